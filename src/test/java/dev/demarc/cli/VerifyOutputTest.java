package dev.demarc.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --verify-output}: what stands in the finished pages, whoever wrote it. */
class VerifyOutputTest {

    @TempDir
    Path folder;

    private TestWiki wiki() {
        return TestWiki.in(folder);
    }

    /** A template for list pages, all of whose HTML is these lines. */
    private TestWiki with(String... body) {
        String[] lines = new String[body.length + 1];
        lines[0] = "<!doctype html>";
        System.arraycopy(body, 0, lines, 1, body.length);
        return wiki().with("templates/list.peb", lines)
                .with("content/index.md", "# Home", "", "## Part")
                .with("content/a/b.md", "# B");
    }

    @Test
    void aSoundWikiIsClean() {
        wiki().with("demarc.yml", "base-url: https://wiki.example.org/duties/")
                .with(
                        "content/index.md",
                        "---",
                        "aliases: [start]",
                        "---",
                        "# Home",
                        "",
                        "[a](a/b.md#part) ![x](a/x%20y.png)")
                .with("content/a/b.md", "# B", "", "## Part", "", "[^1] [up](..) [own](#part)", "", "[^1]: Note.")
                .with("content/a/x y.png", "")
                .with("content/Größe.md", "# Größe", "", "[x](start.html#home)")
                .with(
                        "content/duties.matrix.yml",
                        "parties: {aws: {name: AWS}, us: {name: Us}}",
                        "categories: {iaas: {name: IaaS, renamed-from: [vms]}}",
                        "concerns: {backups: {who: us, evidence: [a/b.md]}, sites: {who: aws}}")
                .run("check", "--verify-output", "--strict")
                .finds()
                .exits(Exit.CLEAN);
    }

    @Test
    void addressesOfTemplatesAreFollowed() {
        with(
                        "<a href='../gone.html'>x</a>",
                        "<img src='none.png' alt='' srcset='../x.png 2x'>",
                        "<a href='../index.html#none'>x</a>",
                        "<p id='one'><b id=\"one\"></b>",
                        "<a href='#two'>x</a>")
                .run("check", "--verify-output")
                .exits(Exit.FINDINGS)
                .finds(
                        "site/a/index.html:2:10 error broken-link",
                        "site/a/index.html:3:11 error missing-image",
                        "site/a/index.html:3:36 error missing-image",
                        "site/a/index.html:4:10 error broken-anchor",
                        "site/a/index.html:5:20 warning duplicate-anchor",
                        "site/a/index.html:6:10 error broken-anchor")
                .says("`../gone.html` leads to `gone.html`, which isn't in the site.")
                .says("The template `list.peb` makes this page")
                .says("`index.html` has nothing with the id `none`.");
    }

    @Test
    void whatLeavesTheSiteWithoutMeaningToIsTold() {
        with(
                        "<a href='/a/index.html'>x</a>",
                        "<a href='../../up.html'>x</a>",
                        "<a href='file:///etc/hosts'>x</a>",
                        "<script src='http://localhost:8080/x.js'></script>",
                        "<a href='https://example.org/'>x</a> <a href='mailto:a@example.org'>x</a>",
                        "<a href='//localhost.example.org/'>x</a>")
                .run("check", "--verify-output")
                .finds(
                        "site/a/index.html:2:10 error broken-link",
                        "site/a/index.html:3:10 error broken-link",
                        "site/a/index.html:4:10 error broken-link",
                        "site/a/index.html:5:14 error broken-link");
    }

    @Test
    void capitalsCountAndFoldersHaveAnIndex() {
        with(
                        "<a href='B.html'>x</a>",
                        "<a href='../a/'>x</a> <a href='../a'>x</a> <a href='./'>x</a> <a href='b.html?x=1'>x</a>")
                .run("check", "--verify-output")
                .finds("site/a/index.html:2:10 error broken-link")
                .says("The file is called `a/b.html`");
    }

    @Test
    void oneMistakeInATemplateIsOneFinding() {
        wiki().with("templates/partials/link.peb", "<a href=\"{{ link.href }}\">{{ link.text }}</a>")
                .with(
                        "templates/page.peb",
                        "{% extends \"frame\" %}{% block head %}<link rel=\"icon\" href=\"{{ site.root }}icon.png\">{% endblock %}")
                .with("content/a.md", "# A")
                .with("content/b/c.md", "# C")
                .with("content/b/d.md", "# D")
                .run("check", "--verify-output")
                .finds("site/a.html:13:24 error broken-link")
                .says("site/b/c.html:13:24")
                .says("2 more places have it.");
    }

