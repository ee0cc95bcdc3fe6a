package dev.demarc.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sets formulas. */
@FunctionalInterface
public interface Formulas {

    /** Sets nothing: all formulas stay as they are written. */
    Formulas NONE = (tex, display) -> new Typeset(null, List.of());

    /**
     * A formula, set.
     *
     * @param html nothing if it can't be set
     * @param unknown commands that aren't known, each once
     */
    record Typeset(@Nullable String html, List<String> unknown) {
        /** Copies the list. */
        public Typeset {
            unknown = List.copyOf(unknown);
        }
    }

    /**
     * Sets one formula. Nothing makes it throw.
     *
     * @param tex in LaTeX, without the signs around it
     * @param display whether it stands alone, and not in a line of text
     */
    Typeset set(String tex, boolean display);
}
