package dev.demarc.diagram;

import static dev.demarc.diagram.Pen.LABEL;
import static dev.demarc.diagram.Pen.SMALL;
import static dev.demarc.diagram.Pen.SMALL_BASE;
import static dev.demarc.diagram.Pen.box;
import static dev.demarc.diagram.Pen.d;
import static dev.demarc.diagram.Pen.n;
import static dev.demarc.diagram.Pen.path;

import dev.demarc.diagram.TextWidth.Lines;
import dev.demarc.matrix.Cast;
import dev.demarc.matrix.Category;
import dev.demarc.matrix.Concern;
import dev.demarc.matrix.Holder;
import dev.demarc.matrix.Matrix;
import dev.demarc.matrix.Party;
import dev.demarc.matrix.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Layers on layers: a panel for each category, and the line of demarcation across all of them.
 *
 * <p>Panels stand side by side, at most four; more make several rows of panels. One category alone is 320 wide.
 */
public final class StackDiagram {
    private static final double GUTTER = 20;
    private static final double MARGIN = 96;
    private static final double HEAD = 58;
    private static final double ROW = 34;
    private static final double ROW_TWO = 46;
    private static final double VGAP = 34;
    private static final double SPINE = 12;
    private static final double ALONE = 320;
    private static final int MOST_PANELS = 4;
    /** Each party beyond two in a shared row. */
    private static final double SLICE = 30;

    private static final int MOST_SLICES = 3;
    private static final double LEAST_LABEL = 90;
    /** What a part of a drawing begins with, so that it needn't grow often. */
    private static final int ROOM = 1 << 10;

    private final Matrix matrix;
    private final Drawing drawing;
    private final Cast cast;
    private final Ink ink;
    private final double width;
    private final double margin;
    private final double panel;
    private final int perRow;
    private final List<List<Layer>> columns = new ArrayList<>();
    private final double[] heights;
    private final double[] tops;
    private final double block;
    private final TreeSet<Integer> keys = new TreeSet<>();
    private final Map<Party, Owner> owners = new HashMap<>();
    private final String id;
    private final Spots spots;
    private double bottom;

    private StackDiagram(Matrix matrix, Drawing drawing) {
        this.matrix = matrix;
        this.drawing = drawing;
        this.cast = new Cast(matrix);
        this.spots = new Spots(drawing);
        this.ink = new Ink(drawing.fullId());
        this.id = Pen.escape(drawing.fullId());
        int panels = Math.max(1, matrix.categories().size());
        boolean single = panels == 1 || drawing.width() == Width.NARROW;
        int rows = (panels + MOST_PANELS - 1) / MOST_PANELS;
        this.perRow = single ? 1 : (panels + rows - 1) / rows;
        this.width = single ? ALONE : drawing.width().units();
        this.margin = perRow > 1 ? MARGIN : 0;
        this.panel = (width - margin - GUTTER * (perRow - 1)) / perRow;
        var art = new CellArt(cast, ink, drawing.words(), panel, ROW, false);
        for (Category category : matrix.categories()) {
            List<Layer> column = new ArrayList<>();
            for (Concern concern : matrix.concerns()) {
                column.add(layer(concern.name(), matrix.holder(concern, category), art));
            }
            columns.add(column);
        }
        this.heights = new double[matrix.concerns().size()];
        this.tops = new double[heights.length];
        double y = HEAD;
        for (int k = 0; k < heights.length; k++) {
            heights[k] = isTwoLined(k) ? ROW_TWO : ROW;
            tops[k] = y;
            y += heights[k] + 2;
        }
        this.block = Math.max(HEAD, y - 2);
        int blocks = (panels + perRow - 1) / perRow;
        this.bottom = blocks * block + (blocks - 1) * VGAP + 12;
    }

    /** The drawing of all categories, as an {@code svg} element. */
    public static String draw(Matrix matrix, Drawing drawing) {
        return new StackDiagram(matrix, drawing).draw();
    }

    private String draw() {
        var panels = new StringBuilder(8 * ROOM);
        var lines = new StringBuilder();
        List<Category> categories = matrix.categories();
        for (int i = 0; i < categories.size(); i++) {
            panel(panels, i, margin + (i % perRow) * (panel + GUTTER), y(i));
        }
        for (int i = 0; i < columns.size(); i += perRow) {
            line(lines, columns.subList(i, Math.min(columns.size(), i + perRow)), y(i));
        }
        var definitions = new StringBuilder(ink.definitions());
        for (Party party : cast.all()) {
            if (keys.contains(party.number())) {
                definitions.append("<g id=\"").append(id).append("-k").append(party.number());
                definitions.append("\">");
                definitions.append(ink.key(party, 0, 0, 16)).append("</g>");
            }
        }
        DiagramWords words = drawing.words();
        String title = categories.size() == 1
                ? Telling.fill(words.told().titles().one(), categories.get(0).name())
                : Telling.fill(words.told().titles().stack(), matrix.title());
        String description = new Telling(matrix, cast, words).tell();
        return new Sheet(drawing, width, bottom, definitions.toString(), true)
                .draw(title, description, panels.append(lines), spots.all());
    }

