package dev.demarc.model;

import java.util.List;

/**
 * What stands in a piece of raw HTML that the site has to know.
 *
 * @param targets addresses in it, in their order
 * @param ids of its elements, and names of its {@code <a>}
 */
public record HtmlFragment(List<Target> targets, List<Id> ids) {

    /**
     * An address in an attribute.
     *
     * @param value with entities resolved
     * @param start offset of the attribute's value in the fragment, quotes excluded, in UTF-16 code units
     * @param end offset of its end
     */
    public record Target(String value, Ask.Use use, int start, int end) {}

    /** An element's id, and where its value begins and ends. */
    public record Id(String value, int start, int end) {}

    /** Nothing of interest. */
    public static final HtmlFragment NONE = new HtmlFragment(List.of(), List.of());

    /** Copies the lists. */
    public HtmlFragment {
        targets = List.copyOf(targets);
        ids = List.copyOf(ids);
    }

    /** Reads a piece of raw HTML; given to the Markdown reader by the hall, so that it needn't know a parser. */
    public interface Reader {
        /** What stands in it; asked only when it holds {@code <a}, {@code src}, {@code href} or {@code id}. */
        HtmlFragment read(String html);

        /** The same HTML with only what the safe list lets through. */
        String clean(String html);
    }
}
