package dev.demarc.build;

import dev.demarc.source.Lines;
import dev.demarc.source.Span;
import java.util.Map;
import java.util.TreeMap;

/** A text, and what takes the place of some stretches of it. */
final class Rewriting {

    private record Change(int end, String text) {}

    private final String text;
    private final Lines lines;
    private final TreeMap<Integer, Change> changes = new TreeMap<>();

    Rewriting(String text) {
        this.text = text;
        this.lines = Lines.of(text);
    }

    /** Puts another address in the place of one; where that stands in angle brackets, so will the other. */
    void address(Span at, String address) {
        int start = lines.offset(at.line(), at.column());
        int end = lines.offset(at.endLine(), at.endColumn());
        boolean angled = start < end && text.charAt(start) == '<';
        put(start, end, angled ? "<" + address + ">" : address);
    }

    /**
     * Puts something in the place of a fenced block.
     *
     * @param at a line within it, or its first
     */
    void fence(Span at, String instead) {
        int open = at.line();
        while (open > 0 && !isFence(open)) {
            open--;
        }
        int close = Math.max(open + 1, at.line());
        while (close <= lines.count() && !isFence(close)) {
            close++;
        }
        if (open > 0 && close <= lines.count()) {
            put(
                    lines.offset(open, 1),
                    lines.offset(close, 1) + lines.line(close).length(),
                    instead.stripTrailing());
        }
    }

    /** Whether a line begins with a fence, at the margin: a block in a list or a quotation stays as it is. */
    private boolean isFence(int line) {
        String written = lines.line(line);
        return written.startsWith("```") || written.startsWith("~~~");
    }

    private void put(int start, int end, String instead) {
        changes.put(start, new Change(end, instead));
    }

    /** The text from an offset on, with everything in its place. */
    String from(int offset) {
        var out = new StringBuilder(text.length() + 64);
        int done = Math.min(offset, text.length());
        for (Map.Entry<Integer, Change> change : changes.entrySet()) {
            if (change.getKey() >= done) {
                out.append(text, done, change.getKey()).append(change.getValue().text());
                done = change.getValue().end();
            }
        }
        return out.append(text, done, text.length()).toString();
    }
}
