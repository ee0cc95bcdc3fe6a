package dev.demarc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person's mistake is told with place and next step; nothing that Demarc did not write is lost. */
class BadInputTest {

    @TempDir
    Path folder;

    @Test
    void aFolderThatIsNotThere() {
        TestWiki.in(folder)
                .run("build", "nowhere")
                .exits(Exit.USAGE)
                .tells("`nowhere` is not a folder.")
                .tells("→ There is nothing at that path");
    }

    @Test
    void aSourceThatIsNotThere() {
        TestWiki.in(folder)
                .with("demarc.yml", "source: docs")
                .run("build")
                .exits(Exit.USAGE)
                .tells("The source `docs` is not a folder.");
    }

    @Test
    void anUnknownOptionNamesTheNearest() {
        TestWiki.in(folder)
                .run("build", "--dets", "out")
                .exits(Exit.USAGE)
                .tells("`demarc build` has no option `--dets`.")
                .tells("`--dest`");
    }

    @Test
    void anUnknownCommandNamesTheNearest() {
        TestWiki.in(folder)
                .run("biuld")
                .exits(Exit.USAGE)
                .tells("There is no command `biuld`.")
                .tells("`build`");
    }

    @Test
    void aNumberOfJobsThatIsNone() {
        TestWiki.in(folder)
                .run("check", "--jobs", "many")
                .exits(Exit.USAGE)
                .tells("`--jobs` wants a number from 1 to 512, not “many”.");
    }

    @Test
    void aMisspeltSettingStopsTheBuild() {
        TestWiki.in(folder)
                .with("content/index.md", "# Home")
                .with("demarc.yml", "titel: Duties")
                .run("build")
                .exits(Exit.USAGE)
                .finds("demarc.yml:1:1 error unknown-key")
                .says("`title`");
        assertTrue(Files.notExists(folder.resolve("site")));
    }

    @Test
    void brokenYamlIsTheOnlyFindingAndTheOtherPagesAreBuilt() {
        var wiki = TestWiki.in(folder)
                .with("content/index.md", "# Home")
                .with("content/duties.matrix.yml", "parties: {a: {name: A}", "categories: [");
        var ended = wiki.run("build").exits(Exit.FINDINGS);
        assertEquals(1, ended.findings().size(), ended.out());
        assertTrue(ended.findings().get(0).endsWith("error unreadable"), ended.out());
        assertTrue(wiki.read("site/index.html").contains("Home"));
        assertTrue(wiki.read("site/duties.html").contains("content/duties.matrix.yml:1:10"));
    }

    @Test
    void aFileThatIsNotUtf8ShowsItsFindingInPlace() throws IOException {
        var wiki = TestWiki.in(folder).with("content/index.md", "# Home");
        Files.write(folder.resolve("content/latin.md"), new byte[] {'#', ' ', 'K', (byte) 0xF6, 'l', 'n'});
        wiki.run("build").exits(Exit.FINDINGS).finds("content/latin.md:1:1 error unreadable");
        assertTrue(wiki.read("site/latin.html").contains("is not UTF-8"));
    }

    @Test
    void aTemplateMistakeNamesItsLineAndTheNearestName() {
        TestWiki.in(folder)
                .with("content/index.md", "# Home")
                .with("content/a.md", "# A")
                .with("content/b.md", "# B")
                .with("templates/page.peb", "<title>", "{{ page.titel }}", "</title>")
                .run("build")
                .exits(Exit.FINDINGS)
                .finds("templates/page.peb:2:9 error template-error")
                .says("titel")
                .says("`title`");
    }

    @Test
    void twoFilesForOneAddress() {
        var wiki = TestWiki.in(folder)
                .with("content/a/index.md", "# Index")
                .with("content/a/README.md", "# Readme")
                .with("content/b.md", "# B");
        wiki.run("build").exits(Exit.FINDINGS).finds("content/a/README.md:1:1 error address-collision");
        assertTrue(wiki.read("site/a/index.html").contains("Index"));
    }

    @Test
    void aDestinationInsideTheSourceIsRefused() {
        TestWiki.in(folder)
                .with("content/index.md", "# Home")
                .run("build", "--dest", "content/site")
                .exits(Exit.USAGE);
        assertTrue(Files.notExists(folder.resolve("content/site")));
    }

    @Test
    void aDestinationWithForeignFilesIsRefusedAndLeftAlone() {
        var wiki = TestWiki.in(folder).with("content/index.md", "# Home").with("out/thesis.txt", "Ten years of work");
        wiki.run("build", "--dest", "out").exits(Exit.USAGE).tells("thesis.txt");
        assertEquals("Ten years of work\n", wiki.read("out/thesis.txt"));
    }

    @Test
    void onlyWhatDemarcWroteIsRemoved() throws IOException {
        var wiki = TestWiki.in(folder).with("content/index.md", "# Home").with("content/old.md", "# Old");
        wiki.run("build").exits(Exit.CLEAN);
        wiki.with("site/mine.txt", "Mine");
        Files.delete(folder.resolve("content/old.md"));
        wiki.run("build").exits(Exit.CLEAN);
        assertTrue(Files.notExists(folder.resolve("site/old.html")));
        assertEquals("Mine\n", wiki.read("site/mine.txt"));
    }
}
