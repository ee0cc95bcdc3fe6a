package dev.demarc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.demarc.history.TestRepository;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What readers expect of a page beside its text: tags, dates, copies, feeds. */
class ReadingTest {

    private static final String[] MATRIX = {
        "title: Duties",
        "parties: {aws: {name: AWS}, us: {name: \"Platform | team\"}}",
        "categories: {iaas: {name: IaaS}}",
        "concerns:",
        "  backups: {name: Backups, who: us}",
        "  sites: {name: Sites, who: {iaas: {shared: {aws: Guards., us: Looks.}}}}",
    };

    @TempDir
    Path folder;

    @Test
    void aTagHasAPageThatListsWhatIsFiledUnderIt() {
        var wiki = TestWiki.in(folder)
                .with(
                        "content/guide/b.md",
                        "---",
                        "tags: [Key storage, recovery]",
                        "description: How.",
                        "---",
                        "# Beta")
                .with("content/a.md", "---", "tags: key-storage", "---", "# Alpha")
                .with("content/c.md", "# Gamma");
        wiki.run("build", "--verify-output").exits(Exit.CLEAN).finds();
        String tag = wiki.read("site/tags/key-storage.html");
        assertTrue(tag.contains("<h1>key-storage</h1>"), tag);
        assertTrue(tag.contains("2 pages filed under"), tag);
        assertTrue(tag.indexOf(">Alpha</a>") < tag.indexOf("<a href=\"../guide/b.html\">Beta</a>"), tag);
        assertFalse(tag.contains("Gamma</a></li>\n</ul>"), tag);
        assertTrue(wiki.read("site/tags/index.html").contains("<a href=\"recovery.html\">recovery</a>"));
        String page = wiki.read("site/guide/b.html");
        assertTrue(
                page.contains("<dd><a href=\"../tags/key-storage.html\">key-storage</a>, "
                        + "<a href=\"../tags/recovery.html\">recovery</a></dd>"),
                page);
        assertTrue(wiki.read("site/index.html").contains("<a href=\"tags/index.html\">2</a>"));
        assertFalse(Files.exists(folder.resolve("site/tags/tag.html")));
    }

    @Test
    void aTagGivesWayToWhatHasItsAddressAndTakesItsProse() {
        var wiki = TestWiki.in(folder)
                .with("content/a.md", "---", "tags: [mine, index, told]", "---", "# Alpha")
                .with("content/tags/mine.html", "<!doctype html><title>Mine</title>")
                .with("content/tags/told.md", "What it means.");
        wiki.run("build").exits(Exit.CLEAN).finds();
        String page = wiki.read("site/a.html");
        assertTrue(page.contains("<dd>mine, <a href=\"tags/index-1.html\">index</a>"), page);
        assertEquals("<!doctype html><title>Mine</title>\n", wiki.read("site/tags/mine.html"));
        String told = wiki.read("site/tags/told.html");
        assertTrue(told.contains("What it means.") && told.contains(">Alpha</a>"), told);
    }

    @Test
    void everyPageHasACopyInMarkdownWhoseLinksLeadToCopies() {
        var wiki = TestWiki.in(folder)
                .with("content/duties.matrix.yml", MATRIX)
                .with(
                        "content/guide/README.md",
                        "---",
                        "title: Guide",
                        "description: Where to begin.",
                        "---",
                        "# The guide",
                        "",
                        "See [duties](../duties.matrix.yml#backups.iaas), [a](<../a.md>), [ref], ![p](p.png), [out](https://example.org/).",
                        "",
                        "```responsibility",
                        "matrix: duties",
                        "```",
                        "",
                        "Done.",
                        "",
                        "[ref]: /a.md#x")
                .with("content/guide/p.png", "p")
                .with("content/a.md", "## X", "", "[own](#x) [up](guide/README.md) [index](guide/)");
        wiki.run("build", "--verify-output").exits(Exit.CLEAN);
        assertEquals("""
                # Guide

                Where to begin.

                See [duties](../duties.md#backups.iaas), [a](<../a.md>), [ref], ![p](p.png), [out](https://example.org/).

                | Concern | [IaaS](../duties/iaas.md) |
                | --- | --- |
                | [Backups](../duties/backups.md) | Platform \\| team |
                | [Sites](../duties/sites.md) | Shared: Platform \\| team, AWS |

                Done.

                [ref]: ../a.md#x
                """, wiki.read("site/guide/index.md"));
        assertEquals("# A\n\n## X\n\n[own](#x) [up](guide/index.md) [index](guide/index.md)\n", wiki.read("site/a.md"));
        String matrix = wiki.read("site/duties.md");
        assertTrue(matrix.startsWith("# Duties\n"), matrix);
        assertTrue(matrix.contains("\n| [Backups](duties/backups.md) | Platform \\| team |\n"), matrix);
        assertTrue(matrix.contains("- [IaaS](duties/iaas.md)\n"), matrix);
        assertTrue(wiki.read("site/duties/sites.md").contains("- **AWS**: Guards."));
        assertTrue(wiki.read("site/duties/us.md").contains("| [Backups](backups.md) | Answers for it."));
        assertTrue(wiki.read("site/guide/index.html")
                .contains("<link rel=\"alternate\" type=\"text/markdown\" href=\"index.md\">"));
        assertFalse(Files.exists(folder.resolve("site/404.md")));
    }

