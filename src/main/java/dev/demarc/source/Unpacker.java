package dev.demarc.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link Packer} wrote. Every method throws {@link IllegalArgumentException} if that can't stand there: then the
 * bytes are somebody else's, or broken.
 */
public final class Unpacker {

    /** So few numbers are read one by one in less time than it takes to see the bytes as numbers. */
    private static final int FEW = 32;

    private final byte[] bytes;
    private final int end;
    private int at;

    /** Reads from the first byte on. */
    public Unpacker(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    Unpacker(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.at = start;
        this.end = end;
    }

    /** Reads bytes that end with the check sum of all before it, as {@link Packer#seal} wrote it. */
    public static Unpacker sealed(byte[] bytes) {
        return sealed(bytes, 0, bytes.length);
    }

    /** Reads such bytes that stand among others. */
    public static Unpacker sealed(byte[] bytes, int start, int length) {
        int end = start + length - Integer.BYTES;
        if (end < start) {
            throw cutOff();
        }
        var seal = new Unpacker(bytes, end, bytes.length);
        if (seal.number() != Packer.checkSum(bytes, start, end)) {
            throw new IllegalArgumentException("Not as it was written");
        }
        return new Unpacker(bytes, start, end);
    }

    private static IllegalArgumentException cutOff() {
        return new IllegalArgumentException("Cut off");
    }

    /** Whether all was read. */
    public boolean isAtEnd() {
        return at == end;
    }

    /** A number that isn't negative. */
    public int count() {
        int number = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            int next = next();
            number |= (next & 0x7F) << shift;
            if (next >= 0) {
                if (number < 0) {
                    break;
                }
                return number;
            }
        }
        throw new IllegalArgumentException("Too large a number");
    }

    private byte next() {
        if (at >= end) {
            throw cutOff();
        }
        return bytes[at++];
    }

    private int skip(int many) {
        if (many < 0 || many > end - at) {
            throw cutOff();
        }
        int from = at;
        at += many;
        return from;
    }

    /** A number of four bytes. */
    public int number() {
        int from = skip(Integer.BYTES);
        return (bytes[from] & 0xFF)
                | (bytes[from + 1] & 0xFF) << 8
                | (bytes[from + 2] & 0xFF) << 16
                | bytes[from + 3] << 24;
    }

    /** A number of eight bytes. */
    public long longNumber() {
        return (number() & 0xFFFFFFFFL) | (long) number() << 32;
    }

    /** Yes or no. */
    public boolean truth() {
        return next() != 0;
    }

    /** A text, or nothing if there was none. */
    public @Nullable String textOrNone() {
        int told = count();
        if (told == Packer.LONE) {
            char[] units = new char[many(1)];
            for (int i = 0; i < units.length; i++) {
                units[i] = (char) count();
            }
            return new String(units);
        }
        int length = told - 1;
        return length < 0 ? null : new String(bytes, skip(length), length, UTF_8);
    }

    /** A text. */
    public String text() {
        String text = textOrNone();
        if (text == null) {
            throw new IllegalArgumentException("A text is missing");
        }
        return text;
    }

    /** Bytes. */
    public byte[] bytes() {
        int length = count();
        int from = skip(length);
        return Arrays.copyOfRange(bytes, from, from + length);
    }

    /** Numbers of four bytes. */
    public int[] numbers() {
        int[] numbers = new int[many(Integer.BYTES)];
        if (numbers.length < FEW) {
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = number();
            }
            return numbers;
        }
        int many = numbers.length * Integer.BYTES;
        ByteBuffer.wrap(bytes, skip(many), many)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asIntBuffer()
                .get(numbers);
        return numbers;
    }

    /** Numbers of eight bytes. */
    public long[] longNumbers() {
        long[] numbers = new long[many(Long.BYTES)];
        int many = numbers.length * Long.BYTES;
        ByteBuffer.wrap(bytes, skip(many), many)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asLongBuffer()
                .get(numbers);
        return numbers;
    }

    /** How many follow, of which each takes so many bytes at least: no room is made for what was never written. */
    private int many(int bytesEach) {
        int many = count();
        if (many > (end - at) / bytesEach) {
            throw cutOff();
        }
        return many;
    }

    /** A content's digest. */
    public Digest digest() {
        return new Digest(longNumber(), longNumber());
    }

    /** A stretch of a file. */
    public Span span() {
        int line = count();
        int column = count();
        int lines = count();
        int end = count();
        return new Span(line, column, line + lines, lines == 0 ? column + end : end);
    }

    /** Where something stands. */
    public Location location() {
        String path = textOrNone();
        return path == null ? new Location.InEnvironment(text()) : Location.in(path, span());
    }

    /** A day, or nothing if there was none. */
    public @Nullable LocalDate dayOrNone() {
        if (!truth()) {
            return null;
        }
        try {
            return LocalDate.ofEpochDay(longNumber());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("No day", e);
        }
    }

    /** A constant of some kind. */
    public <E extends Enum<E>> E constant(Class<E> kind) {
        return Enum.valueOf(kind, text());
    }

    /** Some values. */
    public <T> List<T> all(Function<Unpacker, T> each) {
        int many = many(1);
        if (many == 0) {
            return List.of();
        }
        Object[] values = new Object[many];
        for (int i = 0; i < values.length; i++) {
            values[i] = each.apply(this);
        }
        @SuppressWarnings("unchecked") // filled above
        List<T> list = (List<T>) List.of(values);
        return list;
    }

    /** A part that is skipped, and unpacked when somebody asks for it. */
    public <T> Later<T> later(Function<Unpacker, T> part) {
        int length = number();
        int from = skip(length);
        return new Later<>(bytes, from, from + length, part);
    }

    /**
     * Some values that are skipped, and unpacked when somebody asks for one.
     *
     * @param all reads all of them
     */
    public <T> List<T> allLater(Function<Unpacker, List<T>> all) {
        int many = count();
        return many == 0 ? List.of() : new PackedList<>(many, later(all));
    }

    /** Some texts. */
    public List<String> texts() {
        return all(Unpacker::text);
    }
}
