package dev.demarc.card;

import dev.demarc.matrix.Cast;
import dev.demarc.matrix.Category;
import dev.demarc.matrix.Holder;
import dev.demarc.matrix.Matrix;
import dev.demarc.matrix.Party;
import dev.demarc.matrix.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * A matrix without words: a column for each category, a cell for each concern, and the line.
 *
 * <p>It has the look of the site's diagrams: a party's tint with its colour at the edge, and its key where there is room.
 * The line is drawn if some columns cross it, and none does twice; else it would say nothing, and shared cells are split by
 * themselves.
 */
final class Picture {

    private static final int WIDEST = 300;
    private static final int HIGHEST = 60;
    private static final double SLANT = 0.24;
    private static final int MOST_KEY = 28;
    private static final int SMALL_KEY = 22;
    private static final int LEAST_KEY = 16;
    private static final int KEY_SPACE = 6;
    private static final int LEAST_FRAMED = 10;
    private static final int LEAST_ROW = 18; // In lower rows, paper between them would take all the colour.

    private final Canvas canvas;
    private final List<Column> columns = new ArrayList<>();
    private final Cast cast;
    private final int[] tops;
    private final int gap;
    private final int gutter;
    private final double line;

    /** A picture within a rectangle; where that is larger than it needs, it keeps to the middle of it. */
    Picture(Canvas canvas, Matrix matrix, int left, int top, int wide, int high) {
        this.canvas = canvas;
        this.cast = new Cast(matrix);
        int count = matrix.categories().size();
        int rows = matrix.concerns().size();
        int across = Math.min(wide, count * WIDEST);
        int down = Math.min(high, rows * HIGHEST);
        gap = down / rows < LEAST_ROW ? 0 : 2;
        gutter = Math.min(12, across / count / 8);
        line = Math.min(4.5, Math.max(2.5, down / (rows * 8.0)));
        tops = shares(top + (high - down) / 2, down + gap, rows);
        int[] lefts = shares(left + (wide - across) / 2, across + gutter, count);
        for (int i = 0; i < count; i++) {
            Category category = matrix.categories().get(i);
            columns.add(new Column(lefts[i], lefts[i + 1] - gutter, Cast.column(matrix, category)));
        }
    }

    private static int[] shares(int from, int length, int count) {
        var shares = new int[count + 1];
        for (int i = 0; i <= count; i++) {
            shares[i] = from + (2 * i * length + count) / (2 * count);
        }
        return shares;
    }

    /** Draws it. */
    void draw() {
        boolean lined = columns.stream().anyMatch(column -> !column.steps.isEmpty())
                && columns.stream().allMatch(column -> column.steps.size() <= 1 && column.wide >= LEAST_FRAMED);
        for (Column column : columns) {
            column.cells(lined);
        }
        if (lined) {
            line();
        }
        columns.forEach(Column::keys);
    }

    /** The middle between a row and the one above. */
    private double border(int row) {
        return tops[row] - gap / 2.0;
    }

    /** The line through all columns if each is crossed; else in each by itself. */
    private void line() {
        var ways = new ArrayList<List<Double>>();
        columns.forEach(column -> ways.add(column.way()));
        if (ways.stream().noneMatch(List::isEmpty)) {
            var whole = new ArrayList<>(ways.get(0));
            for (int i = 1; i < ways.size(); i++) {
                double before = whole.get(whole.size() - 1);
                double next = ways.get(i).get(1);
                if (before != next) {
                    double middle = columns.get(i).left - gutter / 2.0;
                    whole.addAll(List.of(middle, before, middle, next));
                }
                whole.addAll(ways.get(i));
            }
            ways.clear();
            ways.add(whole);
        }
        var lines = ways.stream()
                .map(way -> way.stream().mapToDouble(Double::doubleValue).toArray())
                .toList();
        lines.forEach(way -> Dashes.whole(line * 2.6).draw(canvas, way, Tint.PAPER));
        lines.forEach(
                way -> Dashes.of(line, line * 5, line * 1.5, line, line * 1.5).draw(canvas, way, Tint.INK));
    }

