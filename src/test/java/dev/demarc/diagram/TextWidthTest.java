package dev.demarc.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextWidthTest {
    @Test
    void widthsAddUpPerCharacter() {
        assertEquals(60.75, TextWidth.width("Customer", 12.5, false), 1e-9);
        assertEquals(24.75, TextWidth.width("Gap", 12.5, false), 1e-9);
        assertEquals(24.75 * 1.06, TextWidth.width("Gap", 12.5, true), 1e-9);
    }

    @Test
    void combiningMarksTakeNoWidthAndEastAsianSignsAFullOne() {
        assertEquals(TextWidth.width("é", 10, false), TextWidth.width("e\u0301", 10, false), 1e-9);
        assertEquals(20, TextWidth.width("責任", 10, false), 1e-9);
        assertEquals(10, TextWidth.width("\uD83D\uDE80", 10, false), 1e-9);
    }

    @Test
    void linesFillGreedily() {
        assertEquals(List.of("Network firewall", "rules"), lines("Network firewall rules", 117));
        assertEquals(List.of("Backups"), lines("Backups", 117));
    }

    @Test
    void whatIsTooMuchEndsInAnEllipsis() {
        String full = "Detection and response, including out-of-hours escalation and the yearly exercise held with the"
                + " provider";
        TextWidth.Lines lines = TextWidth.wrap(full, 216, 12.5, 2);
        assertEquals(List.of("Detection and response, including", "out-of-hours escalation and the…"), lines.lines());
        assertTrue(lines.cut());
    }

    @Test
    void noCommaStandsBeforeAnEllipsis() {
        assertEquals(
                List.of("one…"),
                TextWidth.wrap("one, two three four", 45, 12.5, 1).lines());
    }

    @Test
    void aWordTooWideIsBrokenAfterItsSlashWithoutAHyphen() {
        assertEquals(List.of("alpha/", "betagamma"), lines("alpha/betagamma", 80));
    }

    @Test
    void aWordTooWideGetsAHyphenThatFits() {
        TextWidth.Lines lines = TextWidth.wrap("Antidisestablishment", 70, 12.5, 5);
        assertEquals("Antidisestablishment", String.join("", lines.lines()).replace("-", ""));
        for (String line : lines.lines()) {
            assertTrue(TextWidth.width(line, 12.5, false) <= 70, line);
        }
        assertTrue(lines.lines().get(0).endsWith("-"));
    }

    @Test
    void anEmptyTextIsOneEmptyLine() {
        assertEquals(List.of(""), lines("  ", 50));
    }

    private static List<String> lines(String text, double max) {
        return TextWidth.wrap(text, max, 12.5, 2).lines();
    }

    @Test
    void anArabicLetterIsNarrowWhereTheNextOneJoinsIt() {
        assertEquals(12.8, TextWidth.width("س", 10, false), 0.001);
        assertEquals(9 + 3.2, TextWidth.width("سا", 10, false), 0.001);
        assertEquals(9 + 3.2, TextWidth.width("سَا", 10, false), 0.001);
        assertEquals(9 + 3.2 + 3, TextWidth.width("سا ", 10, false), 0.001);
        assertTrue(TextWidth.width("السحابة", 10, true) > TextWidth.width("السحابة", 10, false));
    }

    @Test
    void anArabicWordIsBrokenWithoutAHyphen() {
        for (String line : TextWidth.wrap("المسؤوليات", 30, 12, 4).lines()) {
            assertTrue(!line.endsWith("-"), line);
        }
    }

    /** What a text is made of: plain, with white space of all kinds, marks, other scripts, and halves of pairs. */
    private static final String[] PIECES = {
        "a",
        "B",
        "network",
        "fire-wall",
        "W",
        "@",
        "x/y",
        "_",
        ".",
        ",",
        ";",
        "-",
        "'",
        "é",
        "ü",
        "\u00A0",
        "\u02FF",
        " ",
        " ",
        " ",
        "  ",
        "\t",
        "\n",
        "\r",
        "\u001C",
        "\u2003",
        "\u0300",
        "e\u0301",
        "\u0344",
        "\u212B",
        "\u1100\u1161",
        "責",
        "س",
        "ا",
        "\u064E",
        "…",
        "—",
        "\u200B",
        "\uFE0F",
        "\uD83D\uDE80",
        "\uD83D",
        "\uDE80"
    };

    private static final int PLAIN = 17;

    private static String random(Random random) {
        var text = new StringBuilder();
        int most = random.nextBoolean() ? PLAIN : PIECES.length;
        for (int count = random.nextInt(16); count > 0; count--) {
            text.append(PIECES[random.nextInt(most)]);
            text.append(random.nextInt(4) == 0 ? " " : "");
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void shortWaysOfMeasuringAndWrappingFindTheSame(int seed) {
        var random = new Random(seed);
        for (int i = 0; i < 1000; i++) {
            String text = random(random);
            boolean bold = random.nextBoolean();
            double width = TextWidth.width(text, 12.5, bold);
            assertEquals(TextWidth.composedWidth(text, 12.5, bold), width, text);
            double max = random.nextInt(3) == 0 ? width : random.nextInt(200);
            int lines = 1 + random.nextInt(3);
            assertEquals(
                    TextWidth.wrap(TextWidth.SPACE.split(text.strip(), -1), max, 12.5, bold, lines),
                    TextWidth.wrap(text, max, 12.5, bold, lines),
                    text);
            assertEquals(Pen.escape(text, 0), Pen.escape(text), text);
        }
    }
}
