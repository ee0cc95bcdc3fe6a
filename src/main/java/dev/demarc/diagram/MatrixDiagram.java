package dev.demarc.diagram;

import static dev.demarc.diagram.Pen.LABEL;
import static dev.demarc.diagram.Pen.SMALL;

import dev.demarc.diagram.TextWidth.Lines;
import dev.demarc.matrix.Cast;
import dev.demarc.matrix.Category;
import dev.demarc.matrix.Concern;
import dev.demarc.matrix.Holder;
import dev.demarc.matrix.Matrix;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A matrix as a table of cells. Where the columns are too many for the width, they stand in several bands, one below
 * the other, each with all rows.
 */
public final class MatrixDiagram {
    private static final double GAP = 3;
    private static final double CELL = 34;
    private static final double CELL_NARROW = 30;
    private static final double CELL_MAX = 168;
    private static final double TURNED_MAX = 120;
    private static final double BETWEEN_BANDS = 24;

    private final Matrix matrix;
    private final Drawing drawing;
    private final Cast cast;
    private final Ink ink;
    private final boolean narrow;
    private final double labels;
    private final double cell;
    private final int perBand;
    private final CellArt art;
    private final Map<String, String> looks = new TreeMap<>();
    private final String id;
    private final Spots spots;

    private MatrixDiagram(Matrix matrix, Drawing drawing) {
        this.matrix = matrix;
        this.drawing = drawing;
        this.cast = new Cast(matrix);
        this.spots = new Spots(drawing);
        this.ink = new Ink(drawing.fullId());
        this.id = Pen.escape(drawing.fullId());
        this.narrow = drawing.width() == Width.NARROW;
        double width = drawing.width().units();
        int columns = Math.max(1, matrix.categories().size());
        double longest = 0;
        for (Concern concern : matrix.concerns()) {
            longest = Math.max(longest, TextWidth.width(concern.name(), LABEL, false));
        }
        double wanted = Math.max(130, Math.min(230, longest + 16));
        double room = narrow ? width + GAP : width - wanted;
        int most = (int) Math.floor(room / (CellArt.LEAST + GAP));
        int bands = (columns + most - 1) / most;
        this.perBand = (columns + bands - 1) / bands;
        double share = narrow ? (width - GAP * (perBand - 1)) / perBand : (room - GAP * perBand) / perBand;
        this.cell = narrow ? share : Math.min(CELL_MAX, share);
        this.labels = narrow ? 0 : width - perBand * (cell + GAP);
        this.art = new CellArt(cast, ink, drawing.words(), cell, narrow ? CELL_NARROW : CELL, ownersFit());
    }

    /** The drawing, as an {@code svg} element. */
    public static String draw(Matrix matrix, Drawing drawing) {
        return new MatrixDiagram(matrix, drawing).draw();
    }

    /** Names that the drawing for a wide place must cut: groups, concerns and categories, in their order, each once. */
    public static List<String> cutNames(Matrix matrix, DiagramWords words) {
        var diagram = new MatrixDiagram(matrix, new Drawing(Width.INLINE, "", words));
        var cut = new LinkedHashSet<String>();
        for (Concern concern : matrix.concerns()) {
            String group = concern.group();
            if (group != null && diagram.groupLines(group).cut()) {
                cut.add(group);
            }
            if (diagram.nameLines(concern).cut()) {
                cut.add(concern.name());
            }
        }
        for (Category category : matrix.categories()) {
            if (diagram.headLines(category).cut()) {
                cut.add(category.name());
            }
        }
        return List.copyOf(cut);
    }

    private Lines groupLines(String group) {
        return TextWidth.wrap(group, drawing.width().units(), SMALL, 1);
    }

    private Lines nameLines(Concern concern) {
        return TextWidth.wrap(concern.name(), narrow ? drawing.width().units() : labels - 14, LABEL, 2);
    }

    private Lines headLines(Category category) {
        return TextWidth.wrap(category.name(), cell - 4, narrow ? SMALL : LABEL, true, 3);
    }

    private boolean ownersFit() {
        for (Category category : matrix.categories()) {
            for (Holder holder : Cast.column(matrix, category)) {
                if (holder instanceof Holder.Owned owned
                        && cell
                                < CellArt.forName(
                                        cast.party(owned.part().party()).name())) {
                    return false;
                }
            }
        }
        return true;
    }

