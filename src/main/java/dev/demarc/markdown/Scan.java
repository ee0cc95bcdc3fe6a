package dev.demarc.markdown;

import com.vladsch.flexmark.util.sequence.Html5Entities;

/**
 * Finds where the small things of Markdown end: tags, entities, destinations, titles, labels.
 *
 * <p>Each finder takes a text, where the thing begins and where the text ends, and returns the offset after the thing,
 * or −1 if it isn't one. None uses a regular expression, and none looks at a character twice.
 */
final class Scan {

    /** A link destination may hold that many parentheses in each other; more is text. */
    private static final int PARENTHESES = 32;

    private static final int LONGEST_LABEL = 999;
    private static final int LONGEST_ENTITY = 33;

    private Scan() {}

    private static final byte LETTER = 1;
    private static final byte DIGIT = 2;
    private static final byte BLANK = 4;
    private static final byte ESCAPABLE = 8;

    /** What each ASCII character is: one look where a chain of comparisons takes up to eight. */
    private static final byte[] KINDS = new byte[128];

    static {
        for (char c = 0; c < 128; c++) {
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            boolean digit = c >= '0' && c <= '9';
            boolean sign = c > ' ' && c < 127 && !letter && !digit;
            KINDS[c] = letter ? LETTER : digit ? DIGIT : sign ? ESCAPABLE : 0;
        }
        for (char c : " \t\n\r\f\u000B".toCharArray()) {
            KINDS[c] = BLANK;
        }
    }

    private static boolean is(int kinds, int c) {
        return c < 128 && (KINDS[c] & kinds) != 0;
    }

    static boolean isAlphanumeric(char c) {
        return is(LETTER | DIGIT, c);
    }

