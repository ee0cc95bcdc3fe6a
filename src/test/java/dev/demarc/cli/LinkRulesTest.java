package dev.demarc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Links in all the ways in which people write them, right and wrong. */
class LinkRulesTest {

    @TempDir
    Path folder;

    private TestWiki wiki() {
        return TestWiki.in(folder);
    }

    private TestWiki library() {
        return wiki().with(
                        "content/backup.md",
                        "# Backup",
                        "",
                        "## Größe",
                        "",
                        "Said.[^n] <a name=\"old\" id=\"old\"></a>",
                        "",
                        "[^n]: Note.")
                .with("content/moved.md", "---", "aliases: [alias]", "---", "# Moved", "", "## Here")
                .with("content/guide/index.md", "# Guide")
                .with("content/my notes (2).md", "# Notes")
                .with("content/plain/x.txt", "x")
                .with(
                        "content/duties.matrix.yml",
                        "parties: {us: {name: Us}}",
                        "categories: {iaas: {name: IaaS}}",
                        "concerns: {copies: {who: us}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "backup.md",
                "./backup.md",
                "././/backup.md",
                "guide/..//backup.md",
                "/backup.md",
                "b%61ckup.md",
                "backup.md?raw=true",
                "backup.md?plain=1#gr%C3%B6%C3%9Fe",
                "backup.md#größe",
                "backup.md#:~:text=Said%2C,one",
                "backup.md#größe:~:text=Said",
                "backup.md#fn-n",
                "backup.md#fnref-n",
                "backup.md#old",
                "backup.md#top",
                "backup.md#",
                "alias.html",
                "alias.html#here",
                "guide",
                "guide/",
                "./guide/",
                "./",
                "plain/x.txt#L10",
                "plain/x.txt?raw=true#L3-L9",
                "<my notes (2).md>",
                "my%20notes%20(2).md",
                "duties/copies.html",
                "duties/us.html#copies",
                "duties.matrix.yml#copies.iaas",
                "//example.org/x",
                "HTTPS://example.org/x"
            })
    void rightOnesAreQuietAndLeadSomewhereInThePageAsWell(String target) {
        library()
                .with("content/a.md", "# A", "", "[x](" + target + ")")
                .run("check", "--verify-output", "--strict")
                .finds()
                .exits(Exit.CLEAN);
    }

    @ParameterizedTest
    @CsvSource({
        "backup.md#Größe, broken-anchor, Nearest: `#größe`",
        "backup.md#Old, broken-anchor, Nearest: `#old`",
        "alias.html#gone, broken-anchor, “Moved” has no heading or anchor `#gone`",
        "plain/, broken-link, `plain` is a folder without a page of its own.",
        "plain, broken-link, `plain` is a folder without a page of its own.",
        "guide\\index.md, broken-link, Write `guide/index.md`: only a slash divides folders.",
        ".\\backup.md, broken-link, Write `./backup.md`: only a slash divides folders.",
        "backup.html, broken-link, Write `backup.md`.",
        "guide/backup.md, broken-link, Nearest: `backup.md`.",
        "Backup.md, wrong-case, Write `backup.md`.",
        "%62ackup.MD, wrong-case, Write `backup.md`.",
        "../backup.md, outside-source, lies outside the source",
        "my%20note%20(2).md, broken-link, Nearest: `my%20notes%20(2).md`."
    })
    void wrongOnesSayWhatWasMeant(String target, String rule, String says) {
        library()
                .with("content/a.md", "# A", "", "[x](" + target + ")")
                .run("check", "--verify-output")
                .finds("content/a.md:3:5 error " + rule)
                .says(says);
    }

    @Test
    void accentsMayBeComposedInOneFileAndDecomposedInTheOther() {
        String apart = Normalizer.normalize("größe", Normalizer.Form.NFD);
        wiki().with("content/a.md", "# A", "", "[x](b.md#" + apart + ") [y](b.md#h\u00f6he)")
                .with(
                        "content/b.md",
                        "# B",
                        "",
                        "## Größe",
                        "",
                        "## " + Normalizer.normalize("Höhe", Normalizer.Form.NFD))
                .run("check", "--verify-output", "--strict")
                .finds();
    }

