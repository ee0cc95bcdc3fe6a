package dev.demarc.cli;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes wrong without anybody touching it: dates, evidence, pages that nothing leads to. */
class UpkeepTest {

    @TempDir
    Path folder;

    private static final String[] MATRIX = {
        "title: Duties",
        "review-by: 2026-11-23",
        "owner: grc",
        "parties: {aws: {name: AWS}}",
        "categories: {iaas: {name: IaaS}}",
        "concerns:",
        "  backups:",
        "    who: aws",
        "    evidence: [https://example.org/gone.pdf, proofs/restor.pdf, proofs/plan.md]",
    };

    private TestWiki wiki() {
        return TestWiki.in(folder)
                .with("content/aws/duties.matrix.yml", MATRIX)
                .with("content/aws/proofs/restore.pdf", "A PDF.")
                .with("content/aws/proofs/plan.md", "# Plan");
    }

    @Test
    void evidenceThatIsNotThereIsToldAtItsPathAndADateWhenItHasPassed() {
        wiki().run("check", "--today", "2026-11-24")
                .exits(Exit.FINDINGS)
                .finds(
                        "content/aws/duties.matrix.yml:2:12 warning review-due",
                        "content/aws/duties.matrix.yml:9:46 error evidence-missing")
                .says("Nearest: `proofs/restore.pdf`.")
                .says("“Duties” should have been looked through by 2026-11-23.")
                .says("Owner: grc.");
    }

    @Test
    void theDayItselfIsNotPast() {
        wiki().with("content/aws/proofs/restor.pdf", "A PDF.")
                .run("check", "--today", "2026-11-23")
                .exits(Exit.CLEAN)
                .finds();
    }

    @Test
    void aPageWantsALookByItsDate() {
        TestWiki.in(folder)
                .with("content/a.md", "---", "review-by: 2026-01-31", "---", "# A")
                .with("content/b.md", "---", "review-by: 2027-01-31", "---", "# B")
                .with("content/c.md", "---", "draft: true", "review-by: 2026-01-31", "---", "# C")
                .run("check", "--drafts", "--today", "2026-11-24")
                .exits(Exit.CLEAN)
                .finds("content/a.md:2:12 warning review-due");
    }

    @Test
    void twoPagesOfOneFolderNeedTwoTitles() {
        TestWiki.in(folder)
                .with("content/a.md", "# Setup")
                .with("content/b.md", "", "# Setup")
                .with("content/other/c.md", "# Setup")
                .run("check")
                .exits(Exit.CLEAN)
                .finds("content/b.md:2:3 warning duplicate-title")
                .says("the other is `content/a.md`");
    }

    @Test
    void aPageThatNothingLeadsToIsToldWhereTheNavigationIsWritten() {
        var wiki = TestWiki.in(folder)
                .with("content/index.md", "# Home", "", "[linked](linked.md)")
                .with("content/linked.md", "# Linked")
                .with("content/alone.md", "# Alone", "", "[itself](alone.md)")
                .with("content/hidden.md", "---", "search: false", "---", "# Hidden")
                .with("content/more/index.md", "# More");
        wiki.run("check").exits(Exit.CLEAN).finds();
        wiki.with("demarc.yml", "nav: [index.md]")
                .run("check")
                .exits(Exit.CLEAN)
                .finds("content/alone.md:1:1 warning orphan-page")
                .says("Link to it from `content/index.md`, or list it under `nav:`.");
    }

    @Test
    void aWaiverThatEndedOrHidesNothingIsTold() {
        TestWiki.in(folder)
                .with(
                        "demarc.yml",
                        "rules:",
                        "  waivers:",
                        "    - {rule: broken-link, path: a.md, owner: grc, until: 2026-11-23}",
                        "    - {rule: broken-link, path: b.md, until: 2026-11-24}",
                        "    - {rule: gap, path: \"**\"}")
                .with("content/a.md", "[x](gone.md)")
                .with("content/b.md", "[x](gone.md)")
                .run("check", "--all", "--today", "2026-11-24")
                .exits(Exit.FINDINGS)
                .finds(
                        "content/a.md:1:5 error broken-link",
                        "demarc.yml:3:7 warning waiver-expired",
                        "demarc.yml:5:7 warning waiver-unused")
                .says("The waiver for `broken-link` in `a.md` ended on 2026-11-23.")
                .says("The waiver for `gap` in `**` has nothing left to hide.");
    }
}
