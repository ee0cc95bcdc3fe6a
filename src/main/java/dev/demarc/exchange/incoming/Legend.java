package dev.demarc.exchange.incoming;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the marks in a table mean, as sentences and lists around it tell: {@code ❌ Customer}, {@code C = customer},
 * {@code Google (G)}.
 */
final class Legend {

    /** Words for a cell in which nothing stands. */
    private static final Set<String> EMPTY = Set.of("empty", "blank");

    private static final String ENDS = ";,.|·/";
    private static final String LOOKS = "*_`\"“”'";

    private final Map<String, String> meanings = new LinkedHashMap<>();

    /**
     * Reads a legend.
     *
     * @param lines that stand around the table
     * @param marks that stand in it
     */
    Legend(List<String> lines, Set<String> marks) {
        for (String written : lines) {
            String line = CellText.of(written).text().replace('\n', ' ');
            for (String mark : marks) {
                if (!meanings.containsKey(mark)) {
                    keep(mark, told(line, mark, marks));
                }
            }
            for (String word : EMPTY) {
                if (!meanings.containsKey("")) {
                    keep("", separated(line.toLowerCase(Locale.ROOT), word, marks));
                }
            }
        }
    }

    private void keep(String mark, @Nullable String meaning) {
        if (meaning != null && !meaning.isBlank()) {
            meanings.put(mark, meaning.strip());
        }
    }

    /** What a mark means, in words; nothing if nobody says so. The empty mark is that of empty cells. */
    @Nullable
    String meaning(String mark) {
        return meanings.get(mark);
    }

    /** What its marks mean, in words. */
    List<String> meanings() {
        return List.copyOf(meanings.values());
    }

    /** Whether it tells of any mark. */
    boolean isEmpty() {
        return meanings.isEmpty();
    }

    private static @Nullable String told(String line, String mark, Set<String> marks) {
        for (int at = line.indexOf(mark); at >= 0; at = line.indexOf(mark, at + 1)) {
            int end = at + mark.length();
            if (!isAlone(line, at, end)) {
                continue;
            }
            if (at > 0 && line.charAt(at - 1) == '(' && end < line.length() && line.charAt(end) == ')') {
                String before = before(line, at - 1);
                if (!before.isBlank()) {
                    return before;
                }
            }
            boolean sign = mark.codePoints().noneMatch(Character::isLetterOrDigit);
            String meaning = after(line, end, sign, marks);
            if (meaning != null) {
                return meaning;
            }
        }
        return null;
    }

    private static @Nullable String separated(String line, String word, Set<String> marks) {
        int at = line.indexOf(word);
        if (at < 0 || !isAlone(line, at, at + word.length())) {
            return null;
        }
        int end = at + word.length();
        for (String noun : new String[] {" cells", " cell"}) {
            end += line.startsWith(noun, end) ? noun.length() : 0;
        }
        return after(line, end, false, marks);
    }

    private static boolean isAlone(String line, int from, int to) {
        boolean letter = Character.isLetterOrDigit(line.codePointAt(from));
        return !letter
                || ((from == 0 || !Character.isLetterOrDigit(line.charAt(from - 1)))
                        && (to >= line.length() || !Character.isLetterOrDigit(line.charAt(to))));
    }

    /** The words behind a mark; a letter needs a sign between the two. */
    private static @Nullable String after(String line, int from, boolean sign, Set<String> marks) {
        int at = from;
        boolean parted = sign;
        while (at < line.length()) {
            char c = line.charAt(at);
            if (c == '=' || c == ':' || c == '–' || c == '—' || c == '→' || (c == '-' && at > from)) {
                parted = true;
            } else if (line.startsWith("means ", at)) {
                parted = true;
                at += "means".length();
            } else if (!Character.isWhitespace(c) && LOOKS.indexOf(c) < 0 && c != ')') {
                break;
            }
            at++;
        }
        if (!parted || at >= line.length()) {
            return null;
        }
        int end = at;
        while (end < line.length() && ENDS.indexOf(line.charAt(end)) < 0 && !isMarkAt(line, end, at, marks)) {
            end++;
        }
        return line.substring(at, end).replaceAll("[()\\[\\]]+$", "");
    }

    private static boolean isMarkAt(String line, int at, int from, Set<String> marks) {
        if (at == from) {
            return false;
        }
        for (String mark : marks) {
            boolean begins = Character.isWhitespace(line.charAt(at - 1)) || line.charAt(at - 1) == '(';
            if (begins && line.startsWith(mark, at) && isAlone(line, at, at + mark.length())) {
                return true;
            }
        }
        return false;
    }

    private static String before(String line, int to) {
        int from = to;
        while (from > 0
                && ENDS.indexOf(line.charAt(from - 1)) < 0
                && line.charAt(from - 1) != ')'
                && line.charAt(from - 1) != ':') {
            from--;
        }
        return line.substring(from, to).strip();
    }
}
