package dev.demarc.search;

import dev.demarc.source.Digest;
import dev.demarc.source.Packer;
import dev.demarc.source.Unpacker;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * An index as an earlier build left it, for a wiki in which since then only some pages' own words changed: of each file of
 * words its lists, whole, and what else hangs on all words.
 *
 * <p>To turn all words of 5,000 pages into lists takes a seventh of a build that changes one of them, and nearly all lists come
 * out as they were. So the words of those pages are taken off the lists, and put on as they are now.
 */
public final class KeptIndex {

    /**
     * A page of which the words changed.
     *
     * @param page its number
     * @param entry what is found of it now
     */
    record Changed(int page, SearchIndex.Entry entry, PageWords before) {}

    private final Sums sums;
    private final Near near;
    // By the numbers of words: in the prose of how many pages each stands.
    private final int[] pagesOf;
    private final Lists lists;

    /**
     * Words for those that are misspelt.
     *
     * @param digest of all of them
     * @param least how often the least used is used, if there are less used ones; else 0
     */
    record Near(Digest digest, int least) {}

    /** Gives the terms of a file in their order; nothing if they can't be had. */
    interface Lists {
        @Nullable
        List<Listed> of(int file);
    }

    /**
     * An index.
     *
     * @param pagesOf by the numbers of words: in the prose of how many pages each stands
     */
    KeptIndex(Sums sums, Near near, int[] pagesOf, Lists lists) {
        this.sums = sums;
        this.near = near;
        this.pagesOf = pagesOf;
        this.lists = lists;
    }

    /** Writes as bytes what isn't in single files. */
    public void pack(Packer out) {
        sums.pack(out);
        out.digest(near.digest()).count(near.least()).numbers(pagesOf);
    }

    /**
     * Reads what {@link #pack} wrote.
     *
     * @param lying the lists of a file, as {@link #packed} gave them; nothing if they can't be had
     */
    public static KeptIndex unpacked(Unpacker in, IntFunction<@Nullable Unpacker> lying) {
        return new KeptIndex(
                Sums.unpacked(in),
                new Near(in.digest(), in.count()),
                in.numbers(),
                file -> unpacked(lying.apply(file)));
    }

    private static @Nullable List<Listed> unpacked(@Nullable Unpacker in) {
        try {
            return in == null ? null : in.all(Listed::unpacked);
        } catch (IllegalArgumentException e) {
            // Somebody else's, or broken: it is worth only time.
            return null;
        }
    }

    /** How many files of words there are. */
    public int files() {
        return sums.files();
    }

    /** The digest of the words of pages that stand in a file. */
    public Digest sum(int file) {
        return sums.of(file);
    }

    /** The digest of the words for those that are misspelt. */
    Digest near() {
        return near.digest();
    }

    /** The lists of a file as bytes; nothing if they can't be had. */
    public byte @Nullable [] packed(int file) {
        List<Listed> listed = lists(file);
        if (listed == null) {
            return null;
        }
        var out = new Packer(1 << 14);
        out.<Listed>all(listed, (to, each) -> each.pack(to));
        return out.seal().bytes();
    }

    /** The lists of a file; nothing if they can't be had. */
    @Nullable
    List<Listed> lists(int file) {
        return lists.of(file);
    }

    /**
     * The index as it is when the words of some pages have changed, and nothing else that a search reads.
     *
     * @param vocabulary the one that it was made with, which may have grown
     * @return nothing if it can't be told without all pages' words
     */
    @Nullable
    KeptIndex after(List<Changed> pages, Vocabulary vocabulary) {
        return new Revision(vocabulary.words()).of(pages);
    }

    /** One such change. */
    private final class Revision {

        private final List<String> words;
        private final Sums now = sums.copy();
        private int[] counts = pagesOf.clone();
        private final Map<String, Term> terms = new HashMap<>();
        private final Map<Integer, Map<String, Listed>> files = new HashMap<>();

        Revision(List<String> words) {
            this.words = words;
        }

        @Nullable
        KeptIndex of(List<Changed> pages) {
            var numbers = new TreeSet<Integer>();
            var before = new HashMap<String, Integer>();
            for (Changed page : pages) {
                if (!revise(page, numbers, before)) {
                    return null;
                }
            }
            if (mayChangeNear(numbers, before)) {
                return null;
            }
            var changed = new HashMap<Integer, List<Listed>>();
            files.forEach((file, listed) -> changed.put(file, List.copyOf(listed.values())));
            return new KeptIndex(now, near, counts, file -> {
                List<Listed> listed = changed.get(file);
                return listed == null ? lists.of(file) : listed;
            });
        }

