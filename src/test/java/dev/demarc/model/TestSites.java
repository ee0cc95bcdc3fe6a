package dev.demarc.model;

import dev.demarc.matrix.Duties;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Sites made by hand, for tests of what reads a site. */
public final class TestSites {

    private TestSites() {}

    /** A site of these pages and matrices. */
    public static Site of(
            Settings.SiteFacts facts,
            Collection<SitePage> pages,
            Collection<Duties> duties,
            SortedSet<String> assets,
            Navigation navigation) {
        var byAddress = new TreeMap<Address, SitePage>();
        Map<String, SitePage> bySource = new HashMap<>();
        for (SitePage page : pages) {
            byAddress.put(page.address(), page);
            if (page.prose() != null) {
                bySource.put(page.prose().path(), page);
            }
            if (page.kind() == SitePage.Kind.MATRIX) {
                bySource.put(page.matrix(), page);
            }
        }
        var tags = new TreeMap<String, Tag>();
        for (SitePage page : pages) {
            if (page.kind() == SitePage.Kind.TAG) {
                tags.put(page.id(), new Tag(page.title(), page.address(), List.of(page)));
            }
        }
        var byPath = new TreeMap<String, Duties>();
        duties.forEach(each -> byPath.put(each.file().path(), each));
        return new Site(
                facts, byAddress, bySource, assets, new TreeSet<>(), byPath, new TreeMap<>(), tags, navigation, null);
    }
}
