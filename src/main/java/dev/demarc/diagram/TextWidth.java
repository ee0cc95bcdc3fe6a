package dev.demarc.diagram;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Measures text without a browser, and breaks it into lines.
 *
 * <p>The advances are in 1/1000 em, each the greatest among five common sans faces (Arial's metrics, Inter, Roboto,
 * Noto Sans, Open Sans), rounded up to 20: real text comes out narrower, so that what fits here fits on screen.
 */
public final class TextWidth {
    /** White space parts words, in every wrap. */
    static final Pattern SPACE = Pattern.compile("\\s+");

    /** The first character that may join with the one before it, or part from it. All before it stand by themselves. */
    private static final int COMBINING = 0x300;

    private static final int OTHER = 660;
    private static final int WIDE = 1000;
    private static final double BOLD = 1.06;
    private static final String ELLIPSIS = "…";
    private static final String BREAKS_AFTER = "-/_.";
    private static final int[] ASCII = new int[128];

    static {
        java.util.Arrays.fill(ASCII, OTHER);
        set(240, "'");
        set(260, "ijl");
        set(280, "!,.:;");
        set(300, " \t\n\r");
        set(340, "I");
        set(380, "()[]{}ft");
        set(420, "\"/\\r");
        set(480, "-");
        set(540, "sx");
        set(560, "*?J_ckvyz|");
        set(580, "17L^a`");
        set(600, "e");
        set(620, "258Fghnopqu");
        set(640, "$0369Zbd");
        set(680, "ABEKPSVXY");
        set(700, "~");
        set(740, "&CDR");
        set(760, "HNU");
        set(780, "G");
        set(800, "OQ");
        set(820, "w");
        set(900, "%");
        set(920, "M");
        set(940, "m");
        set(960, "W");
        set(1020, "@");
    }

    private TextWidth() {}

    /**
     * Text in lines.
     *
     * @param cut whether something of it was left out
     */
    public record Lines(List<String> lines, boolean cut) {
        /** Copies the list. */
        public Lines {
            lines = List.copyOf(lines);
        }
    }

