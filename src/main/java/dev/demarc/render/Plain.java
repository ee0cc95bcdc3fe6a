package dev.demarc.render;

import dev.demarc.render.Section.Excerpt;
import dev.demarc.source.Span;

/** Text from files of which nobody knows what is in them, made fit to stand in HTML and to be read. */
final class Plain {

    private static final int LONGEST = 1_000;
    private static final int WIDEST = 160;
    private static final int REPLACEMENT = 0xFFFD;

    private Plain() {}

    /** The text in one line, cut where it is very long. */
    static String of(String text) {
        int[] points = text.codePoints().limit(LONGEST + 1L).toArray();
        int length = Math.min(points.length, LONGEST);
        return of(points, 0, length) + (points.length > LONGEST ? "…" : "");
    }

    /** A line with what is wrong in it, cut to a window round that if it is long. */
    static Excerpt excerpt(String line, Span span) {
        int[] points = line.codePoints().toArray();
        int from = Math.min(span.column() - 1, points.length);
        int end = span.endLine() == span.line() ? Math.min(span.endColumn() - 1, points.length) : points.length;
        int start = points.length <= WIDEST ? 0 : Math.max(0, Math.min(from, points.length) - WIDEST / 3);
        int stop = Math.min(points.length, start + WIDEST);
        int until = Math.min(stop, Math.max(end, Math.min(from + 1, points.length)));
        return new Excerpt(
                span.line(),
                (start > 0 ? "…" : "") + of(points, start, from),
                // At a line's end there is nothing to mark but the place itself.
                from >= until ? "\u00A0" : of(points, from, until),
                of(points, Math.max(from, until), stop) + (stop < points.length ? "…" : ""));
    }

    private static String of(int[] points, int from, int end) {
        var plain = new StringBuilder(end - from);
        for (int i = from; i < end; i++) {
            int c = points[i];
            plain.appendCodePoint(c == '\t' || c == '\n' || c == '\r' ? ' ' : isFit(c) ? c : REPLACEMENT);
        }
        return plain.toString();
    }

    /** Whether HTML allows it, and it doesn't turn the direction of what follows. */
    private static boolean isFit(int c) {
        boolean forbidden = Character.isISOControl(c)
                || (c >= 0xD800 && c <= 0xDFFF)
                || (c >= 0xFDD0 && c <= 0xFDEF)
                || (c & 0xFFFE) == 0xFFFE;
        boolean turns = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        return !forbidden && !turns;
    }
}
