package dev.demarc.search;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.demarc.source.Packer;
import dev.demarc.source.Unpacker;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * In which places a term stands: numbers that grow, each with a mark of six bits. They are kept as they are written: a
 * letter has six bits; a number is the gap to the one before it, five bits a letter, the sixth says that more follow.
 */
final class Postings {

    private static final byte[] LETTERS =
            "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_".getBytes(ISO_8859_1);
    private static final int MORE = 32;

    private byte[] text = new byte[8];
    private int length;
    private int last = -1;
    private int lastMark;
    private int count;

    /** Adds a place, not before the last one; the last one again keeps the stronger mark. */
    void add(int place, int mark) {
        if (place == last) {
            mark(Marks.stronger(lastMark, mark));
            return;
        }
        append(place, mark);
    }

    /** The same for marks that are sets of bits: the last place again has both. */
    void join(int place, int mark) {
        if (place == last) {
            mark(lastMark | mark);
            return;
        }
        append(place, mark);
    }

    private void mark(int mark) {
        lastMark = mark;
        text[length - 1] = LETTERS[mark];
    }

    private void append(int place, int mark) {
        if (length + 8 > text.length) {
            text = Arrays.copyOf(text, text.length * 2 + 8);
        }
        int gap = place - last - 1;
        while (gap >= MORE) {
            text[length++] = LETTERS[gap % MORE + MORE];
            gap /= MORE;
        }
        text[length++] = LETTERS[gap];
        text[length++] = LETTERS[mark];
        last = place;
        lastMark = mark;
        count++;
    }

    int count() {
        return count;
    }

    /** Writes them as bytes. */
    void pack(Packer out) {
        out.bytes(Arrays.copyOf(text, length)).count(count);
    }

    /** Reads what {@link #pack} wrote. Nothing can be added to them. */
    static Postings unpacked(Unpacker in) {
        var postings = new Postings();
        postings.text = in.bytes();
        postings.length = postings.text.length;
        postings.count = in.count();
        postings.last = Integer.MAX_VALUE;
        return postings;
    }

    /**
     * The same with another mark at a place.
     *
     * @param mark nothing if it isn't one of them any more
     */
    Postings with(int place, @Nullable Integer mark) {
        var next = new Postings();
        boolean[] done = {mark == null};
        each((other, itsMark) -> {
            if (!done[0] && other >= place && mark != null) {
                next.append(place, mark);
                done[0] = true;
            }
            if (other != place) {
                next.append(other, itsMark);
            }
        });
        if (!done[0] && mark != null) {
            next.append(place, mark);
        }
        return next;
    }

    /** At most so many of them: those with the strongest marks, of equals the first. */
    Postings strongest(int most) {
        if (count <= most) {
            return this;
        }
        int[] found = new int[64];
        each((place, mark) -> found[Marks.weight(mark)]++);
        int weakest = Marks.TITLE;
        int room = most;
        while (weakest > 0 && found[weakest] < room) {
            room -= found[weakest--];
        }
        var kept = new Postings();
        int least = weakest;
        int[] left = {room};
        each((place, mark) -> {
            int weight = Marks.weight(mark);
            if (weight > least || (weight == least && left[0]-- > 0)) {
                kept.append(place, mark);
            }
        });
        return kept;
    }

    /** At most so many, the first: of cells no mark is stronger than another. */
    Postings first(int most) {
        if (count <= most) {
            return this;
        }
        var kept = new Postings();
        each((place, mark) -> {
            if (kept.count < most) {
                kept.append(place, mark);
            }
        });
        return kept;
    }

    /** Takes one place. */
    interface Each {
        void place(int place, int mark);
    }

    void each(Each each) {
        int place = -1;
        int i = 0;
        while (i < length) {
            int gap = 0;
            int shift = 0;
            int digit;
            do {
                digit = digit(text[i++]);
                gap |= (digit & (MORE - 1)) << shift;
                shift += 5;
            } while (digit >= MORE);
            place += gap + 1;
            each.place(place, digit(text[i++]));
        }
    }

    private static int digit(byte letter) {
        if (letter >= 'a') {
            return letter - 'a' + 10;
        }
        if (letter >= 'A') {
            return letter == '_' ? 63 : letter - 'A' + 36;
        }
        return letter == '-' ? 62 : letter - '0';
    }

    @Override
    public String toString() {
        return new String(text, 0, length, ISO_8859_1);
    }
}
