package dev.demarc.wording;

import dev.demarc.source.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Gathers the words of one file, and sifts those that nobody knows from the rest.
 *
 * <p>A word is a run of at least five ASCII letters that stands among blanks and the marks of sentences. Whatever has
 * another sign in it is no word: addresses, paths, file names, options, identifiers, numbers with units, and words with
 * letters beyond ASCII, which are names most often. A possessive is its noun; a compound with hyphens is its parts.
 */
public final class WordSieve {

    /** Where a stretch of the file lies, by offsets. */
    public interface Spans {
        /** The span between two offsets. */
        Span span(int start, int end);
    }

    private static final int SMALL = 1;
    private static final int MIXED = 2;
    private static final int NAME = 4;
    private static final int LENGTH = 8;

    /** Of more different words than this, at least a third unknown, a file isn't English. */
    private static final int ENOUGH = 40;

    private static final byte STRANGE = 0;
    private static final byte LETTER = 1;
    private static final byte BLANK = 2;
    private static final byte OPENER = 3;
    private static final byte CLOSER = 4;
    /** Opens before a word, closes after it. */
    private static final byte QUOTE = 5;

    private static final byte HYPHEN = 6;
    private static final byte DASH = 7;
    private static final byte[] KINDS = new byte[128];

    static {
        Arrays.fill(KINDS, 0, ' ' + 1, BLANK);
        Arrays.fill(KINDS, 'a', 'z' + 1, LETTER);
        Arrays.fill(KINDS, 'A', 'Z' + 1, LETTER);
        KINDS['('] = OPENER;
        for (char c : ".,;:!?)".toCharArray()) {
            KINDS[c] = CLOSER;
        }
        KINDS['"'] = QUOTE;
        KINDS['\''] = QUOTE;
        KINDS['-'] = HYPHEN;
    }

    private final char[] text;

    // A table with open addressing: number, times, two places, and what is known of the word's look.
    private long[] hashes;
    private int[] times;
    private int[] first;
    private int[] second;
    private int[] look;
    private int size;

    // The words of one stretch without blanks, until it is known to be prose.
    private int[] starts = new int[8];
    private int[] pendingLook = new int[8];
    private long[] pendingHashes = new long[8];
    private int pending;

    /** A sieve for a file. */
    public WordSieve(String text) {
        this(text.toCharArray());
    }

    /**
     * The same for a file whose characters are at hand: to look at each in an array costs a third of what it costs in a
     * string.
     *
     * @param text not copied
     */
    public WordSieve(char[] text) {
        this.text = text;
        int capacity = Math.max(64, Math.min(1024, Integer.highestOneBit(text.length / 8 + 1)));
        hashes = new long[capacity];
        times = new int[capacity];
        first = new int[capacity];
        second = new int[capacity];
        look = new int[capacity];
    }

    /** Takes running text between two offsets, to which code or marks may be glued on both sides. */
    public void prose(int from, int to) {
        chunks(from, to, true, false);
    }

    /**
     * Takes a value of data between two offsets, with its quotes if it has any.
     *
     * @param name whether it is the name of a thing
     */
    public void value(int from, int to, boolean name) {
        chunks(from, to, false, name);
    }

    /** What is to be kept. */
    public Wording done(String place, Spans spans) {
        var known = KnownWords.english();
        long[] counts = new long[size];
        int kept = 0;
        int unknown = 0;
        var rare = new ArrayList<Wording.Rare>();
        for (int slot = 0; slot < hashes.length; slot++) {
            if (times[slot] == 0) {
                continue;
            }
            int length = look[slot] / LENGTH;
            boolean isKnown = known.has(hashes[slot]);
            if (isKnown && length < WordCounts.LONG && !Glossary.has(hashes[slot])) {
                continue;
            }
            counts[kept++] = WordHash.counted(hashes[slot], times[slot]);
            if (!isKnown) {
                unknown++;
                addRare(slot, length, known, spans, rare);
            }
        }
        if (size >= ENOUGH && unknown * 3 > size) {
            rare.clear();
        }
        rare.sort((one, other) -> one.span().compareTo(other.span()));
        return new Wording(place, rare, Arrays.copyOf(counts, kept));
    }

