package dev.demarc.diagram;

import static dev.demarc.diagram.Pen.LABEL;
import static dev.demarc.diagram.Pen.SMALL;
import static dev.demarc.diagram.Pen.d;
import static dev.demarc.diagram.Pen.path;

import dev.demarc.diagram.TextWidth.Lines;
import dev.demarc.matrix.Cast;
import dev.demarc.matrix.Category;
import dev.demarc.matrix.Holder;
import dev.demarc.matrix.Matrix;
import dev.demarc.matrix.Party;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Two parties as two regions, with one line that steps from category to category. */
public final class StaircaseDiagram {
    private static final double SPINE = 10;
    private static final double ROW = 26;
    private static final double ROW_NARROW = 24;
    private static final double TURNED_MAX = 120;
    private static final double NAMES_FROM = 110;

    /**
     * What makes a staircase.
     *
     * @param cuts for each category, how many rows the upper party holds
     * @param lower the same as the upper if one party holds all
     */
    private record Shape(Party upper, Party lower, List<Integer> cuts) {}

    private final Matrix matrix;
    private final Drawing drawing;
    private final Shape shape;
    private final Ink ink;
    private final boolean narrow;
    private final double size;
    private final double row;
    private final double labels;
    private final double column;
    private final boolean turned;
    private final List<Lines> names = new ArrayList<>();
    private final double head;
    private final double bottom;

    private StaircaseDiagram(Matrix matrix, Drawing drawing, Shape shape) {
        this.matrix = matrix;
        this.drawing = drawing;
        this.shape = shape;
        this.ink = new Ink(drawing.fullId());
        this.narrow = drawing.width() == Width.NARROW;
        this.size = narrow ? SMALL : LABEL;
        this.row = narrow ? ROW_NARROW : ROW;
        double longest = matrix.concerns().stream()
                .mapToDouble(concern -> TextWidth.width(concern.name(), size, false))
                .max()
                .orElse(0);
        this.labels = narrow ? Math.min(176, longest + 8) : Math.max(150, Math.min(230, longest + 16));
        this.column = (drawing.width().units() - labels) / matrix.categories().size();
        this.turned = Heads.mustTurn(matrix.categories(), column - 4);
        int most = 1;
        for (Category category : matrix.categories()) {
            Lines lines = TextWidth.wrap(category.name(), column - 4, size, true, 3);
            names.add(lines);
            most = Math.max(most, lines.lines().size());
        }
        if (turned) {
            this.head = 12 + Heads.turnedHeight(matrix.categories(), TURNED_MAX);
        } else {
            this.head = (narrow ? 14 : 29) + 15 * most;
        }
        this.bottom = head + matrix.concerns().size() * row;
    }

    /** Whether each category, from the top down, is one party's run and then the other's. */
    public static boolean fits(Matrix matrix) {
        return shape(matrix).isPresent();
    }

    /** The drawing, as an {@code svg} element; a matrix that doesn't fit is drawn as a {@link MatrixDiagram}. */
    public static String draw(Matrix matrix, Drawing drawing) {
        return shape(matrix)
                .map(shape -> new StaircaseDiagram(matrix, drawing, shape).draw())
                .orElseGet(() -> MatrixDiagram.draw(matrix, drawing));
    }

