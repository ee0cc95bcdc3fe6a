package dev.demarc.model;

import dev.demarc.matrix.Duties;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Sites for tests, put together by hand. */
public final class LinkSites {

    private final TreeMap<Address, SitePage> pages = new TreeMap<>();
    private final Map<String, SitePage> bySource = new HashMap<>();
    private final TreeSet<String> assets = new TreeSet<>();
    private final TreeSet<String> drafts = new TreeSet<>();
    private final TreeMap<String, Duties> duties = new TreeMap<>();
    private final TreeMap<Address, Address> redirects = new TreeMap<>();

    private LinkSites() {}

    public static LinkSites site() {
        return new LinkSites();
    }

    /** A page with links to these targets, and one heading, {@code Setup}. */
    public LinkSites page(String path, String... targets) {
        return page(
                path,
                Arrays.stream(targets)
                        .<Ask>map(target -> new Ask.Link(target, Ask.Use.LINK))
                        .toList());
    }

    public LinkSites page(String path, List<Ask> asks) {
        var headings = new ArrayList<Heading>();
        headings.add(new Heading(2, "setup", "Setup"));
        headings.add(new Heading(2, "größe", "Größe"));
        var outline = new Page.Outline("Title of " + path, true, headings);
        return page(new Page(path, "content/" + path, FrontMatter.NONE, outline, asks, List.of("raw"), List.of()));
    }

    /** A page as it is read. */
    public LinkSites page(Page page) {
        return page(new SitePage(page.address(), SitePage.Kind.ARTICLE, page.title(), null, page), page);
    }

    /** The page of an earlier site. */
    public LinkSites page(SitePage made, Page prose) {
        pages.put(made.address(), made);
        bySource.put(prose.path(), made);
        return this;
    }

    public LinkSites asset(String path) {
        assets.add(path);
        return this;
    }

    public LinkSites draft(String path) {
        drafts.add(path);
        return this;
    }

    public LinkSites redirect(String from, String to) {
        redirects.put(new Address(from), new Address(to));
        return this;
    }

    public LinkSites matrix(Duties of) {
        String path = of.file().path();
        duties.put(path, of);
        var address = Address.ofMatrix(path);
        var page =
                new SitePage(address, SitePage.Kind.MATRIX, of.matrix().title(), new SitePage.Subject(path, ""), null);
        pages.put(address, page);
        bySource.put(path, page);
        of.matrix().concerns().forEach(concern -> below(address, path, SitePage.Kind.CONCERN, concern.id()));
        of.matrix().categories().forEach(each -> below(address, path, SitePage.Kind.CATEGORY, each.id()));
        of.matrix().parties().forEach(party -> below(address, path, SitePage.Kind.PARTY, party.id()));
        return this;
    }

    private void below(Address matrix, String path, SitePage.Kind kind, String id) {
        pages.put(matrix.below(id), new SitePage(matrix.below(id), kind, id, new SitePage.Subject(path, id), null));
    }

    public Site build() {
        var facts = new Settings.SiteFacts("Wiki", null, null, "en");
        return new Site(
                facts,
                pages,
                bySource,
                assets,
                drafts,
                duties,
                redirects,
                new TreeMap<>(),
                Navigation.of(List.of(), 0),
                null);
    }
}
