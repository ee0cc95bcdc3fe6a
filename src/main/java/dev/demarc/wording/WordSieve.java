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

    private static final String OPENING = "(\"'“‘«";
    private static final String CLOSING = ".,;:!?)\"'”’»…";

    private final String text;

    // A table with open addressing: number, times, two places, and what is known of the word's look.
    private long[] hashes;
    private int[] times;
    private int[] first;
    private int[] second;
    private int[] look;
    private int size;

    /** A sieve for a file. */
    public WordSieve(String text) {
        this.text = text;
        int capacity = Math.max(64, Integer.highestOneBit(text.length() / 8 + 1));
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
        String word = text.substring(first[slot], first[slot] + length);
        if (known.hasBehindPrefix(word)) {
            return;
        }
        boolean name = (look[slot] & NAME) != 0;
        rare.add(new Wording.Rare(word, spans.span(first[slot], first[slot] + length), name));
        if (times[slot] == 2) {
            String again = text.substring(second[slot], second[slot] + length);
            rare.add(new Wording.Rare(again, spans.span(second[slot], second[slot] + length), name));
        }
    }

    private void chunks(int from, int to, boolean glued, boolean name) {
        int i = from;
        while (i < to) {
            while (i < to && isBlank(text.charAt(i))) {
                i++;
            }
            int start = i;
            while (i < to && !isBlank(text.charAt(i))) {
                i++;
            }
            if (i - start < KnownWords.SHORTEST
                    || (glued && start == from && !mayBegin(start))
                    || (glued && i == to && !mayEnd(i))) {
                continue;
            }
            chunk(start, i, name);
        }
    }

    /** Whether what stands before running text leaves its first word whole. */
    private boolean mayBegin(int start) {
        int i = start - 1;
        while (i >= 0 && isEmphasis(text.charAt(i))) {
            i--;
        }
        if (i < 0 || isBlank(text.charAt(i))) {
            return true;
        }
        char c = text.charAt(i);
        if (c == '[') {
            return i == 0 || !Character.isLetterOrDigit(text.charAt(i - 1));
        }
        return c == '>' || c == '|' || c == ',' || OPENING.indexOf(c) >= 0;
    }

    /** Whether what follows running text leaves its last word whole. */
    private boolean mayEnd(int end) {
        int i = end;
        while (i < text.length() && isEmphasis(text.charAt(i))) {
            i++;
        }
        if (i >= text.length() || isBlank(text.charAt(i))) {
            return true;
        }
        char c = text.charAt(i);
        char next = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
        return switch (c) {
            case '[' -> next == '^';
            case '<' -> next == '/' || next == '!' || text.startsWith("br", i + 1);
            case '\\' -> next == '\n' || next == '\r';
            default -> c == ']' || c == '|' || CLOSING.indexOf(c) >= 0;
        };
    }

    private void chunk(int start, int end, boolean name) {
        int from = start;
        int to = end;
        while (from < to && OPENING.indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && CLOSING.indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        if (to - from < KnownWords.SHORTEST || text.charAt(from) == '-') {
            return;
        }
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (!isLetter(c) && !isApostrophe(c) && c != '-' && c != '–' && c != '—') {
                return;
            }
        }
        parts(from, to, name);
    }

    private void parts(int from, int to, boolean name) {
        int i = from;
        while (i < to) {
            int start = i;
            i = letters(i, to);
            int end = i;
            boolean whole = true;
            if (i < to && isApostrophe(text.charAt(i))) {
                while (i < to && isApostrophe(text.charAt(i))) {
                    i++;
                }
                int tail = i;
                i = letters(i, to);
                whole = i == tail || (i == tail + 1 && (text.charAt(tail) | 0x20) == 's');
            }
            if (whole && end - start >= KnownWords.SHORTEST) {
                word(start, end, name);
            }
            i = Math.max(i, start + 1);
        }
    }

    private int letters(int from, int to) {
        int i = from;
        while (i < to && isLetter(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private void word(int start, int end, boolean name) {
        int capitals = 0;
        for (int i = start + 1; i < end; i++) {
            capitals += text.charAt(i) < 'a' ? 1 : 0;
        }
        int seen = capitals > 0 ? MIXED : text.charAt(start) >= 'a' ? SMALL : 0;
        int slot = enter(WordHash.of(text, start, end));
        times[slot]++;
        if (times[slot] == 1) {
            first[slot] = start;
            look[slot] = (end - start) * LENGTH;
        } else if (times[slot] == 2) {
            second[slot] = start;
        }
        look[slot] |= seen | (name ? NAME : 0);
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
        return c <= ' ' || c == '\u00A0';
    }

    private static boolean isEmphasis(char c) {
        return c == '*' || c == '_' || c == '~';
    }

    private static boolean isApostrophe(char c) {
        return c == '\'' || c == '’';
    }
}
