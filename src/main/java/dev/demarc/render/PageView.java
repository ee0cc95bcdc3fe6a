package dev.demarc.render;

import dev.demarc.model.Html;
import java.util.List;

/**
 * All that a template sees of one page. Texts that are not there are empty, never null.
 *
 * @param template the name of its template, without {@code .peb}
 * @param source the file that asks for the template, from the wiki's root; empty for a page without one
 * @param sections what the data adds below the prose
 * @param aside what stands beside the sections, where the template has room for it
 * @param scripts names of files in {@code assets/} that this page needs besides those of every page
 */
public record PageView(
        String template,
        String source,
        Frame frame,
        Head head,
        Body body,
        List<Section> sections,
        List<Section> aside,
        List<String> scripts) {

    /** Copies the lists. */
    public PageView {
        sections = List.copyOf(sections);
        aside = List.copyOf(aside);
        scripts = List.copyOf(scripts);
    }

    /** Whether a text ends with a mark of its own, perhaps inside a closing quote or bracket. */
    static boolean endsSentence(String text) {
        int end = text.length();
        while (end > 0 && "”’\"')»".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end > 0 && ".!?…:".indexOf(text.charAt(end - 1)) >= 0;
    }

    /**
     * A link, or a mere text.
     *
     * @param href empty for a mere text
     * @param note a few words that stand beside it
     */
    public record Link(String text, String href, String note, boolean current) {
        /** A link without a note. */
        public static Link of(String text, String href) {
            return new Link(text, href, "", false);
        }

        /** No link. */
        public static final Link NONE = of("", "");

        /** Whether the text ends its sentence by itself, so that no full stop follows. */
        public boolean closed() {
            return endsSentence(text);
        }

        /** The same with a note. */
        public Link with(String words) {
            return new Link(text, href, words, current);
        }
    }

    /**
     * What stands around every page.
     *
     * @param sections up to five parts of the wiki, for the header
     * @param whoDoesWhat address of the index of parties; empty if the wiki has none
     * @param search how the search opens: {@code keys} and a button, a {@code button} alone, or not at all: empty
     * @param sidebar HTML, with this page marked
     */
    public record Frame(
            SiteLook site, String home, List<Link> sections, String whoDoesWhat, String search, Html sidebar, Way way) {
        /** Copies the list. */
        public Frame {
            sections = List.copyOf(sections);
        }
    }

    /**
     * How the site is called and looks.
     *
     * @param root what leads to the site's root: empty, or {@code ../} as often as needed
     * @param feed address of the feed of changes; empty if there is none
     * @param logo address of the logo; empty for the built-in mark
     * @param css addresses of the wiki's own style sheets
     * @param accent colour of links in the light theme; empty for the built-in one
     * @param accentDark the same in the dark theme
     */
    public record SiteLook(
            String title,
            String footer,
            String root,
            String feed,
            String logo,
            List<String> css,
            String accent,
            String accentDark) {
        /** Copies the list. */
        public SiteLook {
            css = List.copyOf(css);
        }
    }

    /**
     * Where a page stands, and where one can go from it.
     *
     * @param crumbs what stands above it, the top first; empty at the top
     * @param previous no address if there is none
     * @param edit where its source can be changed; empty if nobody told
     */
    public record Way(
            List<Link> crumbs, List<TocEntry> toc, Link previous, Link next, String edit, OtherVersions versions) {
        /** Copies the lists. */
        public Way {
            crumbs = List.copyOf(crumbs);
            toc = List.copyOf(toc);
        }
    }

    /**
     * The versions of the wiki.
     *
     * @param name this one's; empty if there is but one
     * @param all each with the address of this page in it, or of its home; this one is marked, and has no address
     * @param current leads to the current one, and its note says which one this is; no address on pages of the current one
     */
    public record OtherVersions(String name, List<Link> all, Link current) {
        /** There is but one. */
        public static final OtherVersions NONE = new OtherVersions("", List.of(), Link.NONE);

        /** Copies the list. */
        public OtherVersions {
            all = List.copyOf(all);
        }
    }

    /** A heading in the table of contents, with those below it. */
    public record TocEntry(String text, String href, List<TocEntry> below) {
        /** Copies the list. */
        public TocEntry {
            below = List.copyOf(below);
        }
    }

    /**
     * What a browser is told before the page.
     *
     * @param language a BCP 47 tag
     * @param title for the window: the page's, then the site's
     * @param canonical the page's one address; empty without {@code base-url}
     * @param base of relative links; empty but on the page for addresses that are not there
     * @param self what leads to this very page: empty but where {@code base} is set
     * @param markdown address of its copy in Markdown; empty if it has none
     * @param card the picture that others show with a link to it
     */
    public record Head(
            String language,
            String title,
            String description,
            String canonical,
            String base,
            String self,
            String markdown,
            Card card) {}

    /**
     * A picture that stands for a page elsewhere.
     *
     * @param address the whole of it; empty if there is no picture
     * @param alt what it shows, in a sentence
     * @param type its media type; empty if nobody knows
     * @param width in points; 0 if nobody knows
     * @param height in points; 0 if nobody knows
     */
    public record Card(String address, String alt, String type, int width, int height) {
        /** No picture. */
        public static final Card NONE = new Card("", "", "", 0, 0);
    }

    /**
     * What a page itself says.
     *
     * @param kind what made it, in small letters
     * @param title for the page's heading
     * @param opening HTML of the prose's own main heading, if it begins with one; else empty
     * @param titled whether the frame has to write the heading
     * @param lead one or two sentences; empty if there are none
     * @param facts for the title block
     * @param html the rest of the prose
     */
    public record Body(
            String kind, String title, Html opening, boolean titled, String lead, List<Fact> facts, Html html) {
        /** Copies the list. */
        public Body {
            facts = List.copyOf(facts);
        }
    }

    /** One fact of the title block: its name, then one or more values. */
    public record Fact(String name, List<Link> values) {
        /** Copies the list. */
        public Fact {
            values = List.copyOf(values);
        }

        /** A fact of one plain value. */
        public static Fact of(String name, String value) {
            return new Fact(name, List.of(Link.of(value, "")));
        }
    }
}
