package dev.demarc.card;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.TextAttribute;
import java.awt.geom.PathIterator;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Makes {@code letters.bin} from font files, in the form that {@link Typeface} reads.
 *
 * <p>Its arguments are the file to write and the fonts to read, in the order of their use; {@code content/guide/inside.md}
 * says which.
 */
final class LettersFile {

    /** Latin with its accents, Greek, Cyrillic as it is used today, and the marks and signs of running text. */
    private static final int[][] RANGES = {
        {0x20, 0x7E},
        {0xA0, 0x17F},
        {0x218, 0x21B},
        {0x386, 0x3CE},
        {0x400, 0x45F},
        {0x490, 0x491},
        {0x1E9E, 0x1E9E},
        {0x2010, 0x2015},
        {0x2018, 0x201E},
        {0x2020, 0x2022},
        {0x2026, 0x2026},
        {0x2030, 0x2030},
        {0x2039, 0x203A},
        {0x20AC, 0x20AC},
        {0x2116, 0x2116},
        {0x2122, 0x2122},
        {0x2190, 0x2193},
        {0x2212, 0x2212},
        {0x2260, 0x2260},
        {0x2264, 0x2265}
    };

    private static final int LAST_KERNED = 0x7E;
    private static final int LEAST_KERNING = 8;
    private static final FontRenderContext PLAIN = new FontRenderContext(null, true, true);

    private LettersFile() {}

    /** Writes the letters. */
    public static void main(String[] arguments) throws IOException, FontFormatException {
        var out = new ByteArrayOutputStream();
        number(out, arguments.length - 1);
        for (int i = 1; i < arguments.length; i++) {
            face(
                    out,
                    Font.createFont(Font.TRUETYPE_FONT, new File(arguments[i])).deriveFont((float) Typeface.UNITS));
        }
        Files.write(Path.of(arguments[0]), out.toByteArray());
    }

    private static void face(ByteArrayOutputStream out, Font font) {
        var contours = new LinkedHashMap<String, Integer>();
        var letters = new ByteArrayOutputStream();
        int count = 0;
        int last = 0;
        for (int[] range : RANGES) {
            for (int c = range[0]; c <= range[1]; c++) {
                if (font.canDisplay(c)) {
                    number(letters, c - last);
                    letter(letters, font, c, contours);
                    last = c;
                    count++;
                }
            }
        }
        number(out, contours.size());
        contours.keySet().forEach(each -> {
            byte[] bytes = each.getBytes(StandardCharsets.ISO_8859_1);
            number(out, bytes.length);
            out.writeBytes(bytes);
        });
        number(out, count);
        out.writeBytes(letters.toByteArray());
        kerning(out, font);
    }

    private static void letter(ByteArrayOutputStream out, Font font, int c, Map<String, Integer> contours) {
        var glyph = font.createGlyphVector(PLAIN, Character.toString(c));
        number(out, Math.round(glyph.getGlyphMetrics(0).getAdvanceX()));
        var found = contours(glyph.getOutline());
        number(out, found.size());
        for (Contour contour : found) {
            number(out, contours.computeIfAbsent(contour.written(), key -> contours.size()));
            signed(out, contour.x);
            signed(out, contour.y);
        }
    }

    /** Pairs of ASCII letters, by the left one. */
    private static void kerning(ByteArrayOutputStream out, Font font) {
        Font kerned = font.deriveFont(Map.of(TextAttribute.KERNING, TextAttribute.KERNING_ON));
        var pairs = new TreeMap<Integer, TreeMap<Integer, Integer>>();
        for (int left = '!'; left <= LAST_KERNED; left++) {
            for (int right = '!'; right <= LAST_KERNED; right++) {
                int space = Math.round(width(kerned, left, right) - width(font, left, right));
                if (Math.abs(space) >= LEAST_KERNING) {
                    pairs.computeIfAbsent(left, key -> new TreeMap<>()).put(right, space);
                }
            }
        }
        number(out, pairs.size());
        int last = 0;
        for (Map.Entry<Integer, TreeMap<Integer, Integer>> left : pairs.entrySet()) {
            number(out, left.getKey() - last);
            last = left.getKey();
            number(out, left.getValue().size());
            int before = 0;
            for (Map.Entry<Integer, Integer> right : left.getValue().entrySet()) {
                number(out, right.getKey() - before);
                before = right.getKey();
                signed(out, right.getValue());
            }
        }
    }

