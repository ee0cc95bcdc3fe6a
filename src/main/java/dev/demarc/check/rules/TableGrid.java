package dev.demarc.check.rules;

import dev.demarc.matrix.Category;
import dev.demarc.matrix.Cell;
import dev.demarc.matrix.Concern;
import dev.demarc.matrix.Holder;
import dev.demarc.matrix.Matrix;
import dev.demarc.model.BoundTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A bound table as a grid of concerns and categories, whichever of the two its rows are.
 *
 * @param turned whether its rows are categories
 * @param rows ids by the number of the row
 * @param columns ids by the number of the column
 */
record TableGrid(Bound bound, boolean turned, Map<Integer, String> rows, Map<Integer, String> columns) {

    private static final Set<String> HOLDERS = Set.of(
            "who", "holder", "responsible", "responsibility", "owner", "party", "accountable", "who is responsible");

    /** A cell of the table that stands for one of the matrix. */
    record Spot(int row, int column, Cell cell, BoundTable.Cell written) {}

    /** How a table's labels fit the matrix. */
    private record Labels(Map<Integer, String> concerns, Map<Integer, String> categories) {}

    /** The grid that a table is; nothing if its rows are categories, and no column is a concern: then it is a list. */
    static @Nullable TableGrid of(Bound bound, Vocabulary names) {
        var head = new ArrayList<String>();
        bound.table().head().cells().forEach(cell -> head.add(cell.text()));
        if (!head.isEmpty()) {
            head.set(0, "");
        }
        var first = new ArrayList<String>();
        for (BoundTable.Row row : bound.table().rows()) {
            first.add(row.cells().size() > 1 ? row.cells().get(0).text() : "");
        }
        Labels above = labels(head, names);
        Labels beside = labels(first, names);
        int upright = beside.concerns().size() + above.categories().size();
        int turned = beside.categories().size() + above.concerns().size();
        if (above.categories().isEmpty() && above.concerns().isEmpty() && turned > 0 && turned >= upright) {
            return null;
        }
        if (turned > upright) {
            return new TableGrid(bound, true, beside.categories(), above.concerns());
        }
        return new TableGrid(bound, false, beside.concerns(), withOnlyColumn(bound, above.categories(), head));
    }

    private static Labels labels(List<String> texts, Vocabulary names) {
        var labels = new Labels(new TreeMap<>(), new TreeMap<>());
        for (int i = 0; i < texts.size(); i++) {
            String concern = names.concerns().meant(texts.get(i));
            String category = names.categories().meant(texts.get(i));
            if (concern != null) {
                labels.concerns().put(i, concern);
            }
            if (category != null) {
                labels.categories().put(i, category);
            }
        }
        return labels;
    }

    /** A table about one category needn't name it: its column says who. */
    private static Map<Integer, String> withOnlyColumn(Bound bound, Map<Integer, String> columns, List<String> head) {
        if (!columns.isEmpty() || bound.categories().size() != 1) {
            return columns;
        }
        String only = bound.categories().get(0).id();
        if (head.size() == 2) {
            return Map.of(1, only);
        }
        for (int column = 1; column < head.size(); column++) {
            if (HOLDERS.contains(TableText.key(head.get(column)))) {
                return Map.of(column, only);
            }
        }
        return columns;
    }

    /** Whether nothing in it is of the matrix. */
    boolean isForeign() {
        return rows.isEmpty() && columns.isEmpty();
    }

    /** The cells that stand for one of the part of the matrix to which the table is bound, row by row. */
    List<Spot> spots() {
        var spots = new ArrayList<Spot>();
        Set<String> concerns = ids(bound.concerns().stream().map(Concern::id).toList());
        Set<String> categories =
                ids(bound.categories().stream().map(Category::id).toList());
        rows.forEach((row, id) -> columns.forEach((column, other) -> {
            Cell cell = cell(id, other);
            List<BoundTable.Cell> written = bound.table().rows().get(row).cells();
            if (column < written.size() && concerns.contains(cell.concern()) && categories.contains(cell.category())) {
                spots.add(new Spot(row, column, cell, written.get(column)));
            }
        }));
        return spots;
    }

    private static Set<String> ids(List<String> ids) {
        return new TreeSet<>(ids);
    }

    /** The cell of the matrix in which a row and a column meet. */
    Cell cell(String row, String column) {
        return turned ? new Cell(column, row) : new Cell(row, column);
    }

    /** Concerns that the table should have and hasn't; a party's own table may leave out what it has no part in. */
    List<Concern> lackingConcerns() {
        var there = new TreeSet<>((turned ? columns : rows).values());
        return bound.concerns().stream()
                .filter(concern -> !there.contains(concern.id()))
                .filter(concern -> bound.categories().stream().anyMatch(category -> isExpected(concern, category)))
                .toList();
    }

    /** Categories alike. */
    List<Category> lackingCategories() {
        var there = new TreeSet<>((turned ? rows : columns).values());
        return bound.categories().stream()
                .filter(category -> !there.contains(category.id()))
                .filter(category -> bound.concerns().stream().anyMatch(concern -> isExpected(concern, category)))
                .toList();
    }

    private boolean isExpected(Concern concern, Category category) {
        Matrix matrix = bound.matrix();
        Holder holder = matrix.holder(concern, category);
        return bound.party() == null || PartySpeech.holds(matrix, bound.party(), holder);
    }
}
