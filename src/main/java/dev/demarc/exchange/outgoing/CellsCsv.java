package dev.demarc.exchange.outgoing;

import dev.demarc.matrix.Matrix;

/** All cells as CSV, which a matrix file can name under {@code cells}. */
public final class CellsCsv {

    private CellsCsv() {}

    /** The cells of a matrix; what else it says stays in the matrix file. */
    public static Outgoing of(Matrix matrix) {
        var losses = new Losses(matrix);
        losses.tell(
                matrix.id(),
                "Only cells go out: names, groups, descriptions, evidence and controls are left out.",
                "Keep them in a matrix file that says `cells: FILE.csv`.");
        losses.cases();
        return Outgoing.of(Csv.of(CellRows.of(matrix)), losses.report());
    }
}