        /**
         * Takes off what a page had, and puts on what it has.
         *
         * @param numbers gets the words that came to its prose, or went
         * @param used gets how much each term was used of which that changes
         * @return whether the lists could be had
         */
        private boolean revise(Changed page, Set<Integer> numbers, Map<String, Integer> used) {
            Map<Integer, Integer> then = read(page.before());
            Map<Integer, Integer> since = read(page.entry().words());
            var touched = new TreeSet<String>();
            differing(then, since, touched, (term, mark) -> now.remove(term.shard, term.digest, page.page(), mark));
            differing(since, then, touched, (term, mark) -> now.add(term.shard, term.digest, page.page(), mark));
            count(then, since, -1, numbers);
            count(since, then, 1, numbers);
            Map<String, Integer> marks = marks(page, since, touched);
            for (String text : touched) {
                if (!list(text, page.page(), marks.get(text), used)) {
                    return false;
                }
            }
            return true;
        }

        /** Calls for each word that others don't have with the same mark; their terms are touched. */
        private void differing(
                Map<Integer, Integer> some,
                Map<Integer, Integer> others,
                Set<String> touched,
                ObjIntConsumer<Term> each) {
            some.forEach((number, mark) -> {
                Term term = mark.equals(others.get(number)) ? null : term(words.get(number - 1));
                if (term != null) {
                    touched.add(term.text);
                    each.accept(term, mark);
                }
            });
        }

        /** Counts a page more, or less, for each word that others don't have. */
        private void count(Map<Integer, Integer> some, Map<Integer, Integer> others, int by, Set<Integer> numbers) {
            for (int number : some.keySet()) {
                if (!others.containsKey(number)) {
                    if (number >= counts.length) {
                        counts = Arrays.copyOf(counts, words.size() + 1);
                    }
                    counts[number] += by;
                    numbers.add(number);
                }
            }
        }

        private static Map<Integer, Integer> read(PageWords words) {
            var read = new PageWords.Read();
            int count = words.read(read);
            var marks = new TreeMap<Integer, Integer>();
            for (int i = 0; i < count; i++) {
                marks.put(read.numbers[i], (int) read.marks[i]);
            }
            return marks;
        }

        /** What a word is looked up by; nothing if it says nothing. */
        private @Nullable Term term(String word) {
            return Terms.isStop(word)
                    ? null
                    : terms.computeIfAbsent(
                            Terms.term(Terms.folded(word)),
                            text -> new Term(text, SearchIndex.shard(text, sums.files()), null));
        }

        /** How much some terms count in a page, for all its words and for what else is told of it. */
        private Map<String, Integer> marks(Changed page, Map<Integer, Integer> prose, Set<String> of) {
            var marks = new HashMap<String, Integer>();
            prose.forEach((number, mark) -> mark(words.get(number - 1), mark, of, marks));
            Inversion.tell(page.entry(), (word, mark) -> mark(word, mark, of, marks));
            return marks;
        }

        private void mark(String word, int mark, Set<String> of, Map<String, Integer> marks) {
            Term term = term(word);
            if (term != null && of.contains(term.text)) {
                marks.merge(term.text, mark, Marks::stronger);
            }
        }

        private boolean list(String text, int page, @Nullable Integer mark, Map<String, Integer> used) {
            int file = SearchIndex.shard(text, sums.files());
            Map<String, Listed> listed = files.get(file);
            if (listed == null) {
                List<Listed> known = lists(file);
                if (known == null) {
                    return false;
                }
                listed = new TreeMap<>();
                for (Listed each : known) {
                    listed.put(each.text(), each);
                }
                files.put(file, listed);
            }
            Listed then = listed.getOrDefault(text, new Listed(text, "", 0, null));
            used.putIfAbsent(text, then.used());
            Listed next = then.with(page, mark);
            if (next.used() == 0) {
                listed.remove(text);
            } else {
                listed.put(text, next);
            }
            return true;
        }

        /**
         * Whether other words may be near: where one that is used enough came to the wiki, or went, or where a term isn't used
         * more any more, or less, than the least used one.
         */
        private boolean mayChangeNear(Set<Integer> numbers, Map<String, Integer> before) {
            for (Map.Entry<String, Integer> each : before.entrySet()) {
                int then = each.getValue();
                int since = used(each.getKey());
                if (then != since && (Math.max(then, since) >= near.least() && Math.min(then, since) <= near.least())) {
                    return true;
                }
            }
            for (int number : numbers) {
                int then = number < pagesOf.length ? pagesOf[number] : 0;
                Term term = then > 0 && counts[number] > 0 ? null : term(words.get(number - 1));
                if (term != null && Math.max(before.getOrDefault(term.text, 0), used(term.text)) >= near.least()) {
                    return true;
                }
            }
            return false;
        }

        private int used(String term) {
            Map<String, Listed> file = files.getOrDefault(SearchIndex.shard(term, sums.files()), Map.of());
            Listed listed = file.get(term);
            return listed == null ? 0 : listed.used();
        }
    }
}
