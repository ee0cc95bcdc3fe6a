package dev.demarc.check.rules;

import dev.demarc.matrix.Matrix;

/** All names by which tables may speak of a matrix. */
record Vocabulary(Axis concerns, Axis categories, PartyNames parties) {

    static Vocabulary of(Matrix matrix) {
        return new Vocabulary(Axis.concerns(matrix), Axis.categories(matrix), new PartyNames(matrix));
    }
}
