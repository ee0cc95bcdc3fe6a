package dev.demarc.markdown;

import dev.demarc.markdown.Part.Raw;
import dev.demarc.model.Notes;
import dev.demarc.source.Located;
import dev.demarc.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the comments that say which findings aren't to be told, and the lines that they count for.
 *
 * <p>{@code <!-- demarc-ignore RULE[, RULE]: reason -->} stands for itself, and then counts for the next block, or for
 * the page if no text comes before it; else it counts for the line that it stands in.
 */
final class Ignores {

    private static final String OPEN = "<!--";
    private static final String CLOSE = "-->";
    private static final String WORD = "demarc-ignore";

    private Ignores() {}

    /** Whether raw HTML is such a comment and nothing else. */
    static boolean is(String html) {
        if (!html.startsWith(OPEN) || !html.endsWith(CLOSE) || html.indexOf(CLOSE) != html.length() - CLOSE.length()) {
            return false;
        }
        int word = Scan.blanks(html, OPEN.length(), html.length());
        int after = word + WORD.length();
        if (!html.startsWith(WORD, word) || after > html.length() - CLOSE.length()) {
            return false;
        }
        char next = html.charAt(after);
        return Character.isWhitespace(next) || next == ':' || html.startsWith(CLOSE, after);
    }

    /** Gathers one that stands in running text, between two offsets in the file: it counts for its line. */
    static void gather(Sheet sheet, int start, int end) {
        if (sheet.holes) {
            Span span = sheet.span(start, end);
            sheet.ignores.add(ignore(sheet, start, end, span.line(), span.endLine()));
        }
    }

    /** Gathers those of a raw block; whether they are all that stands in it. */
    static boolean gather(Sheet sheet, Raw block) {
        String html = html(sheet, block);
        var found = new ArrayList<int[]>();
        boolean alone = eachComment(html, (from, to) -> {
            boolean one = is(html.substring(from, to));
            if (one) {
                found.add(new int[] {from, to});
            }
            return one;
        });
        if (!found.isEmpty() && sheet.holes) {
            int start = block.lines.get(0).start();
            boolean page = alone && isFirst(sheet, block);
            int last = lastLine(sheet, alone ? next(sheet, block) : block);
            for (int[] comment : found) {
                int from = start + comment[0];
                int to = start + comment[1];
                Span span = sheet.span(from, to);
                boolean behind = !alone && !isBlankBefore(sheet, from);
                sheet.ignores.add(ignore(
                        sheet,
                        from,
                        to,
                        page ? 1 : span.line(),
                        page ? Integer.MAX_VALUE : Math.max(span.endLine(), behind ? 0 : last)));
            }
        }
        return alone;
    }

    private interface Each {
        /** Whether the comment between two offsets may be passed over. */
        boolean comment(int from, int to);
    }

    /** Looks at each comment; whether there is nothing else, and all may be passed over. */
    private static boolean eachComment(String html, Each each) {
        boolean nothingElse = true;
        int at = 0;
        while (true) {
            int from = html.indexOf(OPEN, at);
            int close = from < 0 ? -1 : html.indexOf(CLOSE, from + OPEN.length());
            if (close < 0) {
                return nothingElse && html.substring(at).isBlank();
            }
            nothingElse &= html.substring(at, from).isBlank();
            at = close + CLOSE.length();
            nothingElse &= each.comment(from, at);
        }
    }

    private static String html(Sheet sheet, Raw block) {
        return block.lines.isEmpty()
                ? ""
                : sheet.file.substring(block.lines.get(0).start(), end(block));
    }

    private static boolean isComments(Sheet sheet, Part node) {
        return node instanceof Raw raw
                && raw.kind == Raw.Kind.HTML
                && eachComment(html(sheet, raw), (from, to) -> true);
    }

    /** Whether nothing but comments comes before a block. */
    private static boolean isFirst(Sheet sheet, Raw block) {
        if (!(block.parent() instanceof Part.Whole)) {
            return false;
        }
        for (Part before = block.previous(); before != null; before = before.previous()) {
            if (!isComments(sheet, before)) {
                return false;
            }
        }
        return true;
    }

    /** The block after one, and after the comments that follow it; nothing at the page's end. */
    private static @Nullable Part next(Sheet sheet, Raw block) {
        for (Part at = block; at != null; at = at.parent()) {
            Part next = at.next();
            while (next != null && isComments(sheet, next)) {
                next = next.next();
            }
            if (next != null) {
                return next;
            }
        }
        return null;
    }

