package dev.demarc.exchange.incoming;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A cell's words without what is only looks.
 *
 * @param text in the case in which it was written
 * @param notes the marks that refer to notes, as {@code 1} or {@code †}
 */
record CellText(String text, List<String> notes) {

    private static final Pattern LINK = Pattern.compile("!?\\[([^\\]\\[]{0,300})\\]\\([^()\\s]{0,1000}\\)");
    private static final Pattern NOTE =
            Pattern.compile("\\^?\\[\\^?(\\d{1,3}|[a-z])\\]\\^?|\\^(\\d{1,3})\\^|\\[\\^([\\w-]{1,20})\\]");
    private static final Pattern EMPHASIS = Pattern.compile("\\*\\*|__|`|~~");
    private static final String NOTE_SIGNS = "†‡★☆¹²³⁰⁴⁵⁶⁷⁸⁹";
    private static final String PLAIN_DIGITS = "0123456789";
    private static final String RAISED_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /** Copies the list. */
    CellText {
        notes = List.copyOf(notes);
    }

    /** Reads a cell. */
    static CellText of(String written) {
        return isPlain(written) ? new CellText(written, List.of()) : read(written);
    }

    /** Most cells are a word or two, in which there is nothing to look for. */
    private static boolean isPlain(String written) {
        char before = ' ';
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            boolean plain = (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || (c == ' ' && before != ' ')
                    || c == ','
                    || c == '-';
            if (!plain) {
                return false;
            }
            before = c;
        }
        return written.isEmpty() || before != ' ';
    }

    private static CellText read(String written) {
        var notes = new ArrayList<String>();
        String text = LINK.matcher(written).replaceAll("$1");
        var noted = NOTE.matcher(text);
        var kept = new StringBuilder();
        while (noted.find()) {
            // A number in brackets alone may be all that the cell says.
            boolean all = noted.start() == 0 && noted.end() == text.length();
            if (!all) {
                notes.add(
                        noted.group(1) != null
                                ? noted.group(1)
                                : noted.group(2) != null ? noted.group(2) : noted.group(3));
            }
            noted.appendReplacement(kept, all ? "$0" : "");
        }
        noted.appendTail(kept);
        text = withoutSigns(kept.toString(), notes);
        text = EMPHASIS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .replaceAll("");
        text = text.replace('\u2019', '\'')
                .replace('\u2018', '\'')
                .replace("\uFE0F", "")
                .replace("\u200B", "");
        text = blanks(text);
        if (text.length() > 2 && isWrapped(text, '*')) {
            text = text.substring(1, text.length() - 1);
        } else if (text.length() > 2 && isWrapped(text, '_')) {
            text = text.substring(1, text.length() - 1);
        }
        while (text.length() > 1 && text.endsWith("*")) {
            notes.add("*");
            text = text.substring(0, text.length() - 1).strip();
        }
        return new CellText(text, notes);
    }

    private static boolean isWrapped(String text, char mark) {
        return text.charAt(0) == mark && text.indexOf(mark, 1) == text.length() - 1;
    }

    private static String withoutSigns(String text, List<String> notes) {
        var kept = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int raised = RAISED_DIGITS.indexOf(c);
            // A sign that stands alone is a mark of its own; behind a word it refers to a note.
            if (NOTE_SIGNS.indexOf(c) >= 0 && !kept.toString().isBlank()) {
                notes.add(raised < 0 ? Character.toString(c) : Character.toString(PLAIN_DIGITS.charAt(raised)));
            } else {
                kept.append(c);
            }
        }
        return kept.toString();
    }

    private static String blanks(String text) {
        var out = new StringBuilder(text.length());
        boolean blank = false;
        boolean line = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                line = true;
            } else if (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)) {
                blank = true;
            } else {
                if (out.length() > 0 && line) {
                    out.append('\n');
                } else if (out.length() > 0 && blank) {
                    out.append(' ');
                }
                blank = false;
                line = false;
                out.append(c);
            }
        }
        return out.toString();
    }

    /** The text without capitals and without punctuation at its end; lines are joined. */
    String key() {
        return key(text);
    }

    /** A text as it is compared with others. */
    static String key(String text) {
        String key = text.toLowerCase(Locale.ROOT)
                .replace('\n', ' ')
                .replace('-', ' ')
                .replace('‑', ' ');
        key = key.replaceAll("\\s+", " ").strip();
        int end = key.length();
        while (end > 1 && ".:;,".indexOf(key.charAt(end - 1)) >= 0) {
            end--;
        }
        return key.substring(0, end).strip();
    }

    /** In one line, and without a full stop at its end. */
    String line() {
        String line = text.replace('\n', ' ').strip();
        return line.length() > 1 && line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    /** Whether it is a sign, or a letter or two, rather than a word. */
    boolean isMark() {
        if (text.isEmpty()) {
            return false;
        }
        boolean letters = text.codePoints().anyMatch(Character::isLetterOrDigit);
        int points = text.codePointCount(0, text.length());
        if (text.codePoints().allMatch(Character::isDigit)) {
            return text.equals("1") || text.equals("0");
        }
        return letters ? points <= 2 : points <= 4;
    }
}
