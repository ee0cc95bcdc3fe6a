package dev.demarc.markdown;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

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
    static boolean mayBegin(char[] s, int at, int end) {
        return Scan.startsWith(s, at, end, "*[");
    }

    /** Where the text begins that follows those with which a paragraph begins. */
    static int end(Passage passage) {
        return each(passage, null);
    }

    /** Takes up those with which a paragraph begins. */
    void collect(Passage passage) {
        each(passage, this);
    }

    private static int each(Passage passage, @Nullable Abbreviations into) {
        char[] s = passage.s;
        int at = passage.start;
        while (mayBegin(s, at, passage.end)) {
            int end = Scan.find(s, at, passage.end, '\n');
            int lineEnd = end < 0 ? passage.end : end;
            int close = Scan.find(s, at, passage.end, "]:");
            if (close < 0 || close > lineEnd || close == at + 2 || close - at - 2 > LONGEST) {
                return at;
            }
            String meaning = Scan.text(s, close + 2, lineEnd).strip();
            if (meaning.isEmpty()) {
                return at;
            }
            if (into != null) {
                String word = Scan.text(s, at + 2, close);
                into.meanings.putIfAbsent(word, meaning);
                into.lengths.add(word.length());
            }
            at = end < 0 ? passage.end : end + 1;
        }
        return at;
    }

    boolean isEmpty() {
        return meanings.isEmpty();
    }

    /** Writes a stretch of text, with what each abbreviation in it stands for. */
    void write(StringBuilder html, Passage passage, int from, int to) {
        char[] s = passage.s;
        int done = from;
        for (int at = from; at < to; at++) {
            int end = at == from || !isWord(s[at - 1]) ? endOfOne(passage, at, to) : -1;
            if (end > 0) {
                Escape.text(html, passage, done, at);
                html.append("<abbr title=\"");
                Escape.text(html, meanings.getOrDefault(Scan.text(s, at, end), ""));
                html.append("\">");
                Escape.text(html, passage, at, end);
                html.append("</abbr>");
                done = end;
                at = end - 1;
            }
        }
        Escape.text(html, passage, done, to);
    }

    /** The end of the longest one that begins there; −1 if none does. */
    private int endOfOne(Passage passage, int at, int to) {
        for (int length : lengths) {
            int end = at + length;
            if (end <= to
                    && (end == passage.end || !isWord(passage.s[end]))
                    && meanings.containsKey(Scan.text(passage.s, at, end))) {
                return end;
            }
        }
        return -1;
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }
}
