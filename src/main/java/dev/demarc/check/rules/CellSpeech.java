package dev.demarc.check.rules;

import dev.demarc.matrix.Holder;

/** How the cells of a table speak of holders: whether one agrees with the data, and what would. */
interface CellSpeech {

    /** Whether a cell's text says what the data says. */
    boolean agrees(String text, Holder holder);

    /** Whether a cell's text says anything about who holds it. */
    boolean tells(String text);

    /** What the table would have to say. */
    String words(Holder holder);

    /** What the data says, to follow “the data says”. */
    String told(Holder holder);
}