    @Test
    void aFileForProgramsThatReadNamesThePages() {
        var wiki = TestWiki.in(folder)
                .with("demarc.yml", "title: Cloud", "description: Who does what.", "nav: [{Guide: [a.md]}, c.md]")
                .with("content/a.md", "---", "description: First.", "---", "# A [1]")
                .with("content/b c.md", "# B")
                .with("content/c.md", "# C");
        wiki.run("build").exits(Exit.CLEAN);
        assertEquals("""
                # Cloud

                > Who does what.

                ## Guide

                - [A \\[1\\]](a.md): First.

                ## Pages

                - [C](c.md)

                ## Optional

                - [B](b%20c.md)
                - [Cloud](index.md)
                """, wiki.read("site/llms.txt"));
        wiki.run("build", "--base-url", "https://example.org/w").exits(Exit.CLEAN);
        assertTrue(wiki.read("site/llms.txt").contains("(https://example.org/w/a.md)"));
        wiki.with("content/llms.txt", "Mine.").run("build").exits(Exit.CLEAN);
        assertEquals("Mine.\n", wiki.read("site/llms.txt"));
    }

    @Test
    void commitsTellWhenPagesWereChangedAndAFeedNamesTheLast() {
        try (var repository = TestRepository.in(folder)) {
            repository
                    .with(
                            "docs/demarc.yml",
                            "title: Cloud & more",
                            "base-url: https://example.org/w/",
                            "changes: true",
                            "edit-url: https://git.example.org/edit/{path}")
                    .with("docs/content/a.md", "---", "description: First.", "---", "# A")
                    .with("docs/content/b c.md", "# B")
                    .with("other.txt", "Nothing of it.")
                    .committed("2026-03-01");
            repository.with("docs/content/b c.md", "# B", "", "More.").committed("2026-05-03");
            repository.with("docs/content/c.md", "# C");
        }
        var wiki = TestWiki.in(folder);
        wiki.run("build", "docs").exits(Exit.CLEAN).finds();
        String page = wiki.read("docs/site/b c.html");
        assertTrue(page.contains("<dt>Last change</dt><dd>3 May 2026</dd>"), page);
        assertTrue(page.contains("href=\"https://git.example.org/edit/docs/content/b%20c.md\""), page);
        assertTrue(page.contains("type=\"application/atom+xml\" href=\"feed.xml\""), page);
        assertTrue(wiki.read("docs/site/a.html").contains("<dd>1 March 2026</dd>"));
        assertFalse(wiki.read("docs/site/c.html").contains("Last change"), "no commit has it");
        assertEquals("""
                <?xml version="1.0" encoding="UTF-8"?>
                <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
                <title>Cloud &amp; more</title>
                <id>https://example.org/w/</id>
                <link href="https://example.org/w/"/>
                <link rel="self" type="application/atom+xml" href="https://example.org/w/feed.xml"/>
                <updated>2026-05-03T12:00:00Z</updated>
                <author><name>Cloud &amp; more</name></author>
                <entry><title>B</title><id>https://example.org/w/b%20c.html</id><link href="https://example.org/w/b%20c.html"/><updated>2026-05-03T12:00:00Z</updated></entry>
                <entry><title>A</title><id>https://example.org/w/a.html</id><link href="https://example.org/w/a.html"/><updated>2026-03-01T12:00:00Z</updated><summary>First.</summary></entry>
                </feed>
                """, wiki.read("docs/site/feed.xml"));
        wiki.with("docs/demarc.yml", "title: Cloud").run("build", "docs").exits(Exit.CLEAN);
        assertFalse(Files.exists(folder.resolve("docs/site/feed.xml")));
        assertFalse(wiki.read("docs/site/a.html").contains("Last change"), "nobody asked");
    }

    @Test
    void aPublishedPageTellsWhatOthersShowOfIt() {
        var wiki = TestWiki.in(folder)
                .with("demarc.yml", "title: Cloud", "base-url: https://example.org/")
                .with("content/a.md", "---", "description: \"First, \\\"quoted\\\".\"", "---", "# A & B");
        wiki.run("build").exits(Exit.CLEAN);
        String page = wiki.read("site/a.html");
        assertTrue(page.contains("<meta property=\"og:title\" content=\"A &amp; B\">"), page);
        assertTrue(page.contains("<meta property=\"og:url\" content=\"https://example.org/a.html\">"), page);
        assertTrue(page.contains("<meta property=\"og:description\" content=\"First, &quot;quoted&quot;.\">"), page);
        wiki.with("demarc.yml", "title: Cloud").run("build").exits(Exit.CLEAN);
        assertFalse(wiki.read("site/a.html").contains("og:"));
    }

