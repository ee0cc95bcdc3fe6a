package dev.demarc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.demarc.exchange.workbook.Form;
import dev.demarc.exchange.workbook.OfficeFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code demarc export}: which matrix goes out, whither, in which format, and what is told of it. */
class ExportTest {

    private static final String[] STORAGE = {
        "matrix: storage",
        "title: Storage",
        "parties: {aws: {name: AWS}, us: {name: Us}}",
        "categories: {disks: {name: Disks}, objects: {name: Objects}}",
        "concerns:",
        "  keys: {name: Keys, controls: {nist-800-53: [SC-12]}, who: {disks: {us: Makes them.}}}",
        "  doors: {name: Doors, who: aws}",
    };

    @TempDir
    Path folder;

    private TestWiki wiki;

    @BeforeEach
    void aWiki() {
        wiki = TestWiki.in(folder)
                .with("demarc.yml", "title: Wiki")
                .with("content/storage.matrix.yml", STORAGE)
                .with(
                        "content/aws.claims.yml",
                        "matrix: storage",
                        "party: aws",
                        "claims: {objects: {keys: Keeps them.}}");
    }

    private byte[] bytes(String file) {
        try {
            return Files.readAllBytes(folder.resolve(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static final String CSV = """
            concern,category,holder,text
            keys,disks,us,Makes them.
            keys,objects,aws,Keeps them.
            doors,disks,aws,
            doors,objects,aws,
            """;

    @Test
    void aMatrixIsNamedByItsIdOrItsFileAndClaimsAreMergedIn() {
        assertEquals(
                CSV,
                wiki.run("export", "storage", "--format", "csv")
                        .exits(Exit.CLEAN)
                        .out());
        assertEquals(
                CSV,
                wiki.run("export", "content/storage.matrix.yml", "--format", "csv")
                        .exits(Exit.CLEAN)
                        .out());
        TestWiki within = TestWiki.in(folder.resolve("content"));
        assertEquals(CSV, within.run("export", "storage", "--format", "csv").out());
    }

    @Test
    void aFileNeedsNoWikiAndTakesTheClaimsBesideIt() {
        TestWiki bare = TestWiki.in(folder.resolve("bare"));
        TestWiki.in(folder.resolve("elsewhere"))
                .with("storage.matrix.yml", STORAGE)
                .with("a.claims.yml", "matrix: storage", "party: aws", "claims: {objects: {keys: Keeps them.}}")
                .with("b.claims.yml", "matrix: other", "party: aws", "claims: {objects: {doors: No.}}");
        assertTrue(folder.resolve("demarc.yml").toFile().delete());
        bare.with("x.txt");
        assertEquals(
                CSV,
                bare.run("export", "../elsewhere/storage.matrix.yml", "--format", "csv")
                        .exits(Exit.CLEAN)
                        .out());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"csv", "csv-wide", "xlsx", "crm", "oscal", "markdown", "svg", "html", "json", "yaml", "caiq"})
    void everyFormatGoesOut(String format) {
        List<String> arguments = format.equals("caiq")
                ? List.of("export", "storage", "--format", format, "--category", "disks", "-o", "out")
                : List.of("export", "storage", "--format", format, "-o", "out");
        wiki.run(arguments.toArray(String[]::new)).exits(Exit.CLEAN).tells("“Storage” (storage) as " + format);
        assertTrue(bytes("out").length > 50);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x.csv", "x.xlsx", "x.md", "x.svg", "x.html", "x.json", "x.yml", "x.oscal.json"})
    void theEndingTellsTheFormat(String file) {
        wiki.run("export", "storage", "-o", file).exits(Exit.CLEAN);
        String text = new String(bytes(file), UTF_8);
        String begins = switch (file) {
            case "x.csv" -> "concern,category";
            case "x.xlsx" -> "PK";
            case "x.md" -> "<!-- demarc: matrix=storage -->";
            case "x.svg" -> "<svg ";
            case "x.html" -> "<!doctype html>";
            case "x.json" -> "{\n  \"matrix\": \"storage\"";
            case "x.yml" -> "matrix: storage\n";
            default -> "{\n  \"system-security-plan\"";
        };
        assertTrue(text.startsWith(begins), text);
    }

    @Test
    void aFileThatIsThereStays() {
        wiki.with("out.csv", "mine");
        wiki.run("export", "storage", "-o", "out.csv")
                .exits(Exit.USAGE)
                .tells("`out.csv` is there already.\n  → Name another file, or give `--force` to write over it.");
        assertEquals("mine\n", wiki.read("out.csv"));
        wiki.run("export", "storage", "-o", "out.csv", "--force").exits(Exit.CLEAN);
        assertEquals(CSV, wiki.read("out.csv"));
        wiki.run("export", "content/storage.matrix.yml", "-o", "content/storage.matrix.yml", "--force")
                .exits(Exit.USAGE)
                .tells("`content/storage.matrix.yml` is what would be read.");
    }

    @Test
    void whatIsLostIsToldUnlessNobodyWantsToHearIt() {
        var ended = wiki.run("export", "storage", "--format", "csv-wide").exits(Exit.CLEAN);
        assertEquals("""
                “Storage” (storage) as csv-wide
                  cells: 4 owned
                  lost:
                    storage  2 cells tell in words what is done, and that is left out.
                      → `--format csv` and `xlsx` have the words.
                    storage  1 concern has controls, and that is left out.
                      → `--format yaml` and `json` keep all.
                """, ended.err());
        assertEquals(
                "", wiki.run("export", "storage", "--format", "csv-wide", "-q").err());
        assertFalse(wiki.run("export", "storage", "--format", "yaml").err().contains("lost"));
    }

    @Test
    void aWorkbookGoesToNoTerminal() {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var console = new Console(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, UTF_8),
                new PrintStream(err, true, UTF_8),
                new TreeMap<>(),
                folder,
                true,
                true);
        Exit exit = new Demarc(console).run("export", "storage", "--format", "xlsx");
        assertEquals(Exit.USAGE, exit);
        assertEquals(0, out.size());
        assertEquals(
                "demarc: A workbook is nothing that a terminal could show.\n  → Name a file: `-o FILE.xlsx`.\n",
                err.toString(UTF_8));
    }

    @Test
    void aFormIsFilledAndStaysAsItWas() throws Exception {
        byte[] form = OfficeFile.excel()
                .row("Control ID", "Can Be Inherited from CSP", "Specific Inheritance and Customer Responsibilities")
                .row("SC-12", "", "")
                .named("CRM");
        Files.write(folder.resolve("form.xlsx"), form);
        wiki.run("export", "storage", "--format", "crm", "--template", "form.xlsx", "-o", "out.xlsx")
                .exits(Exit.USAGE)
                .tells("The form describes one service, and “Storage” has 2 categories.\n"
                        + "  → Name one with `--category`: disks, objects.");
        wiki.run(
                        "export",
                        "storage",
                        "--format",
                        "crm",
                        "--template",
                        "form.xlsx",
                        "--category",
                        "disks",
                        "-o",
                        "o.xlsx")
                .exits(Exit.CLEAN)
                .tells("doors  “Doors” names no control of nist-800-53, so it is left out.");
        assertEquals("Makes them.", Form.read(bytes("o.xlsx")).sheets().get(0).text(2, 3));
        wiki.run("export", "storage", "--format", "crm", "--template", "form.xlsx", "-o", "form.xlsx", "--force")
                .exits(Exit.USAGE)
                .tells("`form.xlsx` is what would be read.");
        wiki.run("export", "storage", "--format", "caiq", "--template", "form.xlsx", "--category", "disks")
                .exits(Exit.USAGE)
                .tells("The form has no sheet with the heads “Question ID”, “SSRM Control Ownership”");
        wiki.run("export", "storage", "--format", "caiq", "--template", "demarc.yml", "--category", "disks")
                .exits(Exit.USAGE)
                .tells("The form can't be read: it is no workbook of Excel 2007 or later.");
    }

    @Test
    void whatTheMatrixDoesntAllowEndsWithOne() {
        wiki.with(
                "content/bare.matrix.yml",
                "matrix: bare",
                "parties: {a: ~}",
                "categories: {one: ~}",
                "concerns: {x: {who: a}}");
        for (String format : List.of("oscal", "crm")) {
            var ended = wiki.run("export", "bare", "--format", format).exits(Exit.FINDINGS);
            ended.tells("No concern of “Bare” names a control, and " + format + " has a line for each.\n"
                    + "  → Add `controls: {nist-800-53: [SC-28]}`");
            assertEquals("", ended.out());
        }
        wiki.with("content/broken.matrix.yml", "matrix: [");
        wiki.run("export", "content/broken.matrix.yml", "--format", "csv")
                .exits(Exit.FINDINGS)
                .tells("`content/broken.matrix.yml` can't be read, so it can't be exported.\n  → `demarc check` tells");
    }

    @Test
    void aMistakeInACellIsTold() {
        wiki.with(
                "content/odd.matrix.yml",
                "matrix: odd",
                "parties: {a: ~}",
                "categories: {one: ~}",
                "concerns: {x: {who: nobody}}");
        wiki.run("export", "odd", "--format", "csv")
                .exits(Exit.CLEAN)
                .says("x,one,undetermined,")
                .tells("x.one  What is written for it has a mistake, so it goes out as far as it could be read.");
    }

    @Test
    void theTableChecksItself() {
        for (String name : List.of("aws-security", "azure-2026", "rosa", "ai-services")) {
            wiki.copyFile(Path.of("src/test/resources/domain", name + ".matrix.yml"));
            String table = wiki.run("export", name + ".matrix.yml", "--format", "markdown")
                    .exits(Exit.CLEAN)
                    .out();
            TestWiki.in(folder.resolve(name))
                    .with("demarc.yml", "title: " + name, "rules: {shared-without-parts: off}")
                    .with("content/m.matrix.yml", readDomain(name))
                    .with("content/index.md", "# Table", "", "See [the matrix](m.matrix.yml).", "", table)
                    .run("check")
                    .exits(Exit.CLEAN)
                    .finds();
        }
    }

    private static String readDomain(String name) {
        try {
            return Files.readString(Path.of("src/test/resources/domain", name + ".matrix.yml"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void thePlanHasADateThatStays() {
        wiki.withVariable("SOURCE_DATE_EPOCH", "1790000000");
        wiki.run("export", "storage", "--format", "oscal").says("\"last-modified\": \"2026-09-21T14:13:20Z\"");
        wiki.run("export", "storage", "--format", "oscal", "--today", "2026-11-24")
                .says("\"last-modified\": \"2026-11-24T00:00:00Z\"");
    }

    @Test
    void theSiteOffersTheFiles() {
        wiki.run("build").exits(Exit.CLEAN);
        assertEquals(CSV, wiki.read("site/storage/cells.csv"));
        assertTrue(wiki.read("site/storage/matrix.json").startsWith("{\n  \"matrix\": \"storage\""));
        assertTrue(wiki.read("site/storage/matrix.oscal.json").contains("\"1970-01-01T00:00:00Z\""));
        assertEquals('P', bytes("site/storage/matrix.xlsx")[0]);
        String page = wiki.read("site/storage.html");
        for (String file : List.of("cells.csv", "matrix.xlsx", "matrix.json", "matrix.oscal.json")) {
            assertTrue(page.contains("<a href=\"storage/" + file + "\" download>"), file);
        }
    }

    @Test
    void aPlanIsOfferedOnlyWhereAControlIsNamed() {
        wiki.with(
                "content/storage.matrix.yml",
                String.join("\n", STORAGE).replace("controls: {nist-800-53: [SC-12]}, ", ""));
        wiki.run("build").exits(Exit.CLEAN);
        assertFalse(Files.exists(folder.resolve("site/storage/matrix.oscal.json")));
        assertFalse(wiki.read("site/storage.html").contains("oscal"));
    }

    @Test
    void wrongUseIsTold() {
        wiki.run("export").exits(Exit.USAGE).tells("MATRIX");
        wiki.run("export", "storage")
                .exits(Exit.USAGE)
                .tells("Which format?\n  → Give `--format`, one of csv, csv-wide");
        wiki.run("export", "storage", "-o", "out.doc").exits(Exit.USAGE).tells("The ending of `out.doc` doesn't tell");
        wiki.run("export", "storage", "--format", "xslx").exits(Exit.USAGE).tells("There is no format `xslx` here.");
        wiki.run("export", "storrage", "--format", "csv")
                .exits(Exit.USAGE)
                .tells("There is no matrix `storrage` in this wiki.\n  → Nearest: `storage`.");
        wiki.run("export", "content/gone.matrix.yml", "--format", "csv")
                .exits(Exit.USAGE)
                .tells("There is no file `content/gone.matrix.yml`.");
        wiki.run("export", "demarc.yml", "--format", "csv")
                .exits(Exit.USAGE)
                .tells("`demarc.yml` is no matrix: its name doesn't end with .matrix.yml.");
        wiki.run("export", "storage", "--format", "csv", "--view", "stack")
                .exits(Exit.USAGE)
                .tells("`--view` says nothing to csv.\n  → It goes with `--format svg`.");
        wiki.run("export", "storage", "--format", "svg", "--view", "stak")
                .exits(Exit.USAGE)
                .tells("There is no view `stak` here.");
        wiki.run("export", "storage", "--format", "oscal", "--as", "awss")
                .exits(Exit.USAGE)
                .tells("There is no party `awss` in “Storage”.");
        wiki.run("export", "storage", "--format", "caiq", "--category", "discs")
                .exits(Exit.USAGE)
                .tells("There is no category `discs` in “Storage”.");
        wiki.run("export", "storage", "--format", "crm", "--category", "disks")
                .exits(Exit.USAGE)
                .tells("A crm without a form has a sheet for each category.");
        wiki.with("content/second.matrix.yml", STORAGE);
        wiki.run("export", "storage", "--format", "csv")
                .exits(Exit.USAGE)
                .tells("2 matrices have the id `storage`.\n  → Name the file: `content/second.matrix.yml`");
    }
}
