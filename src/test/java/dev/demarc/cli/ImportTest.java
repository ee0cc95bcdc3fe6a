package dev.demarc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code demarc import}: what people type, and what they get. */
class ImportTest {

    @TempDir
    Path folder;

    private TestWiki wiki;

    @BeforeEach
    void aPageWithATable() {
        wiki = TestWiki.in(folder)
                .with(
                        "duties.md",
                        "# Who does what",
                        "",
                        "| Concern | IaaS | SaaS |",
                        "|---|---|---|",
                        "| Data | Customer | Customer |",
                        "| Network | Customer | AWS |",
                        "| Legacy | whoever | AWS |");
    }

    @Test
    void withoutATargetTheMatrixIsPrinted() {
        var ended = wiki.run("import", "duties.md").exits(Exit.CLEAN);
        assertEquals(
                """
                # From duties.md:3.
                matrix: duties
                title: Who does what

                parties:
                  provider: {name: AWS}
                  customer: {name: Customer}

                categories:
                  iaas: {name: IaaS}
                  saas: {name: SaaS}

                concerns:
                  # duties.md:5
                  data: {name: Data, who: customer}
                  # duties.md:6
                  network:
                    name: Network
                    who:
                      iaas: customer
                      saas: provider
                  # duties.md:7
                  legacy:
                    name: Legacy
                    who:
                      iaas: {undetermined: Imported: “whoever”}
                      saas: provider
                """.replace("{undetermined: Imported: “whoever”}", "{undetermined: \"Imported: “whoever”\"}"),
                ended.out());
        ended.tells("cells: 5 owned, 1 undetermined").tells("duties.md:7").tells("→ --alias 'whoever=PARTY'");
    }

    @Test
    void anAliasSetsItRight() {
        wiki.run("import", "duties.md", "--alias", "whoever=legacy-team", "-q")
                .exits(Exit.CLEAN)
                .says("legacy-team: {name: Legacy team, also: [whoever]}")
                .says("iaas: legacy-team");
        assertEquals("", wiki.run("import", "duties.md", "-q").err());
    }

    @Test
    void aFileIsWrittenAndCheckedButNeverOver() {
        wiki.run("import", "duties.md", "-o", "content/cloud.matrix.yml")
                .exits(Exit.CLEAN)
                .tells("Wrote content/cloud.matrix.yml.");
        String written = wiki.read("content/cloud.matrix.yml");
        assertTrue(written.contains("matrix: cloud\n"), written);
        wiki.run("import", "duties.md", "-o", "content/cloud.matrix.yml")
                .exits(Exit.USAGE)
                .tells("`content/cloud.matrix.yml` is there already.");
        wiki.run("import", "duties.md", "--force", "--alias", "whoever=customer", "-o", "content/cloud.matrix.yml")
                .exits(Exit.CLEAN);
        assertFalse(wiki.read("content/cloud.matrix.yml").contains("undetermined"));
        wiki.run("check").exits(Exit.CLEAN).finds();
    }

    @Test
    void severalMatricesWantAFolder() {
        wiki.with(
                "raci.md",
                "## Build",
                "",
                "| Task | Dev | Ops |",
                "|---|---|---|",
                "| Code | A | R |",
                "",
                "## Run",
                "",
                "| Task | Dev | Ops |",
                "|---|---|---|",
                "| Code | R | A |");
        wiki.run("import", "raci.md")
                .exits(Exit.USAGE)
                .tells("There are 2 matrices")
                .tells("`--one`");
        wiki.run("import", "raci.md", "-o", "out/").exits(Exit.CLEAN);
        assertTrue(Files.isRegularFile(folder.resolve("out/raci.matrix.yml")));
        assertTrue(Files.isRegularFile(folder.resolve("out/raci-run.matrix.yml")));
        wiki.run("import", "raci.md", "--one").exits(Exit.CLEAN).says("build: {name: Build}");
    }

    @Test
    void wrongUseIsTold() {
        wiki.run("import").exits(Exit.USAGE).tells("FILE");
        wiki.run("import", "nothing.md").exits(Exit.USAGE).tells("There is no file `nothing.md`.");
        wiki.run("import", "duties.md", "--as", "tabel").exits(Exit.USAGE).tells("Nearest: `table`");
        wiki.run("import", "duties.md", "--alias", "x").exits(Exit.USAGE).tells("`--alias` wants a word");
        wiki.run("import", "duties.md", "--category", "My Service")
                .exits(Exit.USAGE)
                .tells("as `my-service`");
        wiki.with("prose.md", "# Only words");
        wiki.run("import", "prose.md").exits(Exit.USAGE).tells("There is no table in `prose.md`.");
        wiki.with("price.md", "| Disk | Price |", "|---|---|", "| a | 10 |");
        wiki.run("import", "price.md").exits(Exit.USAGE).tells("price.md:1");
        wiki.with("bad.xlsx", "PK\u0003\u0004 and no more");
        wiki.run("import", "bad.xlsx").exits(Exit.USAGE).tells("`bad.xlsx` can't be read");
    }

    @Test
    void theSeedPageBecomesAMatrixWithItsTrueFindings() {
        TestWiki.in(folder.resolve("seed")).copy(Path.of("src/test/wikis/seed-page"));
        wiki.run("import", "seed/seed-page.md", "-o", "wiki/aws.matrix.yml")
                .exits(Exit.CLEAN)
                .tells("Other duties");
        TestWiki.in(folder.resolve("wiki"))
                .run("check")
                .exits(Exit.FINDINGS)
                .says("overlap")
                .says("encryption")
                .says("category-left-out");
    }

    @Test
    void aWikiMayBeginWithAPage() {
        wiki.run("init", "wiki", "--from", "duties.md", "--alias", "whoever=customer")
                .exits(Exit.CLEAN)
                .tells("This table is bound to “duties”");
        var begun = TestWiki.in(folder.resolve("wiki"));
        assertTrue(begun.read("content/duties.md").contains("<!-- demarc: matrix=duties -->\n| Concern |"));
        begun.run("check", "--strict").exits(Exit.CLEAN).finds();
    }

    @Test
    void aWikiMayBeginWithTheSeedPage() {
        TestWiki.in(folder.resolve("seed")).copy(Path.of("src/test/wikis/seed-page"));
        wiki.run("init", "wiki", "--from", "seed/seed-page.md")
                .exits(Exit.CLEAN)
                .tells("isn't there");
        TestWiki.in(folder.resolve("wiki"))
                .run("check")
                .exits(Exit.FINDINGS)
                .finds(
                        "content/seed-page.matrix.yml:12:1 info category-left-out",
                        "content/seed-page.matrix.yml:34:5 error gap",
                        "content/seed-page.matrix.yml:39:5 error gap",
                        "content/seed-page.matrix.yml:48:7 error overlap",
                        "content/seed-page.matrix.yml:78:7 warning reason-missing",
                        "content/seed-page.md:6:1 error missing-image",
                        "content/seed-page.md:8:44 warning near-miss",
                        "content/seed-page.md:13:5 info table-unbound",
                        "content/seed-page.md:20:5 info table-unbound",
                        "content/seed-page.md:23:193 info tables-overlap");
    }
}
