package dev.demarc.comparison;

import dev.demarc.matrix.Cell;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which cells changed hands, matrix by matrix.
 *
 * @param cut whether the repository lacks commits that it once had, so that nobody knows
 * @param byMatrix the newest first, by the path of the matrix's file below the source
 */
public record Handovers(boolean cut, SortedMap<String, List<Handover>> byMatrix) {

    /** Nobody asked, or there is nothing to ask. */
    public static final Handovers NONE = new Handovers(false, Collections.emptySortedMap());

    /** Commits are missing. */
    public static final Handovers CUT = new Handovers(true, Collections.emptySortedMap());

    /** Copies the map. */
    public Handovers {
        byMatrix = Collections.unmodifiableSortedMap(new TreeMap<>(byMatrix));
    }

    /** All of a matrix, the newest first. */
    public List<Handover> of(String path) {
        return byMatrix.getOrDefault(path, List.of());
    }

    /** The last one of each cell of a matrix, the newest first. */
    public List<Handover> last(String path) {
        Set<Cell> told = new HashSet<>();
        return of(path).stream().filter(each -> told.add(each.cell())).toList();
    }
}