    private String draw() {
        var body = new StringBuilder();
        double y = 0;
        List<Category> categories = matrix.categories();
        for (int from = 0; from < categories.size(); from += perBand) {
            y += from == 0 ? 0 : BETWEEN_BANDS;
            y = band(body, y, categories.subList(from, Math.min(categories.size(), from + perBand)));
        }
        var definitions = new StringBuilder();
        looks.forEach((look, picture) -> definitions
                .append("<g id=\"")
                .append(id)
                .append('-')
                .append(look)
                .append("\">")
                .append(picture)
                .append("</g>"));
        DiagramWords words = drawing.words();
        return new Sheet(drawing, drawing.width().units(), Math.max(y, 1), ink.definitions() + definitions, true)
                .draw(
                        Telling.fill(words.told().titles().matrix(), matrix.title()),
                        new Telling(matrix, cast, words).tell(),
                        body,
                        spots.all());
    }

    private double x(int column) {
        return narrow ? column * (cell + GAP) : labels + column * (cell + GAP) + GAP;
    }

    private double band(StringBuilder body, double top, List<Category> columns) {
        double y = top + heads(body, top, columns);
        String group = null;
        boolean first = true;
        for (Concern concern : matrix.concerns()) {
            if (!Objects.equals(group, concern.group())) {
                y += first ? 0 : 10;
                group = concern.group();
                if (group != null) {
                    y += 22;
                    body.append("<text class=\"d-m\" x=\"0\" y=\"").append(Pen.n(y - 15 + Pen.SMALL_BASE));
                    Lines lines = groupLines(group);
                    body.append("\">").append(Pen.hint(lines, group));
                    body.append(Pen.escape(lines.lines().get(0))).append("</text>\n");
                }
            }
            y = row(body, y, concern, columns);
            first = false;
        }
        return y;
    }

    private double row(StringBuilder body, double top, Concern concern, List<Category> columns) {
        double y = top;
        Lines lines = nameLines(concern);
        if (narrow) {
            double dy = 15;
            double middle = top + 11 + dy * (lines.lines().size() - 1) / 2;
            Pen.centred(body, "", 0, middle, dy, LABEL, lines, concern.name());
            y += 20 + dy * (lines.lines().size() - 1);
        } else {
            Pen.centred(body, "", 0, top + CELL / 2, 14, LABEL, lines, concern.name());
        }
        body.append('\n');
        for (int j = 0; j < columns.size(); j++) {
            Holder holder = matrix.holder(concern, columns.get(j));
            String look = art.look(holder);
            if (!looks.containsKey(look)) {
                looks.put(look, art.draw(holder));
            }
            spots.add(concern, columns.get(j), x(j), y, cell, art.height());
            body.append("<use href=\"#").append(id).append('-');
            body.append(look).append("\" x=\"");
            Pen.n(body, x(j));
            body.append("\" y=\"");
            Pen.n(body, y);
            body.append("\"/>");
        }
        body.append('\n');
        return y + art.height() + (narrow ? 9 : GAP);
    }

    /** Draws the heads and returns their height. */
    private double heads(StringBuilder body, double top, List<Category> columns) {
        if (narrow && Heads.mustTurn(columns, cell - 4)) {
            double head = 10 + Heads.turnedHeight(columns, TURNED_MAX);
            for (int j = 0; j < columns.size(); j++) {
                body.append(Heads.turned(columns.get(j).name(), x(j) + cell / 2 + 4, top + head - 7, TURNED_MAX));
            }
            return head;
        }
        List<Lines> names = new ArrayList<>();
        int most = 1;
        for (Category category : columns) {
            Lines lines = headLines(category);
            names.add(lines);
            most = Math.max(most, lines.lines().size());
        }
        double head = 12 + 15 * most;
        for (int j = 0; j < columns.size(); j++) {
            double y = top + head - 8 - 14 * (names.get(j).lines().size() - 1);
            body.append("<text class=\"").append(narrow ? "d-h d-m d-c" : "d-h").append("\" y=\"");
            body.append(Pen.n(y)).append("\">");
            body.append(Pen.spans(
                    narrow ? x(j) + cell / 2 : x(j),
                    14,
                    names.get(j),
                    columns.get(j).name()));
            body.append("</text>\n");
        }
        return head;
    }
}
