package dev.demarc.exchange.incoming;

import dev.demarc.exchange.ImportWishes;
import dev.demarc.exchange.TransferReport;
import dev.demarc.exchange.TransferReport.Remark;
import dev.demarc.matrix.Category;
import dev.demarc.matrix.Cell;
import dev.demarc.matrix.Concern;
import dev.demarc.matrix.Holder;
import dev.demarc.matrix.Ids;
import dev.demarc.matrix.Matrix;
import dev.demarc.matrix.Origin;
import dev.demarc.matrix.Part;
import dev.demarc.matrix.Party;
import dev.demarc.matrix.State;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A matrix while it is being read out of tables. */
final class Draft {

    private static final int SHOWN = 60;

    private static final class Row {
        final String id;
        String name;
        final @Nullable String group;
        final List<String> description = new ArrayList<>();
        final List<String> also = new ArrayList<>();
        final Map<String, List<String>> controls = new TreeMap<>();

        Row(String id, String name, @Nullable String group) {
            this.id = id;
            this.name = name;
            this.group = group;
        }

        Concern concern() {
            return new Concern(
                    id,
                    name,
                    group,
                    description.isEmpty() ? null : String.join(" ", description),
                    new Concern.Proof(null, List.of(), controls),
                    also,
                    List.of());
        }
    }

    private static final class Column {
        final String id;
        final String name;
        final Set<String> examples = new LinkedHashSet<>();
        final List<String> description = new ArrayList<>();

        Column(String id, String name) {
            this.id = id;
            this.name = name;
        }

        Category category() {
            return new Category(
                    id,
                    name,
                    description.isEmpty() ? null : String.join(" ", description),
                    List.copyOf(examples),
                    List.of(),
                    List.of());
        }
    }

    /** What one word of the tables was taken for, and how often. */
    private static final class Word {
        final String place;
        int times;

        Word(String place) {
            this.place = place;
        }
    }

    private final String title;
    private final String id;
    private final ImportWishes wishes;
    private final Parties parties;
    private final Names ids = new Names();
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final Map<String, Row> rowsById = new HashMap<>();
    private final Map<String, Column> columns = new LinkedHashMap<>();
    private final Map<Cell, Holder> cells = new LinkedHashMap<>();
    private final Set<String> heads = new LinkedHashSet<>();
    private final Map<String, List<String>> comments = new TreeMap<>();
    private final Map<String, Set<String>> places = new TreeMap<>();
    private final Map<String, Word> odd = new LinkedHashMap<>();
    private final Set<Remark> guesses = new LinkedHashSet<>();
    private final Set<Remark> losses = new LinkedHashSet<>();
    private final Map<String, Boolean> from = new LinkedHashMap<>();

    Draft(String id, String title, ImportWishes wishes, Parties parties) {
        this.id = Ids.isId(id) ? id : "imported";
        this.title = title;
        this.wishes = wishes;
        this.parties = parties;
        ids.take(Parties.PROVIDER);
        ids.take(Parties.CUSTOMER);
        parties.possible().forEach(ids::take);
    }

    /** Keeps an id for a party. */
    void reserve(String party) {
        ids.take(party);
    }

    Parties parties() {
        return parties;
    }

    ImportWishes wishes() {
        return wishes;
    }

    /** That a table went into it. */
    void from(String place) {
        from.put(place, false);
    }

    /** That a table went into it which shows its cells as Demarc itself would. */
    void fromGrid(String place) {
        from.put(place, true);
    }

    private String firstPlace() {
        return from.isEmpty() ? id : from.keySet().iterator().next();
    }

    /** That a party is to be in the matrix, even if no cell names it. */
    void head(String party) {
        heads.add(party);
        ids.take(party);
    }

    /** The category of that name; made if there is none yet. */
    String category(String written) {
        String name = CellText.of(written).line();
        return columns.computeIfAbsent(CellText.key(name), key -> {
                    String brief = name.replaceAll("(?i)(?<=\\S)\\s+services?$", "");
                    return new Column(ids.fresh(brief, "category"), name.isEmpty() ? "Category" : name);
                })
                .id;
    }

