package dev.demarc.check.rules;

import dev.demarc.matrix.CellWords;
import dev.demarc.matrix.Holder;
import dev.demarc.matrix.Matrix;
import dev.demarc.matrix.State;

/** Cells that name holders: {@code Customer}, {@code Shared: AWS, Customer}, {@code n/a}. */
record HolderSpeech(Matrix matrix, PartyNames names) implements CellSpeech {

    @Override
    public boolean agrees(String text, Holder holder) {
        return Said.read(text, names).agreesWith(holder, matrix);
    }

    @Override
    public boolean tells(String text) {
        State state = Said.read(text, names).state();
        return state != null && state != State.MISSING;
    }

    @Override
    public String words(Holder holder) {
        return CellWords.of(matrix, holder);
    }

    @Override
    public String told(Holder holder) {
        return "“" + CellWords.of(matrix, holder) + "”";
    }
}
