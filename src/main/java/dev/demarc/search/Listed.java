package dev.demarc.search;

import dev.demarc.source.Packer;
import dev.demarc.source.Unpacker;
import org.jspecify.annotations.Nullable;

/**
 * A term with its lists.
 *
 * @param cells as many as are written of the cells in which it stands, as they are written; empty if it stands in none
 * @param cellCount in how many it stands
 * @param pages all pages in which it stands; nothing if it stands in none
 */
record Listed(
        String text, String cells, int cellCount, @Nullable Postings pages) {

    static Listed of(Term term) {
        Postings inCells = term.inCells;
        return new Listed(
                term.text,
                inCells == null ? "" : inCells.first(SearchIndex.MOST_PLACES).toString(),
                inCells == null ? 0 : inCells.count(),
                term.inPages());
    }

    /** Writes it as bytes. */
    void pack(Packer out) {
        out.text(text).text(cells).count(cellCount).truth(pages != null);
        if (pages != null) {
            pages.pack(out);
        }
    }

    /** Reads what {@link #pack} wrote. */
    static Listed unpacked(Unpacker in) {
        return new Listed(in.text(), in.text(), in.count(), in.truth() ? Postings.unpacked(in) : null);
    }

    /** In how many pages and cells it stands. */
    int used() {
        return cellCount + (pages == null ? 0 : pages.count());
    }

    /**
     * The same with another mark in a page.
     *
     * @param mark nothing if it doesn't stand there any more
     */
    Listed with(int page, @Nullable Integer mark) {
        Postings next = (pages == null ? new Postings() : pages).with(page, mark);
        return new Listed(text, cells, cellCount, next.count() == 0 ? null : next);
    }
}
