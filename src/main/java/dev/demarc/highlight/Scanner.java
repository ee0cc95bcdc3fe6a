package dev.demarc.highlight;

import dev.demarc.model.Colouring.Sink;

/** Reads code of one kind of language. Holds nothing of a run: one serves all threads. */
interface Scanner {

    /** Tells the stretches of a text. */
    void scan(String code, Sink sink);
}
