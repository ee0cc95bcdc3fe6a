package dev.demarc.wording;

import dev.demarc.source.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /**
     * A table with open addressing: number, times, two places, and what is known of the word's look. Only times are 0
     * where no word is.
     */
    private static final class Table {
        final long[] hashes;
        final int[] times;
        final int[] first;
        final int[] second;
        final int[] look;

        Table(int room) {
            hashes = new long[room];
            times = new int[room];
            first = new int[room];
            second = new int[room];
            look = new int[room];
        }
    }

    private static final int LEAST = 64;
    private static final int USUAL = 1024;
    private static final int MOST_KEPT = 16 * USUAL;

    /** An empty table that an earlier file on this thread is done with: it would be a tenth of all that reading a page takes. */
    private static final ThreadLocal<@Nullable Table> SPARE = new ThreadLocal<>();

    private Table table;

    /** How much of the table is used: its order is told by the file alone, whatever came before it. */
    private int capacity;

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
        this.capacity = Math.max(LEAST, Math.min(USUAL, Integer.highestOneBit(text.length / 8 + 1)));
        Table spare = SPARE.get();
        SPARE.set(null);
        this.table = spare == null ? new Table(USUAL) : spare;
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

    /** What is to be kept; nothing more can be taken then. */
    public Wording done(String place, Spans spans) {
        long[] hashes = table.hashes;
        int[] times = table.times;
        int[] look = table.look;
        var known = KnownWords.english();
        long[] counts = new long[size];
        int kept = 0;
        int unknown = 0;
        var rare = new ArrayList<Wording.Rare>();
        for (int slot = 0; slot < capacity; slot++) {
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
        release();
        return new Wording(place, rare, Arrays.copyOf(counts, kept));
    }

    private void release() {
        Arrays.fill(table.times, 0, capacity, 0);
        if (table.times.length <= MOST_KEPT) {
            SPARE.set(table);
        }
        table = new Table(0);
        capacity = 0;
    }

    private void addRare(int slot, int length, KnownWords known, Spans spans, List<Wording.Rare> rare) {
        int look = table.look[slot];
        int times = table.times[slot];
        if (times > 2 || (look & (SMALL | MIXED)) != SMALL) {
            return;
        }
        int first = table.first[slot];
        String word = new String(text, first, length);
        if (known.hasBehindPrefix(word)) {
            return;
        }
        boolean name = (look & NAME) != 0;
        rare.add(new Wording.Rare(word, spans.span(first, first + length), name));
        if (times == 2) {
            int second = table.second[slot];
            rare.add(new Wording.Rare(new String(text, second, length), spans.span(second, second + length), name));
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
            int letters = letters(i, to);
            if (letters < to && text[letters] == ' ' && letters - i < KnownWords.SHORTEST) {
                // Every other word: nothing of it would be kept.
                i = letters + 1;
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

    /** Where letters end; no further than the shortest word that counts. */
    private int letters(int from, int to) {
        char[] s = text;
        int end = Math.min(to, from + KnownWords.SHORTEST);
        int i = from;
        while (i < end) {
            int small = s[i] | 0x20;
            if (small < 'a' || small > 'z') {
                break;
            }
            i++;
        }
        return i;
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
            int look = pendingLook[i] | (name ? NAME : 0);
            int times = ++table.times[slot];
            if (times == 1) {
                table.first[slot] = starts[i];
                table.look[slot] = look;
            } else {
                if (times == 2) {
                    table.second[slot] = starts[i];
                }
                table.look[slot] |= look;
            }
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
        if (table.times[slot] == 0) {
            if (++size * 2 > capacity) {
                grow();
                slot = slot(hash);
            }
            table.hashes[slot] = hash;
        }
        return slot;
    }

    private int slot(long hash) {
        long[] hashes = table.hashes;
        int[] times = table.times;
        int slot = (int) (hash >>> 32) & (capacity - 1);
        while (times[slot] != 0 && hashes[slot] != hash) {
            slot = (slot + 1) & (capacity - 1);
        }
        return slot;
    }

    private void grow() {
        Table before = table;
        int end = capacity;
        capacity *= 2;
        table = new Table(Math.max(USUAL, capacity));
        for (int i = 0; i < end; i++) {
            if (before.times[i] != 0) {
                int slot = slot(before.hashes[i]);
                table.hashes[slot] = before.hashes[i];
                table.times[slot] = before.times[i];
                table.first[slot] = before.first[i];
                table.second[slot] = before.second[i];
                table.look[slot] = before.look[i];
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
