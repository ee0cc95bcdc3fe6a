package dev.demarc.exchange.outgoing;

import dev.demarc.matrix.Matrix;

/** A matrix as CSV that people read: a line a concern, a column a category. */
public final class WideCsv {

    private WideCsv() {}

    /** The table of a matrix. */
    public static Outgoing of(Matrix matrix) {
        var losses = new Losses(matrix);
        losses.wordsOfCells();
        losses.allBesideCells(true);
        return Outgoing.of(Csv.of(WideRows.of(matrix, true)), losses.report());
    }
}
