package dev.demarc.search;

import dev.demarc.matrix.Category;
import dev.demarc.matrix.Concern;
import dev.demarc.matrix.Duties;
import dev.demarc.matrix.Holder;
import dev.demarc.matrix.Matrix;
import dev.demarc.matrix.Part;
import dev.demarc.source.Order;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds cells: “who encrypts S3?” leads to the concern that is about encrypting, in the category that has S3 among its
 * examples.
 */
public final class CellIndex {

    // What a word of a cell belongs to, as bits.
    private static final int CONCERN = 1;
    private static final int CATEGORY = 2;
    private static final int PARTY = 4;
    private static final int MATRIX = 8;
    private static final int TEXT = 16;
    /** The word is the concern's whole name, or half of it. */
    private static final int WHOLE = 32;

    /** A word of a party or of the matrix alone is in too many cells to mean one of them. */
    private static final int TELLING = CONCERN | CATEGORY | TEXT;

    private static final long ROUNDED = 1000;

    /**
     * One cell that answers a question.
     *
     * @param duties the matrix that it belongs to
     */
    public record Answer(Duties duties, Concern concern, Category category) {}

    /**
     * What is answered.
     *
     * @param cells the best first
     * @param near words that may have been meant, if there is no cell
     */
    public record Answers(List<Answer> cells, List<String> near) {
        /** Copies the lists. */
        public Answers {
            cells = List.copyOf(cells);
            near = List.copyOf(near);
        }
    }

    private final List<Duties> matrices;
    private final int bits;
    private final SortedMap<String, Postings> terms = new TreeMap<>();
    private final SortedSet<String> surfaces = new TreeSet<>();
    private final int cells;

    private CellIndex(Collection<Duties> all) {
        matrices = all.stream()
                .filter(each -> each.file().readable())
                .sorted(Order.by(each -> each.file().path()))
                .toList();
        int most = 1;
        int sum = 0;
        for (Duties each : matrices) {
            int size =
                    each.matrix().concerns().size() * each.matrix().categories().size();
            most = Math.max(most, size);
            sum += size;
        }
        cells = sum;
        bits = 32 - Integer.numberOfLeadingZeros(most - 1);
        for (int i = 0; i < matrices.size(); i++) {
            add(i << bits, matrices.get(i).matrix());
        }
    }

    /** The cells of matrices; those that can't be read have none. */
    public static CellIndex of(Collection<Duties> matrices) {
        return new CellIndex(matrices);
    }

    private void add(int first, Matrix matrix) {
        var ofMatrix = new HashMap<String, Integer>();
        put(ofMatrix, matrix.title(), MATRIX);
        var ofParties = new TreeMap<String, Map<String, Integer>>();
        matrix.parties().forEach(party -> {
            var words = new HashMap<String, Integer>();
            put(words, party.name(), PARTY);
            party.also().forEach(other -> put(words, other, PARTY));
            ofParties.put(party.id(), words);
        });
        var ofCategories = new ArrayList<Map<String, Integer>>();
        matrix.categories().forEach(category -> {
            var words = new HashMap<String, Integer>();
            put(words, category.name(), CATEGORY);
            category.examples().forEach(example -> put(words, example, CATEGORY));
            category.also().forEach(other -> put(words, other, CATEGORY));
            put(words, category.description(), TEXT);
            ofCategories.add(words);
        });
        int id = first;
        for (Concern concern : matrix.concerns()) {
            var ofConcern = concern(concern);
            for (int i = 0; i < matrix.categories().size(); i++) {
                Holder holder = matrix.holder(concern, matrix.categories().get(i));
                int at = id++;
                join(ofMatrix, at);
                join(ofConcern, at);
                join(ofCategories.get(i), at);
                holder.parties().forEach(party -> join(ofParties.getOrDefault(party, Map.of()), at));
                join(told(holder), at);
            }
        }
    }

    private Map<String, Integer> concern(Concern concern) {
        var words = new HashMap<String, Integer>();
        put(words, concern.name(), CONCERN);
        concern.also().forEach(other -> put(words, other, CONCERN));
        if (words.size() <= 2) {
            words.replaceAll((term, mark) -> mark | WHOLE);
        }
        put(words, concern.group(), MATRIX);
        put(words, concern.description(), TEXT);
        concern.proof().controls().forEach((framework, ids) -> ids.forEach(id -> put(words, id, TEXT)));
        return words;
    }