    /** The category that a person named, or the one of that name. */
    String onlyCategory(String name) {
        String wished = wishes.category();
        if (wished == null) {
            if (name.isBlank()) {
                guess(
                        firstPlace(),
                        "Nobody says of what service this is; “%s” was taken for the category.".formatted(title),
                        "--category ID");
            }
            return category(name.isBlank() ? title : name);
        }
        return columns.computeIfAbsent(
                        "\0" + wished, key -> new Column(ids.fresh(wished, "category"), Ids.words(wished)))
                .id;
    }

    void example(String category, String text) {
        column(category).examples.add(text);
    }

    void describeCategory(String category, String text) {
        String line = CellText.of(text).text().replace('\n', ' ').strip();
        if (!line.isEmpty() && !column(category).description.contains(line)) {
            column(category).description.add(line);
        }
    }

    private Column column(String category) {
        return columns.values().stream()
                .filter(column -> column.id.equals(category))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No category " + category));
    }

    /**
     * The concern of that name and group; made if there is none yet.
     *
     * @param number of its row, for one without a name
     */
    String concern(String written, int number, @Nullable String group) {
        String line = CellText.of(written).line();
        String name = line.isEmpty() ? "Row " + number : line;
        return concern(name, group, name, "concern");
    }

    /**
     * The same with an id of its own.
     *
     * @param wanted what the id is made of
     * @param kind what distinguishes it from a category of the same name
     */
    String concern(String name, @Nullable String group, String wanted, String kind) {
        String key = CellText.key(name) + "\0" + (group == null ? "" : group);
        Row known = rows.get(key);
        if (known == null) {
            String fresh = ids.fresh(wanted, kind);
            String given = wishes.names().getOrDefault(fresh, wishes.names().get(name));
            known = new Row(fresh, given == null ? name : given, group);
            rows.put(key, known);
            rowsById.put(fresh, known);
        }
        return known.id;
    }

    private Row row(String concern) {
        Row row = rowsById.get(concern);
        if (row == null) {
            throw new IllegalStateException("No concern " + concern);
        }
        return row;
    }

    void describe(String concern, String text) {
        String line = CellText.of(text).text().replace('\n', ' ').strip();
        if (!line.isEmpty() && !row(concern).description.contains(line)) {
            row(concern).description.add(line);
        }
    }

    void also(String concern, String name) {
        if (!row(concern).also.contains(name) && !row(concern).name.equals(name)) {
            row(concern).also.add(name);
        }
    }

    void control(String concern, String framework, String control) {
        List<String> all = row(concern).controls.computeIfAbsent(framework, f -> new ArrayList<>());
        if (!all.contains(control)) {
            all.add(control);
        }
    }

    /** What stands in the matrix for a cell so far. */
    @Nullable
    Holder holder(String concern, String category) {
        return cells.get(new Cell(concern, category));
    }

    /** Puts a holder; what two places say of one cell is claimed by both. */
    void put(String concern, String category, Holder holder, String place) {
        var cell = new Cell(concern, category);
        Holder before = cells.get(cell);
        if (before == null || before instanceof Holder.Missing || before.equals(holder)) {
            cells.put(cell, holder);
            return;
        }
        if (holder instanceof Holder.Missing) {
            return;
        }
        var parts = new LinkedHashMap<String, Part>();
        before.parts().forEach(part -> parts.put(part.party(), part));
        holder.parts().forEach(part -> parts.merge(part.party(), part, Draft::joined));
        boolean plain = isClaim(before) && isClaim(holder);
        if (plain && parts.size() == 1) {
            cells.put(cell, new Holder.Owned(parts.values().iterator().next()));
        } else if (plain) {
            cells.put(cell, new Holder.Overlap(inOrder(List.copyOf(parts.values()))));
        } else {
            lose(
                    place,
                    "“%s” is told twice; what was told first counts, not “%s”."
                            .formatted(row(concern).name, told(holder)),
                    "Look at both rows, and write into the matrix what is right.");
        }
    }

