package dev.demarc.render;

import dev.demarc.matrix.Matrix;
import dev.demarc.model.BlockSpec;

/** Draws a figure; given by the hall, which knows the diagram workshop. */
public interface Figures {
    /** Inline SVG, 896 units wide: a stack, a matrix or a staircase. */
    String inline(Matrix matrix, BlockSpec.View view, String id);

    /** The same for phones, 320 units wide; adds {@code -n} to the id itself. */
    String narrow(Matrix matrix, BlockSpec.View view, String id);

    /** Whether a staircase can tell this matrix. */
    boolean staircaseFits(Matrix matrix);

    /** A small picture for cards: a block for each category. */
    String micro(Matrix matrix);
}
