package dev.demarc.exchange;

import dev.demarc.matrix.Category;
import dev.demarc.matrix.Cell;
import dev.demarc.matrix.Concern;
import dev.demarc.matrix.Holder;
import dev.demarc.matrix.Matrix;
import dev.demarc.matrix.Origin;
import dev.demarc.matrix.Part;
import dev.demarc.matrix.Party;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Matrices as no person would write them, though a file could: every state, and texts that look like something else. */
public final class RandomMatrix {

    private static final List<String> TEXTS = List.of(
            "Takes them.",
            "Encrypts its volumes, and keeps the keys.",
            "yes",
            "No",
            "off",
            "~",
            "null",
            "NaN",
            ".inf",
            "42",
            "0x1F",
            "0o17",
            "1_000",
            "1e3",
            "-1",
            "+1",
            ".5",
            "12:30:45",
            "2026-11-01",
            "2001-12-14t21:59:43.10-05:00",
            "key: value",
            "ends with a colon:",
            "a #comment",
            "# heading",
            "a:b",
            "https://example.org/a?b=c&d#e",
            "- item",
            "-",
            "? what",
            "!tag",
            "&anchor",
            "*alias",
            "| block",
            "> fold",
            "@at",
            "`code`",
            "%directive",
            "---",
            "...",
            "{a: b}",
            "[a, b]",
            "a, b",
            "a]b}c",
            "<<",
            "=SUM(A1:A2)",
            "'quoted'",
            "it's",
            "\"quoted\"",
            "says \"so\"",
            "back\\slash \\n",
            "'=1",
            "two\nlines",
            "a\n\n  b\n",
            "tab\there",
            "car\rriage",
            "two  blanks",
            "nbsp\u00A0x",
            "nel\u0085x",
            "ls\u2028x",
            "bell\u0007x",
            "bom\uFEFFx",
            "責任分界点の定義と運用",
            "النسخ الاحتياطي",
            "\uD83D\uDE80 launch",
            "| pipe | in a table",
            "<b>bold</b> & <!-- comment -->",
            "*star* _line_ [link](x)",
            "x".repeat(130),
            "Stored bytes are unreadable without a key, and the key is kept by somebody else than the bytes are; "
                    + "who asks for it is written down, and looked at once in a month at the least.",
            "n/a",
            "default",
            "shared");

    private static final List<String> IDS = List.of(
            "no", "on", "y", "null", "true", "1", "2026-01-01", "0x1f", "1e3", "a", "b-2", "data-team", "e2e", "007");

    private final Random random;
    private final Set<String> taken = new HashSet<>();
    private final List<String> parties = new ArrayList<>();

    private RandomMatrix(int seed) {
        this.random = new Random(seed);
    }

    /** The matrix of that number. */
    public static Matrix of(int seed) {
        return new RandomMatrix(seed).matrix();
    }

