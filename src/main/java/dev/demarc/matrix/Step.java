package dev.demarc.matrix;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One place in a column where the line runs: above row {@code from} if {@code to} is the same, else through the shared
 * rows from {@code from} to before {@code to}.
 */
public record Step(int from, int to, Party upper, Party lower) {

    /** Whether it runs through shared rows. */
    public boolean isShared() {
        return to > from;
    }

    /**
     * All steps of a column, from top to bottom. Rows that nobody holds alone (gaps, open questions, overlaps) belong to
     * no side; the line then runs above the next row that does.
     */
    public static List<Step> of(List<Holder> column, Cast cast) {
        List<Step> steps = new ArrayList<>();
        @Nullable Party current = null;
        for (int row = 0; row < column.size(); row++) {
            Holder holder = column.get(row);
            boolean shared = holder instanceof Holder.Shared;
            List<Party> split = shared ? cast.split(holder) : List.of();
            @Nullable Party next = shared ? split.get(0) : cast.alone(holder);
            if (next == null) {
                continue;
            }
            Step last = steps.isEmpty() ? null : steps.get(steps.size() - 1);
            boolean goesOn = shared
                    && last != null
                    && last.isShared()
                    && last.to() == row
                    && split.equals(cast.split(column.get(row - 1)));
            if (goesOn && last != null) {
                steps.set(steps.size() - 1, new Step(last.from(), row + 1, last.upper(), last.lower()));
                continue;
            }
            if (current != null && !current.equals(next)) {
                steps.add(new Step(row, row, current, next));
            }
            current = next;
            if (shared) {
                Party lower = split.get(split.size() - 1);
                steps.add(new Step(row, row + 1, next, lower));
                current = lower;
            }
        }
        return steps;
    }
}
