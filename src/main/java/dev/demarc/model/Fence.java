package dev.demarc.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind the back-ticks that begin a block of code.
 *
 * @param language its first word; empty if there is none
 * @param title what {@code title="…"} says; empty if it isn't there
 * @param marked lines that stand out
 * @param excerpt where the text comes from, if it isn't the block's own
 */
public record Fence(
        String language,
        String title,
        List<Range> marked,
        @Nullable Excerpt excerpt) {

    /** Lines from one to another, both included, counted from 1. */
    public record Range(int from, int to) {}

    /**
     * A file's text, or a part of it; each as written, and empty if it isn't told.
     *
     * @param file from the page's folder, or with a slash from the source
     * @param lines {@code 3}, {@code 3-9} or {@code 3-}
     * @param region a name
     */
    public record Excerpt(String file, String lines, String region) {}

    /** Copies the list. */
    public Fence {
        marked = List.copyOf(marked);
    }

    /** The same with another language or title, where it has none. */
    public Fence called(String otherLanguage, String otherTitle) {
        return new Fence(
                language.isEmpty() ? otherLanguage : language, title.isEmpty() ? otherTitle : title, marked, excerpt);
    }

    /** Whether its text is a diagram in Mermaid's language; where none is named, the ending of its file tells. */
    public boolean isMermaid() {
        if (!language.isEmpty() || excerpt == null) {
            return language.equals("mermaid");
        }
        return excerpt.file().endsWith(".mmd") || excerpt.file().endsWith(".mermaid");
    }

    /** Whether a line stands out. */
    public boolean marks(int line) {
        for (Range range : marked) {
            if (range.from() <= line && line <= range.to()) {
                return true;
            }
        }
        return false;
    }
}