    private Matrix matrix() {
        var someParties = someParties();
        var categories = new ArrayList<Category>();
        for (int i = 0; i <= random.nextInt(6); i++) {
            // A category may once have been called what a party is called now.
            List<String> earlier = maybe() ? List.of(pick(parties)) : List.of();
            categories.add(new Category(id(), text(), told(), texts(), texts(), earlier));
        }
        var concerns = new ArrayList<Concern>();
        var cells = new LinkedHashMap<Cell, Holder>();
        for (int i = 0; i <= random.nextInt(8); i++) {
            var concern = new Concern(id(), text(), told(), told(), proof(), texts(), texts());
            concerns.add(concern);
            row(concern, categories, cells);
        }
        Map<String, String> omits = new TreeMap<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            omits.put(text(), maybe() ? "" : text());
        }
        Origin.Source source = maybe() ? null : new Origin.Source(told(), told(), date());
        return new Matrix(
                id(),
                new Matrix.Heading(text(), told()),
                new Origin(source, told(), date(), omits),
                someParties,
                categories,
                concerns,
                cells);
    }

    private List<Party> someParties() {
        var some = new ArrayList<Party>();
        var letters = new HashSet<String>();
        int count = 2 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            String id = id();
            String name = text();
            String letter = letter(name, letters);
            letters.add(letter);
            // The last may be a team of the first.
            String above = i > 1 && i == count - 1 && maybe() ? parties.get(0) : null;
            var words = new Party.PartyWords(told(), told(), texts());
            some.add(new Party(id, name, i + 1, letter, above, words, texts()));
            parties.add(id);
        }
        return some;
    }

    /** As the reader gives letters: the first of the name that is free, else a digit. */
    private static String letter(String name, Set<String> taken) {
        for (int point : name.codePoints().toArray()) {
            String letter = Character.toString(Character.toUpperCase(point));
            if (Character.isLetter(point) && !taken.contains(letter)) {
                return letter;
            }
        }
        int digit = 1;
        while (taken.contains(Integer.toString(digit))) {
            digit++;
        }
        return Integer.toString(digit);
    }

    private Concern.Proof proof() {
        if (maybe()) {
            return Concern.Proof.NONE;
        }
        var levels = Concern.Level.values();
        Map<String, List<String>> controls = new TreeMap<>();
        if (maybe()) {
            controls.put("nist-800-53", List.of("SC-28", "AC-2(1)"));
            controls.put(text(), texts());
        }
        return new Concern.Proof(maybe() ? null : levels[random.nextInt(levels.length)], texts(), controls);
    }

    private void row(Concern concern, List<Category> categories, Map<Cell, Holder> cells) {
        Holder most = holder(true);
        int kind = random.nextInt(4);
        for (Category category : categories) {
            boolean agrees = kind == 0 || (kind == 1 && random.nextInt(4) > 0);
            boolean silent = kind == 2 && maybe();
            if (!silent) {
                cells.put(new Cell(concern.id(), category.id()), agrees ? most : holder(true));
            }
        }
    }

    private Holder holder(boolean mayVary) {
        return switch (random.nextInt(mayVary ? 10 : 8)) {
            case 0, 1 -> new Holder.Owned(new Part(pick(parties), told()));
            case 2, 3 -> several(true);
            case 4 -> several(false);
            case 5 -> new Holder.Outsourced(pick(parties), maybe() ? null : pick(parties), told());
            case 6 -> new Holder.NotApplicable(told());
            case 7 -> new Holder.Undetermined(told(), told(), date());
            case 8 -> new Holder.Varies(maybe() ? "" : text(), maybe() ? null : holder(false), List.of());
            default -> new Holder.Missing();
        };
    }

    private Holder several(boolean agreed) {
        var parts = new ArrayList<Part>();
        // Without the first: it may be the party above the last, and then the last alone would hold the cell.
        for (String party : parties.subList(parties.size() > 2 ? 1 : 0, parties.size())) {
            if (parts.size() < 2 || maybe()) {
                parts.add(new Part(party, told()));
            }
        }
        return agreed ? new Holder.Shared(parts) : new Holder.Overlap(parts);
    }

    private boolean maybe() {
        return random.nextBoolean();
    }

    private String id() {
        String id = pick(IDS);
        while (!taken.add(id)) {
            id = pick(IDS) + "-" + random.nextInt(1000);
        }
        return id;
    }

    private @Nullable LocalDate date() {
        return maybe() ? null : LocalDate.of(2027, 1, 1).plusDays(random.nextInt(400));
    }

    private @Nullable String told() {
        return random.nextInt(3) == 0 ? null : text();
    }

    private String text() {
        // Readers take blanks away from both ends.
        String text = random.nextInt(4) == 0 ? pick(TEXTS) + " " + pick(TEXTS) : pick(TEXTS);
        return text.strip();
    }

    private List<String> texts() {
        var texts = new ArrayList<String>();
        for (int i = random.nextInt(4); i > 0; i--) {
            texts.add(text());
        }
        return texts;
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
