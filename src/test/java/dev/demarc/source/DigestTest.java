package dev.demarc.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Arrays;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class DigestTest {

    /** Values of the reference implementation, as its tests and other languages' have them. */
    @Test
    void itIsMurmurHash3() {
        assertEquals("00000000000000000000000000000000", Digest.of("").toString());
        assertEquals("cbd8a7b341bd9b025b1e906a48ae1d19", Digest.of("hello").toString());
        assertEquals(
                "e34bbc7bbc071b6c7a433ca9c49a9347",
                Digest.of("The quick brown fox jumps over the lazy dog").toString());
    }

    /** The same for contents of several pieces, by a second implementation, in Python. */
    @Test
    void longContentsAreDigestedPieceAfterPiece() {
        String text = "All that is known of it is here. ".repeat(200);
        assertEquals(
                "e8991bb884930c79c3438efe59b30a83",
                Digest.of(text.substring(0, 1024)).toString());
        assertEquals(
                "d19c22bf08abbe961269614ef5775df9",
                Digest.of(text.substring(0, 1025)).toString());
        assertEquals(
                "279762741e28f431abc98710ba3290f2",
                Digest.of(text.substring(0, 5003)).toString());
    }

    @Test
    void aPartOfSomeBytesHasTheDigestOfThatPartAlone() {
        byte[] bytes = "All that is known of it is here. ".repeat(100).getBytes(UTF_8);
        for (int[] part : new int[][] {{0, 0}, {3, 3}, {1, 12}, {7, 1200}, {5, 3300}, {3299, 3300}}) {
            assertEquals(Digest.of(Arrays.copyOfRange(bytes, part[0], part[1])), Digest.of(bytes, part[0], part[1]));
        }
    }

    @Test
    void everyLengthAndEveryByteCounts() {
        var seen = new HashSet<Digest>();
        for (int length = 0; length < 70; length++) {
            byte[] bytes = new byte[length];
            seen.add(Digest.of(bytes));
            for (int i = 0; i < length; i++) {
                bytes[i] = -1;
                seen.add(Digest.of(bytes));
                bytes[i] = 0;
            }
        }
        assertEquals(70 + 69 * 70 / 2, seen.size());
    }

    @Test
    void whatWasWrittenCanBeRead() {
        Digest digest = Digest.of("content");
        assertEquals(digest, Digest.parse(digest.toString()));
        assertNotEquals(digest, Digest.of("Content"));
    }
}
