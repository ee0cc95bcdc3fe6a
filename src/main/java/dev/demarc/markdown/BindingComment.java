package dev.demarc.markdown;

import dev.demarc.model.Binding;
import dev.demarc.source.Located;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code <!-- demarc: matrix=ID party=ID categories=A,B -->}. */
final class BindingComment {

    private static final String OPEN = "<!--";
    private static final String NAME = "demarc:";

    private final String html;
    private final int offset;
    private final Sheet sheet;
    private final Map<String, List<Located<String>>> values = new LinkedHashMap<>();
    private final List<Located<String>> keys = new ArrayList<>();

    private BindingComment(String html, int offset, Sheet sheet) {
        this.html = html;
        this.offset = offset;
        this.sheet = sheet;
    }

    /**
     * What a comment says; nothing if it isn't one of ours. Values may stand in quotation marks.
     *
     * @param html a block of HTML
     * @param offset where it stands in the file
     */
    static @Nullable Binding read(String html, int offset, Sheet sheet) {
        int open = Scan.blanks(html, 0, html.length());
        int name = html.startsWith(OPEN, open) ? Scan.blanks(html, open + OPEN.length(), html.length()) : -1;
        if (name < 0 || !html.startsWith(NAME, name)) {
            return null;
        }
        int close = html.indexOf("-->", name);
        int end = close < 0 ? html.length() : close;
        var comment = new BindingComment(html, offset, sheet);
        comment.pairs(name + NAME.length(), end);
        int after = close < 0 ? html.stripTrailing().length() : close + 3;
        return new Binding(sheet.span(offset + open, offset + after), comment.values, comment.keys);
    }

    private void pairs(int from, int end) {
        int at = Scan.blanks(html, from, end);
        while (at < end) {
            int key = at;
            while (at < end && html.charAt(at) != '=' && !Scan.isBlank(html.charAt(at))) {
                at++;
            }
            Located<String> written = located(key, at);
            boolean again = keys.stream().anyMatch(known -> known.value().equals(written.value()));
            keys.add(written);
            if (at < end && html.charAt(at) == '=') {
                var list = new ArrayList<Located<String>>();
                at = value(at + 1, end, list);
                if (!again) {
                    values.put(written.value(), list);
                }
            }
            at = Scan.blanks(html, at, end);
        }
    }

    /** The parts of a value between commas; returns where it ends. */
    private int value(int from, int end, List<Located<String>> parts) {
        char quote = from < end ? html.charAt(from) : ' ';
        boolean quoted = (quote == '"' || quote == '\'') && html.indexOf(quote, from + 1) > 0;
        int start = quoted ? from + 1 : from;
        int to = start;
        while (to < end && (quoted ? html.charAt(to) != quote : !Scan.isBlank(html.charAt(to)))) {
            to++;
        }
        int part = start;
        for (int i = start; i <= to; i++) {
            if (i == to || html.charAt(i) == ',') {
                int first = Scan.blanks(html, part, i);
                int last = i;
                while (last > first && Scan.isBlank(html.charAt(last - 1))) {
                    last--;
                }
                if (last > first) {
                    parts.add(located(first, last));
                }
                part = i + 1;
            }
        }
        return quoted ? Math.min(end, to + 1) : to;
    }

    private Located<String> located(int start, int end) {
        return new Located<>(html.substring(start, end), sheet.span(offset + start, offset + end));
    }
}
