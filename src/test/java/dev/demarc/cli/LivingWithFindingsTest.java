package dev.demarc.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a wiki lives with findings that nobody can mend today: comments, weights by path, options. */
class LivingWithFindingsTest {

    @TempDir
    Path folder;

    private TestWiki page(String... lines) {
        return TestWiki.in(folder).with("content/a.md", lines);
    }

    @Test
    void aCommentHidesItsRulesInTheNextBlockWhateverFoundThem() {
        page(
                        "# A",
                        "",
                        "<!-- demarc-ignore broken-link, image-without-alt: The pages come next week. -->",
                        "[x](gone.md) ![](p.png)",
                        "",
                        "[x](gone.md)")
                .with("content/p.png", "A picture.")
                .run("check")
                .exits(Exit.FINDINGS)
                .finds("content/a.md:6:5 error broken-link");
        page(
                        "# A",
                        "",
                        "<!-- demarc-ignore view-fallback: We like the matrix. -->",
                        "",
                        "```responsibility",
                        "matrix: m",
                        "view: staircase",
                        "```")
                .with(
                        "content/m.matrix.yml",
                        "parties: {a: , b: }",
                        "categories: {x: , y: }",
                        "concerns: {one: {who: a}, two: {who: b}, three: {who: a}}")
                .run("check")
                .exits(Exit.CLEAN)
                .finds();
    }

    @Test
    void aCommentBeforeAnyTextCountsForThePageAndItsFrontMatter() {
        page(
                        "---",
                        "titel: A",
                        "---",
                        "<!-- demarc-ignore broken-link, front-matter-unknown-key: Taken over as it was. -->",
                        "",
                        "# A",
                        "",
                        "[x](gone.md)",
                        "",
                        "[y](gone.md) [z](#gone)")
                .run("check")
                .exits(Exit.FINDINGS)
                .finds("content/a.md:10:18 error broken-anchor");
    }

    @Test
    void aCommentThatHidesNothingIsTold() {
        page(
                        "# A",
                        "",
                        "<!-- demarc-ignore broken-link: Soon. -->",
                        "text",
                        "",
                        "<!-- demarc-ignore gap, broken-link: Soon. -->",
                        "[x](gone.md)")
                .run("check")
                .exits(Exit.CLEAN)
                .finds("content/a.md:3:1 warning waiver-unused", "content/a.md:6:20 warning waiver-unused")
                .says("This comment has nothing of `broken-link` left to hide.")
                .says("Take `gap` out of it.");
    }

    @Test
    void aDraftThatIsLeftOutSaysNothingOfItsComments() {
        page("---", "draft: true", "---", "<!-- demarc-ignore broken-link: Soon. -->", "", "# A")
                .run("check")
                .exits(Exit.CLEAN)
                .finds();
    }

    @Test
    void aCommentSaysWhichRulesAndWhy() {
        page(
                        "# A",
                        "",
                        "<!-- demarc-ignore brokn-link: Soon. -->",
                        "[x](gone.md) <!-- demarc-ignore broken-link -->",
                        "<!-- demarc-ignore: Because. -->")
                .run("check")
                .exits(Exit.CLEAN)
                .finds(
                        "content/a.md:3:20 warning unknown-key",
                        "content/a.md:4:14 warning wrong-value",
                        "content/a.md:5:1 warning wrong-value")
                .says("There is no rule `brokn-link`.")
                .says("Nearest: `broken-link`.")
                .says("This comment hides findings, and doesn't say why.")
                .says("This comment names no rule, and so hides nothing.");
    }

    @Test
    void aFolderMayWeighRulesOtherwise() {
        var wiki = TestWiki.in(folder)
                .with("content/old/a.md", "# A", "", "[x](gone.md)")
                .with("content/old/deep/b.md", "# B", "", "[x](gone.md)")
                .with("content/new.md", "# New", "", "[x](gone.md)");
        wiki.with("demarc.yml", "rules: {paths: {old: {broken-link: warning}}}")
                .run("check")
                .finds(
                        "content/new.md:3:5 error broken-link",
                        "content/old/a.md:3:5 warning broken-link",
                        "content/old/deep/b.md:3:5 warning broken-link");
        wiki.with("demarc.yml", "rules: {paths: {old/: {broken-link: off}, old/deep/: {broken-link: info}}}")
                .run("check")
                .finds("content/new.md:3:5 error broken-link", "content/old/deep/b.md:3:5 info broken-link");
    }

