package dev.demarc.search;

import dev.demarc.search.SearchIndex.Entry;
import dev.demarc.source.Order;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Turns the words of pages into the pages of words.
 *
 * <p>A first walk over all words counts them, and sums up for each file of words what will stand in it. That costs a few
 * hundredths of a second for 5,000 pages. Lists are made by another walk, and only for the files that somebody wants: after
 * an edit those are some dozens of hundreds.
 */
final class Inversion {

    private static final Term STOP = new Term("", 0, null);

    /** Takes one word of a page. */
    private interface Each {
        void word(Term term, int page, int mark);
    }

    /** Takes a word that is told of a page besides its prose. */
    interface Told {
        void word(String word, int mark);
    }

    private final List<List<Entry>> blocks;
    private final int bits;
    private final List<String> vocabulary;
    private final @Nullable Term[] numbered;
    private final SortedMap<String, Postings> inCells;
    private final Map<String, Term> terms = new HashMap<>();
    private final Map<String, Term> byWord = new HashMap<>();
    private final Map<String, Term> surfaces = new HashMap<>();
    private final List<List<Term>> shards = new ArrayList<>();
    private final Sums sums;
    // By the numbers of words: in the prose of how many pages each stands.
    private final int[] pagesOf;
    private final BitSet listed = new BitSet();
    private final PageWords.Read read = new PageWords.Read();
    // What is told of pages besides their prose, one page after the other, and where that of each ends.
    private final int[] toldEnds;
    private Term[] toldTerms = new Term[1024];
    private byte[] toldMarks = new byte[1024];
    private int told;

    /**
     * The words of pages and cells, counted.
     *
     * @param blocks the pages, in as many lists as there shall be files of words
     * @param bits how many bits of a page's number tell its place in its block
     */
    Inversion(List<List<Entry>> blocks, int bits, CellIndex cells, Vocabulary vocabulary) {
        this.blocks = blocks;
        this.bits = bits;
        this.vocabulary = vocabulary.words();
        this.numbered = new Term[this.vocabulary.size() + 1];
        this.inCells = cells.terms();
        this.sums = new Sums(blocks.size());
        this.pagesOf = new int[numbered.length];
        blocks.forEach(block -> shards.add(new ArrayList<>()));
        inCells.keySet().forEach(this::known);
        cells.surfaces().forEach(surface -> surfaces.put(surface, known(Terms.term(surface))));
        toldEnds = new int[blocks.stream().mapToInt(List::size).sum()];
        int page = 0;
        for (List<Entry> block : blocks) {
            for (Entry entry : block) {
                gather(entry);
                toldEnds[page++] = told;
            }
        }
        boolean[] all = new boolean[numbered.length];
        Arrays.fill(all, true);
        walk(all, pagesOf, this::count);
    }

    private void count(Term term, int page, int mark) {
        term.count(page);
        sums.add(term.shard, term.digest, page, mark);
    }

    /**
     * Calls for each word of each page; page by page, as they are numbered.
     *
     * @param wanted which words of their prose, by their numbers: most calls are spared so where few are
     * @param counted counts in how many pages' prose each of them stands, if somebody wants to know
     */
    private void walk(boolean[] wanted, int @Nullable [] counted, Each each) {
        int at = 0;
        int next = 0;
        for (int block = 0; block < blocks.size(); block++) {
            List<Entry> entries = blocks.get(block);
            for (int i = 0; i < entries.size(); i++) {
                int page = block << bits | i;
                prose(entries.get(i).words(), page, wanted, counted, each);
                for (int end = toldEnds[at++]; next < end; next++) {
                    each.word(toldTerms[next], page, toldMarks[next]);
                }
            }
        }
    }

    private void prose(PageWords words, int page, boolean[] wanted, int @Nullable [] counted, Each each) {
        int count = words.read(read);
        for (int i = 0; i < count; i++) {
            int number = read.numbers[i];
            if (counted != null) {
                counted[number]++;
            }
            Term term = wanted[number] ? numbered(number) : STOP;
            if (term != STOP) {
                each.word(term, page, read.marks[i]);
            }
        }
    }

    /** Gathers what is told of a page besides its prose. Both walks need it, and to read it takes as long as either. */
    private void gather(Entry entry) {
        tell(entry, (word, mark) -> {
            Term term = byWord.computeIfAbsent(word, this::termOf);
            if (term != STOP) {
                if (told == toldMarks.length) {
                    toldTerms = Arrays.copyOf(toldTerms, told * 2);
                    toldMarks = Arrays.copyOf(toldMarks, told * 2);
                }
                toldTerms[told] = term;
                toldMarks[told++] = (byte) mark;
            }
        });
    }

    /** Tells what is told of a page besides its prose; words that say nothing, too. */
    static void tell(Entry entry, Told each) {
        name(entry.title(), each);
        entry.also().forEach(other -> name(other, each));
        Terms.words(entry.text()).forEach(word -> each.word(word, Marks.of(Marks.OFTEN, 0)));
        if (entry.words() == PageWords.NONE) {
            entry.headings()
                    .forEach(heading ->
                            Terms.words(heading.text()).forEach(word -> each.word(word, Marks.of(Marks.HEADING, 0))));
        }
    }

    private static void name(String name, Told each) {
        var title = Terms.words(name);
        long telling = title.stream().filter(word -> !Terms.isStop(word)).count();
        title.forEach(word -> each.word(word, Marks.of(Marks.TITLE, (int) telling)));
    }

    private Term numbered(int number) {
        Term term = numbered[number];
        if (term == null) {
            term = termOf(vocabulary.get(number - 1));
            numbered[number] = term;
        }
        return term;
    }

    private Term termOf(String word) {
        return Terms.isStop(word)
                ? STOP
                : surfaces.computeIfAbsent(Terms.folded(word), surface -> known(Terms.term(surface)));
    }

    private Term known(String text) {
        return terms.computeIfAbsent(text, this::made);
    }

    private Term made(String text) {
        var term = new Term(text, SearchIndex.shard(text, shards.size()), inCells.get(text));
        shards.get(term.shard).add(term);
        return term;
    }

    /** Of each file of words a digest of all that stands in it. */
    Sums sums() {
        return sums;
    }

    /** In the prose of how many pages each word of the vocabulary stands, by its number. */
    int[] pagesOf() {
        return pagesOf;
    }

    /**
     * The terms of a file, in their order, each with its lists.
     *
     * @param others whether another file will be wanted too: its lists are made by the same walk
     */
    synchronized List<Listed> terms(int shard, IntPredicate others) {
        if (!listed.get(shard)) {
            var now = new BitSet();
            for (int i = 0; i < shards.size(); i++) {
                now.set(i, !listed.get(i) && (i == shard || others.test(i)));
            }
            boolean[] wanted = new boolean[numbered.length];
            for (int i = 0; i < wanted.length; i++) {
                Term term = numbered[i];
                wanted[i] = term != null && now.get(term.shard);
            }
            walk(wanted, null, (term, page, mark) -> {
                if (now.get(term.shard)) {
                    term.list(page, mark);
                }
            });
            now.stream().forEach(i -> shards.get(i).sort(Order.by(term -> term.text)));
            listed.or(now);
        }
        return shards.get(shard).stream().map(Listed::of).toList();
    }

    /** Words as people write them, without accents, each with its term. */
    Map<String, Term> surfaces() {
        return surfaces;
    }
}
