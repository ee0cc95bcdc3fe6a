package dev.demarc.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.demarc.diagnostic.Checked;
import dev.demarc.matrix.Matrix;
import dev.demarc.model.Address;
import dev.demarc.model.BlockSpec;
import dev.demarc.model.Download;
import dev.demarc.model.Html;
import dev.demarc.model.SitePage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PagesTest {

    private static final Pattern ID = Pattern.compile(" id=\"([^\"]*)\"");
    private static final Pattern HREF = Pattern.compile("(?<!<base )(?:href|src)=\"([^\"]*)\"");

    private static List<String> ids(String html) {
        var ids = new ArrayList<String>();
        Matcher matcher = ID.matcher(html);
        while (matcher.find()) {
            ids.add(matcher.group(1));
        }
        return ids;
    }

    @Test
    void everyKindOfPageRendersWithoutAFinding() {
        var wiki = SampleWiki.small();
        var views = wiki.views();
        var kinds = EnumSet.noneOf(SitePage.Kind.class);
        var pages = new java.util.ArrayList<>(wiki.site.pages());
        pages.add(Views.SEARCH);
        for (SitePage page : pages) {
            Checked<String> html = SampleWiki.render(wiki.theme(), SampleWiki.view(views, page));
            assertEquals(List.of(), html.findings(), page.address().path());
            assertTrue(
                    html.value().startsWith("<!doctype html>"), page.address().path());
            assertTrue(
                    html.value().stripTrailing().endsWith("</html>"),
                    page.address().path());
            kinds.add(page.kind());
        }
        assertEquals(EnumSet.allOf(SitePage.Kind.class), kinds);
    }

    @Test
    void everyAnchorStandsOnce() {
        SampleWiki.small().all().forEach((address, html) -> {
            var seen = new HashSet<String>();
            for (String id : ids(html)) {
                assertTrue(seen.add(id), address + " has #" + id + " twice");
            }
        });
    }

    @Test
    void everyAnchorThatTheSitePromisesIsThere() {
        var wiki = SampleWiki.small();
        Map<String, String> all = wiki.all();
        for (SitePage page : wiki.site.pages()) {
            if (page.subject() != null) {
                Set<String> there =
                        new HashSet<>(ids(all.getOrDefault(page.address().path(), "")));
                for (String anchor : wiki.site.anchors(page)) {
                    assertTrue(there.contains(anchor), page.address() + " lacks #" + anchor);
                }
            }
        }
    }

    @Test
    void everyCellHasAnAnchorOnTheMatrixPageEvenAGap() {
        var ids = new HashSet<>(ids(SampleWiki.small().html("aws/security.html")));
        assertTrue(ids.contains("log-retention.abstracted"));
        assertTrue(ids.contains("encryption-at-rest.container"));
    }

    @Test
    void everyLinkInTheSiteIsRelativeAndLeadsToAPageOrAnAnchorThatIsThere() {
        var wiki = SampleWiki.small();
        Map<String, String> all = wiki.all();
        all.forEach((address, html) -> {
            Matcher matcher = HREF.matcher(html);
            while (matcher.find()) {
                String href = matcher.group(1);
                if (href.startsWith("https://")) {
                    continue;
                }
                assertFalse(
                        href.startsWith("/") || (href.contains(":") && !href.contains("#dm:")), address + " → " + href);
                int hash = href.indexOf('#');
                String path = hash < 0 ? href : href.substring(0, hash);
                String target = path.isEmpty()
                        ? address
                        : java.net
                                .URI
                                .create("x:/" + address)
                                .resolve(path)
                                .getPath()
                                .substring(1);
                boolean file = target.startsWith("assets/") || target.endsWith(".svg") || target.endsWith(".css");
                file |= Arrays.stream(Download.values()).anyMatch(each -> target.endsWith("/" + each.file()));
                // A page's copy in Markdown.
                file |= target.endsWith(".md") && all.containsKey(target.replace(".md", ".html"));
                assertTrue(file || all.containsKey(target), address + " → " + href);
                if (hash >= 0) {
                    assertTrue(
                            ids(all.getOrDefault(target, "")).contains(href.substring(hash + 1)),
                            address + " → " + href);
                }
            }
        });
    }

    @Test
    void whateverTheDataHoldsStaysText() {
        String mark = "<i>&\"'";
        SampleWiki.marked(mark).all().forEach((address, html) -> {
            assertFalse(html.contains("<i>"), address);
            assertFalse(html.contains("&\"'"), address);
            assertFalse(html.contains("javascript:alert(1)\""), address);
        });
    }

    @Test
    void aCellTellsItsStateInAWordAndTheRest() {
        String html = SampleWiki.small().html("aws/security.html");
        assertTrue(html.contains(">Shared</b>"));
        assertTrue(html.contains("<span>Overlap</span>"));
        assertTrue(html.contains("<span>Gap</span>"));
        assertTrue(html.contains("Varies <small>on the support plan</small>"));
        assertTrue(html.contains("Undetermined <small>until 31 January 2027</small>"));
        assertTrue(html.contains("Not applicable <small>Nothing to keep</small>"));
        assertTrue(html.contains("title=\"Fastly does the work; Customer answers for it.\""));
    }

    @Test
    void aCategoryPageHasATableForEachPartyThatDoesSomethingNamedInItsCaption() {
        String html = SampleWiki.small().html("aws/security/infrastructure.html");
        assertTrue(html.contains("<caption class=\"vh\">Customer</caption>"));
        assertTrue(html.contains("<caption class=\"vh\">AWS</caption>"));
        assertTrue(html.contains(">Held by Customer<"));
        assertFalse(html.contains("What you do"));
    }

    @Test
    void aCategoryPageSaysWhatChangesHandsOnTheWayToAnother() {
        String html = SampleWiki.small().html("aws/security/infrastructure.html");
        assertTrue(html.contains("If you move to another category"));
        assertTrue(html.contains("Customer keeps 2 of 4"));
    }

    @Test
    void aConcernPageLinksItsEvidence() {
        String html = SampleWiki.small().html("aws/security/encryption-at-rest.html");
        assertTrue(html.contains("<a href=\"../../guide/a.html\">Article a</a>"));
        assertTrue(html.contains("<a href=\"https://example.org/proof?a=1&amp;b=2\">"));
    }

    @Test
    void whatAPagePlacedItselfIsNotRepeated() {
        var wiki = SampleWiki.small();
        var view = wiki.views()
                .page(wiki.page("aws/security.html"), Html.NONE, Set.of(BlockSpec.View.STACK, BlockSpec.View.TABLE));
        String html = SampleWiki.render(wiki.theme(), view).value();
        assertFalse(html.contains("fig-aws-security-stack"));
        assertFalse(html.contains("id=\"backups.container\""));
    }

    @Test
    void theWholeTableInTheProseOfItsOwnPageCarriesTheAnchors() {
        var wiki = SampleWiki.small();
        var views = wiki.views();
        var spec = SampleWiki.block(BlockSpec.View.TABLE, null);
        assertTrue(views.block(wiki.page("aws/security.html"), wiki.duties, spec, 1)
                .value()
                .contains("id=\"backups.container\""));
        assertFalse(views.block(wiki.page("aws/security.html"), wiki.duties, spec, 2)
                .value()
                .contains("id=\"backups.container\""));
        assertFalse(views.block(wiki.page("guide/a.html"), wiki.duties, spec, 1)
                .value()
                .contains("id=\"backups.container\""));
    }

    @Test
    void everyViewOfABlockRenders() {
        var wiki = SampleWiki.small();
        var views = wiki.views();
        for (BlockSpec.View view : BlockSpec.View.values()) {
            for (String party : new String[] {null, "customer"}) {
                var html = views.block(
                        wiki.page("guide/a.html"), wiki.duties, SampleWiki.block(view, party, "abstracted"), 1);
                assertEquals(List.of(), html.findings());
                assertTrue(html.value().contains("Encryption at rest") || view == BlockSpec.View.GAPS, view.word());
            }
        }
    }

    @Test
    void aSecondFigureOfTheSameOnAPageIsNumbered() {
        var wiki = SampleWiki.small();
        var spec = SampleWiki.block(BlockSpec.View.STACK, "customer", "abstracted");
        assertEquals("aws-security-abstracted-stack-customer", Views.figureId(wiki.duties, spec));
        assertTrue(wiki.views()
                .block(wiki.page("guide/a.html"), wiki.duties, spec, 2)
                .value()
                .contains("id=\"fig-aws-security-abstracted-stack-customer-2\""));
    }

    @Test
    void theMainHeadingOfTheProseStandsAboveTheTitleBlock() {
        String html = SampleWiki.small().html("guide/b.html");
        assertEquals(1, html.split("<h1", -1).length - 1);
        assertTrue(html.indexOf("<h1") < html.indexOf("class=\"rule\""));
    }

    @Test
    void theCurrentPageIsMarkedOnceInTheSidebar() {
        SampleWiki.small().all().forEach((address, html) -> {
            String sidebar = html.substring(html.indexOf("class=\"side\""), html.indexOf("<main"));
            int marks = sidebar.split("aria-current=\"page\"", -1).length - 1;
            assertTrue(marks <= 1, address);
        });
    }

    @Test
    void aLongFolderIsNotListedInTheSidebarButNeighboursAre() {
        var wiki = SampleWiki.ofArticles(250);
        String html = wiki.html("guide/page100.html");
        String sidebar = html.substring(html.indexOf("class=\"side\""), html.indexOf("<main"));
        assertTrue(sidebar.contains("page99.html"));
        assertTrue(sidebar.contains("<a href=\"page100.html\" aria-current=\"page\">"));
        assertTrue(sidebar.contains("page101.html"));
        assertFalse(sidebar.contains("page98.html"));
        assertTrue(sidebar.contains("<a href=\"./\">All 250 pages</a>") || sidebar.contains(">All 250 pages</a>"));
        assertTrue(wiki.html("guide/index.html").contains("page98.html"));
    }

    @Test
    void theSameWikiGivesTheSameBytes() {
        assertEquals(SampleWiki.small().all(), SampleWiki.small().all());
    }

    @Test
    void thePageForLostReadersHasTheSitesPathAsItsBase() {
        String html = SampleWiki.small().html("404.html");
        assertTrue(html.contains("<base href=\"/duties/\">"));
        assertTrue(html.contains("href=\"404.html#dm:main\""));
    }

    @Test
    void aRedirectLeadsOnWithAndWithoutScript() {
        String html = SampleWiki.small().views().redirect(new Address("old/x.html"), SampleWiki.MATRIX);
        assertTrue(html.contains("content=\"0; url=../aws/security.html\""));
        assertTrue(html.contains("data-to=\"../aws/security.html\""));
        assertTrue(html.contains("location.hash"));
    }

    @Test
    void aFigureThatTheDataMakesHasItsOwnId() {
        Matrix matrix = SampleWiki.small().duties.matrix();
        assertEquals("aws-security", matrix.id());
        assertTrue(ids(SampleWiki.small().html("aws/security/container.html"))
                .contains("fig-aws-security-container-stack"));
    }
}
