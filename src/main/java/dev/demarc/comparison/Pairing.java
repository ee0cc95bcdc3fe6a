package dev.demarc.comparison;

import dev.demarc.matrix.Category;
import dev.demarc.matrix.Concern;
import dev.demarc.matrix.Likeness;
import dev.demarc.matrix.Matrix;
import dev.demarc.matrix.Party;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.Collectors;

/**
 * Which party, category and concern of the newer revision is which of the older one.
 *
 * <p>They pair in three passes, each id once at most: those of equal ids; those of which the newer says that it was
 * renamed from the older; those that are much alike, each other's likest, and no other as like.
 */
public record Pairing(Axis parties, Axis categories, Axis concerns) {

    /** Sums of fractions are never quite what they should be. */
    private static final double ROUNDING = 1e-9;

    /** Why two are taken for one. */
    public enum By {
        ID("id"),
        RENAMED_FROM("renamed-from"),
        LIKENESS("likeness"),
        /** Of matrices alone: they lie in the same file. */
        PATH("path");

        private final String word;

        By(String word) {
            this.word = word;
        }

        /** The word for it in JSON. */
        public String word() {
            return word;
        }
    }

    /**
     * Two that are one.
     *
     * @param likeness how alike they are, from 0 to 1; 1 unless that is why they are taken for one
     * @param merged whether the newer one has a partner already, and this older one was merged into it
     */
    public record Pair(String older, String newer, By by, double likeness, boolean merged) {}

    /**
     * The pairs of one kind of thing.
     *
     * @param pairs in the order of the newer matrix, of each what was merged into it last
     * @param gone older ids without partner, in the older order
     * @param come newer ids without partner, in the newer order
     * @param maybes pairs of these that somebody should say more about
     */
    public record Axis(List<Pair> pairs, List<String> gone, List<String> come, List<Likeness.Pair> maybes) {
        /** Copies the lists. */
        public Axis {
            pairs = List.copyOf(pairs);
            gone = List.copyOf(gone);
            come = List.copyOf(come);
            maybes = List.copyOf(maybes);
        }

        /** The newer id of an older one, where they differ or not; empty if it has no partner. */
        public Optional<String> newer(String older) {
            return pairs.stream()
                    .filter(pair -> pair.older().equals(older))
                    .map(Pair::newer)
                    .findFirst();
        }

        /** The newer id that an older one without partner may have got. */
        public Optional<String> maybeNewer(String older) {
            return maybes.stream()
                    .filter(pair -> pair.older().equals(older))
                    .map(Likeness.Pair::newer)
                    .findFirst();
        }

        /** The older id that a newer one without partner may have had. */
        public Optional<String> maybeOlder(String newer) {
            return maybes.stream()
                    .filter(pair -> pair.newer().equals(newer))
                    .map(Likeness.Pair::older)
                    .findFirst();
        }
    }

    /** Pairs two revisions of a matrix, as they are written: what claims files say of cells doesn't count here. */
    public static Pairing of(Matrix older, Matrix newer) {
        var likeness = Likeness.between(older, newer);
        ToDoubleBiFunction<Named, Named> byName = (then, now) -> Likeness.ofNames(then.name(), now.name());
        return new Pairing(
                new Matching(named(older, What.PARTY), named(newer, What.PARTY), byName).axis(likeness::parties),
                new Matching(named(older, What.CATEGORY), named(newer, What.CATEGORY), byName)
                        .axis(likeness::categories),
                new Matching(
                                named(older, What.CONCERN),
                                named(newer, What.CONCERN),
                                (then, now) -> likeness.ofConcerns(then.id(), now.id()))
                        .axis(likeness::concerns));
    }

    /** What parties, categories and concerns have in common. */
    record Named(String id, String name, List<String> renamedFrom) {}

    /** The things of a kind, in the matrix's order. */
    static List<Named> named(Matrix matrix, What what) {
        var named = new ArrayList<Named>();
        switch (what) {
            case MATRIX -> named.add(new Named(matrix.id(), matrix.title(), List.of()));
            case PARTY -> {
                for (Party each : matrix.parties()) {
                    named.add(new Named(each.id(), each.name(), each.renamedFrom()));
                }
            }
            case CATEGORY -> {
                for (Category each : matrix.categories()) {
                    named.add(new Named(each.id(), each.name(), each.renamedFrom()));
                }
            }
            case CONCERN -> {
                for (Concern each : matrix.concerns()) {
                    named.add(new Named(each.id(), each.name(), each.renamedFrom()));
                }
            }
        }
        return named;
    }

