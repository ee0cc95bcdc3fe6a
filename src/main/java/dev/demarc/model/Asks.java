package dev.demarc.model;

import dev.demarc.source.Packer;
import dev.demarc.source.Unpacker;
import java.util.AbstractList;
import java.util.Iterator;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * The asks of a page, in the order of its body's holes. What is wanted to know of those of each page of a wiki is known without
 * unpacking one. Never changes.
 */
public final class Asks extends AbstractList<Ask> implements RandomAccess {

    /** A page that asks nothing. */
    static final Asks NONE = new Asks(List.of(), 0, false);

    private final List<Ask> all;
    private final int links;
    private final boolean showFiles;

    private Asks(List<Ask> all, int links, boolean showFiles) {
        this.all = all;
        this.links = links;
        this.showFiles = showFiles;
    }

    static Asks of(List<Ask> asks) {
        if (asks instanceof Asks known) {
            return known;
        }
        int links = 0;
        boolean showFiles = false;
        for (Ask ask : asks) {
            links += ask instanceof Ask.Link ? 1 : 0;
            showFiles |= ask instanceof Ask.Excerpt;
        }
        return asks.isEmpty() ? NONE : new Asks(List.copyOf(asks), links, showFiles);
    }

    void pack(Packer out, BiConsumer<Packer, Ask> each) {
        out.count(links).truth(showFiles).allLater(all, each);
    }

    static Asks unpacked(Unpacker in, Function<Unpacker, List<Ask>> all) {
        int links = in.count();
        boolean showFiles = in.truth();
        List<Ask> asks = in.allLater(all);
        return asks.isEmpty() ? NONE : new Asks(asks, links, showFiles);
    }

    /** How many of them are links. */
    public int links() {
        return links;
    }

    /** Whether all of them are links. */
    public boolean areLinks() {
        return links == all.size();
    }

    /** Whether the page shows a part of some file. */
    public boolean showFiles() {
        return showFiles;
    }

    @Override
    public Ask get(int index) {
        return all.get(index);
    }

    @Override
    public int size() {
        return all.size();
    }

    @Override
    public Iterator<Ask> iterator() {
        return all.iterator();
    }
}
