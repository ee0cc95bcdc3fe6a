package dev.demarc.card;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Outlines of letters. They come with Demarc, so that a card looks the same whatever faces a machine has.
 *
 * <p>The file holds several faces. Each begins with its contours, every one written once and from its first point, since
 * accented letters share theirs with plain ones and Greek and Cyrillic letters with Latin ones; then the letters, as lists of contours
 * with their places; then pairs of letters that stand closer or wider than others. Numbers are variable-length as in Protocol
 * Buffers, in thousandths of the size, y growing upwards. Read when the first card is drawn, in some milliseconds.
 */
final class Typeface {

    static final int UNITS = 1000;

    private static final String FILE = "letters.bin";

    /** Read once, by the first who asks. */
    private static final class Faces {
        static final Typeface[] ALL = read();
    }

    /** How wide a letter is, and of what it is made. */
    private static final class Letter {
        final int advance;
        final int[] contours; // The number of a contour, then its x and y, for each.

        Letter(int advance, int[] contours) {
            this.advance = advance;
            this.contours = contours;
        }
    }

    private final byte[][] contours;
    private final Map<Integer, Letter> letters;
    private final Kerning kerning;

    private Typeface(byte[][] contours, Map<Integer, Letter> letters, Kerning kerning) {
        this.contours = contours;
        this.letters = letters;
        this.kerning = kerning;
    }

    /** For titles. */
    static Typeface serif() {
        return Faces.ALL[0];
    }

    /** For all else. */
    static Typeface sans() {
        return Faces.ALL[1];
    }

    /** For names, and letters on colour. */
    static Typeface bold() {
        return Faces.ALL[2];
    }

    private static Typeface[] read() {
        try (InputStream in = Typeface.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("The jar has no " + FILE);
            }
            return faces(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The faces of a file. */
    static Typeface[] faces(byte[] file) {
        var in = new Numbers(file, 0);
        var faces = new Typeface[in.next()];
        for (int face = 0; face < faces.length; face++) {
            var contours = new byte[in.next()][];
            for (int i = 0; i < contours.length; i++) {
                contours[i] = in.bytes(in.next());
            }
            var letters = new HashMap<Integer, Letter>();
            int letter = 0;
            for (int rest = in.next(); rest > 0; rest--) {
                letter += in.next();
                int advance = in.next();
                var places = new int[in.next() * 3];
                for (int i = 0; i < places.length; i += 3) {
                    places[i] = in.next();
                    places[i + 1] = in.signed();
                    places[i + 2] = in.signed();
                }
                letters.put(letter, new Letter(advance, places));
            }
            var kerning = new Kerning();
            int left = 0;
            for (int rest = in.next(); rest > 0; rest--) {
                left += in.next();
                int right = 0;
                for (int pairs = in.next(); pairs > 0; pairs--) {
                    right += in.next();
                    kerning.add(left, right, in.signed());
                }
            }
            faces[face] = new Typeface(contours, letters, kerning);
        }
        return faces;
    }

    /** By how much each pair of letters stands closer, or farther apart; the pairs in their order. */
    private static final class Kerning {
        private long[] pairs = new long[1024];
        private short[] steps = new short[1024];
        private int count;

        void add(int left, int right, int step) {
            if (count == pairs.length) {
                pairs = Arrays.copyOf(pairs, count * 2);
                steps = Arrays.copyOf(steps, count * 2);
            }
            pairs[count] = pair(left, right);
            steps[count++] = (short) step;
        }

        int of(int left, int right) {
            int found = Arrays.binarySearch(pairs, 0, count, pair(left, right));
            return found < 0 ? 0 : steps[found];
        }

        private static long pair(int left, int right) {
            return ((long) left << 32) | right;
        }
    }

    /** Whether it has a letter for a character. */
    boolean has(int c) {
        return letters.containsKey(c);
    }

    /** How far the next letter stands away, in thousandths of the size, if a character comes after another, or 0. */
    int advance(int before, int c) {
        @Nullable Letter letter = letters.get(c);
        return letter == null ? 0 : letter.advance + kerning.of(before, c);
    }

    /** How much closer two letters stand than they would by themselves, in thousandths of the size: mostly below 0. */
    int kerning(int before, int c) {
        return kerning.of(before, c);
    }

    /** Adds a letter to a shape, its origin at a point. */
    void add(Outline shape, int c, double x, double y, double size) {
        @Nullable Letter letter = letters.get(c);
        if (letter == null) {
            return;
        }
        double unit = size / UNITS;
        int[] places = letter.contours;
        for (int i = 0; i < places.length; i += 3) {
            add(shape, contours[places[i]], x + places[i + 1] * unit, y - places[i + 2] * unit, unit);
        }
    }

    /** Segments of two bits each come first: 0 a line, 1 a level one, 2 an upright one, 3 a curve. Then their steps. */
    private static void add(Outline shape, byte[] contour, double left, double base, double unit) {
        var in = new Numbers(contour, 0);
        int count = in.next();
        var kinds = new Numbers(contour, in.position());
        in.skip((count + 3) / 4);
        int x = 0;
        int y = 0;
        shape.move(left, base);
        int bits = 0;
        for (int i = 0; i < count; i++) {
            bits = i % 4 == 0 ? kinds.octet() : bits >> 2;
            int kind = bits & 3;
            if (kind == 3) {
                int ax = x + in.signed();
                int ay = y + in.signed();
                int bx = ax + in.signed();
                int by = ay + in.signed();
                x = bx + in.signed();
                y = by + in.signed();
                shape.curve(
                        left + ax * unit,
                        base - ay * unit,
                        left + bx * unit,
                        base - by * unit,
                        left + x * unit,
                        base - y * unit);
            } else {
                x += kind == 2 ? 0 : in.signed();
                y += kind == 1 ? 0 : in.signed();
                shape.line(left + x * unit, base - y * unit);
            }
        }
        shape.close();
    }

    /** Numbers in a row of bytes. */
    private static final class Numbers {
        private final byte[] bytes;
        private int position;

        Numbers(byte[] bytes, int position) {
            this.bytes = bytes;
            this.position = position;
        }

        int position() {
            return position;
        }

        void skip(int count) {
            position += count;
        }

        int octet() {
            return bytes[position++] & 0xFF;
        }

        byte[] bytes(int count) {
            var found = Arrays.copyOfRange(bytes, position, position + count);
            position += count;
            return found;
        }

        int next() {
            int number = 0;
            for (int shift = 0; ; shift += 7) {
                int octet = octet();
                number |= (octet & 0x7F) << shift;
                if (octet < 0x80) {
                    return number;
                }
            }
        }

        int signed() {
            int number = next();
            return (number >>> 1) ^ -(number & 1);
        }
    }
}
