package dev.demarc.model;

/** What other workshops do for the one that reads Markdown. */
public record Crafts(Colouring code, Formulas math) {

    /** Code without colours, formulas as they are written. */
    public static final Crafts NONE = new Crafts(Colouring.NONE, Formulas.NONE);
}
