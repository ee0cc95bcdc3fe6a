package dev.demarc.search;

import dev.demarc.diagnostic.Nearest;
import dev.demarc.source.Order;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What somebody asks: its words, and how near a term is to each of them. */
final class Question {

    private static final double BEGUN = 0.7;
    private static final double ONE_SLIP = 0.6;
    private static final double TWO_SLIPS = 0.4;
    private static final int ONE_SLIP_FROM = 4;
    private static final int TWO_SLIPS_FROM = 8;
    private static final int ENDING = 4;
    private static final int NAMED = 3;

    /** One word, and what it is looked up by. */
    record Word(String written, String term) {}

    private final List<Word> words;

    private Question(List<Word> words) {
        this.words = words;
    }

    /** Reads a question; words that say nothing are left out, unless it has no others. */
    static Question of(String asked) {
        var said = new LinkedHashSet<>(Terms.words(asked));
        var telling = said.stream().filter(word -> !Terms.isStop(word)).toList();
        var words = new ArrayList<Word>();
        for (String word : telling.isEmpty() ? said : telling) {
            words.add(new Word(Terms.folded(word), Terms.term(word)));
        }
        return new Question(words);
    }

    List<Word> words() {
        return words;
    }

    /**
     * Terms that one word may mean, each with how well it fits: 1 for the same, less for one that is only begun, or written
     * with a slip. Slips are looked for only if nothing else fits.
     *
     * @param known all terms
     * @param surfaces words as people write them
     */
    static <T> SortedMap<String, Double> meant(Word word, SortedMap<String, T> known, Collection<String> surfaces) {
        var meant = new TreeMap<String, Double>();
        if (known.containsKey(word.term())) {
            meant.put(word.term(), 1.0);
        }
        if (word.written().length() >= Terms.SHORTEST_PREFIX) {
            String key = word.written().substring(0, Terms.SHORTEST_PREFIX);
            for (String term : known.tailMap(key).keySet()) {
                if (!term.startsWith(key)) {
                    break;
                }
                if (isBegun(word, term)) {
                    meant.putIfAbsent(term, BEGUN);
                }
            }
        }
        int slips = slips(word.written());
        if (meant.isEmpty() && slips > 0) {
            for (String surface : surfaces) {
                int distance = Nearest.distance(word.written(), surface, slips);
                if (distance <= slips) {
                    meant.merge(Terms.term(surface), distance == 1 ? ONE_SLIP : TWO_SLIPS, Math::max);
                }
            }
        }
        return meant;
    }

    /** Whether a word may become the term, or one of its forms, when it is written to its end. */
    private static boolean isBegun(Word word, String term) {
        return term.startsWith(word.written())
                || term.startsWith(word.term())
                || (term.length() >= ENDING
                        && word.written().startsWith(term)
                        && word.written().length() - term.length() <= ENDING);
    }

    /** How many slips a word of that length is forgiven. */
    private static int slips(String word) {
        return word.length() < ONE_SLIP_FROM ? 0 : word.length() < TWO_SLIPS_FROM ? 1 : 2;
    }

    /** Words that are near to those of the question, the nearest first: one slip more than is forgiven. */
    List<String> near(Collection<String> surfaces) {
        var near = new LinkedHashSet<String>();
        for (Word word : words) {
            int most = slips(word.written()) + 1;
            surfaces.stream()
                    .filter(surface -> Nearest.distance(word.written(), surface, most) <= most)
                    .sorted(Order.by((String surface) -> Nearest.distance(word.written(), surface, most))
                            .thenComparing(Comparator.naturalOrder()))
                    .limit(NAMED)
                    .forEach(near::add);
        }
        return List.copyOf(near);
    }
}
