package dev.demarc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.demarc.diagnostic.RuleId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A folder in, {@code check --fix}, a folder out. */
class FixTest {

    /** Rules whose own tests show that they are mended. */
    private static final Set<String> ELSEWHERE = Set.of(
            "drift", "near-miss", "renamed-not-declared", "absolute-link-to-self", "external-moved", "waiver-unused");

    @TempDir
    Path folder;

    /**
     * One thing that is mended.
     *
     * @param file which is wrong, among files that aren't
     * @param before a line of it
     * @param after the same line, mended
     */
    record Case(String rule, String file, String before, String after) {
        @Override
        public String toString() {
            return rule + ": " + before;
        }
    }

    static List<Case> cases() {
        String page = "content/a/page.md";
        String matrix = "content/duties.matrix.yml";
        String claims = "content/us.claims.yml";
        return List.of(
                new Case("unknown-key", matrix, "  disks: {nmae: Disks, who: us}", "  disks: {name: Disks, who: us}"),
                new Case("unknown-key", page, "veiw: table", "view: table"),
                new Case("front-matter-unknown-key", page, "titel: Page", "title: Page"),
                new Case("unknown-party", matrix, "  disks: {who: clowd}", "  disks: {who: cloud}"),
                new Case(
                        "unknown-party",
                        matrix,
                        "  disks: {who: {iaas-hosts: {\"clowd\": Wipes them.}}}",
                        "  disks: {who: {iaas-hosts: {\"cloud\": Wipes them.}}}"),
                new Case("unknown-party", claims, "party: 'clowd'", "party: 'cloud'"),
                new Case("unknown-party", page, "party: clowd", "party: cloud"),
                new Case(
                        "unknown-category",
                        matrix,
                        "  disks: {who: {iaas-hots: us, iaas-hosts: us, managed: us}}",
                        "unchanged"),
                new Case(
                        "unknown-category",
                        matrix,
                        "  disks: {who: {iaas-hots: us, managed: us}}",
                        "  disks: {who: {iaas-hosts: us, managed: us}}"),
                new Case(
                        "unknown-category",
                        claims,
                        "claims: {manged: {backups: ~}}",
                        "claims: {managed: {backups: ~}}"),
                new Case("unknown-category", page, "categories: [iaas-hots]", "categories: [iaas-hosts]"),
                new Case(
                        "unknown-category",
                        page,
                        "[x](../duties.matrix.yml#backups.manged)",
                        "[x](../duties.matrix.yml#backups.managed)"),
                new Case(
                        "unknown-concern", claims, "claims: {managed: {backup: ~}}", "claims: {managed: {backups: ~}}"),
                new Case("unknown-concern", page, "concerns: [Backups]", "concerns: [backups]"),
                new Case(
                        "unknown-concern",
                        page,
                        "[x](<../duties.matrix.yml#bakcups> \"Title\")",
                        "[x](<../duties.matrix.yml#backups> \"Title\")"),
                new Case("unknown-matrix", claims, "matrix: dutise", "matrix: duties"),
                new Case("unknown-matrix", page, "matrix: dutise", "matrix: duties"),
                new Case(
                        "evidence-missing",
                        matrix,
                        "  disks: {who: us, evidence: [./proof.md]}",
                        "  disks: {who: us, evidence: [./a/proof.md]}"),
                new Case("broken-link", page, "[x](../proof.md?v=1#top 'T')", "[x](proof.md?v=1#top 'T')"),
                new Case("broken-link", page, "[x](/page.md)", "[x](/a/page.md)"),
                new Case("broken-link", page, "[x](./proof.html#proof)", "[x](./proof.md#proof)"),
                new Case("broken-link", page, "[x](proof)", "[x](proof.md)"),
                new Case("broken-link", page, "[x]: <../proof.md> 'T'", "[x]: <proof.md> 'T'"),
                new Case("broken-link", page, "<a class=x href='prof.md'>x</a>", "<a class=x href='proof.md'>x</a>"),
                new Case("broken-link", page, "[x](../gr%C3%B6%C3%9Fe.md)", "[x](gr%C3%B6%C3%9Fe.md)"),
                new Case("broken-link", page, "\t[x](../größe.md) 😀 [y](größe.html)", "unchanged"),
                new Case(
                        "broken-link",
                        page,
                        "- 😀 [x](../größe.md) [y](größe.html)",
                        "- 😀 [x](größe.md) [y](größe.md)"),
                new Case("broken-link", page, "[x](../page%202.md)", "unchanged"),
                new Case("broken-link", page, "[x](../index.md)", "unchanged"),
                new Case("broken-anchor", page, "[x](proof.md#Proof)", "[x](proof.md#proof)"),
                new Case(
                        "broken-anchor",
                        page,
                        "## Cell states and [x](#cell-states-an-x)",
                        "## Cell states and [x](#cell-states-and-x)"),
                new Case("wrong-case", page, "[x](Proof.md#proof)", "[x](proof.md#proof)"),
                new Case("wrong-case", page, "![A plan](../IMG/plan.png)", "![A plan](../img/plan.png)"),
                new Case(
                        "undefined-reference",
                        page,
                        "[text][gide]\n\n[guide]: proof.md",
                        "[text][guide]\n\n[guide]: proof.md"),
                new Case("undefined-reference", page, "x[^noet]\n\n[^note]: N.", "x[^note]\n\n[^note]: N."),
                new Case("missing-image", page, "![A plan](plan.png \"T\")", "![A plan](../img/plan.png \"T\")"),
                new Case(
                        "missing-image",
                        page,
                        "![A plan][p]\n\n[p]: <plan.png>",
                        "![A plan][p]\n\n[p]: <../img/plan.png>"),
                new Case(
                        "missing-image",
                        page,
                        "<img src=\"plan.png\" alt=\"A plan\">",
                        "<img src=\"../img/plan.png\" alt=\"A plan\">"));
    }

