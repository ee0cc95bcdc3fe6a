package dev.demarc.model;

import dev.demarc.source.PackedList;
import java.util.List;

/**
 * What is known of one Markdown file for the whole run. Holds no places, and no text.
 *
 * @param path below the source
 * @param place from the wiki's root
 * @param outline its title and headings
 * @param asks what it wants to know of the site, in the order of its body's holes
 * @param anchors ids on it that no heading has: raw HTML's, footnotes', {@code {#id}} of blocks
 * @param extras what on it wants a script of its own in the reader's browser, each once, in the order that is declared
 */
public record Page(
        String path,
        String place,
        FrontMatter matter,
        Outline outline,
        Asks asks,
        List<String> anchors,
        List<Extra> extras) {

    /** What only some pages have, and a script of the theme serves. */
    public enum Extra {
        /** A diagram that is drawn in the browser. */
        MERMAID,
        /** Footnotes that are referred to. */
        NOTES,
        /** A list that is shown as tabs. */
        TABS
    }

    /**
     * A page's title and headings.
     *
     * @param title the front matter's, else the first heading's of level 1, else the file's name in words; an
     *     index without either is called by its first heading
     * @param titleInBody whether the body has a heading of level 1, so that the frame adds none
     */
    public record Outline(String title, boolean titleInBody, List<Heading> headings) {
        /** Copies the list. */
        public Outline {
            headings = PackedList.copyOf(headings);
        }
    }

    /** Copies the lists. */
    public Page {
        anchors = PackedList.copyOf(anchors);
        extras = List.copyOf(extras);
    }

    /** A page that asks these. */
    public Page(
            String path,
            String place,
            FrontMatter matter,
            Outline outline,
            List<Ask> asks,
            List<String> anchors,
            List<Extra> extras) {
        this(path, place, matter, outline, Asks.of(asks), anchors, extras);
    }

    /** What it is called. */
    public String title() {
        return outline.title();
    }

    /** Where it stands in the site. */
    public Address address() {
        return Address.ofPage(path);
    }

    /** Whether a link to {@code #id} reaches something on it. */
    public boolean hasAnchor(String id) {
        for (Heading heading : outline.headings()) {
            if (heading.id().equals(id)) {
                return true;
            }
        }
        return anchors.contains(id);
    }
}
