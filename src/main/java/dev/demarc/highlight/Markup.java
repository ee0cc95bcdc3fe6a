package dev.demarc.highlight;

import dev.demarc.model.Colouring.Shade;
import dev.demarc.model.Colouring.Sink;

/** HTML, XML and their like: tags with attributes, comments, character references. */
final class Markup implements Scanner {

    @Override
    public void scan(String code, Sink sink) {
        int end = code.length();
        int at = 0;
        while (at < end) {
            char c = code.charAt(at);
            if (c == '<') {
                at = code.startsWith("<!--", at) ? comment(code, at, end, sink) : tag(code, at, end, sink);
            } else if (c == '&') {
                at = reference(code, at, end, sink);
            } else {
                at++;
            }
        }
    }

    private static int comment(String code, int at, int end, Sink sink) {
        int close = code.indexOf("-->", at + 4);
        int to = close < 0 ? end : close + 3;
        sink.stretch(Shade.COMMENT, at, to);
        return to;
    }

    private static int tag(String code, int at, int end, Sink sink) {
        int i = at + 1;
        while (i < end && (code.charAt(i) == '/' || code.charAt(i) == '!' || code.charAt(i) == '?')) {
            i++;
        }
        int name = i;
        while (i < end && isName(code.charAt(i))) {
            i++;
        }
        if (i == name) {
            return i;
        }
        sink.stretch(Shade.KEYWORD, at, i);
        while (i < end) {
            char c = code.charAt(i);
            if (c == '"' || c == '\'') {
                int close = code.indexOf(c, i + 1);
                int to = close < 0 ? end : close + 1;
                sink.stretch(Shade.STRING, i, to);
                i = to;
            } else if (c == '>') {
                boolean closes = i > at && (code.charAt(i - 1) == '/' || code.charAt(i - 1) == '?');
                sink.stretch(Shade.KEYWORD, closes && i - 1 >= name ? i - 1 : i, i + 1);
                return i + 1;
            } else if (c == '<') {
                return i;
            } else {
                i++;
            }
        }
        return i;
    }

    private static int reference(String code, int at, int end, Sink sink) {
        int i = at + 1;
        while (i < end && i - at < 32 && (isName(code.charAt(i)) || code.charAt(i) == '#')) {
            i++;
        }
        if (i > at + 1 && i < end && code.charAt(i) == ';') {
            sink.stretch(Shade.NUMBER, at, i + 1);
            return i + 1;
        }
        return at + 1;
    }

    private static boolean isName(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == ':' || c == '.';
    }
}