    @Test
    void whatWasToldAtItsSourceIsNotToldAgain() {
        wiki().with("demarc.yml", "theme: {logo: logo.png, css: [gone.css]}", "links: {ignore: [\"/api/**\"]}")
                .with(
                        "content/a.md",
                        "# A",
                        "",
                        "[x](gone%20one.md#p) [y](#none) ![z z](<no pic.png>) [u](../../x.md) [i](/api/index.html)",
                        "",
                        "<p id=\"a\">")
                .with(
                        "content/duties.matrix.yml",
                        "parties: {us: {name: Us}}",
                        "categories: {iaas: {name: IaaS}}",
                        "concerns: {backups: {who: us, evidence: [gone.md, a.md#none]}}")
                .run("check", "--verify-output")
                .finds(
                        "content/a.md:3:5 error broken-link",
                        "content/a.md:3:26 error broken-anchor",
                        "content/a.md:3:33 error missing-image",
                        "content/a.md:3:58 error outside-source",
                        "content/a.md:5:8 warning duplicate-anchor",
                        "content/duties.matrix.yml:3:42 error evidence-missing",
                        "content/duties.matrix.yml:3:51 error broken-anchor",
                        "demarc.yml:1:15 error missing-image",
                        "demarc.yml:1:31 error broken-link");
    }

    @Test
    void anAddressOfOnesOwnMachineMayBeMeantInProse() {
        wiki().with(
                        "content/a.md",
                        "# A",
                        "",
                        "Open <http://localhost:4000/> or [it](http://127.0.0.1/x).",
                        "",
                        "[mine](file:///home/me/x.md) ![shot of it](http://localhost/x.png)")
                .run("check", "--verify-output")
                .finds("content/a.md:5:8 error broken-link", "content/a.md:5:30 error missing-image");
    }

    @Test
    void copiedPagesAreReadAndToldWhereTheyLie() {
        wiki().with("content/a.md", "# A", "", "[old](old.html) [x](old.html#there)")
                .with(
                        "content/old.html",
                        "<meta http-equiv=refresh content='0; url=gone.html'><a name=there href=a.html#a>x</a>")
                .with(
                        "content/pic.svg",
                        "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'>",
                        "<a xlink:href='none.html'/></svg>")
                .run("check", "--verify-output")
                .finds("content/old.html:1:35 error broken-link", "content/pic.svg:2:16 error broken-link");
    }

    @Test
    void theLostPageReadsItsAddressesFromItsBase() {
        var wiki = wiki().with("demarc.yml", "base-url: https://wiki.example.org/duties/")
                .with("content/index.md", "# Home")
                .with(
                        "templates/404.peb",
                        "<base href=\"/duties/\">",
                        "<a href=\"index.html\">x</a><a href=\"/duties/index.html\">x</a>",
                        "<a href=\"/index.html\">x</a><a href=\"gone.html\">x</a>");
        wiki.run("check", "--verify-output")
                .finds("site/404.html:3:10 error broken-link", "site/404.html:3:37 error broken-link");
    }

    @Test
    void aRedirectCarriesTheFragmentOn() {
        with("<a href='../old.html#part'>x</a>", "<a href='../old.html#none'>x</a>")
                .with("content/index.md", "---", "aliases: [old]", "---", "# Home", "", "## Part")
                .run("check", "--verify-output")
                .finds("site/a/index.html:3:10 error broken-anchor");
    }

    @Test
    void aBuildReadsWhatItWrites() {
        with("<a href='../gone.html'>x</a>")
                .run("build", "--verify-output")
                .exits(Exit.FINDINGS)
                .finds("site/a/index.html:2:10 error broken-link")
                .says("  2 | <a href='../gone.html'>x</a>");
        with("<a href='../gone.html'>x</a>").run("build").exits(Exit.CLEAN).finds();
    }

    @Test
    void aCheckWritesNothing() {
        with("<a href='../gone.html'>x</a>").run("check", "--verify-output").exits(Exit.FINDINGS);
        assertFalse(Files.exists(folder.resolve("site")));
    }
}
