package dev.demarc.source;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value that is unpacked when somebody first asks for it, and once; who asks meanwhile waits. Of most pages nobody ever asks
 * for most parts, and a part that lies packed is one object, not a hundred.
 *
 * <p>Until then it holds the array in which its bytes lie, with all that lies beside them.
 */
public final class Later<T> implements Supplier<T> {

    private final int from;
    private final int end;
    // Let go when it is unpacked.
    private byte @Nullable [] bytes;
    private @Nullable Function<Unpacker, T> unpacking;
    private @Nullable T value;

    Later(byte[] bytes, int from, int end, Function<Unpacker, T> unpacking) {
        this.bytes = bytes;
        this.from = from;
        this.end = end;
        this.unpacking = unpacking;
    }

    private Later(T value) {
        this.value = value;
        this.from = 0;
        this.end = 0;
    }

    /** A value that is at hand. */
    public static <T> Later<T> of(T value) {
        return new Later<>(value);
    }

    /**
     * The value.
     *
     * @throws IllegalStateException if the bytes are none of it: whoever skipped them had made sure that they are as they were
     *     written
     */
    @Override
    public synchronized T get() {
        T known = value;
        if (known == null) {
            known = unpacked();
            value = known;
            bytes = null;
            unpacking = null;
        }
        return known;
    }

    private T unpacked() {
        if (bytes == null || unpacking == null) {
            throw new IllegalStateException("What is unpacked is never nothing");
        }
        try {
            return unpacking.apply(new Unpacker(bytes, from, end));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("A part can't be unpacked, though its whole was as it was written", e);
        }
    }
}