    private double y(int index) {
        int above = index / perRow;
        return above * (block + VGAP);
    }

    private void key(StringBuilder text, Party party, double x, double y) {
        keys.add(party.number());
        text.append("<use href=\"#").append(id).append("-k").append(party.number());
        text.append("\" x=\"");
        n(text, x);
        text.append("\" y=\"");
        n(text, y);
        text.append("\"/>");
    }

    private CellArt art(int row) {
        return new CellArt(cast, ink, drawing.words(), panel, heights[row], false);
    }

    private boolean isTwoLined(int row) {
        for (List<Layer> column : columns) {
            if (column.get(row).label().lines().size() > 1) {
                return true;
            }
        }
        return false;
    }

    /**
     * A row of a panel.
     *
     * @param label its concern, as it stands in the panel
     * @param sharing those who share it, the upper first; nobody in a row of another kind
     * @param split where a shared row is split, from the panel's left
     */
    private record Layer(Holder holder, Lines label, List<Party> sharing, double split) {}

    private Layer layer(String name, Holder holder, CellArt art) {
        if (holder instanceof Holder.Owned owned) {
            Owner owner = owner(cast.party(owned.part().party()));
            double room = owner.shown() ? panel - SPINE - 34 - 10 - owner.width() - 8 : panel - SPINE - 28 - 9;
            return new Layer(holder, TextWidth.wrap(name, room, LABEL, 2), List.of(), 0);
        } else if (holder instanceof Holder.Shared) {
            List<Party> sharing = cast.split(holder);
            double more = SLICE * (slices(sharing) - 2);
            Lines label = sharedLabel(name, more);
            return new Layer(holder, label, sharing, split(label, more));
        }
        return new Layer(holder, art.label(holder, name, SPINE), List.of(), 0);
    }

    private Lines sharedLabel(String name, double more) {
        double room = panel - SPINE - 102 - Math.min(more, panel / 4);
        Lines label = TextWidth.wrap(name, room, LABEL, 2);
        if (label.lines().size() == 1 && !label.cut()) {
            return label;
        }
        // A word that would be broken may come nearer to the split and to the lower party's key.
        double most = panel - SPINE - 80 - more;
        return most > room && TextWidth.longestWord(name, LABEL) > room ? TextWidth.wrap(name, most, LABEL, 2) : label;
    }

    /** A holder's name; not shown where it would leave too little to the label, for the key says the same. */
    private record Owner(Lines name, double width, boolean shown) {}

    private Owner owner(Party party) {
        Owner owner = owners.get(party);
        if (owner == null) {
            Lines name = TextWidth.wrap(party.name(), panel / 3, SMALL, 1);
            double length = TextWidth.width(name.lines().get(0), SMALL, false);
            owner = new Owner(name, length, panel - SPINE - 52 - length >= LEAST_LABEL);
            owners.put(party, owner);
        }
        return owner;
    }

    private int slices(List<Party> split) {
        return Math.min(split.size(), panel < 240 ? 2 : MOST_SLICES);
    }

    private static double slant(double height) {
        return 0.42 * height;
    }

    /** Where a shared row is split, from the panel's left. */
    private double split(Lines label, double more) {
        double longest = 0;
        for (String line : label.lines()) {
            longest = Math.max(longest, TextWidth.width(line, LABEL, false));
        }
        double most = panel - 44 - more;
        return Math.min(most, Math.max(panel / 2, SPINE + 28 + longest + 14));
    }

