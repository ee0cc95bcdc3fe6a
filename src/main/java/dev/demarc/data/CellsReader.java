package dev.demarc.data;

import dev.demarc.data.Roster.Kind;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.matrix.Cell;
import dev.demarc.matrix.Holder;
import dev.demarc.matrix.Part;
import dev.demarc.source.Location;
import dev.demarc.source.SourceFile;
import dev.demarc.source.Span;
import dev.demarc.wording.Wording;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the cells of a matrix from CSV: one line a part, {@code concern,category,holder,text}. */
final class CellsReader {

    private static final List<String> COLUMNS = List.of("concern", "category", "holder", "text");
    private static final String OTHERWISE = "otherwise";
    private static final Pattern GUARDED = Pattern.compile("'+[=+\\-@\\t\\r]");

    /** Takes a cell in; no holder means that it can't be known. */
    interface Sink {
        void put(Cell cell, @Nullable Holder holder, Location place);
    }

    private record Row(
            Grid.Field concern,
            Grid.Field category,
            Grid.Field holder,
            @Nullable String text) {
        Row withHolder(String other) {
            return new Row(concern, category, new Grid.Field(other, holder.span()), text);
        }

        boolean says(String form) {
            return holder.text().equals(form) || holder.text().startsWith(form + ":");
        }
    }

    private final Roster roster;
    private final Report report;
    private final Function<Cell, @Nullable Location> told;
    private final Sink sink;

    /**
     * A reader for one matrix.
     *
     * @param told where the matrix's own file tells a cell; nothing if it doesn't
     */
    CellsReader(Roster roster, Report report, Function<Cell, @Nullable Location> told, Sink sink) {
        this.roster = roster;
        this.report = report;
        this.told = told;
        this.sink = sink;
    }

    /** Reads all cells, and yields their words; nothing if the file, or its head, can't be read, which was told. */
    @Nullable
    Wording read(SourceFile file) {
        String text = Tree.text(file, report);
        var grid = text == null ? null : Grid.read(text, report);
        if (grid == null) {
            return null;
        }
        var columns = columns(grid);
        if (columns == null) {
            return null;
        }
        var byCell = new LinkedHashMap<Cell, List<Row>>();
        for (List<Grid.Field> fields : grid.subList(1, grid.size())) {
            row(fields, columns, byCell);
        }
        byCell.forEach((cell, rows) -> {
            if (!cell.category().equals(OTHERWISE)) {
                enter(cell, rows);
            }
        });
        byCell.forEach((cell, rows) -> {
            if (cell.category().equals(OTHERWISE)) {
                fill(cell.concern(), rows, byCell);
            }
        });
        return DataWords.of(file, grid.subList(1, grid.size()), columns.getOrDefault("text", 0));
    }

    private @Nullable Map<String, Integer> columns(List<List<Grid.Field>> grid) {
        var head = grid.isEmpty() ? List.<Grid.Field>of() : grid.get(0);
        var columns = new LinkedHashMap<String, Integer>();
        for (int i = 0; i < head.size(); i++) {
            columns.putIfAbsent(head.get(i).text().strip(), i);
        }
        var missing =
                COLUMNS.stream().filter(name -> !columns.containsKey(name)).toList();
        if (missing.isEmpty()) {
            head.forEach(this::surplus);
            return columns;
        }
        report.tell(
                RuleId.WRONG_VALUE,
                head.isEmpty() ? Span.START : head.get(0).span(),
                "The first line has no column `%s`.".formatted(String.join("`, `", missing)),
                "Begin the file with `concern,category,holder,text`.",
                missing.get(0));
        return null;
    }

    private void surplus(Grid.Field column) {
        String name = column.text().strip();
        if (!COLUMNS.contains(name) && !name.isEmpty() && !name.startsWith("x-")) {
            report.advise(
                    RuleId.UNKNOWN_KEY,
                    column.span(),
                    "The column `%s` is not read.".formatted(name),
                    "Columns here: `concern`, `category`, `holder`, `text`; put `x-` in front of your own.",
                    name);
        }
    }