    private static boolean isClaim(Holder holder) {
        return holder instanceof Holder.Owned || holder instanceof Holder.Overlap;
    }

    private static Part joined(Part one, Part other) {
        if (one.text() == null || other.text() == null || one.text().equals(other.text())) {
            return one.text() == null ? other : one;
        }
        return new Part(one.party(), one.text() + " " + other.text());
    }

    private String told(Holder holder) {
        if (holder instanceof Holder.Undetermined open && open.reason() != null) {
            return open.reason().replace("Imported: ", "").replace("“", "").replace("”", "");
        }
        var words = new ArrayList<String>();
        if (holder instanceof Holder.Varies varies) {
            words.add(varies.condition().replace("Imported: ", ""));
        } else if (holder instanceof Holder.NotApplicable na && na.reason() != null) {
            words.add(na.reason());
        }
        for (Part part : holder.parts()) {
            words.add(parties.name(part.party()) + (part.text() == null ? "" : ": " + part.text()));
        }
        return words.isEmpty() ? holder.state().word() : String.join(", ", words);
    }

    /** Parts in the order in which the matrix has its parties. */
    List<Part> inOrder(List<Part> parts) {
        return parts.stream()
                .sorted((a, b) -> Integer.compare(rank(a.party()), rank(b.party())))
                .toList();
    }

    /** Providers first, for what they hold lies at the bottom; the customer last. */
    private int rank(String party) {
        if (party.equals(Parties.PROVIDER)) {
            return -1;
        } else if (party.equals(Parties.CUSTOMER)) {
            return Integer.MAX_VALUE;
        }
        int known = parties.ids().indexOf(party);
        return known < 0 ? Integer.MAX_VALUE - 1 : known;
    }

    /** Puts what isn't understood, in its own words. */
    void putOdd(String concern, String category, String words, String place) {
        String line = CellText.of(words).text().replace('\n', ' ');
        put(concern, category, new Holder.Undetermined("Imported: “" + line + "”", null, null), place);
        odd(line, place);
    }

    /** That a cell's words aren't understood; how often is told at the end. */
    void odd(String line, String place) {
        odd.computeIfAbsent(line, l -> new Word(place)).times++;
    }

    /** Tells beside a thing where it comes from. */
    void comesFrom(String thing, String place) {
        if (!place.isEmpty()) {
            places.computeIfAbsent(thing, t -> new LinkedHashSet<>()).add(place);
        }
    }

    /** Tells something else beside it. */
    void comment(String thing, String text) {
        List<String> lines = comments.computeIfAbsent(thing, t -> new ArrayList<>());
        String line = text.replaceAll("\\s+", " ").strip();
        if (!line.isEmpty() && !lines.contains(line)) {
            lines.add(line);
        }
    }

    void guess(String place, String message, @Nullable String remedy) {
        guesses.add(new Remark(place, message, remedy));
    }

    void lose(String place, String message, @Nullable String remedy) {
        losses.add(new Remark(place, message, remedy));
    }

    /** A text so short that a report may quote it. */
    static String quoted(String text) {
        String line = text.replace('\n', ' ').strip();
        int points = line.codePointCount(0, line.length());
        return points <= SHOWN
                ? line
                : line.substring(0, line.offsetByCodePoints(0, SHOWN)).strip() + "…";
    }

    /** Whether there is anything in it. */
    boolean isEmpty() {
        return rows.isEmpty() || columns.isEmpty();
    }

