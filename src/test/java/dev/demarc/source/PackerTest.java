package dev.demarc.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackerTest {

    @Test
    void whatIsWrittenIsRead() {
        var span = new Span(3, 9, 5, 2);
        byte[] bytes = new Packer()
                .count(0)
                .count(127)
                .count(128)
                .count(Integer.MAX_VALUE)
                .number(Integer.MIN_VALUE)
                .number(Long.MIN_VALUE + 1)
                .truth(true)
                .text("ü, \uD83D\uDE00")
                .text("")
                .text(null)
                .bytes(new byte[] {1, 2})
                .numbers(new int[] {-1, 7})
                .numbers(new long[] {-1L << 40})
                .span(span)
                .span(Span.of(2, 3, 4))
                .constant(Thread.State.BLOCKED)
                .texts(List.of("a", "b"))
                .location(Location.in("a/b.md", span))
                .location(new Location.InEnvironment("PATH"))
                .day(LocalDate.of(2026, 2, 28))
                .day(LocalDate.MIN)
                .day(null)
                .seal()
                .bytes();

        var in = Unpacker.sealed(bytes);
        assertEquals(List.of(0, 127, 128, Integer.MAX_VALUE), List.of(in.count(), in.count(), in.count(), in.count()));
        assertEquals(Integer.MIN_VALUE, in.number());
        assertEquals(Long.MIN_VALUE + 1, in.longNumber());
        assertTrue(in.truth());
        assertEquals("ü, \uD83D\uDE00", in.text());
        assertEquals("", in.text());
        assertNull(in.textOrNone());
        assertArrayEquals(new byte[] {1, 2}, in.bytes());
        assertArrayEquals(new int[] {-1, 7}, in.numbers());
        assertArrayEquals(new long[] {-1L << 40}, in.longNumbers());
        assertEquals(span, in.span());
        assertEquals(Span.of(2, 3, 4), in.span());
        assertEquals(Thread.State.BLOCKED, in.constant(Thread.State.class));
        assertEquals(List.of("a", "b"), in.texts());
        assertEquals(Location.in("a/b.md", span), in.location());
        assertEquals(new Location.InEnvironment("PATH"), in.location());
        assertEquals(LocalDate.of(2026, 2, 28), in.dayOrNone());
        assertEquals(LocalDate.MIN, in.dayOrNone());
        assertNull(in.dayOrNone());
        assertTrue(in.isAtEnd());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD800", "a\uDC00b", "\uD83D\uDE00\uD83D", "\uD83D\uDE00", "ü\uFFFF"})
    void anyTextIsReadAsItWas(String text) {
        assertEquals(text, new Unpacker(new Packer().text(text).bytes()).text());
    }

    @Test
    void aCountIsNeverBelowZero() {
        assertThrows(IllegalArgumentException.class, () -> new Packer().count(-1));
    }

    @Test
    void aMissingTextIsNoText() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Unpacker(new Packer().text(null).bytes()).text());
    }

    @Test
    void aBrokenSealIsRefused() {
        byte[] bytes = new Packer().text("as it was").seal().bytes();
        for (int i = 0; i < bytes.length; i++) {
            byte[] broken = bytes.clone();
            broken[i] ^= 1;
            assertThrows(IllegalArgumentException.class, () -> Unpacker.sealed(broken));
            byte[] shorter = Arrays.copyOf(bytes, i);
            assertThrows(IllegalArgumentException.class, () -> Unpacker.sealed(shorter));
        }
    }

    /** Nothing but that exception, and no room made for what was never written. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void anyBytesAreReadOrRefused(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            var in = new Unpacker(bytes);
            try {
                while (!in.isAtEnd()) {
                    switch (random.nextInt(12)) {
                        case 0 -> in.count();
                        case 1 -> in.number();
                        case 2 -> in.longNumber();
                        case 3 -> in.text();
                        case 4 -> in.bytes();
                        case 5 -> in.numbers();
                        case 6 -> in.longNumbers();
                        case 7 -> in.span();
                        case 8 -> in.constant(Thread.State.class);
                        case 9 -> in.location();
                        case 10 -> in.dayOrNone();
                        default -> in.texts();
                    }
                }
            } catch (IllegalArgumentException e) {
                assertTrue(e.getMessage() != null);
            }
        }
    }
}
