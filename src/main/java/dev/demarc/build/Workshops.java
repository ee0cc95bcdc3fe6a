package dev.demarc.build;

import dev.demarc.formula.MathMl;
import dev.demarc.highlight.Highlighter;
import dev.demarc.model.Crafts;

/** Brings workshops together that don't know each other. */
final class Workshops {

    /** What Markdown needs of others; holds nothing of a wiki. */
    static final Crafts CRAFTS = new Crafts(new Highlighter(), new MathMl());

    private Workshops() {}
}
