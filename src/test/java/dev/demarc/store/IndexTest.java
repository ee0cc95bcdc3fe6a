package dev.demarc.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** An index is what Bazel's servers take for the result of an action, byte by byte. */
class IndexTest {

    private static final String NAME = "0123456789abcdef".repeat(4);

    private static Index index(Map<String, Index.Blob> blobs) {
        return new Index(new TreeMap<>(blobs));
    }

    /** By hand, from remote_execution.proto: output_files = 2 {path = 1, digest = 2 {hash = 1, size_bytes = 2}}. */
    private static byte[] byHand() {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {0x12, 0x4a, 0x0a, 0x01, 'a', 0x12, 0x45, 0x0a, 0x40});
        bytes.writeBytes(NAME.getBytes(UTF_8));
        bytes.writeBytes(new byte[] {0x10, (byte) 0xac, 0x02});
        return bytes.toByteArray();
    }

    @Test
    void itIsAnActionResult() {
        var index = index(Map.of("a", new Index.Blob(NAME, 300)));
        assertArrayEquals(byHand(), index.packed());
        assertEquals(index.blobs(), Index.of(byHand()).orElseThrow().blobs());
    }

    @Test
    void fieldsThatAServerAddsAreSkipped() {
        var bytes = new ByteArrayOutputStream();
        // exit_code = 4, execution_metadata = 9 {worker = 1}, and two of the fixed sizes.
        bytes.writeBytes(
                new byte[] {0x20, 0x00, 0x4a, 0x03, 0x0a, 0x01, 'w', 0x51, 1, 2, 3, 4, 5, 6, 7, 8, 0x5d, 1, 2, 3, 4});
        bytes.writeBytes(byHand());
        assertEquals(
                Map.of("a", new Index.Blob(NAME, 300)),
                Index.of(bytes.toByteArray()).orElseThrow().blobs());
    }

    @Test
    void whatIsCutOffOrMadeOfNothingNamesNoBlob() {
        byte[] whole = byHand();
        for (int length = 1; length < whole.length; length++) {
            assertEquals(Optional.empty(), Index.of(Arrays.copyOf(whole, length)), "" + length);
        }
        assertTrue(Index.of(new byte[0]).orElseThrow().blobs().isEmpty());
        var random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = whole.clone();
            bytes[random.nextInt(9)] = (byte) random.nextInt(256);
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            Index.of(bytes)
                    .ifPresent(index -> index.blobs()
                            .values()
                            .forEach(blob -> assertTrue(Sha256.isName(blob.name()) && blob.size() >= 0)));
        }
    }
}
