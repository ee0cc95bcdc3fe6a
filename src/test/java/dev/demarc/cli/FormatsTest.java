package dev.demarc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

/** Findings for other programs: each format is whole, valid, and escapes what the wiki says. */
class FormatsTest {

    @TempDir
    Path folder;

    private static final String[] MATRIX = {
        "parties: {aws: {name: AWS}, us: {name: Us}}",
        "categories: {iaas: {name: IaaS}}",
        "concerns:",
        "  disks: {name: Disks, who: {iaas: {aws: Wipes them., us: Encrypts them.}}}",
    };

    /** An error, an error, an error with another place, a warning and an advice, in a path that wants escaping. */
    private TestWiki wiki() {
        return TestWiki.in(folder)
                .with("demarc.yml", "rules: {missing-image: warning, broken-anchor: info}")
                .with("content/a, b/100%.md", "# A", "", "[x](gone.md) and [y](gone.md)", "", "![p](p.png) [z](#z)")
                .with("content/duties.matrix.yml", MATRIX)
                .with(
                        "content/aws.claims.yml",
                        "matrix: duties",
                        "party: aws",
                        "claims: {iaas: {disks: Wipes <b> & “all”.}}");
    }

    private static List<String> all(String text, String pattern) {
        var found = new ArrayList<String>();
        var matcher = Pattern.compile(pattern).matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static Document xml(String text) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> faultsOfSarif(String sarif) throws Exception {
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4)
                .getSchema(Files.readString(Path.of("src/test/resources/schemas/sarif-2.1.0-rtm.5.json")));
        return schema.validate(sarif, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    @Test
    void sarifKeepsToItsSchema() throws Exception {
        String sarif =
                wiki().run("check", "--format", "sarif").exits(Exit.FINDINGS).out();
        assertEquals(List.of(), faultsOfSarif(sarif));
        assertNotEquals(List.of(), faultsOfSarif(sarif.replace("\"level\": \"note\"", "\"level\": \"info\"")));
        assertEquals(
                List.of("error", "error", "warning", "note", "error"),
                all(sarif.substring(sarif.indexOf("\"results\"")), "\"level\": \"(\\w+)\""));
        assertTrue(sarif.contains("\"uri\": \"content/a%2C%20b/100%25.md\""), sarif);
        assertTrue(sarif.contains("\"helpUri\": \"https://demarc.example.org/guide/rules/gap.html\""), sarif);
        assertTrue(sarif.contains("\"relatedLocations\""), sarif);
    }

    @Test
    void sarifSaysWhatWouldMendAFinding() throws Exception {
        var wiki = TestWiki.in(folder)
                .with("content/a b.md", "# A", "", "😀 [x](B.md)")
                .with("content/b.md", "# B");
        String sarif =
                wiki.run("check", "--format", "sarif").exits(Exit.FINDINGS).out();
        assertEquals(List.of(), faultsOfSarif(sarif));
        String fixes = sarif.substring(sarif.indexOf("\"fixes\"")).replaceAll("\\s+", "");
        assertTrue(
                fixes.startsWith(
                        "\"fixes\":[{\"description\":{\"text\":\"What`demarccheck--fix`does.\"},\"artifactChanges\":[{"
                                + "\"artifactLocation\":{\"uri\":\"content/a%20b.md\"},\"replacements\":[{"
                                + "\"deletedRegion\":{\"startLine\":3,\"startColumn\":7,\"endLine\":3,\"endColumn\":11},"
                                + "\"insertedContent\":{\"text\":\"b.md\"}}]}]}]"),
                fixes);
    }

    @Test
    void sarifOfACleanWikiKeepsToItsSchema() throws Exception {
        var wiki = TestWiki.in(folder).with("content/index.md", "# Home");
        assertEquals(
                List.of(),
                faultsOfSarif(
                        wiki.run("check", "--format", "sarif").exits(Exit.CLEAN).out()));
    }

    @Test
    void sarifOfWrongSettingsKeepsToItsSchema() throws Exception {
        var wiki = TestWiki.in(folder).with("content/index.md", "# Home").withVariable("DEMARC_LANGUAGE", "[1");
        String sarif = wiki.run("check", "--format", "sarif").exits(Exit.USAGE).out();
        assertTrue(sarif.contains("\"fullyQualifiedName\": \"DEMARC_LANGUAGE\""), sarif);
        assertEquals(List.of(), faultsOfSarif(sarif));
    }

    @Test
    void aFindingKeepsItsFingerprintWhenLinesMove() {
        var wiki = TestWiki.in(folder).with("content/a.md", "# A", "", "[x](gone.md)", "", "[x](gone.md)");
        var before = fingerprints(wiki);
        var moved =
                fingerprints(wiki.with("content/a.md", "# A", "", "New.", "", "  [x](gone.md)", "", "[x](gone.md)"));
        assertEquals(before, moved);
        assertEquals(2, before.stream().distinct().count(), "equal ones are told apart");
        var reworded = fingerprints(wiki.with("content/a.md", "# A", "", "[x](lost.md)"));
        assertNotEquals(before.get(0), reworded.get(0));
    }

    private static List<String> fingerprints(TestWiki wiki) {
        return all(wiki.run("check", "--format", "sarif").out(), "\"primaryLocationLineHash\": \"([^\"]+)\"");
    }

    @Test
    void junitHasACaseForEachFinding() throws Exception {
        var document = xml(
                wiki().run("check", "--format", "junit").exits(Exit.FINDINGS).out());
        assertEquals(1, document.getElementsByTagName("testsuite").getLength());
        assertEquals(5, document.getElementsByTagName("testcase").getLength());
        assertEquals(4, document.getElementsByTagName("failure").getLength());
        var suite = document.getElementsByTagName("testsuite").item(0).getAttributes();
        assertEquals("5", suite.getNamedItem("tests").getNodeValue());
        assertEquals("4", suite.getNamedItem("failures").getNodeValue());
        var first = document.getElementsByTagName("testcase").item(0).getAttributes();
        assertEquals("content/a, b/100%.md", first.getNamedItem("classname").getNodeValue());
        assertEquals("broken-link 3:5", first.getNamedItem("name").getNodeValue());
        assertTrue(document.getDocumentElement().getTextContent().contains("Wipes <b> & “all”."));
    }

    @Test
    void junitOfACleanWikiIsOneCaseThatPasses() throws Exception {
        var wiki = TestWiki.in(folder).with("content/index.md", "# Home");
        var document =
                xml(wiki.run("check", "--format", "junit").exits(Exit.CLEAN).out());
        assertEquals(1, document.getElementsByTagName("testcase").getLength());
        assertEquals(0, document.getElementsByTagName("failure").getLength());
    }

    @Test
    void junitReplacesWhatXmlCannotWrite() throws Exception {
        var wiki = TestWiki.in(folder).with("content/a.md", "# A", "", "<a href=\"go\u0001ne\uFFFE.md\">x</a>");
        xml(wiki.run("check", "--format", "junit").exits(Exit.FINDINGS).out());
    }

    @Test
    void workflowCommandsEscapeWhatEndsThem() {
        String out =
                wiki().run("check", "--format", "github").exits(Exit.FINDINGS).out();
        var lines = out.lines().toList();
        assertEquals(5, lines.size(), out);
        assertTrue(
                lines.get(0)
                        .startsWith("::error file=content/a%2C b/100%25.md,line=3,col=5,endLine=3,endColumn=12,"
                                + "title=broken-link::"),
                out);
        assertTrue(lines.get(0).contains(" — "), "the hint follows");
        assertTrue(lines.get(2).startsWith("::warning file="), out);
        assertTrue(lines.get(3).startsWith("::notice file="), out);
    }

    @Test
    void aMessageOfSeveralLinesStaysOneCommand() {
        var wiki = TestWiki.in(folder).with("content/a.md", "# A", "", "<a href=\"go", "ne.md\">x</a>");
        String out =
                wiki.run("check", "--format", "github").exits(Exit.FINDINGS).out();
        assertEquals(1, out.lines().count(), out);
        assertTrue(out.contains("`go%0Ane.md`"), out);
    }

    @Test
    void onGithubAnnotationsAreTheDefault() {
        var wiki = wiki().withVariable("GITHUB_ACTIONS", "true");
        assertTrue(wiki.run("check").out().startsWith("::error file="));
        assertTrue(wiki.run("build").out().startsWith("::error file="));
        assertTrue(
                wiki.run("check", "--format", "text").out().startsWith("content/a, b/100%.md:3:5 error broken-link"));
    }

    @Test
    void severalFormatsAtOnce() throws Exception {
        var wiki = wiki();
        wiki.run("check", "--format", "sarif=out.sarif", "--format", "junit=out.xml", "--format", "github=out.txt")
                .exits(Exit.FINDINGS)
                .says("content/a, b/100%.md:3:5 error broken-link");
        assertEquals(List.of(), faultsOfSarif(wiki.read("out.sarif")));
        xml(wiki.read("out.xml"));
        assertEquals(5, wiki.read("out.txt").lines().count());
    }

    @Test
    void aReportComesWholeIntoAFolderThatIsMadeForIt() throws Exception {
        var wiki = wiki().with("out/old.json", "old");
        wiki.run("check", "--format", "json=out/old.json", "--format", "sarif=new/deep/out.sarif")
                .exits(Exit.FINDINGS);
        assertTrue(wiki.read("out/old.json").startsWith("[\n"));
        assertEquals(List.of(), faultsOfSarif(wiki.read("new/deep/out.sarif")));
        assertEquals(List.of("old.json"), List.copyOf(wiki.files("out").keySet()), "nothing half-done is left");
    }

    @Test
    void aReportThatCannotBeWrittenIsToldInWords() {
        wiki().run("check", "--format", "json=content").exits(Exit.USAGE).tells("can't be written: it is a folder");
        wiki().run("check", "--format", "json=demarc.yml/out.json")
                .exits(Exit.USAGE)
                .tells("can't be written");
    }

    @Test
    void twoFormatsWantTwoFiles() {
        wiki().run("check", "--format", "json=x", "--format", "sarif=./x")
                .exits(Exit.USAGE)
                .tells("Two formats can't both go to `x`.");
    }

    /** Each finding keeps its fingerprint, whatever lines are put in before it; equal ones count on. */
    @Test
    void sarifOfAWikiWithManyFindingsKeepsToItsSchemaAndItsFingerprintsWhileLinesMove() throws Exception {
        var wiki = TestWiki.copyOf("many-findings", folder).copy(Path.of("src/test/wikis/seed-page"), "content/seed");
        String before = wiki.run("check", "--format", "sarif").out();
        assertEquals(List.of(), faultsOfSarif(before));
        for (String file : wiki.files("content").keySet()) {
            boolean data = !file.endsWith(".md");
            String[] lines = wiki.read("content/" + file).split("\n", -1);
            var moved = new ArrayList<String>();
            for (int i = 0; i < lines.length - 1; i++) {
                // A blank line within a table or a list would change what it is, not only where.
                if (data || (i > 0 && lines[i - 1].isBlank() && !lines[i].startsWith(" "))) {
                    moved.add(data ? "# moved" : "Moved.");
                    moved.add("");
                }
                moved.add(lines[i]);
            }
            wiki.with("content/" + file, moved.toArray(String[]::new));
        }
        String after = wiki.run("check", "--format", "sarif").out();
        assertEquals(List.of(), faultsOfSarif(after));
        assertNotEquals(all(before, "\"startLine\": (\\d+)"), all(after, "\"startLine\": (\\d+)"));
        var prints = all(before, "\"primaryLocationLineHash\": \"([^\"]+)\"");
        assertEquals(prints, all(after, "\"primaryLocationLineHash\": \"([^\"]+)\""));
        assertEquals(prints.size(), prints.stream().distinct().count(), "each is told apart");
        assertTrue(prints.size() > 15, "has " + prints.size());
    }

    @Test
    void anUnknownFormatNamesTheNearest() {
        wiki().run("check", "--format", "sarf").exits(Exit.USAGE).tells("`sarif`");
    }

    @Test
    void theStepSummaryGrowsAndCannotBeBrokenByTheWiki() {
        var wiki = TestWiki.in(folder)
                .with("content/a.md", "# A", "", "[x](a|b<i>`*.md)")
                .with("summary.md", "Before")
                .withVariable(
                        "GITHUB_STEP_SUMMARY", folder.resolve("summary.md").toString());
        wiki.run("check").exits(Exit.FINDINGS);
        String summary = wiki.read("summary.md");
        assertTrue(summary.startsWith("Before\n## Demarc: 1 error\n"), summary);
        assertTrue(summary.contains("| [broken-link](https://demarc.example.org/guide/rules/broken-link.html) | 1 |"));
        assertTrue(summary.contains("| content/a.md:3:5 | error | broken-link | "), summary);
        assertTrue(summary.contains("a&#124;b&#60;i&#62;"), summary);
        assertFalse(summary.contains("<i>"), summary);
        wiki.with("content/a.md", "# A").run("check").exits(Exit.CLEAN);
        assertTrue(wiki.read("summary.md").contains("## Demarc: no findings\n"));
    }

    @Test
    void aStepSummaryThatCannotBeWrittenIsToldAndLosesNothing() {
        TestWiki.in(folder)
                .with("content/a.md", "# A")
                .withVariable(
                        "GITHUB_STEP_SUMMARY", folder.resolve("no/summary.md").toString())
                .run("check")
                .exits(Exit.CLEAN)
                .tells("The summary was not written to");
    }

    @Test
    void countsByRuleStandBeforeTheLastLine() {
        var lines = wiki().run("check").err().lines().toList();
        assertEquals("2 broken-link, 1 overlap, 1 broken-anchor, 1 missing-image", lines.get(lines.size() - 2));
        assertFalse(wiki().run("check", "-q").err().contains("2 broken-link"));
        assertFalse(wiki().run("check", "--format", "json").err().contains("2 broken-link"));
    }

    @Test
    void whatAFileSaysNeverSpeaksToTheTerminal() {
        var wiki = TestWiki.in(folder).with("content/a.md", "# A", "", "<a href=\"\u001B[2J.md\">x</a>");
        String out = wiki.run("check").exits(Exit.FINDINGS).out();
        assertFalse(out.contains("\u001B"), out);
    }
}