    private static Optional<Shape> shape(Matrix matrix) {
        List<Party> found = new ArrayList<>();
        Cast cast = new Cast(matrix);
        Party upper = null;
        for (Category category : matrix.categories()) {
            Party above = null;
            for (Holder holder : Cast.column(matrix, category)) {
                if (!(holder instanceof Holder.Owned owned)) {
                    return Optional.empty();
                }
                Party party = cast.party(owned.part().party());
                if (found.stream().noneMatch(each -> each.id().equals(party.id()))) {
                    found.add(party);
                }
                if (above != null && !above.id().equals(party.id())) {
                    if (upper != null && !upper.id().equals(above.id())) {
                        return Optional.empty();
                    }
                    upper = above;
                }
                above = party;
            }
        }
        if (found.isEmpty() || found.size() > 2) {
            return Optional.empty();
        }
        Party first = found.get(0);
        Party last = found.get(found.size() - 1);
        // No column has both: then the party with the greater number is above, as in a stack.
        Party over = upper != null ? upper : first.number() >= last.number() ? first : last;
        Party under = over.equals(first) ? last : first;
        List<Integer> cuts = new ArrayList<>();
        for (Category category : matrix.categories()) {
            Optional<Integer> cut = cut(Cast.column(matrix, category), over);
            if (cut.isEmpty()) {
                return Optional.empty();
            }
            cuts.add(cut.get());
        }
        return Optional.of(new Shape(over, under, List.copyOf(cuts)));
    }

    private static Optional<Integer> cut(List<Holder> column, Party upper) {
        int cut = 0;
        while (cut < column.size() && column.get(cut).parties().contains(upper.id())) {
            cut++;
        }
        boolean again = column.subList(cut, column.size()).stream()
                .anyMatch(holder -> holder.parties().contains(upper.id()));
        return again ? Optional.empty() : Optional.of(cut);
    }

    private double x(int j) {
        return labels + j * column;
    }

    private double y(int rows) {
        return head + rows * row;
    }

    private String draw() {
        var body = new StringBuilder();
        heads(body);
        regions(body);
        labels(body);
        for (int j = 0; j < shape.cuts().size(); j++) {
            int cut = shape.cuts().get(j);
            sign(body, j, shape.upper(), 0, cut);
            sign(body, j, shape.lower(), cut, matrix.concerns().size());
        }
        String line = line();
        body.append(path("class=\"d-w\" style=\"stroke-width:5\"", line));
        body.append(path("class=\"d-d\"", line)).append('\n');
        DiagramWords words = drawing.words();
        return new Sheet(drawing, drawing.width().units(), bottom + 3, ink.definitions(), true)
                .draw(
                        Telling.fill(words.told().titles().staircase(), matrix.title()),
                        new Telling(matrix, new Cast(matrix), words).tell(),
                        body,
                        spots().all());
    }

    private Spots spots() {
        var spots = new Spots(drawing);
        for (int j = 0; j < matrix.categories().size(); j++) {
            for (int i = 0; i < matrix.concerns().size(); i++) {
                spots.add(matrix.concerns().get(i), matrix.categories().get(j), x(j), y(i), column, row);
            }
        }
        return spots;
    }

    private void heads(StringBuilder body) {
        for (int j = 0; j < matrix.categories().size(); j++) {
            Category category = matrix.categories().get(j);
            double middle = x(j) + column / 2;
            if (turned) {
                body.append(Heads.turned(category.name(), middle + 4, head - 7, TURNED_MAX));
                continue;
            }
            double last = head - (narrow ? 9 : 24);
            Lines lines = names.get(j);
            body.append("<text class=\"")
                    .append(narrow ? "d-h d-m d-c" : "d-h d-c")
                    .append("\" y=\"");
            body.append(Pen.n(last - 15 * (lines.lines().size() - 1))).append("\">");
            body.append(Pen.spans(middle, 15, lines, category.name())).append("</text>\n");
            if (!narrow && !category.examples().isEmpty()) {
                String examples = String.join(drawing.words().told().joints().comma(), category.examples());
                Lines below = TextWidth.wrap(examples, column - 4, SMALL, 1);
                body.append("<text class=\"d-m d-c\" x=\"")
                        .append(Pen.n(middle))
                        .append("\" y=\"");
                body.append(Pen.n(head - 9)).append("\">").append(Pen.hint(below, examples));
                body.append(Pen.escape(below.lines().get(0))).append("</text>\n");
            }
        }
    }

