package dev.demarc.markdown;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * What short words stand for: {@code *[HTML]: Hypertext Markup Language}, each on a line of its own at the head of a
 * paragraph, as in Markdown Extra.
 */
final class Abbreviations {

    /** Longer ones are no abbreviations; the bound keeps the time for a text in step with its length. */
    private static final int LONGEST = 60;

    private final Map<String, String> meanings = new HashMap<>();
    private final TreeSet<Integer> lengths = new TreeSet<>((a, b) -> b - a);

    /** Whether a paragraph may begin with some. */
    static boolean mayBegin(String text, int at) {
        return text.startsWith("*[", at);
    }

    /** Where the text begins that follows those with which a paragraph begins. */
    static int end(String text) {
        return each(text, null);
    }

    /** Takes up those with which a paragraph begins. */
    void collect(String text) {
        each(text, this);
    }

    private static int each(String text, @org.jspecify.annotations.Nullable Abbreviations into) {
        int at = 0;
        while (mayBegin(text, at)) {
            int end = text.indexOf('\n', at);
            int lineEnd = end < 0 ? text.length() : end;
            int close = text.indexOf("]:", at);
            if (close < 0 || close > lineEnd || close == at + 2 || close - at - 2 > LONGEST) {
                return at;
            }
            String meaning = text.substring(close + 2, lineEnd).strip();
            if (meaning.isEmpty()) {
                return at;
            }
            if (into != null) {
                String word = text.substring(at + 2, close);
                into.meanings.putIfAbsent(word, meaning);
                into.lengths.add(word.length());
            }
            at = end < 0 ? text.length() : end + 1;
        }
        return at;
    }

    boolean isEmpty() {
        return meanings.isEmpty();
    }

    /** Writes a stretch of text, with what each abbreviation in it stands for. */
    void write(StringBuilder html, String text, int from, int to) {
        int done = from;
        for (int at = from; at < to; at++) {
            int end = at == from || !isWord(text.charAt(at - 1)) ? endOfOne(text, at, to) : -1;
            if (end > 0) {
                Escape.text(html, text, done, at);
                html.append("<abbr title=\"");
                Escape.text(html, meanings.getOrDefault(text.substring(at, end), ""));
                html.append("\">");
                Escape.text(html, text, at, end);
                html.append("</abbr>");
                done = end;
                at = end - 1;
            }
        }
        Escape.text(html, text, done, to);
    }

    /** The end of the longest one that begins there; −1 if none does. */
    private int endOfOne(String text, int at, int to) {
        for (int length : lengths) {
            int end = at + length;
            if (end <= to
                    && (end == text.length() || !isWord(text.charAt(end)))
                    && meanings.containsKey(text.substring(at, end))) {
                return end;
            }
        }
        return -1;
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }
}
