package dev.demarc.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is packed for later is skipped until somebody asks, and is then what was packed. */
class LaterTest {

    private final List<String> unpacked = new ArrayList<>();

    private String noted(Unpacker in) {
        String text = in.text();
        unpacked.add(text);
        return text;
    }

    private List<String> allNoted(Unpacker in) {
        return in.all(this::noted);
    }

    @Test
    void aPartIsUnpackedWhenSomebodyAsksAndOnce() {
        var in = new Unpacker(new Packer()
                .later(part -> part.text("first").count(3))
                .later(part -> {})
                .text("behind it")
                .bytes());
        Later<String> part = in.later(this::noted);
        in.later(Unpacker::isAtEnd);
        assertEquals("behind it", in.text());
        assertTrue(in.isAtEnd());
        assertEquals(List.of(), unpacked);
        assertEquals("first", part.get());
        assertEquals("first", part.get());
        assertEquals(List.of("first"), unpacked);
    }

    @Test
    void aPartEndsWhereItEnded() {
        var in = new Unpacker(
                new Packer().later(part -> part.text("a")).text("b").bytes());
        Later<List<String>> part = in.later(from -> List.of(from.text(), from.text()));
        assertThrows(IllegalStateException.class, part::get);
        assertEquals("b", in.text());
    }

    @Test
    void howManyValuesAListHasIsKnownWithoutThem() {
        var in = new Unpacker(new Packer()
                .<String>allLater(List.of("a", "b"), Packer::text)
                .<String>allLater(List.of(), Packer::text)
                .truth(true)
                .bytes());
        List<String> some = in.allLater(this::allNoted);
        List<String> none = in.allLater(this::allNoted);
        assertTrue(in.truth());
        assertEquals(2, some.size());
        assertEquals(0, none.size());
        assertSame(some, PackedList.copyOf(some));
        assertEquals(List.of(), unpacked);
        assertEquals(List.of("a", "b"), some);
        assertEquals(some, List.of("a", "b"));
        assertEquals(List.of("a", "b").hashCode(), some.hashCode());
        assertEquals(List.of("a", "b"), unpacked);
        assertThrows(UnsupportedOperationException.class, () -> some.add("c"));
    }

    @Test
    void aListThatMayChangeIsCopied() {
        var mine = new ArrayList<>(List.of("a"));
        List<String> copy = PackedList.copyOf(mine);
        mine.add("b");
        assertEquals(List.of("a"), copy);
    }

    @Test
    void whatIsCutOffIsToldAtOnce() {
        byte[] bytes = new Packer().later(part -> part.text("a longer text")).bytes();
        for (int length = 0; length < bytes.length; length++) {
            var in = new Unpacker(java.util.Arrays.copyOf(bytes, length));
            assertThrows(IllegalArgumentException.class, () -> in.later(Unpacker::text));
        }
        byte[] below = new Packer().number(-1).text("a").bytes();
        assertThrows(IllegalArgumentException.class, () -> new Unpacker(below).later(Unpacker::text));
    }

    @Test
    void fewNumbersAndManyAreReadAlike() {
        for (int many : new int[] {0, 1, 31, 32, 33, 100}) {
            int[] numbers = IntStream.range(0, many).map(i -> i * 0x9E3779B9).toArray();
            assertArrayEquals(
                    numbers, new Unpacker(new Packer().numbers(numbers).bytes()).numbers());
        }
    }
}
