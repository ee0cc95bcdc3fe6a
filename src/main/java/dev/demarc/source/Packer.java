package dev.demarc.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Writes values as bytes, for {@link Unpacker} to read. Both are for what one program keeps for itself: nothing says what
 * comes next but the code that reads it, and another version of the program reads nothing of it.
 *
 * <p>Whole numbers take seven bits a byte, the lowest first, as in protobuf; most here are small.
 */
public final class Packer {

    /** In place of a length: what follows are the units of UTF-16. */
    static final int LONE = Integer.MAX_VALUE;

    private byte[] bytes;
    private int length;

    /** Begins with nothing. */
    public Packer() {
        this(256);
    }

    /** Begins with nothing, and with room for so many bytes. */
    public Packer(int room) {
        bytes = new byte[Math.max(16, room)];
    }

    /** What was written. */
    public byte[] bytes() {
        return Arrays.copyOf(bytes, length);
    }

    /** How many bytes were written. */
    public int length() {
        return length;
    }

    /** A number that isn't negative, small most often. */
    public Packer count(int number) {
        if (number < 0) {
            throw new IllegalArgumentException("Below zero: " + number);
        }
        room(5);
        int left = number;
        while (left > 0x7F) {
            bytes[length++] = (byte) (left | 0x80);
            left >>>= 7;
        }
        bytes[length++] = (byte) left;
        return this;
    }

    /** Any number, in four bytes. */
    public Packer number(int number) {
        room(4);
        for (int shift = 0; shift < 32; shift += 8) {
            bytes[length++] = (byte) (number >>> shift);
        }
        return this;
    }

    /** Any number, in eight bytes. */
    public Packer number(long number) {
        room(8);
        for (int shift = 0; shift < 64; shift += 8) {
            bytes[length++] = (byte) (number >>> shift);
        }
        return this;
    }

    /** Yes or no. */
    public Packer truth(boolean truth) {
        room(1);
        bytes[length++] = (byte) (truth ? 1 : 0);
        return this;
    }

    /** A text, or that there is none. */
    public Packer text(@Nullable String text) {
        if (text == null) {
            return count(0);
        }
        byte[] utf8 = text.getBytes(UTF_8);
        if (hasQuestionMark(utf8) && hasLoneSurrogate(text)) {
            // UTF-8 has no bytes for it, but YAML and JSON can write one.
            count(LONE).count(text.length());
            text.chars().forEach(this::count);
            return this;
        }
        count(utf8.length + 1);
        return raw(utf8, 0, utf8.length);
    }

    /** Java writes one for half a pair. Most texts have none, and their bytes are looked at faster than their letters. */
    private static boolean hasQuestionMark(byte[] utf8) {
        for (byte each : utf8) {
            if (each == '?') {
                return true;
            }
        }
        return false;
    }

    private static boolean hasLoneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (!Character.isSurrogatePair(text.charAt(i), i + 1 < text.length() ? text.charAt(i + 1) : 0)) {
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    /** Bytes, with their number. */
    public Packer bytes(byte[] some) {
        count(some.length);
        return raw(some, 0, some.length);
    }

    private Packer raw(byte[] some, int from, int many) {
        room(many);
        System.arraycopy(some, from, bytes, length, many);
        length += many;
        return this;
    }

    /** Any numbers, with how many they are. */
    public Packer numbers(int[] numbers) {
        count(numbers.length);
        int many = numbers.length * Integer.BYTES;
        room(many);
        ByteBuffer.wrap(bytes, length, many)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asIntBuffer()
                .put(numbers);
        length += many;
        return this;
    }

    /** Any numbers, with how many they are. */
    public Packer numbers(long[] numbers) {
        count(numbers.length);
        int many = numbers.length * Long.BYTES;
        room(many);
        ByteBuffer.wrap(bytes, length, many)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asLongBuffer()
                .put(numbers);
        length += many;
        return this;
    }

    /** A content's digest. */
    public Packer digest(Digest digest) {
        return number(digest.high()).number(digest.low());
    }

    /**
     * The check sum of all that was written so far, for {@link Unpacker#sealed}. It tells what a disk or a killed program broke;
     * processors make it themselves, in a tenth of the time of a digest.
     */
    public Packer seal() {
        return number(checkSum(bytes, 0, length));
    }

    /** The CRC-32 of bytes, as in RFC 1952. */
    static int checkSum(byte[] bytes, int from, int end) {
        var sum = new CRC32();
        sum.update(bytes, from, end - from);
        return (int) sum.getValue();
    }

    /** A stretch of a file. */
    public Packer span(Span span) {
        count(span.line()).count(span.column());
        int lines = span.endLine() - span.line();
        return count(lines).count(lines == 0 ? span.endColumn() - span.column() : span.endColumn());
    }

    /** Where something stands. */
    public Packer location(Location location) {
        if (location instanceof Location.InFile at) {
            text(at.path()).span(at.span());
        } else if (location instanceof Location.InEnvironment at) {
            text(null).text(at.variable());
        }
        return this;
    }

    /** A day, or that there is none. */
    public Packer day(@Nullable LocalDate day) {
        truth(day != null);
        return day == null ? this : number(day.toEpochDay());
    }

    /** A constant, by its name. */
    public Packer constant(Enum<?> constant) {
        return text(constant.name());
    }

    /** Some values, with their number. */
    public <T> Packer all(Collection<? extends T> values, BiConsumer<Packer, T> each) {
        count(values.size());
        for (T value : values) {
            each.accept(this, value);
        }
        return this;
    }

    /** A part that may be skipped, for {@link Unpacker#later}. */
    public Packer later(Consumer<Packer> part) {
        int from = length;
        number(0);
        part.accept(this);
        int end = length;
        length = from;
        number(end - from - Integer.BYTES);
        length = end;
        return this;
    }

    /** Some values that may be skipped, for {@link Unpacker#allLater}. */
    public <T> Packer allLater(Collection<? extends T> values, BiConsumer<Packer, T> each) {
        count(values.size());
        if (!values.isEmpty()) {
            later(to -> to.all(values, each));
        }
        return this;
    }

    /** Some texts, with their number. */
    public Packer texts(Collection<String> texts) {
        return all(texts, Packer::text);
    }

    private void room(int many) {
        if (length + many > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + many));
        }
    }
}