    private void row(List<Grid.Field> fields, Map<String, Integer> columns, Map<Cell, List<Row>> byCell) {
        var concern = field(fields, columns, "concern");
        var category = field(fields, columns, "category");
        String row = roster.resolve(Kind.CONCERN, concern.text(), concern.span(), report);
        String column = category.text().equals(OTHERWISE)
                ? OTHERWISE
                : roster.resolve(Kind.CATEGORY, category.text(), category.span(), report);
        if (row != null && column != null) {
            String text = field(fields, columns, "text").text();
            byCell.computeIfAbsent(new Cell(row, column), cell -> new ArrayList<>())
                    .add(new Row(concern, category, field(fields, columns, "holder"), text.isEmpty() ? null : text));
        }
    }

    private static Grid.Field field(List<Grid.Field> fields, Map<String, Integer> columns, String name) {
        int index = columns.getOrDefault(name, 0);
        if (index >= fields.size()) {
            return new Grid.Field("", fields.get(fields.size() - 1).span());
        }
        var field = fields.get(index);
        String text = field.text().strip();
        // Spreadsheets take a value that begins so for a formula, therefore it is written with a quote sign in front;
        // and so is one that begins with such signs itself, or reading would take one of its own.
        boolean guarded = GUARDED.matcher(field.text()).lookingAt();
        return new Grid.Field(guarded ? field.text().substring(1).strip() : text, field.span());
    }

    private void enter(Cell cell, List<Row> rows) {
        var first = rows.get(0).holder();
        Location before = told.apply(cell);
        if (before != null) {
            report.twice(
                    cell.toString(),
                    first.span(),
                    before,
                    "`%s` is told here and in the matrix's own file.".formatted(cell),
                    "What stands under `who` counts: drop one of the two.");
            return;
        }
        Holder holder = holder(rows, cell.toString());
        if (!(holder instanceof Holder.Missing)) {
            sink.put(cell, holder, report.at(first.span()));
        }
    }

    private void fill(String concern, List<Row> rows, Map<Cell, List<Row>> byCell) {
        Holder holder = holder(rows, concern + "." + OTHERWISE);
        if (holder instanceof Holder.Missing) {
            return;
        }
        for (String category : roster.ids(Kind.CATEGORY)) {
            var cell = new Cell(concern, category);
            if (told.apply(cell) == null && !byCell.containsKey(cell)) {
                sink.put(cell, holder, report.at(rows.get(0).category().span()));
            }
        }
    }

    private @Nullable Holder holder(List<Row> rows, String cell) {
        var first = rows.get(0);
        if (first.says("varies")) {
            return varies(rows, cell);
        }
        if (first.says("shared")) {
            var parts = parts(rows, "shared:", cell);
            return parts == null ? null : shared(first, parts, cell);
        }
        if (first.says("outsourced")
                || first.says("n/a")
                || first.says("undetermined")
                || first.holder().text().isEmpty()) {
            rows.subList(1, rows.size()).forEach(row -> again(row, cell));
            return single(first);
        }
        if (first.says("default")) {
            wrong(first, "`default` stands without a line that says `varies`.", "Write the condition first: `varies`.");
            return null;
        }
        var parts = parts(rows, "", cell);
        return parts == null ? null : claimed(parts);
    }

    private Holder claimed(List<Part> parts) {
        var folded = roster.fold(parts);
        return folded.size() == 1 ? new Holder.Owned(folded.get(0)) : new Holder.Overlap(folded);
    }

    private Holder shared(Row first, List<Part> parts, String cell) {
        var folded = roster.fold(parts);
        if (parts.size() < 2) {
            wrong(
                    first,
                    "`%s` is shared by `%s` alone, and it takes two to share."
                            .formatted(cell, parts.get(0).party()),
                    "Write a line for the other party, or take `shared:` away.");
        }
        return folded.size() == 1 ? new Holder.Owned(folded.get(0)) : new Holder.Shared(folded);
    }

