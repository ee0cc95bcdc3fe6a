package dev.demarc.card;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A sheet of coloured points: shapes are laid on it, their edges smoothed.
 *
 * <p>Each point is an index into at most 256 colours, since a card has few, and a point of one byte packs well. Where a
 * shape covers a part of a point, its share is rounded to sixteenths and the two colours are mixed. When all 256 are
 * taken, the nearest one serves.
 */
final class Canvas {

    private static final int COLOURS = 256;
    private static final int SHARES = 16;

    private final int width;
    private final int height;
    private final byte[] points;
    private final int[] palette = new int[COLOURS];
    private int known;
    private final Map<Integer, Integer> indexes = new HashMap<>();
    // By colour laid on: what it makes of each colour and share, plus one; 0 is not known yet.
    private final short[][] mixes = new short[COLOURS][];
    // All zero but while a shape is filled; and of each of its rows, from where to where it isn't.
    private double[] sums = new double[4096];
    private int[] firsts = new int[64];
    private int[] ends = new int[64];

    /**
     * A sheet of one colour.
     *
     * @param colours those that must be met exactly, as {@code 0xRRGGBB}; the first is the ground
     */
    Canvas(int width, int height, int... colours) {
        this.width = width;
        this.height = height;
        this.points = new byte[width * height];
        for (int colour : colours) {
            index(colour);
        }
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** The points, row by row. */
    byte[] points() {
        return points;
    }

    /** The colours in use, as {@code 0xRRGGBB}. */
    int[] palette() {
        return Arrays.copyOf(palette, known);
    }

    /** Fills a rectangle, as far as it lies on the sheet. */
    void fill(int left, int top, int wide, int high, int colour) {
        byte index = (byte) index(colour);
        int from = Math.max(0, left);
        int to = Math.min(width, left + wide);
        for (int y = Math.max(0, top); from < to && y < Math.min(height, top + high); y++) {
            Arrays.fill(points, y * width + from, y * width + to, index);
        }
    }

    /**
     * Fills a shape, as far as it lies on the sheet. Rings that turn the other way are holes.
     *
     * <p>Each edge adds, to every point that it crosses, how much of the point lies to its right; the sum from the left is
     * what the shape covers. The idea is that of font-rs, by Raph Levien.
     */
    void fill(Outline shape, int colour) {
        double least = Double.MAX_VALUE;
        double most = -Double.MAX_VALUE;
        double first = Double.MAX_VALUE;
        double last = -Double.MAX_VALUE;
        for (int i = 0; i < shape.length(); i += 2) {
            double x = shape.at(i);
            double y = shape.at(i + 1);
            least = x < least ? x : least;
            most = x > most ? x : most;
            first = y < first ? y : first;
            last = y > last ? y : last;
        }
        int left = (int) Math.floor(Math.max(0, least));
        int right = (int) Math.ceil(Math.min(width, most));
        int top = (int) Math.floor(Math.max(0, first));
        int bottom = (int) Math.ceil(Math.min(height, last));
        if (left >= right || top >= bottom) {
            return;
        }
        int wide = right - left + 2;
        int rows = bottom - top;
        sums = sums.length < wide * rows ? new double[wide * rows] : sums;
        firsts = firsts.length < rows ? new int[rows] : firsts;
        ends = ends.length < rows ? new int[rows] : ends;
        Arrays.fill(firsts, 0, rows, wide);
        Arrays.fill(ends, 0, rows, 0);
        for (int i = 0; i < shape.length(); i += 4) {
            edge(
                    within(shape.at(i) - left, right - left),
                    shape.at(i + 1) - top,
                    within(shape.at(i + 2) - left, right - left),
                    shape.at(i + 3) - top,
                    wide,
                    rows);
        }
        lay(left, top, rows, wide, index(colour));
    }

    // By hand: Java's own floor, ceil, min and max care for what is no number, and each is a call.

    private static double within(double x, int wide) {
        return x < 0 ? 0 : x > wide ? wide : x;
    }

    private static int ceil(double x) {
        int floor = (int) x;
        return x > floor ? floor + 1 : floor;
    }

    private void edge(double fromX, double fromY, double toX, double toY, int wide, int rows) {
        if (fromY == toY) {
            return;
        }
        int turn = fromY < toY ? 1 : -1;
        double high = turn > 0 ? fromY : toY;
        double low = turn > 0 ? toY : fromY;
        double slope = (toX - fromX) / (toY - fromY);
        double x = turn > 0 ? fromX : toX;
        if (high < 0) {
            x -= high * slope;
        }
        int last = Math.min(rows, ceil(low));
        for (int row = Math.max(0, (int) high); row < last; row++) {
            double part = (row + 1 < low ? row + 1 : low) - (row > high ? row : high);
            double next = x + slope * part;
            double from = x < next ? x : next;
            double to = x < next ? next : x;
            int first = (int) from;
            int end = Math.max(ceil(to), first + 1);
            crossed(row * wide, from, to, first, end, part * turn);
            firsts[row] = Math.min(firsts[row], first);
            ends[row] = Math.max(ends[row], end + 1);
            x = next;
        }
    }

    /** One row that an edge crosses, between two x, which lie in the points from the first to before the end. */
    private void crossed(int row, double from, double to, int first, int end, double part) {
        double[] sums = this.sums;
        if (end == first + 1) {
            double covered = 1 - ((from + to) / 2 - first);
            sums[row + first] += part * covered;
            sums[row + first + 1] += part * (1 - covered);
            return;
        }
        double step = part / (to - from);
        double head = first + 1 - from;
        double before = step * head * head / 2;
        sums[row + first] += before;
        for (int x = first + 1; x < end - 1; x++) {
            double so = step * (x + 0.5 - from);
            sums[row + x] += so - before;
            before = so;
        }
        double tail = to - (end - 1);
        double so = part - step * tail * tail / 2;
        sums[row + end - 1] += so - before;
        sums[row + end] += part - so;
    }

    /** Beyond the last edge of a row nothing is covered: its edges add up to nought there. */
    private void lay(int left, int top, int rows, int wide, int colour) {
        byte[] points = this.points;
        double[] sums = this.sums;
        for (int row = 0; row < rows; row++) {
            double sum = 0;
            int share = 0;
            int at = (top + row) * width + left;
            int from = row * wide;
            int end = Math.min(ends[row], wide - 2);
            for (int x = firsts[row]; x < end; x++) {
                double step = sums[from + x];
                if (step != 0) {
                    sums[from + x] = 0;
                    sum += step;
                    double covered = Math.abs(sum);
                    share = covered < 1 ? (int) (covered * SHARES + 0.5) : SHARES;
                }
                if (share == SHARES) {
                    points[at + x] = (byte) colour;
                } else if (share > 0) {
                    points[at + x] = mixed(points[at + x] & 0xFF, colour, share);
                }
            }
            for (int x = Math.max(firsts[row], end); x < ends[row]; x++) {
                sums[from + x] = 0;
            }
        }
    }

    private byte mixed(int below, int above, int share) {
        short[] known = mixes[above];
        if (known == null) {
            known = new short[COLOURS * SHARES];
            mixes[above] = known;
        }
        int key = below * SHARES + share;
        if (known[key] == 0) {
            known[key] = (short) (1 + index(mix(palette[below], palette[above], share)));
        }
        return (byte) (known[key] - 1);
    }

    private static int mix(int below, int above, int share) {
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int part = part(below, shift) * (SHARES - share) + part(above, shift) * share;
            mixed |= ((part + SHARES / 2) / SHARES) << shift;
        }
        return mixed;
    }

    private static int part(int colour, int shift) {
        return (colour >> shift) & 0xFF;
    }

    private int index(int colour) {
        Integer index = indexes.get(colour);
        if (index == null) {
            index = known < COLOURS ? known : nearest(colour);
            if (known < COLOURS) {
                palette[known++] = colour;
            }
            indexes.put(colour, index);
        }
        return index;
    }

    private int nearest(int colour) {
        int nearest = 0;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < known; i++) {
            int distance = 0;
            for (int shift = 16; shift >= 0; shift -= 8) {
                int apart = part(palette[i], shift) - part(colour, shift);
                distance += apart * apart;
            }
            if (distance < least) {
                least = distance;
                nearest = i;
            }
        }
        return nearest;
    }
}
