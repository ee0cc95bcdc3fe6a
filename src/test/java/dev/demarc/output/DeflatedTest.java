package dev.demarc.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeflatedTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "ab", "abc", "aaaa", "abcabcabcabcabcabd"})
    void shortTextsComeBack(String text) throws DataFormatException {
        comesBack(text.getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 17, 256})
    void whatIsMadeOfFewOrManyDifferentBytesComesBack(int different) throws DataFormatException {
        for (long seed = 0; seed < 20; seed++) {
            var random = new Random(seed);
            var bytes = new byte[random.nextInt(100_000)];
            for (int i = 0; i < bytes.length; i++) {
                // Runs, so that there is something to find from near and from afar.
                bytes[i] = i > 0 && random.nextInt(4) > 0
                        ? bytes[i - 1 - random.nextInt(Math.min(i, 40_000))]
                        : (byte) random.nextInt(different);
            }
            comesBack(bytes);
        }
    }

    @Test
    void eachLengthAndDistanceComesBack() throws DataFormatException {
        var random = new Random(1);
        var bytes = new byte[600_000];
        random.nextBytes(bytes);
        int at = 40_000;
        for (int length = 3; length <= 260; length++) {
            for (int distance = length; distance < 33_000; distance = distance * 2 + 1) {
                System.arraycopy(bytes, at - distance, bytes, at, length);
                at += length + 1;
            }
        }
        assertTrue(at < bytes.length, "there is room for all of them");
        comesBack(bytes);
    }

    @Test
    void codesAreNeverLongerThanTheFormatAllows() throws DataFormatException {
        // By Fibonacci's numbers, codes would be as long as there are different bytes.
        var bytes = new java.io.ByteArrayOutputStream();
        int one = 1;
        int other = 1;
        for (int value = 0; value < 24; value++) {
            for (int i = 0; i < one; i++) {
                bytes.write(value * 7 + i * 31 % 3 * 80);
            }
            int next = one + other;
            one = other;
            other = next;
        }
        comesBack(bytes.toByteArray());
    }

    private static void comesBack(byte[] bytes) throws DataFormatException {
        byte[] packed = Deflated.of(bytes);
        var inflater = new Inflater();
        inflater.setInput(packed);
        var back = new byte[bytes.length + 1];
        int length = 0;
        while (!inflater.finished()) {
            int more = inflater.inflate(back, length, back.length - length);
            assertTrue(more > 0 || inflater.finished(), "it goes on");
            length += more;
        }
        assertEquals(bytes.length, length);
        assertEquals(0, inflater.getRemaining());
        assertArrayEquals(bytes, java.util.Arrays.copyOf(back, length));
    }
}
