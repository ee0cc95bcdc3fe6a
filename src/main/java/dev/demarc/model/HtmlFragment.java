package dev.demarc.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a piece of raw HTML that the site has to know.
 *
 * @param targets addresses in it, in their order
 * @param ids of its elements, and names of its {@code <a>}
 * @param images pictures that are more than decoration
 * @param silentLinks links that begin and end in it, and in which nothing can be read
 */
public record HtmlFragment(List<Target> targets, List<Id> ids, List<Image> images, List<SilentLink> silentLinks) {

    /**
     * An address in an attribute.
     *
     * @param value with entities resolved
     * @param start offset of the attribute's value in the fragment, quotes excluded, in UTF-16 code units
     * @param end offset of its end
     * @param tag where the tag stands, if the whole of it is meant and not the address alone
     */
    public record Target(
            String value,
            Ask.Use use,
            int start,
            int end,
            @Nullable Tag tag) {
        /** An address that is meant alone. */
        public Target(String value, Ask.Use use, int start, int end) {
            this(value, use, start, end, null);
        }
    }

    /** Where a tag begins and ends. */
    public record Tag(int start, int end) {}

    /**
     * A picture.
     *
     * @param target its address; empty if it has none
     * @param alt its words; empty if it has none
     */
    public record Image(String target, String alt, Tag tag) {}

    /**
     * A link in which nothing can be read.
     *
     * @param tag its opening tag
     */
    public record SilentLink(String target, Tag tag) {}

    /** An element's id, and where its value begins and ends. */
    public record Id(String value, int start, int end) {}

    /** Nothing of interest. */
    public static final HtmlFragment NONE = new HtmlFragment(List.of(), List.of());

    /** Copies the lists. */
    public HtmlFragment {
        targets = List.copyOf(targets);
        ids = List.copyOf(ids);
        images = List.copyOf(images);
        silentLinks = List.copyOf(silentLinks);
    }

    /** A piece without pictures and silent links. */
    public HtmlFragment(List<Target> targets, List<Id> ids) {
        this(targets, ids, List.of(), List.of());
    }

    /** Reads a piece of raw HTML; given to the Markdown reader by the hall, so that it needn't know a parser. */
    public interface Reader {
        /** What stands in it; asked only when it holds {@code <a}, {@code src}, {@code href} or {@code id}. */
        HtmlFragment read(String html);

        /** The same HTML with only what the safe list lets through. */
        String clean(String html);
    }
}
