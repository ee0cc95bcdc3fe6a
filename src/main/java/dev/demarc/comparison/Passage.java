package dev.demarc.comparison;

import dev.demarc.matrix.Cell;
import dev.demarc.matrix.Duties;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a matrix's past needs to know of two revisions that follow each other.
 *
 * @param moves cells that came into other hands, in the newer matrix's order
 * @param concerns older ids of those that were called otherwise, by the newer ones; empty for one that wasn't there
 * @param categories the same
 */
public record Passage(List<Move> moves, SortedMap<String, String> concerns, SortedMap<String, String> categories) {

    /** Between two revisions that say the same. */
    public static final Passage NONE =
            new Passage(List.of(), Collections.emptySortedMap(), Collections.emptySortedMap());

    /**
     * A cell that came into other hands.
     *
     * @param cell by its newer ids
     */
    public record Move(Cell cell, Handover.Hold before, Handover.Hold after) {}

    /** Copies all. */
    public Passage {
        moves = List.copyOf(moves);
        concerns = Collections.unmodifiableSortedMap(new TreeMap<>(concerns));
        categories = Collections.unmodifiableSortedMap(new TreeMap<>(categories));
    }

    /** Compares two revisions. */
    public static Passage of(Duties before, Duties after) {
        var moves = new ArrayList<Move>();
        if (!before.matrix().equals(after.matrix())) {
            for (Change.OfCell change : Comparison.of(before, after).ofCells()) {
                if (change.kind() != Kind.STATE && !change.cells().merged()) {
                    moves.add(new Move(
                            change.cells().after(),
                            Handover.Hold.of(before.matrix(), change.before()),
                            Handover.Hold.of(after.matrix(), change.after())));
                }
            }
        }
        var pairing = Pairing.of(before.file().matrix(), after.file().matrix());
        return new Passage(moves, older(pairing.concerns()), older(pairing.categories()));
    }

    /** What was merged into another is no cell of its own any more. */
    private static SortedMap<String, String> older(Pairing.Axis axis) {
        var older = new TreeMap<String, String>();
        axis.come().forEach(id -> older.put(id, ""));
        for (Pairing.Pair pair : axis.pairs()) {
            if (!pair.merged() && !pair.older().equals(pair.newer())) {
                older.put(pair.newer(), pair.older());
            }
        }
        return older;
    }
}
