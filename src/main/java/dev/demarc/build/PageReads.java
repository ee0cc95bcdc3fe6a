package dev.demarc.build;

import dev.demarc.model.Page;
import java.util.ArrayList;
import java.util.Collections;
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
        if (before == null) {
            return new PageReads(all, pages(all), showing(all), places(all));
        }
        if (before.all == all) {
            return before;
        }
        boolean samePaths = before.all.size() == all.size();
        boolean samePages = samePaths;
        boolean sameShowing = true;
        var pages = new ArrayList<Page>(all.size());
        int old = 0;
        for (PageRead read : all) {
            if (old < before.all.size() && before.all.get(old) == read) {
                pages.add(before.pages.get(old));
                old++;
                continue;
            }
            // Of files that are gone, there is none of that path any more.
            String path = read.page().path();
            for (; old < before.all.size() && pathOf(before, old).compareTo(path) < 0; old++) {
                samePaths = false;
                sameShowing &= !showsFiles(before.all.get(old));
            }
            boolean known = old < before.all.size() && pathOf(before, old).equals(path);
            PageRead then = known ? before.all.get(old) : null;
            boolean same = known && before.pages.get(old).equals(read.page());
            pages.add(same ? before.pages.get(old) : read.page());
            old += known ? 1 : 0;
            samePaths &= known;
            samePages &= same;
            sameShowing &= !showsFiles(read) && (then == null || !showsFiles(then));
        }
        for (; old < before.all.size(); old++) {
            samePaths = false;
            sameShowing &= !showsFiles(before.all.get(old));
        }
        return new PageReads(
                all,
                samePaths && samePages ? before.pages : Collections.unmodifiableList(pages),
                sameShowing ? before.showing : showing(all),
                samePaths ? before.places : places(all));
    }

    private static String pathOf(PageReads reads, int index) {
        return reads.all.get(index).page().path();
    }

    private static List<Page> pages(List<PageRead> all) {
        Page[] pages = new Page[all.size()];
        for (int i = 0; i < pages.length; i++) {
            pages[i] = all.get(i).page();
        }
        return List.of(pages);
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
        return read.page().asks().showFiles();
    }

    /** All of them. */
    List<PageRead> all() {
        return all;
    }

    /** Their pages: each that is equal to the one of the run before is that one, and so is the list if all are. */
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
