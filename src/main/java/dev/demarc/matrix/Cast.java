package dev.demarc.matrix;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parties of a drawing, and which of two stands above the other.
 *
 * <p>Parties that cells name but the matrix doesn't have get a number of their own, so that any matrix can be drawn.
 */
public final class Cast {
    /** How many parties look different; the next has the look of the first again. */
    public static final int COLOURS = 5;

    private final Map<String, Party> parties = new LinkedHashMap<>();
    private final Map<String, Double> heights = new LinkedHashMap<>();

    /** The parties of a matrix, and those that its cells name besides. */
    public Cast(Matrix matrix) {
        matrix.parties().forEach(party -> parties.put(party.id(), party));
        Map<String, List<Integer>> rows = new LinkedHashMap<>();
        for (Category category : matrix.categories()) {
            for (int row = 0; row < matrix.concerns().size(); row++) {
                Holder holder = matrix.holder(matrix.concerns().get(row), category);
                holder.parties().forEach(this::admit);
                if (holder instanceof Holder.Owned owned) {
                    rows.computeIfAbsent(owned.part().party(), id -> new ArrayList<>())
                            .add(row);
                }
            }
        }
        double middle = (matrix.concerns().size() - 1) / 2.0;
        for (String id : parties.keySet()) {
            heights.put(
                    id,
                    rows.getOrDefault(id, List.of()).stream()
                            .mapToInt(Integer::intValue)
                            .average()
                            .orElse(middle));
        }
    }

    private void admit(String id) {
        if (!parties.containsKey(id)) {
            int number = parties.values().stream().mapToInt(Party::number).max().orElse(0) + 1;
            parties.put(id, new Party(id, id, number, "?", null, new Party.PartyWords(null, null), List.of()));
        }
    }

    /** The party of that id, which the matrix or one of its cells names. */
    public Party party(String id) {
        Party party = parties.get(id);
        if (party == null) {
            throw new IllegalStateException("no party " + id);
        }
        return party;
    }

    /** All of them, those that only cells name last. */
    public List<Party> all() {
        return List.copyOf(parties.values());
    }

    /**
     * Those named by a holder, the upper first: who holds higher rows on the whole, and party 1 last. At least two, for
     * the use of cells that are split.
     */
    public List<Party> split(Holder holder) {
        List<Party> found = new ArrayList<>();
        holder.parties().forEach(id -> found.add(party(id)));
        if (found.size() == 1) {
            found.add(found.get(0));
        }
        found.sort((one, other) -> {
            int byHeight = Double.compare(heights.getOrDefault(one.id(), 0.0), heights.getOrDefault(other.id(), 0.0));
            return byHeight == 0 ? Integer.compare(other.number(), one.number()) : byHeight;
        });
        return found;
    }

    /** Who holds a cell alone, if one does: for what varies, by default; for what is outsourced, who answers for it. */
    public @Nullable Party alone(Holder holder) {
        if (holder instanceof Holder.Owned owned) {
            return party(owned.part().party());
        } else if (holder instanceof Holder.Outsourced outsourced) {
            return party(outsourced.by() == null ? outsourced.to() : outsourced.by());
        } else if (holder instanceof Holder.Varies varies && varies.otherwise() != null) {
            return alone(varies.otherwise());
        }
        return null;
    }

    /** The colour's number, from 1 to 5. */
    public static int colour(Party party) {
        return Math.floorMod(party.number() - 1, COLOURS) + 1;
    }

    /** The rows of a column, top first. */
    public static List<Holder> column(Matrix matrix, Category category) {
        List<Holder> column = new ArrayList<>();
        for (Concern concern : matrix.concerns()) {
            column.add(matrix.holder(concern, category));
        }
        return column;
    }
}
