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
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || (c == '\r' && !(i + 1 < text.length() && text.charAt(i + 1) == '\n'))) {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, count * 2);
                }
                starts[count++] = i + 1;
            }
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

    /** Where a line and a column, in code points, lie in the text; its end for what is beyond it. */
    public int offset(int line, int column) {
        int start = line <= starts.length ? starts[line - 1] : text.length();
        int points = Math.min(column - 1, text.codePointCount(start, text.length()));
        return text.offsetByCodePoints(start, points);
    }

    /** The span between two offsets, the end excluded. */
    public Span span(int start, int end) {
        int from = Math.max(0, Math.min(start, text.length()));
        int to = Math.max(from, Math.min(end, text.length()));
        return new Span(lineOf(from), columnOf(from), lineOf(to), columnOf(to));
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
