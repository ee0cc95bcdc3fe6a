package dev.demarc.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.demarc.cli.Demarc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/bench}: whether it measures what it says, on wikis that are as small as can be. */
@Tag("once")
final class SitesTest {

    private static final String DEMARC = "'%s' -XX:TieredStopAtLevel=1 -cp '%s' %s"
            .formatted(
                    Path.of(System.getProperty("java.home"), "bin", "java"),
                    System.getProperty("java.class.path"),
                    Demarc.class.getName());

    @TempDir
    private Path folder;

    private record Ended(int code, String out) {}

    private Ended bench(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("bin/bench"));
        command.addAll(Arrays.asList(arguments));
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        int code = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start()
                .waitFor();
        return new Ended(code, Files.readString(out) + (code == 0 ? "" : Files.readString(err)));
    }

    /** One unwarmed round on the smallest wiki that has a page to edit. */
    private Ended once(String... arguments) throws IOException, InterruptedException {
        var all = new ArrayList<>(List.of("sites", "--pages", "3", "--rounds", "1", "--warm-up", "0"));
        all.addAll(Arrays.asList(arguments));
        return bench(all.toArray(String[]::new));
    }

    private Map<String, String> wiki(String name, String... options) throws IOException, InterruptedException {
        Path out = folder.resolve(name);
        var arguments = new ArrayList<>(List.of("wiki", "--pages", "22", "--out", out.toString()));
        arguments.addAll(Arrays.asList(options));
        Ended ended = bench(arguments.toArray(String[]::new));
        assertEquals(0, ended.code(), ended.out());
        var files = new TreeMap<String, String>();
        try (var all = Files.walk(out)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                if (!file.toString().endsWith(".png")) {
                    files.put(out.relativize(file).toString(), Files.readString(file, UTF_8));
                }
            }
        }
        return files;
    }

    @Test
    void demarcIsMeasuredOnAWikiThatItBuildsWithoutAnError() throws Exception {
        Ended ended = once("--tool", "demarc", "--demarc", DEMARC, "--scenario", "edit");
        assertEquals(0, ended.code(), ended.out());
        String row = "\\| 3 \\| edit \\| demarc \\| [0-9.]+ \\| .* \\| 1\\.00 \\| 1\\.00 \\|";
        assertTrue(ended.out().lines().anyMatch(line -> line.matches(row)), ended.out());
    }

    /** Some filesystems make new files slowly for minutes after others were removed. */
    @Test
    void nothingIsRemovedWhileBuildsAreMeasured() throws Exception {
        Path work = folder.resolve("work");
        Path log = folder.resolve("log");
        Path script = Files.writeString(folder.resolve("demarc.sh"), """
                [ "$1" != build ] || echo "$(ls -A "$4" | wc -l) $(find '%s' -name 404.html | wc -l)" >> '%s'
                exec %s "$@"
                """.formatted(work, log, DEMARC));
        Ended ended = bench(
                "sites",
                "--pages",
                "3",
                "--rounds",
                "2",
                "--scenario",
                "cold",
                "--tool",
                "demarc",
                "--keep",
                work.toString(),
                "--demarc",
                "sh '" + script + "'");
        assertEquals(0, ended.code(), ended.out());
        assertEquals(
                List.of("0 0", "0 1", "0 2"),
                Files.readAllLines(log).stream()
                        .map(line -> line.trim().replaceAll(" +", " "))
                        .toList(),
                "files in the site before each build, and sites that lie about");
        try (var left = Files.list(work)) {
            assertEquals(
                    List.of("demarc-3", "demarc-3-site"),
                    left.map(each -> each.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void aBuildThatMakesNothingGetsNoRatioThoughItSaysThatAllIsWell() throws Exception {
        Ended ended = once("--tool", "idle", "--also", "idle=true", "--scenario", "cold");
        assertEquals(1, ended.code(), ended.out());
        assertTrue(ended.out().contains("| 3 | cold | idle | failed | | | | | – | – |"), ended.out());
        assertTrue(ended.out().contains("idle failed: 3 of 3 pages were not made"), ended.out());
    }

    @Test
    void aWikiIsTheSameEachTimeItIsWritten() throws Exception {
        var first = wiki("first");
        assertEquals(first, wiki("again"));
        assertEquals(22 + 3, first.size(), "22 pages, the settings, a matrix and its claims");
        assertNotEquals(first, wiki("other", "--seed", "2"));
    }

    @Test
    void everyToolGetsTheSameProse() throws Exception {
        String demarc = leaf(wiki("demarc"));
        assertTrue(demarc.length() > 500, demarc);
        for (String form : List.of("hugo", "mdbook", "zola")) {
            assertEquals(demarc, leaf(wiki(form, "--form", form)), form);
        }
    }

    /** Page 21, in a folder, from its first heading below the title on, without addresses of links. */
    private static String leaf(Map<String, String> wiki) {
        String path = wiki.keySet().stream()
                .filter(each -> each.endsWith("-21.md"))
                .findFirst()
                .orElseThrow();
        String text = wiki.getOrDefault(path, "");
        return text.substring(text.indexOf("\n## ")).replaceAll("\\]\\([^)]*", "](");
    }
}
