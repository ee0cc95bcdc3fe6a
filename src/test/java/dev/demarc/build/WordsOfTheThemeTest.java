package dev.demarc.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.demarc.diagram.English;
import dev.demarc.markdown.Phrases;
import dev.demarc.render.Theme;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The workshops that draw and read get the theme's words, each at its place. */
class WordsOfTheThemeTest {

    @Test
    void drawingsGetTheEnglishWords() {
        var words = Theme.of(List.of(), "en").value().words();
        assertEquals(English.WORDS, DrawnFigures.with(words).words());
    }

    @Test
    void markdownGetsTheEnglishWords() {
        var words = Theme.of(List.of(), "en").value().words();
        assertEquals(Phrases.ENGLISH, PageReading.phrases(words));
    }

    @Test
    void drawingsAndMarkdownGetTheLanguagesOwn() {
        var words = Theme.of(List.of(), "de").value().words();
        assertEquals("Lücke", DrawnFigures.with(words).words().gap());
        assertEquals(
                "Anna und Bert",
                DrawnFigures.with(words)
                        .words()
                        .told()
                        .joints()
                        .and()
                        .replace("{0}", "Anna")
                        .replace("{1}", "Bert"));
        assertEquals("Warnung", PageReading.phrases(words).notes().get("WARNING"));
    }
}