    private void addRare(int slot, int length, KnownWords known, Spans spans, List<Wording.Rare> rare) {
        boolean plain = (look[slot] & (SMALL | MIXED)) == SMALL;
        if (times[slot] > 2 || !plain) {
            return;
        }
        String word = new String(text, first[slot], length);
        if (known.hasBehindPrefix(word)) {
            return;
        }
        boolean name = (look[slot] & NAME) != 0;
        rare.add(new Wording.Rare(word, spans.span(first[slot], first[slot] + length), name));
        if (times[slot] == 2) {
            String again = new String(text, second[slot], length);
            rare.add(new Wording.Rare(again, spans.span(second[slot], second[slot] + length), name));
        }
    }

    /**
     * Cuts at blanks, in one pass: a character is looked at once. The preview's compiler would forgive more passes; that of
     * short runs took 110 µs for a page of 8 kB with them, and takes half of that so.
     */
    private void chunks(int from, int to, boolean glued, boolean name) {
        int i = from;
        while (i < to) {
            char c = text[i];
            if (kind(c) == BLANK) {
                i++;
                continue;
            }
            int end = chunk(i, to);
            boolean whole = !glued || ((i > from || mayBegin(i)) && (end < to || mayEnd(end)));
            if (pending > 0 && whole) {
                commit(name);
            }
            i = end;
        }
    }

    /** Reads up to the next blank, and leaves the words that it found pending. Returns where the blank is. */
    private int chunk(int start, int to) {
        char[] s = text;
        pending = 0;
        boolean begun = false;
        boolean closed = false;
        int i = start;
        while (i < to) {
            char c = s[i];
            int kind = kind(c);
            if (kind == LETTER) {
                if (closed) {
                    return dropped(i, to);
                }
                begun = true;
                i = word(i, to);
            } else if (kind == BLANK) {
                return i;
            } else if (kind == STRANGE
                    || (kind == OPENER && begun)
                    || (kind == CLOSER && !begun)
                    || (kind == HYPHEN && (!begun || closed))) {
                return dropped(i, to);
            } else {
                closed |= begun && (kind == CLOSER || kind == QUOTE);
                i++;
            }
        }
        return i;
    }

    /** Passes over the rest of what has turned out to be no prose. */
    private int dropped(int from, int to) {
        pending = 0;
        int i = from;
        while (i < to && kind(text[i]) != BLANK) {
            i++;
        }
        return i;
    }

    /** Reads a word with its elided tail. Returns where it ends. */
    private int word(int start, int to) {
        char[] s = text;
        long hash = WordHash.START;
        int capitals = 0;
        int i = start;
        while (i < to) {
            int c = s[i];
            int small = c | 0x20;
            if (small < 'a' || small > 'z') {
                break;
            }
            hash = WordHash.next(hash, small);
            capitals += (small ^ c) >>> 5;
            i++;
        }
        boolean whole = true;
        int end = i;
        if (i < to && isApostrophe(s[i])) {
            while (i < to && isApostrophe(s[i])) {
                i++;
            }
            int tail = i;
            while (i < to && isLetter(s[i])) {
                i++;
            }
            whole = i == tail || (i == tail + 1 && (s[tail] | 0x20) == 's');
        }
        if (whole && end - start >= KnownWords.SHORTEST) {
            boolean capital = s[start] < 'a';
            int seen = capitals > (capital ? 1 : 0) ? MIXED : capital ? 0 : SMALL;
            if (pending == starts.length) {
                starts = Arrays.copyOf(starts, pending * 2);
                pendingLook = Arrays.copyOf(pendingLook, pending * 2);
                pendingHashes = Arrays.copyOf(pendingHashes, pending * 2);
            }
            starts[pending] = start;
            pendingLook[pending] = (end - start) * LENGTH | seen;
            pendingHashes[pending++] = hash;
        }
        return i;
    }

