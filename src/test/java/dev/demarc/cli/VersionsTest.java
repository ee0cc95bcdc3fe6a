package dev.demarc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.demarc.cli.TestWiki.Ended;
import dev.demarc.history.TestRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several states of one wiki in one site, with a way from one to the other. */
class VersionsTest {

    private static final String[] SETTINGS = {
        "title: Duties",
        "base-url: https://duties.example/",
        "theme: {footer: The look of today}",
        "versions:",
        "  - {name: \"2\", current: true}",
        "  - {name: \"1\", ref: v1}",
    };

    @TempDir
    Path top;

    /** Version 1 has a page more and a broken link, version 2 another text and another page. */
    private TestWiki wiki(String... settings) {
        try (var repository = TestRepository.in(top)) {
            repository
                    .with("demarc.yml", "title: Old duties", "theme: {footer: The look of then}")
                    .with("content/index.md", "# Duties", "", "As they were, and [nothing](nowhere.md).")
                    .with("content/keys.md", "---", "review-by: 2025-12-31", "---", "# Keys")
                    .with("content/old.md", "# Only then")
                    .committed("2026-01-01");
            repository.tagged("v1");
            repository
                    .without("content/old.md")
                    .with("demarc.yml", settings)
                    .with("content/index.md", "# Duties", "", "As they are, with [keys](keys.md).")
                    .with("content/new.md", "# Only now")
                    .committed("2026-02-01");
        }
        return TestWiki.in(top);
    }

    private static Ended build(TestWiki wiki, String... options) {
        var all = new java.util.ArrayList<>(java.util.List.of("build", "--today", "2025-11-24"));
        all.addAll(java.util.List.of(options));
        return wiki.run(all.toArray(String[]::new));
    }

    private static void assertAsIfMadeAnew(TestWiki wiki) throws IOException {
        build(wiki, "--no-cache", "--dest", "fresh");
        var fresh = wiki.files("fresh");
        var site = wiki.files("site");
        assertEquals(fresh.keySet(), site.keySet());
        fresh.forEach((path, bytes) -> assertEquals(bytes, site.get(path), path));
    }

    @Test
    void aLinkIntoAnOlderVersionIsFollowed() {
        var wiki = wiki(SETTINGS)
                .with(
                        "content/new.md",
                        "# Now",
                        "",
                        "[Then](1/old.md), [its keys](/1/keys.html#keys), [all of it](1/), [nothing](1/gone.md).");
        build(wiki).exits(Exit.FINDINGS).finds("content/new.md:3:77 error broken-link");
        String page = wiki.read("site/new.html");
        assertTrue(page.contains("<a href=\"1/old.html\">Then</a>"), page);
        assertTrue(page.contains("<a href=\"1/keys.html#keys\">its keys</a>"), page);
        assertTrue(page.contains("<a href=\"1/index.html\">all of it</a>"), page);

        // Only who builds the versions knows what they have.
        wiki.run("check", "--today", "2025-11-24").exits(Exit.CLEAN).finds();
        wiki.run("check", "--verify-output", "--today", "2025-11-24")
                .exits(Exit.CLEAN)
                .finds();
    }

    @Test
    void anOldVersionStandsInAFolderOfItsNameInTheLookOfToday() {
        var wiki = wiki(SETTINGS);
        build(wiki, "-v")
                .exits(Exit.CLEAN)
                .finds()
                .tells("Version 1 was built: ")
                .tells("which are not told.");

        assertTrue(wiki.read("site/index.html").contains("As they are"));
        String old = wiki.read("site/1/index.html");
        assertTrue(old.contains("As they were"));
        assertTrue(old.contains("Old duties"));
        assertTrue(old.contains("The look of today"));
        assertFalse(old.contains("The look of then"));
        assertTrue(old.contains("<link rel=\"canonical\" href=\"https://duties.example/index.html\">"));
        var paths = wiki.files("site").keySet();
        assertTrue(paths.contains("1/old.html"));
        assertFalse(paths.contains("1/new.html"));
        assertFalse(paths.contains("1/sitemap.xml"));
        assertFalse(paths.contains("1/404.html"));
        assertFalse(wiki.read("site/sitemap.xml").contains("/1/"));
    }

    @Test
    void eachPageLeadsToItselfInTheOtherVersionOrToItsHome() {
        var wiki = wiki(SETTINGS);
        build(wiki);

        assertTrue(wiki.read("site/keys.html").contains("<a href=\"1/keys.html\">1</a>"));
        assertTrue(wiki.read("site/new.html").contains("<a href=\"1/index.html\">1</a>"));
        assertTrue(wiki.read("site/1/keys.html").contains("<a href=\"../keys.html\">2</a>"));
        assertTrue(wiki.read("site/1/old.html").contains("<a href=\"../index.html\">2</a>"));
        assertTrue(wiki.read("site/1/old.html").contains("This is version 1."));
        assertFalse(wiki.read("site/new.html").contains("This is version"));
    }

    @Test
    void whatHasNotChangedIsNotBuiltAgain() throws IOException {
        var wiki = wiki(SETTINGS);
        build(wiki);
        build(wiki, "-v").tells("nothing changed");

        var before = times("1");
        wiki.with("content/index.md", "# Duties", "", "Other words.");
        assertFalse(build(wiki, "-v").err().contains("Version 1 was built"));
        assertEquals(before, times("1"));
        assertAsIfMadeAnew(wiki);
    }

