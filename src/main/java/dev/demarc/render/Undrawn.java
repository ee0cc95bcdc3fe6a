package dev.demarc.render;

import dev.demarc.matrix.Matrix;
import dev.demarc.model.BlockSpec;

/** Figures for where nothing can be drawn; what can be told by which is as ever. */
record Undrawn(Figures drawn) implements Figures {

    @Override
    public String inline(Matrix matrix, BlockSpec.View view, String id) {
        return "";
    }

    @Override
    public String narrow(Matrix matrix, BlockSpec.View view, String id) {
        return "";
    }

    @Override
    public boolean staircaseFits(Matrix matrix) {
        return drawn.staircaseFits(matrix);
    }

    @Override
    public String micro(Matrix matrix) {
        return "";
    }
}
