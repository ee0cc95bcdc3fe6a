package dev.demarc.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.demarc.model.Html;
import io.pebbletemplates.pebble.extension.writer.SpecializedWriter;
import io.pebbletemplates.pebble.utils.StringUtils;
import java.io.Writer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What templates write, as UTF-8 from the first byte on.
 *
 * <p>A page put together as one text is held with two bytes for each character as soon as one lies beyond Latin-1, as a
 * dash does; then it is copied, and encoded character by character. Nearly all its pieces are ASCII, and their bytes are
 * taken as they are.
 */
final class Utf8Writer extends Writer implements SpecializedWriter {

    private static final int USUAL = 1 << 15;
    private static final int LARGEST_KEPT = 1 << 20;
    private static final ThreadLocal<Utf8Writer> OWN = ThreadLocal.withInitial(() -> new Utf8Writer(USUAL));

    private byte[] bytes;
    private int length;
    // Half a pair at the end of one piece, whose other half may open the next.
    private char high;

    /** An empty one with room for so many bytes; it makes more as it needs. */
    Utf8Writer(int size) {
        this.bytes = new byte[size];
    }

    /** This thread's own, empty. A page is written at a time, and room for one needn't be made for each. */
    static Utf8Writer empty() {
        Utf8Writer own = OWN.get();
        own.length = 0;
        own.high = 0;
        if (own.bytes.length > LARGEST_KEPT) {
            own.bytes = new byte[USUAL];
        }
        return own;
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }

    @Override
    public void writeSpecialized(String text) {
        int size = text.length();
        if (size == 0) {
            return;
        }
        if (high != 0 || Character.isHighSurrogate(text.charAt(size - 1))) {
            write(text.toCharArray(), 0, size);
            return;
        }
        byte[] encoded = text.getBytes(UTF_8);
        reserve(encoded.length);
        System.arraycopy(encoded, 0, bytes, length, encoded.length);
        length += encoded.length;
    }

    /** Writes text with the five characters that mean something in HTML replaced, as {@link Escaped} does. */
    void writeEscaped(String text) {
        int size = text.length();
        if (size == 0) {
            return;
        }
        if (high != 0 || Character.isHighSurrogate(text.charAt(size - 1))) {
            writeSpecialized(Escaped.of(text));
            return;
        }
        byte[] encoded = text.getBytes(UTF_8);
        int done = 0;
        for (int i = 0; i < encoded.length; i++) {
            // All five lie below this one, and no part of a longer character does.
            if (encoded[i] <= '>' && encoded[i] >= '"') {
                byte @Nullable [] instead = Escaped.utf8(encoded[i]);
                if (instead != null) {
                    append(encoded, done, i);
                    append(instead, 0, instead.length);
                    done = i + 1;
                }
            }
        }
        append(encoded, done, encoded.length);
    }

    private void append(byte[] utf8, int from, int end) {
        reserve(end - from);
        System.arraycopy(utf8, from, bytes, length, end - from);
        length += end - from;
    }

    /** What a template prints: HTML as it is, all else as its text. */
    @Override
    public void write(Object value) {
        if (value instanceof Html html && high == 0) {
            reserve(html.length());
            length = html.copyTo(bytes, length);
        } else {
            writeSpecialized(StringUtils.toString(value));
        }
    }

    /** Writes what is UTF-8 already. */
    void write(byte[] utf8) {
        if (high == 0) {
            reserve(utf8.length);
            System.arraycopy(utf8, 0, bytes, length, utf8.length);
            length += utf8.length;
        } else {
            write(new String(utf8, UTF_8));
        }
    }

    @Override
    public void write(String text) {
        writeSpecialized(text);
    }

    @Override
    public void write(String text, int from, int count) {
        writeSpecialized(text.substring(from, from + count));
    }

    @Override
    public void write(char[] text, int from, int count) {
        reserve(count);
        int at = from;
        int end = from + count;
        if (high == 0) {
            byte[] to = bytes;
            int put = length;
            while (at < end && text[at] < 0x80) {
                to[put++] = (byte) text[at++];
            }
            length = put;
        }
        while (at < end) {
            write(text[at++]);
        }
    }

    @Override
    public void write(int character) {
        write((char) character);
    }

    /** One character, as {@link String#getBytes} has it: half a pair without the other half becomes a question mark. */
    private void write(char c) {
        reserve(4);
        if (high != 0) {
            char first = high;
            high = 0;
            if (Character.isLowSurrogate(c)) {
                int point = Character.toCodePoint(first, c);
                put(0xF0 | (point >> 18));
                put(0x80 | ((point >> 12) & 0x3F));
                put(0x80 | ((point >> 6) & 0x3F));
                put(0x80 | (point & 0x3F));
                return;
            }
            put('?');
        }
        if (c < 0x80) {
            put(c);
        } else if (c < 0x800) {
            put(0xC0 | (c >> 6));
            put(0x80 | (c & 0x3F));
        } else if (Character.isHighSurrogate(c)) {
            high = c;
        } else if (Character.isLowSurrogate(c)) {
            put('?');
        } else {
            put(0xE0 | (c >> 12));
            put(0x80 | ((c >> 6) & 0x3F));
            put(0x80 | (c & 0x3F));
        }
    }

    private void put(int value) {
        bytes[length++] = (byte) value;
    }

    @Override
    public void writeSpecialized(int number) {
        writeSpecialized(Integer.toString(number));
    }

    @Override
    public void writeSpecialized(long number) {
        writeSpecialized(Long.toString(number));
    }

    @Override
    public void writeSpecialized(double number) {
        writeSpecialized(Double.toString(number));
    }

    @Override
    public void writeSpecialized(float number) {
        writeSpecialized(Float.toString(number));
    }

    @Override
    public void writeSpecialized(short number) {
        writeSpecialized(Integer.toString(number));
    }

    @Override
    public void writeSpecialized(byte number) {
        writeSpecialized(Integer.toString(number));
    }

    @Override
    public void writeSpecialized(char character) {
        write(character);
    }

    @Override
    public void flush() {
        // Nothing waits.
    }

    @Override
    public void close() {
        // Nothing is held.
    }

    /** All that was written. */
    byte[] bytes() {
        return high == 0 ? Arrays.copyOf(bytes, length) : ended();
    }

    private byte[] ended() {
        byte[] all = Arrays.copyOf(bytes, length + 1);
        all[length] = '?';
        return all;
    }
}
