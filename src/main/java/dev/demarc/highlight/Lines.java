package dev.demarc.highlight;

import dev.demarc.model.Colouring.Shade;
import dev.demarc.model.Colouring.Sink;

/** Languages in which a line's beginning tells what it is. */
enum Lines implements Scanner {

    /** What changed between two texts. */
    DIFF {
        @Override
        void line(String code, int start, int end, Sink sink) {
            char c = code.charAt(start);
            if (code.startsWith("+++", start) || code.startsWith("---", start) || code.startsWith("diff ", start)) {
                sink.stretch(Shade.COMMENT, start, end);
            } else if (c == '+' || c == '-' || c == '@') {
                sink.stretch(c == '+' ? Shade.STRING : c == '-' ? Shade.NUMBER : Shade.KEYWORD, start, end);
            }
        }
    },
    /** What somebody typed, and what the machine said. */
    CONSOLE {
        @Override
        void line(String code, int start, int end, Sink sink) {
            int prompt = prompt(code, start, end);
            if (prompt > start) {
                sink.stretch(Shade.COMMENT, start, prompt);
                Languages.SHELL.scan(code, prompt, end, sink);
            }
        }

        private int prompt(String code, int start, int end) {
            char c = code.charAt(start);
            if (c == '$' || c == '#' || c == '%' || c == '>') {
                return start + 1 < end && code.charAt(start + 1) == ' ' ? start + 1 : start;
            }
            int mark = code.startsWith("PS ", start) ? Language.find(code, '>', start, end) : -1;
            return mark > 0 ? mark + 1 : start;
        }
    },
    /** Settings: sections, and keys with values. */
    SETTINGS {
        @Override
        void line(String code, int start, int end, Sink sink) {
            char c = code.charAt(start);
            if (c == '#' || c == ';' || c == '!') {
                sink.stretch(Shade.COMMENT, start, end);
                return;
            }
            if (c == '[') {
                int close = Language.find(code, ']', start, end);
                sink.stretch(Shade.KEYWORD, start, close < 0 ? end : close + 1);
                return;
            }
            int equals = start;
            while (equals < end && code.charAt(equals) != '=' && code.charAt(equals) != ':') {
                equals++;
            }
            int key = equals;
            while (key > start && code.charAt(key - 1) <= ' ') {
                key--;
            }
            if (equals < end && key > start) {
                sink.stretch(Shade.KEYWORD, start, key);
                VALUES.scan(code, equals + 1, end, sink);
            } else {
                VALUES.scan(code, start, end, sink);
            }
        }
    },
    /** Markdown's own marks. */
    MARKDOWN {
        @Override
        void line(String code, int start, int end, Sink sink) {
            char c = code.charAt(start);
            if (c == '#'
                    || code.startsWith("```", start)
                    || code.startsWith("~~~", start)
                    || code.startsWith("---", start)) {
                sink.stretch(Shade.KEYWORD, start, end);
            } else if (c == '>') {
                sink.stretch(Shade.COMMENT, start, end);
            } else {
                spans(code, start, end, sink);
            }
        }

        private void spans(String code, int start, int end, Sink sink) {
            int open = Language.find(code, '`', start, end);
            while (open >= 0) {
                int close = Language.find(code, '`', open + 1, end);
                if (close < 0) {
                    return;
                }
                sink.stretch(Shade.STRING, open, close + 1);
                open = Language.find(code, '`', close + 1, end);
            }
        }
    },
    /** Recipes of make. */
    MAKE {
        @Override
        void line(String code, int start, int end, Sink sink) {
            int colon = Language.find(code, ':', start, end);
            boolean recipe = start > 0 && code.charAt(start - 1) == '\t';
            boolean target = !recipe && colon > start && !code.startsWith("=", colon + 1);
            for (int i = start; target && i < colon; i++) {
                target = code.charAt(i) != '=' && code.charAt(i) != '#';
            }
            if (target) {
                sink.stretch(Shade.KEYWORD, start, colon);
            }
            Languages.SHELL.scan(code, target ? colon : start, end, sink);
        }
    };

    private static final Language VALUES = new Language.Builder(Words.NONE)
            .constants("true false null yes no on off")
            .comments("#")
            .spaced()
            .longQuotes(' ', "\"\"\"", "'''")
            .quotes('\\', "\"")
            .quotes(' ', "'")
            .letters("", "-.:/")
            .done();

    /** Tells the stretches of a line that isn't empty, from its first character that isn't blank. */
    abstract void line(String code, int start, int end, Sink sink);

    @Override
    public void scan(String code, Sink sink) {
        int end = code.length();
        for (int at = 0; at < end; ) {
            int to = Language.lineEnd(code, at, end);
            int from = at;
            while (from < to && (code.charAt(from) == ' ' || code.charAt(from) == '\t')) {
                from++;
            }
            // In a diff a blank is what an unchanged line begins with.
            int start = this == DIFF ? at : from;
            if (start < to) {
                line(code, start, to, sink);
            }
            at = to + 1;
        }
    }
}
