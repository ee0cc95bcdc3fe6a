package dev.demarc.cli;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in the way of readers who listen, or jump from heading to heading. */
class ReadersTest {

    @TempDir
    Path folder;

    @Test
    void anImageNeedsWordsUnlessItIsNotThere() {
        TestWiki.in(folder)
                .with("content/plan.png", "A picture.")
                .with(
                        "content/a.md",
                        "# A",
                        "",
                        "See ![](plan.png), ![Image](plan.png) and ![plan.png](plan.png).",
                        "![Who patches what](plan.png) <img src=\"plan.png\" alt=\"\">",
                        "![image](gone.png)")
                .run("check", "--all")
                .exits(Exit.FINDINGS)
                .finds(
                        "content/a.md:3:5 warning image-without-alt",
                        "content/a.md:3:20 warning image-without-alt",
                        "content/a.md:3:43 warning image-without-alt",
                        "content/a.md:5:1 error missing-image");
    }

    @Test
    void headingsGoDownOneByOne() {
        TestWiki.in(folder)
                .with("content/a.md", "## A", "", "#### Too deep", "", "## B", "", "### C", "", "# D")
                .run("check")
                .exits(Exit.CLEAN)
                .finds("content/a.md:3:6 warning heading-skips")
                .says("This heading of level 4 follows one of level 2.");
    }

    @Test
    void aLinkNeedsSomethingToRead() {
        TestWiki.in(folder)
                .with("content/b.md", "# B")
                .with("content/plan.png", "A picture.")
                .with(
                        "content/a.md",
                        "# A",
                        "",
                        "Empty [](b.md), told [b](b.md), `code` [`b`](b.md), titled [](b.md \"B\").",
                        "[![Who patches what](plan.png)](b.md) <a id=\"x\"></a>")
                .run("check")
                .exits(Exit.CLEAN)
                .finds("content/a.md:3:7 warning empty-link-text");
    }

    @Test
    void anIndexNeedsATitle() {
        TestWiki.in(folder)
                .with("content/index.md", "Prose only.")
                .with("content/named.md", "Prose only.")
                .with("content/sub/index.md", "### Any heading")
                .with("content/more/README.md", "---", "title: More", "---", "Prose.")
                .run("check")
                .exits(Exit.CLEAN)
                .finds("content/index.md:1:1 warning missing-title");
    }
}
