package dev.demarc.build;

import dev.demarc.model.Ask;
import dev.demarc.model.Page;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The Markdown files of one run, read, in the order of their paths.
 *
 * <p>Sorted lists in place of a map: after an edit a list of 50,000 is copied in no time, and what of it is as it was can be
 * told by looking at it.
 */
@SuppressWarnings("ReferenceEquality") // what is unchanged is the very instance
final class PageReads {

    private final List<PageRead> all;
    private final List<Page> pages;
    private final List<PageRead> showing;

    private PageReads(List<PageRead> all, List<Page> pages, List<PageRead> showing) {
        this.all = all;
        this.pages = pages;
        this.showing = showing;
    }

    /**
     * The files of a run.
     *
     * @param all in the order of their paths; not to be changed
     * @param before those of the run before; where their pages are equal, so are the instances
     */
    static PageReads of(List<PageRead> all, @Nullable PageReads before) {
        if (before != null && before.all == all) {
            return before;
        }
        if (before == null || before.all.size() != all.size()) {
            return of(all);
        }
        boolean samePages = true;
        boolean sameShowing = true;
        for (int i = 0; i < all.size(); i++) {
            PageRead read = all.get(i);
            PageRead old = before.all.get(i);
            if (read != old) {
                samePages &= read.page().equals(old.page());
                sameShowing &= !showsFiles(read) && !showsFiles(old);
            }
        }
        return samePages ? new PageReads(all, before.pages, sameShowing ? before.showing : showing(all)) : of(all);
    }

    private static PageReads of(List<PageRead> all) {
        return new PageReads(all, all.stream().map(PageRead::page).toList(), showing(all));
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
    @Nullable PageRead get(String path) {
        int low = 0;
        int high = all.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = all.get(middle).page().path().compareTo(path);
            if (order == 0) {
                return all.get(middle);
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return null;
    }
}
