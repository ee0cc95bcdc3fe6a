package dev.demarc.build;

import dev.demarc.model.Page;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The Markdown files of one run, read, in the order of their paths. What no edit touched is shared by all runs.
 */
@SuppressWarnings("ReferenceEquality") // what is unchanged is the very instance
final class PageReads {

    private final List<PageRead> all;
    private final List<Page> pages;
    private final List<PageRead> showing;
    // Asked for by a preview alone.
    private volatile @Nullable List<PageRead> speaking;
    // Made for the first run alone, in which all pages are asked for.
    private final @Nullable Map<String, Integer> places;

    private PageReads(
            List<PageRead> all,
            List<Page> pages,
            List<PageRead> showing,
            @Nullable List<PageRead> speaking,
            @Nullable Map<String, Integer> places) {
        this.all = all;
        this.pages = pages;
        this.showing = showing;
        this.speaking = speaking;
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
            return new PageReads(all, pages(all), picked(all, PageReads::showsFiles), null, places(all));
        }
        if (before.all == all) {
            return before;
        }
        boolean samePaths = before.all.size() == all.size();
        boolean samePages = samePaths;
        var others = new ArrayList<PageRead>();
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
                others.add(before.all.get(old));
            }
            boolean known = old < before.all.size() && pathOf(before, old).equals(path);
            boolean same = known && before.pages.get(old).equals(read.page());
            pages.add(same ? before.pages.get(old) : read.page());
            others.add(read);
            if (known) {
                others.add(before.all.get(old));
                old++;
            }
            samePaths &= known;
            samePages &= same;
        }
        for (; old < before.all.size(); old++) {
            samePaths = false;
            others.add(before.all.get(old));
        }
        return new PageReads(
                all,
                samePaths && samePages ? before.pages : Collections.unmodifiableList(pages),
                others.stream().noneMatch(PageReads::showsFiles) ? before.showing : picked(all, PageReads::showsFiles),
                others.stream().noneMatch(PageReads::maySpeak) ? before.speaking : null,
                samePaths ? before.places : null);
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

    private static List<PageRead> picked(List<PageRead> all, Predicate<PageRead> wanted) {
        var picked = new ArrayList<PageRead>();
        for (PageRead read : all) {
            if (wanted.test(read)) {
                picked.add(read);
            }
        }
        return picked;
    }

    private static boolean showsFiles(PageRead read) {
        return read.page().asks().showFiles();
    }

    private static boolean maySpeak(PageRead read) {
        return maySpeak(read.page());
    }

    /** Whether making a page that has that text may tell what is wrong, where the wiki has no templates of its own. */
    static boolean maySpeak(Page page) {
        return !page.asks().areLinks() || !page.matter().choices().template().equals("page");
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

    /**
     * Those of which making the page may tell what is wrong, where the wiki has no templates of its own: there may be a mistake
     * in a block, or they name a template that isn't made for them.
     */
    List<PageRead> speaking() {
        var known = speaking;
        if (known == null) {
            known = picked(all, PageReads::maySpeak);
            speaking = known;
        }
        return known;
    }

    /** The file at a path below the source; nothing if there is none. */
    @Nullable
    PageRead get(String path) {
        int place = place(path);
        return place < 0 ? null : all.get(place);
    }

    private int place(String path) {
        if (places != null) {
            return places.getOrDefault(path, -1);
        }
        int low = 0;
        int high = all.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = pathOf(this, middle).compareTo(path);
            if (order == 0) {
                return middle;
            }
            low = order < 0 ? middle + 1 : low;
            high = order > 0 ? middle - 1 : high;
        }
        return -1;
    }
}
