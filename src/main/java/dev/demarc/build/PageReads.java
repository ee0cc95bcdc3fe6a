package dev.demarc.build;

import dev.demarc.model.Ask;
import dev.demarc.model.Page;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The Markdown files of one run, read, in the order of their paths. What no edit touched is shared by all runs.
 */
@SuppressWarnings("ReferenceEquality") // what is unchanged is the very instance
final class PageReads {

    private final List<PageRead> all;
    private final List<Page> pages;
    private final List<PageRead> showing;
    private final Map<String, Integer> places;

    private PageReads(List<PageRead> all, List<Page> pages, List<PageRead> showing, Map<String, Integer> places) {
        this.all = all;
        this.pages = pages;
        this.showing = showing;
        this.places = places;
    }

    /**
     * The files of a run.
     *
     * @param all in the order of their paths; not to be changed
     * @param before those of the run before; where their pages are equal, so are the instances
     */
    static PageReads of(List<PageRead> all, @Nullable PageReads before) {
        if (before == null || before.all.size() != all.size()) {
            return of(all);
        }
        if (before.all == all) {
            return before;
        }
        boolean samePages = true;
        boolean sameShowing = true;
        for (int i = 0; i < all.size(); i++) {
            PageRead read = all.get(i);
            PageRead old = before.all.get(i);
            if (read != old) {
                if (!read.page().path().equals(old.page().path())) {
                    return of(all);
                }
                samePages &= read.page().equals(old.page());
                sameShowing &= !showsFiles(read) && !showsFiles(old);
            }
        }
        return new PageReads(
                all, samePages ? before.pages : pages(all), sameShowing ? before.showing : showing(all), before.places);
    }

    private static PageReads of(List<PageRead> all) {
        return new PageReads(all, pages(all), showing(all), places(all));
    }

    private static List<Page> pages(List<PageRead> all) {
        return all.stream().map(PageRead::page).toList();
    }

    private static Map<String, Integer> places(List<PageRead> all) {
        var places = new HashMap<String, Integer>(all.size() * 2);
        for (int i = 0; i < all.size(); i++) {
            places.put(all.get(i).page().path(), i);
        }
        return places;
    }

    private static List<PageRead> showing(List<PageRead> all) {
        var showing = new ArrayList<PageRead>();
        for (PageRead read : all) {
            if (showsFiles(read)) {
                showing.add(read);
            }
        }
        return showing;
    }

    private static boolean showsFiles(PageRead read) {
        for (Ask ask : read.page().asks()) {
            if (ask instanceof Ask.Excerpt) {
                return true;
            }
        }
        return false;
    }

    /** All of them. */
    List<PageRead> all() {
        return all;
    }

    /** Their pages: the very list of the run before, if all are equal. */
    List<Page> pages() {
        return pages;
    }

    /** Those that show files as code. */
    List<PageRead> showing() {
        return showing;
    }

    /** The file at a path below the source; nothing if there is none. */
    @Nullable
    PageRead get(String path) {
        Integer place = places.get(path);
        return place == null ? null : all.get(place);
    }
}
