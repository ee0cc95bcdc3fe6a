package dev.demarc.highlight;

import dev.demarc.model.Colouring.Shade;
import dev.demarc.model.Colouring.Sink;

/** Style sheets: selectors stay as they are, properties and at-rules are words of the language. */
final class Css implements Scanner {

    private static final Language REST = new Language.Builder(Words.NONE)
            .comment("/*", "*/")
            .quotes('\\', "\"", "'")
            .letters("@$#", "-")
            .done();

    @Override
    public void scan(String code, Sink sink) {
        int end = code.length();
        int piece = 0;
        for (int at = 0; at < end; at++) {
            char c = code.charAt(at);
            if (c == '/' && at + 1 < end && code.charAt(at + 1) == '*') {
                int close = code.indexOf("*/", at + 2);
                at = close < 0 ? end : close + 1;
            } else if (c == '"' || c == '\'') {
                int close = code.indexOf(c, at + 1);
                at = close < 0 ? end : close;
            } else if (c == '{' || c == '}' || c == ';') {
                piece(code, piece, at, c, sink);
                piece = at + 1;
            }
        }
        piece(code, piece, end, ' ', sink);
    }

    /** What stands between two braces or semicolons: a selector, an at-rule, or a property with its value. */
    private static void piece(String code, int start, int end, char closer, Sink sink) {
        int from = start;
        while (from < end && code.charAt(from) <= ' ') {
            from++;
        }
        int word = from;
        while (word < end && (Character.isLetterOrDigit(code.charAt(word)) || "-_@$".indexOf(code.charAt(word)) >= 0)) {
            word++;
        }
        boolean rule = word > from && code.charAt(from) == '@';
        boolean property = word > from && closer != '{' && word < end && code.charAt(word) == ':';
        if (rule || property) {
            sink.stretch(Shade.KEYWORD, from, word);
            REST.scan(code, word, end, sink);
        } else if (closer == '{') {
            selector(code, from, end, sink);
        } else {
            REST.scan(code, from, end, sink);
        }
    }

    /** Only comments stand out in a selector. */
    private static void selector(String code, int start, int end, Sink sink) {
        for (int at = start; at + 1 < end; at++) {
            if (code.charAt(at) == '/' && code.charAt(at + 1) == '*') {
                int close = code.indexOf("*/", at + 2);
                int to = close < 0 || close + 2 > end ? end : close + 2;
                sink.stretch(Shade.COMMENT, at, to);
                at = to - 1;
            }
        }
    }
}
