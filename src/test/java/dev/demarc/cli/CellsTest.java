package dev.demarc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who holds a cell, from the file to the page. */
class CellsTest {

    @TempDir
    Path folder;

    private static final String[] MATRIX = {
        "omits: {saas: None is bought.}",
        "parties: {provider: {name: AWS}, customer: {name: Customer}}",
        "",
        "categories:",
        "  iaas: {name: IaaS}",
        "  paas: {name: PaaS}",
        "concerns:",
        "  backups:",
        "    name: Backups",
        "    who:",
        "      iaas: customer",
    };

    @Test
    void aCellThatNobodyHoldsIsAGap() {
        TestWiki.in(folder)
                .with("content/duties.matrix.yml", MATRIX)
                .run("check")
                .exits(Exit.FINDINGS)
                .finds("content/duties.matrix.yml:10:5 error gap")
                .says("Nobody holds “Backups” in “PaaS”.");
    }

    @Test
    void oneGapAndOneOverlapAreTwoFindingsEachAtItsLine() {
        TestWiki.in(folder)
                .with(
                        "content/duties.matrix.yml",
                        String.join("\n", MATRIX),
                        "  patching:",
                        "    name: Patching",
                        "    who:",
                        "      iaas: customer",
                        "      paas: {provider: Patches it., customer: Patches it too.}")
                .run("check")
                .exits(Exit.FINDINGS)
                .finds("content/duties.matrix.yml:10:5 error gap", "content/duties.matrix.yml:16:7 error overlap");
    }

    @Test
    void aClaimOfAnotherPartyIsAnOverlapThatNamesBothPlaces() {
        TestWiki.in(folder)
                .with("content/duties.matrix.yml", String.join("\n", MATRIX), "      paas: provider")
                .with(
                        "content/customer.claims.yml",
                        "matrix: duties",
                        "party: customer",
                        "claims:",
                        "  paas:",
                        "    backups: Takes them.")
                .run("check")
                .exits(Exit.FINDINGS)
                .finds("content/duties.matrix.yml:12:7 error overlap")
                .says("content/customer.claims.yml:5:5")
                .says("Takes them.");
    }

    @Test
    void everyFormOfACellGivesItsWordOnThePage() {
        var wiki = TestWiki.in(folder)
                .with(
                        "content/duties.matrix.yml",
                        "parties: {provider: {name: AWS}, customer: {name: Customer}, fastly: {name: Fastly}}",
                        "categories: {one: {name: One}}",
                        "concerns:",
                        "  owned: {who: customer}",
                        "  told: {who: {one: {customer: In words.}}}",
                        "  together: {who: {one: {shared: {provider: Its part., customer: The other.}}}}",
                        "  disputed: {who: {one: {provider: Mine., customer: No mine.}}}",
                        "  sent-out: {who: {one: {outsourced: {to: fastly, by: customer, text: Caches.}}}}",
                        "  depends: {who: {one: {varies: The contract., default: customer}}}",
                        "  senseless: {who: {one: {n/a: Nothing to do.}}}",
                        "  open: {who: {one: {undetermined: Not yet., owner: grc, until: 2027-01-31}}}",
                        "  nothing: {who: {one: }}");
        wiki.run("build", "--today", "2026-11-24")
                .exits(Exit.FINDINGS)
                .finds("content/duties.matrix.yml:7:20 error overlap", "content/duties.matrix.yml:12:19 error gap");
        String page = wiki.read("site/duties.html");
        assertEquals("Customer", word(page, "owned.one"));
        assertEquals("Customer", word(page, "told.one"));
        assertTrue(word(page, "together.one").contains("Shared"), word(page, "together.one"));
        assertTrue(word(page, "disputed.one").contains("Overlap"), word(page, "disputed.one"));
        assertTrue(word(page, "sent-out.one").contains("Fastly"), word(page, "sent-out.one"));
        assertTrue(word(page, "depends.one").contains("Varies"), word(page, "depends.one"));
        assertTrue(word(page, "senseless.one").contains("Not applicable"), word(page, "senseless.one"));
        assertTrue(word(page, "open.one").contains("Undetermined"), word(page, "open.one"));
        assertTrue(word(page, "nothing.one").contains("Gap"), word(page, "nothing.one"));
    }

    @Test
    void aTeamsWordsStandBesideThoseOfItsParty() {
        var wiki = TestWiki.in(folder)
                .with(
                        "content/duties.matrix.yml",
                        "parties: {customer: {name: Customer}, ops: {name: Operations, part-of: customer}}",
                        "categories: {one: {name: One}}",
                        "concerns: {backups: {who: {one: {customer: Plans them.}}}}")
                .with(
                        "content/ops.claims.yml",
                        "{matrix: duties, party: ops, claims: {one: {backups: Takes and tests them.}}}");
        wiki.run("build").exits(Exit.CLEAN).finds();
        String page = wiki.read("site/duties/backups.html");
        assertTrue(page.contains("Plans them. Takes and tests them."), page);
    }

    @Test
    void aStaircaseThatCannotBeDrawnIsToldAtItsBlock() {
        TestWiki.in(folder)
                .with(
                        "content/duties.matrix.yml",
                        String.join("\n", MATRIX),
                        "      paas: {shared: {provider: A., customer: B.}}")
                .with("content/a.md", "# A", "", "```responsibility", "matrix: duties", "view: staircase", "```")
                .run("check")
                .exits(Exit.CLEAN)
                .finds("content/a.md:4:1 info view-fallback");
    }

    /** The words in a cell, without the parties' letters. */
    private static String word(String page, String anchor) {
        var cell = org.jsoup.Jsoup.parse(page).getElementById(anchor);
        if (cell == null) {
            throw new AssertionError("There is no cell " + anchor);
        }
        cell.select("[aria-hidden=true]").remove();
        return cell.text();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ai-services", "aws-security", "azure-2026", "azure-old", "google-cloud", "rosa"})
    void publishedMatricesHaveNoError(String name) throws Exception {
        var wiki = TestWiki.in(folder);
        String file = Files.readString(Path.of("src/test/resources/domain", name + ".matrix.yml"));
        var ended = wiki.with("content/" + name + ".matrix.yml", file).run("check");
        ended.exits(Exit.CLEAN);
        assertTrue(ended.findings().stream().noneMatch(finding -> finding.contains(" error ")), ended.out());
    }
}
