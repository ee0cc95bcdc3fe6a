package dev.demarc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.demarc.build.RandomEdits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A build that goes on from what an earlier one left gives what one gives that knows nothing.
 *
 * <p>Each seed is an author of his own. For thousands of edits instead of a hundred:
 * {@code mvn test -Dtest=RememberedIsFreshTest,KeptBuildsTest -Ddemarc.seeds=200}.
 */
@Tag("once")
class KeptBuildsTest {

    private static final int STEPS = 20;

    @TempDir
    Path folder;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("demarc.seeds", 6));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void afterAnyEditsTheSiteAndWhatIsToldAreAsIfMadeAnew(long seed) throws IOException {
        var wiki = TestWiki.in(folder);
        var edits = new RandomEdits(folder, seed);
        edits.firstWiki();
        build(wiki);
        var history = new ArrayList<String>();
        for (int step = 0; step < STEPS; step++) {
            history.add(edits.between(folder.resolve("site")));
            if (step % 3 == 1) {
                // What it reads is kept, too, and the next build goes on from that, but from the site of the one
                // before.
                wiki.run("check", "--today", "2026-11-24");
            }
            String told = build(wiki);

            String when = "seed " + seed + ", step " + step + ", after " + history;
            String fresh = wiki.run(
                            "build", "--today", "2026-11-24", "--format", "json", "--no-cache", "--dest", "fresh")
                    .out();
            assertEquals(fresh, told, when);
            assertSame(wiki, when);
        }
    }

    private static String build(TestWiki wiki) {
        return wiki.run("build", "--today", "2026-11-24", "--format", "json").out();
    }

    private static void assertSame(TestWiki wiki, String when) {
        var fresh = wiki.files("fresh");
        var kept = wiki.files("site");
        assertEquals(fresh.keySet(), kept.keySet(), when);
        fresh.forEach((path, bytes) -> assertEquals(bytes, kept.get(path), path + ", " + when));
    }

    private TestWiki twoPages() {
        return TestWiki.in(folder)
                .with("content/index.md", "# Home", "", "[There](a.md)")
                .with("content/a.md", "# A page", "", "Some text, and [nothing](gone.md).");
    }

    private long changed(String path) throws IOException {
        return Files.getLastModifiedTime(folder.resolve("site").resolve(path)).toMillis();
    }

    @Test
    void anUnchangedWikiTellsTheSameAndTouchesNothing() throws IOException {
        var wiki = twoPages();
        var first = wiki.run("build");
        var times = new TreeMap<String, Long>();
        for (String path : wiki.files("site").keySet()) {
            times.put(path, changed(path));
        }
        var second = wiki.run("build", "-v");

        assertEquals(Exit.FINDINGS, second.exit());
        assertEquals(first.out(), second.out());
        second.tells("nothing changed");
        for (String path : wiki.files("site").keySet()) {
            assertEquals(times.get(path), changed(path), path);
        }
    }

    @Test
    void anEditedParagraphMakesItsOwnPageAndNoOther() throws IOException {
        var wiki = twoPages();
        wiki.run("build");
        Files.delete(folder.resolve("site/index.html"));
        // Whoever makes the page again writes it, so what lies here shows that nobody did.
        long before = changed("404.html");
        wiki.with("content/a.md", "# A page", "", "Other text, and [nothing](gone.md).");
        wiki.run("build").exits(Exit.FINDINGS).finds("content/a.md:3:27 error broken-link");

        assertTrue(wiki.read("site/a.html").contains("Other text"));
        assertTrue(wiki.read("site/index.html").contains("There"));
        assertEquals(before, changed("404.html"));
    }

    @Test
    void anEditedWordMakesItsOwnListsAndNoOther() throws IOException {
        var wiki = TestWiki.in(folder);
        for (int i = 0; i < 100; i++) {
            wiki.with("content/page-" + i + ".md", "# Page " + i, "", "Common words.", "", "Unusual word" + i + ".");
        }
        wiki.run("build").exits(Exit.CLEAN);
        // What nobody makes again stays as it is here: only its bytes differ, and these aren't looked at.
        var search = folder.resolve("site/assets/search");
        var before = wiki.files("site/assets/search");
        for (String path : before.keySet()) {
            Path file = search.resolve(path);
            var time = Files.getLastModifiedTime(file);
            Files.writeString(file, "?".repeat((int) Files.size(file)));
            Files.setLastModifiedTime(file, time);
        }
        wiki.with("content/page-7.md", "# Page 7", "", "Common words.", "", "Unusual zebra.");
        wiki.run("build").exits(Exit.CLEAN);

        wiki.run("build", "--no-cache", "--dest", "fresh").exits(Exit.CLEAN);
        var fresh = wiki.files("fresh/assets/search");
        var made = new TreeSet<String>();
        for (String path : before.keySet()) {
            if (!Files.readString(search.resolve(path)).startsWith("?")) {
                made.add(path);
                assertEquals(fresh.get(path), wiki.files("site/assets/search").get(path), path);
            }
            assertEquals(made.contains(path), !before.get(path).equals(fresh.get(path)), path);
        }
        // The lists of `word7` and of `zebra`, and the words for those that are misspelt.
        assertEquals(3, made.size(), made.toString());
    }

    /** No word comes to this wiki or goes, so the search of each build goes on from that of the one before. */
    @ParameterizedTest
    @MethodSource("seeds")
    void theSearchGoesOnFromWhicheverBuildWasTheLast(long seed) throws IOException {
        var random = new Random(seed);
        var wiki = TestWiki.in(folder).with("content/all.md", "# All", "", String.join(" ", WORDS));
        for (int page = 0; page < 12; page++) {
            wiki.with("content/page-" + page + ".md", "# Page", "", drawn(random));
        }
        // The first run of a small wiki keeps nothing of what it read.
        build(wiki);
        Files.delete(folder.resolve("site/index.html"));
        build(wiki);
        for (int step = 0; step < STEPS; step++) {
            for (int edits = random.nextInt(3); edits >= 0; edits--) {
                wiki.with("content/page-" + random.nextInt(12) + ".md", "# Page", "", drawn(random));
                if (random.nextInt(4) == 0) {
                    // What it reads is kept, but for the next build the site is still that of the last one.
                    wiki.run("check", "--today", "2026-11-24");
                }
            }
            build(wiki);
            wiki.run("build", "--today", "2026-11-24", "--no-cache", "--dest", "fresh");
            assertSame(wiki, "seed " + seed + ", step " + step);
        }
    }

    private static final List<String> WORDS = List.of(
            "keys", "backups", "backup", "patches", "doors", "logs", "people", "disks", "encrypts", "encrypted");

    private static String drawn(Random random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(8); i >= 0; i--) {
            text.append(WORDS.get(random.nextInt(WORDS.size()))).append(' ');
        }
        return text.toString().strip();
    }

    @Test
    void withoutCacheNothingIsKeptOrUsed() {
        var wiki = twoPages();
        wiki.run("build", "--no-cache");
        assertFalse(Files.exists(folder.resolve(".demarc")));
        wiki.run("build");
        assertEquals("*\n", wiki.read(".demarc/.gitignore"));
        assertFalse(wiki.run("build", "--no-cache", "-v").err().contains("nothing changed"));
    }

    @Test
    void whatIsBrokenOrForeignInTheCacheIsNotBelieved() throws IOException {
        var wiki = twoPages();
        wiki.run("build");
        try (var kept = Files.list(folder.resolve(".demarc"))) {
            for (Path file : kept.filter(each -> each.getFileName().toString().startsWith("build-"))
                    .toList()) {
                byte[] bytes = Files.readAllBytes(file);
                for (int i = 0; i < bytes.length; i += 997) {
                    byte[] broken = bytes.clone();
                    broken[i] ^= 0x11;
                    Files.write(file, broken);
                    assertFalse(wiki.run("build", "-v").err().contains("nothing changed"), "byte " + i);
                }
                Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
                assertFalse(wiki.run("build", "-v").err().contains("nothing changed"));
            }
        }
    }

    @Test
    void whatIsKeptStaysBelowItsSizeAndTheOldestGoesFirst() throws IOException {
        var wiki = twoPages().with("demarc.yml", "cache: {size: 1GB}").with(".demarc/own.txt", "Somebody's own");
        wiki.run("build", "--dest", "one");
        Path one = kept().get(0);
        Files.setLastModifiedTime(one, FileTime.fromMillis(0));
        Path left = folder.resolve(".demarc/.demarc-tmp-" + one.getFileName());
        Files.writeString(left, "Half of it");
        Files.setLastModifiedTime(left, FileTime.fromMillis(0));
        wiki.run("build", "--dest", "two");
        assertEquals(2, kept().size());
        assertFalse(Files.exists(left));

        wiki.with("demarc.yml", "cache: {size: " + Files.size(one) * 5 / 2 + "B}");
        wiki.run("build", "--dest", "three");
        assertEquals(2, kept().size());
        assertFalse(Files.exists(one));
        assertTrue(wiki.run("build", "-v", "--dest", "three").err().contains("nothing changed"));

        wiki.with("demarc.yml", "cache: {size: 1B}").with("content/a.md", "# A page", "", "[nothing](gone.md)");
        wiki.run("build", "--dest", "three").exits(Exit.FINDINGS);
        assertEquals(0, kept().size());
        assertEquals("Somebody's own\n", wiki.read(".demarc/own.txt"));
    }

    private java.util.List<Path> kept() throws IOException {
        try (var held = Files.list(folder.resolve(".demarc"))) {
            return held.filter(each -> each.getFileName().toString().startsWith("build-"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void tomorrowIsAnotherDay() {
        var wiki = TestWiki.in(folder).with("content/a.md", "---", "review-by: 2026-11-24", "---", "# A");
        wiki.run("build", "--today", "2026-11-24").exits(Exit.CLEAN).finds();
        wiki.run("build", "--today", "2026-11-25").finds("content/a.md:2:12 warning review-due");
        assertTrue(wiki.read("site/a.html").contains("class=\"late\""));
    }
}
