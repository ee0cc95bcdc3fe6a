package dev.demarc.markdown;

import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.Arrays;
import java.util.List;

/** A stretch of running text, joined from its lines, that knows where each of its characters stands in the file. */
final class Passage {

    private final String text;
    private final int[] starts;
    private final int[] offsets;
    private final int parts;

    private Passage(Builder from) {
        this.text = from.text.toString();
        this.starts = from.starts;
        this.offsets = from.offsets;
        this.parts = from.parts;
    }

    /** Joins the lines of a block, each without the white space around it that has no meaning. */
    static Passage of(String body, int bodyStart, List<BasedSequence> lines) {
        var builder = new Builder();
        for (int i = 0; i < lines.size(); i++) {
            BasedSequence line = lines.get(i);
            int from = line.getStartOffset();
            int to = line.getEndOffset();
            while (to > from && (body.charAt(to - 1) == '\n' || body.charAt(to - 1) == '\r')) {
                to--;
            }
            from = Scan.spaces(body, from, to);
            if (i == lines.size() - 1) {
                while (to > from && (body.charAt(to - 1) == ' ' || body.charAt(to - 1) == '\t')) {
                    to--;
                }
            }
            builder.add(body, from, to, bodyStart + from);
            if (i < lines.size() - 1) {
                builder.text.append('\n');
            }
        }
        return builder.done();
    }

    String text() {
        return text;
    }

    /** Where a character stands in the file; for the end of the text, where that is. */
    int offset(int at) {
        return parts == 0 ? 0 : offset(partOf(at), at);
    }

    /** Where a stretch begins in the file that stands there in one piece; −1 if it doesn't. */
    int offsetOfPiece(int from, int to) {
        int part = partOf(to - 1);
        return part >= 0 && starts[part] <= from ? offset(part, from) : -1;
    }

    /** A stretch of it. */
    Passage cut(int from, int to) {
        var builder = new Builder();
        for (int part = 0; part < parts; part++) {
            int start = Math.max(from, starts[part]);
            int end = part + 1 < parts ? Math.min(to, starts[part + 1]) : to;
            if (start < end) {
                builder.add(text, start, end, offset(part, start));
            }
        }
        return builder.done();
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
        private final StringBuilder text = new StringBuilder();
        private int[] starts = new int[4];
        private int[] offsets = new int[4];
        private int parts;

        Builder add(String from, int start, int end, int offset) {
            if (parts == starts.length) {
                starts = Arrays.copyOf(starts, parts * 2);
                offsets = Arrays.copyOf(offsets, parts * 2);
            }
            starts[parts] = text.length();
            offsets[parts++] = offset;
            text.append(from, start, end);
            return this;
        }

        Passage done() {
            return new Passage(this);
        }
    }
}