    static boolean isLetter(char c) {
        return is(LETTER, c);
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isBlank(char c) {
        return is(BLANK, c);
    }

    /** Whether a backslash before it takes its meaning away. */
    static boolean isEscapable(char c) {
        return is(ESCAPABLE, c);
    }

    /** Unicode white space, as emphasis sees it. */
    static boolean isSpace(int c) {
        return c < 128 ? c != '\u000B' && is(BLANK, c) : Character.getType(c) == Character.SPACE_SEPARATOR;
    }

    /** Unicode punctuation and symbols, as emphasis sees them since 0.31. */
    static boolean isPunctuation(int c) {
        if (c < 128) {
            return is(ESCAPABLE, c);
        }
        return switch (Character.getType(c)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION,
                    Character.MATH_SYMBOL,
                    Character.CURRENCY_SYMBOL,
                    Character.MODIFIER_SYMBOL,
                    Character.OTHER_SYMBOL -> true;
            default -> false;
        };
    }

    /** A stretch as a text. */
    static String text(char[] s, int from, int to) {
        return new String(s, from, to - from);
    }

    /** Where a character stands first between two offsets, or −1. */
    static int find(char[] s, int from, int to, char wanted) {
        for (int i = from; i < to; i++) {
            if (s[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    /** Where a text stands first between two offsets, all of it, or −1. */
    static int find(char[] s, int from, int to, String wanted) {
        char first = wanted.charAt(0);
        int last = to - wanted.length();
        for (int i = from; i <= last; i++) {
            if (s[i] == first && startsWith(s, i, to, wanted)) {
                return i;
            }
        }
        return -1;
    }

    /** Whether a text stands at an offset, all of it before the end. */
    static boolean startsWith(char[] s, int at, int end, String wanted) {
        int length = wanted.length();
        if (end - at < length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (s[at + i] != wanted.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The same for a text of small ASCII letters and signs, whatever letters are capitals. */
    static boolean startsWithAnyCase(char[] s, int at, int end, String wanted) {
        int length = wanted.length();
        if (end - at < length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = s[at + i];
            if ((isLetter(c) ? c | 0x20 : c) != wanted.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether nothing but white space stands between two offsets. */
    static boolean isBlank(char[] s, int from, int to) {
        return blanks(s, from, to) == to;
    }

    /** Where a stretch ends without the white space at its end. */
    static int trimmed(char[] s, int from, int to) {
        int end = to;
        while (end > from && isBlank(s[end - 1])) {
            end--;
        }
        return end;
    }

    /** Past white space. */
    static int blanks(String s, int at, int end) {
        int i = at;
        while (i < end && isBlank(s.charAt(i))) {
            i++;
        }
        return i;
    }

    /** Past white space. */
    static int blanks(char[] s, int at, int end) {
        int i = at;
        while (i < end && isBlank(s[i])) {
            i++;
        }
        return i;
    }

    /** Past spaces and tabs. */
    static int spaces(char[] s, int at, int end) {
        int i = at;
        while (i < end && (s[i] == ' ' || s[i] == '\t')) {
            i++;
        }
        return i;
    }

    /** Past white space with at most one line's end in it. */
    static int spacesAndLine(char[] s, int at, int end) {
        int i = spaces(s, at, end);
        return i < end && s[i] == '\n' ? spaces(s, i + 1, end) : i;
    }

    /** An entity or a numeric character reference, from its ampersand. */
    static int entity(char[] s, int at, int end) {
        int i = at + 1;
        if (i < end && s[i] == '#') {
            boolean hex = i + 1 < end && (s[i + 1] | 32) == 'x';
            int digits = hex ? i + 2 : i + 1;
            i = digits;
            while (i < end && Character.digit(s[i], hex ? 16 : 10) >= 0 && s[i] < 128) {
                i++;
            }
            boolean fits = i > digits && i - digits <= (hex ? 6 : 7);
            return fits && i < end && s[i] == ';' ? i + 1 : -1;
        }
        while (i < end && i - at < LONGEST_ENTITY && isAlphanumeric(s[i])) {
            i++;
        }
        if (i == at + 1 || i >= end || s[i] != ';') {
            return -1;
        }
        String name = text(s, at, i + 1);
        return Html5Entities.entityToString(name).equals(name) ? -1 : i + 1;
    }

    /** What an entity means. */
    static String entityText(String entity) {
        if (entity.charAt(1) != '#') {
            return Html5Entities.entityToString(entity);
        }
        boolean hex = (entity.charAt(2) | 32) == 'x';
        int code = Integer.parseInt(entity, hex ? 3 : 2, entity.length() - 1, hex ? 16 : 10);
        boolean surrogate = code >= 0xD800 && code <= 0xDFFF;
        return code == 0 || surrogate || !Character.isValidCodePoint(code)
                ? "\uFFFD"
                : new String(Character.toChars(code));
    }

    /** A text with its backslash escapes and entities resolved. */
    static String resolved(String text) {
        if (text.indexOf('\\') < 0 && text.indexOf('&') < 0) {
            return text;
        }
        char[] s = text.toCharArray();
        var out = new StringBuilder(s.length);
        for (int i = 0; i < s.length; ) {
            char c = s[i];
            if (c == '\\' && i + 1 < s.length && isEscapable(s[i + 1])) {
                out.append(s[i + 1]);
                i += 2;
                continue;
            }
            int after = c == '&' ? entity(s, i, s.length) : -1;
            if (after > 0) {
                out.append(entityText(text(s, i, after)));
                i = after;
            } else {
                out.append(c);
                i++;
            }
        }
        return out.toString();
    }

    /** A link's destination, angle brackets included. */
    static int destination(char[] s, int at, int end) {
        if (at < end && s[at] == '<') {
            for (int i = at + 1; i < end; i++) {
                char c = s[i];
                if (c == '>') {
                    return i + 1;
                }
                if (c == '<' || c == '\n' || c == '\r') {
                    return -1;
                }
                if (c == '\\' && i + 1 < end && isEscapable(s[i + 1])) {
                    i++;
                }
            }
            return -1;
        }
        int open = 0;
        int i = at;
        for (; i < end; i++) {
            char c = s[i];
            if (c == '\\' && i + 1 < end && isEscapable(s[i + 1])) {
                i++;
            } else if (c == '(') {
                if (++open > PARENTHESES) {
                    return -1;
                }
            } else if (c == ')') {
                if (open == 0) {
                    break;
                }
                open--;
            } else if (c <= ' ' || c == 127) {
                break;
            }
        }
        return open == 0 ? i : -1;
    }

    /** A link's title, quotes included. */
    static int title(char[] s, int at, int end) {
        if (at >= end) {
            return -1;
        }
        char open = s[at];
        if (open != '"' && open != '\'' && open != '(') {
            return -1;
        }
        char close = open == '(' ? ')' : open;
        for (int i = at + 1; i < end; i++) {
            char c = s[i];
            if (c == close) {
                return i + 1;
            }
            if (c == '(' && open == '(') {
                return -1;
            }
            if (c == '\\' && i + 1 < end && isEscapable(s[i + 1])) {
                i++;
            }
        }
        return -1;
    }

    /** A label with its brackets, empty or not. */
    static int label(char[] s, int at, int end) {
        if (at >= end || s[at] != '[') {
            return -1;
        }
        int last = Math.min(end, at + LONGEST_LABEL + 2);
        for (int i = at + 1; i < last; i++) {
            char c = s[i];
            if (c == ']') {
                return i + 1;
            }
            if (c == '[') {
                return -1;
            }
            if (c == '\\') {
                i++;
            }
        }
        return -1;
    }

    /** The label of a footnote with its brackets, from {@code [^}. */
    static int footnote(char[] s, int at, int end) {
        if (at + 1 >= end || s[at] != '[' || s[at + 1] != '^') {
            return -1;
        }
        for (int i = at + 2; i < end && i - at <= LONGEST_LABEL; i++) {
            char c = s[i];
            if (c == ']') {
                return i > at + 2 ? i + 1 : -1;
            }
            if (c == '[' || isBlank(c)) {
                return -1;
            }
        }
        return -1;
    }

    /** An opening or closing tag, complete, from its {@code <}. */
    static int tag(char[] s, int at, int end) {
        int i = at + 1;
        boolean closing = i < end && s[i] == '/';
        if (closing) {
            i++;
        }
        if (i >= end || !isLetter(s[i])) {
            return -1;
        }
        while (i < end && (isAlphanumeric(s[i]) || s[i] == '-')) {
            i++;
        }
        if (closing) {
            i = blanks(s, i, end);
            return i < end && s[i] == '>' ? i + 1 : -1;
        }
        while (true) {
            int next = blanks(s, i, end);
            if (next >= end) {
                return -1;
            }
            char c = s[next];
            if (c == '>') {
                return next + 1;
            }
            if (c == '/') {
                return next + 1 < end && s[next + 1] == '>' ? next + 2 : -1;
            }
            if (next == i) {
                return -1;
            }
            i = attribute(s, next, end);
            if (i < 0) {
                return -1;
            }
        }
    }

    private static int attribute(char[] s, int at, int end) {
        char first = s[at];
        if (!isLetter(first) && first != '_' && first != ':') {
            return -1;
        }
        int i = at + 1;
        while (i < end && (isAlphanumeric(s[i]) || "_.:-".indexOf(s[i]) >= 0)) {
            i++;
        }
        int equals = blanks(s, i, end);
        if (equals >= end || s[equals] != '=') {
            return i;
        }
        int value = blanks(s, equals + 1, end);
        if (value >= end) {
            return -1;
        }
        char quote = s[value];
        if (quote == '"' || quote == '\'') {
            int close = find(s, value + 1, end, quote);
            return close < 0 ? -1 : close + 1;
        }
        i = value;
        while (i < end && !isBlank(s[i]) && "\"'=<>`".indexOf(s[i]) < 0) {
            i++;
        }
        return i > value ? i : -1;
    }
}
