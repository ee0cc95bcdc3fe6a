package dev.demarc.model;

/** What a page wants to know of the site. The syntax tree tells all of them; the body has a hole for each. */
public sealed interface Ask {

    /**
     * Where does this lead?
     *
     * @param target the destination, with entities and backslash escapes resolved, percent-encoding kept
     */
    record Link(String target, Use use) implements Ask {}

    /**
     * What does this {@code responsibility} block show?
     *
     * @param yaml the block's text
     */
    record Block(String yaml) implements Ask {}

    /**
     * What stands in the file that this block of code shows?
     *
     * @param fence with an excerpt
     */
    record Excerpt(Fence fence) implements Ask {}

    /** What a target is used for. */
    enum Use {
        /** A link that a reader follows. */
        LINK,
        /** A picture that is shown. */
        IMAGE,
        /** A file that raw HTML loads: script, sound, film, frame. */
        EMBED,
        /** A link reference definition that nothing uses; it has no hole. */
        DEFINITION
    }
}
