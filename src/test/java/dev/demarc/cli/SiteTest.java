package dev.demarc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Addresses, navigation, aliases, drafts, lists: how pages become a site. */
class SiteTest {

    @TempDir
    Path folder;

    private static final String[] MATRIX = {
        "title: Duties",
        "parties: {aws: {name: AWS}, us: {name: Platform team}}",
        "categories: {iaas: {name: IaaS, renamed-from: [vms]}}",
        "concerns: {backups: {name: Backups, who: us}, sites: {name: Sites, who: aws}}",
    };

    @Test
    void aMatrixMakesAPageForItselfAndForEachOfItsParts() {
        var wiki = TestWiki.in(folder).with("content/cloud/duties.matrix.yml", MATRIX);
        wiki.run("build").exits(Exit.CLEAN).finds();
        for (String page : new String[] {"duties", "duties/iaas", "duties/aws", "duties/us", "duties/backups"}) {
            assertTrue(Files.exists(folder.resolve("site/cloud/" + page + ".html")), page);
        }
        assertTrue(Files.exists(folder.resolve("site/who-does-what/platform-team.html")));
        assertTrue(wiki.read("site/cloud/duties.html").contains("id=\"backups.iaas\""));
        assertTrue(wiki.read("site/cloud/duties/vms.html").contains("iaas.html"), "its earlier name leads on");
        assertTrue(wiki.read("site/cloud/duties/stack.svg").startsWith("<svg"));
        assertTrue(wiki.read("site/cloud/duties/iaas-stack.svg").startsWith("<svg"));
        assertTrue(wiki.read("site/cloud/index.html").contains("duties.html"), "its folder gets a list");
    }

    @Test
    void whatTheNavigationCallsAMatrixIsItsNameInListsAndBreadcrumbsToo() {
        var wiki = TestWiki.in(folder)
                .with("demarc.yml", "nav:", "  - The cloud: cloud/duties.matrix.yml")
                .with("content/cloud/duties.matrix.yml", MATRIX);
        wiki.run("build").exits(Exit.CLEAN).finds();
        assertTrue(wiki.read("site/cloud/index.html").contains("<h1>The cloud</h1>"));
        for (String page : new String[] {"iaas", "us", "backups"}) {
            String html = wiki.read("site/cloud/duties/" + page + ".html");
            assertTrue(html.contains("<li><a href=\"../duties.html\">The cloud</a></li>"), page);
        }
    }

    @Test
    void whoIsToSettleAQuestionIsCalledByName() {
        var wiki = TestWiki.in(folder)
                .with(
                        "content/duties.matrix.yml",
                        "title: Duties",
                        "parties: {aws: {name: AWS}, us: {name: Platform team}}",
                        "categories: {iaas: {name: IaaS}}",
                        "concerns:",
                        "  backups: {name: Backups, who: {undetermined: Open., owner: us, until: 2099-01-31}}",
                        "  sites: {name: Sites, who: aws}");
        wiki.run("build");
        assertTrue(wiki.read("site/duties/backups.html").contains("To be settled by Platform team."));
    }

    @Test
    void aConcernIsFoundInOtherMatricesByItsOtherNames() {
        var wiki = TestWiki.in(folder)
                .with("content/duties.matrix.yml", MATRIX)
                .with(
                        "content/more.matrix.yml",
                        "title: More",
                        "parties: {us: {name: Platform team}}",
                        "categories: {iaas: {name: IaaS}}",
                        "concerns: {restore: {name: Restore, also: [Backups], who: us}}");
        wiki.run("build");
        assertTrue(
                wiki.read("site/duties/backups.html").contains("<a href=\"../more/restore.html\">Restore, More</a>"));
        assertTrue(
                wiki.read("site/more/restore.html").contains("<a href=\"../duties/backups.html\">Backups, Duties</a>"));
    }

    @Test
    void proseAtAMatrixAddressGoesIntoItsPage() {
        var wiki = TestWiki.in(folder)
                .with("content/duties.matrix.yml", MATRIX)
                .with("content/duties.md", "Read this first.", "", "## Backups", "", "Words.")
                .with("content/duties/iaas.md", "Machines of one's own.");
        wiki.run("build").exits(Exit.CLEAN).finds();
        String page = wiki.read("site/duties.html");
        assertTrue(page.contains("Read this first.") && page.contains("id=\"backups.iaas\""));
        assertTrue(page.contains("id=\"backups-1\""), "the row's id goes first, the heading's gets a number");
        assertTrue(wiki.read("site/duties/iaas.html").contains("Machines of one"));
    }

    @Test
    void aBlockThatAPagePlacesIsNotRepeated() {
        var wiki = TestWiki.in(folder)
                .with("content/duties.matrix.yml", MATRIX)
                .with("content/duties.md", "```responsibility", "view: stack", "```");
        wiki.run("build").exits(Exit.CLEAN).finds();
        String page = wiki.read("site/duties.html");
        assertEquals(page.indexOf("id=\"duties-stack\""), page.lastIndexOf("id=\"duties-stack\""));
        assertTrue(page.contains("id=\"duties-stack\""));
    }

    @Test
    void linksLeadToWhatFilesBecome() {
        var wiki = TestWiki.in(folder)
                .with("content/duties.matrix.yml", MATRIX)
                .with(
                        "content/guide/a.md",
                        "# A",
                        "",
                        "[m](../duties.matrix.yml) [c](/duties.matrix.yml#backups) [x](../duties.matrix.yml#backups.iaas)",
                        "[own](#a) [folder](../guide/) [out](https://example.org/x.md)",
                        "<a href=\"../duties/us.html\">raw</a>");
        wiki.run("build").exits(Exit.CLEAN).finds();
        String page = wiki.read("site/guide/a.html");
        for (String href : new String[] {
            "../duties.html",
            "../duties/backups.html",
            "../duties.html#backups.iaas",
            "#a",
            "index.html",
            "https://example.org/x.md",
            "../duties/us.html"
        }) {
            assertTrue(page.contains("href=\"" + href + "\""), href);
        }
    }

