package dev.demarc.exchange.workbook;

import java.util.List;

/**
 * One sheet of a workbook, as it can be read: formulas are what they came to, and a cell that is merged with others stands
 * in each of them.
 *
 * @param rows those in which something stands, in their order
 */
public record Sheet(String name, List<Row> rows) {

    /**
     * A row.
     *
     * @param number from 1
     * @param cells from the first column on
     */
    public record Row(int number, List<String> cells) {
        /** Copies the list. */
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** Copies the list. */
    public Sheet {
        rows = List.copyOf(rows);
    }
}
