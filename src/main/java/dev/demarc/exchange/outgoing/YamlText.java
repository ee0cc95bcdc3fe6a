package dev.demarc.exchange.outgoing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Texts as YAML scalars. Where a reader of YAML 1.1 or 1.2 could see anything but the text, it stands in double quotes;
 * what is no letter or digit at its beginning is such a case, whether or not the two grammars agree on it.
 */
final class YamlText {

    /** Words that one version or the other takes for something else. */
    private static final Set<String> TAKEN =
            Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null", ".inf", ".nan", "~");

    private static final int LONGEST_TAKEN = 5;

    /** Numbers of any base, times, dates, and what only looks like one. */
    private static final Pattern NUMBER = Pattern.compile("[-+.]?[0-9][0-9a-fA-FxXoOtTzZ_.:,+\\- ]*");

    private static final String OPENING = "(/$_.“„‘«»§";
    private static final String FLOW = ",[]{}";

    private YamlText() {}

    /** A text as a value that ends with its line. */
    static String alone(String text) {
        return isPlain(text) ? text : quoted(text);
    }

    /** A text as a key. */
    static String key(String text) {
        return text.indexOf(':') < 0 ? inLine(text) : quoted(text);
    }

    /** A text within brackets or braces. */
    static String inLine(String text) {
        return !isFlow(text) && isPlain(text) ? text : quoted(text);
    }

    private static boolean isFlow(String text) {
        for (int i = 0; i < FLOW.length(); i++) {
            if (text.indexOf(FLOW.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPlain(String text) {
        if (text.isEmpty()
                || (text.length() <= LONGEST_TAKEN && TAKEN.contains(text.toLowerCase(Locale.ROOT)))
                || (text.charAt(0) <= '9' && NUMBER.matcher(text).matches())) {
            return false;
        }
        int first = text.codePointAt(0);
        int last = text.charAt(text.length() - 1);
        boolean opens = Character.isLetterOrDigit(first) || OPENING.indexOf(first) >= 0;
        return opens && last != ':' && last != ' ' && !text.contains(": ") && !text.contains(" #") && isPrinted(text);
    }

    private static boolean isPrinted(String text) {
        int point;
        for (int i = 0; i < text.length(); i += Character.charCount(point)) {
            point = text.codePointAt(i);
            if (!isPrinted(point)) {
                return false;
            }
        }
        return true;
    }

    /** What every reader takes as it is, in one line: no tabs, no line breaks of any kind, no halves of a sign. */
    private static boolean isPrinted(int point) {
        return (point >= 0x20 && point <= 0x7E)
                || (point >= 0xA0 && point <= 0xD7FF && point != 0x2028 && point != 0x2029)
                || (point >= 0xE000 && point <= 0xFFFD && point != 0xFEFF)
                || point >= 0x10000;
    }

    private static String quoted(String text) {
        var quoted = new StringBuilder(text.length() + 2).append('"');
        text.codePoints().forEach(point -> {
            switch (point) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (isPrinted(point)) {
                        quoted.appendCodePoint(point);
                    } else {
                        quoted.append("\\u").append("%04X".formatted(point));
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }

    /** Whether a text comes back as it is when its lines are broken at blanks and joined again. */
    static boolean isFoldable(String text) {
        return text.indexOf(' ') > 0 && !text.endsWith(" ") && !text.contains("  ") && isPrinted(text);
    }

    /** A text in lines that aren't longer than so many code points, if its words aren't. */
    static List<String> wrapped(String text, int width) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            boolean full = line.length() > 0 && length(line) + 1 + length(word) > width;
            if (full) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() > 0 ? " " : "").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /** A comment's lines, without the sign in front; what can't be printed is left out. */
    static List<String> commentLines(String comment, int width) {
        var lines = new ArrayList<String>();
        for (String line : comment.split("\\R", -1)) {
            var printed = new StringBuilder();
            line.codePoints()
                    .map(point -> point == '\t' ? ' ' : point)
                    .filter(YamlText::isPrinted)
                    .forEach(printed::appendCodePoint);
            lines.addAll(wrapped(printed.toString().stripTrailing(), width));
        }
        return lines;
    }

    private static int length(CharSequence text) {
        return Character.codePointCount(text, 0, text.length());
    }
}
