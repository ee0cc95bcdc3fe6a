package dev.demarc.search;

import dev.demarc.source.Digest;
import org.jspecify.annotations.Nullable;

/** What one or several words are looked up by, and where they stand. */
final class Term {

    final String text;
    /** The number of the file in which it stands. */
    final int shard;
    /** A digest of its text; it is the same in each run, as no number in a vocabulary is. */
    final Digest digest;
    /** The cells in which it stands, if it stands in any. */
    final @Nullable Postings inCells;

    private @Nullable Postings inPages;
    private int count;
    private int last = -1;

    Term(String text, int shard, @Nullable Postings inCells) {
        this.text = text;
        this.shard = shard;
        this.digest = Digest.of(text);
        this.inCells = inCells;
    }

    /** Counts a page, not before the last one that was counted; the last one again isn't counted twice. */
    void count(int page) {
        if (page != last) {
            last = page;
            count++;
        }
    }

    /** Lists a page, as {@link Postings#add} does. */
    void list(int page, int mark) {
        Postings to = inPages;
        if (to == null) {
            to = new Postings();
            inPages = to;
        }
        to.add(page, mark);
    }

    /** The pages in which it stands; nothing if it stands in none, or none were listed yet. */
    @Nullable
    Postings inPages() {
        return inPages;
    }

    /** In how many pages and cells it stands. */
    int used() {
        return count + (inCells == null ? 0 : inCells.count());
    }
}