    /** The matrix as it is now, with all that is to be said of it. */
    Imported done() {
        odd.forEach((line, word) -> lose(
                word.place,
                line.isEmpty()
                        ? "%s: nobody says what an empty cell means.".formatted(count(word.times, "undetermined cell"))
                        : "“%s” is no party's name; %s so."
                                .formatted(quoted(line), word.times == 1 ? "one cell says" : word.times + " cells say"),
                line.codePointCount(0, line.length()) > SHOWN
                        ? "Say in the matrix who it is."
                        : "--alias '" + line + "=PARTY'"));
        var used = new LinkedHashSet<>(heads);
        cells.values().forEach(holder -> used.addAll(holder.parties()));
        if (used.isEmpty()) {
            used.addAll(List.of(Parties.PROVIDER, Parties.CUSTOMER));
            guess(
                    firstPlace(),
                    "No party is named; a provider and a customer stand in the matrix.",
                    "--alias 'WORD=PARTY'");
        }
        var all = used.stream()
                .sorted((a, b) -> Integer.compare(rank(a), rank(b)))
                .map(this::party)
                .toList();
        var lettered = new ArrayList<Party>();
        var letters = new HashSet<String>();
        for (Party party : all) {
            String letter = letter(party.name(), letters);
            letters.add(letter);
            lettered.add(new Party(
                    party.id(), party.name(), lettered.size() + 1, letter, null, party.words(), party.also()));
        }
        var matrix = new Matrix(
                wishes.id() == null ? id : wishes.id(),
                new Matrix.Heading(title, null),
                Origin.NONE,
                lettered,
                columns.values().stream().map(Column::category).toList(),
                rows.values().stream().map(Row::concern).toList(),
                inOrderOfRows());
        return new Imported(
                matrix,
                allComments(),
                tables(),
                new TransferReport(counted(matrix), List.copyOf(guesses), List.copyOf(losses)));
    }

    private Map<String, List<String>> allComments() {
        var all = new TreeMap<>(comments);
        places.forEach((thing, from) -> {
            var lines = new ArrayList<String>();
            lines.add(String.join(", ", from));
            lines.addAll(comments.getOrDefault(thing, List.of()));
            all.put(thing, lines);
        });
        return all;
    }

    private List<Imported.Table> tables() {
        var tables = new ArrayList<Imported.Table>();
        from.forEach((place, grid) -> tables.add(new Imported.Table(place, grid && odd.isEmpty())));
        return tables;
    }

    private static String count(int times, String what) {
        return times == 1 ? "One " + what : times + " " + what + "s";
    }

    private Party party(String party) {
        return new Party(
                party, parties.name(party), 1, "", null, new Party.PartyWords(null, null), parties.also(party));
    }

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

    private Map<Cell, Holder> inOrderOfRows() {
        var ordered = new LinkedHashMap<Cell, Holder>();
        for (Row row : rows.values()) {
            for (Column column : columns.values()) {
                Holder holder = cells.get(new Cell(row.id, column.id));
                if (holder != null && !(holder instanceof Holder.Missing)) {
                    ordered.put(new Cell(row.id, column.id), ordered(holder));
                }
            }
        }
        return ordered;
    }

    private Holder ordered(Holder holder) {
        if (holder instanceof Holder.Shared shared) {
            return new Holder.Shared(inOrder(shared.parts()));
        }
        return holder instanceof Holder.Overlap overlap ? new Holder.Overlap(inOrder(overlap.parts())) : holder;
    }

    /** How many cells there are of each state. */
    static Map<State, Integer> counted(Matrix matrix) {
        var counted = new EnumMap<State, Integer>(State.class);
        for (Concern concern : matrix.concerns()) {
            for (Category category : matrix.categories()) {
                counted.merge(matrix.holder(concern, category).state(), 1, Integer::sum);
            }
        }
        return counted;
    }

    /** Sets the rows in this order; those that aren't named keep theirs, behind. */
    void arrange(List<String> concerns) {
        var arranged = new LinkedHashMap<String, Row>();
        for (String concern : concerns) {
            rows.forEach((key, row) -> {
                if (row.id.equals(concern)) {
                    arranged.put(key, row);
                }
            });
        }
        rows.forEach(arranged::putIfAbsent);
        rows.clear();
        rows.putAll(arranged);
    }
}
