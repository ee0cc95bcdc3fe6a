package dev.demarc.model;

import dev.demarc.source.Later;
import dev.demarc.source.Packer;
import dev.demarc.source.Span;
import dev.demarc.source.Unpacker;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Where the parts of a page stand in its file. Only findings read it, so what is kept of it is unpacked for them. */
public final class Places {

    private record Known(List<Span> asks, SortedMap<String, Span> named) {}

    private static final Later<Known> NOWHERE = Later.of(new Known(List.of(), Collections.emptySortedMap()));

    private final Later<Known> known;

    private Places(Later<Known> known) {
        this.known = known;
    }

    /**
     * Places that are known.
     *
     * @param asks the place of each ask, in the same order: a link's destination, the whole of an image, a block's first
     *     line of text
     * @param named others, by name: {@code title}, and {@code front-matter.KEY}, {@code aliases.N} (from 0)
     */
    public Places(List<Span> asks, Map<String, Span> named) {
        this(Later.of(new Known(List.copyOf(asks), Collections.unmodifiableSortedMap(new TreeMap<>(named)))));
    }

    /** Writes them as bytes. */
    void pack(Packer out) {
        boolean any = !asks().isEmpty() || !named().isEmpty();
        out.truth(any);
        if (any) {
            out.later(to -> {
                to.all(asks(), Packer::span).count(named().size());
                named().forEach((name, span) -> to.text(name).span(span));
            });
        }
    }

    /** Reads what {@link #pack} wrote, when somebody asks for a place. */
    static Places unpacked(Unpacker in) {
        return new Places(in.truth() ? in.later(Places::known) : NOWHERE);
    }

    private static Known known(Unpacker in) {
        List<Span> asks = in.all(Unpacker::span);
        var named = new TreeMap<String, Span>();
        for (int i = in.count(); i > 0; i--) {
            named.put(in.text(), in.span());
        }
        return new Known(asks, Collections.unmodifiableSortedMap(named));
    }

    /** The place of each ask, in the same order. */
    public List<Span> asks() {
        return known.get().asks();
    }

    private SortedMap<String, Span> named() {
        return known.get().named();
    }

    /** The name of the place at which the address of an ask stands, where that isn't the ask's own. */
    public static String address(int ask) {
        return "address." + ask;
    }

    /** Where the address of an ask stands, with the angle brackets around it: within an image, or at a definition. */
    public Span addressOf(int ask) {
        Span own = ask < asks().size() ? asks().get(ask) : Span.START;
        return named().getOrDefault(address(ask), own);
    }

    /** The place of that name; the file's beginning if it has none. */
    public Span at(String name) {
        return named().getOrDefault(name, Span.START);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Places that && asks().equals(that.asks()) && named().equals(that.named());
    }

    @Override
    public int hashCode() {
        return asks().hashCode() * 31 + named().hashCode();
    }

    @Override
    public String toString() {
        return known.get().toString();
    }
}