    @Test
    void adviceNeverFailsARunAndWhatFailsItMayBeChosen() {
        var wiki = page("# A", "", "[x](gone.md)").with("demarc.yml", "rules: {broken-link: info}");
        wiki.run("check", "--strict").exits(Exit.CLEAN).finds("content/a.md:3:5 info broken-link");
        wiki.run("check", "--fail-on", "warning").exits(Exit.CLEAN);
        wiki.with("demarc.yml", "rules: {broken-link: warning}");
        wiki.run("check").exits(Exit.CLEAN);
        wiki.run("check", "--strict").exits(Exit.FINDINGS);
        wiki.run("check", "--fail-on", "warning").exits(Exit.FINDINGS);
        wiki.with("demarc.yml", "");
        wiki.run("check", "--fail-on", "never").exits(Exit.CLEAN);
        wiki.run("check", "--fail-on", "error").exits(Exit.FINDINGS);
    }

    @Test
    void countsByRuleStandBeforeTheSummary() {
        page("# A", "", "[x](gone.md) [y](#y) [z](gone.md)")
                .run("check")
                .tells("2 broken-link, 1 broken-anchor\n")
                .tells("3 errors");
    }

    @Test
    void aReviewIsToldAheadWhereThatIsAskedFor() {
        var wiki = TestWiki.in(folder)
                .with("content/a.md", "---", "review-by: 2026-12-08", "---", "# A")
                .with("content/b.md", "---", "review-by: 2026-12-09", "---", "# B")
                .with("content/old/c.md", "---", "review-by: 2026-12-24", "---", "# C")
                .with("content/old/d.md", "---", "review-by: 2026-11-23", "---", "# D");
        wiki.run("check", "--today", "2026-11-24").finds("content/old/d.md:2:12 warning review-due");
        wiki.with("demarc.yml", "rules: {review-due: {ahead: 14}, paths: {old/: {review-due: {ahead: 30}}}}")
                .run("check", "--today", "2026-11-24", "--strict")
                .exits(Exit.FINDINGS)
                .finds(
                        "content/a.md:2:12 info review-due",
                        "content/old/c.md:2:12 info review-due",
                        "content/old/d.md:2:12 warning review-due")
                .says("“A” should be looked through by 2026-12-08.");
    }

    @Test
    void claimsWantALookToo() {
        TestWiki.in(folder)
                .with(
                        "content/m.matrix.yml",
                        "matrix: m",
                        "parties: {a: , b: }",
                        "categories: {x: }",
                        "concerns: {one: {who: a}, two: {who: b}}")
                .with(
                        "content/a.claims.yml",
                        "matrix: m",
                        "party: a",
                        "owner: grc",
                        "review-by: 2026-01-31",
                        "claims: {x: {one: Does it.}}")
                .run("check", "--today", "2026-11-24")
                .finds("content/a.claims.yml:4:12 warning review-due")
                .says("The claims of `a` should have been looked through by 2026-01-31.")
                .says("Owner: grc.");
    }

    @Test
    void requiredConcernsWantEvidenceWhereThatIsAskedFor() {
        var wiki = TestWiki.in(folder)
                .with(
                        "content/m.matrix.yml",
                        "parties: {a: }",
                        "categories: {x: }",
                        "concerns:",
                        "  one: {who: a, level: required}",
                        "  two: {who: a, level: recommended}",
                        "  three: {who: a}",
                        "  four: {who: a, level: required, evidence: [\"https://example.org/\"]}");
        wiki.run("check").finds();
        wiki.with("demarc.yml", "rules: {evidence-missing: {require: required}}")
                .run("check")
                .exits(Exit.FINDINGS)
                .finds("content/m.matrix.yml:4:3 error evidence-missing")
                .says("“One” is required, and no evidence shows that it is done.");
        wiki.with("demarc.yml", "rules: {paths: {m.matrix.yml: {evidence-missing: {require: recommended}}}}")
                .run("check")
                .finds(
                        "content/m.matrix.yml:4:3 error evidence-missing",
                        "content/m.matrix.yml:5:3 error evidence-missing");
    }

