package dev.demarc.matrix;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How much parties, categories and concerns of two revisions of a matrix are alike, from 0 to 1.
 *
 * <p>Names are alike by the words that they have in common. Concerns are moreover alike by who answers for them: 0.6 of
 * the names, provided that half of their words agree, and 0.4 of the share of categories in which the same parties answer
 * in the same way.
 */
public final class Likeness {

    /** From here on, two are taken for one that was renamed. */
    public static final double SAME = 0.75;

    /** From here on, two may be one that was renamed, and somebody should say so. */
    public static final double MAYBE = 0.6;

    /** Below this, names have too little in common for cells to count. */
    private static final double LEAST_OF_NAMES = 0.5;

    private static final double WEIGHT_OF_NAMES = 0.6;

    private static final Set<String> SMALL_WORDS = Set.of("and", "of", "the", "a", "for", "in", "to");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    /**
     * Two that are each other's likest.
     *
     * @param older an id of the older revision
     * @param newer an id of the newer one
     */
    public record Pair(String older, String newer, double likeness) {}

    private final Matrix older;
    private final Matrix newer;
    private final Map<String, String> parties;
    private final Map<String, String> categories;
    private final Map<String, Concern> olderConcerns;
    private final Map<String, Concern> newerConcerns;
    private final Map<String, Set<String>> words = new HashMap<>();

    private Likeness(Matrix older, Matrix newer) {
        this.older = older;
        this.newer = newer;
        this.parties = paired(namedParties(older), namedParties(newer));
        this.categories = paired(namedCategories(older), namedCategories(newer));
        this.olderConcerns = byId(older);
        this.newerConcerns = byId(newer);
    }

    private static Map<String, Concern> byId(Matrix matrix) {
        Map<String, Concern> byId = new HashMap<>();
        matrix.concerns().forEach(concern -> byId.putIfAbsent(concern.id(), concern));
        return byId;
    }

    /** Of two revisions of one matrix, before any claims file spoke. */
    public static Likeness between(Matrix older, Matrix newer) {
        return new Likeness(older, newer);
    }

    /** What parties, categories and concerns have in common. */
    private record Named(String id, String name, List<String> renamedFrom) {}

    private static <T> List<Named> named(
            List<T> things, Function<T, String> id, Function<T, String> name, Function<T, List<String>> renamedFrom) {
        return things.stream()
                .map(thing -> new Named(id.apply(thing), name.apply(thing), renamedFrom.apply(thing)))
                .toList();
    }

    /** Newer ids by older ones: equal, declared as renamed, or much alike. */
    private static Map<String, String> paired(List<Named> older, List<Named> newer) {
        Map<String, String> pairs = new HashMap<>();
        for (Named now : newer) {
            if (older.stream().anyMatch(then -> then.id().equals(now.id()))) {
                pairs.put(now.id(), now.id());
            }
        }
        for (Named now : newer) {
            if (!pairs.containsValue(now.id())) {
                now.renamedFrom().stream()
                        .filter(id -> older.stream().anyMatch(then -> then.id().equals(id)))
                        .filter(id -> !pairs.containsKey(id))
                        .findFirst()
                        .ifPresent(id -> pairs.put(id, now.id()));
            }
        }
        var gone = older.stream().filter(then -> !pairs.containsKey(then.id())).toList();
        var come = newer.stream().filter(now -> !pairs.containsValue(now.id())).toList();
        best(gone, come, Named::id, (then, now) -> ofNames(then.name(), now.name()), SAME)
                .forEach(pair -> pairs.put(pair.older(), pair.newer()));
        return pairs;
    }

    /** Parties that vanished and parties that appeared without a word, as far as they may be the same. */
    public List<Pair> parties() {
        return undeclared(namedParties(older), namedParties(newer), this::ofNamed);
    }

    /** The same of some that vanished and some that appeared, whatever was said of them. */
    public List<Pair> parties(Predicate<String> gone, Predicate<String> come) {
        return best(only(namedParties(older), gone), only(namedParties(newer), come), Named::id, this::ofNamed, MAYBE);
    }

    /** Categories that vanished and categories that appeared without a word, as far as they may be the same. */
    public List<Pair> categories() {
        return undeclared(namedCategories(older), namedCategories(newer), this::ofNamed);
    }

    /** The same of some that vanished and some that appeared, whatever was said of them. */
    public List<Pair> categories(Predicate<String> gone, Predicate<String> come) {
        return best(
                only(namedCategories(older), gone),
                only(namedCategories(newer), come),
                Named::id,
                this::ofNamed,
                MAYBE);
    }

    /** Concerns that vanished and concerns that appeared without a word, as far as they may be the same. */
    public List<Pair> concerns() {
        return undeclared(namedConcerns(older), namedConcerns(newer), this::ofNamedConcerns);
    }

    /** The same of some that vanished and some that appeared, whatever was said of them. */
    public List<Pair> concerns(Predicate<String> gone, Predicate<String> come) {
        return best(
                only(namedConcerns(older), gone),
                only(namedConcerns(newer), come),
                Named::id,
                this::ofNamedConcerns,
                MAYBE);
    }

    private static List<Named> namedParties(Matrix matrix) {
        return named(matrix.parties(), Party::id, Party::name, Party::renamedFrom);
    }

