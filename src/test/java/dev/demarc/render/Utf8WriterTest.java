package dev.demarc.render;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.demarc.model.Html;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** However a text is cut into pieces and written, its bytes are those that it has as a whole. */
final class Utf8WriterTest {

    private static final String[] LETTERS = {
        "a",
        "<",
        "\n",
        "\u007F",
        "\u0080",
        "é",
        "\u07FF",
        "\u0800",
        "–",
        "\uFFFF",
        "\uD83D",
        "\uDE00",
        "😀",
        "\u0000",
        "plain words"
    };

    @Test
    void piecesOfAnyTextGiveTheBytesOfTheWhole() throws IOException {
        for (int seed = 0; seed < 2000; seed++) {
            var random = new Random(seed);
            var whole = new StringBuilder();
            var writer = new Utf8Writer(1 + random.nextInt(40));
            for (int i = random.nextInt(12); i > 0; i--) {
                var piece = new StringBuilder();
                for (int k = random.nextInt(6); k > 0; k--) {
                    piece.append(LETTERS[random.nextInt(LETTERS.length)]);
                }
                String text = piece.toString();
                whole.append(text);
                boolean isWhole = new String(text.getBytes(UTF_8), UTF_8).equals(text);
                switch (random.nextInt(6)) {
                    case 0 -> writer.writeSpecialized(text);
                    case 1 -> writer.write(("?" + text + "?").toCharArray(), 1, text.length());
                    case 2 -> writer.write("?" + text + "?", 1, text.length());
                    case 3 -> writer.write(isWhole ? Html.of(text) : (Object) text);
                    case 4 -> {
                        if (isWhole) {
                            writer.write(text.getBytes(UTF_8));
                        } else {
                            writer.write(text);
                        }
                    }
                    default -> {
                        for (int k = 0; k < text.length(); k++) {
                            char c = text.charAt(k);
                            if (random.nextBoolean()) {
                                writer.write((int) c);
                            } else {
                                writer.writeSpecialized(c);
                            }
                        }
                    }
                }
            }
            assertArrayEquals(whole.toString().getBytes(UTF_8), writer.bytes(), "seed " + seed);
        }
    }

    @Test
    void escapedTextHasTheBytesOfItsEscapedLetters() {
        String[] marks = {"&", "<", ">", "\"", "'", "=", "!"};
        for (int seed = 0; seed < 2000; seed++) {
            var random = new Random(seed);
            var whole = new StringBuilder();
            var writer = new Utf8Writer(1 + random.nextInt(40));
            for (int i = random.nextInt(6); i > 0; i--) {
                var piece = new StringBuilder();
                for (int k = random.nextInt(8); k > 0; k--) {
                    piece.append(
                            random.nextBoolean()
                                    ? marks[random.nextInt(marks.length)]
                                    : LETTERS[random.nextInt(LETTERS.length)]);
                }
                whole.append(Escaped.of(piece.toString()));
                writer.writeEscaped(piece.toString());
            }
            assertArrayEquals(whole.toString().getBytes(UTF_8), writer.bytes(), "seed " + seed);
        }
    }

    @Test
    void numbersAreWrittenAsInATextOfTheirOwn() {
        var writer = new Utf8Writer(1);
        for (Object number : new Object[] {1, -2L, 0.5, 1.5f, (short) 3, (byte) 4, 'x', true}) {
            writer.write(number);
            writer.write((Object) " ");
        }
        assertEquals("1 -2 0.5 1.5 3 4 x true ", new String(writer.bytes(), UTF_8));
    }
}