    private @Nullable Holder varies(List<Row> rows, String cell) {
        var defaults = new ArrayList<Row>();
        for (Row row : rows.subList(1, rows.size())) {
            if (row.says("default")) {
                String rest = row.holder().text().substring("default".length());
                defaults.add(row.withHolder(rest.startsWith(":") ? rest.substring(1) : rest));
            } else {
                again(row, cell);
            }
        }
        String text = rows.get(0).text();
        String condition = text == null ? "" : text;
        if (defaults.isEmpty()) {
            return new Holder.Varies(condition, null, List.of());
        }
        if (defaults.get(0).says("varies") || defaults.get(0).says("default")) {
            wrong(
                    defaults.get(0),
                    "The default of `%s` varies again.".formatted(cell),
                    "Name who holds it until then.");
            return new Holder.Varies(condition, null, List.of());
        }
        Holder otherwise = holder(defaults, cell);
        return otherwise == null
                ? null
                : new Holder.Varies(condition, otherwise instanceof Holder.Missing ? null : otherwise, List.of());
    }

    private @Nullable Holder single(Row row) {
        var words = words(row.holder().text());
        String second = words.size() > 1 ? words.get(1).strip() : "";
        String third = words.size() > 2 ? words.get(2).strip() : "";
        if (row.holder().text().isEmpty()) {
            return new Holder.Missing();
        } else if (row.says("n/a")) {
            return new Holder.NotApplicable(row.text());
        } else if (row.says("undetermined")) {
            var until = new Node.Scalar(third, false, row.holder().span());
            LocalDate date = third.isEmpty() ? null : Keys.date(until, "until", report);
            return new Holder.Undetermined(row.text(), second.isEmpty() ? null : second, date);
        }
        if (second.isEmpty()) {
            wrong(row, "`outsourced` doesn't say to whom.", "Write `outsourced:TO:BY`.");
            return null;
        }
        String to = roster.resolve(Kind.PARTY, second, row.holder().span(), report);
        String by = third.isEmpty()
                ? null
                : roster.resolve(Kind.PARTY, third, row.holder().span(), report);
        return to == null || (by == null && !third.isEmpty()) ? null : new Holder.Outsourced(to, by, row.text());
    }

    /** A holder's words; colons of whoever will settle an open question are its own. */
    private static List<String> words(String holder) {
        var words = List.of(holder.split(":", -1));
        int last = words.size() - 1;
        return last > 2 && words.get(0).equals("undetermined")
                ? List.of(words.get(0), String.join(":", words.subList(1, last)), words.get(last))
                : words;
    }

    /** The parties of several lines; nothing if one of them is unknown. */
    private @Nullable List<Part> parts(List<Row> rows, String prefix, String cell) {
        var parts = new LinkedHashMap<String, Part>();
        boolean known = true;
        for (Row row : rows) {
            String written = row.holder().text();
            boolean fits = written.startsWith(prefix) && written.indexOf(':', prefix.length()) < 0;
            if (!fits || written.isEmpty() || written.equals("n/a") || written.equals("undetermined")) {
                again(row, cell);
                continue;
            }
            String party = roster.resolve(
                    Kind.PARTY,
                    written.substring(prefix.length()).strip(),
                    row.holder().span(),
                    report);
            if (party == null) {
                known = false;
            } else if (parts.putIfAbsent(party, new Part(party, row.text())) != null) {
                report.twice(
                        cell,
                        row.holder().span(),
                        report.at(rows.get(0).holder().span()),
                        "`%s` stands twice for `%s`.".formatted(written, cell),
                        "Only the first counts: put both texts into one line.");
            }
        }
        return known && !parts.isEmpty() ? List.copyOf(parts.values()) : null;
    }

    /** A line that says otherwise than the first of its cell. */
    private void again(Row row, String cell) {
        wrong(
                row,
                "`%s` doesn't go with the first line of `%s`."
                        .formatted(row.holder().text(), cell),
                "Lines of one cell all begin with `shared:`, or are all plain parties, or are `varies` and its `default:`.");
    }

    private void wrong(Row row, String message, String hint) {
        String concern = row.concern().text();
        report.tell(
                RuleId.WRONG_VALUE,
                row.holder().span(),
                message,
                hint,
                concern + "." + row.category().text());
    }
}