    private void regions(StringBuilder body) {
        double right = drawing.width().units();
        body.append(region(shape.lower(), bottom))
                .append(region(shape.upper(), head))
                .append('\n');
        var guides = new StringBuilder();
        for (int i = 0; i <= matrix.concerns().size(); i++) {
            guides.append(d("M0 ", y(i), "H", right));
        }
        var gaps = new StringBuilder();
        for (int j = 0; j < shape.cuts().size(); j++) {
            double cut = y(shape.cuts().get(j));
            if (cut > head) {
                body.append(spine(shape.upper(), j, head, cut));
            }
            if (bottom > cut) {
                body.append(spine(shape.lower(), j, cut, bottom));
            }
            if (j > 0) {
                gaps.append(d("M", x(j), head, "V", bottom));
            }
        }
        body.append(path("class=\"d-g\" stroke-width=\".6\"", guides.toString()))
                .append('\n');
        if (gaps.length() > 0) {
            body.append(path("class=\"d-gp\"", gaps.toString())).append('\n');
        }
    }

    private String spine(Party party, int j, double from, double to) {
        return path(ink.spine(party), Pen.box(x(j), from, Math.min(SPINE, column / 2), to - from)) + "\n";
    }

    /** From one edge to the right, then back along the line. */
    private String region(Party party, double edge) {
        var data = new StringBuilder(
                d("M", labels, edge, "H", (double) drawing.width().units()));
        for (int j = shape.cuts().size() - 1; j >= 0; j--) {
            data.append(d("V", y(shape.cuts().get(j)), "H", x(j)));
        }
        return path(ink.tint(party), data.append('z').toString());
    }

    private void labels(StringBuilder body) {
        for (int i = 0; i < matrix.concerns().size(); i++) {
            String name = matrix.concerns().get(i).name();
            Lines lines = TextWidth.wrap(name, labels - 4, size, 1);
            body.append(narrow ? "<text style=\"font-size:11px\" x=\"0\" y=\"" : "<text x=\"0\" y=\"");
            body.append(Pen.n(y(i) + row / 2 + 4.4)).append("\">").append(Pen.hint(lines, name));
            body.append(Pen.escape(lines.lines().get(0))).append("</text>\n");
        }
    }

    private void sign(StringBuilder body, int j, Party party, int from, int to) {
        int rows = to - from;
        if (rows == 0 || column < SPINE + 18) {
            return;
        }
        int below = rows == 1 ? from + 1 : (int) Math.rint((from + to) / 2.0);
        double y = y(below - 1) + row / 2;
        if (column < NAMES_FROM) {
            body.append(ink.key(party, x(j) + (column + SPINE) / 2, y, 16)).append('\n');
            return;
        }
        double text = x(j) + SPINE + 30;
        Lines name = TextWidth.wrap(party.name(), column - SPINE - 34, LABEL, true, 1);
        body.append(ink.key(party, x(j) + SPINE + 16, y, 16));
        body.append("<text class=\"d-h\" x=\"")
                .append(Pen.n(text))
                .append("\" y=\"")
                .append(Pen.n(y + 4.4));
        body.append("\">").append(Pen.hint(name, party.name()));
        body.append(Pen.escape(name.lines().get(0))).append("</text>");
        if (rows > 1) {
            String share = Telling.fill(
                    drawing.words().told().joints().of(),
                    Integer.toString(rows),
                    Integer.toString(matrix.concerns().size()));
            body.append(Pen.text("class=\"d-m\"", text, y + row + 3.9, share));
        }
        body.append('\n');
    }

    private String line() {
        double now = y(shape.cuts().get(0));
        var data = new StringBuilder(d("M", narrow ? labels : 0.0, now));
        if (!narrow) {
            data.append(d("H", labels));
        }
        for (int j = 0; j < shape.cuts().size(); j++) {
            double cut = y(shape.cuts().get(j));
            if (cut != now) {
                data.append(d("V", cut));
                now = cut;
            }
            data.append(d("H", x(j + 1)));
        }
        return data.toString();
    }
}