    private void commit(boolean name) {
        for (int i = 0; i < pending; i++) {
            int slot = enter(pendingHashes[i]);
            times[slot]++;
            if (times[slot] == 1) {
                first[slot] = starts[i];
            } else if (times[slot] == 2) {
                second[slot] = starts[i];
            }
            look[slot] |= pendingLook[i] | (name ? NAME : 0);
        }
    }

    /** Whether what stands before running text leaves its first word whole. */
    private boolean mayBegin(int start) {
        int i = start - 1;
        while (i >= 0 && isEmphasis(text[i])) {
            i--;
        }
        if (i < 0 || isBlank(text[i])) {
            return true;
        }
        char c = text[i];
        if (c == '[') {
            return i == 0 || !Character.isLetterOrDigit(text[i - 1]);
        }
        return c == '>' || c == '|' || c == ',' || kind(c) == OPENER || kind(c) == QUOTE;
    }

    /** Whether what follows running text leaves its last word whole. */
    private boolean mayEnd(int end) {
        int i = end;
        while (i < text.length && isEmphasis(text[i])) {
            i++;
        }
        if (i >= text.length || isBlank(text[i])) {
            return true;
        }
        char c = text[i];
        char next = i + 1 < text.length ? text[i + 1] : ' ';
        return switch (c) {
            case '[' -> next == '^';
            case '<' -> next == '/' || next == '!' || (next == 'b' && i + 2 < text.length && text[i + 2] == 'r');
            case '\\' -> next == '\n' || next == '\r';
            default -> c == ']' || c == '|' || kind(c) == CLOSER || kind(c) == QUOTE;
        };
    }

    private int enter(long hash) {
        int slot = slot(hash);
        if (times[slot] == 0) {
            if (++size * 2 > hashes.length) {
                grow();
                slot = slot(hash);
            }
            hashes[slot] = hash;
        }
        return slot;
    }

    private int slot(long hash) {
        int slot = (int) (hash >>> 32) & (hashes.length - 1);
        while (times[slot] != 0 && hashes[slot] != hash) {
            slot = (slot + 1) & (hashes.length - 1);
        }
        return slot;
    }

    private void grow() {
        long[] hashesBefore = hashes;
        int[] timesBefore = times;
        int[] firstBefore = first;
        int[] secondBefore = second;
        int[] lookBefore = look;
        int capacity = hashesBefore.length * 2;
        hashes = new long[capacity];
        times = new int[capacity];
        first = new int[capacity];
        second = new int[capacity];
        look = new int[capacity];
        for (int i = 0; i < hashesBefore.length; i++) {
            if (timesBefore[i] != 0) {
                int slot = slot(hashesBefore[i]);
                hashes[slot] = hashesBefore[i];
                times[slot] = timesBefore[i];
                first[slot] = firstBefore[i];
                second[slot] = secondBefore[i];
                look[slot] = lookBefore[i];
            }
        }
    }

    static boolean isLetter(char c) {
        int small = c | 0x20;
        return small >= 'a' && small <= 'z';
    }

    private static boolean isBlank(char c) {
        return kind(c) == BLANK;
    }

    private static boolean isEmphasis(char c) {
        return c == '*' || c == '_' || c == '~';
    }

    private static boolean isApostrophe(char c) {
        return c == '\'' || c == '’';
    }

    private static byte kind(char c) {
        return c < 128 ? KINDS[c] : kindBeyondAscii(c);
    }

    private static byte kindBeyondAscii(char c) {
        return switch (c) {
            case '\u00A0' -> BLANK;
            case '“', '‘', '«' -> OPENER;
            case '”', '»', '…' -> CLOSER;
            case '’' -> QUOTE;
            case '–', '—' -> DASH;
            default -> STRANGE;
        };
    }
}
