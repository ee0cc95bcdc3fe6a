package dev.demarc.model;

import dev.demarc.source.Span;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where the parts of a page stand in its file. Only findings read it.
 *
 * @param asks the place of each ask, in the same order: a link's destination, the whole of an image, a block's first
 *     line of text
 * @param addresses the place of each ask's address alone, which another one may be written
 *     over: empty if none may; a block's place again
 * @param named others, by name: {@code title}, and {@code front-matter.KEY}, {@code aliases.N} (from 0)
 */
public record Places(List<Span> asks, List<Span> addresses, Map<String, Span> named) {

    /** Copies the list, sorts the names. */
    public Places {
        asks = List.copyOf(asks);
        addresses = List.copyOf(addresses);
        named = java.util.Collections.unmodifiableMap(new TreeMap<>(named));
    }

    /** Places of a page whose asks stand where their addresses do. */
    public Places(List<Span> asks, Map<String, Span> named) {
        this(asks, asks, named);
    }

    /** The place of that name; the file's beginning if it has none. */
    public Span at(String name) {
        return named.getOrDefault(name, Span.START);
    }
}
