package dev.demarc.exchange.outgoing;

import dev.demarc.matrix.Category;
import dev.demarc.matrix.CellWords;
import dev.demarc.matrix.Concern;
import dev.demarc.matrix.Matrix;
import java.util.ArrayList;
import java.util.List;

/** A row a concern, a column a category, in each cell the few words that say who holds it. */
final class WideRows {

    private WideRows() {}

    /**
     * The rows of a matrix, the head first.
     *
     * @param groups whether the second column tells each concern's group
     */
    static List<List<String>> of(Matrix matrix, boolean groups) {
        var rows = new ArrayList<List<String>>();
        var head = new ArrayList<>(List.of("Concern"));
        if (groups) {
            head.add("Group");
        }
        matrix.categories().forEach(category -> head.add(category.name()));
        rows.add(head);
        for (Concern concern : matrix.concerns()) {
            var row = new ArrayList<>(List.of(concern.name()));
            if (groups) {
                row.add(concern.group() == null ? "" : concern.group());
            }
            for (Category category : matrix.categories()) {
                row.add(CellWords.of(matrix, matrix.holder(concern, category)));
            }
            rows.add(row);
        }
        return rows;
    }
}
