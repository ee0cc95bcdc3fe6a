package dev.demarc.source;

import java.util.Comparator;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/**
 * An order by one key after the other.
 *
 * <p>{@link Comparator#comparing} gives one too, but its lambdas can be serialised, and of those no archive keeps the class: a
 * start that sorts anything would spend 10 ms on writing them.
 *
 * @param <T> what is ordered
 */
public final class Order<T> implements Comparator<T> {

    private final Comparator<? super T> way;

    private Order(Comparator<? super T> way) {
        this.way = way;
    }

    /** By a key that has an order of its own. */
    public static <T, K extends Comparable<? super K>> Order<T> by(Function<? super T, ? extends K> key) {
        return new Order<>((one, other) -> key.apply(one).compareTo(key.apply(other)));
    }

    /** By a key with an order for it. */
    public static <T, K> Order<T> by(Function<? super T, ? extends K> key, Comparator<? super K> order) {
        return new Order<>((one, other) -> order.compare(key.apply(one), key.apply(other)));
    }

    /** By a number. */
    public static <T> Order<T> byInt(ToIntFunction<? super T> key) {
        return new Order<>((one, other) -> Integer.compare(key.applyAsInt(one), key.applyAsInt(other)));
    }

    /** By a large number. */
    public static <T> Order<T> byLong(ToLongFunction<? super T> key) {
        return new Order<>((one, other) -> Long.compare(key.applyAsLong(one), key.applyAsLong(other)));
    }

    @Override
    public int compare(T one, T other) {
        return way.compare(one, other);
    }

    @Override
    public Order<T> thenComparing(Comparator<? super T> next) {
        return new Order<>((one, other) -> {
            int order = way.compare(one, other);
            return order == 0 ? next.compare(one, other) : order;
        });
    }

    @Override
    public <K extends Comparable<? super K>> Order<T> thenComparing(Function<? super T, ? extends K> key) {
        return thenComparing(Order.<T, K>by(key));
    }

    @Override
    public <K> Order<T> thenComparing(Function<? super T, ? extends K> key, Comparator<? super K> order) {
        return thenComparing(Order.<T, K>by(key, order));
    }

    @Override
    public Order<T> thenComparingInt(ToIntFunction<? super T> key) {
        return thenComparing(Order.<T>byInt(key));
    }

    @Override
    public Order<T> thenComparingLong(ToLongFunction<? super T> key) {
        return thenComparing(Order.<T>byLong(key));
    }

    @Override
    public Order<T> reversed() {
        return new Order<>((one, other) -> way.compare(other, one));
    }
}
