package dev.demarc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a check found stands in the site that a build writes. */
class FindingsInSiteTest {

    @TempDir
    Path folder;

    private TestWiki wiki() {
        return TestWiki.copyOf("many-findings", folder);
    }

    @Test
    void thePageTellsWhatTheTerminalTells() {
        var wiki = wiki();
        var told = wiki.run("build", "--today", "2026-11-24").findings();
        var page = Jsoup.parse(wiki.read("site/findings.html"));
        var shown = new ArrayList<String>();
        for (var file : page.select(".file")) {
            String path = file.select("h3 > :first-child").text();
            for (var each : file.select(".find1")) {
                shown.add(path + ":" + each.select("> .loc").text() + " "
                        + each.select("> .sev").text() + " "
                        + each.select("div > p > .rid").text());
            }
        }
        assertEquals(told, shown);
        assertTrue(told.size() > 12, "has " + told.size());
        assertEquals(1, page.select(".waived tbody tr").size());
        assertTrue(wiki.read("site/index.html").contains("href=\"findings.html\""), "the front page leads to it");
    }

    @Test
    void itIsTheSameForAnyNumberOfThreadsAndWhenBuiltAgain() {
        var wiki = wiki();
        wiki.run("build", "--today", "2026-11-24", "-d", "one", "-j", "1");
        wiki.run("build", "--today", "2026-11-24", "-d", "eight", "-j", "8");
        assertEquals(wiki.files("one"), wiki.files("eight"));
        wiki.run("build", "--today", "2026-11-24", "-d", "eight", "-j", "8");
        assertEquals(wiki.files("one"), wiki.files("eight"));
    }

    @Test
    void onAnotherDayOnlyThePageOfFindingsDiffers() {
        var wiki = wiki();
        wiki.run("build", "--today", "2026-11-24", "-d", "one");
        wiki.run("build", "--today", "2026-11-25", "-d", "two");
        var one = wiki.files("one");
        var two = wiki.files("two");
        one.remove(".demarc-manifest");
        two.remove(".demarc-manifest");
        one.values().removeAll(two.values());
        assertEquals(List.of("findings.html"), List.copyOf(one.keySet()));
    }

    @Test
    void aPageOfTheWikiAtItsAddressGivesItsProse() {
        var wiki = wiki().with("content/findings.md", "# What is wrong", "", "Ask [us](index.md). [x](lost.md)");
        wiki.run("build").says("content/findings.md:3:25 error broken-link");
        var page = Jsoup.parse(wiki.read("site/findings.html"));
        assertEquals("What is wrong", page.select("h1").text());
        assertTrue(page.text().contains("Ask us."));
        assertTrue(page.select(".find1").size() > 12);
    }

    @Test
    void aFileOfTheWikiAtItsAddressIsLeftAlone() {
        var wiki = wiki().with("content/findings.html", "<title>Mine</title>");
        wiki.run("build");
        assertEquals("<title>Mine</title>\n", wiki.read("site/findings.html"));
        assertFalse(wiki.read("site/index.html").contains("findings.html"));
    }

    @Test
    void aPageThatDiffersInCapitalsIsLeftAlone() {
        var wiki = TestWiki.in(folder).with("content/Findings.md", "# Findings");
        wiki.run("build").exits(Exit.CLEAN).finds();
        assertFalse(wiki.files("site").containsKey("findings.html"));
    }

    @Test
    void aLinkToItLeadsThere() {
        TestWiki.in(folder)
                .with("content/index.md", "# Home", "", "[What is wrong](findings.html)")
                .run("build")
                .exits(Exit.CLEAN)
                .finds();
    }

    @Test
    void aMistakeInItsTemplateIsFoundWithoutBuilding() {
        wiki().with("templates/findings.peb", "{% extends \"frame\" %}{% block toc %}{{ page.tilte }}{% endblock %}")
                .run("check", "--rule", "template-error")
                .exits(Exit.FINDINGS)
                .finds("templates/findings.peb:1:45 error template-error");
    }
}
