package dev.demarc.comparison;

import dev.demarc.comparison.Change.CellPair;
import dev.demarc.matrix.Cell;
import dev.demarc.matrix.Duties;
import dev.demarc.matrix.Holder;
import dev.demarc.matrix.Matrix;
import dev.demarc.source.Order;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is otherwise in a matrix than in an older revision of it, after the claims of each revision have met in it.
 *
 * <p>Order, groups, descriptions, examples, bands, levels, evidence, sources and owners aren't compared.
 *
 * @param before the older revision; nothing if the matrix is new
 * @param after the newer one; nothing if the matrix was removed
 * @param changes the most urgent kind first; within a kind parties, categories and concerns go before cells, and all in
 *     the order of the newer matrix, rows first; what was removed in the older order
 * @param reordered things that both revisions have in another order
 * @param cells how many there are
 */
public record Comparison(
        @Nullable Duties before, @Nullable Duties after, List<Change> changes, List<What> reordered, Cells cells) {

    /**
     * Numbers of cells.
     *
     * @param paired that both revisions have: the sum of the three that follow
     * @param changed of kinds 1 to 6
     * @param text of which only words differ
     * @param unchanged the others
     * @param removed of the older revision, without partner
     * @param added of the newer revision, likewise
     */
    public record Cells(int paired, int changed, int text, int unchanged, int removed, int added) {}

    /** Copies the lists. */
    public Comparison {
        changes = List.copyOf(changes);
        reordered = List.copyOf(reordered);
        if (before == null && after == null) {
            throw new IllegalArgumentException("Nothing can't be compared with nothing");
        }
    }

    /** Two revisions of a matrix. */
    public static Comparison of(Duties before, Duties after) {
        return new Comparing(before, after).compare(List.of());
    }

    /** Two revisions of a matrix that has another id than before, and lies in the file in which it lay. */
    public static Comparison ofRenamed(Duties before, Duties after) {
        var pair = new Pairing.Pair(before.matrix().id(), after.matrix().id(), Pairing.By.PATH, 1, false);
        return new Comparing(before, after).compare(List.of(new Change.Renamed(What.MATRIX, pair)));
    }

    /** A matrix that is new. */
    public static Comparison ofAdded(Duties after) {
        var change = new Change.Lone(Kind.ADDED, What.MATRIX, after.matrix().id(), Map.of(), null);
        return new Comparison(null, after, List.of(change), List.of(), new Cells(0, 0, 0, 0, 0, size(after.matrix())));
    }

    /** A matrix that is no more. */
    public static Comparison ofRemoved(Duties before) {
        var change = new Change.Lone(Kind.REMOVED, What.MATRIX, before.matrix().id(), Map.of(), null);
        return new Comparison(
                before, null, List.of(change), List.of(), new Cells(0, 0, 0, 0, size(before.matrix()), 0));
    }

    private static int size(Matrix matrix) {
        return matrix.concerns().size() * matrix.categories().size();
    }

    /** The id that the matrix has, or had last. */
    public String id() {
        return last().matrix().id();
    }

    /** The newest state of the matrix that there is. */
    public Duties last() {
        Duties last = after == null ? before : after;
        if (last == null) {
            throw new IllegalStateException("There is neither before nor after");
        }
        return last;
    }

    /** The older matrix, of one that has a past. */
    public Matrix older() {
        return before == null ? last().matrix() : before.matrix();
    }

    /** The newer matrix, of one that is still there. */
    public Matrix newer() {
        return last().matrix();
    }

    /** Whether anything changed at all. */
    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /** The changes of a kind, in their order. */
    public List<Change> of(Kind kind) {
        return changes.stream().filter(change -> change.kind() == kind).toList();
    }

    /** The changes of kinds 1 to 6, in their order. */
    public List<Change.OfCell> ofCells() {
        var all = new ArrayList<Change.OfCell>();
        for (Change change : changes) {
            if (change instanceof Change.OfCell cell) {
                all.add(cell);
            }
        }
        return all;
    }

    /** How many cells went from a party to a team of its own or back. They are of the kind that changed hands. */
    public int within() {
        return (int) ofCells().stream()
                .filter(change -> change.hands() != null && change.hands().within() != null)
                .count();
    }

    /** One comparison. */
    private static final class Comparing {

        private static final Map<What, Function<Pairing, Pairing.Axis>> AXES = axes();

        private final Duties before;
        private final Duties after;
        private final Matrix older;
        private final Matrix newer;
        private final Pairing pairing;
        private final List<Change> changes = new ArrayList<>();

        Comparing(Duties before, Duties after) {
            this.before = before;
            this.after = after;
            this.older = before.matrix();
            this.newer = after.matrix();
            this.pairing = Pairing.of(before.file().matrix(), after.file().matrix());
        }

        private static Map<What, Function<Pairing, Pairing.Axis>> axes() {
            var axes = new EnumMap<What, Function<Pairing, Pairing.Axis>>(What.class);
            axes.put(What.PARTY, Pairing::parties);
            axes.put(What.CATEGORY, Pairing::categories);
            axes.put(What.CONCERN, Pairing::concerns);
            return axes;
        }

        Comparison compare(List<Change> known) {
            changes.addAll(known);
            names(What.MATRIX);
            AXES.forEach((what, axis) -> things(what, axis.apply(pairing)));
            cells();
            // The sort keeps the order of those of one kind.
            changes.sort(Order.by(Change::kind));
            var reordered = new ArrayList<What>();
            AXES.forEach((what, axis) -> {
                if (isReordered(what, axis.apply(pairing))) {
                    reordered.add(what);
                }
            });
            return new Comparison(before, after, changes, reordered, counted());
        }

        private void things(What what, Pairing.Axis axis) {
            for (String id : axis.gone()) {
                String maybe = axis.maybeNewer(id).orElse(null);
                changes.add(new Change.Lone(Kind.REMOVED, what, id, cellsOf(older, what, id), maybe));
            }
            for (String id : axis.come()) {
                String maybe = axis.maybeOlder(id).orElse(null);
                changes.add(new Change.Lone(Kind.ADDED, what, id, cellsOf(newer, what, id), maybe));
            }
            for (Pairing.Pair pair : axis.pairs()) {
                if (pair.by() != Pairing.By.ID) {
                    changes.add(new Change.Renamed(what, pair));
                }
            }
            names(what);
        }

        /** Of things whose id stayed; what another id has shows both names anyway. */
        private void names(What what) {
            Map<String, String> then = new HashMap<>();
            Pairing.named(older, what).forEach(each -> then.put(each.id(), each.name()));
            String field = what == What.MATRIX ? "title" : "name";
            for (Pairing.Named now : Pairing.named(newer, what)) {
                String was = then.get(now.id());
                if (was != null && !was.equals(now.name())) {
                    changes.add(new Change.OfName(what, now.id(), field, was, now.name()));
                }
            }
        }

        private static Map<String, Holder> cellsOf(Matrix matrix, What what, String id) {
            var cells = new LinkedHashMap<String, Holder>();
            if (what == What.CONCERN) {
                matrix.categories().forEach(each -> cells.put(each.id(), matrix.holder(id, each.id())));
            } else if (what == What.CATEGORY) {
                matrix.concerns().forEach(each -> cells.put(each.id(), matrix.holder(each.id(), id)));
            }
            return cells;
        }

        private void cells() {
            var comparison = new CellComparison(new Hierarchy(older, newer, pairing.parties()));
            for (Pairing.Pair row : pairing.concerns().pairs()) {
                for (Pairing.Pair column : pairing.categories().pairs()) {
                    var pair = new CellPair(
                            new Cell(row.older(), column.older()),
                            new Cell(row.newer(), column.newer()),
                            row.merged() || column.merged());
                    comparison
                            .of(
                                    pair,
                                    older.holder(row.older(), column.older()),
                                    newer.holder(row.newer(), column.newer()))
                            .ifPresent(changes::add);
                }
            }
        }

        /** Whether those that both revisions have stand in another order. */
        private boolean isReordered(What what, Pairing.Axis axis) {
            Map<String, String> newest = new HashMap<>();
            axis.pairs().stream()
                    .filter(pair -> !pair.merged())
                    .forEach(pair -> newest.put(pair.older(), pair.newer()));
            List<String> then = Pairing.named(older, what).stream()
                    .filter(each -> newest.containsKey(each.id()))
                    .map(each -> newest.getOrDefault(each.id(), ""))
                    .toList();
            var reached = Set.copyOf(newest.values());
            List<String> now = Pairing.named(newer, what).stream()
                    .map(Pairing.Named::id)
                    .filter(reached::contains)
                    .toList();
            return !then.equals(now);
        }

        private Cells counted() {
            int rows = pairing.concerns().pairs().size();
            int columns = pairing.categories().pairs().size();
            int paired = rows * columns;
            int changed = (int)
                    changes.stream().filter(each -> each.kind().isOfCell()).count();
            int text = (int) changes.stream()
                    .filter(each -> each instanceof Change.OfText)
                    .count();
            int reached = distinct(pairing.concerns()) * distinct(pairing.categories());
            return new Cells(
                    paired, changed, text, paired - changed - text, size(older) - paired, size(newer) - reached);
        }

        private static int distinct(Pairing.Axis axis) {
            var ids = new HashSet<String>();
            axis.pairs().forEach(pair -> ids.add(pair.newer()));
            return ids.size();
        }
    }
}
