package dev.demarc.comparison;

import dev.demarc.matrix.Matrix;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parties of both revisions by the ids that they have now, or had last, and who is part of whom. */
final class Hierarchy {

    private final Matrix older;
    private final Matrix newer;
    private final Map<String, String> present = new LinkedHashMap<>();

    Hierarchy(Matrix older, Matrix newer, Pairing.Axis parties) {
        this.older = older;
        this.newer = newer;
        parties.pairs().forEach(pair -> present.put(pair.older(), pair.newer()));
    }

    /** The id that an older party has now; its own if it has none any more. */
    String present(String party) {
        return present.getOrDefault(party, party);
    }

    /**
     * The party that some left and others came to, all of them its teams or itself.
     *
     * @param left older ids
     * @param joined newer ids
     * @return nothing if it left the party's hands
     */
    @Nullable
    String within(List<String> left, List<String> joined) {
        if (left.isEmpty() || joined.isEmpty()) {
            return null;
        }
        List<String> all = new ArrayList<>(left.stream().map(this::present).toList());
        all.addAll(joined);
        for (String candidate : all) {
            if (all.stream().allMatch(each -> isWithin(each, candidate))) {
                return candidate;
            }
        }
        return null;
    }

    private boolean isWithin(String party, String ancestor) {
        return newer.isWithin(party, ancestor)
                || formerly(party).stream()
                        .anyMatch(then -> formerly(ancestor).stream().anyMatch(above -> older.isWithin(then, above)));
    }

    /** The ids that a party had in the older revision. */
    private Set<String> formerly(String party) {
        var ids = new LinkedHashSet<String>();
        present.forEach((then, now) -> {
            if (now.equals(party)) {
                ids.add(then);
            }
        });
        if (ids.isEmpty()) {
            ids.add(party);
        }
        return ids;
    }
}