    private static float width(Font font, int left, int right) {
        char[] pair = {(char) left, (char) right};
        var laid = font.layoutGlyphVector(PLAIN, pair, 0, 2, Font.LAYOUT_LEFT_TO_RIGHT);
        return (float) laid.getGlyphPosition(laid.getNumGlyphs()).getX();
    }

    private static List<Contour> contours(Shape shape) {
        var contours = new ArrayList<Contour>();
        var at = new double[6];
        for (PathIterator path = shape.getPathIterator(null); !path.isDone(); path.next()) {
            int kind = path.currentSegment(at);
            var points = IntStream.range(0, 6)
                    .map(i -> (int) Math.round(i % 2 == 0 ? at[i] : -at[i]))
                    .toArray();
            switch (kind) {
                case PathIterator.SEG_MOVETO -> contours.add(new Contour(points[0], points[1]));
                case PathIterator.SEG_LINETO -> last(contours).line(points[0], points[1]);
                case PathIterator.SEG_QUADTO -> last(contours).quadratic(points);
                case PathIterator.SEG_CUBICTO -> last(contours).curve(points);
                default -> {
                    // A ring is closed in any case.
                }
            }
        }
        contours.removeIf(each -> each.kinds.isEmpty());
        return contours;
    }

    private static Contour last(List<Contour> contours) {
        return contours.get(contours.size() - 1);
    }

    /** One ring, from its first point. */
    private static final class Contour {
        private final int x;
        private final int y;
        private final List<Integer> kinds = new ArrayList<>();
        private final ByteArrayOutputStream steps = new ByteArrayOutputStream();
        private int atX;
        private int atY;

        Contour(int x, int y) {
            this.x = x;
            this.y = y;
            atX = x;
            atY = y;
        }

        void line(int toX, int toY) {
            if (toX == atX && toY == atY) {
                return;
            }
            kinds.add(toY == atY ? 1 : toX == atX ? 2 : 0);
            if (toX != atX) {
                signed(steps, toX - atX);
            }
            if (toY != atY) {
                signed(steps, toY - atY);
            }
            atX = toX;
            atY = toY;
        }

        void curve(int... points) {
            kinds.add(3);
            for (int i = 0; i < 6; i += 2) {
                signed(steps, points[i] - atX);
                signed(steps, points[i + 1] - atY);
                atX = points[i];
                atY = points[i + 1];
            }
        }

        void quadratic(int... points) {
            curve(
                    third(atX, points[0]),
                    third(atY, points[1]),
                    third(points[2], points[0]),
                    third(points[3], points[1]),
                    points[2],
                    points[3]);
        }

        private static int third(int end, int middle) {
            return (int) Math.round(end + (middle - end) * 2 / 3.0);
        }

        /** As it is written, a character for a byte. */
        String written() {
            var out = new ByteArrayOutputStream();
            number(out, kinds.size());
            for (int i = 0; i < kinds.size(); i += 4) {
                int bits = 0;
                for (int k = 0; k < 4 && i + k < kinds.size(); k++) {
                    bits |= kinds.get(i + k) << (k * 2);
                }
                out.write(bits);
            }
            out.writeBytes(steps.toByteArray());
            return out.toString(StandardCharsets.ISO_8859_1);
        }
    }

    private static void number(ByteArrayOutputStream out, int number) {
        int rest = number;
        while (rest >= 0x80) {
            out.write((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }

    private static void signed(ByteArrayOutputStream out, int number) {
        number(out, (number << 1) ^ (number >> 31));
    }
}