    @Test
    void keysOfOtherToolsAreToldOnceForTheWiki() {
        var wiki = TestWiki.in(folder);
        for (int i = 0; i < 10; i++) {
            wiki.with("content/p" + i + ".md", "---", "flavour: x", "layout: post", "---", "# P" + i);
        }
        wiki.with("content/q.md", "---", "date: 2020-01-01", "tagz: [a]", "wieght: 3", "mood: x", "---", "# Q")
                .run("check")
                .exits(Exit.CLEAN)
                .finds(
                        "content/p0.md:2:1 info front-matter-unknown-key",
                        "content/q.md:3:1 warning front-matter-unknown-key",
                        "content/q.md:4:1 warning front-matter-unknown-key",
                        "content/q.md:5:1 warning front-matter-unknown-key")
                .says("`flavour` (10 pages), `layout` (10 pages), `date` (1 page).");
    }

    @Test
    void aMisspeltCategoryLeavesNoGapWhereItWasMeant() {
        var wiki = TestWiki.in(folder);
        String[] matrix = {
            "parties: {a: }",
            "categories: {iaas: , paas: }",
            "concerns:",
            "  one: {who: {iaas: a, pass: a}}",
            "  two: {who: a}"
        };
        wiki.with("content/m.matrix.yml", matrix)
                .run("check")
                .exits(Exit.FINDINGS)
                .finds("content/m.matrix.yml:4:24 error unknown-category");
        matrix[3] = "  one: {who: {iaas: a, serverless: a}}";
        wiki.with("content/m.matrix.yml", matrix)
                .run("check")
                .finds("content/m.matrix.yml:4:9 error gap", "content/m.matrix.yml:4:24 error unknown-category");
    }

    @Test
    void claimsThatCannotBeReadSayHowMuchIsUnknown() {
        TestWiki.in(folder)
                .with(
                        "content/m.matrix.yml",
                        "matrix: m",
                        "parties: {a: , b: }",
                        "categories: {x: , y: }",
                        "concerns: {one: {who: {x: a}}, two: {who: b}}")
                .with("content/a.claims.yml", "matrix: m", "party: a", "claims: {y: {one: Does it.")
                .run("check")
                .exits(Exit.FINDINGS)
                .finds("content/a.claims.yml:3:13 error unreadable")
                .says("One cell of “M” is unknown until then.");
    }

    @Test
    void aLinkToAFileOfTheRepositoryLeadsThereIfTheSettingsSayWhereItIs() {
        var wiki = page("# A", "", "[x](../README.md) [y](../gone.md) [z](../../far.md) ![A view](../p.png)")
                .with("README.md", "# Read me")
                .with("p.png", "A picture.");
        wiki.run("check")
                .finds(
                        "content/a.md:3:5 error outside-source",
                        "content/a.md:3:23 error outside-source",
                        "content/a.md:3:39 error outside-source",
                        "content/a.md:3:53 error outside-source");
        wiki.with("demarc.yml", "edit-url: https://git.example.org/edit/{path}")
                .run("build")
                .finds(
                        "content/a.md:3:5 info outside-source",
                        "content/a.md:3:23 error outside-source",
                        "content/a.md:3:39 error outside-source",
                        "content/a.md:3:53 error outside-source");
        assertTrue(wiki.read("site/a.html").contains("<a href=\"https://git.example.org/edit/README.md\">x</a>"));
    }

    @Test
    void aNameThatADrawingMustCutIsTold() {
        String name = "Encryption of everything that anybody ever put into it at rest and in transit and wherever else";
        TestWiki.in(folder)
                .with(
                        "content/m.matrix.yml",
                        "matrix: m",
                        "parties: {a: }",
                        "categories: {w: , x: , y: , z: }",
                        "concerns:",
                        "  one: {who: a, name: " + name + "}",
                        "  two: {who: a, name: Encryption of everything at rest}")
                .run("check")
                .exits(Exit.CLEAN)
                .finds("content/m.matrix.yml:1:1 info diagram-long")
                .says("The name “" + name + "” does not fit its place in a drawing, and is cut.");
    }
}
