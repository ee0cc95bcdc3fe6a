package dev.demarc.markdown;

/** Which Markdown is meant. */
public enum Dialect {
    /** As on pages: GitHub's, heading ids, definition lists, and the wrappers of the design. */
    DEMARC,
    /** CommonMark's specification and nothing besides. */
    COMMONMARK,
    /** GitHub's: tables, task lists, strike-through, autolinks, tag filter, footnotes and alerts. */
    GFM;

    /** Whether it knows what GitHub added to CommonMark. */
    boolean extended() {
        return this != COMMONMARK;
    }
}
