package dev.demarc.model;

import org.jspecify.annotations.Nullable;

/** The site's reply to a page that asks where a link leads. */
public sealed interface Answer {

    /** What to write into the page, not yet escaped for HTML. */
    String href();

    /**
     * It leads to something in the site.
     *
     * @param page the page's address; nothing for an asset
     */
    record Found(String href, @Nullable Address page) implements Answer {}

    /** It leads elsewhere, and is written as it stands. */
    record Elsewhere(String href) implements Answer {}

    /**
     * It leads nowhere.
     *
     * @param href what is written all the same: as it stands, or to the page whose anchor is missing
     * @param fault what is wrong with it
     * @param path what was looked for, as a path below the source; for an anchor, the page's source or address
     * @param fragment the anchor that was looked for; empty if none was
     * @param found the path that exists, where there is exactly one that was meant; else nothing
     */
    record Broken(
            String href,
            Fault fault,
            String path,
            String fragment,
            @Nullable String found) implements Answer {}

    /** What can be wrong with a link. */
    enum Fault {
        /** Nothing stands there. */
        NO_FILE,
        /** The page is a draft, and drafts are left out. */
        DRAFT,
        /** It names what is made of a Markdown file, or leaves out its ending; {@code found} is the file. */
        BUILT_NAME,
        /** It exists with other capitals; {@code found} has them. */
        WRONG_CASE,
        /** It leads out of the source. */
        OUTSIDE,
        /** It leads out of the source, to a file of the repository: there the link leads instead. */
        IN_REPOSITORY,
        /** The page is there, the anchor is not. */
        NO_ANCHOR,
        /** The matrix has no such concern, category or party. */
        NO_SUCH_ID
    }
}
