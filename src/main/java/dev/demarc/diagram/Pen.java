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
        long cents = (long) Math.rint(value * 100);
        var text = new StringBuilder();
        if (cents < 0) {
            text.append('-');
        }
        long size = Math.abs(cents);
        text.append(size / 100);
        long rest = size % 100;
        if (rest != 0) {
            text.append('.').append(rest / 10);
            if (rest % 10 != 0) {
                text.append(rest % 10);
            }
        }
        return text.toString();
    }

    /** A path's data from numbers and commands; numbers are parted by spaces. */
    static String d(Object... parts) {
        var text = new StringBuilder();
        boolean number = false;
        for (Object part : parts) {
            if (part instanceof Number value) {
                if (number) {
                    text.append(' ');
                }
                text.append(n(value.doubleValue()));
                number = true;
            } else {
                text.append(part);
                number = false;
            }
        }
        return text.toString();
    }

    /** A closed rectangle. */
    static String box(double x, double y, double w, double h) {
        return d("M", x, y, "h", w, "v", h, "h", -w, "z");
    }

    static String path(String attributes, String data) {
        return "<path " + attributes + " d=\"" + data + "\"/>";
    }

    /** One line of text; attributes come first, without the place. */
    static String text(String attributes, double x, double y, String text) {
        return "<text" + spaced(attributes) + " x=\"" + n(x) + "\" y=\"" + n(y) + "\">" + escape(text) + "</text>";
    }

    /** Lines of text centred on a middle. */
    static String centred(
            String attributes, double x, double middle, double dy, double size, Lines lines, String full) {
        double y = middle - dy * (lines.lines().size() - 1) / 2 + size * BASE;
        if (lines.lines().size() == 1) {
            return "<text x=\"" + n(x) + "\" y=\"" + n(y) + "\"" + spaced(attributes) + ">" + hint(lines, full)
                    + escape(lines.lines().get(0)) + "</text>";
        }
        return "<text y=\"" + n(y) + "\"" + spaced(attributes) + ">" + spans(x, dy, lines, full) + "</text>";
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
        var safe = new StringBuilder(text.length() + 8);
        text.codePoints().forEach(c -> {
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
        });
        return safe.toString();
    }

    private static String spaced(String attributes) {
        return attributes.isEmpty() ? "" : " " + attributes;
    }
}
