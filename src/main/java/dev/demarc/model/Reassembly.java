package dev.demarc.model;

import dev.demarc.diagnostic.Checked;
import dev.demarc.model.SitePage.Kind;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Puts a site together out of the one before, where one written page changed, came or went: somebody who writes waits for
 * it, and all other pages stay as they are.
 *
 * <p>It does only what touches no other page. Whatever might – an index that comes, an alias, a draft, an address that two
 * want – is left to {@link SiteAssembly}, which knows the rules; here stand only their absences.
 */
@SuppressWarnings("ReferenceEquality") // what is unchanged is the very instance
final class Reassembly {

    private static final List<String> ASIDE = List.of("findings.html", "changes.html");
    private static final String INDEX = "index.html";
    /** The one letter that becomes two when it is made small: an I with a dot, after Unicode's SpecialCasing.txt. */
    private static final char GROWS = '\u0130';

    private final Site before;
    private final boolean isClean;
    // What is to be done: the page as it was and as it is, one that went, one that came.
    private @Nullable Page old;
    private @Nullable Page edited;
    private @Nullable Page gone;
    private @Nullable Page come;

    private Reassembly(Checked<Site> before) {
        this.before = before.value();
        this.isClean = before.findings().isEmpty();
    }

    /**
     * The site of the later parts; nothing if it takes more.
     *
     * @param before the site of the earlier ones; what was found in it holds for this one
     */
    static @Nullable Site of(Checked<Site> before, SiteAssembly.Parts then, SiteAssembly.Parts now) {
        var assembly = new Reassembly(before);
        return haveSameRest(then, now) && assembly.isOne(then.pages(), now.pages()) ? assembly.assemble() : null;
    }

    private static boolean haveSameRest(SiteAssembly.Parts then, SiteAssembly.Parts now) {
        boolean same = now.nav().isEmpty()
                && then.nav().isEmpty()
                && then.facts().equals(now.facts())
                && then.wanted().equals(now.wanted())
                && then.named().equals(now.named())
                && then.assets().equals(now.assets())
                && then.duties().size() == now.duties().size();
        for (int i = 0; same && i < now.duties().size(); i++) {
            same = then.duties().get(i) == now.duties().get(i);
        }
        return same;
    }

