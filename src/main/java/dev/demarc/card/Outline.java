package dev.demarc.card;

import java.util.Arrays;

/**
 * A shape made of closed rings of straight edges. Curves are cut into edges when they are added.
 *
 * <p>Adds, multiplies, divides and takes square roots, and nothing else, so that every machine finds the same numbers.
 */
final class Outline {

    private static final int MOST_EDGES = 24;

    private double[] edges = new double[64];
    private int length;
    private double startX;
    private double startY;
    private double x;
    private double y;

    /** Begins a ring; the one before is closed. */
    Outline move(double toX, double toY) {
        close();
        startX = toX;
        startY = toY;
        x = toX;
        y = toY;
        return this;
    }

    /** An edge to a point. */
    Outline line(double toX, double toY) {
        if (length + 4 > edges.length) {
            edges = Arrays.copyOf(edges, edges.length * 2);
        }
        edges[length++] = x;
        edges[length++] = y;
        edges[length++] = toX;
        edges[length++] = toY;
        x = toX;
        y = toY;
        return this;
    }

    /** A cubic curve to a point, in as many edges as its bend asks for: none is off by more than a few hundredths. */
    Outline curve(double ax, double ay, double bx, double by, double toX, double toY) {
        double bend = Math.max(
                Math.abs(x - 2 * ax + bx) + Math.abs(y - 2 * ay + by),
                Math.abs(ax - 2 * bx + toX) + Math.abs(ay - 2 * by + toY));
        int count = Math.min(MOST_EDGES, 1 + (int) Math.sqrt(bend * 8));
        double fromX = x;
        double fromY = y;
        for (int i = 1; i < count; i++) {
            double t = (double) i / count;
            double s = 1 - t;
            line(
                    s * s * s * fromX + 3 * s * s * t * ax + 3 * s * t * t * bx + t * t * t * toX,
                    s * s * s * fromY + 3 * s * s * t * ay + 3 * s * t * t * by + t * t * t * toY);
        }
        return line(toX, toY);
    }

    /** Closes the ring. */
    Outline close() {
        if (x != startX || y != startY) {
            line(startX, startY);
        }
        return this;
    }

    /** A rectangle, its corners rounded. */
    Outline rounded(double left, double top, double width, double height, double radius) {
        double r = radius * 0.45;
        double right = left + width;
        double bottom = top + height;
        return move(left + radius, top)
                .line(right - radius, top)
                .curve(right - r, top, right, top + r, right, top + radius)
                .line(right, bottom - radius)
                .curve(right, bottom - r, right - r, bottom, right - radius, bottom)
                .line(left + radius, bottom)
                .curve(left + r, bottom, left, bottom - r, left, bottom - radius)
                .line(left, top + radius)
                .curve(left, top + r, left + r, top, left + radius, top)
                .close();
    }

    /** How many numbers describe its edges: four for each, from x and y to x and y. */
    int length() {
        return length;
    }

    double at(int index) {
        return edges[index];
    }
}
