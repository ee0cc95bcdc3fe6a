package dev.demarc.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import java.util.zip.Adler32;

/**
 * Bytes packed as zlib does (RFC 1950 and 1951), in one block with codes of its own.
 *
 * <p>The JDK's own packer hands its work to the zlib at hand, and builds of zlib differ in their bytes.
 */
public final class Deflated {

    private static final int HEAD = 2;
    private static final int SUM = 4;
    private static final int WINDOW = 1 << 15;
    private static final int LEAST = 3;
    private static final int MOST = 258;
    private static final int FARTHEST = WINDOW - MOST;
    private static final int NEAR = 1024;
    private static final int LAZY = 32;
    private static final int TRIES = 24;
    // Of what was found before only the end: what leads on from it is looked for next. More of them take longer, and
    // cards
    // become larger by it, for worse candidates stand before better ones.
    private static final int NOTED = 2;
    private static final int HASH_BITS = 15;
    private static final int SOON = 16;
    private static final int END = 256;
    private static final int CODES = 286;
    private static final int DISTANCES = 30;
    private static final int LONGEST_CODE = 15;
    private static final int LONGEST_LENGTH_CODE = 7;
    private static final int[] LENGTH_ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};

    private final byte[] bytes;
    // Each a byte, or a length and a distance: length << 16 | distance.
    private int[] tokens = new int[1 << 14];
    private int count;
    private final int[] heads = new int[1 << HASH_BITS];
    private final int[] before = new int[WINDOW];
    private final int[] codes = new int[CODES];
    private final int[] distances = new int[DISTANCES];
    private byte[] out = new byte[1 << 15];
    private int length;
    private long bits;
    private int held;

    private Deflated(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Bytes with zlib's head and sum round them, as RFC 1950 wants it. */
    public static byte[] of(byte[] bytes) {
        var deflated = new Deflated(bytes);
        deflated.find();
        return deflated.written();
    }

    /** The same without head and sum, as archives have it. */
    public static byte[] raw(byte[] bytes) {
        byte[] whole = of(bytes);
        return Arrays.copyOfRange(whole, HEAD, whole.length - SUM);
    }

    /** Finds what has been before. A match waits for the next place: if that has a longer one, it gives way to it. */
    private void find() {
        Arrays.fill(heads, -1);
        int at = 0;
        int hash = hash(at);
        long found = match(at, hash, 0);
        while (at < bytes.length) {
            int length = (int) (found >> 16);
            note(at, hash);
            if (length < LAZY) {
                hash = hash(at + 1);
                long next = match(at + 1, hash, length);
                if (length == 0 || (next >> 16) > length) {
                    token(bytes[at++] & 0xFF);
                    found = next;
                    continue;
                }
            }
            token((int) found);
            // Within a long run every place is like the next, and the last of them like the first of what follows.
            for (int i = Math.max(1, length - NOTED); i < length; i++) {
                note(at + i, hash(at + i));
            }
            at += length;
            hash = hash(at);
            found = match(at, hash, 0);
        }
        token(END);
    }

    /** Adds one. There are far fewer than bytes: fresh memory for that many would cost more than all the searching. */
    private void token(int token) {
        if (count == tokens.length) {
            tokens = Arrays.copyOf(tokens, count * 2);
        }
        tokens[count++] = token;
    }

    /** The longest of some candidates, the nearest first, as length << 16 | distance; 0 if none beats what is known. */
    private long match(int at, int hash, int known) {
        if (hash < 0) {
            return 0;
        }
        byte[] in = bytes;
        int[] before = this.before;
        int most = Math.min(MOST, in.length - at);
        int length = Math.max(known, LEAST - 1);
        if (length >= most) {
            return 0;
        }
        long best = 0;
        int least = Math.max(0, at - FARTHEST);
        byte next = in[at + length];
        int candidate = heads[hash];
        for (int i = 0; i < TRIES && candidate >= least; i++) {
            // One that differs where it had to be longer needs no look at the rest.
            if (in[candidate + length] == next) {
                int same = same(candidate, at, most);
                // Three bytes from afar cost more than by themselves.
                if (same > length && (same > LEAST || at - candidate <= NEAR)) {
                    length = same;
                    best = ((long) same << 16) | (at - candidate);
                    if (length == most) {
                        break;
                    }
                    next = in[at + length];
                }
            }
            candidate = before[candidate & (WINDOW - 1)];
        }
        return best;
    }

    private void note(int at, int hash) {
        if (hash >= 0) {
            before[at & (WINDOW - 1)] = heads[hash];
            heads[hash] = at;
        }
    }

    /** Of three bytes; below 0 where there are fewer. */
    private int hash(int at) {
        if (at + LEAST > bytes.length) {
            return -1;
        }
        int three = ((bytes[at] & 0xFF) << 16) | ((bytes[at + 1] & 0xFF) << 8) | (bytes[at + 2] & 0xFF);
        return (three * 0x9E3779B1) >>> (32 - HASH_BITS);
    }

    /** How far two places are the same. Most part soon, before a call would be worth its while. */
    private int same(int one, int other, int most) {
        byte[] in = bytes;
        int near = Math.min(most, SOON);
        int same = 0;
        while (same < near && in[one + same] == in[other + same]) {
            same++;
        }
        if (same < near || same == most) {
            return same;
        }
        int mismatch = Arrays.mismatch(in, one + same, one + most, in, other + same, other + most);
        return mismatch < 0 ? most : same + mismatch;
    }

    private byte[] written() {
        for (int i = 0; i < count; i++) {
            int token = tokens[i];
            if (token <= END) {
                codes[token]++;
            } else {
                codes[LENGTH_CODES[token >> 16]]++;
                distances[distanceCode(token & 0xFFFF)]++;
            }
        }
        put(0x78, 8);
        put(0x9C, 8);
        var codeLengths = lengths(codes, LONGEST_CODE);
        var distanceLengths = lengths(distances, LONGEST_CODE);
        put(1, 1); // The last block,
        put(2, 2); // with codes of its own.
        header(codeLengths, distanceLengths);
        body(codeLengths, distanceLengths);
        write((held + 7) / 8);
        held = 0;
        var check = new Adler32();
        check.update(bytes);
        for (int shift = 24; shift >= 0; shift -= 8) {
            put((int) (check.getValue() >> shift) & 0xFF, 8);
        }
        return Arrays.copyOf(out, length);
    }

    /** The lengths of all codes, runs of like ones shortened, in codes of their own. */
    private void header(int[] codeLengths, int[] distanceLengths) {
        int codeCount = Math.max(257, used(codeLengths));
        int distanceCount = Math.max(1, used(distanceLengths));
        int[] all = Arrays.copyOf(codeLengths, codeCount + distanceCount);
        System.arraycopy(distanceLengths, 0, all, codeCount, distanceCount);
        List<int[]> runs = runs(all);
        var counts = new int[LENGTH_ORDER.length];
        runs.forEach(run -> counts[run[0]]++);
        int[] lengths = lengths(counts, LONGEST_LENGTH_CODE);
        int[] marks = marks(lengths);
        int sent = LENGTH_ORDER.length;
        while (sent > 4 && lengths[LENGTH_ORDER[sent - 1]] == 0) {
            sent--;
        }
        put(codeCount - 257, 5);
        put(distanceCount - 1, 5);
        put(sent - 4, 4);
        for (int i = 0; i < sent; i++) {
            put(lengths[LENGTH_ORDER[i]], 3);
        }
        for (int[] run : runs) {
            put(marks[run[0]], lengths[run[0]]);
            put(run[1], run[2]);
        }
    }

    /** Codes of code lengths, each with what is added and in how many bits. */
    private static List<int[]> runs(int[] lengths) {
        var runs = new ArrayList<int[]>();
        for (int at = 0; at < lengths.length; ) {
            int end = at + 1;
            while (end < lengths.length && lengths[end] == lengths[at]) {
                end++;
            }
            if (lengths[at] != 0) {
                runs.add(new int[] {lengths[at++], 0, 0});
            }
            while (at < end) {
                int rest = end - at;
                if (lengths[at] == 0 && rest >= 11) {
                    int run = Math.min(rest, 138);
                    runs.add(new int[] {18, run - 11, 7});
                    at += run;
                } else if (rest >= 3 && lengths[at] == 0) {
                    runs.add(new int[] {17, rest - 3, 3});
                    at += rest;
                } else if (rest >= 3) {
                    int run = Math.min(rest, 6);
                    runs.add(new int[] {16, run - 3, 2});
                    at += run;
                } else {
                    runs.add(new int[] {lengths[at++], 0, 0});
                }
            }
        }
        return runs;
    }

    private void body(int[] codeLengths, int[] distanceLengths) {
        int[] codeMarks = marks(codeLengths);
        int[] distanceMarks = marks(distanceLengths);
        for (int i = 0; i < count; i++) {
            int token = tokens[i];
            if (token <= END) {
                put(codeMarks[token], codeLengths[token]);
                continue;
            }
            int length = token >> 16;
            int code = LENGTH_CODES[length];
            int marked = codeLengths[code];
            put(codeMarks[code] | (length - LENGTH_BASES[code]) << marked, marked + LENGTH_BITS[code]);
            int distance = token & 0xFFFF;
            int far = distanceCode(distance);
            marked = distanceLengths[far];
            put(distanceMarks[far] | (distance - DISTANCE_BASES[far]) << marked, marked + DISTANCE_BITS[far]);
        }
    }

    private static int used(int[] lengths) {
        int used = lengths.length;
        while (used > 0 && lengths[used - 1] == 0) {
            used--;
        }
        return used;
    }

    // By length, its code; by code, the least length and in how many bits the rest is told. The same for distances,
    // whose
    // codes are told by themselves up to 256, beyond by each 128 of them.
    private static final int[] LENGTH_CODES = new int[MOST + 1];
    private static final int[] LENGTH_BASES = new int[CODES];
    private static final int[] LENGTH_BITS = new int[CODES];
    private static final int[] DISTANCE_CODES = new int[2 * 256];
    private static final int[] DISTANCE_BASES = new int[DISTANCES];
    private static final int[] DISTANCE_BITS = new int[DISTANCES];

    static {
        // Four codes to each number of bits, for lengths; two, for distances.
        int base = LEAST;
        for (int code = END + 1; code < CODES; code++) {
            int bits = code < 265 || code == CODES - 1 ? 0 : (code - 261) / 4;
            base = code == CODES - 1 ? MOST : base;
            LENGTH_BASES[code] = base;
            LENGTH_BITS[code] = bits;
            Arrays.fill(LENGTH_CODES, base, Math.min(MOST + 1, base + (1 << bits)), code);
            base += 1 << bits;
        }
        base = 1;
        for (int code = 0; code < DISTANCES; code++) {
            int bits = code < 4 ? 0 : code / 2 - 1;
            DISTANCE_BASES[code] = base;
            DISTANCE_BITS[code] = bits;
            for (int distance = base; distance < base + (1 << bits); distance++) {
                DISTANCE_CODES[distancePlace(distance)] = code;
            }
            base += 1 << bits;
        }
    }

    private static int distancePlace(int distance) {
        return distance <= 256 ? distance - 1 : 256 + ((distance - 1) >> 7);
    }

    private static int distanceCode(int distance) {
        return DISTANCE_CODES[distancePlace(distance)];
    }

    /** How long the code of each is, by Huffman's way; none longer than allowed, at the price of a few bits. */
    private static int[] lengths(int[] counts, int longest) {
        int[] weighed = counts.clone();
        while (true) {
            int[] lengths = huffman(weighed);
            if (Arrays.stream(lengths).max().orElse(0) <= longest) {
                return lengths;
            }
            for (int i = 0; i < weighed.length; i++) {
                weighed[i] = weighed[i] == 0 ? 0 : weighed[i] / 2 + 1;
            }
        }
    }

    /** A branch of the tree of codes: all that it holds grow by a bit when it is joined with another. */
    private static final class Branch implements Comparable<Branch> {
        final long weight;
        final int first;
        final int[] leaves;

        Branch(long weight, int first, int[] leaves) {
            this.weight = weight;
            this.first = first;
            this.leaves = leaves;
        }

        @Override
        public int compareTo(Branch other) {
            int byWeight = Long.compare(weight, other.weight);
            return byWeight == 0 ? Integer.compare(first, other.first) : byWeight;
        }
    }

    private static int[] huffman(int[] counts) {
        var lengths = new int[counts.length];
        var branches = new PriorityQueue<Branch>();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                branches.add(new Branch(counts[i], i, new int[] {i}));
            }
        }
        if (branches.size() == 1) {
            lengths[branches.remove().first] = 1;
        }
        while (branches.size() > 1) {
            Branch one = branches.remove();
            Branch other = branches.remove();
            int[] leaves = Arrays.copyOf(one.leaves, one.leaves.length + other.leaves.length);
            System.arraycopy(other.leaves, 0, leaves, one.leaves.length, other.leaves.length);
            for (int leaf : leaves) {
                lengths[leaf]++;
            }
            branches.add(new Branch(one.weight + other.weight, Math.min(one.first, other.first), leaves));
        }
        return lengths;
    }

    /** The codes that belong to lengths, their first bit lowest, as they are written. */
    private static int[] marks(int[] lengths) {
        var counts = new int[LONGEST_CODE + 1];
        for (int length : lengths) {
            counts[length] += length == 0 ? 0 : 1;
        }
        var next = new int[LONGEST_CODE + 1];
        for (int bits = 1; bits < next.length; bits++) {
            next[bits] = (next[bits - 1] + counts[bits - 1]) << 1;
        }
        var marks = new int[lengths.length];
        for (int i = 0; i < lengths.length; i++) {
            if (lengths[i] > 0) {
                marks[i] = Integer.reverse(next[lengths[i]]++) >>> (32 - lengths[i]);
            }
        }
        return marks;
    }

    /** At most 28 bits: a code of 15 and what is added to it. */
    private void put(int value, int count) {
        bits |= (long) value << held;
        held += count;
        if (held >= Integer.SIZE) {
            write(Integer.BYTES);
        }
    }

    private void write(int octets) {
        if (length + octets > out.length) {
            out = Arrays.copyOf(out, length * 2);
        }
        for (int i = 0; i < octets; i++) {
            out[length++] = (byte) bits;
            bits >>>= 8;
        }
        held -= octets * 8;
    }
}