    /** One category. */
    private final class Column {
        private final int left;
        private final int right;
        private final int wide;
        private final int spine;
        private final List<Holder> holders;
        private final List<Step> steps;
        private final double slant;

        Column(int left, int right, List<Holder> holders) {
            this.left = left;
            this.right = Math.max(left + 1, right);
            this.wide = this.right - left;
            this.spine = Math.min(12, wide / 6);
            this.slant = wide * SLANT / 2;
            this.holders = holders;
            this.steps = Step.of(holders, cast);
        }

        /** Where the line runs; along the end of a column that one party holds, and nowhere in one that nobody does. */
        List<Double> way() {
            double middle = (left + right) / 2.0;
            if (!steps.isEmpty()) {
                Step step = steps.get(0);
                double low = border(step.to());
                double high = border(step.from());
                return step.isShared()
                        ? points(left, low, middle - slant, low, middle + slant, high, right, high)
                        : points(left, low, right, low);
            }
            for (Holder holder : holders) {
                @Nullable Party party = cast.alone(holder);
                if (party != null) {
                    double y = border(party.number() == 1 ? 0 : holders.size());
                    return points(left, y, right, y);
                }
            }
            return List.of();
        }

        private static List<Double> points(double... xy) {
            return DoubleStream.of(xy).boxed().toList();
        }

        void cells(boolean lined) {
            for (int row = 0; row < holders.size(); row++) {
                int high = Math.max(1, tops[row + 1] - gap - tops[row]);
                holders.get(row).match(new Cell(row, tops[row], high, lined)).run();
            }
        }

        /** A party's key in the middle of each run of rows that it holds, and both where two share. */
        void keys() {
            int row = 0;
            while (row < holders.size()) {
                Holder holder = holders.get(row);
                @Nullable Party alone = cast.alone(holder);
                int to = row + 1;
                while (to < holders.size() && isAlike(holder, holders.get(to))) {
                    to++;
                }
                int high = tops[to] - gap - tops[row];
                if (alone != null) {
                    key(alone, left + spine + KEY_SPACE, 0, tops[row], high);
                } else if (holder instanceof Holder.Shared) {
                    List<Party> parties = cast.split(holder);
                    key(parties.get(0), left + spine + KEY_SPACE, slant, tops[row], high);
                    key(parties.get(parties.size() - 1), right - spine - KEY_SPACE, slant, tops[row], high);
                }
                row = to;
            }
        }

        private boolean isAlike(Holder one, Holder other) {
            @Nullable Party alone = cast.alone(one);
            return one.state() == other.state()
                    && (alone == null ? one.parties().equals(other.parties()) : alone.equals(cast.alone(other)));
        }

        /** A key beside an edge, if there is room for it. */
        private void key(Party party, int x, double beside, int top, int high) {
            double room =
                    beside == 0 ? wide - spine - 2 * KEY_SPACE : wide / 2.0 - beside - spine - KEY_SPACE - line * 2;
            double size = Math.min(tops[1] - tops[0] < LEAST_ROW ? SMALL_KEY : MOST_KEY, room);
            if (size >= LEAST_KEY && high >= size + 4) {
                double middle = x < (left + right) / 2 ? x + size / 2 : x - size / 2;
                Key.draw(canvas, party, middle, top + high / 2.0, size);
            }
        }

        /** What is drawn for each kind of holder. */
        private final class Cell implements Holder.Cases<Runnable> {
            private final int row;
            private final int top;
            private final int high;
            private final boolean lined;

            Cell(int row, int top, int high, boolean lined) {
                this.row = row;
                this.top = top;
                this.high = high;
                this.lined = lined;
            }

            @Override
            public Runnable owned(Holder.Owned owned) {
                Party party = cast.party(owned.part().party());
                return () -> held(party, party);
            }

            @Override
            public Runnable outsourced(Holder.Outsourced outsourced) {
                Party working = cast.party(outsourced.to());
                return () -> held(outsourced.by() == null ? working : cast.party(outsourced.by()), working);
            }

