package dev.demarc.source;

import org.jspecify.annotations.Nullable;

/**
 * A stretch of text in a file. Lines and columns count from 1, columns in code points (a tab is one).
 *
 * @param line the first line
 * @param column the first column
 * @param endLine the line of the end
 * @param endColumn the column after the last
 */
public record Span(int line, int column, int endLine, int endColumn) implements Comparable<Span> {

    /** Where a whole file is meant. */
    public static final Span START = new Span(1, 1, 1, 1);

    /** Guards that a span lies in a file and doesn't end before it begins. */
    public Span {
        if (line < 1 || column < 1 || endLine < line || (endLine == line && endColumn < column)) {
            throw new IllegalArgumentException("No span: %d:%d to %d:%d".formatted(line, column, endLine, endColumn));
        }
    }

    /** A stretch of one line. */
    public static Span of(int line, int column, int length) {
        return new Span(line, column, line, column + length);
    }

    /** The same stretch in a file in which {@code lines} more lines stand before it. */
    public Span down(int lines) {
        return lines == 0 ? this : new Span(line + lines, column, endLine + lines, endColumn);
    }

    // By hand: Java would spin the method from method handles at each start, which no archive of classes keeps.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Span span && compareTo(span) == 0;
    }

    @Override
    public int hashCode() {
        return ((line * 31 + column) * 31 + endLine) * 31 + endColumn;
    }

    @Override
    public int compareTo(Span other) {
        int byLine = Integer.compare(line, other.line);
        int byColumn = byLine != 0 ? byLine : Integer.compare(column, other.column);
        int byEndLine = byColumn != 0 ? byColumn : Integer.compare(endLine, other.endLine);
        return byEndLine != 0 ? byEndLine : Integer.compare(endColumn, other.endColumn);
    }
}
