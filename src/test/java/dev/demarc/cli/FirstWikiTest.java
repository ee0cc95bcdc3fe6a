package dev.demarc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guide's way from a page that somebody has to a site: its script, as it is printed there. */
class FirstWikiTest {

    private static final Path GUIDE = Path.of("content/guide/import.md");
    private static final Pattern SCRIPT =
            Pattern.compile("```sh title=\"From seed-page\\.md to a site\"\n(.*?)\n```", Pattern.DOTALL);

    @TempDir
    Path folder;

    @Test
    void theScriptLeadsFromThePageToASite() throws Exception {
        TestWiki.copyOf("seed-page", folder);
        String told = run(script());

        List<String> rules = new ArrayList<>();
        Matcher line = Pattern.compile("(?m)^wiki/content/(seed-page\\.\\S+?):\\d+:\\d+ (\\w+ \\S+)$")
                .matcher(told);
        while (line.find()) {
            rules.add(line.group(1) + " " + line.group(2));
        }
        assertEquals(
                List.of(
                        "seed-page.matrix.yml info category-left-out",
                        "seed-page.matrix.yml error gap",
                        "seed-page.matrix.yml error gap",
                        "seed-page.matrix.yml error overlap",
                        "seed-page.matrix.yml warning reason-missing",
                        "seed-page.md error missing-image",
                        "seed-page.md warning near-miss",
                        "seed-page.md info table-unbound",
                        "seed-page.md info table-unbound",
                        "seed-page.md info tables-overlap"),
                rules,
                told);
        assertTrue(told.contains("Nobody holds “Network firewall rules” in “Infrastructure services”."), told);
        assertTrue(told.contains("Nobody holds “Backups” in “Infrastructure services”."), told);
        assertTrue(told.contains("both claim “Encryption at rest” in “Abstracted services”"), told);

        String page = Files.readString(folder.resolve("wiki/site/seed-page.html"));
        assertTrue(page.contains("Chooses the key, and who may use it."));
        assertTrue(page.contains("security <code>OF</code> the cloud"));
        assertFalse(page.contains("respondsibility"));
        assertTrue(Files.exists(folder.resolve("wiki/site/seed-page/abstracted.html")));
    }

    private static String script() throws IOException {
        Matcher script = SCRIPT.matcher(Files.readString(GUIDE));
        assertTrue(script.find(), "The guide has lost its script");
        return script.group(1);
    }

    /** Runs a script in the folder, with Demarc on the path, and yields what it told on either stream. */
    private String run(String script) throws IOException, InterruptedException {
        var classes = new ArrayList<String>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            classes.add(Path.of(entry).toAbsolutePath().toString());
        }
        Path demarc = Files.createDirectories(folder.resolve("bin")).resolve("demarc");
        Files.writeString(
                demarc, """
                #!/bin/sh
                exec "%s/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "%s" dev.demarc.cli.Demarc "$@"
                """.formatted(System.getProperty("java.home"), String.join(File.pathSeparator, classes)));
        assertTrue(demarc.toFile().setExecutable(true));
        Files.writeString(folder.resolve("script.sh"), "set -eu\nexport DEMARC_COLOR=never\n" + script + "\n");
        var builder =
                new ProcessBuilder("sh", "script.sh").directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("PATH", folder.resolve("bin") + File.pathSeparator + System.getenv("PATH"));
        builder.environment().put("SOURCE_DATE_EPOCH", "1796000000"); // In November 2026.
        builder.environment().keySet().removeIf(name -> name.startsWith("GITHUB_"));
        var process = builder.start();
        process.getOutputStream().close();
        String told = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertEquals(0, process.waitFor(), told);
        return told;
    }
}
