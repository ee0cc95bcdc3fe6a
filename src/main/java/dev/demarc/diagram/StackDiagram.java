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
import dev.demarc.matrix.Holder;
import dev.demarc.matrix.Matrix;
import dev.demarc.matrix.Party;
import dev.demarc.matrix.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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

    private final Matrix matrix;
    private final Drawing drawing;
    private final Cast cast;
    private final Ink ink;
    private final double width;
    private final double margin;
    private final double panel;
    private final int perRow;
    private final List<Double> heights = new ArrayList<>();
    private final List<Double> tops = new ArrayList<>();
    private final double block;
    private final TreeSet<Integer> keys = new TreeSet<>();
    private final Spots spots;
    private double bottom;

    private StackDiagram(Matrix matrix, Drawing drawing) {
        this.matrix = matrix;
        this.drawing = drawing;
        this.cast = new Cast(matrix);
        this.spots = new Spots(drawing);
        this.ink = new Ink(drawing.fullId());
        int panels = Math.max(1, matrix.categories().size());
        boolean single = panels == 1 || drawing.width() == Width.NARROW;
        int rows = (panels + MOST_PANELS - 1) / MOST_PANELS;
        this.perRow = single ? 1 : (panels + rows - 1) / rows;
        this.width = single ? ALONE : drawing.width().units();
        this.margin = perRow > 1 ? MARGIN : 0;
        this.panel = (width - margin - GUTTER * (perRow - 1)) / perRow;
        double y = HEAD;
        for (int k = 0; k < matrix.concerns().size(); k++) {
            heights.add(isTwoLined(k) ? ROW_TWO : ROW);
            tops.add(y);
            y += heights.get(k) + 2;
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
        var panels = new StringBuilder();
        var lines = new StringBuilder();
        List<Category> categories = matrix.categories();
        for (int i = 0; i < categories.size(); i++) {
            panel(panels, categories.get(i), margin + (i % perRow) * (panel + GUTTER), y(i));
        }
        for (int i = 0; i < categories.size(); i += perRow) {
            line(lines, categories.subList(i, Math.min(categories.size(), i + perRow)), y(i));
        }
        var definitions = new StringBuilder(ink.definitions());
        for (Party party : cast.all()) {
            if (keys.contains(party.number())) {
                definitions.append("<g id=\"").append(keyId(party)).append("\">");
                definitions.append(ink.key(party, 0, 0, 16)).append("</g>");
            }
        }
        DiagramWords words = drawing.words();
        String title = categories.size() == 1
                ? Telling.fill(words.told().titles().one(), categories.get(0).name())
                : Telling.fill(words.told().titles().stack(), matrix.title());
        String description = new Telling(matrix, cast, words).tell();
        return new Sheet(drawing, width, bottom, definitions.toString(), true)
                .draw(title, description, panels.toString() + lines, spots.toString());
    }

    private double y(int index) {
        int above = index / perRow;
        return above * (block + VGAP);
    }

    private String keyId(Party party) {
        return Pen.escape(drawing.fullId()) + "-k" + party.number();
    }

    private String key(Party party, double x, double y) {
        keys.add(party.number());
        return "<use href=\"#" + keyId(party) + "\" x=\"" + n(x) + "\" y=\"" + n(y) + "\"/>";
    }

    private CellArt art(int row) {
        return new CellArt(cast, ink, drawing.words(), panel, heights.get(row), false);
    }

    private boolean isTwoLined(int row) {
        for (Category category : matrix.categories()) {
            Holder holder = matrix.holder(matrix.concerns().get(row), category);
            if (label(row, holder).lines().size() > 1) {
                return true;
            }
        }
        return false;
    }

    /** The label of a row as it stands in a panel. */
    private Lines label(int row, Holder holder) {
        String name = matrix.concerns().get(row).name();
        if (holder instanceof Holder.Owned owned) {
            Owner owner = owner(cast.party(owned.part().party()));
            double room = owner.shown() ? panel - SPINE - 34 - 10 - owner.width() - 8 : panel - SPINE - 28 - 9;
            return TextWidth.wrap(name, room, LABEL, 2);
        } else if (holder instanceof Holder.Shared) {
            double more = SLICE * (slices(cast.split(holder)) - 2);
            double room = panel - SPINE - 102 - Math.min(more, panel / 4);
            // A word that would be broken may come nearer to the split and to the lower party's key.
            double most = panel - SPINE - 80 - more;
            return TextWidth.wrap(
                    name, TextWidth.longestWord(name, LABEL) > room ? Math.max(room, most) : room, LABEL, 2);
        }
        CellArt art = new CellArt(cast, ink, drawing.words(), panel, ROW, false);
        return art.label(holder, name, SPINE);
    }

    /** A holder's name; not shown where it would leave too little to the label, for the key says the same. */
    private record Owner(Lines name, double width, boolean shown) {}

    private Owner owner(Party party) {
        Lines name = TextWidth.wrap(party.name(), panel / 3, SMALL, 1);
        double length = TextWidth.width(name.lines().get(0), SMALL, false);
        return new Owner(name, length, panel - SPINE - 52 - length >= LEAST_LABEL);
    }

    private int slices(List<Party> split) {
        return Math.min(split.size(), panel < 240 ? 2 : MOST_SLICES);
    }

    private static double slant(double height) {
        return 0.42 * height;
    }

    /** Where a shared row is split, from the panel's left. */
    private double split(int row, Holder holder) {
        double label = label(row, holder).lines().stream()
                .mapToDouble(line -> TextWidth.width(line, LABEL, false))
                .max()
                .orElse(0);
        int slices = slices(cast.split(holder));
        double most = panel - 44 - SLICE * (slices - 2);
        return Math.min(most, Math.max(panel / 2, SPINE + 28 + label + 14));
    }

    private void panel(StringBuilder body, Category category, double x, double top) {
        head(body, category, x, top);
        List<Holder> column = Cast.column(matrix, category);
        Map<Integer, StringBuilder> tints = new TreeMap<>();
        Map<Integer, StringBuilder> spines = new TreeMap<>();
        Map<Integer, Party> parties = new LinkedHashMap<>();
        var rows = new StringBuilder();
        var names = new StringBuilder();
        for (int k = 0; k < column.size(); k++) {
            Holder holder = column.get(k);
            double y = top + tops.get(k);
            double h = heights.get(k);
            double middle = y + h / 2;
            spots.add(matrix.concerns().get(k), category, x, y, panel, h);
            if (holder instanceof Holder.Owned owned) {
                Party party = cast.party(owned.part().party());
                parties.put(party.number(), party);
                at(tints, party).append(box(x, y, panel, h));
                at(spines, party).append(box(x, y, SPINE, h));
                rows.append(key(party, x + SPINE + 14, middle)).append(labelled(k, holder, x, middle));
                boolean begins =
                        k == 0 || !column.get(k - 1).parties().contains(party.id()) || isApart(column.get(k - 1));
                Owner owner = owner(party);
                if (begins && owner.shown()) {
                    Lines name = owner.name();
                    names.append("<text class=\"d-m d-e\" x=\"")
                            .append(n(x + panel - 9))
                            .append("\" y=\"");
                    names.append(n(middle + 3.9)).append("\">").append(Pen.hint(name, party.name()));
                    names.append(Pen.escape(name.lines().get(0))).append("</text>\n");
                }
            } else if (holder instanceof Holder.Shared) {
                shared(k, holder, x, y, tints, spines, parties, rows);
            } else {
                rows.append("<g transform=\"translate(")
                        .append(n(x))
                        .append(' ')
                        .append(n(y))
                        .append(")\">");
                rows.append(art(k).row(holder, matrix.concerns().get(k).name(), SPINE))
                        .append("</g>");
            }
            rows.append('\n');
        }
        tints.forEach((number, data) -> {
            Party party = parties.get(number);
            if (party != null) {
                body.append(path(ink.tint(party), data.toString()));
                StringBuilder edge = at(spines, party);
                body.append(edge.length() == 0 ? "" : path(ink.spine(party), edge.toString()));
                body.append('\n');
            }
        });
        body.append(rows).append(names);
    }

    /** Whether a row stands apart from its neighbours, so that the next run begins anew. */
    private static boolean isApart(Holder holder) {
        return !(holder instanceof Holder.Owned || holder instanceof Holder.Shared);
    }

    private static StringBuilder at(Map<Integer, StringBuilder> paths, Party party) {
        return paths.computeIfAbsent(party.number(), number -> new StringBuilder());
    }

    private String labelled(int row, Holder holder, double x, double middle) {
        String name = matrix.concerns().get(row).name();
        return Pen.centred("", x + SPINE + 28, middle, 15, LABEL, label(row, holder), name);
    }

    private void shared(
            int k,
            Holder holder,
            double x,
            double y,
            Map<Integer, StringBuilder> tints,
            Map<Integer, StringBuilder> spines,
            Map<Integer, Party> parties,
            StringBuilder rows) {
        List<Party> split = cast.split(holder);
        double h = heights.get(k);
        double middle = y + h / 2;
        double half = slant(h) / 2;
        double xs = x + split(k, holder);
        double right = x + panel;
        int slices = slices(split);
        Party a = split.get(0);
        Party b = split.get(split.size() - 1);
        split.forEach(party -> parties.put(party.number(), party));
        at(tints, a).append(d("M", x, y, "h", xs + half - x, "l", -2 * half, h, "H", x, "z"));
        at(spines, a).append(box(x, y, SPINE, h));
        double from = xs;
        for (int i = 1; i < slices - 1; i++) {
            double to = from + SLICE;
            at(tints, split.get(i))
                    .append(d("M", from + half, y, "H", to + half, "L", to - half, y + h, "H", from - half, "z"));
            from = to;
        }
        at(tints, b).append(d("M", from + half, y, "H", right, "v", h, "H", from - half, "z"));
        at(spines, b).append(box(right - SPINE, y, SPINE, h));
        rows.append(key(a, x + SPINE + 14, middle));
        for (int i = 1; i < slices - 1; i++) {
            rows.append(key(split.get(i), xs + SLICE * (i - 0.5), middle));
        }
        rows.append(key(b, right - SPINE - 14, middle));
        rows.append(labelled(k, holder, x, middle));
        if (split.size() > slices) {
            String more = "+" + (split.size() - slices);
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

    private List<Point> points(Step step, Category category, double x, double top) {
        double right = x + panel;
        if (!step.isShared()) {
            double y = top + tops.get(step.from()) - 1;
            return List.of(new Point(x, y), new Point(right, y));
        }
        List<Point> points = new ArrayList<>();
        points.add(new Point(x, top + tops.get(step.to() - 1) + heights.get(step.to() - 1) + 1));
        for (int k = step.to() - 1; k >= step.from(); k--) {
            double y = top + tops.get(k);
            double xs = x + split(k, matrix.holder(matrix.concerns().get(k), category));
            double half = slant(heights.get(k)) / 2;
            points.add(new Point(xs - half, y + heights.get(k) + 1));
            points.add(new Point(xs + half, y - 1));
        }
        points.add(new Point(right, points.get(points.size() - 1).y()));
        return points;
    }

    private void line(StringBuilder body, List<Category> categories, double top) {
        List<List<Step>> steps = categories.stream()
                .map(category -> Step.of(Cast.column(matrix, category), cast))
                .toList();
        boolean joined = steps.stream().allMatch(all -> all.size() == 1);
        List<List<Point>> lines = new ArrayList<>();
        List<Point> one = new ArrayList<>();
        for (int j = 0; j < categories.size(); j++) {
            double x = margin + j * (panel + GUTTER);
            for (Step step : steps.get(j)) {
                List<Point> points = points(step, categories.get(j), x, top);
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
            String data = "M"
                    + String.join(
                            "L",
                            points.stream()
                                    .map(point -> n(point.x()) + " " + n(point.y()))
                                    .toList());
            body.append(path("class=\"d-w\"", data))
                    .append(path("class=\"d-d\"", data))
                    .append('\n');
        }
        if (margin > 0 && !steps.get(0).isEmpty()) {
            Step step = steps.get(0).get(0);
            sides(
                    body,
                    step,
                    points(step, categories.get(0), margin, top).get(0).y(),
                    top);
        }
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
