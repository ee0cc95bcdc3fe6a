package dev.demarc.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.demarc.diagnostic.Findings;
import dev.demarc.model.Html;
import dev.demarc.render.Section.Excerpt;
import dev.demarc.source.Span;
import java.time.LocalDate;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** The page that tells what was found. */
class FindingsPageTest {

    private static Document page(Checkup checkup) {
        var wiki = SampleWiki.small();
        var view = wiki.views().findings(wiki.page("findings.html"), Html.NONE, checkup);
        return Jsoup.parse(SampleWiki.render(wiki.theme(), view).value());
    }

    private static Document page(int many) {
        return page(SampleWiki.checkup("", many));
    }

    @Test
    void aFindingTellsItsPlaceRuleLineAndWhatToDo() {
        var finding = page(3).select(".find1").get(0);
        assertEquals("3:5", finding.select(".loc a").get(0).text());
        assertEquals(
                "https://git.example.org/edit/content/aws/security.matrix.yml#L3",
                finding.select(".loc a").attr("href"));
        assertEquals("error", finding.select(".sev").text());
        assertEquals("gap", finding.select(".rid").text());
        assertEquals("guide/b.html", finding.select(".rid").attr("href"), "this wiki has a page about the rule");
        assertEquals(
                "content/guide/b.md:1:1 “All”", finding.select(".hint").get(0).text());
        assertEquals(
                "Name somebody. See it in the matrix.",
                finding.select(".hint").get(1).text());
        assertEquals(
                "aws/security.html#log-retention.abstracted",
                finding.select(".hint a")
                        .get(finding.select(".hint a").size() - 1)
                        .attr("href"));
        assertEquals("ine ", finding.select("u").get(0).wholeText());
    }

    @Test
    void findingsStandByFileAndAFileLeadsToItsPage() {
        var page = page(3);
        assertEquals(
                List.of(
                        "content/aws/security.matrix.yml 1 Owner: platform-security",
                        "content/guide/a.md 3",
                        "content/guide/c.md 1",
                        "theme/page.peb 1"),
                page.select(".file h3").eachText());
        assertEquals("guide/a.html", page.select("#content-guide-a-md a").attr("href"));
        assertEquals("", page.select("#theme-page-peb a").attr("href"));
        assertEquals("", page.select("[aria-labelledby=theme-page-peb] .loc a").attr("href"), "not the wiki's own");
    }

    @Test
    void countsStandAtTheHead() {
        var page = page(3);
        assertEquals(List.of("3", "2", "1", "1", "2"), page.select(".sum dd").eachText());
        assertEquals(
                List.of("error", "warning", "info", "gap", "waived"),
                page.select(".sum dt").eachText());
        assertEquals(
                List.of("3 broken-link", "1 template-error", "1 gap", "1 view-fallback"),
                page.select(".tally li").eachText());
        assertTrue(page.select(".lead")
                .text()
                .equals("6 findings in 4 files. 1 of them is a cell without one clear holder."));
        assertTrue(page.select(".block").text().contains("12 pages, 1 matrix, 40 cells, 7 links, 99 anchors"));
    }

    @Test
    void ownersAreNamedAndWhoIsNotNamedComesLast() {
        assertEquals(
                List.of("platform-security", "Nobody is named"),
                page(3).select("[aria-label=Owner by owner] tbody th").eachText());
    }

    @Test
    void manyFindingsOfOneRuleAreCutWithTheirNumber() {
        var page = page(10_000);
        assertEquals(FindingsPage.OF_ONE_RULE + 3, page.select(".find1").size());
        assertTrue(page.select(".rest").text().startsWith("… and 9,950 more of broken-link."));
        assertTrue(page.select("#content-guide-a-md").text().contains("10,000"));
        assertTrue(page.outerHtml().length() < 200_000);
    }

    @Test
    void waiversAreFoldedWithOwnerReasonAndDay() {
        var rows = page(1).select("details.waived tbody tr");
        assertEquals(2, rows.size());
        assertTrue(rows.get(0).text().endsWith("Two claim it. Open grc 31 January 2027"), rows.text());
    }

    @Test
    void aCleanWikiSaysSo() {
        var full = SampleWiki.checkup("", 1);
        var clean = page(new Checkup(
                Findings.of(List.of()), full.lookedAt(), LocalDate.of(2026, 11, 24), "content/", full.shelf()));
        assertEquals(
                "Nothing was found: all that was checked is in order.",
                clean.select(".lead").text());
        assertEquals(0, clean.select(".file, .tally, .waived, .sum").size());
    }

    @Test
    void filtersAreForWhoHasAScript() {
        var bar = page(3).select("[data-found]").get(0);
        assertTrue(bar.hasAttr("hidden"));
        assertEquals(
                List.of("All", "Errors 3", "Warnings 2", "Info 1"),
                bar.select(".chip").eachText());
    }

    @Test
    void aLongLineIsCutRoundItsPlace() {
        Excerpt excerpt = Plain.excerpt("x".repeat(500) + "here" + "y".repeat(500), Span.of(7, 501, 4));
        assertEquals(7, excerpt.line());
        assertEquals("here", excerpt.marked());
        assertTrue(excerpt.before().startsWith("…x"));
        assertTrue(excerpt.after().endsWith("y…"));
        assertEquals("\u00A0", Plain.excerpt("abc", Span.of(1, 4, 0)).marked(), "a line's end");
        assertEquals("c", Plain.excerpt("abc", new Span(1, 3, 4, 1)).marked(), "what goes on in the next line");
        assertEquals(
                "\uD83D\uDE00",
                Plain.excerpt("a\uD83D\uDE00b", Span.of(1, 2, 1)).marked());
    }

    @Test
    void whatHtmlForbidsIsReplaced() {
        assertEquals("a\uFFFDb\uFFFDc d\uFFFD\uFFFD", Plain.of("a\u0001b\u202Ec\nd\uFFFE\uD800"));
        assertFalse(page(1).outerHtml().contains("\u0001"));
    }
}