    private TestWiki wiki() {
        return TestWiki.in(folder)
                .with("content/index.md", "# Home")
                .with("content/a/proof.md", "# Proof")
                .with("content/a/größe.md", "# Größe")
                .with("content/a/page 1.md", "# Page 1")
                .with("content/img/plan.png", "no real one");
    }

    /** The file that holds the line, its kind's other lines around it. */
    private static String[] lines(Case one) {
        if (one.file().endsWith(".matrix.yml")) {
            return new String[] {
                "parties: {us: ~, cloud: ~}",
                "categories: {iaas-hosts: ~, managed: ~}",
                "concerns:",
                "  backups: {who: us}",
                one.before()
            };
        }
        if (one.file().endsWith(".claims.yml")) {
            var lines = new String[] {"matrix: duties", "party: us", "claims: {managed: {backups: ~}}"};
            for (int i = 0; i < lines.length; i++) {
                lines[i] = lines[i].substring(0, 4).equals(one.before().substring(0, 4)) ? one.before() : lines[i];
            }
            return lines;
        }
        if (one.rule().equals("front-matter-unknown-key")) {
            return new String[] {"---", one.before(), "---", "# Page"};
        }
        if (one.before().matches("\\w+: .*")) {
            boolean named = one.before().startsWith("matrix");
            return new String[] {
                "# Page", "", "  ```responsibility", named ? "" : "  matrix: duties", "  " + one.before(), "  ```"
            };
        }
        return new String[] {"# Page", "", one.before()};
    }

    @ParameterizedTest
    @MethodSource("cases")
    void oneThingIsMendedAndNothingElse(Case one) {
        var wiki = wiki();
        wiki.with(
                "content/duties.matrix.yml",
                "parties: {us: ~, cloud: ~}",
                "categories: {iaas-hosts: ~, managed: ~}",
                "concerns:",
                "  backups: {who: {iaas-hosts: us, managed: cloud}}");
        wiki.with(one.file(), lines(one));
        String before = wiki.read(one.file());
        boolean stays = one.after().equals("unchanged");
        String after = stays ? before : before.replace(one.before(), one.after());
        var files = wiki.files("");
        var told = wiki.run("check", "--rule", one.rule(), "--fix");
        assertEquals(after, wiki.read(one.file()), told::err);
        if (!stays) {
            told.exits(Exit.CLEAN).finds().tells("Mended ");
        }
        files.put(one.file(), wiki.files("").get(one.file()));
        assertEquals(files, wiki.files(""));
        var again = wiki.run("check", "--rule", one.rule(), "--fix").tells("Nothing to mend.");
        assertEquals(after, wiki.read(one.file()), again::err);
    }

    @Test
    void everyRuleThatSaysItIsMendedIsShownToBe() {
        Set<String> shown = new TreeSet<>(ELSEWHERE);
        cases().stream().filter(each -> !each.after().equals("unchanged")).forEach(each -> shown.add(each.rule()));
        var missing = Arrays.stream(RuleId.values())
                .filter(rule -> rule.fix() != RuleId.Fix.NO && !shown.contains(rule.id()))
                .toList();
        assertEquals(List.of(), missing);
    }

    @Test
    void marksAndLineEndsStayAndWhatIsLeftIsTold() throws Exception {
        var wiki = wiki();
        Path page = folder.resolve("content/a/b.md");
        Files.writeString(page, "\uFEFF---\r\ntitel: B\r\n---\r\n\r\n😀\t[x](Proof.md) [y](gone.md)\r\n[z](prof.md)");
        wiki.run("check", "--fix")
                .exits(Exit.FINDINGS)
                .finds("content/a/b.md:5:21 error broken-link")
                .tells("Mended 3 findings in 1 file.\n");
        assertEquals(
                "\uFEFF---\r\ntitle: B\r\n---\r\n\r\n😀\t[x](proof.md) [y](gone.md)\r\n[z](proof.md)",
                Files.readString(page));
    }