    @Test
    void aMistakeInADefinitionIsOneFindingHoweverOftenItIsUsed() {
        wiki().with("content/a.md", "# A", "", "[one][d] and [two][d] and [d]", "", "[d]: gone.md")
                .run("check")
                .finds("content/a.md:5:6 error broken-link");
    }

    @Test
    void whatTheSettingsIgnoreMayBeginAtTheTop() {
        wiki().with("demarc.yml", "links: {ignore: [\"/api/**\"]}")
                .with("content/a.md", "# A", "", "[x](/api/index.html) [y](/apis/x.html)")
                .run("check", "--verify-output")
                .finds("content/a.md:3:26 error broken-link");
    }

    @Test
    void aLinkToThePublishedSiteIsToldWithTheRelativeOne() {
        wiki().with("demarc.yml", "base-url: https://wiki.example.org/duties")
                .with("content/b.md", "# B", "", "## Part")
                .with("content/plan.png", "")
                .with("content/guide/index.md", "# Guide")
                .with(
                        "content/a/x.md",
                        "# X",
                        "",
                        "[1](https://wiki.example.org/duties/b.html#part)",
                        "[2](http://Wiki.example.org/duties/guide/) [3](https://wiki.example.org/duties)",
                        "<https://wiki.example.org/duties/b.html>",
                        "![A plan of it](https://wiki.example.org/duties/plan.png)",
                        "<a href=\"https://wiki.example.org/duties/b.html\">4</a>",
                        "[5](https://wiki.example.org/duties/gone.html) [6](https://wiki.example.org/other/b.html)",
                        "`https://wiki.example.org/duties/b.html`")
                .run("check")
                .exits(Exit.CLEAN)
                .finds(
                        "content/a/x.md:3:5 warning absolute-link-to-self",
                        "content/a/x.md:4:5 warning absolute-link-to-self",
                        "content/a/x.md:4:48 warning absolute-link-to-self",
                        "content/a/x.md:5:2 warning absolute-link-to-self",
                        "content/a/x.md:6:1 warning absolute-link-to-self",
                        "content/a/x.md:7:10 warning absolute-link-to-self")
                .says("→ Write `../b.md#part`.")
                .says("→ Write `../guide/index.md`.")
                .says("→ Write `../index.html`.")
                .says("→ Write `../plan.png`.")
                .says("→ Write a link with words: `[…](../b.md)`.");
    }

    @Test
    void withoutABaseUrlNoLinkLeadsToTheSiteItself() {
        wiki().with("content/a.md", "# A", "", "[1](https://wiki.example.org/a.html)")
                .run("check")
                .finds();
    }

    @Test
    void aliasesOfEachOtherAreOneLoop() {
        wiki().with("content/a.md", "---", "aliases: [old, b]", "---", "# A")
                .with("content/b.md", "---", "aliases: [/a.html]", "---", "# B")
                .run("check")
                .exits(Exit.FINDINGS)
                .finds("content/a.md:2:16 error alias-loop")
                .says("Aliases lead round: `a.html` leads to `b.html` leads to `a.html`.");
    }

    @Test
    void aRoundOfThreeIsToldOnceAndAConflictBesideItByItself() {
        wiki().with("content/a.md", "---", "aliases: [b, d]", "---", "# A")
                .with("content/b.md", "---", "aliases: [c]", "---", "# B")
                .with("content/c.md", "---", "aliases: [a]", "---", "# C")
                .with("content/d.md", "# D")
                .run("check")
                .finds("content/a.md:2:11 error alias-loop", "content/a.md:2:14 error alias-conflict")
                .says("`a.html` leads to `c.html` leads to `b.html` leads to `a.html`");
    }

