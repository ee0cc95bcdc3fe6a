package dev.demarc.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One page of the site, whatever made it.
 *
 * @param subject what it is about, for pages that data makes
 * @param prose the Markdown file that gives its text, if one does
 */
public record SitePage(
        Address address,
        Kind kind,
        String title,
        @Nullable Subject subject,
        @Nullable Page prose) {

    /** What made a page, and so how it is framed. */
    public enum Kind {
        /** A Markdown file. */
        ARTICLE,
        /** The site's front page. */
        HOME,
        /** A folder's pages, where the folder has no index of its own. */
        LIST,
        /** A whole matrix. */
        MATRIX,
        /** One service category. */
        CATEGORY,
        /** One party of a matrix. */
        PARTY,
        /** One concern. */
        CONCERN,
        /** All parties of the wiki. */
        WHO_DOES_WHAT,
        /** One party over all matrices. */
        WHO,
        /** All tags of the wiki. */
        TAGS,
        /** The pages of one tag. */
        TAG,
        /** What was found when the wiki was checked. */
        FINDINGS,
        /** Which cells came into other hands, over all matrices. */
        CHANGES,
        /** What is found for a question, on a page of its own. Not among the pages of the site: it tells nothing by itself. */
        SEARCH,
        /** What a server shows for an address that is not there. */
        NOT_FOUND
    }

    /**
     * What a page from data is about.
     *
     * @param matrix path of the matrix's file, below the source; empty for who-does-what
     * @param id of the category, party or concern; the party's name for who-does-what; the slug of a tag; empty for
     *     a whole matrix
     */
    public record Subject(String matrix, String id) {}

    /** By its address, which no two pages share: what stands in a page is long. */
    @Override
    public int hashCode() {
        return address.hashCode();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof SitePage page
                        && page.address.equals(address)
                        && page.kind == kind
                        && page.title.equals(title)
                        && Objects.equals(page.subject, subject)
                        && Objects.equals(page.prose, prose));
    }

    /** The matrix that it belongs to: path of its file; empty if it belongs to none. */
    public String matrix() {
        return subject == null ? "" : subject.matrix();
    }

    /** The id of its subject; empty if it has none. */
    public String id() {
        return subject == null ? "" : subject.id();
    }
}