    /** The three passes over one kind of thing. */
    private static final class Matching {

        private final List<Named> older;
        private final List<Named> newer;
        private final ToDoubleBiFunction<Named, Named> likeness;
        private final Map<String, Named> olderById;
        private final Map<String, Pair> byOlder = new LinkedHashMap<>();
        private final Set<String> taken = new HashSet<>();

        Matching(List<Named> older, List<Named> newer, ToDoubleBiFunction<Named, Named> likeness) {
            this.older = older;
            this.newer = newer;
            this.likeness = likeness;
            this.olderById = older.stream()
                    .collect(Collectors.toMap(Named::id, each -> each, (one, other) -> one, LinkedHashMap::new));
        }

        Axis axis(BiFunction<Predicate<String>, Predicate<String>, List<Likeness.Pair>> alike) {
            for (Named now : newer) {
                if (olderById.containsKey(now.id())) {
                    pair(now.id(), now.id(), By.ID, 1);
                }
            }
            declared();
            merged();
            var maybes = new ArrayList<Likeness.Pair>();
            for (Likeness.Pair each : alike.apply(id -> !byOlder.containsKey(id), id -> !taken.contains(id))) {
                if (each.likeness() >= Likeness.SAME - ROUNDING) {
                    pair(each.older(), each.newer(), By.LIKENESS, each.likeness());
                } else {
                    maybes.add(each);
                }
            }
            return new Axis(
                    inNewerOrder(),
                    older.stream()
                            .map(Named::id)
                            .filter(id -> !byOlder.containsKey(id))
                            .toList(),
                    newer.stream()
                            .map(Named::id)
                            .filter(id -> !taken.contains(id))
                            .toList(),
                    maybes);
        }

        private void pair(String then, String now, By by, double howAlike) {
            byOlder.put(then, new Pair(then, now, by, howAlike, !taken.add(now)));
        }

        /** Of several that were renamed from one, the likeliest is it; the others may have been something else too. */
        private void declared() {
            Map<String, Named> wishes = wishes();
            while (!wishes.isEmpty()) {
                wishes.forEach((then, now) -> pair(then, now.id(), By.RENAMED_FROM, 1));
                wishes = wishes();
            }
        }

        /** The older ids that are free and wanted, each with the likeliest of those who want it first of all. */
        private Map<String, Named> wishes() {
            var wishes = new LinkedHashMap<String, Named>();
            for (Named now : newer) {
                if (!taken.contains(now.id())) {
                    now.renamedFrom().stream().filter(this::isFree).findFirst().ifPresent(id -> {
                        Named wished = wishes.get(id);
                        if (wished == null || likeness(id, now) > likeness(id, wished) + ROUNDING) {
                            wishes.put(id, now);
                        }
                    });
                }
            }
            return wishes;
        }

        private double likeness(String older, Named now) {
            Named then = olderById.get(older);
            return then == null ? 0 : likeness.applyAsDouble(then, now);
        }

        /** What was renamed to something that has a partner already was merged into it. */
        private void merged() {
            for (Named now : newer) {
                for (String id : now.renamedFrom()) {
                    if (isFree(id)) {
                        pair(id, now.id(), By.RENAMED_FROM, 1);
                    }
                }
            }
        }

        private boolean isFree(String id) {
            return olderById.containsKey(id) && !byOlder.containsKey(id);
        }

        private List<Pair> inNewerOrder() {
            Map<String, List<Pair>> byNewer = byOlder.values().stream().collect(Collectors.groupingBy(Pair::newer));
            var pairs = new ArrayList<Pair>();
            for (Named now : newer) {
                List<Pair> its = byNewer.getOrDefault(now.id(), List.of());
                its.stream().filter(pair -> !pair.merged()).forEach(pairs::add);
                its.stream().filter(Pair::merged).forEach(pairs::add);
            }
            return pairs;
        }
    }
}
