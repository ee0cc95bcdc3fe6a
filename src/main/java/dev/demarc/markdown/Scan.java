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

    static boolean isAlphanumeric(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\u000B';
    }

    /** Whether a backslash before it takes its meaning away. */
    static boolean isEscapable(char c) {
        return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
    }

    /** Unicode white space, as emphasis sees it. */
    static boolean isSpace(int c) {
        return c == '\t' || c == '\n' || c == '\f' || c == '\r' || Character.getType(c) == Character.SPACE_SEPARATOR;
    }

    /** Unicode punctuation and symbols, as emphasis sees them since 0.31. */
    static boolean isPunctuation(int c) {
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

    /** Past white space. */
    static int blanks(String s, int at, int end) {
        int i = at;
        while (i < end && isBlank(s.charAt(i))) {
            i++;
        }
        return i;
    }

    /** Past spaces and tabs. */
    static int spaces(String s, int at, int end) {
        int i = at;
        while (i < end && (s.charAt(i) == ' ' || s.charAt(i) == '\t')) {
            i++;
        }
        return i;
    }

    /** Past white space with at most one line's end in it. */
    static int spacesAndLine(String s, int at, int end) {
        int i = spaces(s, at, end);
        return i < end && s.charAt(i) == '\n' ? spaces(s, i + 1, end) : i;
    }

    /** An entity or a numeric character reference, from its ampersand. */
    static int entity(String s, int at, int end) {
        int i = at + 1;
        if (i < end && s.charAt(i) == '#') {
            boolean hex = i + 1 < end && (s.charAt(i + 1) | 32) == 'x';
            int digits = hex ? i + 2 : i + 1;
            i = digits;
            while (i < end && Character.digit(s.charAt(i), hex ? 16 : 10) >= 0 && s.charAt(i) < 128) {
                i++;
            }
            boolean fits = i > digits && i - digits <= (hex ? 6 : 7);
            return fits && i < end && s.charAt(i) == ';' ? i + 1 : -1;
        }
        while (i < end && i - at < LONGEST_ENTITY && isAlphanumeric(s.charAt(i))) {
            i++;
        }
        if (i == at + 1 || i >= end || s.charAt(i) != ';') {
            return -1;
        }
        String name = s.substring(at, i + 1);
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
        var out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length() && isEscapable(text.charAt(i + 1))) {
                out.append(text.charAt(i + 1));
                i += 2;
                continue;
            }
            int after = c == '&' ? entity(text, i, text.length()) : -1;
            if (after > 0) {
                out.append(entityText(text.substring(i, after)));
                i = after;
            } else {
                out.append(c);
                i++;
            }
        }
        return out.toString();
    }

    /** A link's destination, angle brackets included. */
    static int destination(String s, int at, int end) {
        if (at < end && s.charAt(at) == '<') {
            for (int i = at + 1; i < end; i++) {
                char c = s.charAt(i);
                if (c == '>') {
                    return i + 1;
                }
                if (c == '<' || c == '\n' || c == '\r') {
                    return -1;
                }
                if (c == '\\' && i + 1 < end && isEscapable(s.charAt(i + 1))) {
                    i++;
                }
            }
            return -1;
        }
        int open = 0;
        int i = at;
        for (; i < end; i++) {
            char c = s.charAt(i);
            if (c == '\\' && i + 1 < end && isEscapable(s.charAt(i + 1))) {
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
    static int title(String s, int at, int end) {
        if (at >= end) {
            return -1;
        }
        char open = s.charAt(at);
        if (open != '"' && open != '\'' && open != '(') {
            return -1;
        }
        char close = open == '(' ? ')' : open;
        for (int i = at + 1; i < end; i++) {
            char c = s.charAt(i);
            if (c == close) {
                return i + 1;
            }
            if (c == '(' && open == '(') {
                return -1;
            }
            if (c == '\\' && i + 1 < end && isEscapable(s.charAt(i + 1))) {
                i++;
            }
        }
        return -1;
    }

    /** A label with its brackets, empty or not. */
    static int label(String s, int at, int end) {
        if (at >= end || s.charAt(at) != '[') {
            return -1;
        }
        int last = Math.min(end, at + LONGEST_LABEL + 2);
        for (int i = at + 1; i < last; i++) {
            char c = s.charAt(i);
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
    static int footnote(String s, int at, int end) {
        if (at + 1 >= end || s.charAt(at) != '[' || s.charAt(at + 1) != '^') {
            return -1;
        }
        for (int i = at + 2; i < end && i - at <= LONGEST_LABEL; i++) {
            char c = s.charAt(i);
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
    static int tag(String s, int at, int end) {
        int i = at + 1;
        boolean closing = i < end && s.charAt(i) == '/';
        if (closing) {
            i++;
        }
        if (i >= end || !isLetter(s.charAt(i))) {
            return -1;
        }
        while (i < end && (isAlphanumeric(s.charAt(i)) || s.charAt(i) == '-')) {
            i++;
        }
        if (closing) {
            i = blanks(s, i, end);
            return i < end && s.charAt(i) == '>' ? i + 1 : -1;
        }
        while (true) {
            int next = blanks(s, i, end);
            if (next >= end) {
                return -1;
            }
            char c = s.charAt(next);
            if (c == '>') {
                return next + 1;
            }
            if (c == '/') {
                return next + 1 < end && s.charAt(next + 1) == '>' ? next + 2 : -1;
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

    private static int attribute(String s, int at, int end) {
        char first = s.charAt(at);
        if (!isLetter(first) && first != '_' && first != ':') {
            return -1;
        }
        int i = at + 1;
        while (i < end && (isAlphanumeric(s.charAt(i)) || "_.:-".indexOf(s.charAt(i)) >= 0)) {
            i++;
        }
        int equals = blanks(s, i, end);
        if (equals >= end || s.charAt(equals) != '=') {
            return i;
        }
        int value = blanks(s, equals + 1, end);
        if (value >= end) {
            return -1;
        }
        char quote = s.charAt(value);
        if (quote == '"' || quote == '\'') {
            int close = s.indexOf(quote, value + 1);
            return close < 0 || close >= end ? -1 : close + 1;
        }
        i = value;
        while (i < end && !isBlank(s.charAt(i)) && "\"'=<>`".indexOf(s.charAt(i)) < 0) {
            i++;
        }
        return i > value ? i : -1;
    }
}
