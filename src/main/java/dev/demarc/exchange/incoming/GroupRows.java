package dev.demarc.exchange.incoming;

import dev.demarc.model.RawTable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table with the headings that stand among them: a row with one filled cell, or with the same words in all
 * of its cells, heads those below it.
 *
 * @param row as written
 * @param group the heading above it; nothing if there is none
 */
record GroupRows(RawTable.Row row, @Nullable String group) {

    /** The rows of a table that are no headings. */
    static List<GroupRows> of(Shape shape) {
        return of(shape, false);
    }

    /**
     * The same.
     *
     * @param emptyTells whether empty cells beside a name say something: then only a row that has no such cells is a heading
     */
    static List<GroupRows> of(Shape shape, boolean emptyTells) {
        var rows = new ArrayList<GroupRows>();
        List<RawTable.Row> body = shape.table().body();
        @Nullable String above = null;
        for (int i = 0; i < body.size(); i++) {
            RawTable.Row row = body.get(i);
            String heading = emptyTells && row.cells().size() > 1 && row.cell(1).isBlank() ? null : heading(row);
            boolean last = i + 1 >= body.size() || heading(body.get(i + 1)) != null;
            if (heading != null && !last) {
                above = CellText.of(heading).line();
            } else if (!row.isBlank()) {
                rows.add(new GroupRows(row, above));
            }
        }
        return rows;
    }

    private static @Nullable String heading(RawTable.Row row) {
        String only = null;
        int filled = 0;
        for (int column = 0; column < row.cells().size(); column++) {
            String text = row.cell(column).strip();
            if (text.isEmpty()) {
                continue;
            }
            filled++;
            if (only == null) {
                if (column > 0) {
                    return null;
                }
                only = text;
            } else if (!only.equals(text)) {
                return null;
            }
        }
        // The same party in all cells, the label included, is a strange row, but no heading.
        boolean party = only != null && filled > 1 && Speech.isCommon(CellText.of(only));
        return party ? null : only;
    }
}
