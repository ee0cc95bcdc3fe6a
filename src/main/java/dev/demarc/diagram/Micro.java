package dev.demarc.diagram;

import dev.demarc.matrix.Cast;
import dev.demarc.matrix.Holder;
import dev.demarc.matrix.Matrix;
import dev.demarc.matrix.Party;
import dev.demarc.matrix.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The picture on a matrix's card: one block for each category, and the line. Decoration, so it has no words and no id. */
public final class Micro {
    private static final double WIDTH = 240;
    private static final double HEIGHT = 84;
    private static final double GUTTER = 4;
    private static final double SLANT = 0.24;

    private Micro() {}

    /** The picture, as an {@code svg} element that assistive technology passes over. */
    public static String draw(Matrix matrix) {
        int columns = Math.max(1, matrix.categories().size());
        double gutter = Math.min(GUTTER, WIDTH / columns / 4);
        double width = (WIDTH - gutter * (columns - 1)) / columns;
        double row = HEIGHT / Math.max(1, matrix.concerns().size());
        Cast cast = new Cast(matrix);
        Map<Integer, StringBuilder> tints = new TreeMap<>();
        var open = new StringBuilder();
        var alert = new StringBuilder();
        var ways = new ArrayList<List<String>>();
        for (int i = 0; i < matrix.categories().size(); i++) {
            double x = i * (width + gutter);
            List<Holder> column = Cast.column(matrix, matrix.categories().get(i));
            for (int k = 0; k < column.size(); k++) {
                Holder holder = column.get(k);
                Party alone = cast.alone(holder);
                double y = k * row;
                if (holder instanceof Holder.Shared) {
                    List<Party> split = cast.split(holder);
                    double middle = x + width / 2;
                    double slant = width * SLANT / 2;
                    tint(tints, split.get(0))
                            .append(Pen.d("M", x, y, "H", middle + slant, "L", middle - slant, y + row, "H", x, "z"));
                    tint(tints, split.get(split.size() - 1))
                            .append(Pen.d(
                                    "M", middle + slant, y, "H", x + width, "V", y + row, "H", middle - slant, "z"));
                } else if (alone != null) {
                    tint(tints, alone).append(Pen.box(x, y, width, row));
                } else {
                    boolean wrong = holder instanceof Holder.Missing || holder instanceof Holder.Overlap;
                    (wrong ? alert : open)
                            .append(Pen.box(x + .5, y + .5, Math.max(0, width - 1), Math.max(0, row - 1)));
                }
            }
            ways.add(way(column, cast, x, width, row));
        }
        var body = new StringBuilder("<svg viewBox=\"0 0 240 84\" preserveAspectRatio=\"none\" aria-hidden=\"true\">");
        tints.forEach((colour, d) -> body.append(Pen.path("class=\"d-t" + colour + "\"", d.toString())));
        if (open.length() > 0) {
            body.append(Pen.path("class=\"d-g\" style=\"stroke-width:.6\"", open.toString()));
        }
        if (alert.length() > 0) {
            body.append(Pen.path("class=\"d-xo\" style=\"stroke-width:1\"", alert.toString()));
        }
        String line = line(ways);
        if (!line.isEmpty()) {
            body.append(Pen.path("class=\"d-w\" style=\"stroke-width:4\"", line));
            body.append(Pen.path("class=\"d-d\" style=\"stroke-width:2;stroke-dasharray:9 3 2 3\"", line));
        }
        return body.append("</svg>").toString();
    }

    private static StringBuilder tint(Map<Integer, StringBuilder> tints, Party party) {
        return tints.computeIfAbsent(Cast.colour(party), colour -> new StringBuilder());
    }

    /** One way for each step of a column; a column that one party holds has its way along its end. */
    private static List<String> way(List<Holder> column, Cast cast, double x, double width, double row) {
        List<String> ways = new ArrayList<>();
        List<Step> steps = Step.of(column, cast);
        for (Step step : steps) {
            double y = step.to() * row;
            double slant = width * SLANT / 2;
            double middle = x + width / 2;
            ways.add(
                    step.isShared()
                            ? Pen.d("", x, y, "L", middle - slant, y, "L", middle + slant, step.from() * row, "L")
                                    + Pen.d("", x + width, step.from() * row)
                            : Pen.d("", x, y, "L", x + width, y));
        }
        if (steps.isEmpty() && column.stream().anyMatch(holder -> cast.alone(holder) != null)) {
            boolean first = column.stream().map(cast::alone).anyMatch(party -> party != null && party.number() == 1);
            double y = first ? 1 : HEIGHT - 1;
            ways.add(Pen.d("", x, y, "L", x + width, y));
        }
        return ways;
    }

    private static String line(List<List<String>> ways) {
        boolean joined = ways.stream().allMatch(way -> way.size() == 1);
        List<String> all = ways.stream().flatMap(List::stream).toList();
        if (all.isEmpty()) {
            return "";
        }
        return "M" + String.join(joined ? "L" : "M", all);
    }
}