    private Map<String, Integer> told(Holder holder) {
        var words = new HashMap<String, Integer>();
        for (Part part : holder.parts()) {
            put(words, part.text(), TEXT);
        }
        if (holder instanceof Holder.Varies varies) {
            put(words, varies.condition(), TEXT);
            varies.cases().forEach(part -> put(words, part.text(), TEXT));
        } else if (holder instanceof Holder.NotApplicable na) {
            put(words, na.reason(), TEXT);
        } else if (holder instanceof Holder.Undetermined open) {
            put(words, open.reason(), TEXT);
        }
        return words;
    }

    private void put(Map<String, Integer> to, @Nullable String text, int mark) {
        if (text == null) {
            return;
        }
        for (String word : Terms.words(text)) {
            if (!Terms.isStop(word)) {
                surfaces.add(Terms.folded(word));
                to.merge(Terms.term(word), mark, (one, other) -> one | other);
            }
        }
    }

    private void join(Map<String, Integer> words, int at) {
        for (Map.Entry<String, Integer> word : words.entrySet()) {
            terms.computeIfAbsent(word.getKey(), t -> new Postings()).join(at, word.getValue());
        }
    }

    /** The matrices, as they are numbered. */
    List<Duties> matrices() {
        return matrices;
    }

    /** How many bits of a cell's number tell its place in its matrix, row by row; the others tell the matrix. */
    int bits() {
        return bits;
    }

    int cells() {
        return cells;
    }

    SortedMap<String, Postings> terms() {
        return Collections.unmodifiableSortedMap(terms);
    }

    SortedSet<String> surfaces() {
        return Collections.unmodifiableSortedSet(surfaces);
    }

    /** What is known of one cell while a question is weighed. */
    private static final class Found {
        int words;
        int marks;
        double score;
        double best;
        int bestMark;
    }

    /** Cells that answer a question. Those come first in which most of its words are found, then those that fit best. */
    public Answers ask(String asked) {
        var question = Question.of(asked);
        var found = new TreeMap<Integer, Found>();
        for (Question.Word word : question.words()) {
            Question.meant(word, terms, surfaces).forEach((term, quality) -> {
                Postings at = terms.getOrDefault(term, new Postings());
                double rare = quality * Math.log(1.0 + (double) cells / at.count());
                at.each((cell, mark) -> {
                    Found of = found.computeIfAbsent(cell, c -> new Found());
                    double score = rare * weight(mark);
                    if (score > of.best) {
                        of.best = score;
                        of.bestMark = mark;
                    }
                });
            });
            found.values().forEach(each -> {
                if (each.best > 0) {
                    each.words++;
                    each.score += each.best;
                    each.marks |= each.bestMark;
                    each.best = 0;
                }
            });
        }
        return answers(question, found);
    }

    /** Of all that a word is in a cell, what says most. */
    private static double weight(int mark) {
        if ((mark & WHOLE) != 0) {
            return 7;
        }
        if ((mark & CONCERN) != 0) {
            return 6;
        }
        if ((mark & CATEGORY) != 0) {
            return 5;
        }
        return (mark & PARTY) != 0 ? 3 : (mark & MATRIX) != 0 ? 2 : 1.5;
    }

    private Answers answers(Question question, SortedMap<Integer, Found> found) {
        boolean telling = found.values().stream().anyMatch(each -> (each.marks & TELLING) != 0);
        found.values().removeIf(each -> telling && (each.marks & TELLING) == 0);
        int most = found.values().stream().mapToInt(each -> each.words).max().orElse(0);
        var best = new ArrayList<Integer>();
        if (most * 2 >= question.words().size()) {
            found.forEach((cell, each) -> {
                if (each.words == most) {
                    best.add(cell);
                }
            });
        }
        if (best.isEmpty()) {
            return new Answers(List.of(), question.near(surfaces));
        }
        // The sort keeps the order of the data where the scores are equal.
        best.sort(Order.by((Integer cell) -> -rounded(found, cell)));
        return new Answers(best.stream().map(this::answer).toList(), List.of());
    }

    private static long rounded(Map<Integer, Found> found, int cell) {
        Found of = found.get(cell);
        return of == null ? 0 : Math.round(of.score * ROUNDED);
    }

    private Answer answer(int cell) {
        Duties duties = matrices.get(cell >> bits);
        int place = cell & ((1 << bits) - 1);
        var categories = duties.matrix().categories();
        return new Answer(
                duties,
                duties.matrix().concerns().get(place / categories.size()),
                categories.get(place % categories.size()));
    }
}
