package dev.demarc.comparison;

import dev.demarc.matrix.Category;
import dev.demarc.matrix.Cell;
import dev.demarc.matrix.Concern;
import dev.demarc.matrix.Duties;
import dev.demarc.matrix.Matrix;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A matrix followed back through its revisions, from the newest on: which cell of each was which of now, whatever it was
 * called, and by which commit it came into other hands.
 */
public final class Lineage {

    private record Step(String commit, long second) {}

    private Duties oldest;
    private @Nullable Step step;
    private Map<String, String> concerns = new HashMap<>();
    private Map<String, String> categories = new HashMap<>();
    private final List<Handover> found = new ArrayList<>();

    /** A matrix as it is now. What was done to it since the last commit isn't told. */
    public Lineage(Duties now) {
        this.oldest = now;
        for (Concern concern : now.matrix().concerns()) {
            concerns.put(concern.id(), concern.id());
        }
        for (Category category : now.matrix().categories()) {
            categories.put(category.id(), category.id());
        }
    }

    /** The oldest revision that is known so far. */
    public Duties oldest() {
        return oldest;
    }

    /** All that was found, the newest first, and of one commit in the matrix's order. */
    public List<Handover> found() {
        return List.copyOf(found);
    }

    /**
     * Goes a revision further back.
     *
     * @param before how the matrix was after a commit
     * @param commit the whole name of that
     * @param second when it was made, in seconds since 1970
     */
    public void back(Duties before, String commit, long second) {
        if (!before.matrix().equals(oldest.matrix())) {
            compare(before);
            oldest = before;
        }
        step = new Step(commit, second);
    }

    private void compare(Duties before) {
        Step by = step;
        if (by != null) {
            Matrix then = before.matrix();
            Matrix later = oldest.matrix();
            for (Change.OfCell change : Comparison.of(before, oldest).ofCells()) {
                String concern = concerns.get(change.cells().after().concern());
                String category = categories.get(change.cells().after().category());
                if (change.kind() != Kind.STATE && !change.cells().merged() && concern != null && category != null) {
                    found.add(new Handover(
                            by.commit(),
                            by.second(),
                            new Cell(concern, category),
                            Handover.Hold.of(then, change.before()),
                            Handover.Hold.of(later, change.after())));
                }
            }
        }
        var pairing = Pairing.of(before.file().matrix(), oldest.file().matrix());
        concerns = further(pairing.concerns(), concerns);
        categories = further(pairing.categories(), categories);
    }

    /** What older ids are called now. What was merged into another is no cell of its own any more. */
    private static Map<String, String> further(Pairing.Axis axis, Map<String, String> known) {
        var further = new HashMap<String, String>();
        for (Pairing.Pair pair : axis.pairs()) {
            String now = known.get(pair.newer());
            if (now != null && !pair.merged()) {
                further.put(pair.older(), now);
            }
        }
        return further;
    }
}
