package dev.demarc.card;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/** Text in one face and size. */
record Lettering(Typeface face, double size) {

    private static final String CUT = "…";
    private static final String LOOSE = " ,;:-–—";

    /** Lines, and whether they hold the whole text, no word of it broken. */
    record Lines(List<String> lines, boolean whole) {
        Lines {
            lines = List.copyOf(lines);
        }
    }

    /**
     * A text as it can be written: accents joined with their letters, white space single, signs that no letter needs left out.
     * Empty if it can't be written well, because a letter is lacking, or joins with others, or runs to the left.
     */
    static String writable(String text, Typeface face) {
        var written = new StringBuilder();
        String joined = Normalizer.normalize(text, Normalizer.Form.NFC);
        for (int i = 0; i < joined.length(); i += Character.charCount(joined.codePointAt(i))) {
            int c = joined.codePointAt(i);
            if (isSpace(c)) {
                if (written.length() > 0 && written.charAt(written.length() - 1) != ' ') {
                    written.append(' ');
                }
            } else if (face.has(c)) {
                written.appendCodePoint(c);
            } else if (!isOrnament(c)) {
                return "";
            }
        }
        String result = written.toString().strip();
        return result.chars().anyMatch(Lettering::isWord) ? result : "";
    }

    private static boolean isSpace(int c) {
        return c <= ' '
                || c == 0xA0
                || c == 0x1680
                || (c >= 0x2000 && c <= 0x200A)
                || c == 0x2028
                || c == 0x2029
                || c == 0x202F
                || c == 0x205F
                || c == 0x3000;
    }

    /** Pictures, arrows, and what is never seen. By ranges: which characters exist depends on the JDK. */
    private static boolean isOrnament(int c) {
        return c == 0xAD
                || (c >= 0x200B && c <= 0x200D)
                || c == 0x2060
                || c == 0xFEFF
                || (c >= 0x2190 && c <= 0x2BFF)
                || (c >= 0xFE00 && c <= 0xFE0F)
                || (c >= 0x1F000 && c <= 0x1FAFF)
                || (c >= 0xE0000 && c <= 0xE0FFF);
    }

    private static boolean isWord(int c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= 0xC0 && c < 0x2010);
    }

    /** How wide a text is. */
    double width(String text) {
        int units = 0;
        int before = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(before)) {
            int c = text.codePointAt(i);
            units += face.advance(before, c);
            before = c;
        }
        return units * size / Typeface.UNITS;
    }

    /** Writes a text from a point on its base line. */
    void write(Canvas canvas, String text, double x, double base, int colour) {
        double at = x;
        int before = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(before)) {
            int c = text.codePointAt(i);
            var shape = new Outline();
            face.add(shape, c, at + face.kerning(before, c) * size / Typeface.UNITS, base, size);
            canvas.fill(shape, colour);
            at += face.advance(before, c) * size / Typeface.UNITS;
            before = c;
        }
    }

    /** A text in one line, cut where it is wider than allowed. */
    String cut(String text, double wide) {
        if (width(text) <= wide) {
            return text;
        }
        int end = text.length();
        while (end > 0 && width(text.substring(0, end) + CUT) > wide) {
            end = text.offsetByCodePoints(end, -1);
        }
        while (end > 0 && LOOSE.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end == 0 ? "" : text.substring(0, end) + CUT;
    }

    /** A text in some lines at most, broken between words, and within one only if it is wider than a line. */
    Lines lines(String text, double wide, int most) {
        var lines = new ArrayList<String>();
        boolean whole = true;
        String line = "";
        for (String word : text.split(" ", -1)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (width(longer) <= wide) {
                line = longer;
                continue;
            }
            if (!line.isEmpty()) {
                lines.add(line);
            }
            line = word;
            while (width(line) > wide) {
                int end = fitting(line, wide);
                lines.add(line.substring(0, end));
                line = line.substring(end);
                whole = false;
            }
        }
        lines.add(line);
        if (lines.size() <= most) {
            return new Lines(lines, whole);
        }
        var kept = new ArrayList<>(lines.subList(0, most));
        kept.set(most - 1, ended(kept.get(most - 1), wide));
        return new Lines(kept, false);
    }

    private String ended(String line, double wide) {
        int end = line.length();
        while (end > 0 && (LOOSE.indexOf(line.charAt(end - 1)) >= 0 || width(line.substring(0, end) + CUT) > wide)) {
            end = line.offsetByCodePoints(end, -1);
        }
        return line.substring(0, end) + CUT;
    }

    /** How many characters of a word fit, at least one; up to the last mark that words are joined with, if it has one. */
    private int fitting(String word, double wide) {
        int end = word.offsetByCodePoints(0, 1);
        int joint = 0;
        while (end < word.length()) {
            int next = word.offsetByCodePoints(end, 1);
            if (width(word.substring(0, next)) > wide) {
                break;
            }
            end = next;
            joint = "-/_.".indexOf(word.charAt(end - 1)) >= 0 ? end : joint;
        }
        return joint > 0 ? joint : end;
    }
}
