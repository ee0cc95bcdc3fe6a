package dev.demarc.markdown;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts the lines of a table into cells. */
final class TableRows {

    /** How a column is aligned. */
    enum Align {
        NONE,
        LEFT,
        CENTER,
        RIGHT
    }

    /**
     * A cell's text, trimmed; offsets in the file.
     *
     * @param from after the pipe before it
     * @param to at the pipe behind it
     */
    record Slice(int start, int end, int from, int to) {}

    private TableRows() {}

    /** Whether lines of a paragraph hold a table's head and the row of dashes below it. */
    static boolean isTable(char[] s, List<Line> lines) {
        return headOf(s, lines) >= 0;
    }

    /** The line that is a table's head, or −1. */
    static int headOf(char[] s, List<Line> lines) {
        for (int i = 1; i < lines.size(); i++) {
            Line line = lines.get(i);
            Line head = lines.get(i - 1);
            List<Align> columns = columns(s, line);
            if (columns != null
                    && (hasPipe(s, head) || hasPipe(s, line))
                    && cells(s, head).size() == columns.size()) {
                return i - 1;
            }
        }
        return -1;
    }

    private static boolean hasPipe(char[] s, Line line) {
        return Scan.find(s, line.start(), line.end(), '|') >= 0;
    }

    /** The columns that a row of dashes tells; nothing if it is no such row. */
    static @Nullable List<Align> columns(char[] s, Line line) {
        for (int i = line.start(); i < line.end(); i++) {
            char c = s[i];
            if (c != '-' && c != '|' && c != ':' && !Scan.isBlank(c)) {
                return null;
            }
        }
        var columns = new ArrayList<Align>();
        for (Slice cell : cells(s, line)) {
            int from = cell.start();
            int to = cell.end();
            boolean left = from < to && s[from] == ':';
            boolean right = to - 1 > from && s[to - 1] == ':';
            int dashes = from + (left ? 1 : 0);
            int end = to - (right ? 1 : 0);
            if (dashes >= end) {
                return null;
            }
            for (int i = dashes; i < end; i++) {
                if (s[i] != '-') {
                    return null;
                }
            }
            columns.add(left && right ? Align.CENTER : right ? Align.RIGHT : left ? Align.LEFT : Align.NONE);
        }
        return columns.isEmpty() ? null : columns;
    }

    /** The cells of a line, those beyond the head's count too. */
    static List<Slice> cells(char[] s, Line line) {
        int end = Scan.trimmed(s, line.start(), line.end());
        int at = Scan.blanks(s, line.start(), end);
        if (at < end && s[at] == '|') {
            at++;
        }
        var cells = new ArrayList<Slice>();
        int start = at;
        for (int i = at; i < end; i++) {
            char c = s[i];
            if (c == '\\') {
                i++;
            } else if (c == '|') {
                cells.add(trimmed(s, start, i));
                start = i + 1;
            }
        }
        if (start < end) {
            cells.add(trimmed(s, start, end));
        }
        return cells;
    }

    private static Slice trimmed(char[] s, int from, int to) {
        int start = Scan.blanks(s, from, to);
        return new Slice(start, Scan.trimmed(s, start, to), from, to);
    }

    /** A cell's text, in which an escaped pipe is a pipe, even in code. */
    static Passage passage(char[] s, String file, Slice cell) {
        int end = cell.end();
        int escaped = escapedPipe(s, cell.start(), end);
        if (escaped < 0) {
            return Passage.window(s, file, cell.start(), end);
        }
        var builder = new Passage.Builder(end - cell.start(), 2);
        int from = cell.start();
        while (escaped >= 0) {
            builder.add(s, from, escaped);
            from = escaped + 1;
            escaped = escapedPipe(s, from + 1, end);
        }
        builder.add(s, from, end);
        return builder.done();
    }

    private static int escapedPipe(char[] s, int from, int to) {
        for (int i = from; i + 1 < to; i++) {
            if (s[i] == '\\' && s[i + 1] == '|') {
                return i;
            }
        }
        return -1;
    }
}
