package dev.demarc.source;

import java.util.AbstractList;
import java.util.Iterator;
import java.util.List;
import java.util.RandomAccess;

/** A list of which it is known how many values it has; they are unpacked when somebody looks at one. It never changes. */
public final class PackedList<T> extends AbstractList<T> implements RandomAccess {

    private final int size;
    private final Later<List<T>> values;

    PackedList(int size, Later<List<T>> values) {
        this.size = size;
        this.values = values;
    }

    /** A list with the same values that never changes: the very one if it is such a list, and what is packed stays so. */
    public static <T> List<T> copyOf(List<T> list) {
        return list instanceof PackedList ? list : List.copyOf(list);
    }

    @Override
    public T get(int index) {
        return values.get().get(index);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Iterator<T> iterator() {
        return values.get().iterator();
    }
}
