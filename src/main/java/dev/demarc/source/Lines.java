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
        int feed = text.indexOf('\n');
        int back = text.indexOf('\r');
        while (feed >= 0 || back >= 0) {
            int end = back < 0 || (feed >= 0 && feed < back) ? feed : back;
            if (end == back) {
                end += feed == back + 1 ? 1 : 0;
                back = text.indexOf('\r', end + 1);
            }
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, count * 2);
            }
            starts[count++] = end + 1;
            feed = feed >= 0 && feed <= end ? text.indexOf('\n', end + 1) : feed;
        }
        return new Lines(text, Arrays.copyOf(starts, count));
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
