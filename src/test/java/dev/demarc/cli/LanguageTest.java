package dev.demarc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A wiki in another language than English. */
class LanguageTest {

    private static final String[] MATRIX = {
        "matrix: duties",
        "title: Pflichten",
        "parties: {provider: {name: Anbieter}, customer: {name: Kundin}}",
        "categories: {iaas: {name: Maschinen}, saas: {name: Dienste}}",
        "concerns:",
        "  data: {name: Daten, who: {otherwise: customer}}",
        "  hosts: {name: Maschinen, who: {iaas: provider}}"
    };

    @TempDir
    Path folder;

    private TestWiki wiki(String language) {
        return TestWiki.in(folder)
                .with("demarc.yml", "language: " + language)
                .with("content/index.md", "# Wiki", "", "> [!WARNING]", "> Text.", "", "```sh", "ls", "```")
                .with("content/duties.matrix.yml", MATRIX);
    }

    @Test
    void pagesDrawingsAndWhatMarkdownAddsSpeakIt() {
        var wiki = wiki("de");
        wiki.run("build", "-q");
        String home = wiki.read("site/index.html");
        assertTrue(home.contains("<html lang=\"de\">"));
        assertTrue(home.contains("<p class=\"t\">Warnung</p>"));
        assertTrue(home.contains(">Kopieren</button>"));
        assertTrue(wiki.read("site/duties.html").contains("Wer was trägt"));
        String svg = wiki.read("site/duties/matrix.svg");
        assertTrue(svg.contains(">Lücke</text>"), svg);
        assertTrue(svg.contains("Pflichten: wer für was verantwortlich ist"), svg);
        assertTrue(svg.contains("Maschinen: Kundin trägt Daten; Anbieter trägt Maschinen."), svg);
    }

    @Test
    void whatTheChecksSayStaysEnglishAndIsMarkedSo() {
        var wiki = wiki("ar");
        wiki.run("build", "-q");
        var page = Jsoup.parse(wiki.read("site/findings.html"));
        assertEquals("rtl", page.select("html").attr("dir"));
        var finding = page.select(".find1 > div");
        assertEquals("en ltr", finding.attr("lang") + " " + finding.attr("dir"));
        assertEquals("", page.select(".find1").attr("dir"));
    }

    @Test
    void anEnglishPageIsMarkedNowhere() {
        var wiki = wiki("en");
        wiki.run("build", "-q");
        assertFalse(wiki.read("site/findings.html").contains("dir="));
        assertTrue(wiki.read("site/findings.html").contains("<html lang=\"en\">"));
    }
}
