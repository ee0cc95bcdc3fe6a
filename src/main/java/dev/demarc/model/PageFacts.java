package dev.demarc.model;

import dev.demarc.source.Located;
import dev.demarc.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What only the rules want to know of a page, while it is being read. It is let go with the syntax tree.
 *
 * @param place the file, from the wiki's root
 * @param tables in their order
 * @param undefinedReferences labels of {@code [text][label]} that nothing defines, at the label
 * @param definedReferences labels that are defined; those of footnotes, here and above, begin with {@code ^}
 * @param repeatedIds explicit ids that stand a second time, or equal a heading's
 * @param looseBindings comments that want to bind a table, where none stands below
 * @param text what stands in its running text
 */
public record PageFacts(
        String place,
        List<Table> tables,
        List<Located<String>> undefinedReferences,
        List<String> definedReferences,
        List<Located<String>> repeatedIds,
        List<Binding> looseBindings,
        Text text) {

    /**
     * What stands in a page's running text.
     *
     * @param headings their levels, in their order
     * @param images of Markdown, and of raw HTML those that aren't mere decoration
     * @param silentLinks targets of links in which nothing can be read, at the whole link
     * @param outward links that leave the wiki
     * @param ignores comments that say what isn't to be told
     * @param titled whether the front matter, a heading or its file's name calls it something of its own; drafts count
     *     as titled, for they may get one yet
     */
    public record Text(
            List<Located<Integer>> headings,
            List<Image> images,
            List<Located<String>> silentLinks,
            List<Notes.Outward> outward,
            List<Notes.Ignore> ignores,
            boolean titled) {

        /** Nothing but a title. */
        public static final Text NONE = new Text(List.of(), List.of(), List.of(), List.of(), List.of(), true);

        /** Copies the lists. */
        public Text {
            headings = List.copyOf(headings);
            images = List.copyOf(images);
            silentLinks = List.copyOf(silentLinks);
            outward = List.copyOf(outward);
            ignores = List.copyOf(ignores);
        }
    }

    /**
     * An image.
     *
     * @param alt its words, for those who can't see it
     * @param raw whether it stands in raw HTML
     */
    public record Image(Span span, String target, String alt, boolean raw) {}

    /**
     * A Markdown table.
     *
     * @param span from its head to its last row
     * @param section the number of the last heading before it, from 0; −1 before the first
     * @param rows without the head; a row may have more or fewer cells than the head
     * @param bound the same as it is written, if a comment binds it to a matrix
     */
    public record Table(
            Span span,
            int section,
            List<Located<String>> head,
            List<List<Located<String>>> rows,
            @Nullable BoundTable bound) {
        /** Copies the lists. */
        public Table {
            head = List.copyOf(head);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /** Nothing to look at. */
    public static PageFacts none(String place) {
        return new PageFacts(place, List.of(), List.of(), List.of(), List.of(), List.of(), Text.NONE);
    }

    /** Copies the lists. */
    public PageFacts {
        tables = List.copyOf(tables);
        undefinedReferences = List.copyOf(undefinedReferences);
        definedReferences = List.copyOf(definedReferences);
        repeatedIds = List.copyOf(repeatedIds);
        looseBindings = List.copyOf(looseBindings);
    }
}
