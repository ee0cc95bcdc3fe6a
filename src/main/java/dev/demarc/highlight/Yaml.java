package dev.demarc.highlight;

import dev.demarc.model.Colouring.Shade;
import dev.demarc.model.Colouring.Sink;

/** YAML: keys, scalars and blocks of text, line by line. A quoted text that isn't closed ends with its line. */
final class Yaml implements Scanner {

    private static final Words VALUES = Words.inAnyCase("true false null yes no on off ~");

    @Override
    public void scan(String code, Sink sink) {
        int end = code.length();
        int depth = 0;
        for (int at = 0; at < end; ) {
            int to = Language.lineEnd(code, at, end);
            int first = blanks(code, at, to);
            int indent = keyStart(code, first, to) - at;
            var line = new Line(code, first, to, sink, depth);
            line.scan();
            depth = line.depth;
            at = line.opensBlock ? block(code, to + 1, indent, end, sink) : to + 1;
        }
    }

    /** Past the dashes of a list: what a block of text belongs to begins there. */
    private static int keyStart(String code, int from, int to) {
        int at = from;
        while (at + 1 < to && code.charAt(at) == '-' && code.charAt(at + 1) == ' ') {
            int next = blanks(code, at + 1, to);
            if (next < to && (code.charAt(next) == '|' || code.charAt(next) == '>')) {
                break;
            }
            at = next;
        }
        return at;
    }

    private static int blanks(String code, int from, int to) {
        int at = from;
        while (at < to && (code.charAt(at) == ' ' || code.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }

    /** Tells the lines of a block of text: those that are empty or further in than what they belong to. */
    private static int block(String code, int from, int indent, int end, Sink sink) {
        int at = from;
        while (at < end) {
            int to = Language.lineEnd(code, at, end);
            int first = blanks(code, at, to);
            if (first < to && first - at <= indent) {
                break;
            }
            if (first < to) {
                sink.stretch(Shade.STRING, first, to);
            }
            at = to + 1;
        }
        return at;
    }

    /** One line, from its first character that isn't blank. */
    private static final class Line {
        private final String code;
        private final int end;
        private final Sink sink;
        private int at;
        private int depth;
        private boolean opensBlock;

        Line(String code, int from, int end, Sink sink, int depth) {
            this.code = code;
            this.at = from;
            this.end = end;
            this.sink = sink;
            this.depth = depth;
        }

        void scan() {
            if (code.startsWith("---", at) || code.startsWith("...", at)) {
                at += 3;
            }
            while (at < end) {
                char c = code.charAt(at);
                if (c <= ' ') {
                    at++;
                } else if (c == '#' && (at == 0 || code.charAt(at - 1) <= ' ')) {
                    sink.stretch(Shade.COMMENT, at, end);
                    return;
                } else if (c == '{' || c == '[') {
                    depth++;
                    at++;
                } else if (c == '}' || c == ']' || c == ',') {
                    depth -= c == ',' || depth == 0 ? 0 : 1;
                    at++;
                } else if ((c == '-' || c == '?' || c == ':') && (at + 1 == end || code.charAt(at + 1) <= ' ')) {
                    at++;
                } else if ((c == '|' || c == '>') && depth == 0 && isBlockMark()) {
                    opensBlock = true;
                } else {
                    scalar(c);
                }
            }
        }

        /** Whether only signs of how to end a block, and a comment, follow. */
        private boolean isBlockMark() {
            int i = at + 1;
            while (i < end && "+-0123456789".indexOf(code.charAt(i)) >= 0) {
                i++;
            }
            int after = blanks(code, i, end);
            if (after < end && (code.charAt(after) != '#' || after == i)) {
                return false;
            }
            if (after < end) {
                sink.stretch(Shade.COMMENT, after, end);
            }
            at = end;
            return true;
        }

        private void scalar(char first) {
            int from = at;
            boolean quoted = first == '"' || first == '\'';
            int to = quoted ? quoteEnd(first) : plainEnd();
            int after = blanks(code, to, end);
            boolean key = after < end
                    && code.charAt(after) == ':'
                    && (after + 1 == end || code.charAt(after + 1) <= ' ' || (quoted && depth > 0));
            at = to;
            if (key) {
                sink.stretch(Shade.KEYWORD, from, to);
            } else if (quoted) {
                sink.stretch(Shade.STRING, from, to);
            } else if (VALUES.has(code, from, to) || isNumber(from, to)) {
                sink.stretch(Shade.NUMBER, from, to);
            }
        }

        private int quoteEnd(char quote) {
            for (int i = at + 1; i < end; i++) {
                char c = code.charAt(i);
                if (c == '\\' && quote == '"') {
                    i++;
                } else if (c == quote) {
                    return i + 1;
                }
            }
            return end;
        }

        /** Past a text without quotes: to a colon, a comment, or, in a flow, what parts it from the next. */
        private int plainEnd() {
            int i = at;
            while (i < end) {
                char c = code.charAt(i);
                boolean ends = (c == ':' && (i + 1 == end || code.charAt(i + 1) <= ' '))
                        || (c == '#' && i > at && code.charAt(i - 1) <= ' ')
                        || (depth > 0 && (c == ',' || c == ']' || c == '}' || c == '[' || c == '{'));
                if (ends) {
                    break;
                }
                i++;
            }
            while (i > at + 1 && code.charAt(i - 1) <= ' ') {
                i--;
            }
            return Math.max(i, at + 1);
        }

        private boolean isNumber(int from, int to) {
            boolean digit = false;
            for (int i = from; i < to; i++) {
                char c = code.charAt(i);
                boolean own = c >= '0' && c <= '9';
                if (!own && "+-._eExXoO:TZabcdfABCDF".indexOf(c) < 0) {
                    return false;
                }
                digit |= own && i <= from + 1;
            }
            return digit;
        }
    }
}
