package dev.demarc.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Any folder of Markdown is a wiki, with no settings and no front matter. */
class BareFolderTest {

    @TempDir
    Path folder;

    @Test
    void titlesComeFromHeadingsAndOrderFromNames() {
        var wiki = TestWiki.in(folder)
                .with("README.md", "# Our services", "See [the second](2-second.md).")
                .with("1-first.md", "The first, without a heading.")
                .with("2-second.md", "## Second things", "Back to [start](README.md).");
        wiki.run("build").exits(Exit.CLEAN).finds();
        String second = wiki.read("site/2-second.html");
        assertTrue(second.contains("Second things"));
        assertTrue(second.contains("href=\"index.html\""), second);
        assertTrue(second.indexOf("1 first") < second.indexOf("2-second.html"), "1 stands before 2 in the navigation");
    }

    @Test
    void theSiteIsNoSource() {
        var wiki = TestWiki.in(folder).with("page.md", "# Page").with("picture.png", "not really");
        wiki.run("build").exits(Exit.CLEAN);
        wiki.run("build").exits(Exit.CLEAN);
        assertTrue(Files.exists(folder.resolve("site/picture.png")));
        assertTrue(Files.notExists(folder.resolve("site/site")));
    }

    @Test
    void aLinkToAMissingFileIsFoundAtItsDestination() {
        TestWiki.in(folder)
                .with("page.md", "# Page", "", "See [that](thta.md) and [this](#pgae).")
                .with("that.md", "# That")
                .run("check")
                .exits(Exit.FINDINGS)
                .finds("page.md:3:12 error broken-link", "page.md:3:32 error broken-anchor")
                .says("`that.md`")
                .says("`#page`");
    }
}
