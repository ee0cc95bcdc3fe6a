package dev.demarc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code demarc init}: a wiki that is right from its first day, beside what was there. */
class InitTest {

    @TempDir
    Path folder;

    private static final List<String> FILES = List.of(
            ".gitignore",
            ".schema/claims.schema.json",
            ".schema/config.schema.json",
            ".schema/front-matter.schema.json",
            ".schema/matrix.schema.json",
            "README.md",
            "content/hosting.matrix.yml",
            "content/index.md",
            "content/provider.claims.yml",
            "demarc.yml");

    @Test
    void aNewWikiHasNothingToFind() {
        var wiki = TestWiki.in(folder);
        var ended = wiki.run("init").exits(Exit.CLEAN).tells("What next:").tells("`demarc serve` previews it");
        assertEquals(FILES, ended.out().lines().sorted().toList());
        assertEquals(FILES, List.copyOf(wiki.files(".").keySet()));
        assertEquals(
                "[]\n",
                wiki.run("check", "--strict", "--verify-output", "--format", "json")
                        .exits(Exit.CLEAN)
                        .out());
        wiki.run("build", "--strict").exits(Exit.CLEAN).tells("no findings");
        assertTrue(Files.exists(folder.resolve("site/hosting/backups.html")));
        assertFalse(Files.exists(folder.resolve("site/.schema")));
    }

    @Test
    void itGoesToTheFolderThatIsNamed() {
        var wiki = TestWiki.in(folder);
        wiki.run("init", "docs/duties").exits(Exit.CLEAN).tells("`demarc serve docs/duties` previews it");
        wiki.run("check", "docs/duties", "--strict").exits(Exit.CLEAN).finds();
    }

    @Test
    void nothingIsOverwritten() {
        var wiki = TestWiki.in(folder).with("README.md", "Mine.").with("content/index.md", "# Mine");
        var before = new TreeMap<>(wiki.files("."));
        wiki.run("init")
                .exits(Exit.USAGE)
                .tells("There is something already: `README.md`, `content/index.md`. Nothing was written.")
                .tells("--force");
        assertEquals(before, wiki.files("."));
        wiki.run("init", "--force").exits(Exit.CLEAN).tells("Left as it was: README.md, content/index.md.");
        assertEquals("Mine.\n", wiki.read("README.md"));
        assertEquals("# Mine\n", wiki.read("content/index.md"));
        assertTrue(wiki.read("demarc.yml").contains("title: Who does what"));
    }

    @Test
    void aFileWhereAFolderShouldBeStandsInTheWayToo() {
        var wiki = TestWiki.in(folder).with("content", "Mine.").with(".gitignore", "/target/");
        wiki.run("init").exits(Exit.USAGE).tells("`.gitignore`, `content`. Nothing was written.");
        wiki.run("init", "--force").exits(Exit.CLEAN).tells("Add to .gitignore: /site/ and /.demarc/.");
        assertEquals("Mine.\n", wiki.read("content"));
        wiki.run("init", "content").exits(Exit.USAGE).tells("`content` is a file.");
    }

    @Test
    void aServersFileComesAlong() {
        var github = TestWiki.in(folder);
        github.run("init", "hub", "--ci", "github")
                .exits(Exit.CLEAN)
                .says(".github/workflows/demarc.yml")
                .tells("DEMARC_URL");
        github.run("init", "lab", "--ci", "gitlab").exits(Exit.CLEAN).says(".gitlab-ci.yml");
        github.run("init", "--ci", "gitea").exits(Exit.USAGE).tells("There is no file for the CI of `gitea`.");
        assertFalse(Files.exists(folder.resolve("demarc.yml")));
        github.run("check", "hub", "--strict").exits(Exit.CLEAN).finds();
    }

    @Test
    void editorsFindTheSchemas() throws Exception {
        var wiki = TestWiki.in(folder);
        wiki.run("init", "-q").exits(Exit.CLEAN);
        int led = 0;
        for (String file : List.of("demarc.yml", "content/hosting.matrix.yml", "content/provider.claims.yml")) {
            var header = Pattern.compile("^# yaml-language-server: \\$schema=(\\S+)\n")
                    .matcher(wiki.read(file));
            assertTrue(header.find(), file);
            assertTrue(
                    Files.isRegularFile(
                            folder.resolve(file).resolveSibling(header.group(1)).normalize()),
                    file);
            led++;
        }
        assertEquals(3, led);
    }

    @Test
    void whatIsMadeOfTablesLeadsToTheSchemaToo() {
        var wiki = TestWiki.in(folder)
                .with(
                        "page.md",
                        "# Duties",
                        "",
                        "| Duty | AWS | Customer |",
                        "|---|---|---|",
                        "| Keys | | x |",
                        "| Hosts | x | |");
        wiki.run("init", "new", "--from", "page.md", "-q").exits(Exit.CLEAN);
        String line = "# yaml-language-server: $schema=../.schema/matrix.schema.json\n";
        assertTrue(wiki.read("new/content/page.matrix.yml").startsWith(line));
        wiki.run("check", "new", "--fail-on", "error").exits(Exit.CLEAN);

        // A deeper folder has a longer way.
        wiki.run("import", "page.md", "-o", "new/content/deep/other.matrix.yml").exits(Exit.CLEAN);
        assertTrue(wiki.read("new/content/deep/other.matrix.yml").startsWith(line.replace("=..", "=../..")));
        wiki.run("export", "new/content/page.matrix.yml", "-o", "new/content/copy.matrix.yaml")
                .exits(Exit.CLEAN);
        assertTrue(wiki.read("new/content/copy.matrix.yaml").startsWith(line));
        assertFalse(wiki.run("export", "new/content/page.matrix.yml", "--format", "yaml")
                .out()
                .contains("yaml-language-server"));
        wiki.run("import", "page.md", "-o", "outside.matrix.yml").exits(Exit.CLEAN);
        assertFalse(wiki.read("outside.matrix.yml").contains("yaml-language-server"));
    }
}
