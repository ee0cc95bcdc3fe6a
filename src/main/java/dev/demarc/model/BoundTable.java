package dev.demarc.model;

import dev.demarc.source.Span;
import java.util.List;

/**
 * A Markdown table that a comment binds to a matrix, with all that it takes to rewrite it in place.
 *
 * @param dashes the row below the head; its cells hold the dashes and colons as written
 * @param rows without the head; one may have more or fewer cells than the head
 * @param prefix what stands before a row that is added: blanks of a list item, marks of a quotation
 * @param newline how the file ends its lines
 */
public record BoundTable(Binding binding, Row head, Row dashes, List<Row> rows, String prefix, String newline) {

    /**
     * A row.
     *
     * @param end where it ends, after its last bar: a place without length
     * @param closed whether a bar ends it
     */
    public record Row(List<Cell> cells, Span end, boolean closed) {
        /** Copies the list. */
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /**
     * A cell.
     *
     * @param text what can be read in it, without marks
     * @param span where that is written; of an empty one a place without length
     * @param slot all between its two bars
     */
    public record Cell(String text, Span span, Span slot) {}

    /** Copies the list. */
    public BoundTable {
        rows = List.copyOf(rows);
    }
}
