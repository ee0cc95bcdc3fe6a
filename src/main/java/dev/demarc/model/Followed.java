package dev.demarc.model;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Of which pages of a site all links lead somewhere, and on which files that hangs. For the site after it only what may be
 * otherwise there is followed again: of fifty thousand pages most often one.
 *
 * <p>Belongs to one site at a time, and whoever asks keeps others from asking meanwhile.
 */
@SuppressWarnings("ReferenceEquality") // what is unchanged is the very instance
final class Followed {

    /** A file all of whose links lead somewhere, and the files on which that hangs; nothing if on more. */
    private record Sound(Page prose, @Nullable List<String> on) {

        boolean holds(Set<String> changed) {
            return on == null || Collections.disjoint(on, changed);
        }
    }

    /** On what it hangs that links lead somewhere, while it is found out. */
    static final class Footing {
        private final Set<String> files = new LinkedHashSet<>();
        private boolean more;

        /** A link leads to a file, or to its page: a path below the source. */
        void file(String path) {
            files.add(path);
        }

        /** It hangs on more than files. */
        void more() {
            more = true;
        }

        /** A hundred thousand pages have one, so it takes little room. */
        private @Nullable List<String> kept() {
            return more ? null : List.copyOf(files);
        }
    }

    private Site site;
    // By the path of the file.
    private final Map<String, Sound> sound = new HashMap<>();
    // Of which it isn't known, or hangs on more than files.
    private final Set<String> open = new HashSet<>();

    /** Nothing is known of a site. */
    Followed(Site site) {
        this.site = site;
    }

    /** All links of a page lead somewhere. */
    void isSound(Page prose, Footing on) {
        var kept = on.kept();
        sound.put(prose.path(), new Sound(prose, kept));
        if (kept == null) {
            open.add(prose.path());
        } else {
            open.remove(prose.path());
        }
    }

    /** Some link of a page leads nowhere, or nobody knows on what it hangs that all lead somewhere. */
    void isOpen(Page prose) {
        sound.remove(prose.path());
        open.add(prose.path());
    }

    /**
     * Goes on to the next site.
     *
     * @return its pages whose links may lead elsewhere now, in their order; all links of all others lead somewhere
     */
    Collection<SitePage> goOn(Site next) {
        var again = new TreeMap<Address, SitePage>();
        var changed = new HashSet<String>();
        if (site != next) {
            meet(next, again, changed);
        }
        if (site.assets() != next.assets()) {
            site.assets().stream()
                    .filter(asset -> !next.assets().contains(asset))
                    .forEach(changed::add);
        }
        if (!changed.isEmpty()) {
            sound.forEach((path, each) -> {
                if (!each.holds(changed)) {
                    open.add(path);
                }
            });
        }
        for (String path : open) {
            SitePage page = next.pageOf(path).orElse(null);
            if (page != null) {
                again.put(page.address(), page);
            }
        }
        open.clear();
        site = next;
        return again.values();
    }

    /** Looks for pages that are others, and for files whose page isn't found as it was, or not all that it had on it. */
    private void meet(Site next, Map<Address, SitePage> again, Set<String> changed) {
        Site.Replaced replaced = next.since(site);
        Iterator<SitePage> before = replaced == null ? site.pages().iterator() : only(replaced.gone());
        Iterator<SitePage> after = replaced == null ? next.pages().iterator() : only(replaced.come());
        SitePage one = nextOf(before);
        SitePage other = nextOf(after);
        while (one != null || other != null) {
            int order = one == null
                    ? 1
                    : other == null ? -1 : one == other ? 0 : one.address().compareTo(other.address());
            if (one != null && other != null && order == 0) {
                if (!next.isFoundAsIn(site, one, other)) {
                    sources(one, changed);
                }
                if (one.prose() != other.prose()) {
                    forget(one);
                    again.put(other.address(), other);
                }
            } else if (one != null && order < 0) {
                sources(one, changed);
                forget(one);
            } else if (other != null) {
                again.put(other.address(), other);
            }
            one = order <= 0 ? nextOf(before) : one;
            other = order >= 0 ? nextOf(after) : other;
        }
    }

    private static Iterator<SitePage> only(@Nullable SitePage page) {
        return page == null ? Collections.emptyIterator() : List.of(page).iterator();
    }

    private static @Nullable SitePage nextOf(Iterator<SitePage> pages) {
        return pages.hasNext() ? pages.next() : null;
    }

    private void forget(SitePage page) {
        Page prose = page.prose();
        if (prose != null) {
            sound.remove(prose.path());
            open.remove(prose.path());
        }
    }

    /** The files that make a page. */
    private static void sources(SitePage page, Set<String> changed) {
        Page prose = page.prose();
        if (prose != null) {
            changed.add(prose.path());
        }
        changed.add(page.matrix());
    }
}
