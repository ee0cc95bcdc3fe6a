package dev.demarc.check.rules;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What can be read in a table's cell, without what is only looks. */
final class TableText {

    private TableText() {}

    /** Without capitals, marks of emphasis and of footnotes, and punctuation at the end; blanks are single. */
    static String plain(String text) {
        var kept = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isNoteMark(c)) {
                continue;
            }
            int after = note(text, i);
            if (after > i) {
                i = after - 1;
            } else {
                kept.append(c == '’' || c == '‘' ? '\'' : c);
            }
        }
        String plain = DutyTables.plain(kept.toString());
        int end = plain.length();
        while (end > 0 && (plain.charAt(end - 1) == ' ' || ".:;,".indexOf(plain.charAt(end - 1)) >= 0)) {
            end--;
        }
        return plain.substring(0, end);
    }

    /** Signs that refer to a note, and the selector that makes an emoji of a sign. */
    private static boolean isNoteMark(char c) {
        return "†‡★☆¹²³⁰⁴⁵⁶⁷⁸⁹\uFE0F".indexOf(c) >= 0;
    }

    /** The end of {@code [^1]}, {@code ^[1]^} or {@code ^1^} that begins there; else the same offset. */
    private static int note(String text, int at) {
        boolean bracket = text.startsWith("[^", at);
        boolean raised = !bracket && text.charAt(at) == '^';
        if (!bracket && !raised) {
            return at;
        }
        int close = bracket ? text.indexOf(']', at) : text.indexOf('^', at + 1);
        return close < 0 || close - at > 8 ? at : close + 1;
    }

    /** A name as it is compared: {@link #plain}, and hyphens are blanks, apostrophes nothing, {@code &} is “and”. */
    static String key(String text) {
        if (isSimple(text)) {
            return text.toLowerCase(Locale.ROOT);
        }
        String plain = plain(text).replace("&", " and ");
        var key = new StringBuilder(plain.length());
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            boolean blank = c == ' ' || c == '-' || c == '–' || c == '—' || c == '‑';
            if (blank) {
                if (key.length() > 0 && key.charAt(key.length() - 1) != ' ') {
                    key.append(' ');
                }
            } else if (c != '\'') {
                key.append(c);
            }
        }
        return key.toString().strip().toLowerCase(Locale.ROOT);
    }

    /** Whether a name is ASCII letters and digits with single blanks between, as most are: only its capitals go. */
    private static boolean isSimple(String text) {
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!letter && (c != ' ' || before == ' ')) {
                return false;
            }
            before = c;
        }
        return before != ' ';
    }

    /** The same without a bracket at its end: {@code SaaS (Office)} → {@code saas}. */
    static String keyWithoutBracket(String text) {
        String plain = plain(text);
        int open = plain.lastIndexOf('(');
        return open > 0 && plain.endsWith(")") ? key(plain.substring(0, open)) : key(text);
    }

    /** Pieces between signs and words that join: commas, slashes, {@code and}, line breaks. */
    static List<String> listed(String plain) {
        var pieces = new ArrayList<String>();
        for (String piece : plain.split("\\s*[,/;+&\\n]\\s*(?:and\\s+)?|\\s+and\\s+", -1)) {
            if (!piece.isBlank()) {
                pieces.add(piece.strip());
            }
        }
        return pieces;
    }

    /** A text as it is written into a cell, so that it reads there as it is. */
    static String written(String text) {
        String line = Normalizer.normalize(text, Normalizer.Form.NFC)
                .replaceAll("\\s+", " ")
                .strip();
        var written = new StringBuilder(line.length() + 4);
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean mark = "\\`*<[]|~".indexOf(c) >= 0
                    || (c == '_' && isEdge(line, i))
                    || (c == '&' && i + 1 < line.length() && !Character.isWhitespace(line.charAt(i + 1)));
            written.append(mark ? "\\" : "").append(c);
        }
        return written.toString();
    }

    private static boolean isEdge(String line, int at) {
        return at == 0
                || at == line.length() - 1
                || !Character.isLetterOrDigit(line.charAt(at - 1))
                || !Character.isLetterOrDigit(line.charAt(at + 1));
    }
}