    private static List<Named> namedCategories(Matrix matrix) {
        return named(matrix.categories(), Category::id, Category::name, Category::renamedFrom);
    }

    private static List<Named> namedConcerns(Matrix matrix) {
        return named(matrix.concerns(), Concern::id, Concern::name, Concern::renamedFrom);
    }

    private static List<Named> only(List<Named> all, Predicate<String> ids) {
        return all.stream().filter(each -> ids.test(each.id())).toList();
    }

    private double ofNamed(Named then, Named now) {
        return alike(then.name(), now.name());
    }

    private double ofNamedConcerns(Named then, Named now) {
        return ofConcerns(then.id(), now.id());
    }

    private static List<Pair> undeclared(
            List<Named> older, List<Named> newer, ToDoubleBiFunction<Named, Named> likeness) {
        Set<String> known = new HashSet<>();
        newer.forEach(now -> {
            known.add(now.id());
            known.addAll(now.renamedFrom());
        });
        var gone = older.stream().filter(then -> !known.contains(then.id())).toList();
        var come = newer.stream()
                .filter(now -> now.renamedFrom().isEmpty())
                .filter(now -> older.stream().noneMatch(then -> then.id().equals(now.id())))
                .toList();
        return best(gone, come, Named::id, likeness, MAYBE);
    }

    /** How much two concerns are alike, by their ids, which both matrices are known to have. */
    public double ofConcerns(String then, String now) {
        double names = alike(
                known(olderConcerns, then).name(), known(newerConcerns, now).name());
        return names < LEAST_OF_NAMES ? 0 : WEIGHT_OF_NAMES * names + (1 - WEIGHT_OF_NAMES) * shareOfCells(then, now);
    }

    private static Concern known(Map<String, Concern> concerns, String id) {
        Concern concern = concerns.get(id);
        if (concern == null) {
            throw new IllegalStateException("no concern " + id);
        }
        return concern;
    }

    /** As {@link #ofNames}, for one who asks of every name many times. */
    private double alike(String one, String other) {
        return alike(
                one, words.computeIfAbsent(one, Likeness::words), other, words.computeIfAbsent(other, Likeness::words));
    }

    private double shareOfCells(String then, String now) {
        int equal = 0;
        for (var pair : categories.entrySet()) {
            Holder before = older.holder(then, pair.getKey());
            Holder after = newer.holder(now, pair.getValue());
            boolean same = before.state() == after.state()
                    && present(before.accountable()).equals(Set.copyOf(after.accountable()));
            equal += same ? 1 : 0;
        }
        return categories.isEmpty() ? 0 : (double) equal / categories.size();
    }

    private Set<String> present(List<String> accountable) {
        return accountable.stream()
                .map(party -> Optional.ofNullable(parties.get(party)).orElse(party))
                .collect(Collectors.toSet());
    }

    /** How much two names are alike: twice the words that they share, by the words that they have. */
    public static double ofNames(String one, String other) {
        return alike(one, words(one), other, words(other));
    }

    private static double alike(String one, Set<String> words, String other, Set<String> others) {
        int all = words.size() + others.size();
        if (all == 0) {
            return one.equals(other) ? 1 : 0;
        }
        var shared = new HashSet<>(words);
        shared.retainAll(others);
        return 2.0 * shared.size() / all;
    }

    private static Set<String> words(String name) {
        var words = new LinkedHashSet<String>();
        for (String word : BETWEEN_WORDS.split(name.toLowerCase(Locale.ROOT), -1)) {
            if (!word.isEmpty() && !SMALL_WORDS.contains(word)) {
                words.add(singular(word));
            }
        }
        return words;
    }

    private static String singular(String word) {
        if (word.endsWith("ies") && word.length() > 4) {
            return word.substring(0, word.length() - 3) + "y";
        }
        return word.endsWith("s") && !word.endsWith("ss") && word.length() > 2
                ? word.substring(0, word.length() - 1)
                : word;
    }

    /** Pairs of which each is the other's likest, and nothing else is as like. */
    private static <T> List<Pair> best(
            List<T> older, List<T> newer, Function<T, String> id, ToDoubleBiFunction<T, T> likeness, double least) {
        var pairs = new ArrayList<Pair>();
        for (T now : newer) {
            likest(older, then -> likeness.applyAsDouble(then, now), least).ifPresent(then -> {
                var back = likest(newer, each -> likeness.applyAsDouble(then, each), least);
                if (back.isPresent() && back.get().equals(now)) {
                    pairs.add(new Pair(id.apply(then), id.apply(now), likeness.applyAsDouble(then, now)));
                }
            });
        }
        return List.copyOf(pairs);
    }

    private static <T> Optional<T> likest(List<T> all, ToDoubleFunction<T> likeness, double least) {
        Optional<T> likest = Optional.empty();
        double most = least - ROUNDING;
        boolean tied = false;
        for (T each : all) {
            double its = likeness.applyAsDouble(each);
            if (its > most + ROUNDING || (likest.isEmpty() && its >= most)) {
                likest = Optional.of(each);
                most = its;
                tied = false;
            } else if (likest.isPresent() && Math.abs(its - most) <= ROUNDING) {
                tied = true;
            }
        }
        return tied ? Optional.empty() : likest;
    }

    /** Sums of fractions are never quite what they should be. */
    private static final double ROUNDING = 1e-9;
}