    @Test
    void anAliasOfItsOwnPageIsMereAdvice() {
        wiki().with("content/a.md", "---", "aliases: [/a.html]", "---", "# A")
                .run("check")
                .exits(Exit.CLEAN)
                .finds("content/a.md:2:11 info alias-conflict");
    }

    @Test
    void picturesOfRawHtmlNeedWordsToo() {
        wiki().with("content/p.png", "")
                .with(
                        "content/a.md",
                        "# A",
                        "",
                        "<p><img src=\"p.png\"> <img src=p.png alt=\"\"> <img src=p.png alt=\"Three stacked boxes\"></p>",
                        "",
                        "See <img alt=Screenshot",
                        "  src=p.png> and <img src=p.png title=\"Three boxes\"> <img src=p.png role=presentation>.",
                        "<!-- <img src=\"gone.png\"> -->",
                        "",
                        "<picture><source srcset=\"gone.webp 2x, p.png\"><img src=\"lost.png\"></picture>",
                        "<video poster=none.jpg></video>")
                .run("check")
                .finds(
                        "content/a.md:3:4 warning image-without-alt",
                        "content/a.md:5:5 warning image-without-alt",
                        "content/a.md:9:26 error missing-image",
                        "content/a.md:9:47 error missing-image",
                        "content/a.md:10:15 error missing-image");
    }

    @Test
    void linksOfRawHtmlNeedTextToo() {
        wiki().with("content/p.png", "")
                .with(
                        "content/a.md",
                        "# A",
                        "",
                        "<p><a href=\"a.md\"></a> <a href=\"a.md\"><b> </b></a> <a id=\"x\"></a></p>",
                        "",
                        "Here <a href=\"a.md\"></a>, <A HREF=\"a.md\"><i></i></A>, <a href=\"a.md\">there</a>.",
                        "<a href=\"a.md\">![Words](p.png)</a> <a href=\"a.md\">`code`</a> <a href=\"a.md\" aria-label=\"A\"></a>",
                        "<a href=\"a.md\"><img src=\"p.png\" alt=\"Words\"></a> <a href=\"a.md\">[^n]</a>",
                        "",
                        "<a href=\"a.md\">",
                        "",
                        "Text in between",
                        "",
                        "</a>",
                        "",
                        "<div><a href=\"a.md\">",
                        "",
                        "**Text**",
                        "",
                        "</a></div>",
                        "",
                        "<!-- <a href=\"a.md\"></a> -->",
                        "",
                        "[^n]: Note.")
                .run("check")
                .finds(
                        "content/a.md:3:4 warning empty-link-text",
                        "content/a.md:3:24 warning empty-link-text",
                        "content/a.md:5:6 warning empty-link-text",
                        "content/a.md:5:27 warning empty-link-text");
    }

    @Test
    void whatTheSettingsNameIsToldAtItsLine() {
        wiki().with(
                        "demarc.yml",
                        "theme:",
                        "  logo: img/lgoo.svg",
                        "  css: [own.css, assets/extra.css, gone.css]",
                        "nav:",
                        "  - index.md",
                        "  - Guide: [guid/index.md]")
                .with("content/index.md", "# Home")
                .with("content/img/logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>")
                .with("content/own.css", "")
                .with("templates/assets/extra.css", "")
                .with("content/guide/index.md", "# Guide")
                .run("check", "--verify-output")
                .finds(
                        "demarc.yml:2:9 error missing-image",
                        "demarc.yml:3:36 error broken-link",
                        "demarc.yml:6:13 error broken-link")
                .says("Nearest: `img/logo.svg`.")
                .says("Nearest: `guide/index.md`.");
    }

    @Test
    void aSettingInTheEnvironmentIsToldThere() {
        var ended = wiki().withVariable("DEMARC_THEME_LOGO", "gone.svg")
                .with("content/a.md", "# A")
                .run("check");
        ended.exits(Exit.FINDINGS).says("DEMARC_THEME_LOGO");
        assertEquals(
                "",
                ended.err()
                        .lines()
                        .filter(line -> line.contains("\tat "))
                        .findFirst()
                        .orElse(""));
    }
}