            @Override
            public Runnable shared(Holder.Shared shared) {
                return () -> split(cast.split(shared));
            }

            @Override
            public Runnable overlap(Holder.Overlap overlap) {
                return () -> alarm(cast.split(overlap));
            }

            @Override
            public Runnable missing(Holder.Missing missing) {
                return () -> alarm(List.of(), 8.0, 5.0);
            }

            @Override
            public Runnable varies(Holder.Varies varies) {
                return () -> varying(cast.alone(varies));
            }

            @Override
            public Runnable notApplicable(Holder.NotApplicable notApplicable) {
                return () -> outline(Dashes.whole(1), Tint.LINE);
            }

            @Override
            public Runnable undetermined(Holder.Undetermined undetermined) {
                return () -> outline(Dashes.of(2, 2.0, 4.0), Tint.LINE2);
            }

            private void held(Party accountable, Party working) {
                canvas.fill(left, top, wide, high, Tint.ground(working));
                canvas.fill(left, top, spine, high, Tint.of(accountable));
            }

            /** Two tints; where the line goes through several shared rows, its slope is that of all of them. */
            private void split(List<Party> parties) {
                Party upper = parties.get(0);
                Party lower = parties.get(parties.size() - 1);
                Step step = lined && !steps.isEmpty() ? steps.get(0) : new Step(row, row + 1, upper, lower);
                double above = at(step, top);
                double below = at(step, top + high);
                canvas.fill(left, top, wide, high, Tint.ground(upper));
                canvas.fill(
                        new Outline()
                                .move(above, top)
                                .line(right, top)
                                .line(right, top + high)
                                .line(below, top + high)
                                .close(),
                        Tint.ground(lower));
                canvas.fill(left, top, spine, high, Tint.of(upper));
                canvas.fill(right - spine, top, spine, high, Tint.of(lower));
                if (!lined && Math.min(wide, high) >= LEAST_KEY) {
                    double[] way = {above, top, below, top + high};
                    Dashes.whole(4).draw(canvas, way, Tint.PAPER);
                    Dashes.of(1.6, 6.0, 2.5, 1.6, 2.5).draw(canvas, way, Tint.INK);
                }
            }

            /** Where the two sides meet at that height: on a slope, or in low rows without the line straight below each other. */
            private double at(Step step, double y) {
                if (!lined && high < LEAST_KEY) {
                    return (left + right) / 2.0;
                }
                double from = border(step.from());
                double to = border(step.to());
                return (left + right) / 2.0 + slant - 2 * slant * (y - from) / (to - from);
            }

            /** What is wrong: framed, or all in its colour where a frame would leave nothing. */
            private void alarm(List<Party> claiming, Double... dashes) {
                if (Math.min(wide, high) < LEAST_FRAMED) {
                    canvas.fill(left, top, wide, high, Tint.ALERT);
                    return;
                }
                outline(Dashes.of(2.5, dashes), Tint.ALERT);
                for (int i = 0; i < Math.min(2, claiming.size()); i++) {
                    int half = high / 2;
                    canvas.fill(left, top + i * half, spine, i == 0 ? half : high - half, Tint.of(claiming.get(i)));
                }
                double size = Math.min(MOST_KEY, Math.min(high - 6.0, wide - 2.0 * spine));
                if (size >= LEAST_KEY) {
                    Key.sign(canvas, left + wide / 2.0, top + high / 2.0, size);
                }
            }

            private void varying(@Nullable Party usual) {
                outline(Dashes.of(1.5, 6.0, 4.0), usual == null ? Tint.LINE2 : Tint.of(usual));
                if (usual != null) {
                    canvas.fill(left, top, spine, high, Tint.of(usual));
                }
            }

            private void outline(Dashes dashes, int colour) {
                if (Math.min(wide, high) < 2 * dashes.wide()) {
                    return;
                }
                double in = dashes.wide() / 2;
                double x = left + in;
                double y = top + in;
                double endX = right - in;
                double endY = top + high - in;
                dashes.draw(canvas, new double[] {x, y, endX, y, endX, endY, x, endY, x, y}, colour);
            }
        }
    }
}