    /** The width in units of a text in one line. */
    public static double width(String text, double size, boolean bold) {
        long thousandths = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= COMBINING) {
                return composedWidth(text, size, bold);
            }
            thousandths += c < ASCII.length ? ASCII[c] : advance(c);
        }
        return thousandths * size / 1000 * (bold ? BOLD : 1);
    }

    static double composedWidth(String text, double size, boolean bold) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        long thousandths = 0;
        long arabic = 0;
        for (int i = 0; i < composed.length(); ) {
            int c = composed.codePointAt(i);
            i += Character.charCount(c);
            if (ArabicWidth.has(c)) {
                arabic += ArabicWidth.advance(c, unmarked(composed, i));
            } else {
                thousandths += advance(c);
            }
        }
        return thousandths * size / 1000 * (bold ? BOLD : 1) + arabic * size / 1000 * (bold ? ArabicWidth.BOLD : 1);
    }

    /** The next character that isn't a mark over or under the one before; 0 at the end. */
    private static int unmarked(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (Character.getType(text.charAt(i)) != Character.NON_SPACING_MARK) {
                return text.charAt(i);
            }
        }
        return 0;
    }

    /** The width in units of the widest word of a text of regular weight. */
    static double longestWord(String text, double size) {
        return SPACE.splitAsStream(text)
                .mapToDouble(word -> width(word, size, false))
                .max()
                .orElse(0);
    }

    /** Breaks a text of regular weight; see {@link #wrap(String, double, double, boolean, int)}. */
    public static Lines wrap(String text, double max, double size, int lines) {
        return wrap(text, max, size, false, lines);
    }

    /**
     * Breaks a text into at most so many lines, none wider than {@code max}.
     *
     * <p>A word that is too wide is broken, after a hyphen, slash, underscore or full stop if it has one; what is too
     * much ends in an ellipsis. A line always takes one character at least, however narrow.
     */
    public static Lines wrap(String text, double max, double size, boolean bold, int lines) {
        if (!isTidy(text)) {
            return wrap(SPACE.split(text.strip(), -1), max, size, bold, lines);
        }
        return width(text, size, bold) <= max
                ? new Lines(List.of(text), false)
                : wrap(text.split(" ", -1), max, size, bold, lines);
    }

    static Lines wrap(String[] words, double max, double size, boolean bold, int lines) {
        Measure measure = new Measure(max, size, bold);
        List<String> filled = new ArrayList<>();
        String line = "";
        for (String word : words) {
            String joined = line.isEmpty() ? word : line + " " + word;
            if (measure.fits(joined)) {
                line = joined;
                continue;
            }
            if (!line.isEmpty()) {
                filled.add(line);
            }
            String rest = word;
            while (!measure.fits(rest) && filled.size() <= lines) {
                int end = measure.end(rest);
                if (end >= rest.length()) {
                    break;
                }
                String piece = rest.substring(0, end);
                filled.add(measure.hyphenated(piece));
                rest = rest.substring(end);
            }
            line = rest;
            // A text of any length must not cost more than the lines that are shown.
            if (filled.size() > lines) {
                break;
            }
        }
        filled.add(line);
        if (filled.size() <= lines) {
            return new Lines(filled, false);
        }
        List<String> kept = new ArrayList<>(filled.subList(0, lines));
        kept.set(lines - 1, measure.shortened(kept.get(lines - 1)));
        return new Lines(kept, true);
    }

    /** Whether a text has no white space but one blank between two words. Most texts are so, and need no pattern. */
    private static boolean isTidy(String text) {
        boolean blank = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= COMBINING || (c == ' ' && blank)) {
                return false;
            }
            blank = c == ' ';
        }
        return !blank;
    }

    private record Measure(double max, double size, boolean bold) {
        boolean fits(String text) {
            return width(text, size, bold) <= max;
        }

        /** Where to break a word that is too wide. */
        int end(String word) {
            int end = word.offsetByCodePoints(0, 1);
            int after = 0;
            for (int next = end; next <= word.length(); ) {
                String prefix = word.substring(0, next);
                boolean breaks = BREAKS_AFTER.indexOf(prefix.charAt(prefix.length() - 1)) >= 0;
                if (breaks && fits(prefix)) {
                    after = next;
                }
                if (!fits(bare(prefix) ? prefix : prefix + "-") && next > end) {
                    break;
                }
                end = next;
                if (next == word.length()) {
                    break;
                }
                next = word.offsetByCodePoints(next, 1);
            }
            return after > 0 ? after : end;
        }

        /** The hyphen is left out only where a single character leaves no room for it. */
        String hyphenated(String piece) {
            return bare(piece) || !fits(piece + "-") ? piece : piece + "-";
        }

        private static boolean bare(String piece) {
            int last = piece.codePointBefore(piece.length());
            // Scripts that know no hyphen.
            return BREAKS_AFTER.indexOf(last) >= 0 || ArabicWidth.has(last) || advance(last) == WIDE;
        }

        String shortened(String line) {
            String kept = trimmed(line);
            while (!kept.isEmpty() && !fits(kept + ELLIPSIS)) {
                kept = trimmed(kept.substring(0, kept.offsetByCodePoints(kept.length(), -1)));
            }
            return kept + ELLIPSIS;
        }

        private static String trimmed(String line) {
            int end = line.length();
            while (end > 0 && " ,;-".indexOf(line.charAt(end - 1)) >= 0) {
                end--;
            }
            return line.substring(0, end);
        }
    }

    private static int advance(int c) {
        if (c < ASCII.length) {
            return ASCII[c];
        }
        if ((c >= 0x300 && c <= 0x36F) || c == 0x200B || c == 0x200D || c == 0xFE0F) {
            return 0;
        }
        boolean eastAsian = (c >= 0x1100 && c <= 0x115F)
                || (c >= 0x2E80 && c <= 0xD7A3)
                || (c >= 0xF900 && c <= 0xFAFF)
                || (c >= 0xFE30 && c <= 0xFE6F)
                || (c >= 0xFF00 && c <= 0xFF60)
                || (c >= 0xFFE0 && c <= 0xFFE6)
                || (c >= 0x1F300);
        if (eastAsian) {
            return WIDE;
        }
        return switch (c) {
            case '‘', '’' -> 240;
            case '·' -> 280;
            case '“', '”' -> 400;
            case '•' -> 580;
            case 'é' -> 600;
            case '—', '…', '→' -> WIDE;
            default -> OTHER;
        };
    }

    private static void set(int width, String characters) {
        for (int i = 0; i < characters.length(); i++) {
            ASCII[characters.charAt(i)] = width;
        }
    }
}
