package dev.demarc.check.rules;

import dev.demarc.check.CheckedSite;
import dev.demarc.check.Report;
import dev.demarc.check.SiteRule;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.model.Address;
import dev.demarc.model.Answer;
import dev.demarc.model.Ask;
import dev.demarc.model.Page;
import dev.demarc.model.Site;
import dev.demarc.model.SitePage;
import dev.demarc.source.Location;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** A page that is neither in the navigation nor linked from another page. */
public final class OrphanPage implements SiteRule {

    @Override
    public void check(CheckedSite checked, Report report) {
        // The navigation that Demarc makes lists every page.
        if (!checked.wishes().ownNavigation()) {
            return;
        }
        NavigableMap<Address, Page> orphans = new TreeMap<>();
        for (SitePage page : checked.site().pages()) {
            Page prose = page.prose();
            if (prose != null && isExpected(page, prose, checked.site())) {
                orphans.put(page.address(), prose);
            }
        }
        if (!orphans.isEmpty()) {
            checked.site().pages().forEach(page -> takeOutTargets(page, checked, orphans));
            orphans.forEach((address, page) -> tell(address, page, checked.site(), report));
        }
    }

    /** Whether somebody should be able to get to it, and the navigation doesn't help. */
    private static boolean isExpected(SitePage page, Page prose, Site site) {
        return page.kind() == SitePage.Kind.ARTICLE
                && !page.address().path().endsWith("/index.html")
                && !page.address().path().equals("404.html")
                && prose.matter().choices().search()
                && !prose.matter().choices().draft()
                && !site.navigation().has(page.address());
    }

    private static void takeOutTargets(SitePage from, CheckedSite checked, NavigableMap<Address, Page> orphans) {
        Page prose = from.prose();
        if (prose == null) {
            return;
        }
        String folder = prose.path().substring(0, prose.path().lastIndexOf('/') + 1);
        for (Ask ask : prose.asks()) {
            if (ask instanceof Ask.Link link && link.use() == Ask.Use.LINK) {
                Optional<Address> target = target(checked.links().answer(from, folder, link.target()));
                target.filter(address -> !address.equals(from.address())).ifPresent(orphans::remove);
            }
        }
    }

    /** A link that misses its anchor, or its file's ending, leads to the page all the same. */
    private static Optional<Address> target(Answer answer) {
        if (answer instanceof Answer.Found found) {
            return Optional.ofNullable(found.page());
        }
        if (answer instanceof Answer.Broken broken) {
            return switch (broken.fault()) {
                case NO_ANCHOR -> Optional.of(new Address(broken.path()));
                case BUILT_NAME, WRONG_CASE ->
                    Optional.ofNullable(broken.found())
                            .filter(path -> path.endsWith(".md"))
                            .map(Address::ofPage);
                case NO_FILE, DRAFT, OUTSIDE, IN_REPOSITORY, NO_SUCH_ID -> Optional.empty();
            };
        }
        return Optional.empty();
    }

    private static void tell(Address address, Page page, Site site, Report report) {
        report.at(
                RuleId.ORPHAN_PAGE,
                Location.in(page.place()),
                "No page leads to “%s”, nor does the navigation.".formatted(page.title()),
                index(address.folder(), site)
                        .map("Link to it from `%s`, or list it under `nav:`."::formatted)
                        .orElse("Link to it from another page, or list it under `nav:`."),
                page.path());
    }

    /** The index of the folder, or of the nearest above it. */
    private static Optional<String> index(String folder, Site site) {
        String above = folder;
        while (true) {
            Optional<Page> index = site.page(new Address(above + "index.html")).map(SitePage::prose);
            if (index.isPresent() || above.isEmpty()) {
                return index.map(Page::place);
            }
            above = above.substring(0, above.lastIndexOf('/', above.length() - 2) + 1);
        }
    }
}
