package dev.demarc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a disk that is full or not to be written does to a build.
 *
 * <p>Full is played by a limit on a file's size, which breaks off in the middle of writing as a full disk does; not to
 * be written, by something else that stands in the place. Rights don't bind the root user, who runs the tests in a container.
 */
class RefusingDiskTest {

    @TempDir
    Path folder;

    // One page is larger than the limit, and written in part; in blocks of 512 or 1,024 bytes, as shells differ.
    private static final String FULL = "ulimit -f 64";
    private static final String LONG = "Some words that make it long. ".repeat(5_000);

    private TestWiki twoPages() {
        return TestWiki.in(folder)
                .with("content/index.md", "# Home", "", "[There](a.md)")
                .with("content/a.md", "# A page", "", "Some text.");
    }

    private void assertRight(TestWiki wiki) {
        wiki.run("build").exits(Exit.CLEAN);
        wiki.run("build", "--no-cache", "--dest", "fresh").exits(Exit.CLEAN);
        assertEquals(wiki.files("fresh"), wiki.files("site"));
    }

    private static void assertTold(Apart.Ended ended) {
        assertEquals(Exit.FINDINGS.code(), ended.code(), ended.err());
        assertTrue(ended.err().contains("`a.html` was not written: It can't be written: "), ended.err());
        assertTrue(ended.err().contains("  → "), ended.err());
        assertFalse(ended.err().contains("\tat "), ended.err());
    }

    @Test
    void aFullDiskLeavesOfALaterSiteEachFileOldOrNew() throws Exception {
        var wiki = twoPages();
        wiki.run("build").exits(Exit.CLEAN);
        var old = wiki.files("site");
        wiki.with("content/index.md", "# Home", "", "[There](a.md), now.").with("content/a.md", "# A page", "", LONG);

        assertTold(Apart.startUnder(FULL, folder, "build").end());
        var now = wiki.files("site");
        assertEquals(old.keySet(), now.keySet());
        assertEquals(old.get("a.html"), now.get("a.html"));
        assertTrue(wiki.read("site/index.html").contains(", now."));
        assertRight(wiki);
    }

    @Test
    void aFullDiskLeavesNoHalfFileOfAFirstSite() throws Exception {
        var wiki = twoPages().with("content/a.md", "# A page", "", LONG);

        assertTold(Apart.startUnder(FULL, folder, "build").end());
        assertFalse(Files.exists(folder.resolve("site/a.html")));
        assertRight(wiki);
    }

    @Test
    void aManifestThatFindsNoRoomLeavesTheSiteAsItWas() throws Exception {
        var wiki = twoPages();
        wiki.run("build").exits(Exit.CLEAN);
        var old = wiki.files("site");
        wiki.with("content/new.md", "# New");

        var ended = Apart.startUnder("ulimit -f 1", folder, "build").end();
        assertEquals(Exit.USAGE.code(), ended.code(), ended.err());
        assertTrue(ended.err().contains(".demarc-manifest"), ended.err());
        assertTrue(ended.err().contains("  → "), ended.err());
        assertFalse(ended.err().contains("\tat "), ended.err());
        assertEquals(old, wiki.files("site"));
        assertRight(wiki);
    }

    @Test
    void aCacheWithoutRoomCostsOnlyTime() throws Exception {
        var wiki = twoPages();
        wiki.run("build").exits(Exit.CLEAN);
        removeAll(folder.resolve(".demarc"));
        wiki.with(".demarc", "A file").with("file", "A file");
        for (String inTheWay : List.of(".demarc", "file/deep/folder")) {
            wiki.with("demarc.yml", "cache: {folder: " + inTheWay + "}");
            wiki.with("content/a.md", "# A page", "", "In " + inTheWay);
            assertRight(wiki);
            assertRight(wiki);
        }
    }

    private static void removeAll(Path top) throws IOException {
        try (var all = Files.list(top)) {
            for (Path each : all.toList()) {
                Files.delete(each);
            }
        }
        Files.delete(top);
    }

    @Test
    void aDestinationBelowAFileIsRefused() {
        var wiki = twoPages().with("www", "A file");
        wiki.run("build", "--dest", "www/site")
                .exits(Exit.USAGE)
                .tells("www/site")
                .tells("Name a folder that you may write to.");
        assertEquals("A file\n", wiki.read("www"));
    }

    @Test
    void aLockThatCannotBeTakenIsTold() throws IOException {
        var wiki = twoPages();
        Files.createDirectories(folder.resolve("site/.demarc-lock"));
        wiki.run("build").exits(Exit.USAGE).tells(".demarc-lock").tells("  → ");
    }
}
