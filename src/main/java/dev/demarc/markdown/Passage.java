package dev.demarc.markdown;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of running text that knows where each of its characters stands in the file.
 *
 * <p>Most have one line: those are a window on the file's characters, and nothing is copied. Others are joined from their
 * lines. Offsets in a passage are those in {@link #s}, from {@link #start} on.
 */
final class Passage {

    private static final int[] NONE = new int[0];

    private static final int SHORT = 12;

    /** Where its text stands; between {@link #start} and {@link #end}, and nowhere else. */
    final char[] s;

    final int start;
    final int end;

    /** The file, if the text stands in it. */
    private final @Nullable String file;

    /** Where each of its parts begins, and where that is in the file; none if the text stands in the file itself. */
    private final int[] starts;

    private final int[] offsets;
    private final int parts;

    private Passage(char[] s, int start, int end, @Nullable String file, int[] starts, int[] offsets, int parts) {
        this.s = s;
        this.file = file;
        this.start = start;
        this.end = end;
        this.starts = starts;
        this.offsets = offsets;
        this.parts = parts;
    }

    /**
     * What stands in the file between two offsets.
     *
     * @param text the file once more, if it is at hand: long stretches are copied from it
     */
    static Passage window(char[] file, @Nullable String text, int start, int end) {
        return new Passage(file, start, end, text, NONE, NONE, 0);
    }

    /** Joins the lines of a block, each without the white space around it that has no meaning. */
    static Passage of(char[] file, @Nullable String text, List<Line> lines) {
        int count = lines.size();
        Line first = lines.get(0);
        if (count == 1) {
            int end = Part.withoutBreak(file, first.start(), first.end());
            int from = Scan.spaces(file, first.start(), end);
            return window(file, text, from, withoutSpaces(file, from, end));
        }
        Line last = lines.get(count - 1);
        var builder = new Builder(last.end() - first.start() + count, count);
        for (int i = 0; i < count; i++) {
            Line line = lines.get(i);
            int end = Part.withoutBreak(file, line.start(), line.end());
            int from = Scan.spaces(file, line.start(), end);
            if (i > 0) {
                builder.text[builder.length++] = '\n';
            }
            builder.add(file, from, i < count - 1 ? end : withoutSpaces(file, from, end));
        }
        return builder.done();
    }

    private static int withoutSpaces(char[] file, int from, int to) {
        int end = to;
        while (end > from && (file[end - 1] == ' ' || file[end - 1] == '\t')) {
            end--;
        }
        return end;
    }

    boolean isEmpty() {
        return start == end;
    }

    String text() {
        return text(start, end);
    }

    /** A stretch of it as a text. */
    String text(int from, int to) {
        return file == null ? Scan.text(s, from, to) : file.substring(from, to);
    }

    /** Appends a stretch of it. A string is copied at once, and characters are one by one. */
    void append(StringBuilder out, int from, int to) {
        if (file == null || to - from < SHORT) {
            out.append(s, from, to - from);
        } else {
            out.append(file.substring(from, to));
        }
    }

    /** Where a character stands in the file; for the end of the text, where that is. */
    int offset(int at) {
        return parts == 0 ? at : offset(partOf(at), at);
    }

    /** Where a stretch begins in the file that stands there in one piece; −1 if it doesn't. */
    int offsetOfPiece(int from, int to) {
        if (parts == 0) {
            return from;
        }
        int part = partOf(to - 1);
        return starts[part] <= from ? offset(part, from) : -1;
    }

    /** A stretch of it, at the same offsets. */
    Passage cut(int from, int to) {
        return new Passage(s, from, to, file, starts, offsets, parts);
    }

    private int offset(int part, int at) {
        return offsets[part] + at - starts[part];
    }

    private int partOf(int at) {
        int part = parts - 1;
        while (part > 0 && starts[part] > at) {
            part--;
        }
        return part;
    }

    /** Gathers parts. */
    static final class Builder {
        private final char[] text;
        private int length;
        private int[] starts;
        private int[] offsets;
        private int parts;

        /**
         * Nothing yet.
         *
         * @param most so many characters at most
         * @param likely how many parts there may be
         */
        Builder(int most, int likely) {
            text = new char[most];
            starts = new int[likely];
            offsets = new int[likely];
        }

        /** Adds what stands in the file between two offsets. */
        void add(char[] file, int from, int to) {
            if (parts == starts.length) {
                starts = Arrays.copyOf(starts, parts * 2);
                offsets = Arrays.copyOf(offsets, parts * 2);
            }
            starts[parts] = length;
            offsets[parts++] = from;
            System.arraycopy(file, from, text, length, to - from);
            length += to - from;
        }

        Passage done() {
            return new Passage(text, 0, length, null, starts, offsets, parts);
        }
    }
}
