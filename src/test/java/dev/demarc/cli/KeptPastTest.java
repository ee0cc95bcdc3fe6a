package dev.demarc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.demarc.history.TestRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What earlier builds found in commits is kept, and a build that goes on from it tells what one tells that walks anew.
 *
 * <p>Each seed is an author of his own; {@code -Ddemarc.seeds=200} asks for more of them.
 */
@Tag("once")
class KeptPastTest {

    private static final int STEPS = 14;
    private static final String[] SETTINGS = {"title: W", "changes: true", "base-url: https://example.org/w/"};

    @TempDir
    Path top;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("demarc.seeds", 5));
    }

    /** Somebody who commits, edits, goes back to older commits and on from there, and damages what is kept. */
    private final class Author {

        private final Random random;
        private final TestRepository repository;
        private final List<String> commits = new ArrayList<>();
        private final List<String> did = new ArrayList<>();
        private int day;

        Author(long seed, TestRepository repository) {
            this.random = new Random(seed);
            this.repository = repository;
            write();
            commit();
        }

        private String one(String... of) {
            return of[random.nextInt(of.length)];
        }

        private void write() {
            repository.with("content/page" + random.nextInt(3) + ".md", "# Page", "", "Text " + random.nextInt());
            if (random.nextInt(3) == 0) {
                // What a matrix tells all pages makes them all anew; a commit of a text alone has to find its page.
                return;
            }
            String name = one("cloud", "cloud", "other");
            if (random.nextInt(8) == 0) {
                repository.with("content/" + name + ".matrix.yml", "parties: [");
                return;
            }
            boolean hasTable = random.nextInt(3) == 0;
            var lines = new ArrayList<>(List.of(
                    one("title: Cloud", "title: Cloud", "matrix: moved"),
                    "parties: {a: {name: " + one("A", "A", "Anna") + "}, b: ~, c: {part-of: a}}",
                    "categories: {iaas: ~, saas: ~}"));
            if (hasTable) {
                lines.add("cells: cells.csv");
                repository.with(
                        "content/cells.csv", "concern,category,holder,text", "hosts,iaas," + one("a", "b") + ",");
            }
            lines.add("concerns:");
            lines.add(one(
                    "  secrets: {name: Secrets, renamed-from: [data], who: " + one("a", "b") + "}",
                    "  data: {who: " + one("a", "b") + "}",
                    "  data: {who: {iaas: a, saas: b}}"));
            lines.add(hasTable ? "  hosts: {who: {saas: a}}" : "  hosts: {who: " + one("a", "b", "c", "~") + "}");
            repository.with("content/" + name + ".matrix.yml", lines.toArray(String[]::new));
            if (random.nextInt(3) == 0) {
                repository.with(
                        "content/team.claims.yml",
                        "matrix: " + one("cloud", "other"),
                        "party: " + one("a", "b", "c"),
                        "claims: {saas: {hosts: Does it.}}");
            }
        }

        private void commit() {
            day += 1 + random.nextInt(3);
            commits.add(repository.committed("2026-%02d-%02d".formatted(1 + day / 28, 1 + day % 28)));
        }

        void does() throws IOException {
            int what = random.nextInt(10);
            if (what < 7) {
                write();
                did.add("wrote");
            }
            if (what < 5) {
                commit();
                did.add("committed");
            } else if (what == 7 || what == 8) {
                String to = commits.get(random.nextInt(commits.size()));
                repository.reset(to);
                did.add("went back to " + to.substring(0, 7));
            } else if (what == 9) {
                damage();
                did.add("damaged");
            }
        }

        private void damage() throws IOException {
            for (Path file : kept(top)) {
                byte[] bytes = Files.readAllBytes(file);
                switch (random.nextInt(3)) {
                    case 0 -> Files.delete(file);
                    case 1 -> Files.write(file, Arrays.copyOf(bytes, random.nextInt(bytes.length)));
                    default -> {
                        bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
                        Files.write(file, bytes);
                    }
                }
            }
        }
    }

    private static List<Path> kept(Path top) throws IOException {
        try (Stream<Path> held = Files.list(top.resolve(".demarc"))) {
            return held.filter(each -> each.getFileName().toString().matches("(commits|handovers)-[0-9a-f]{32}"))
                    .sorted()
                    .toList();
        }
    }

    private TestRepository repository() {
        return TestRepository.in(top).with("demarc.yml", SETTINGS).with(".gitignore", ".demarc/", "site/", "fresh/");
    }

    private static TestWiki.Ended build(TestWiki wiki) {
        return wiki.run("build", "-v", "--today", "2026-11-24");
    }

    private static String[] matrix(String who) {
        return new String[] {
            "parties: {a: ~, b: ~}", "categories: {iaas: ~}", "concerns: {data: {who: " + who + "}, rest: {who: a}}"
        };
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whateverWasCommittedTheSiteIsAsIfTheCommitsWereReadAnew(long seed) throws IOException {
        try (var repository = repository()) {
            var author = new Author(seed, repository);
            var wiki = TestWiki.in(top);
            build(wiki);
            for (int step = 0; step < STEPS; step++) {
                author.does();
                build(wiki);
                wiki.run("build", "--today", "2026-11-24", "--no-cache", "--dest", "fresh");
                var fresh = wiki.files("fresh");
                var site = wiki.files("site");
                String when = "seed " + seed + " after " + author.did;
                assertEquals(fresh.keySet(), site.keySet(), when);
                fresh.forEach((path, text) -> assertEquals(text, site.get(path), path + ", " + when));
            }
        }
    }

    @Test
    void aWikiInWhichNothingWasCommittedOrEditedIsLeft() {
        try (var repository = repository()) {
            repository.with("content/cloud.matrix.yml", matrix("a")).committed("2026-01-01");
            var wiki = TestWiki.in(top);
            build(wiki);
            build(wiki).tells("nothing changed");

            repository.with("content/cloud.matrix.yml", matrix("b"));
            build(wiki).tells("pages framed and written");
            build(wiki).tells("nothing changed");
            repository.committed("2026-01-02");
            // The files are the same, and the day of the change is another one.
            build(wiki).tells("pages framed and written");
            assertTrue(wiki.read("site/cloud.html").contains("2 January 2026"));
            build(wiki).tells("nothing changed");
        }
    }

    @Test
    void aCopyThatLostItsOlderCommitsIsNotTakenForTheWhole() throws IOException {
        try (var repository = repository()) {
            String last =
                    repository.with("content/cloud.matrix.yml", matrix("a")).committed("2026-01-01");
            var wiki = TestWiki.in(top);
            build(wiki);
            Files.writeString(top.resolve(".git/shallow"), last + "\n");
            build(wiki);
            assertTrue(wiki.read("site/cloud.html").contains("lacks older commits"));

            Files.delete(top.resolve(".git/shallow"));
            build(wiki);
            assertFalse(wiki.read("site/cloud.html").contains("lacks older commits"));
        }
    }

    @Test
    void aCommitMakesAnewOnlyThePagesThatItTouched() throws IOException {
        try (var repository = repository()) {
            repository
                    .with("content/index.md", "# Home")
                    .with("content/a.md", "# A")
                    .committed("2026-01-01");
            var wiki = TestWiki.in(top);
            build(wiki);
            String before = wiki.read("site/a.html");
            var untouched = Files.getLastModifiedTime(top.resolve("site/index.html"));

            repository.with("content/a.md", "# A", "", "More.").committed("2026-01-02");
            build(wiki);
            assertEquals(untouched, Files.getLastModifiedTime(top.resolve("site/index.html")));
            assertNotEquals(before, wiki.read("site/a.html"));
            assertTrue(wiki.read("site/a.html").contains("2 January 2026"));
        }
    }

    @Test
    void aPageTellsTheDayOfACommitThatCameAfterTheBuildOfItsText() {
        try (var repository = repository()) {
            repository
                    .with("content/index.md", "# Home", "", "All.")
                    .with("content/a.md", "# A", "", "One.")
                    .committed("2026-01-01");
            var wiki = TestWiki.in(top);
            build(wiki);
            repository.with("content/a.md", "# A", "", "One.", "", "More.");
            build(wiki);
            assertTrue(wiki.read("site/a.html").contains("1 January 2026"));

            repository.committed("2026-01-02");
            repository.with("content/index.md", "# Home", "", "All.", "", "More.");
            build(wiki);
            assertTrue(wiki.read("site/a.html").contains("2 January 2026"));
        }
    }

    @Test
    void withoutACacheNothingIsKept() throws IOException {
        try (var repository = repository()) {
            repository.with("content/cloud.matrix.yml", matrix("a")).committed("2026-01-01");
            TestWiki.in(top).run("build", "--no-cache").exits(Exit.CLEAN);
            assertFalse(Files.exists(top.resolve(".demarc")));
            TestWiki.in(top).run("build").exits(Exit.CLEAN);
            assertEquals(2, kept(top).size());
        }
    }
}
