package dev.demarc.diagram;

import dev.demarc.diagram.TextWidth.Lines;
import dev.demarc.matrix.Category;
import java.util.List;

/** Names over columns that are too narrow for them: turned by a quarter. */
final class Heads {
    private Heads() {}

    /** Whether a single word of some name is wider than its column. */
    static boolean mustTurn(List<Category> columns, double max) {
        return columns.stream()
                .flatMap(category -> TextWidth.SPACE.splitAsStream(category.name()))
                .anyMatch(word -> TextWidth.width(word, Pen.SMALL, true) > max);
    }

    /** The length of the longest name, within limits. */
    static double turnedHeight(List<Category> columns, double max) {
        double longest = columns.stream()
                .mapToDouble(category -> TextWidth.width(category.name(), Pen.SMALL, true))
                .max()
                .orElse(0);
        return Math.ceil(Math.min(max, longest));
    }

    static String turned(String name, double x, double y, double max) {
        Lines lines = TextWidth.wrap(name, max, Pen.SMALL, true, 1);
        return "<text class=\"d-h d-m\" transform=\"translate(" + Pen.n(x) + " " + Pen.n(y) + ")rotate(-90)\">"
                + Pen.hint(lines, name) + Pen.escape(lines.lines().get(0)) + "</text>\n";
    }
}
