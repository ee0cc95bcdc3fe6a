package dev.demarc.highlight;

import dev.demarc.model.Colouring.Shade;
import dev.demarc.model.Colouring.Sink;
import java.util.ArrayList;
import java.util.List;

/**
 * A language made of words, numbers, quoted text and comments, by tables: most are.
 *
 * <p>Quoted text that isn't closed ends with its line, or, if it may hold lines, with the code; so nothing is looked at
 * twice.
 */
final class Language implements Scanner {

    /**
     * Text between two marks.
     *
     * @param escape what takes the meaning from the next character; a space for none
     * @param lines whether it may go over line ends
     */
    private record Quote(String open, String close, char escape, boolean lines, Shade shade) {}

    private static final byte OTHER = 0;
    private static final byte LETTER = 1;
    private static final byte DIGIT = 2;
    private static final byte SIGN = 3;

    private final Words words;
    private final Words constants;
    private final byte[] kinds;
    private final boolean[] inWord;
    private final Quote[] quotes;
    private final String[] comments;
    private final boolean spaced;
    private final boolean keys;
    private final boolean heredocs;
    private final boolean directives;

    private Language(Builder from) {
        this.words = from.words;
        this.constants = from.constants;
        this.quotes = from.quotes.toArray(Quote[]::new);
        this.comments = from.comments.toArray(String[]::new);
        this.spaced = from.spaced;
        this.keys = from.keys;
        this.heredocs = from.heredocs;
        this.directives = from.directives;
        this.kinds = new byte[128];
        this.inWord = new boolean[128];
        for (char c = 0; c < 128; c++) {
            boolean letter =
                    (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || from.letters.indexOf(c) >= 0;
            boolean digit = c >= '0' && c <= '9';
            inWord[c] = letter || digit || from.inner.indexOf(c) >= 0;
            kinds[c] = letter ? LETTER : digit ? DIGIT : OTHER;
        }
        for (Quote quote : quotes) {
            kinds[quote.open.charAt(0)] = SIGN;
        }
        for (String comment : comments) {
            kinds[comment.charAt(0)] = SIGN;
        }
        if (heredocs) {
            kinds['<'] = SIGN;
        }
        if (directives) {
            kinds['#'] = SIGN;
        }
    }

    @Override
    public void scan(String code, Sink sink) {
        scan(code, 0, code.length(), sink);
    }

    /** Tells the stretches of a part of a text. */
    void scan(String code, int start, int end, Sink sink) {
        int at = start;
        while (at < end) {
            char c = code.charAt(at);
            int kind = c < 128 ? kinds[c] : Character.isLetter(c) ? LETTER : OTHER;
            if (kind == LETTER) {
                int from = at;
                at = wordEnd(code, at + 1, end);
                if (words.has(code, from, at)) {
                    sink.stretch(Shade.KEYWORD, from, at);
                } else if (constants.has(code, from, at)) {
                    sink.stretch(Shade.NUMBER, from, at);
                }
            } else if (kind == DIGIT) {
                int from = at;
                at = numberEnd(code, at + 1, end);
                sink.stretch(Shade.NUMBER, from, at);
            } else {
                at = kind == SIGN ? sign(code, at, start, end, sink) : at + 1;
            }
        }
    }

    private int wordEnd(String code, int from, int end) {
        int at = from;
        while (at < end) {
            char c = code.charAt(at);
            if (c < 128 ? !inWord[c] : !Character.isLetterOrDigit(c)) {
                break;
            }
            at++;
        }
        return at;
    }

    /** Past a number with its point, exponent and unit. */
    private static int numberEnd(String code, int from, int end) {
        int at = from;
        while (at < end) {
            char c = code.charAt(at);
            boolean digit = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
            boolean point = c == '.' && at + 1 < end && isDigit(code.charAt(at + 1));
            boolean sign = (c == '+' || c == '-')
                    && (code.charAt(at - 1) == 'e' || code.charAt(at - 1) == 'E')
                    && isDigit(code.charAt(at - 2))
                    && at + 1 < end
                    && isDigit(code.charAt(at + 1));
            if (!digit && !point && !sign) {
                break;
            }
            at++;
        }
        return at;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** What begins with a sign: a comment, quoted text, a text up to a word, a directive; else only the sign itself. */
    private int sign(String code, int at, int start, int end, Sink sink) {
        for (Quote quote : quotes) {
            if (code.startsWith(quote.open, at)) {
                int to = Math.min(end, closing(code, at, end, quote));
                boolean key = keys && quote.shade == Shade.STRING && isKey(code, to, end);
                sink.stretch(key ? Shade.KEYWORD : quote.shade, at, to);
                return to;
            }
        }
        for (String comment : comments) {
            if (code.startsWith(comment, at) && (!spaced || isApart(code, at, start))) {
                int to = lineEnd(code, at, end);
                sink.stretch(Shade.COMMENT, at, to);
                return to;
            }
        }
        if (heredocs && code.startsWith("<<", at)) {
            return heredoc(code, at, end, sink);
        }
        if (directives && code.charAt(at) == '#' && isFirst(code, at, start)) {
            int from = at + 1;
            while (from < end && code.charAt(from) == ' ') {
                from++;
            }
            int to = wordEnd(code, from, end);
            sink.stretch(Shade.KEYWORD, at, to);
            return to;
        }
        return at + 1;
    }

    private static boolean isApart(String code, int at, int start) {
        return at == start || code.charAt(at - 1) <= ' ' || code.charAt(at - 1) == ';';
    }

    private static boolean isFirst(String code, int at, int start) {
        int before = at - 1;
        while (before >= start && (code.charAt(before) == ' ' || code.charAt(before) == '\t')) {
            before--;
        }
        return before < start || code.charAt(before) == '\n';
    }

    private static boolean isKey(String code, int from, int end) {
        int at = from;
        while (at < end && (code.charAt(at) == ' ' || code.charAt(at) == '\t')) {
            at++;
        }
        return at < end && code.charAt(at) == ':';
    }

    private static int closing(String code, int at, int end, Quote quote) {
        for (int i = at + quote.open.length(); i < end; i++) {
            char c = code.charAt(i);
            if (c == quote.escape && c != ' ') {
                i++;
            } else if (c == quote.close.charAt(0) && code.startsWith(quote.close, i)) {
                return i + quote.close.length();
            } else if (c == '\n' && !quote.lines) {
                return i;
            }
        }
        return end;
    }

    /** Lines up to one that holds only the word named behind the arrows. */
    private int heredoc(String code, int at, int end, Sink sink) {
        int from = at + 2;
        while (from < end && "-~'\"".indexOf(code.charAt(from)) >= 0) {
            from++;
        }
        int to = wordEnd(code, from, end);
        boolean marked = from > at + 2 || (from < to && Character.isUpperCase(code.charAt(from)));
        if (to == from || !marked || !Character.isLetter(code.charAt(from))) {
            return from;
        }
        String word = code.substring(from, to);
        for (int line = lineEnd(code, to, end) + 1; line < end; line = lineEnd(code, line, end) + 1) {
            int last = lineEnd(code, line, end);
            if (code.substring(line, last).strip().equals(word)) {
                sink.stretch(Shade.STRING, at, last);
                return last;
            }
        }
        sink.stretch(Shade.STRING, at, end);
        return end;
    }

    /** Where a character stands between two offsets; −1 if it doesn't. Never looks further, so that time stays linear. */
    static int find(String code, char c, int from, int end) {
        for (int i = from; i < end; i++) {
            if (code.charAt(i) == c) {
                return i;
            }
        }
        return -1;
    }

    /** Where the line ends in which an offset lies. */
    static int lineEnd(String code, int from, int end) {
        int at = code.indexOf('\n', from);
        return at < 0 || at > end ? end : at;
    }

    /** Gathers what a language is made of. */
    static final class Builder {
        private final Words words;
        private Words constants = Words.NONE;
        private final List<Quote> quotes = new ArrayList<>();
        private final List<String> comments = new ArrayList<>();
        private String letters = "";
        private String inner = "";
        private boolean spaced;
        private boolean keys;
        private boolean heredocs;
        private boolean directives;

        Builder(Words words) {
            this.words = words;
        }

        /** Words that are values. */
        Builder constants(String written) {
            this.constants = Words.of(written);
            return this;
        }

        /** Comments to the end of the line. */
        Builder comments(String... marks) {
            comments.addAll(List.of(marks));
            return this;
        }

        /** Comments between two marks. */
        Builder comment(String open, String close) {
            quotes.add(new Quote(open, close, ' ', true, Shade.COMMENT));
            return this;
        }

        /** Quoted text within a line. Longer marks before shorter ones that begin alike. */
        Builder quotes(char escape, String... marks) {
            for (String mark : marks) {
                quotes.add(new Quote(mark, mark, escape, false, Shade.STRING));
            }
            return this;
        }

        /** Quoted text that may go over line ends. */
        Builder longQuotes(char escape, String... marks) {
            for (String mark : marks) {
                quotes.add(new Quote(mark, mark, escape, true, Shade.STRING));
            }
            return this;
        }

        /** Text between two marks that differ. */
        Builder quote(String open, String close) {
            quotes.add(new Quote(open, close, ' ', true, Shade.STRING));
            return this;
        }

        /** What besides letters a word may begin with, and hold. */
        Builder letters(String beginning, String within) {
            letters = beginning;
            inner = beginning + within;
            return this;
        }

        /** Comments only at a line's beginning and after blanks. */
        Builder spaced() {
            spaced = true;
            return this;
        }

        /** Quoted text before a colon is a key. */
        Builder keys() {
            keys = true;
            return this;
        }

        /** Texts up to a word, after two arrows. */
        Builder heredocs() {
            heredocs = true;
            return this;
        }

        /** Directives with {@code #} at the beginning of a line. */
        Builder directives() {
            directives = true;
            return this;
        }

        Language done() {
            return new Language(this);
        }
    }
}
