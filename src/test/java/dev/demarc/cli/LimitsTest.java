package dev.demarc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a check is asked not to tell: other rules, and what a baseline knows. */
class LimitsTest {

    @TempDir
    Path folder;

    private TestWiki wiki() {
        return TestWiki.in(folder)
                .with("content/a.md", "# A", "", "[x](gone.md) [y](#y)", "", "  [x](gone.md)", "", "![p](p.png)");
    }

    @Test
    void onlyTheRulesThatAreAskedFor() {
        wiki().run("check", "--rule", "broken-anchor")
                .exits(Exit.FINDINGS)
                .finds("content/a.md:3:18 error broken-anchor");
        wiki().run("check", "--rule", "broken-anchor", "--rule", "missing-image")
                .finds("content/a.md:3:18 error broken-anchor", "content/a.md:7:1 error missing-image");
        wiki().run("check", "--rule", "gap").exits(Exit.CLEAN).finds();
    }

    @Test
    void anUnknownRuleNamesTheNearest() {
        wiki().run("check", "--rule", "broken-lnk")
                .exits(Exit.USAGE)
                .tells("There is no rule `broken-lnk`.")
                .tells("Nearest: `broken-link`.");
    }

    @Test
    void aBaselineIsWritten() {
        var wiki = wiki();
        wiki.run("check", "--rule", "broken-anchor", "--rule", "missing-image", "--write-baseline", "known.json")
                .exits(Exit.CLEAN)
                .finds()
                .tells("`known.json` now knows 2 findings.");
        assertEquals("""
                {
                  "version": 1,
                  "findings": [
                    {
                      "rule": "broken-anchor",
                      "file": "content/a.md",
                      "target": "#y",
                      "text": "[x](gone.md) [y](#y)"
                    },
                    {
                      "rule": "missing-image",
                      "file": "content/a.md",
                      "target": "p.png",
                      "text": "![p](p.png)"
                    }
                  ]
                }
                """, wiki.read("known.json"));
    }

    @Test
    void whatABaselineKnowsIsHiddenAlsoWhenItMoves() {
        var wiki = wiki();
        wiki.run("check", "--write-baseline", "known.json").exits(Exit.CLEAN);
        wiki.run("check", "--baseline", "known.json", "--strict")
                .exits(Exit.CLEAN)
                .finds()
                .tells("`known.json` hides 4 findings.");
        wiki.with("content/a.md", "# A", "", "New: [n](new.md)", "", "[x](gone.md)", "", "![p](p.png)");
        wiki.run("check", "--baseline", "known.json")
                .exits(Exit.FINDINGS)
                .finds(
                        "content/a.md:3:10 error broken-link",
                        "known.json:4:5 warning waiver-unused",
                        "known.json:10:5 warning waiver-unused")
                .says("The baseline's entry for `broken-anchor` in `content/a.md` has nothing left to hide.")
                .tells("`known.json` hides 2 findings.");
        wiki.run("check", "--baseline", "known.json", "--rule", "gap", "--rule", "waiver-unused")
                .exits(Exit.CLEAN)
                .finds();
        wiki.with("demarc.yml", "rules: {waiver-unused: off}")
                .run("check", "--baseline", "known.json")
                .finds("content/a.md:3:10 error broken-link");
    }

    @Test
    void anEntryHidesOneFinding() {
        var wiki = TestWiki.in(folder).with("content/a.md", "# A", "", "[x](gone.md)");
        wiki.run("check", "--write-baseline", "known.json").exits(Exit.CLEAN);
        wiki.with("content/a.md", "# A", "", "[x](gone.md)", "", "[x](gone.md)");
        wiki.run("check", "--baseline", "known.json").exits(Exit.FINDINGS).finds("content/a.md:5:5 error broken-link");
    }

    @Test
    void aBaselineHoldsFromAnyFolder() {
        var wiki = TestWiki.in(folder).with("wiki/content/a.md", "# A", "", "[x](gone.md)");
        wiki.run("check", "wiki", "--write-baseline", "wiki/known.json").exits(Exit.CLEAN);
        TestWiki.in(folder.resolve("wiki"))
                .run("check", "--baseline", "known.json")
                .exits(Exit.CLEAN)
                .finds();
    }

    @Test
    void anEmptyBaselineHidesNothing() {
        var wiki = TestWiki.in(folder).with("content/a.md", "# A");
        wiki.run("check", "--write-baseline", "known.json").exits(Exit.CLEAN);
        assertEquals("{\n  \"version\": 1,\n  \"findings\": []\n}\n", wiki.read("known.json"));
        wiki.with("content/a.md", "# A", "", "[x](gone.md)");
        wiki.run("check", "--baseline", "known.json").exits(Exit.FINDINGS).finds("content/a.md:3:5 error broken-link");
    }

    @Test
    void aBaselineThatIsNotThere() {
        wiki().run("check", "--baseline", "known.json")
                .exits(Exit.USAGE)
                .tells("There is no baseline `known.json`.")
                .tells("--write-baseline known.json");
    }

    @Test
    void aBaselineThatCannotBeReadIsToldWithItsPlace() {
        var wiki = wiki();
        wiki.with("known.json", "{\"version\": 1,", " \"findings\": [{]}")
                .run("check", "--baseline", "known.json")
                .exits(Exit.USAGE)
                .finds("known.json:2:16 error unreadable")
                .tells("The baseline wants mending first");
        wiki.with("known.json", "{\"version\": 2, \"findings\": [{\"rule\": \"gap\", \"target\": null, \"text\": 1}]}")
                .run("check", "--baseline", "known.json")
                .exits(Exit.USAGE)
                .finds(
                        "known.json:1:13 error wrong-value",
                        "known.json:1:29 error wrong-value",
                        "known.json:1:69 error wrong-value");
        wiki.with("known.json", "[]").run("check", "--baseline", "known.json").exits(Exit.USAGE);
    }
}
