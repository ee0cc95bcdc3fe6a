package dev.demarc.data;

import dev.demarc.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the plainest of YAML, as it stands before most pages: on each line a key in small letters, and a text that is no
 * more than it looks. Whatever has more to it is {@link Tree}'s; of these lines both say the same, and this one in a
 * twentieth of the time.
 */
final class PlainLines {

    private static final int LONGEST = 4096;
    private static final int LONGEST_KEY = 64;

    private final String text;
    private final List<Node.Entry> entries = new ArrayList<>();
    private int line;

    private PlainLines(String text, int line) {
        this.text = text;
        this.line = line;
    }

    /**
     * The map that a text is; nothing if anything in it isn't plain, or it is empty.
     *
     * @param firstLine its first line's number in its file
     */
    static Node.@Nullable Mapping read(String text, int firstLine) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return null;
        }
        var lines = new PlainLines(text, firstLine);
        for (int at = 0; at < text.length(); ) {
            at = lines.line(at);
            if (at < 0) {
                return null;
            }
        }
        List<Node.Entry> all = lines.entries;
        Span first = all.get(0).span();
        Span last = all.get(all.size() - 1).value().span();
        return new Node.Mapping(all, new Span(first.line(), first.column(), last.endLine(), last.endColumn()));
    }

    /** Reads a line. Returns where the next one begins, or −1. */
    private int line(int start) {
        int colon = keyEnd(start);
        int from = colon + 2;
        if (colon == start || from >= text.length() || text.charAt(colon) != ':' || text.charAt(colon + 1) != ' ') {
            return -1;
        }
        int to = from;
        while (to < text.length() && isPlain(text.charAt(to))) {
            to++;
        }
        int next = afterLineEnd(to);
        if (next < 0 || to == from || !mayBegin(text.charAt(from)) || text.charAt(to - 1) == ' ') {
            return -1;
        }
        String key = text.substring(start, colon);
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).key().equals(key)) {
                return -1;
            }
        }
        var value = new Node.Scalar(text.substring(from, to), false, Span.of(line, from - start + 1, to - from));
        entries.add(new Node.Entry(key, Span.of(line, 1, colon - start), value));
        line++;
        return next;
    }

    private int keyEnd(int start) {
        int i = start;
        while (i < text.length() && i - start < LONGEST_KEY) {
            char c = text.charAt(i);
            if ((c < 'a' || c > 'z') && (c != '-' || i == start)) {
                break;
            }
            i++;
        }
        return i;
    }

    private int afterLineEnd(int at) {
        if (at < text.length() && text.charAt(at) == '\n') {
            return at + 1;
        }
        return at + 1 < text.length() && text.charAt(at) == '\r' && text.charAt(at + 1) == '\n' ? at + 2 : -1;
    }

    /** Whether a text may begin so: no sign, which might begin a list, a quotation, a name, or a number. */
    private static boolean mayBegin(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || (c >= 0xC0 && !isDashOrQuote(c));
    }

    /** Whether a character is only itself within a text: no colon or hash, no end of a line, no half of a pair. */
    private static boolean isPlain(char c) {
        return c < 127 ? c >= ' ' && c != ':' && c != '#' : (c > 0xA0 && c < 0x1680) || isDashOrQuote(c);
    }

    private static boolean isDashOrQuote(char c) {
        return c >= '\u2010' && c <= '\u2027';
    }
}