    private void panel(StringBuilder body, int index, double x, double top) {
        Category category = matrix.categories().get(index);
        head(body, category, x, top);
        List<Layer> column = columns.get(index);
        Map<Integer, StringBuilder> tints = new TreeMap<>();
        Map<Integer, StringBuilder> spines = new TreeMap<>();
        Map<Integer, Party> parties = new HashMap<>();
        var rows = new StringBuilder(ROOM);
        var names = new StringBuilder();
        for (int k = 0; k < column.size(); k++) {
            Layer layer = column.get(k);
            Holder holder = layer.holder();
            double y = top + tops[k];
            double h = heights[k];
            double middle = y + h / 2;
            spots.add(matrix.concerns().get(k), category, x, y, panel, h);
            if (holder instanceof Holder.Owned owned) {
                Party party = cast.party(owned.part().party());
                parties.put(party.number(), party);
                box(at(tints, party), x, y, panel, h);
                box(at(spines, party), x, y, SPINE, h);
                key(rows, party, x + SPINE + 14, middle);
                label(rows, k, layer, x, middle);
                Owner owner = owner(party);
                if (owner.shown() && begins(column, k, party)) {
                    Lines name = owner.name();
                    names.append("<text class=\"d-m d-e\" x=\"");
                    n(names, x + panel - 9);
                    names.append("\" y=\"");
                    n(names, middle + 3.9);
                    names.append("\">").append(Pen.hint(name, party.name()));
                    names.append(Pen.escape(name.lines().get(0))).append("</text>\n");
                }
            } else if (holder instanceof Holder.Shared) {
                shared(k, layer, x, y, tints, spines, parties, rows);
            } else {
                rows.append("<g transform=\"translate(");
                n(rows, x);
                rows.append(' ');
                n(rows, y);
                rows.append(")\">")
                        .append(art(k).row(holder, matrix.concerns().get(k).name(), SPINE))
                        .append("</g>");
            }
            rows.append('\n');
        }
        for (var each : tints.entrySet()) {
            Party party = parties.get(each.getKey());
            if (party != null) {
                body.append(path(ink.tint(party), each.getValue()));
                StringBuilder edge = at(spines, party);
                body.append(edge.length() == 0 ? "" : path(ink.spine(party), edge));
                body.append('\n');
            }
        }
        body.append(rows).append(names);
    }

    /** Whether a run of rows begins that a party holds. */
    private static boolean begins(List<Layer> column, int row, Party party) {
        Holder above = row == 0 ? null : column.get(row - 1).holder();
        return above == null || !above.parties().contains(party.id()) || isApart(above);
    }

    /** Whether a row stands apart from its neighbours, so that the next run begins anew. */
    private static boolean isApart(Holder holder) {
        return !(holder instanceof Holder.Owned || holder instanceof Holder.Shared);
    }

    private static StringBuilder at(Map<Integer, StringBuilder> paths, Party party) {
        return paths.computeIfAbsent(party.number(), number -> new StringBuilder(ROOM));
    }

    private void label(StringBuilder text, int row, Layer layer, double x, double middle) {
        String name = matrix.concerns().get(row).name();
        Pen.centred(text, "", x + SPINE + 28, middle, 15, LABEL, layer.label(), name);
    }

    private void shared(
            int k,
            Layer layer,
            double x,
            double y,
            Map<Integer, StringBuilder> tints,
            Map<Integer, StringBuilder> spines,
            Map<Integer, Party> parties,
            StringBuilder rows) {
        List<Party> sharing = layer.sharing();
        double h = heights[k];
        double middle = y + h / 2;
        double half = slant(h) / 2;
        double xs = x + layer.split();
        double right = x + panel;
        int slices = slices(sharing);
        Party a = sharing.get(0);
        Party b = sharing.get(sharing.size() - 1);
        sharing.forEach(party -> parties.put(party.number(), party));
        d(at(tints, a), "M", x, y, "h", xs + half - x, "l", -2 * half, h, "H", x, "z");
        box(at(spines, a), x, y, SPINE, h);
        double from = xs;
        for (int i = 1; i < slices - 1; i++) {
            double to = from + SLICE;
            StringBuilder tint = at(tints, sharing.get(i));
            d(tint, "M", from + half, y, "H", to + half, "L", to - half, y + h, "H", from - half, "z");
            from = to;
        }
        d(at(tints, b), "M", from + half, y, "H", right, "v", h, "H", from - half, "z");
        box(at(spines, b), right - SPINE, y, SPINE, h);
        key(rows, a, x + SPINE + 14, middle);
        for (int i = 1; i < slices - 1; i++) {
            key(rows, sharing.get(i), xs + SLICE * (i - 0.5), middle);
        }
        key(rows, b, right - SPINE - 14, middle);
        label(rows, k, layer, x, middle);
        if (sharing.size() > slices) {
            String more = "+" + (sharing.size() - slices);
            rows.append(Pen.text("class=\"d-m d-e\"", right - SPINE - 24, middle + 3.9, more));
        }
    }

    private void head(StringBuilder body, Category category, double x, double top) {
        Lines name = TextWidth.wrap(category.name(), panel, 14, true, 1);
        body.append("<text class=\"d-h\" style=\"font-size:14px\" x=\"")
                .append(n(x))
                .append("\" y=\"");
        body.append(n(top + 18)).append("\">").append(Pen.hint(name, category.name()));
        body.append(Pen.escape(name.lines().get(0))).append("</text>\n");
        if (!category.examples().isEmpty()) {
            String examples = String.join(drawing.words().told().joints().comma(), category.examples());
            Lines lines = TextWidth.wrap(examples, panel, SMALL, 2);
            double middle = top + (lines.lines().size() == 1 ? 35 : 40);
            body.append(Pen.centred("class=\"d-m\"", x, middle, 13, SMALL, lines, examples))
                    .append('\n');
        }
    }

