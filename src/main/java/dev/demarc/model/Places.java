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
 * @param named others, by name: {@code title}, and {@code front-matter.KEY}, {@code aliases.N} (from 0)
 */
public record Places(List<Span> asks, Map<String, Span> named) {

    /** Copies the list, sorts the names. */
    public Places {
        asks = List.copyOf(asks);
        named = java.util.Collections.unmodifiableMap(new TreeMap<>(named));
    }

    /** The name of the place at which the address of an ask stands, where that isn't the ask's own. */
    public static String address(int ask) {
        return "address." + ask;
    }

    /** Where the address of an ask stands, with the angle brackets around it: within an image, or at a definition. */
    public Span addressOf(int ask) {
        Span own = ask < asks.size() ? asks.get(ask) : Span.START;
        return named.getOrDefault(address(ask), own);
    }

    /** The place of that name; the file's beginning if it has none. */
    public Span at(String name) {
        return named.getOrDefault(name, Span.START);
    }
}