    @Test
    void aDryRunShowsADiffAndWritesNothing() {
        var wiki = wiki().with("content/a/b.md", "# B", "", "[x](Proof.md)", "[y](gone.md)");
        var files = wiki.files("");
        var told = wiki.run("check", "--fix", "--dry-run", "--format", "json=found.json")
                .exits(Exit.FINDINGS)
                .tells("Would mend 1 finding in 1 file.");
        assertEquals("""
                --- a/content/a/b.md
                +++ b/content/a/b.md
                @@ -1,4 +1,4 @@
                 # B
                \s
                -[x](Proof.md)
                +[x](proof.md)
                 [y](gone.md)
                """, told.out());
        assertTrue(wiki.read("found.json").contains("wrong-case"));
        files.put("found.json", wiki.files("").get("found.json"));
        assertEquals(files, wiki.files(""));
        assertTrue(wiki.run("check", "--dry-run", "--color", "always")
                .out()
                .contains("\u001B[31m-[x](Proof.md)\u001B[0m"));
    }

    @Test
    void whatDoesNotGoTogetherIsRefused() {
        var wiki = wiki();
        wiki.run("check", "--fix", "--write-baseline", "b.json")
                .exits(Exit.USAGE)
                .tells("`--fix` and `--write-baseline` don't go together.");
        wiki.run("check", "--dry-run", "--format", "json").exits(Exit.USAGE).tells("Give the format a file");
        assertFalse(Files.exists(folder.resolve("b.json")));
    }

    @Test
    void whatABaselineHidesOrAWaiverOrARuleThatIsOffStays() {
        var wiki =
                wiki().with("content/a/b.md", "# B", "", "[x](Proof.md)", "", "[y](PROOF.md)", "", "[z](proof.html)");
        wiki.run("check", "--rule", "wrong-case", "--write-baseline", "known.json")
                .exits(Exit.CLEAN);
        wiki.run("check", "--fix", "--baseline", "known.json").exits(Exit.CLEAN).tells("Mended 1 finding in 1 file.");
        assertEquals("# B\n\n[x](Proof.md)\n\n[y](PROOF.md)\n\n[z](proof.md)\n", wiki.read("content/a/b.md"));
        wiki.with(
                "demarc.yml",
                "rules: {waivers: [{rule: wrong-case, path: a/b.md, target: Proof.md, owner: us, reason: So it is.}]}");
        wiki.run("check", "--fix").exits(Exit.CLEAN).tells("Mended 1 finding in 1 file.");
        assertEquals("# B\n\n[x](Proof.md)\n\n[y](proof.md)\n\n[z](proof.md)\n", wiki.read("content/a/b.md"));
        wiki.with("demarc.yml", "rules: {wrong-case: off}");
        wiki.run("check", "--fix").exits(Exit.CLEAN).tells("Nothing to mend.");
    }

    @Test
    void aFileThatCantBeWrittenIsTold() throws Exception {
        var wiki = wiki().with("content/a/b.md", "# B", "", "[x](Proof.md)");
        // Rights don't stop a privileged user; something in the way of the temporary file stops anybody.
        Path inTheWay = folder.resolve("content/a/.demarc-tmp-" + dev.demarc.source.Digest.of("b.md"));
        Files.createDirectories(inTheWay.resolve("x"));
        wiki.run("check", "--fix", "--fail-on", "never")
                .exits(Exit.FINDINGS)
                .finds("content/a/b.md:3:5 error wrong-case")
                .tells("demarc: `content/a/b.md` was not mended: ");
        assertEquals("# B\n\n[x](Proof.md)\n", wiki.read("content/a/b.md"));
    }

    @Test
    void twoNamesOfOneFileAreMendedOnce() throws Exception {
        var wiki = wiki().with("content/a/b.md", "# B", "", "[x](Proof.md)");
        Files.createSymbolicLink(folder.resolve("content/a/c.md"), Path.of("b.md"));
        wiki.run("check", "--fix", "--rule", "wrong-case").exits(Exit.CLEAN).finds();
        assertTrue(Files.isSymbolicLink(folder.resolve("content/a/c.md")));
        assertEquals("# B\n\n[x](proof.md)\n", wiki.read("content/a/b.md"));
    }

    @Test
    void theSummarySaysHowManyCouldBeMended() {
        var wiki = wiki().with("content/a/b.md", "# B", "", "[x](Proof.md)", "[y](gone.md)");
        wiki.run("check").tells("1 of them can be mended: `demarc check --fix`.\n");
        assertFalse(wiki.run("check", "-q").err().contains("mended"));
    }
}
