package dev.demarc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.demarc.build.RandomEdits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A build may be killed at any moment: the next one makes everything right.
 *
 * <p>The moments are spread evenly over the time that a build takes in a process of its own. For more of them: {@code mvn test -Dtest=KilledBuildsTest -Ddemarc.kills=200}.
 */
class KilledBuildsTest {

    private static final int KILLS = Integer.getInteger("demarc.kills", 24);
    private static final List<String> BUILD = List.of("build", "--today", "2026-11-24", "--format", "json");

    @TempDir
    Path folder;

    @Test
    void ofAFirstSite() throws Exception {
        var wiki = begun();
        long whole = nanosOfABuild(wiki);
        for (int kill = 0; kill < KILLS / 2; kill++) {
            removeAll(folder.resolve("site"));
            removeAll(folder.resolve(".demarc"));
            killAfter(wiki, whole * kill / (KILLS / 2));
            assertNextIsRight(wiki, "kill " + kill);
        }
    }

    @Test
    void ofALaterSite() throws Exception {
        var wiki = begun();
        var edits = new RandomEdits(folder, 11);
        wiki.run(BUILD.toArray(String[]::new));
        wiki.with("site/CNAME", "wiki.example.org").with("site/guide/own.txt", "Somebody's own");
        wiki.with(".demarc/own.txt", "Somebody's own");
        long whole = nanosOfABuild(wiki);
        var history = new ArrayList<String>();
        for (int kill = 0; kill < KILLS - KILLS / 2; kill++) {
            // One that is made anew in large part, and one that an earlier build helps with.
            if (kill % 2 == 0) {
                wiki.with("demarc.yml", "title: Duties " + kill, "base-url: https://duties.example/");
            } else {
                history.add(edits.between(folder.resolve("site")));
            }
            killAfter(wiki, whole * kill / (KILLS - KILLS / 2));
            assertNextIsRight(wiki, "kill " + kill + ", after " + history);
            assertEquals("wiki.example.org\n", wiki.read("site/CNAME"));
            assertEquals("Somebody's own\n", wiki.read("site/guide/own.txt"));
            assertEquals("Somebody's own\n", wiki.read(".demarc/own.txt"));
        }
    }

    private TestWiki begun() throws IOException {
        new RandomEdits(folder, 7).firstWiki();
        return TestWiki.in(folder);
    }

    private static void assertNextIsRight(TestWiki wiki, String when) {
        var next = wiki.run(BUILD.toArray(String[]::new));
        var command = new ArrayList<>(BUILD);
        command.addAll(List.of("--no-cache", "--dest", "fresh"));
        var fresh = wiki.run(command.toArray(String[]::new));

        assertEquals(fresh.exit(), next.exit(), when);
        assertEquals(fresh.out(), next.out(), when);
        var files = wiki.files("site");
        files.keySet().removeAll(List.of("CNAME", "guide/own.txt"));
        assertEquals(wiki.files("fresh"), files, when);
        var kept = wiki.files(".demarc").keySet();
        kept.removeIf(name -> name.matches("(build|pages|search|traces)-[0-9a-f]{32}|own\\.txt|\\.gitignore"));
        assertEquals(List.of(), List.copyOf(kept), when);
    }

    private static long nanosOfABuild(TestWiki wiki) throws Exception {
        long begin = System.nanoTime();
        assertEquals(Exit.FINDINGS.code(), start(wiki).end().code());
        return System.nanoTime() - begin;
    }

    private static void killAfter(TestWiki wiki, long nanos) throws Exception {
        var build = start(wiki);
        build.process().waitFor(nanos, TimeUnit.NANOSECONDS);
        build.process().destroyForcibly();
        build.end();
    }

    private static Apart start(TestWiki wiki) throws IOException {
        return Apart.start(wiki.folder(), BUILD.toArray(String[]::new));
    }

    private static void removeAll(Path top) throws IOException {
        if (Files.exists(top)) {
            try (Stream<Path> all = Files.walk(top)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }
}
