package dev.demarc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What readers expect of a page beside its text: tags, dates, copies, feeds. */
class ReadingTest {

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
