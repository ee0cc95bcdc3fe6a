package dev.demarc.exchange.incoming;

import dev.demarc.matrix.Holder;
import dev.demarc.matrix.Ids;
import dev.demarc.matrix.Lexicon;
import dev.demarc.matrix.Part;
import dev.demarc.model.RawTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads tables of one party each, whose rows are categories, and whose cells tell in prose what that party does. Duties of
 * which both tables speak are claimed by both: that they are shared is for people to agree.
 */
final class ProseForm {

    private static final String OTHER = "Other duties";

    /** Words that begin a sentence about somebody's duty, and say nothing of the duty. */
    private static final String OPENING = "(?i)^(?:is|are)\\s+(?=responsible|accountable)";

    private final Draft draft;
    private final Map<String, String> concerns = new LinkedHashMap<>();
    private final Map<String, Map<String, List<String>>> rest = new TreeMap<>();
    private final Map<String, String> restPlaces = new TreeMap<>();
    private final List<String> categories = new ArrayList<>();

    private ProseForm(Draft draft) {
        this.draft = draft;
    }

    /** Reads the tables of one page that belong together. */
    static void read(List<Shape> shapes, Draft draft) {
        var form = new ProseForm(draft);
        shapes.forEach(form::party);
        for (Shape shape : shapes) {
            shape.table().body().forEach(row -> form.category(shape, row));
        }
        for (Shape shape : shapes) {
            form.table(shape);
        }
        form.others();
        form.arrange();
    }

    private String category(Shape shape, RawTable.Row row) {
        String name = row.cell(shape.label());
        String category = draft.category(CellText.of(name).isEmpty() ? "Row " + row.number() : name);
        if (!categories.contains(category)) {
            categories.add(category);
        }
        return category;
    }

    private String party(Shape shape) {
        String head = shape.head(shape.told().get(0));
        String named = draft.parties().find(head);
        String party = named == null ? draft.parties().learn(head) : named;
        draft.head(party);
        return party;
    }

    private void table(Shape shape) {
        RawTable table = shape.table();
        draft.from(table.place());
        int column = shape.told().get(0);
        String head = shape.head(column);
        String party = party(shape);
        draft.comesFrom("parties." + party, table.place(table.head()) + " “" + head + "”");
        for (RawTable.Row row : table.body()) {
            String category = category(shape, row);
            draft.comesFrom("categories." + category, table.place(row));
            for (int other : shape.beside()) {
                beside(shape.head(other), CellText.of(row.cell(other)), category);
            }
            duties(CellText.of(row.cell(column)).text().replace('\n', ' '), party, category, table.place(row, column));
            for (int surplus = table.width(); surplus < row.cells().size(); surplus++) {
                draft.describeCategory(category, row.cell(surplus));
            }
        }
    }

    private void beside(String head, CellText cell, String category) {
        if (cell.isEmpty()) {
            return;
        }
        if (Shape.isExamples(head)) {
            Examples.of(cell.text()).forEach(each -> draft.example(category, each));
            String before = Examples.before(cell.text());
            if (!before.isEmpty()) {
                draft.describeCategory(category, sentence(before));
            }
        } else {
            draft.describeCategory(category, sentence(head.isEmpty() ? cell.line() : head + ": " + cell.line()));
        }
    }

    /** Cuts a cell's prose into duties, and claims each for the party. */
    private void duties(String text, String party, String category, String place) {
        var words = new LinkedHashMap<String, List<String>>();
        String waiting = "";
        List<Lexicon.Piece> pieces = Lexicon.pieces(text);
        if (pieces.isEmpty() && !text.isBlank()) {
            other(party, category, text, place);
        }
        for (int i = 0; i < pieces.size(); i++) {
            Lexicon.Piece piece = pieces.get(i);
            String said = text.substring(piece.start(), piece.end()).strip();
            if (i == 0) {
                said = withoutParty(said, party);
            }
            if (piece.concern() == null && said.indexOf(' ') < 0 && i + 1 < pieces.size()) {
                // “encrypting, protecting, and managing customer data”: one verb of several that have one object.
                waiting = waiting.isEmpty() ? said : waiting + ", " + said;
                continue;
            }
            String whole = waiting.isEmpty() ? said : waiting + " and " + said;
            waiting = "";
            if (piece.concern() == null) {
                other(party, category, whole, place);
            } else {
                words.computeIfAbsent(piece.concern(), c -> new ArrayList<>()).add(whole);
            }
        }
        words.forEach((concern, said) -> {
            String id = concern(concern);
            String told = sentence(String.join("; ", said));
            draft.put(id, category, new Holder.Owned(new Part(party, told)), place);
            draft.comesFrom("cells." + id + "." + category, place);
        });
    }

    private String withoutParty(String said, String party) {
        int blank = said.indexOf(' ');
        for (int words = 0; words < 3 && blank > 0; words++) {
            String name = said.substring(0, blank);
            if (party.equals(draft.parties().find(name))) {
                return said.substring(blank + 1).strip().replaceAll(OPENING, "");
            }
            blank = said.indexOf(' ', blank + 1);
        }
        return said;
    }

    private void other(String party, String category, String said, String place) {
        rest.computeIfAbsent(category, c -> new LinkedHashMap<>())
                .computeIfAbsent(party, p -> new ArrayList<>())
                .add(said);
        restPlaces.putIfAbsent(category, place);
    }

    private String concern(String name) {
        return concerns.computeIfAbsent(name, n -> draft.concern(Ids.words(n), null, n, "layer"));
    }

    /** What fits no duty that is known, in one concern for all. */
    private void others() {
        if (rest.isEmpty()) {
            return;
        }
        String concern = draft.concern(OTHER, 1, null);
        draft.describe(concern, "What the page says besides, and nobody could sort.");
        for (String category : categories) {
            Map<String, List<String>> said = rest.get(category);
            if (said == null) {
                draft.put(concern, category, new Holder.NotApplicable("Nothing more was said."), "");
                continue;
            }
            var words = new ArrayList<String>();
            said.forEach((party, each) -> words.add(draft.parties().name(party) + ": " + String.join("; ", each)));
            String place = restPlaces.getOrDefault(category, "");
            draft.comesFrom("cells." + concern + "." + category, place);
            draft.put(
                    concern,
                    category,
                    new Holder.Undetermined("Imported: “" + String.join(" · ", words) + "”", null, null),
                    place);
            draft.lose(
                    place,
                    "“%s” names no duty that is known; it stands under “%s”."
                            .formatted(Draft.quoted(String.join("; ", words)), OTHER),
                    "Say in the matrix which duty it is, and whose.");
        }
    }

    /** The top of a stack first, as people draw it. */
    private void arrange() {
        var order = new ArrayList<String>();
        for (String concern : Lexicon.concerns()) {
            String id = concerns.get(concern);
            if (id != null) {
                order.add(id);
            }
        }
        draft.arrange(order);
    }

    /** Words as a sentence. */
    private static String sentence(String words) {
        String plain = words.strip();
        if (plain.isEmpty()) {
            return plain;
        }
        int first = plain.codePointAt(0);
        String begun = Character.toString(Character.toUpperCase(first)) + plain.substring(Character.charCount(first));
        return ".!?".indexOf(begun.charAt(begun.length() - 1)) >= 0 ? begun : begun + ".";
    }

    /** The party of whom a table speaks. */
    static @Nullable String side(Shape shape) {
        String head = shape.proseHead();
        return head == null ? null : Parties.bare(head).toLowerCase(java.util.Locale.ROOT);
    }
}
