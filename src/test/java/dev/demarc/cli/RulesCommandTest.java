package dev.demarc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.demarc.build.RulePage;
import dev.demarc.diagnostic.RuleId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rules explain themselves in the terminal with the words of the guide. */
class RulesCommandTest {

    @TempDir
    Path folder;

    private TestWiki.Ended run(String... arguments) {
        return TestWiki.in(folder).run(arguments).exits(Exit.CLEAN);
    }

    @ParameterizedTest
    @EnumSource(RuleId.class)
    void everyRuleHasAPageWithAllItsParts(RuleId rule) {
        var page = RulePage.of(rule);
        assertFalse(page.summary().isBlank());
        assertFalse(page.finds().isEmpty());
        assertFalse(page.why().isEmpty());
        assertTrue(page.example().fails().stream().anyMatch(RulePage.Passage::code));
        assertTrue(page.example().clean().stream().anyMatch(RulePage.Passage::code));
        assertTrue(page.settings().stream().anyMatch(RulePage.Passage::code));
        assertFalse((RulePage.text(page.finds()) + RulePage.text(page.why()) + RulePage.text(page.settings()))
                .contains(".md)"));
    }

    @ParameterizedTest
    @EnumSource(RuleId.class)
    void everyPageSaysTheRulesOwnSeverityAndFamily(RuleId rule) throws IOException {
        String page = Files.readString(Path.of("content/guide/rules", rule.id() + ".md"));
        String said = "Severity *" + rule.severity().word() + "* · family *"
                + rule.family().word() + "*";
        assertTrue(page.contains(said), said);
    }

    @Test
    void theGuideIsPublishedWhereTheSettingsSay() throws IOException {
        assertTrue(Files.readString(Path.of("demarc.yml")).contains("\nbase-url: " + RulePage.GUIDE + "\n"));
    }

    @Test
    void aLineForEachRule() {
        String out = run("rules").out();
        assertEquals(RuleId.values().length, out.lines().count());
        assertTrue(out.contains(
                "\ngap                             error    responsibility  A cell that nobody answers for.\n"));
    }

    @Test
    void oneRuleExplained() {
        String out = run("rules", "wrong-case").out();
        assertTrue(out.startsWith("wrong-case  error · links\n"), out);
        for (String part : new String[] {"What it finds", "Why it matters", "Fails", "Clean", "Settings"}) {
            assertTrue(out.contains("\n\n" + part + "\n  "), part + " in " + out);
        }
        assertTrue(out.endsWith("\nhttps://demarc.example.org/guide/rules/wrong-case.html\n"), out);
        assertTrue(out.lines().allMatch(line -> line.length() <= 120), out);
    }

    @Test
    void headingsInAnExampleBelongToIt() {
        run("rules", "duplicate-anchor").says("    ## Backups {#copies}\n\n    ## Versions {#copies}\n\nClean\n");
    }

    @Test
    void fencesInAnExampleBelongToIt() {
        run("rules", "view-fallback").says("Fails\n    ```responsibility\n    matrix: aws-security\n");
    }

    @Test
    void allRulesAsJson() {
        String out = run("rules", "--format", "json").out();
        assertTrue(out.startsWith("[\n  {\n    \"id\": \"unreadable\",\n"), out);
        assertTrue(out.contains("""
                  {
                    "id": "gap",
                    "family": "responsibility",
                    "severity": "error",
                    "fix": "no",
                    "summary": "A cell that nobody answers for.",
                    "page": "guide/rules/gap.html"
                  },
                """), out);
        assertTrue(out.endsWith("\n  }\n]\n"), out);
    }

    @Test
    void oneRuleAsJson() {
        String out = run("rules", "gap", "--format", "json").out();
        assertTrue(out.startsWith("""
                {
                  "id": "gap",
                  "family": "responsibility",
                  "severity": "error",
                  "fix": "no",
                  "summary": "A cell that nobody answers for.",
                  "page": "guide/rules/gap.html",
                  "why": "This is what the tables are for. \
                """), out);
        assertTrue(
                out.contains(
                        "\"fails\": \"categories: {iaas: ~, paas: ~}\\nconcerns:\\n  backups:\\n    who: {iaas: customer}\",\n"),
                out);
        assertTrue(out.contains("  \"clean\": \"concerns:\\n") && out.contains("  \"options\": \"rules:\\n"), out);
    }

    @Test
    void anUnknownRuleNamesTheNearest() {
        TestWiki.in(folder)
                .run("rules", "gpa")
                .exits(Exit.USAGE)
                .tells("There is no rule `gpa`.")
                .tells("Nearest: `gap`.");
    }
}
