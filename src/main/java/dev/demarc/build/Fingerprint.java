package dev.demarc.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.demarc.source.Digest;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The digest of a value with all that is in it.
 *
 * <p>Records are read by reflection, so that no component can be forgotten: by hand it would be faster, and one line left
 * out would be a page that stays as it was, which nobody sees. What has no order, or isn't plainly a value, is refused at
 * once. Two different values never give the same bytes: everything says its kind and its length.
 */
final class Fingerprint {

    private static final Map<Class<?>, Method[]> COMPONENTS = new ConcurrentHashMap<>();

    // A page's key takes 130 bytes, and there are as many of them as pages.
    private byte[] bytes = new byte[160];
    private int length;

    private Fingerprint() {}

    /**
     * The digest of some values, in this order.
     *
     * @throws IllegalArgumentException for a value that isn't a record, a text, a number, a truth, a constant, a day, a
     *     time, a digest, a list, or a set or map in order
     */
    static Digest of(@Nullable Object... values) {
        var fingerprint = new Fingerprint();
        for (Object value : values) {
            fingerprint.add(value);
        }
        return Digest.of(fingerprint.bytes, 0, fingerprint.length);
    }

    private void add(@Nullable Object value) {
        if (value == null) {
            kind('0');
        } else if (value instanceof String text) {
            kind('s');
            text(text);
        } else if (value instanceof Digest digest) {
            kind('d');
            number(digest.high());
            number(digest.low());
        } else if (value instanceof Record record) {
            kind('r');
            text(record.getClass().getName());
            for (Method component : components(record.getClass())) {
                add(read(component, record));
            }
        } else if (value instanceof Boolean truth) {
            kind(truth ? 't' : 'f');
        } else if (value instanceof Integer || value instanceof Long) {
            kind('i');
            number(((Number) value).longValue());
        } else if (value instanceof Double number) {
            kind('n');
            number(Double.doubleToLongBits(number));
        } else if (value instanceof Enum<?> constant) {
            kind('e');
            text(constant.getDeclaringClass().getName());
            text(constant.name());
        } else if (value instanceof LocalDate day) {
            kind('y');
            number(day.toEpochDay());
        } else if (value instanceof Duration time) {
            kind('z');
            number(time.toNanos());
        } else if (value instanceof Map<?, ?> map) {
            map(map);
        } else if (value instanceof Collection<?> collection) {
            collection(collection);
        } else {
            throw new IllegalArgumentException(
                    "Nobody can rely on the value of a " + value.getClass().getName());
        }
    }

    private void map(Map<?, ?> map) {
        Map<?, ?> ordered = map;
        if (isShuffled(map)) {
            ordered = new TreeMap<>(map);
        } else if (map.size() > 1 && !(map instanceof SortedMap) && !(map instanceof LinkedHashMap)) {
            throw new IllegalArgumentException("A map without an order can't be relied on");
        }
        kind('m');
        number(ordered.size());
        ordered.forEach((key, each) -> {
            add(key);
            add(each);
        });
    }

    private void collection(Collection<?> collection) {
        Collection<?> ordered = collection;
        if (collection instanceof Set && isShuffled(collection)) {
            ordered = new TreeSet<>(collection);
        } else if (collection.size() > 1
                && collection instanceof Set
                && !(collection instanceof SortedSet)
                && !(collection instanceof LinkedHashSet)) {
            throw new IllegalArgumentException("A set without an order can't be relied on");
        }
        kind('l');
        number(ordered.size());
        ordered.forEach(this::add);
    }

    /** Those of {@code Map.of} and {@code Set.of} have another order in each process, so nothing can hang on it. */
    private static boolean isShuffled(Object collection) {
        return collection.getClass().getName().startsWith("java.util.ImmutableCollections");
    }

    private static Method[] components(Class<?> record) {
        return COMPONENTS.computeIfAbsent(record, each -> {
            RecordComponent[] components = each.getRecordComponents();
            var accessors = new Method[components.length];
            for (int i = 0; i < components.length; i++) {
                accessors[i] = components[i].getAccessor();
                accessors[i].setAccessible(true);
            }
            return accessors;
        });
    }

    private static @Nullable Object read(Method component, Record record) {
        try {
            return component.invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("A record's component can always be read", e);
        }
    }

    private void kind(char kind) {
        room(1);
        bytes[length++] = (byte) kind;
    }

    private void text(String text) {
        byte[] utf8 = text.getBytes(UTF_8);
        number(utf8.length);
        room(utf8.length);
        System.arraycopy(utf8, 0, bytes, length, utf8.length);
        length += utf8.length;
    }

    private void number(long number) {
        room(8);
        for (int shift = 0; shift < 64; shift += 8) {
            bytes[length++] = (byte) (number >>> shift);
        }
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
