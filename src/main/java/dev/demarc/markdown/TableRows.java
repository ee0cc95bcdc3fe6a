package dev.demarc.markdown;

import com.vladsch.flexmark.util.sequence.BasedSequence;
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
     * A cell's text, trimmed; offsets in the line.
     *
     * @param from after the pipe before it
     * @param to at the pipe behind it
     */
    record Slice(int start, int end, int from, int to) {}

    private TableRows() {}

    /** Whether lines of a paragraph hold a table's head and the row of dashes below it. */
    static boolean isTable(List<BasedSequence> lines) {
        return headOf(lines.stream().map(BasedSequence::toString).toList()) >= 0;
    }

    /** The line that is a table's head, or −1. */
    static int headOf(List<String> lines) {
        for (int i = 1; i < lines.size(); i++) {
            List<Align> columns = columns(lines.get(i));
            if (columns != null) {
                String head = lines.get(i - 1);
                boolean piped = head.indexOf('|') >= 0 || lines.get(i).indexOf('|') >= 0;
                if (piped && cells(head).size() == columns.size()) {
                    return i - 1;
                }
            }
        }
        return -1;
    }

    /** The columns that a row of dashes tells; nothing if it is no such row. */
    static @Nullable List<Align> columns(String line) {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c != '-' && c != '|' && c != ':' && !Scan.isBlank(c)) {
                return null;
            }
        }
        var columns = new ArrayList<Align>();
        for (Slice cell : cells(line)) {
            int from = cell.start();
            int to = cell.end();
            boolean left = from < to && line.charAt(from) == ':';
            boolean right = to - 1 > from && line.charAt(to - 1) == ':';
            int dashes = from + (left ? 1 : 0);
            int end = to - (right ? 1 : 0);
            if (dashes >= end) {
                return null;
            }
            for (int i = dashes; i < end; i++) {
                if (line.charAt(i) != '-') {
                    return null;
                }
            }
            columns.add(left && right ? Align.CENTER : right ? Align.RIGHT : left ? Align.LEFT : Align.NONE);
        }
        return columns.isEmpty() ? null : columns;
    }

    /** The cells of a line, those beyond the head's count too. */
    static List<Slice> cells(String line) {
        int end = line.length();
        while (end > 0 && Scan.isBlank(line.charAt(end - 1))) {
            end--;
        }
        int at = Scan.blanks(line, 0, end);
        if (at < end && line.charAt(at) == '|') {
            at++;
        }
        var cells = new ArrayList<Slice>();
        int start = at;
        for (int i = at; i < end; i++) {
            char c = line.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '|') {
                cells.add(trimmed(line, start, i));
                start = i + 1;
            }
        }
        if (start < end) {
            cells.add(trimmed(line, start, end));
        }
        return cells;
    }

    private static Slice trimmed(String line, int from, int to) {
        int start = Scan.blanks(line, from, to);
        int end = to;
        while (end > start && Scan.isBlank(line.charAt(end - 1))) {
            end--;
        }
        return new Slice(start, end, from, to);
    }

    /** A cell's text, in which an escaped pipe is a pipe, even in code. */
    static Passage passage(String line, Slice cell, int offset) {
        var builder = new Passage.Builder();
        int from = cell.start();
        for (int i = from; i < cell.end(); i++) {
            if (line.charAt(i) == '\\' && i + 1 < cell.end() && line.charAt(i + 1) == '|') {
                builder.add(line, from, i, offset + from);
                from = i + 1;
                i++;
            }
        }
        return builder.add(line, from, cell.end(), offset + from).done();
    }
}
