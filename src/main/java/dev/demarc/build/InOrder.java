package dev.demarc.build;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Entries that come in the order of their keys, for a tree to be made of them at once, without comparing. */
@SuppressWarnings("JdkObsolete") // A tree is made so of a SortedMap, and wants no more of it than its entries.
final class InOrder<V> extends AbstractMap<String, V> implements SortedMap<String, V> {

    private final List<Map.Entry<String, V>> entries;

    /** None yet, with room for some. */
    InOrder(int room) {
        entries = new ArrayList<>(room);
    }

    /**
     * Takes an entry that comes after all others, or in the place of the last one.
     *
     * @throws IllegalArgumentException if its place is among them
     */
    @Override
    public @Nullable V put(String key, V value) {
        int last = entries.size() - 1;
        int order = last < 0 ? -1 : entries.get(last).getKey().compareTo(key);
        if (order > 0) {
            throw new IllegalArgumentException("`%s` after `%s`".formatted(key, lastKey()));
        }
        var entry = Map.entry(key, value);
        if (order < 0) {
            entries.add(entry);
            return null;
        }
        return entries.set(last, entry).getValue();
    }

    @Override
    public Set<Map.Entry<String, V>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<String, V>> iterator() {
                return entries.iterator();
            }

            @Override
            public int size() {
                return entries.size();
            }
        };
    }

    @Override
    public @Nullable Comparator<? super String> comparator() {
        return null;
    }

    @Override
    public String firstKey() {
        return keyAt(0);
    }

    @Override
    public String lastKey() {
        return keyAt(entries.size() - 1);
    }

    private String keyAt(int place) {
        if (entries.isEmpty()) {
            throw new NoSuchElementException();
        }
        return entries.get(place).getKey();
    }

    @Override
    public SortedMap<String, V> subMap(String from, String to) {
        throw new UnsupportedOperationException("Of a tree that is made of it");
    }

    @Override
    public SortedMap<String, V> headMap(String to) {
        throw new UnsupportedOperationException("Of a tree that is made of it");
    }

    @Override
    public SortedMap<String, V> tailMap(String from) {
        throw new UnsupportedOperationException("Of a tree that is made of it");
    }
}
