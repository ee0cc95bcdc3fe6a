package dev.demarc.comparison;

import dev.demarc.matrix.Category;
import dev.demarc.matrix.Cell;
import dev.demarc.matrix.Concern;
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

    private @Nullable Step step;
    // Ids of now, by those of the oldest revision that is known so far.
    private Map<String, String> concerns = new HashMap<>();
    private Map<String, String> categories = new HashMap<>();
    private final List<Handover> found = new ArrayList<>();

    /** A matrix as it is now. What was done to it since the last commit isn't told. */
    public Lineage(Matrix now) {
        for (Concern concern : now.concerns()) {
            concerns.put(concern.id(), concern.id());
        }
        for (Category category : now.categories()) {
            categories.put(category.id(), category.id());
        }
    }

    /** All that was found, the newest first, and of one commit in the matrix's order. */
    public List<Handover> found() {
        return List.copyOf(found);
    }

    /**
     * Goes a revision further back.
     *
     * @param passage from how the matrix was after a commit to the oldest revision that was known so far
     * @param commit the whole name of that
     * @param second when it was made, in seconds since 1970
     */
    public void back(Passage passage, String commit, long second) {
        Step by = step;
        if (by != null) {
            for (Passage.Move move : passage.moves()) {
                String concern = concerns.get(move.cell().concern());
                String category = categories.get(move.cell().category());
                if (concern != null && category != null) {
                    found.add(new Handover(
                            by.commit(), by.second(), new Cell(concern, category), move.before(), move.after()));
                }
            }
        }
        concerns = further(passage.concerns(), concerns);
        categories = further(passage.categories(), categories);
        step = new Step(commit, second);
    }

    private static Map<String, String> further(Map<String, String> older, Map<String, String> known) {
        if (older.isEmpty()) {
            return known;
        }
        var further = new HashMap<String, String>();
        known.forEach((newer, now) -> {
            String then = older.getOrDefault(newer, newer);
            if (!then.isEmpty()) {
                further.put(then, now);
            }
        });
        return further;
    }
}
