package dev.demarc.matrix;

import java.util.AbstractMap;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A map that is made when somebody first looks into it, and once; who looks meanwhile waits. What went wrong in making it
 * meets everybody who looks.
 *
 * <p>Most of what a run knows of a matrix is its cells, and after most edits nobody looks into one of them.
 */
final class Awaited<K, V> extends AbstractMap<K, V> {

    // Let go when it is done, with all that it was made of.
    private @Nullable Supplier<Map<K, V>> making;
    private @Nullable RuntimeException fault;
    private volatile @Nullable Map<K, V> made;

    /**
     * A map to be.
     *
     * @param making gives it, in the order in which it is to be walked through
     */
    Awaited(Supplier<Map<K, V>> making) {
        this.making = making;
    }

    /** The map, which is made now if nobody looked into it before. */
    Map<K, V> made() {
        Map<K, V> known = made;
        return known == null ? make() : known;
    }

    private synchronized Map<K, V> make() {
        Map<K, V> known = made;
        if (fault != null) {
            throw fault;
        }
        if (known == null) {
            if (making == null) {
                throw new IllegalStateException("A map that is awaited is never made of itself");
            }
            var make = making;
            making = null;
            try {
                known = Collections.unmodifiableMap(make.get());
            } catch (RuntimeException e) {
                fault = e;
                throw e;
            }
            made = known;
        }
        return known;
    }

    @Override
    public int size() {
        return made().size();
    }

    @Override
    public boolean containsKey(Object key) {
        return made().containsKey(key);
    }

    @Override
    public @Nullable V get(Object key) {
        return made().get(key);
    }

    @Override
    public Set<K> keySet() {
        return made().keySet();
    }

    @Override
    public Collection<V> values() {
        return made().values();
    }

    @Override
    public Set<Map.Entry<K, V>> entrySet() {
        return made().entrySet();
    }

    @Override
    public void forEach(BiConsumer<? super K, ? super V> action) {
        made().forEach(action);
    }
}
