package dev.demarc.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.demarc.source.Digest;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;

/** A blob gives the files that were packed into it, or none. */
class BundleTest {

    private static byte[] packed() {
        return Bundle.packed(List.of(
                new Bundle.Entry("a.html", new Digest(1, 2), "<p>Ä".getBytes(UTF_8), new byte[] {7}),
                new Bundle.Entry("ü/b.md", new Digest(-3, 4), new byte[0], new byte[0])));
    }

    @Test
    void filesComeOutAsTheyWentIn() {
        var entries = Bundle.of(packed()).orElseThrow();
        assertEquals(2, entries.size());
        var first = Objects.requireNonNull(entries.get("a.html"));
        assertEquals(new Digest(1, 2), first.key());
        assertArrayEquals("<p>Ä".getBytes(UTF_8), first.content());
        assertArrayEquals(new byte[] {7}, first.shown());
        assertEquals(
                new Digest(-3, 4), Objects.requireNonNull(entries.get("ü/b.md")).key());
        assertArrayEquals(packed(), packed());
    }

    @Test
    void whatIsCutOffGivesNothing() {
        byte[] whole = packed();
        for (int length = 0; length < whole.length - 4; length++) {
            Bundle.of(Arrays.copyOf(whole, length))
                    .ifPresent(entries -> assertEquals(2, entries.size(), "Only the check sum at the end is missing"));
        }
        assertEquals(Optional.empty(), Bundle.of(Arrays.copyOf(whole, whole.length / 2)));
        assertEquals(Optional.empty(), Bundle.of("It works!".getBytes(UTF_8)));
    }

    @Test
    void whatBlowsUpIsLeft() throws IOException {
        for (int length : new int[] {Integer.MAX_VALUE, Bundle.MOST + 1, -1}) {
            var bytes = new ByteArrayOutputStream();
            try (var out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
                out.writeInt(0x444d5231);
                out.writeInt(1);
                out.writeInt(length);
                for (int i = 0; i < 1000; i++) {
                    out.write(new byte[4096]);
                }
            }
            assertEquals(Optional.empty(), Bundle.of(bytes.toByteArray()), "" + length);
        }
    }
}
