package dev.demarc.card;

import java.util.Arrays;
import java.util.List;

/**
 * A line along some points, whole or in dashes.
 *
 * @param wide how wide it is
 * @param lengths of dashes and gaps in turn, again and again; none for a whole line
 */
record Dashes(double wide, List<Double> lengths) {

    private static final double CORNER = 0.4142135623730951; // Half the side of an octagon one across.

    Dashes {
        lengths = List.copyOf(lengths);
    }

    static Dashes whole(double wide) {
        return new Dashes(wide, List.of());
    }

    static Dashes of(double wide, Double... lengths) {
        return new Dashes(wide, Arrays.asList(lengths));
    }

    /**
     * Draws along points.
     *
     * @param way x and y of each
     */
    void draw(Canvas canvas, double[] way, int colour) {
        var shape = new Outline();
        int dash = 0;
        double rest = lengths.isEmpty() ? Double.MAX_VALUE : lengths.get(0);
        for (int i = 2; i < way.length; i += 2) {
            double x = way[i - 2];
            double y = way[i - 1];
            double length = Math.sqrt((way[i] - x) * (way[i] - x) + (way[i + 1] - y) * (way[i + 1] - y));
            if (length == 0) {
                continue;
            }
            double alongX = (way[i] - x) / length;
            double alongY = (way[i + 1] - y) / length;
            double done = 0;
            while (done < length) {
                double step = Math.min(rest, length - done);
                boolean inked = dash % 2 == 0;
                if (inked) {
                    piece(shape, x + alongX * done, y + alongY * done, alongX * step, alongY * step, step);
                }
                done += step;
                rest -= step;
                if (rest <= 0) {
                    dash++;
                    rest = lengths.get(dash % lengths.size());
                } else if (inked && turns(way, i)) {
                    corner(shape, way[i], way[i + 1]);
                }
            }
        }
        canvas.fill(shape.close(), colour);
    }

    /** Whether the way goes on from a point in another direction. */
    private static boolean turns(double[] way, int i) {
        return i + 2 < way.length
                && (way[i] - way[i - 2]) * (way[i + 3] - way[i + 1])
                        != (way[i + 1] - way[i - 1]) * (way[i + 2] - way[i]);
    }

    private void piece(Outline shape, double x, double y, double overX, double overY, double length) {
        double sideX = -overY / length * wide / 2;
        double sideY = overX / length * wide / 2;
        shape.move(x - sideX, y - sideY)
                .line(x + overX - sideX, y + overY - sideY)
                .line(x + overX + sideX, y + overY + sideY)
                .line(x + sideX, y + sideY)
                .close();
    }

    /** Rounds a corner. It lies over the pieces, which turn the same way, so nothing is cut out. */
    private void corner(Outline shape, double x, double y) {
        double r = wide / 2;
        double s = r * CORNER;
        shape.move(x - s, y - r)
                .line(x + s, y - r)
                .line(x + r, y - s)
                .line(x + r, y + s)
                .line(x + s, y + r)
                .line(x - s, y + r)
                .line(x - r, y + s)
                .line(x - r, y - s)
                .close();
    }
}
