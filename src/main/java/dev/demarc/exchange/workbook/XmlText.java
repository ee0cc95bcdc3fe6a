package dev.demarc.exchange.workbook;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts as they stand in the XML of a workbook. */
final class XmlText {

    /** What is read as a character that XML has no place for, as ECMA-376 part 1, § 22.9.2.19, has it. */
    private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private XmlText() {}

    /** A text between tags or in double quotes; what XML can't hold goes as {@code _x0007_}. */
    static String escaped(String text) {
        int plain = 0;
        while (plain < text.length() && isPlain(text.charAt(plain))) {
            plain++;
        }
        if (plain == text.length()) {
            return text;
        }
        String safe = text.indexOf("_x") < 0 ? text : ESCAPE.matcher(text).replaceAll("_x005F_x$1_");
        var escaped = new StringBuilder(safe.length() + 16);
        for (int i = 0; i < safe.length(); i += Character.charCount(safe.codePointAt(i))) {
            int point = safe.codePointAt(i);
            switch (point) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> {
                    if (isAllowed(point)) {
                        escaped.appendCodePoint(point);
                    } else {
                        escaped.append("_x").append(hex(point)).append('_');
                    }
                }
            }
        }
        return escaped.toString();
    }

    /** Most texts are made of these alone. */
    private static boolean isPlain(char c) {
        return c >= 0x20 && c < 0x7F && c != '&' && c != '<' && c != '>' && c != '"' && c != '_';
    }

    /** A carriage return is allowed, but readers take it for a line feed. */
    private static boolean isAllowed(int point) {
        return point == '\t'
                || point == '\n'
                || (point >= 0x20 && point <= 0xD7FF)
                || (point >= 0xE000 && point <= 0xFFFD)
                || point >= 0x10000;
    }

    private static String hex(int point) {
        String digits = Integer.toHexString(point).toUpperCase(java.util.Locale.ROOT);
        return "0".repeat(4 - digits.length()) + digits;
    }

    /** A text as it was before it was written so; entities have been read already. */
    static String unescaped(String text) {
        return text.indexOf("_x") < 0
                ? text
                : ESCAPE.matcher(text)
                        .replaceAll(found -> Matcher.quoteReplacement(
                                Character.toString((char) Integer.parseInt(found.group(1), 16))));
    }

    /**
     * A cell's text as XML, with its own tags.
     *
     * @param prefix of their names, with its colon; empty for none
     */
    static String inline(String prefix, String text) {
        return "<" + prefix + "is><" + prefix + "t xml:space=\"preserve\">" + escaped(text) + "</" + prefix + "t></"
                + prefix + "is>";
    }
}
