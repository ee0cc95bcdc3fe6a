package dev.demarc.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

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
