package dev.demarc.search;

import dev.demarc.source.Digest;
import dev.demarc.source.Packer;
import dev.demarc.source.Unpacker;

/**
 * Of each file of words a digest of all words of pages that stand in it, each with its pages and marks: a sum, so that it
 * hangs on no order, and what goes can be taken off it.
 */
final class Sums {

    // Odd, so that no two places come to the same.
    private static final long LOW = 0x9e3779b97f4a7c15L;
    private static final long HIGH = 0xd1342543de82ef95L;

    private final long[] low;
    private final long[] high;

    /** Sums of so many files, of nothing. */
    Sums(int files) {
        this(new long[files], new long[files]);
    }

    private Sums(long[] low, long[] high) {
        this.low = low;
        this.high = high;
    }

    /** Writes them as bytes. */
    void pack(Packer out) {
        out.numbers(low).numbers(high);
    }

    /** Reads what {@link #pack} wrote. */
    static Sums unpacked(Unpacker in) {
        var sums = new Sums(in.longNumbers(), in.longNumbers());
        if (sums.low.length != sums.high.length) {
            throw new IllegalArgumentException("Each file has its sum");
        }
        return sums;
    }

    Sums copy() {
        return new Sums(low.clone(), high.clone());
    }

    /** Of how many files they are. */
    int files() {
        return low.length;
    }

    /** Adds a term that stands in a page. */
    void add(int file, Digest term, int page, int mark) {
        long at = (long) page << 6 | mark;
        low[file] += spread(term.low() + at * LOW);
        high[file] += spread(term.high() + at * HIGH);
    }

    /** Takes it off. */
    void remove(int file, Digest term, int page, int mark) {
        long at = (long) page << 6 | mark;
        low[file] -= spread(term.low() + at * LOW);
        high[file] -= spread(term.high() + at * HIGH);
    }

    /** Lets each bit hang on all, as David Stafford found it: what is summed up must not cancel itself out. */
    private static long spread(long x) {
        long h = (x ^ x >>> 30) * 0xbf58476d1ce4e5b9L;
        h = (h ^ h >>> 27) * 0x94d049bb133111ebL;
        return h ^ h >>> 31;
    }

    /** The digest of a file. */
    Digest of(int file) {
        return new Digest(high[file], low[file]);
    }
}
