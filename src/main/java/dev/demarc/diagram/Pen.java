package dev.demarc.diagram;

import dev.demarc.diagram.TextWidth.Lines;
import java.util.List;

/** Numbers, paths and text as they stand in SVG. */
final class Pen {
    static final double LABEL = 12.5;
    static final double SMALL = 11;
    static final double BASE = 0.35;
    /** From a line's middle to its baseline. */
    static final double LABEL_BASE = LABEL * BASE;

    static final double SMALL_BASE = SMALL * BASE;

    private Pen() {}

    /** At most two decimals, no trailing zeros, halves to the even neighbour; never in the locale's way. */
    static String n(double value) {
        var text = new StringBuilder();
        n(text, value);
        return text.toString();
    }

    /** Adds a number. */
    static void n(StringBuilder text, double value) {
        long cents = (long) Math.rint(value * 100);
        if (cents < 0) {
            text.append('-');
        }
        long size = Math.abs(cents);
        int rest;
        if (size <= Integer.MAX_VALUE) { // A long is divided by a call.
            text.append((int) size / 100);
            rest = (int) size % 100;
        } else {
            text.append(size / 100);
            rest = (int) (size % 100);
        }
        if (rest != 0) {
            text.append('.').append((char) ('0' + rest / 10));
            if (rest % 10 != 0) {
                text.append((char) ('0' + rest % 10));
            }
        }
    }

    /** A path's data from numbers and commands; numbers are parted by spaces. */
    static String d(Object... parts) {
        var text = new StringBuilder();
        d(text, parts);
        return text.toString();
    }

    /** Adds to a path's data. */
    static void d(StringBuilder text, Object... parts) {
        boolean number = false;
        for (Object part : parts) {
            if (part instanceof Number value) {
                if (number) {
                    text.append(' ');
                }
                n(text, value.doubleValue());
                number = true;
            } else {
                text.append(part);
                number = false;
            }
        }
    }

    /** A closed rectangle. */
    static String box(double x, double y, double w, double h) {
        var text = new StringBuilder();
        box(text, x, y, w, h);
        return text.toString();
    }

    /** Adds a closed rectangle to a path's data. */
    static void box(StringBuilder text, double x, double y, double w, double h) {
        text.append('M');
        n(text, x);
        text.append(' ');
        n(text, y);
        text.append('h');
        n(text, w);
        text.append('v');
        n(text, h);
        text.append('h');
        n(text, -w);
        text.append('z');
    }

    static String path(String attributes, CharSequence data) {
        return "<path " + attributes + " d=\"" + data + "\"/>";
    }

    /** One line of text; attributes come first, without the place. */
    static String text(String attributes, double x, double y, String text) {
        return "<text" + spaced(attributes) + " x=\"" + n(x) + "\" y=\"" + n(y) + "\">" + escape(text) + "</text>";
    }

    /** Lines of text centred on a middle. */
    static String centred(
            String attributes, double x, double middle, double dy, double size, Lines lines, String full) {
        var text = new StringBuilder();
        centred(text, attributes, x, middle, dy, size, lines, full);
        return text.toString();
    }

    /** Adds lines of text centred on a middle. */
    static void centred(
            StringBuilder text,
            String attributes,
            double x,
            double middle,
            double dy,
            double size,
            Lines lines,
            String full) {
        double y = middle - dy * (lines.lines().size() - 1) / 2 + size * BASE;
        boolean one = lines.lines().size() == 1;
        text.append("<text ");
        if (one) {
            text.append("x=\"");
            n(text, x);
            text.append("\" ");
        }
        text.append("y=\"");
        n(text, y);
        text.append('"').append(spaced(attributes)).append('>');
        if (one) {
            text.append(hint(lines, full)).append(escape(lines.lines().get(0)));
        } else {
            text.append(spans(x, dy, lines, full));
        }
        text.append("</text>");
    }

    /** The inner part of a text of several lines. */
    static String spans(double x, double dy, Lines lines, String full) {
        var text = new StringBuilder(hint(lines, full));
        List<String> all = lines.lines();
        for (int i = 0; i < all.size(); i++) {
            text.append("<tspan x=\"").append(n(x)).append(i == 0 ? "\">" : "\" dy=\"" + n(dy) + "\">");
            text.append(escape(all.get(i))).append("</tspan>");
        }
        return text.toString();
    }

    /** What is shown on hover where something was cut. */
    static String hint(Lines lines, String full) {
        return lines.cut() ? "<title>" + escape(full) + "</title>" : "";
    }

    /** Well-formed in text and in attributes; characters that XML forbids are left out. */
    static String escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 || c >= 0xD800 || c == '&' || c == '<' || c == '>' || c == '"') {
                return escape(text, i);
            }
        }
        return text;
    }

    /** The same, where so many characters from the start are known to need nothing. */
    static String escape(String text, int plain) {
        var safe = new StringBuilder(text.length() + 8).append(text, 0, plain);
        int c;
        for (int i = plain; i < text.length(); i += Character.charCount(c)) {
            c = text.codePointAt(i);
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                default -> {
                    boolean allowed = c == '\t' || c == '\n' || (c >= 0x20 && c < 0xD800) || c >= 0xE000;
                    if (allowed && c != 0xFFFE && c != 0xFFFF) {
                        safe.appendCodePoint(c);
                    }
                }
            }
        }
        return safe.toString();
    }

    private static String spaced(String attributes) {
        return attributes.isEmpty() ? "" : " " + attributes;
    }
}
