package dev.demarc.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines end at a line feed, a carriage return, or one after the other. */
class LinesTest {

    @ParameterizedTest
    @CsvSource({"'',1", "a,1", "N,2", "R,2", "RN,2", "NR,3", "RRN,3", "aNbRcRNd,4", "aRNRN,3", "NNRNR,5"})
    void eachEndBeginsALine(String text, int count) {
        assertEquals(count, Lines.of(ends(text)).count());
    }

    @Test
    void aLetterWhoseLowerByteIsALineFeedEndsNone() {
        assertEquals(2, Lines.of("\u010A\u0A0D\u200D\n😀").count());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anOffsetLiesInTheLineThatIsFoundByReadingOn(long seed) {
        var random = new Random(seed);
        var written = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            written.append("abNR".charAt(random.nextInt(4)));
        }
        String text = ends(written.toString());
        var lines = Lines.of(text);
        int line = 1;
        for (int i = 0; i < text.length(); i++) {
            assertEquals(line, lines.lineOf(i), "at " + i + " of " + written);
            boolean first = text.charAt(i) == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
            line += !first && (text.charAt(i) == '\n' || text.charAt(i) == '\r') ? 1 : 0;
        }
        assertEquals(line, lines.count());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aPlaceLeadsBackToItsOffset(long seed) {
        var random = new Random(seed);
        var written = new StringBuilder();
        String[] letters = {"a", "b", "\n", "\r\n", "\u010A", "\u0A0D", "ß", "😀", "\uD83D"};
        for (int i = 0; i < 300; i++) {
            written.append(letters[random.nextInt(letters.length)]);
        }
        String text = written.toString();
        var lines = Lines.of(text);
        for (int i = 0; i <= text.length(); i = i < text.length() ? text.offsetByCodePoints(i, 1) : i + 1) {
            assertEquals(i, lines.offset(lines.lineOf(i), lines.columnOf(i)), "at " + i + " with seed " + seed);
        }
    }

    @Test
    void aColumnBeyondItsLineLeadsToItsEnd() {
        var lines = Lines.of("one\n😀\nthree");
        assertEquals(4, lines.offset(1, 99));
        assertEquals(6, lines.offset(2, 2));
        assertEquals(12, lines.offset(3, 99));
        assertEquals(12, lines.offset(4, 1));
    }

    private static String ends(String text) {
        return text.replace('N', '\n').replace('R', '\r');
    }
}