    /** A point of the line. */
    private record Point(double x, double y) {}

    private List<Point> points(Step step, List<Layer> column, double x, double top) {
        double right = x + panel;
        if (!step.isShared()) {
            double y = top + tops[step.from()] - 1;
            return List.of(new Point(x, y), new Point(right, y));
        }
        List<Point> points = new ArrayList<>();
        points.add(new Point(x, top + tops[step.to() - 1] + heights[step.to() - 1] + 1));
        for (int k = step.to() - 1; k >= step.from(); k--) {
            double y = top + tops[k];
            double xs = x + column.get(k).split();
            double half = slant(heights[k]) / 2;
            points.add(new Point(xs - half, y + heights[k] + 1));
            points.add(new Point(xs + half, y - 1));
        }
        points.add(new Point(right, points.get(points.size() - 1).y()));
        return points;
    }

    private void line(StringBuilder body, List<List<Layer>> columns, double top) {
        List<List<Step>> steps = new ArrayList<>();
        boolean joined = true;
        for (List<Layer> column : columns) {
            List<Holder> holders = new ArrayList<>();
            column.forEach(layer -> holders.add(layer.holder()));
            List<Step> all = Step.of(holders, cast);
            steps.add(all);
            joined &= all.size() == 1;
        }
        List<List<Point>> lines = new ArrayList<>();
        List<Point> one = new ArrayList<>();
        for (int j = 0; j < columns.size(); j++) {
            double x = margin + j * (panel + GUTTER);
            for (Step step : steps.get(j)) {
                List<Point> points = points(step, columns.get(j), x, top);
                if (!joined) {
                    lines.add(points);
                    continue;
                }
                Point start = points.get(0);
                if (j == 0 && margin > 0) {
                    one.add(new Point(0, start.y()));
                } else if (j > 0) {
                    double between = x - GUTTER / 2;
                    one.add(new Point(between, one.get(one.size() - 1).y()));
                    if (start.y() != one.get(one.size() - 1).y()) {
                        one.add(new Point(between, start.y()));
                    }
                }
                one.addAll(points);
            }
        }
        if (joined) {
            lines.add(one);
        }
        for (List<Point> points : lines) {
            String data = data(points);
            body.append(path("class=\"d-w\"", data))
                    .append(path("class=\"d-d\"", data))
                    .append('\n');
        }
        if (margin > 0 && !steps.get(0).isEmpty()) {
            Step step = steps.get(0).get(0);
            sides(body, step, points(step, columns.get(0), margin, top).get(0).y(), top);
        }
    }

    private static String data(List<Point> points) {
        var data = new StringBuilder("M");
        for (int i = 0; i < points.size(); i++) {
            data.append(i == 0 ? "" : "L");
            n(data, points.get(i).x());
            data.append(' ');
            n(data, points.get(i).y());
        }
        return data.toString();
    }

    /** The names of both sides, in the margin, above and below the line's start. */
    private void sides(StringBuilder body, Step step, double y, double top) {
        double max = MARGIN - 8;
        int room = (int) Math.max(0, Math.min(3, Math.floor((y - top - 14 - 12 - 12) / 13) + 1));
        double name = y - 9;
        String above = step.upper().band();
        if (above != null && room > 0) {
            Lines lines = TextWidth.wrap(above, max, SMALL, room);
            double first = y - 14 - 13 * (lines.lines().size() - 1);
            body.append(band(lines, above, first));
            name = first - 12;
        }
        body.append(side(step.upper(), name, max)).append(side(step.lower(), y + 20, max));
        bottom = Math.max(bottom, y + 26);
        String below = step.lower().band();
        if (below != null) {
            Lines lines = TextWidth.wrap(below, max, SMALL, 3);
            body.append(band(lines, below, y + 33));
            bottom = Math.max(bottom, y + 33 + 13 * (lines.lines().size() - 1) + 8);
        }
    }

    private static String band(Lines lines, String full, double first) {
        if (lines.lines().size() == 1) {
            return Pen.centred("class=\"d-m\"", 0, first, 13, SMALL, lines, full) + "\n";
        }
        return "<text y=\"" + n(first + SMALL_BASE) + "\" class=\"d-m\">" + Pen.spans(0, 13, lines, full) + "</text>\n";
    }

    private static String side(Party party, double y, double max) {
        Lines lines = TextWidth.wrap(party.name(), max, LABEL, true, 1);
        return "<text class=\"d-h\" x=\"0\" y=\"" + n(y) + "\">" + Pen.hint(lines, party.name())
                + Pen.escape(lines.lines().get(0)) + "</text>\n";
    }
}