    @Test
    void aListBelowACommentBecomesTabsOrCards() {
        var wiki = TestWiki.in(folder)
                .with(
                        "content/a.md",
                        "# A",
                        "",
                        "<!-- tabs -->",
                        "- Linux & co",
                        "",
                        "  ```sh",
                        "  apt",
                        "  ```",
                        "- **macOS**",
                        "",
                        "  Words.",
                        "",
                        "<!-- cards -->",
                        "",
                        "- [B](b.md): what *it* is",
                        "- [Own](#a)",
                        "",
                        "<!-- tabs of another kind -->",
                        "- plain")
                .with("content/b.md", "# B");
        wiki.run("build").exits(Exit.CLEAN).finds();
        String page = wiki.read("site/a.html");
        assertTrue(
                page.contains("<div class=\"tabs\" data-tabs>\n<div><p class=\"tab\">Linux &amp; co</p>\n<figure"),
                page);
        assertTrue(
                page.contains("<div><p class=\"tab\"><strong>macOS</strong></p>\n<p>Words.</p>\n</div>\n</div>"), page);
        assertTrue(page.contains("""
                        <ul class="cards">
                        <li class="card"><p class="t"><a href="b.html">B</a></p>
                        <p>what <em>it</em> is</p>
                        </li>
                        <li class="card"><p class="t"><a href="#a">Own</a></p>
                        </li>
                        </ul>"""), page);
        assertTrue(page.contains("<!-- tabs of another kind -->\n<ul>\n<li>plain</li>"), page);
        assertTrue(page.contains("<script defer src=\"assets/tabs.js\"></script>"), page);
        assertFalse(wiki.read("site/b.html").contains("tabs.js"));
    }

    @Test
    void aDiagramIsCodeOnItsPageWithWhatDrawsItAndAFenceInTheCopy() {
        var wiki = TestWiki.in(folder)
                .with("content/index.md", "# Home", "", "```mermaid title=\"A & B\"", "pie", "```", "", "First words.");
        wiki.run("build").exits(Exit.CLEAN).finds();
        String page = wiki.read("site/index.html");
        assertTrue(
                page.contains("<div class=\"fig drawn\" data-mermaid data-title=\"A &amp; B\" data-diagram=\"Diagram\""
                        + " data-source=\"View as text\" data-fault=\"This diagram can’t be drawn.\">"
                        + "<figure class=\"code\">"),
                page);
        assertTrue(page.contains("<script defer src=\"assets/mermaid-draw.js\"></script>"), page);
        assertFalse(page.contains("matrix.js"), page);
        assertTrue(wiki.read("site/index.md").contains("```mermaid title=\"A & B\"\npie\n```\n"));
    }

    @Test
    void anAbbreviationSaysWhatItStandsFor() {
        var wiki = TestWiki.in(folder)
                .with(
                        "content/a.md",
                        "# KMS and more",
                        "",
                        "A KMS, the *KMS*, no KMSes, `KMS`, [KMS](#kms-and-more), (AWS KMS).",
                        "",
                        "*[KMS]: Key \"management\" service",
                        "*[AWS KMS]: That of AWS",
                        "",
                        "*[not] one");
        wiki.run("build").exits(Exit.CLEAN).finds();
        String kms = "<abbr title=\"Key &quot;management&quot; service\">KMS</abbr>";
        String page = wiki.read("site/a.html");
        assertTrue(
                page.contains("<p>A " + kms + ", the <em>" + kms
                        + "</em>, no KMSes, <code>KMS</code>, <a href=\"#kms-and-more\">"
                        + kms
                        + "</a>, (<abbr title=\"That of AWS\">AWS KMS</abbr>).</p>\n"
                        + "<p>*[not] one</p>"),
                page);
        assertEquals(
                "<p><em>[KMS]: x</em></p>\n",
                wiki.runWith("*[KMS]: x*\n", "render", "--dialect", "gfm").out());
    }

    @Test
    void whatIsDueForALookSaysSoBesideItsOwner() {
        var wiki = TestWiki.in(folder)
                .with("content/a.md", "---", "owner: storage-team", "review-by: 2026-06-30", "---", "# Alpha");
        String late = "<dd>30 June 2026 <b class=\"late\">overdue</b></dd>";
        wiki.run("build", "--today", "2026-07-01").exits(Exit.CLEAN);
        String page = wiki.read("site/a.html");
        assertTrue(page.contains("<dd>storage-team</dd>") && page.contains(late), page);
        wiki.run("build", "--today", "2026-06-30").exits(Exit.CLEAN);
        assertFalse(wiki.read("site/a.html").contains("overdue"));
    }
}
