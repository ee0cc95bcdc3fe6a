package dev.demarc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.demarc.build.RandomEdits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that work on one wiki at once don't harm each other. */
class BuildsAtOnceTest {

    private static final String[] BUILD = {"build", "--today", "2026-11-24", "--format", "json"};

    @TempDir
    Path folder;

    private static String[] build(String... more) {
        var all = new ArrayList<>(List.of(BUILD));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private static void assertWell(Apart... processes) throws Exception {
        for (Apart each : processes) {
            var ended = each.end();
            assertEquals(Exit.FINDINGS.code(), ended.code(), ended.err());
            assertFalse(ended.err().contains("demarc: "), ended.err());
        }
    }

    private static void assertRight(TestWiki wiki, String dest) {
        var kept = wiki.run(build("--dest", dest));
        var fresh = wiki.run(build("--no-cache", "--dest", "fresh"));
        assertEquals(fresh.exit(), kept.exit());
        assertEquals(fresh.out(), kept.out());
        assertEquals(wiki.files("fresh"), wiki.files(dest));
    }

    @Test
    void twoBuildsOfOneSiteAndACheckAllEndWell() throws Exception {
        var wiki = TestWiki.in(folder);
        new RandomEdits(folder, 7).firstWiki();
        for (String round : List.of("a first site", "a later site")) {
            wiki.with("content/index.md", "# Home of " + round, "", "[There](alpha.md) and [nowhere](gone.md)");
            assertWell(
                    Apart.start(folder, BUILD),
                    Apart.start(folder, BUILD),
                    Apart.start(folder, "check", "--today", "2026-11-24"));
            assertRight(wiki, "site");
        }
    }

    @Test
    void twoSitesOfOneWikiShareTheCacheFolder() throws Exception {
        var wiki = TestWiki.in(folder);
        new RandomEdits(folder, 7).firstWiki();
        assertWell(Apart.start(folder, build("--dest", "site")), Apart.start(folder, build("--dest", "other")));
        assertRight(wiki, "site");
        assertRight(wiki, "other");
    }
}
