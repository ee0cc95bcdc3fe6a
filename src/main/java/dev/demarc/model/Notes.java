package dev.demarc.model;

import dev.demarc.source.Located;
import dev.demarc.source.PackedList;
import dev.demarc.source.Packer;
import dev.demarc.source.Span;
import dev.demarc.source.Unpacker;
import dev.demarc.wording.Wording;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What the rules that look at the whole wiki want to know of a page; kept for the whole run, so it is small.
 *
 * @param places where its parts stand
 * @param tellsDuties whether its tables tell who does what
 * @param outward links that leave the wiki
 * @param foreignKeys keys of its front matter that Demarc doesn't know, and that aren't plainly misspelt
 * @param ignores comments that say what isn't to be told of it
 * @param tables what a matrix may have to do with
 * @param wording its words
 */
public record Notes(
        Places places,
        boolean tellsDuties,
        List<Outward> outward,
        List<Located<String>> foreignKeys,
        List<Ignore> ignores,
        Tables tables,
        Wording wording) {

    /**
     * A link that leaves the wiki.
     *
     * @param target with entities and backslash escapes resolved
     * @param span a link's destination; an image's whole
     * @param address where its address alone stands, which another one may be written over; nothing where readers see
     *     the address itself
     */
    public record Outward(
            String target, Ask.Use use, Span span, @Nullable Span address) {}

    /**
     * A comment that says which findings aren't to be told.
     *
     * @param span the comment
     * @param rules ids as written; known or not
     * @param reason empty if none is given
     * @param from the first line that it counts for
     * @param to the last one; {@link Integer#MAX_VALUE} for the page's end
     * @param whole what is taken out with the comment, so that nothing is left of it
     */
    public record Ignore(Span span, List<Located<String>> rules, String reason, int from, int to, Span whole) {
        /** Copies the list. */
        public Ignore {
            rules = List.copyOf(rules);
        }

        /** Whether what stands in a line is meant. */
        public boolean covers(int line) {
            return from <= line && line <= to;
        }
    }

    /**
     * Tables that tell, or may tell, what a matrix tells.
     *
     * @param bound those that a comment binds to one
     * @param others all others that could be bound
     */
    public record Tables(List<BoundTable> bound, List<Unbound> others) {

        /** No table at all. */
        public static final Tables NONE = new Tables(List.of(), List.of());

        /** Copies the lists. */
        public Tables {
            bound = PackedList.copyOf(bound);
            others = List.copyOf(others);
        }
    }

    /**
     * Of what a table speaks that nobody bound: the names in its head and in its first column, as {@link Unbound#key} makes them
     * small. A name takes four bytes here, not its forty, for most wikis hold more tables than matrices.
     */
    public static final class Unbound {

        private final Span span;
        // Those of the head, then those of the first column: most tables have few, and there are many tables.
        private final int[] keys;
        private final int inHead;

        /** Keeps a table's place and the keys of its names. */
        public Unbound(Span span, List<String> head, List<String> column) {
            this.span = span;
            int[] above = keys(head);
            int[] beside = keys(column);
            this.keys = Arrays.copyOf(above, above.length + beside.length);
            this.inHead = above.length;
            System.arraycopy(beside, 0, keys, inHead, beside.length);
        }

        private Unbound(Span span, int inHead, int[] keys) {
            this.span = span;
            this.inHead = inHead;
            this.keys = keys;
        }

        /** Writes it as bytes. */
        void pack(Packer out) {
            out.span(span).count(inHead).numbers(keys);
        }

        /** Reads what {@link #pack} wrote. */
        static Unbound unpacked(Unpacker in) {
            return new Unbound(in.span(), in.count(), in.numbers());
        }

        private static int[] keys(List<String> names) {
            return names.stream()
                    .filter(name -> !name.isEmpty())
                    .mapToInt(Unbound::key)
                    .distinct()
                    .toArray();
        }

        /** What is kept of a name, which has no capitals or marks left. */
        public static int key(String name) {
            return name.hashCode();
        }

        /** Where the table stands. */
        public Span span() {
            return span;
        }

        /** Whether any of its names is one of some. */
        public boolean hasAny(IntPredicate some) {
            for (int key : keys) {
                if (some.test(key)) {
                    return true;
                }
            }
            return false;
        }

        /** Calls back for each name in the head, each once. */
        public void eachInHead(IntConsumer each) {
            for (int i = 0; i < inHead; i++) {
                each.accept(keys[i]);
            }
        }

        /** Calls back for each name in the first column, each once. */
        public void eachInColumn(IntConsumer each) {
            for (int i = inHead; i < keys.length; i++) {
                each.accept(keys[i]);
            }
        }
    }

    /** Of a page that couldn't be read. */
    public static final Notes NONE = new Notes(
            new Places(List.of(), Map.of()), false, List.of(), List.of(), List.of(), Tables.NONE, Wording.none(""));

    /** Copies the lists. */
    public Notes {
        outward = PackedList.copyOf(outward);
        foreignKeys = List.copyOf(foreignKeys);
        ignores = List.copyOf(ignores);
    }
}
