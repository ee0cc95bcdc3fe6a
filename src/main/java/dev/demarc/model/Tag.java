package dev.demarc.model;

import java.util.List;

/**
 * A word that pages are filed under.
 *
 * @param name as its first page writes it
 * @param address of the list of its pages; it may be that of another page, if a matrix or a file has taken it
 * @param pages by title
 */
public record Tag(String name, Address address, List<SitePage> pages) {

    /** Copies the list. */
    public Tag {
        pages = List.copyOf(pages);
    }

    /** The name of its page, without the ending: tags that differ in capitals or signs only are one. */
    static String slug(String name) {
        String slug = Names.slug(name, "tag");
        // The list of all tags has that address.
        return slug.equals("index") ? "index-1" : slug;
    }
}
