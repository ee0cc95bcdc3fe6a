package dev.demarc.exchange.outgoing;

import dev.demarc.matrix.Matrix;

/** A matrix as a drawing that stands by itself. */
public final class MatrixDrawing {

    private MatrixDrawing() {}

    /**
     * What a drawing can't tell.
     *
     * @param svg as it was drawn
     * @param asked the word for how it should have been drawn
     * @param drawn how it was
     */
    public static Outgoing of(Matrix matrix, String svg, String asked, String drawn) {
        var losses = new Losses(matrix);
        if (!asked.equals(drawn)) {
            losses.tell(
                    matrix.id(),
                    "As a %s it would tell nothing: no line runs through it step by step. Its %s is drawn."
                            .formatted(asked, drawn),
                    "`--view stack` draws a column for each category.");
        }
        losses.wordsOfCells();
        losses.allBesideCells(true);
        return Outgoing.of(svg, losses.report());
    }
}
