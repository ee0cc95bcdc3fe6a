package dev.demarc.model;

import dev.demarc.source.Order;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;

/** A word that pages are filed under. */
public final class Tag {

    private final String name;
    private final Address address;
    private List<SitePage> pages;
    private boolean sorted;

    /**
     * A tag.
     *
     * @param name as its first page writes it
     * @param address of the list of its pages; it may be that of another page, if a matrix or a file has taken it
     * @param pages in any order
     */
    public Tag(String name, Address address, List<SitePage> pages) {
        this.name = name;
        this.address = address;
        this.pages = List.copyOf(pages);
    }

    /** What it is called. */
    public String name() {
        return name;
    }

    /** Where the list of its pages stands. */
    public Address address() {
        return address;
    }

    /** Its pages, by title. Sorted when they are first asked for: who reads one page asks for those of no tag. */
    public synchronized List<SitePage> pages() {
        if (!sorted) {
            var inSmall = new HashMap<String, String>();
            var inOrder = new ArrayList<>(pages);
            inOrder.sort(Order.by((SitePage page) ->
                            inSmall.computeIfAbsent(page.title(), title -> title.toLowerCase(Locale.ROOT)))
                    .thenComparing(SitePage::address));
            pages = List.copyOf(inOrder);
            sorted = true;
        }
        return pages;
    }

    /** The same with a page in the place of another. */
    @SuppressWarnings("ReferenceEquality") // of an address there is only one
    synchronized Tag with(SitePage old, SitePage now) {
        var changed = new ArrayList<SitePage>(pages.size());
        for (SitePage page : pages) {
            changed.add(page == old ? now : page);
        }
        return new Tag(name, address, changed);
    }

    /** The name of its page, without the ending: tags that differ in capitals or signs only are one. */
    static String slug(String name) {
        String slug = Names.slug(name, "tag");
        // The list of all tags has that address.
        return slug.equals("index") ? "index-1" : slug;
    }
}