    /** The last line of a block's text; 0 if it has none. */
    private static int lastLine(Sheet sheet, @Nullable Part node) {
        int end = node == null ? -1 : end(node);
        while (end > 0 && Scan.isBlank(sheet.characters[end - 1])) {
            end--;
        }
        return end <= 0 ? 0 : sheet.span(end, end).line();
    }

    /** The offset at which the last text of a block ends; −1 if it has none. */
    private static int end(Part node) {
        Part last = node;
        while (last.lastChild() != null) {
            last = last.lastChild();
        }
        if (last instanceof Part.Prose prose && !prose.lines.isEmpty()) {
            return prose.lines.get(prose.lines.size() - 1).end();
        }
        if (last instanceof Part.Title title && !title.lines.isEmpty()) {
            return title.lines.get(title.lines.size() - 1).end();
        }
        if (last instanceof Raw raw) {
            return raw.lines.isEmpty()
                    ? raw.start
                    : raw.lines.get(raw.lines.size() - 1).end();
        }
        return -1;
    }

    private static Notes.Ignore ignore(Sheet sheet, int start, int end, int from, int to) {
        String comment = sheet.file.substring(start, end);
        int begin = comment.indexOf(WORD) + WORD.length();
        int stop = comment.length() - CLOSE.length();
        int colon = comment.indexOf(':', begin);
        boolean reasoned = colon >= 0 && colon < stop;
        return new Notes.Ignore(
                sheet.span(start, end),
                rules(sheet, start + begin, start + (reasoned ? colon : stop)),
                reasoned ? comment.substring(colon + 1, stop).strip() : "",
                from,
                to,
                whole(sheet, start, end));
    }

    private static List<Located<String>> rules(Sheet sheet, int start, int end) {
        var rules = new ArrayList<Located<String>>();
        int from = start;
        while (from <= end) {
            int comma = sheet.file.indexOf(',', from);
            int to = comma < 0 || comma > end ? end : comma;
            String written = sheet.file.substring(from, to);
            if (!written.isBlank()) {
                int at = from + written.length() - written.stripLeading().length();
                String id = written.strip();
                rules.add(new Located<>(id, sheet.span(at, at + id.length())));
            }
            from = to + 1;
        }
        return rules;
    }

    /** The comment; the blanks before it, if it ends a line; the lines, if nothing else stands in them. */
    private static Span whole(Sheet sheet, int start, int end) {
        String file = sheet.file;
        int from = start;
        while (from > 0 && isSpace(file.charAt(from - 1))) {
            from--;
        }
        int to = end;
        while (to < file.length() && isSpace(file.charAt(to))) {
            to++;
        }
        boolean first = from == 0 || isBreak(file.charAt(from - 1));
        boolean last = to == file.length() || isBreak(file.charAt(to));
        if (!last) {
            return sheet.span(start, first ? to : end);
        }
        if (!first) {
            return sheet.span(from, to);
        }
        int next = to;
        if (next < file.length()) {
            next += file.startsWith("\r\n", next) ? 2 : 1;
        }
        // A comment may be all that parts two paragraphs.
        boolean parts = !isBlankAbove(file, from) && !isBlankAt(file, next);
        return parts ? sheet.span(from, to) : sheet.span(from, next);
    }

    /** Whether nothing stands in the line before the one that begins at an offset. */
    private static boolean isBlankAbove(String file, int lineStart) {
        int at = lineStart;
        if (at > 0) {
            at -= at > 1 && file.startsWith("\r\n", at - 2) ? 2 : 1;
        }
        while (at > 0 && isSpace(file.charAt(at - 1))) {
            at--;
        }
        return at == 0 || isBreak(file.charAt(at - 1));
    }

    /** Whether nothing stands in the line that begins at an offset. */
    private static boolean isBlankAt(String file, int lineStart) {
        int at = lineStart;
        while (at < file.length() && isSpace(file.charAt(at))) {
            at++;
        }
        return at == file.length() || isBreak(file.charAt(at));
    }

    private static boolean isBlankBefore(Sheet sheet, int offset) {
        int at = offset;
        while (at > 0 && isSpace(sheet.file.charAt(at - 1))) {
            at--;
        }
        return at == 0 || isBreak(sheet.file.charAt(at - 1));
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t';
    }

    private static boolean isBreak(char c) {
        return c == '\n' || c == '\r';
    }
}
