package dev.demarc.exchange.outgoing;

import dev.demarc.matrix.Matrix;
import java.util.ArrayList;
import java.util.List;

/** A matrix as a table of GitHub's Markdown, bound to the data, so that it is checked wherever it is put. */
public final class MarkdownTable {

    /** Wider columns aren't made even: nobody sees it any more. */
    private static final int EVEN = 40;

    private MarkdownTable() {}

    /** The table of a matrix. */
    public static Outgoing of(Matrix matrix) {
        var losses = new Losses(matrix);
        losses.wordsOfCells();
        losses.allBesideCells(false);
        var rows = new ArrayList<List<String>>();
        for (List<String> row : WideRows.of(matrix, false)) {
            rows.add(row.stream().map(MarkdownTable::escaped).toList());
        }
        var widths = widths(rows);
        var table = new StringBuilder("<!-- demarc: matrix=" + matrix.id() + " -->\n\n");
        row(rows.get(0), widths, table);
        row(widths.stream().map(width -> "-".repeat(Math.max(3, width))).toList(), widths, table);
        rows.subList(1, rows.size()).forEach(row -> row(row, widths, table));
        return Outgoing.of(table.toString(), losses.report());
    }

    private static void row(List<String> cells, List<Integer> widths, StringBuilder to) {
        to.append('|');
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            to.append(' ')
                    .append(cell)
                    .append(" ".repeat(Math.max(0, widths.get(i) - length(cell))))
                    .append(" |");
        }
        to.append('\n');
    }

    private static List<Integer> widths(List<List<String>> rows) {
        var widths = new ArrayList<Integer>();
        for (int i = 0; i < rows.get(0).size(); i++) {
            int column = i;
            int widest =
                    rows.stream().mapToInt(row -> length(row.get(column))).max().orElse(0);
            widths.add(widest > EVEN ? 3 : Math.max(3, widest));
        }
        return widths;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** A text that reads in a table's cell as it is. */
    private static String escaped(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        var escaped = new StringBuilder(line.length() + 4);
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean mark = "\\`*<[]|~".indexOf(c) >= 0
                    || (c == '_' && isEdge(line, i))
                    || (c == '&' && i + 1 < line.length() && line.charAt(i + 1) != ' ');
            escaped.append(mark ? "\\" : "").append(c);
        }
        return escaped.toString();
    }

    /** Whether a sign begins or ends a word; within one it emphasises nothing. */
    private static boolean isEdge(String line, int at) {
        return at == 0
                || at == line.length() - 1
                || !Character.isLetterOrDigit(line.charAt(at - 1))
                || !Character.isLetterOrDigit(line.charAt(at + 1));
    }
}
