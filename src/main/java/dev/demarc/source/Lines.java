package dev.demarc.source;

import java.util.Arrays;

/**
 * Turns offsets in a text into lines and columns.
 *
 * <p>Offsets are those of Java, in UTF-16 code units; columns count code points. A line ends at {@code \n}, {@code
 * \r\n} or a lone {@code \r}.
 */
public final class Lines {

    private final String text;
    private final int[] starts;

    private Lines(String text, int[] starts) {
        this.text = text;
        this.starts = starts;
    }

    /** Indexes the lines of a text. */
    public static Lines of(String text) {
        int[] starts = new int[Math.max(16, text.length() / 32)];
        int count = 1;
        byte[] low = lowBytes(text);
        for (int i = 0; i < low.length; i++) {
            // Nearly all letters are above both, and their place in the array need not be looked at again.
            if (low[i] > '\r' || low[i] < '\n' || !isEnd(text, i)) {
                continue;
            }
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, count * 2);
            }
            starts[count++] = i + 1;
        }
        return new Lines(text, Arrays.copyOf(starts, count));
    }

    /** The lower byte of each code unit: copied at once, and read without the steps that each letter of a text takes. */
    @SuppressWarnings("deprecation") // It drops the upper bytes, which is what is wanted here.
    private static byte[] lowBytes(String text) {
        var low = new byte[text.length()];
        text.getBytes(0, low.length, low, 0);
        return low;
    }

    /** Whether a line ends behind that code unit. */
    private static boolean isEnd(String text, int at) {
        char c = text.charAt(at);
        return c == '\n' || (c == '\r' && (at + 1 == text.length() || text.charAt(at + 1) != '\n'));
    }

    /** How many lines there are; an empty text has one. */
    public int count() {
        return starts.length;
    }

    /** The line, from 1, in which an offset lies. */
    public int lineOf(int offset) {
        int found = Arrays.binarySearch(starts, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** The column, from 1, in code points. */
    public int columnOf(int offset) {
        return text.codePointCount(starts[lineOf(offset) - 1], offset) + 1;
    }

    /**
     * The offset of a place; what lies beyond its line or the text is its end.
     *
     * @param line from 1
     * @param column from 1, in code points; a line's end counts as up to two, so that what {@link #span} told comes back
     */
    public int offset(int line, int column) {
        if (line > starts.length) {
            return text.length();
        }
        int from = starts[line - 1];
        int to = line < starts.length ? starts[line] : text.length();
        int points = Math.min(column - 1, text.codePointCount(from, to));
        return text.offsetByCodePoints(from, points);
    }

    /** The span between two offsets, the end excluded. */
    public Span span(int start, int end) {
        int from = Math.max(0, Math.min(start, text.length()));
        int to = Math.max(from, Math.min(end, text.length()));
        int line = lineOf(from);
        int column = text.codePointCount(starts[line - 1], from) + 1;
        // Most spans lie within a line.
        boolean within = line == starts.length || to < starts[line];
        return within
                ? new Span(line, column, line, column + text.codePointCount(from, to))
                : new Span(line, column, lineOf(to), columnOf(to));
    }

    /** The text of a line, from 1, without its end. */
    public String line(int number) {
        int from = starts[number - 1];
        int to = number < starts.length ? starts[number] : text.length();
        while (to > from && (text.charAt(to - 1) == '\n' || text.charAt(to - 1) == '\r')) {
            to--;
        }
        return text.substring(from, to);
    }
}
