package dev.demarc.markdown;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The link reference definitions of a file: {@code [label]: destination "title"}. */
final class Definitions {

    /** One of them. Its places are offsets in the file. */
    static final class Definition {
        final String label;
        final String target;
        final @Nullable String title;
        final int start;
        final int end;
        boolean used;

        Definition(String label, String target, @Nullable String title, int start, int end) {
            this.label = label;
            this.target = target;
            this.title = title;
            this.start = start;
            this.end = end;
        }
    }

    private final Map<String, Definition> byLabel = new HashMap<>();
    private final List<Definition> all = new ArrayList<>();

    /** The first one of that label, in any capitals. */
    @Nullable
    Definition find(String label) {
        return byLabel.isEmpty() ? null : byLabel.get(key(label));
    }

    /** All of them, in their order. */
    List<Definition> all() {
        return all;
    }

    /** Takes up the definitions with which a paragraph begins. */
    void collect(Passage passage) {
        int at = passage.start;
        while (at < passage.end) {
            int next = one(passage, at, this);
            if (next < 0) {
                return;
            }
            at = next;
        }
    }

    /** Where the text begins that follows a paragraph's definitions. */
    static int end(Passage passage) {
        int at = passage.start;
        while (at < passage.end) {
            int next = one(passage, at, null);
            if (next < 0) {
                return at;
            }
            at = next;
        }
        return at;
    }

    /** Reads one definition and returns where the next line begins, or −1. */
    private static int one(Passage passage, int at, @Nullable Definitions into) {
        char[] s = passage.s;
        int length = passage.end;
        int afterLabel = Scan.label(s, at, length);
        if (afterLabel < 0 || afterLabel >= length || s[afterLabel] != ':') {
            return -1;
        }
        String label = Scan.text(s, at + 1, afterLabel - 1);
        if (label.isBlank()) {
            return -1;
        }
        int start = Scan.spacesAndLine(s, afterLabel + 1, length);
        int end = Scan.destination(s, start, length);
        if (end <= start) {
            return -1;
        }
        int lineEnd = lineEnd(s, end, length);
        int title = Scan.spacesAndLine(s, end, length);
        int afterTitle = title > end ? Scan.title(s, title, length) : -1;
        int afterAll = afterTitle < 0 ? -1 : lineEnd(s, afterTitle, length);
        if (afterAll < 0 && lineEnd < 0) {
            return -1;
        }
        if (into != null) {
            boolean angled = s[start] == '<';
            String target = Scan.text(s, angled ? start + 1 : start, angled ? end - 1 : end);
            into.add(new Definition(
                    label,
                    Scan.resolved(target),
                    afterAll < 0 ? null : Scan.resolved(Scan.text(s, title + 1, afterTitle - 1)),
                    passage.offset(start),
                    passage.offset(start) + end - start));
        }
        return afterAll < 0 ? lineEnd : afterAll;
    }

    private void add(Definition definition) {
        all.add(definition);
        byLabel.putIfAbsent(key(definition.label), definition);
    }

    /** Past the end of the line, if only spaces are left on it. */
    private static int lineEnd(char[] s, int at, int end) {
        int i = Scan.spaces(s, at, end);
        return i >= end ? i : s[i] == '\n' ? i + 1 : -1;
    }

    /** Folds case and white space. Lower first, then upper: else a capital sharp s isn't the small one. */
    static String key(String label) {
        var out = new StringBuilder(label.length());
        boolean gap = false;
        for (int i = 0; i < label.length(); i++) {
            char c = label.charAt(i);
            if (Scan.isBlank(c)) {
                gap = !out.isEmpty();
            } else {
                if (gap) {
                    out.append(' ');
                    gap = false;
                }
                out.append(c);
            }
        }
        return out.toString().toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT);
    }
}
