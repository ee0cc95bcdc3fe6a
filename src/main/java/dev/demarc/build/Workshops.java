package dev.demarc.build;

import dev.demarc.formula.MathMl;
import dev.demarc.highlight.Highlighter;
import dev.demarc.model.Colouring;
import dev.demarc.model.Crafts;
import dev.demarc.model.Settings;

/** Brings workshops together that don't know each other. */
final class Workshops {

    /** What Markdown needs of others; holds nothing of a wiki. */
    static final Crafts CRAFTS = new Crafts(new Highlighter(), new MathMl());

    private static final Crafts WITHOUT_COLOURS = new Crafts(Colouring.NONE, CRAFTS.math());

    private Workshops() {}

    /** The same as a wiki wants it. */
    static Crafts crafts(Settings.PageSettings settings) {
        return settings.highlight() ? CRAFTS : WITHOUT_COLOURS;
    }
}
