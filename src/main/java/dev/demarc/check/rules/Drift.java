package dev.demarc.check.rules;

import dev.demarc.check.CheckedSite;
import dev.demarc.check.Report;
import dev.demarc.check.SiteRule;
import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.Diagnostic.Related;
import dev.demarc.diagnostic.Edit;
import dev.demarc.diagnostic.Nearest;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.diagnostic.Severity;
import dev.demarc.matrix.Category;
import dev.demarc.matrix.Cell;
import dev.demarc.matrix.CellWords;
import dev.demarc.matrix.Concern;
import dev.demarc.matrix.Duties;
import dev.demarc.matrix.Holder;
import dev.demarc.matrix.Matrix;
import dev.demarc.matrix.Voice;
import dev.demarc.model.BoundTable;
import dev.demarc.source.Location;
import dev.demarc.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A bound table that says otherwise than the data.
 *
 * <p>What is a gap or an overlap in the data is told there, and no table can be right about it. Rows and columns that
 * aren't of the matrix are left alone, but for a row that says who holds something that nobody knows.
 */
public final class Drift implements SiteRule {

    /** A table that lacks more rows than that was never meant to be whole. */
    private static final int FEW = 2;

    private static final String FIX = " `demarc check --fix` rewrites the table.";

    @Override
    public void check(CheckedSite checked, Report report) {
        HeardTables.in(checked).forEach(table -> table.drift().forEach(report::add));
    }

    /** What is to be said of one table. */
    static void check(Bound bound, Vocabulary names, @Nullable TableGrid grid, Report report) {
        if (grid == null) {
            DutyList.of(bound, names).check(report);
        } else if (grid.isForeign()) {
            tellForeign(bound, report);
        } else {
            new OneTable(grid, names, report).check();
        }
    }

    /** Whether the data settles a cell, so that a table can be wrong about it. */
    static boolean isSettled(Duties duties, Cell cell) {
        Holder holder = duties.matrix().holder(cell.concern(), cell.category());
        return !(holder instanceof Holder.Missing)
                && !(holder instanceof Holder.Overlap)
                && !duties.file().unsettled().contains(cell);
    }

    /** Where the data tells a cell. */
    static Location placeOf(Duties duties, Cell cell) {
        List<Voice> voices = duties.voices(cell);
        boolean silent = duties.file().matrix().holder(cell.concern(), cell.category()) instanceof Holder.Missing;
        return silent && !voices.isEmpty()
                ? voices.get(0).place()
                : duties.file().at(cell);
    }

    /** A place without its column: {@code aws/security.matrix.yml:41}. */
    static String lineOf(Location place) {
        return place instanceof Location.InFile at ? at.path() + ":" + at.span().line() : place.toString();
    }

    private static void tellForeign(Bound bound, Report report) {
        report.at(
                RuleId.DRIFT,
                Location.in(bound.place(), span(bound.table().head())),
                "This table has no concern and no category of “%s”."
                        .formatted(bound.matrix().title()),
                "Its first column names concerns and its head categories, or the other way round; or take the comment"
                        + " above it out.",
                bound.matrix().id());
    }

    static Span span(BoundTable.Row row) {
        Span first = row.cells().get(0).span();
        Span last = row.cells().get(row.cells().size() - 1).span();
        return new Span(first.line(), first.column(), last.endLine(), last.endColumn());
    }

    /** What is to be said of one table, and how it is mended. */
    private static final class OneTable {
        private final TableGrid grid;
        private final Bound bound;
        private final Matrix matrix;
        private final Vocabulary names;
        private final Report report;
        private final List<TableGrid.Spot> spots;
        private final CellSpeech speech;
        private final TableMending mending;

        OneTable(TableGrid grid, Vocabulary names, Report report) {
            this.grid = grid;
            this.bound = grid.bound();
            this.matrix = bound.matrix();
            this.names = names;
            this.report = report;
            this.spots = grid.spots();
            this.speech = bound.party() == null
                    ? new HolderSpeech(matrix, names.parties())
                    : PartySpeech.of(
                            matrix,
                            names.parties(),
                            bound.party(),
                            spots.stream().map(spot -> spot.written().text()).toList());
            this.mending = new TableMending(bound.place(), bound.table());
        }

        void check() {
            var drifted = spots.stream().filter(this::isDrifted).toList();
            drifted.forEach(spot -> mending.change(spot.row(), spot.column(), speech.words(holder(spot.cell()))));
            List<Concern> concerns = grid.lackingConcerns();
            List<Category> categories = grid.lackingCategories();
            boolean excerpt = concerns.size() > FEW;
            List<Concern> added = excerpt ? List.of() : concerns;
            add(added, categories);
            drifted.forEach(this::tell);
            if (!added.isEmpty() || !categories.isEmpty()) {
                report.add(lacks(added, categories).mendedBy(mending.editsOfAdded()));
            }
            if (excerpt) {
                report.add(lacks(concerns, List.of()).as(Severity.INFO));
            }
            tellStrangeRows();
        }

        private Holder holder(Cell cell) {
            return matrix.holder(cell.concern(), cell.category());
        }

        private boolean isDrifted(TableGrid.Spot spot) {
            return isSettled(bound.duties(), spot.cell())
                    && !speech.agrees(spot.written().text(), holder(spot.cell()));
        }