    @Test
    void aPageThatCameOrWentChangesThePagesThatLeadToIt() throws IOException {
        var wiki = wiki(SETTINGS);
        build(wiki);
        wiki.with("content/old.md", "# Back again");
        build(wiki);
        assertTrue(wiki.read("site/1/old.html").contains("<a href=\"../old.html\">2</a>"));
        assertAsIfMadeAnew(wiki);
    }

    @Test
    void aTagThatMovedIsBuiltAgain() throws IOException {
        var wiki = wiki(SETTINGS);
        build(wiki);
        try (var repository = TestRepository.in(top)) {
            repository.tagged("v1.1");
        }
        wiki.with("demarc.yml", String.join("\n", SETTINGS).replace("v1}", "v1.1}"));
        build(wiki).exits(Exit.CLEAN);
        assertFalse(wiki.files("site").containsKey("1/old.html"));
        assertTrue(wiki.files("site").containsKey("1/new.html"));
        assertAsIfMadeAnew(wiki);
        try (var kept = Files.list(top.resolve(".demarc/versions"))) {
            assertEquals(1, kept.filter(Files::isDirectory).count());
        }
    }

    @Test
    void theCurrentVersionMayBeARevisionToo() {
        var wiki = wiki("versions:", "  - {name: \"1\", current: true, ref: v1}", "  - {name: next, ref: main}");
        build(wiki);
        assertTrue(wiki.read("site/index.html").contains("As they were"));
        assertTrue(wiki.read("site/old.html").contains("Only then"));
        assertTrue(wiki.read("site/next/index.html").contains("As they are"));
        assertFalse(wiki.files("site").containsKey("new.html"));
        assertTrue(wiki.run("check", "--today", "2025-11-24")
                .exits(Exit.CLEAN)
                .findings()
                .isEmpty());
    }

    @Test
    void whatAVersionCannotBeIsAFaultOfTheSettings() {
        var wiki = wiki(SETTINGS);
        String settings = String.join("\n", SETTINGS);
        wiki.with("demarc.yml", settings.replace("v1}", "v2}"));
        build(wiki)
                .exits(Exit.USAGE)
                .finds("demarc.yml:6:22 error wrong-value")
                .says("There is no revision `v2` in this repository.")
                .says("Nearest: `v1`.");
        wiki.with("demarc.yml", settings.replace("\"1\"", "a/b"));
        build(wiki).exits(Exit.USAGE).finds("demarc.yml:6:12 error wrong-value");
        wiki.with("demarc.yml", settings.replace(", current: true", ", ref: v1"));
        build(wiki).exits(Exit.USAGE).says("One version has to be the current one, and none is.");
        wiki.with("demarc.yml", settings.replace("\"1\"", "\"2\""));
        build(wiki).exits(Exit.USAGE).says("Two versions can't both be called `2`.");
        wiki.with("demarc.yml", settings).with("content/1/own.md", "# Own");
        build(wiki)
                .exits(Exit.USAGE)
                .tells("The version `1` is to stand in `1/`, and `1/index.html` of the current version lies there.");
    }

    @Test
    void partsOfSeveralJobsHoldTheCurrentVersion() throws IOException {
        var wiki = wiki(SETTINGS);
        build(wiki, "--shard", "1/2", "--dest", "part1").exits(Exit.CLEAN);
        build(wiki, "--shard", "2/2", "--dest", "part2").exits(Exit.CLEAN);
        var ended = build(wiki, "--merge", "part1", "part2").exits(Exit.CLEAN);
        assertFalse(ended.err().contains("made anew"), ended.err());
        assertAsIfMadeAnew(wiki);
    }

    @Test
    void filesOfOtherRepositoriesStandInAVersionAsItsSettingsSay(@TempDir Path elsewhere) {
        var wiki = wiki(SETTINGS);
        try (var team = TestRepository.in(elsewhere);
                var own = TestRepository.in(top)) {
            team.with("index.md", "# Team").committed("2026-01-01");
            String source = "sources: [{git: " + elsewhere + ", at: team}]";
            own.with("demarc.yml", String.join("\n", SETTINGS), source).committed("2026-03-01");
            own.tagged("with-team");
            wiki.with("demarc.yml", String.join("\n", SETTINGS).replace("v1}", "with-team}"));

            build(wiki).exits(Exit.CLEAN);
            assertTrue(wiki.read("site/1/team/index.html").contains("Team"));
            assertFalse(wiki.files("site").containsKey("team/index.html"));
            build(wiki, "-v").tells("nothing changed");
        }
    }

    @Test
    void aRevisionWithoutTheWikisFolderIsToldAtItsPlace() {
        var wiki = wiki(SETTINGS);
        try (var repository = TestRepository.in(top)) {
            repository.with("demarc.yml", "source: docs").committed("2026-03-01");
            repository.tagged("bare");
        }
        wiki.with("demarc.yml", String.join("\n", SETTINGS).replace("v1}", "bare}"));
        build(wiki)
                .exits(Exit.USAGE)
                .finds("demarc.yml:6:22 error wrong-value")
                .says("The revision `bare` has no folder `docs` that holds the wiki.");
    }

    @Test
    void addressesOfOtherVersionsAreNoBrokenOnes() {
        build(wiki(SETTINGS), "--verify-output").exits(Exit.CLEAN).finds();
    }

    private Map<String, Long> times(String below) throws IOException {
        var times = new TreeMap<String, Long>();
        Path folder = top.resolve("site").resolve(below);
        try (var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                times.put(file.toString(), Files.getLastModifiedTime(file).toMillis());
            }
        }
        return times;
    }
}
