package dev.demarc.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HtmlTest {

    static java.util.stream.LongStream seeds() {
        return java.util.stream.LongStream.rangeClosed(1, 50);
    }

    @Test
    void aPartOfItIsFoundByItsMarkup() {
        var html = Html.of("\n <h1>Überschrift — α</h1><p>Text</p>");
        Html trimmed = html.stripLeading();
        assertTrue(trimmed.startsWith("<h1"));
        assertFalse(html.startsWith("<h1"));
        int end = trimmed.indexOf("</h1>") + 5;
        assertEquals("<h1>Überschrift — α</h1>", trimmed.part(0, end).toString());
        assertEquals("<p>Text</p>", trimmed.part(end, trimmed.length()).toString());
        assertEquals(-1, trimmed.indexOf("<h2"));
        assertEquals(-1, Html.of("<h").indexOf("<h1"));
    }

    @Test
    void nothingIsNothing() {
        assertTrue(Html.of("").isEmpty());
        assertTrue(Html.of(" \n").stripLeading().isEmpty());
        assertSame(Html.NONE, Html.of("<p>").part(2, 2));
        assertFalse(Html.NONE.startsWith("<"));
        assertEquals(-1, Html.NONE.indexOf("<"));
        assertThrows(IndexOutOfBoundsException.class, () -> Html.of("<p>").part(1, 4));
    }

    /** In whatever way a text is cut, its parts put together are the text again. */
    @ParameterizedTest
    @MethodSource("seeds")
    void partsPutTogetherAreTheWhole(long seed) {
        var random = new Random(seed);
        var texts = new ArrayList<Html>();
        var all = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            String text = random.ints(random.nextInt(6), 0, 4)
                    .mapToObj(each -> List.of("<p>", "é", "—", "😀").get(each))
                    .reduce("", String::concat);
            all.append(text);
            texts.add(Html.of(text));
        }
        Html whole = Html.joined(texts);
        assertEquals(all.toString(), whole.toString());
        int cut = random.nextInt(whole.length() + 1);
        Html again = Html.joined(List.of(whole.part(0, cut), whole.part(cut, whole.length())));
        assertEquals(whole, again);
        assertEquals(whole.hashCode(), again.hashCode());
    }
}
