package dev.demarc.render;

import dev.demarc.matrix.Category;
import dev.demarc.matrix.Concern;
import dev.demarc.matrix.Matrix;
import dev.demarc.model.BlockSpec;

/** Draws a figure; given by the hall, which knows the diagram workshop. */
public interface Figures {

    /** Where the cells of a figure lead, and what is said of each. */
    interface Cells {
        /** A cell's place, from the page that shows the figure; empty if it has none. */
        String href(Concern concern, Category category);

        /** A cell in a sentence, its concern and its category included. */
        String told(Concern concern, Category category);
    }

    /** The same figures, whose inline cells are links; those who draw none give themselves. */
    default Figures linked(Cells cells) {
        return this;
    }

    /** Inline SVG, 896 units wide: a stack, a matrix or a staircase. */
    String inline(Matrix matrix, BlockSpec.View view, String id);

    /** The same for phones, 320 units wide; adds {@code -n} to the id itself. */
    String narrow(Matrix matrix, BlockSpec.View view, String id);

    /** Whether a staircase can tell this matrix. */
    boolean staircaseFits(Matrix matrix);

    /** A small picture for cards: a block for each category. */
    String micro(Matrix matrix);
}