        private void tell(TableGrid.Spot spot) {
            Holder holder = holder(spot.cell());
            String told = Words.clipped(spot.written().text());
            String says = told.isEmpty() ? "nothing" : "“" + told + "”";
            Location data = placeOf(bound.duties(), spot.cell());
            Span at = told.isEmpty() ? spot.written().slot() : spot.written().span();
            report.add(Diagnostic.of(
                            RuleId.DRIFT,
                            Location.in(bound.place(), at),
                            "The table says %s for “%s” in “%s”; the data says %s."
                                    .formatted(
                                            says,
                                            Words.concern(matrix, spot.cell()),
                                            Words.category(matrix, spot.cell()),
                                            speech.told(holder)),
                            "The data: `" + lineOf(data) + "`." + FIX,
                            spot.cell().toString())
                    .with(List.of(new Related(data, "The data says “" + CellWords.of(matrix, holder) + "” here.")))
                    .mendedBy(mending.editsOf(spot.row(), spot.column())));
        }

        private Diagnostic lacks(List<Concern> concerns, List<Category> categories) {
            var lacking = new ArrayList<String>();
            concerns.forEach(concern -> lacking.add("“" + concern.name() + "”"));
            categories.forEach(category -> lacking.add("“" + category.name() + "”"));
            Location data = concerns.isEmpty()
                    ? bound.duties().file().at("categories." + categories.get(0).id())
                    : bound.duties().file().at("concerns." + concerns.get(0).id());
            String narrow = concerns.isEmpty() ? "categories=" : "concerns=";
            boolean excerpt = concerns.size() > FEW;
            return Diagnostic.of(
                            RuleId.DRIFT,
                            Location.in(bound.place(), span(bound.table().head())),
                            "The table lacks %s of “%s”.".formatted(Words.joined(Words.few(lacking)), matrix.title()),
                            "If it is to be about a part of the matrix, say so in the comment above: `" + narrow + "…`."
                                    + (excerpt
                                            ? ""
                                            : " If not,".concat(FIX.replace(" rewrites the table", " adds them"))),
                            null)
                    .with(List.of(new Related(data, "It stands here in the data.")));
        }

        private void add(List<Concern> concerns, List<Category> categories) {
            Map<String, String> addedRows = new LinkedHashMap<>();
            Map<String, String> addedColumns = new LinkedHashMap<>();
            Map<String, String> forConcerns = grid.turned() ? addedColumns : addedRows;
            Map<String, String> forCategories = grid.turned() ? addedRows : addedColumns;
            concerns.forEach(each -> forConcerns.put(each.id(), names.concerns().label(each.id(), each.name())));
            categories.forEach(
                    each -> forCategories.put(each.id(), names.categories().label(each.id(), each.name())));
            addedColumns.values().forEach(mending::addColumn);
            int width = bound.table().head().cells().size();
            List<BoundTable.Row> rows = bound.table().rows();
            if (!addedColumns.isEmpty()) {
                for (int row = 0; row < rows.size(); row++) {
                    if (rows.get(row).cells().size() > 1) {
                        String id = grid.rows().get(row);
                        var tail = new ArrayList<String>();
                        for (int column = rows.get(row).cells().size(); column < width; column++) {
                            tail.add(words(id, grid.columns().get(column)));
                        }
                        addedColumns.keySet().forEach(column -> tail.add(words(id, column)));
                        mending.complete(row, tail);
                    }
                }
            }
            addedRows.forEach((id, label) -> {
                var row = new ArrayList<String>();
                row.add(label);
                for (int column = 1; column < width; column++) {
                    row.add(words(id, grid.columns().get(column)));
                }
                addedColumns.keySet().forEach(column -> row.add(words(id, column)));
                mending.addRow(row);
            });
        }

        private String words(@Nullable String row, @Nullable String column) {
            return row == null || column == null ? "" : speech.words(holder(grid.cell(row, column)));
        }

        /** A row of something that the matrix doesn't know, of which the table says who holds it. */
        private void tellStrangeRows() {
            Function<Concern, String> ofConcern = Concern::name;
            Function<Category, String> ofCategory = Category::name;
            var known = new TreeSet<>(
                    grid.turned()
                            ? matrix.categories().stream().map(ofCategory).toList()
                            : matrix.concerns().stream().map(ofConcern).toList());
            String kind = grid.turned() ? "category" : "concern";
            List<BoundTable.Row> rows = bound.table().rows();
            for (int row = 0; row < rows.size(); row++) {
                List<BoundTable.Cell> cells = rows.get(row).cells();
                if (grid.rows().containsKey(row)
                        || cells.size() < 2
                        || cells.get(0).text().isBlank()) {
                    continue;
                }
                boolean tells = grid.columns().keySet().stream()
                        .anyMatch(column -> column < cells.size()
                                && speech.tells(cells.get(column).text()));
                if (tells) {
                    tellStrange(kind, cells.get(0), known);
                }
            }
        }

        private void tellStrange(String kind, BoundTable.Cell label, Set<String> known) {
            var at = new Location.InFile(bound.place(), label.span());
            String text = Words.clipped(label.text());
            var finding = Diagnostic.of(
                    RuleId.DRIFT,
                    at,
                    "The table has a row for “%s”, and “%s” has no such %s.".formatted(text, matrix.title(), kind),
                    Nearest.hint(text, known) + " Another name of a known one goes to `also:` in the data.",
                    text);
            List<String> near = Nearest.allTo(text, known);
            boolean taken = near.size() != 1
                    || grid.rows()
                            .containsValue(String.valueOf(
                                    grid.turned()
                                            ? names.categories().meant(near.get(0))
                                            : names.concerns().meant(near.get(0))));
            report.add(taken ? finding : finding.mendedBy(new Edit(at, TableText.written(near.get(0)))));
        }
    }
}
