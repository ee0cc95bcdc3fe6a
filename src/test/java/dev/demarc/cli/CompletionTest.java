package dev.demarc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The completions as shells run them, and the man page as groff reads it. */
class CompletionTest {

    @TempDir
    Path folder;

    private TestWiki wiki;

    @BeforeEach
    void someFiles() {
        wiki = TestWiki.in(folder)
                .with("docs/a.md", "# A")
                .with("my docs/a.md", "# A")
                .with("known.json", "{}");
    }

    private Path script(String shell) throws IOException {
        Path script = folder.resolve(shell + ".script");
        Files.writeString(
                script, wiki.run("completion", shell).exits(Exit.CLEAN).out());
        return script;
    }

    private static boolean has(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(each -> Files.isExecutable(Path.of(each, program)));
    }

    private String ran(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertEquals(0, process.waitFor(), out);
        return out;
    }

    /** What bash offers after these words, the last of which is being written. */
    private List<String> offered(String... words) throws IOException, InterruptedException {
        var driver = new ArrayList<>(List.of(
                "bash",
                "--norc",
                "-c",
                "source bash.script; complete -p demarc >/dev/null || exit 1; COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1));"
                        + " _demarc 2>&1; for each in \"${COMPREPLY[@]}\"; do echo \"$each\"; done",
                "bash",
                "demarc"));
        driver.addAll(List.of(words));
        script("bash");
        return ran(driver.toArray(String[]::new)).lines().toList();
    }

    @Test
    void bashOffersCommands() throws Exception {
        assertEquals(List.of("check", "completion"), offered("c"));
        assertTrue(offered("").containsAll(List.of("build", "init", "schema", "who", "--help", "--version")));
    }

    @Test
    void bashOffersTheOptionsOfACommand() throws Exception {
        assertEquals(List.of("--fail-on", "--format"), offered("build", "--f"));
        assertEquals(List.of("--fail-on", "--fix", "--format"), offered("check", "docs", "--f"));
        assertEquals(List.of("--batch"), offered("render", "--b"));
        assertEquals(List.of(), offered("render", "--strict"));
    }

    @Test
    void bashOffersTheValuesOfAnOption() throws Exception {
        assertEquals(List.of("sarif"), offered("check", "--format", "s"));
        assertEquals(List.of("never"), offered("build", "--fail-on", "n"));
        assertEquals(List.of("overlap", "overdue"), offered("check", "--rule", "over"));
        assertEquals(
                List.of("commonmark", "gfm"), offered("render", "--dialect", "").subList(1, 3));
        assertEquals(List.of(), offered("build", "--jobs", ""));
    }

    @Test
    void bashTakesAnEqualsSignForAWordAndStillOffers() throws Exception {
        assertEquals(List.of("auto", "always", "never"), offered("build", "--color", "="));
        assertEquals(List.of("always"), offered("build", "--color", "=", "al"));
        assertEquals(List.of("known.json"), offered("build", "--format", "json", "=", "kn"));
    }

    @Test
    void bashOffersFilesAndFoldersAsTheyAreCalled() throws Exception {
        assertEquals(List.of("docs"), offered("build", "d"));
        assertEquals(List.of("my docs"), offered("serve", "my"));
        assertEquals(List.of("my docs"), offered("build", "-d", "m"));
        assertEquals(List.of("known.json"), offered("check", "--baseline", "k"));
    }

    @Test
    void bashOffersWhatAParameterMayBe() throws Exception {
        assertEquals(List.of("gap"), offered("rules", "ga"));
        assertEquals(List.of("matrix", "claims", "config", "front-matter"), offered("schema", ""));
        assertEquals(List.of("bash"), offered("completion", "b"));
        assertEquals(List.of("github", "gitlab"), offered("init", "--ci", "git"));
    }

    @Test
    void zshReadsItsScript() throws Exception {
        assertTrue(has("zsh"), "There is no zsh here; bin/verify installs it.");
        ran("zsh", "-n", script("zsh").toString());
    }

    @Test
    void fishReadsItsScript() throws Exception {
        assertTrue(has("fish"), "There is no fish here; bin/verify installs it.");
        ran("fish", "--no-execute", script("fish").toString());
    }

    @Test
    void allScriptsKnowAllCommandsAndOptions() throws Exception {
        var help = wiki.run("--help").out();
        for (String shell : List.of("bash", "zsh", "fish", "man")) {
            String script = Files.readString(script(shell)).replace("\\-", "-");
            for (String command : List.of("build", "serve", "check", "who", "rules", "render", "init", "schema")) {
                assertTrue(help.contains("  " + command + " "), command);
                assertTrue(script.contains(command), shell + " " + command);
            }
            String long1 = shell.equals("fish") ? "-l " : "--";
            assertTrue(script.contains(long1 + "verify-output"), shell);
            assertTrue(script.contains(long1 + "write-baseline"), shell);
        }
    }

    @Test
    void theManPageIsReadWithoutAWarning() throws Exception {
        assertTrue(has("groff"), "There is no groff here; bin/verify installs it.");
        Path page = script("man");
        String shown = ran("groff", "-man", "-ww", "-Kutf8", "-Tutf8", page.toString())
                .replaceAll("\\x1b\\[[0-9;]*m", "")
                .replaceAll(".\\x08", "");
        assertTrue(!shown.contains(": warning: "), shown);
        assertTrue(shown.contains("demarc check [DIR]"), shown);
        assertTrue(shown.contains("--write-baseline FILE"), shown);
        assertTrue(shown.contains("EXIT STATUS"), shown);
    }

    @Test
    void anUnknownShellIsTold() {
        wiki.run("completion").exits(Exit.USAGE).tells("SHELL");
        wiki.run("completion", "fsh")
                .exits(Exit.USAGE)
                .tells("There is no completion for `fsh`.")
                .tells("`fish`");
    }
}