    @Test
    void settingsListTheNavigation() {
        var wiki = TestWiki.in(folder)
                .with("demarc.yml", "nav: [index.md, {Last things: [z.md, \"*.md\"]}, gone.md]")
                .with("content/index.md", "# Home")
                .with("content/a.md", "# A")
                .with("content/z.md", "# Z");
        wiki.run("build")
                .exits(Exit.FINDINGS)
                .finds("demarc.yml:1:48 error broken-link")
                .says("`nav` names `gone.md`");
        String page = wiki.read("site/index.html");
        assertTrue(page.indexOf("z.html") < page.indexOf("a.html"), "z is named first");
        assertTrue(page.contains("Last things"));
    }

    @Test
    void anAliasLeadsOnAndTwoOfThemDisagree() {
        var wiki = TestWiki.in(folder)
                .with("content/a.md", "---", "aliases: [old, /b]", "---", "# A")
                .with("content/b.md", "# B");
        wiki.run("build").exits(Exit.FINDINGS).finds("content/a.md:2:16 error alias-conflict");
        assertTrue(wiki.read("site/old.html").contains("a.html"));
        assertTrue(wiki.read("site/b.html").contains("B</h1>"));
    }

    @Test
    void aDraftIsLeftOutAndALinkToItSaysWhy() {
        var wiki = TestWiki.in(folder)
                .with("content/a.md", "# A", "", "[soon](b.md)")
                .with("content/b.md", "---", "draft: true", "---", "# B");
        wiki.run("build")
                .exits(Exit.FINDINGS)
                .finds("content/a.md:3:8 error broken-link")
                .says("draft");
        assertFalse(Files.exists(folder.resolve("site/b.html")));
        wiki.run("build", "--drafts").exits(Exit.CLEAN).finds();
        assertTrue(Files.exists(folder.resolve("site/b.html")));
    }

    @Test
    void aSitemapNeedsAnAddress() {
        var wiki = TestWiki.in(folder).with("content/a.md", "# A");
        wiki.run("build").exits(Exit.CLEAN);
        assertFalse(Files.exists(folder.resolve("site/sitemap.xml")));
        wiki.run("build", "--base-url", "https://example.org/wiki").exits(Exit.CLEAN);
        assertTrue(wiki.read("site/sitemap.xml").contains("<loc>https://example.org/wiki/a.html</loc>"));
    }

    @Test
    void severitiesAndWaiversAreSettings() {
        TestWiki.in(folder)
                .with(
                        "demarc.yml",
                        "rules:",
                        "  broken-link: warning",
                        "  paths: {\"old/**\": {broken-link: off}}",
                        "  waivers:",
                        "    - {rule: gap, path: \"*.matrix.yml\", target: backups.iaas, owner: grc, reason: Open., until: 2027-01-31}")
                .with("content/a.md", "[x](gone.md)")
                .with("content/old/b.md", "[x](gone.md)")
                .with(
                        "content/duties.matrix.yml",
                        "parties: {aws: {name: AWS}}",
                        "categories: {iaas: {name: IaaS}}",
                        "concerns: {backups: {who: {iaas: }}, other: {who: aws}}")
                .run("check", "--today", "2026-11-24")
                .exits(Exit.CLEAN)
                .finds("content/a.md:1:5 warning broken-link");
    }

    @Test
    void jsonHasEveryKey() {
        var ended = TestWiki.in(folder).with("content/a.md", "[x](gone.md)").run("check", "--format", "json");
        ended.exits(Exit.FINDINGS);
        assertTrue(ended.out().startsWith("""
                                [
                                  {
                                    "rule": "broken-link",
                                    "severity": "error",
                                    "file": "content/a.md",
                                    "line": 1,
                                    "column": 5,
                                    "endLine": 1,
                                    "endColumn": 12,
                                    "message": "\
                                """), ended.out());
        assertTrue(ended.out().contains("\"target\": \"gone.md\",\n    \"related\": []\n  }\n]\n"), ended.out());
        assertEquals(
                "[]\n",
                TestWiki.in(folder)
                        .with("content/a.md", "# A")
                        .run("check", "--format", "json")
                        .out());
    }

    @Test
    void aMessageThatIsAskedForInAFileGoesThere() {
        var wiki = TestWiki.in(folder).with("content/a.md", "[x](gone.md)");
        wiki.run("check", "--format", "json=found.json", "--format", "text")
                .finds("content/a.md:1:5 error broken-link");
        assertTrue(wiki.read("found.json").contains("\"rule\": \"broken-link\""));
    }

    @Test
    void whereHtmlIsNotTrustedALinkRunsNothing() {
        var wiki = TestWiki.in(folder)
                .with(
                        "content/a.md",
                        "# A",
                        "",
                        "[x](JavaScript:alert%281%29) <javascript:alert(2)> [y](https://example.org/)",
                        "<b onclick=\"alert(3)\">bold</b>");
        for (String mode : new String[] {"clean", "escape"}) {
            wiki.with("demarc.yml", "html: " + mode).run("build");
            String page = wiki.read("site/a.html").toLowerCase(java.util.Locale.ROOT);
            assertFalse(page.contains("=\"javascript:"), mode);
            assertFalse(page.contains("<b onclick"), mode);
            assertTrue(page.contains("href=\"https://example.org/\""), mode);
        }
    }
}