    /** Whether one page changed at most, or one came and one went. Both lists are in the order of their paths. */
    private boolean isOne(List<Page> then, List<Page> now) {
        int edits = 0;
        int i = 0;
        int j = 0;
        while ((i < then.size() || j < now.size()) && edits <= 2) {
            Page one = i < then.size() ? then.get(i) : null;
            Page other = j < now.size() ? now.get(j) : null;
            int order = one == null
                    ? 1
                    : other == null ? -1 : one == other ? 0 : one.path().compareTo(other.path());
            if (order < 0) {
                edits += gone == null ? 1 : 3;
                gone = one;
            } else if (order > 0) {
                edits += come == null ? 1 : 3;
                come = other;
            } else if (one != other) {
                edits += 2;
                old = one;
                edited = other;
            }
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return edits <= 2;
    }

    private @Nullable Site assemble() {
        if ((old != null && edited != null && !staysInPlace(old, edited))
                || (gone != null && !leavesNothing(gone))
                || (come != null && !disturbsNobody(come))) {
            return null;
        }
        Page written = edited == null ? come : edited;
        SitePage made = written == null ? null : made(written);
        Map<Address, SitePage> pages = pages(made);
        var bySource = new HashMap<>(before.bySource());
        if (gone != null) {
            bySource.remove(gone.path());
        }
        if (written != null && made != null) {
            bySource.put(written.path(), made);
        }
        var builder = new NavigationBuilder(List.of(), pages, bySource, before.duties());
        Navigation navigation = builder.after(before.navigation(), gone == null ? null : gone.address(), made);
        return navigation == null
                ? null
                : before.after(pages, bySource, tags(made), navigation, new Site.Replaced(there(), made));
    }

    /** The page that went, or was another. */
    private @Nullable SitePage there() {
        Page page = old == null ? gone : old;
        return page == null ? null : before.pageOf(page.path()).orElse(null);
    }

    private static SitePage made(Page page) {
        Address address = page.address();
        return new SitePage(address, address.path().equals(INDEX) ? Kind.HOME : Kind.ARTICLE, page.title(), null, page);
    }

    /** All pages by the order of their addresses. */
    private Map<Address, SitePage> pages(@Nullable SitePage made) {
        if (made == null || before.byAddress().containsKey(made.address())) {
            var pages = new LinkedHashMap<>(before.byAddress());
            if (gone != null) {
                pages.remove(gone.address());
            }
            if (made != null) {
                pages.put(made.address(), made);
            }
            return pages;
        }
        var pages = new LinkedHashMap<Address, SitePage>(before.byAddress().size() * 2);
        Address without = gone == null ? null : gone.address();
        boolean isIn = false;
        for (SitePage page : before.pages()) {
            if (!isIn && page.address().compareTo(made.address()) > 0) {
                pages.put(made.address(), made);
                isIn = true;
            }
            if (!page.address().equals(without)) {
                pages.put(page.address(), page);
            }
        }
        pages.putIfAbsent(made.address(), made);
        return pages;
    }

    private SortedMap<String, Tag> tags(@Nullable SitePage made) {
        if (made == null || old == null || old.matter().tags().isEmpty()) {
            return before.tags();
        }
        var tags = new TreeMap<>(before.tags());
        SitePage there = before.pageOf(old.path()).orElseThrow();
        for (String tag : old.matter().tags()) {
            tags.computeIfPresent(Tag.slug(tag), (slug, of) -> of.with(there, made));
        }
        return tags;
    }

    /** Whether a page that changed is the same to all others but for what it says of itself. */
    private boolean staysInPlace(Page one, Page other) {
        return isOwn(one)
                && !other.matter().choices().draft()
                && one.place().equals(other.place())
                && one.matter().tags().equals(other.matter().tags())
                && one.matter().aliases().equals(other.matter().aliases());
    }

    /** Whether a page was made of that file alone. */
    private boolean isOwn(Page page) {
        SitePage there = before.pageOf(page.path()).orElse(null);
        return there != null && there.prose() == page && (there.kind() == Kind.HOME || there.kind() == Kind.ARTICLE);
    }

    /** Whether a page that went had only what a page has that came. */
    private boolean leavesNothing(Page page) {
        if (!isOwn(page) || !isPlain(page)) {
            return false;
        }
        SitePage list = list(page);
        NavNode folder = list == null ? null : before.navigation().entry(list.address());
        // A list stays as long as there is something to be listed.
        return list != null
                && (list.kind() != Kind.LIST
                        || (folder != null && folder.children().size() > 1));
    }

    /** Whether nobody has a page's address, would have it, or has one that differs in capitals. */
    private boolean disturbsNobody(Page page) {
        Address address = page.address();
        if (!isPlain(page)
                || list(page) == null
                || before.redirects().containsKey(address)
                || before.assets().contains(address.path())) {
            return false;
        }
        for (Address each : before.byAddress().keySet()) {
            if (mayDifferInCapitalsAlone(each.path(), address.path())) {
                return false;
            }
        }
        return true;
    }

    /** Paths of one length can be compared without small copies of both; of the others hardly any has a sign that grows. */
    private static boolean mayDifferInCapitalsAlone(String one, String other) {
        return one.length() == other.length()
                ? one.equalsIgnoreCase(other)
                : (one.indexOf(GROWS) >= 0 || other.indexOf(GROWS) >= 0)
                        && one.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT));
    }

    /** Whether a page is one of its folder's, and has to do with nothing else; and no address is in dispute. */
    private boolean isPlain(Page page) {
        String path = page.address().path();
        return isClean
                && !page.matter().choices().draft()
                && page.matter().tags().isEmpty()
                && page.matter().aliases().isEmpty()
                && !path.endsWith(INDEX)
                && ASIDE.stream().noneMatch(path::equalsIgnoreCase);
    }

    /** The index of a page's folder; nothing if it has none of its own. */
    private @Nullable SitePage list(Page page) {
        SitePage list = before.byAddress().get(new Address(page.address().folder() + INDEX));
        return list != null && (list.kind() == Kind.HOME || list.kind() == Kind.ARTICLE || list.kind() == Kind.LIST)
                ? list
                : null;
    }
}
