package dev.demarc.source;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Turns offsets in a text into lines and columns.
 *
 * <p>Offsets are those of Java, in UTF-16 code units; columns count code points. A line ends at {@code \n}, {@code
 * \r\n} or a lone {@code \r}.
 */
public final class Lines {

    /** A byte of 1, eight times. */
    private static final long EACH = 0x0101010101010101L;
    /** The topmost bit of each byte. */
    private static final long TOPS = EACH << 7;

    private final String text;
    private final int[] starts;

    private Lines(String text, int[] starts) {
        this.text = text;
        this.starts = starts;
    }

    /**
     * The lines of a text of which somebody has found out already where they begin.
     *
     * @param starts not copied
     */
    public static Lines of(String text, int[] starts) {
        return new Lines(text, starts);
    }

    /** Indexes the lines of a text. */
    public static Lines of(String text) {
        var ends = new Ends(text);
        byte[] low = lowBytes(text);
        int whole = low.length & ~(Long.BYTES - 1);
        ByteBuffer longs = ByteBuffer.wrap(low).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < whole; i += Long.BYTES) {
            // Eight letters at a time: most often no line ends among them.
            for (long marks = marks(longs.getLong(i)); marks != 0; marks &= marks - 1) {
                ends.mayBe(i + Long.numberOfTrailingZeros(marks) / Byte.SIZE);
            }
        }
        for (int i = whole; i < low.length; i++) {
            ends.mayBe(i);
        }
        return new Lines(text, ends.starts());
    }

    /**
     * The topmost bit of each byte that is {@code \n} or {@code \r}; behind one of these, of others too at times. After
     * “Hacker's Delight” by Henry S. Warren, 6-1.
     */
    private static long marks(long eight) {
        long feeds = eight ^ EACH * '\n';
        long returns = eight ^ EACH * '\r';
        return (((feeds - EACH) & ~feeds) | ((returns - EACH) & ~returns)) & TOPS;
    }

    /** Where lines end, as they are found. */
    private static final class Ends {
        private final String text;
        private int[] starts;
        private int count = 1;

        Ends(String text) {
            this.text = text;
            this.starts = new int[Math.max(16, text.length() / 32)];
        }

        /** Looks whether a line ends behind that code unit. */
        void mayBe(int at) {
            char c = text.charAt(at);
            if (c == '\n' || (c == '\r' && (at + 1 == text.length() || text.charAt(at + 1) != '\n'))) {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, count * 2);
                }
                starts[count++] = at + 1;
            }
        }

        int[] starts() {
            return Arrays.copyOf(starts, count);
        }
    }

    /** The lower byte of each code unit: copied at once, and read without the steps that each letter of a text takes. */
    @SuppressWarnings("deprecation") // It drops the upper bytes, which is what is wanted here.
    private static byte[] lowBytes(String text) {
        var low = new byte[text.length()];
        text.getBytes(0, low.length, low, 0);
        return low;
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
        int at = from;
        for (int point = 1; point < column && at < to; point++) {
            boolean pair = Character.isHighSurrogate(text.charAt(at))
                    && at + 1 < to
                    && Character.isLowSurrogate(text.charAt(at + 1));
            at += pair ? 2 : 1;
        }
        return at;
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
