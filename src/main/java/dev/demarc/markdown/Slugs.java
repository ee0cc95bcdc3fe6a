package dev.demarc.markdown;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Gives headings their ids, as GitHub does. */
final class Slugs {

    private final Map<String, Integer> taken = new HashMap<>();

    Slugs(List<String> before) {
        before.forEach(id -> taken.put(id, 0));
    }

    /** The id of the next heading of that text; one that stands already gets a number. */
    String next(String text) {
        String slug = slug(text);
        String wanted = slug.isEmpty() ? "section" : slug;
        Integer times = taken.get(wanted);
        if (times == null) {
            taken.put(wanted, 0);
            return wanted;
        }
        int number = times;
        String id;
        do {
            number++;
            id = wanted + "-" + number;
        } while (taken.containsKey(id));
        taken.put(wanted, number);
        taken.put(id, 0);
        return id;
    }

    /** Small letters, digits, {@code -} and {@code _}; blanks become {@code -}. */
    static String slug(String text) {
        String small = Normalizer.normalize(text, Normalizer.Form.NFC).strip().toLowerCase(Locale.ROOT);
        var out = new StringBuilder(small.length());
        for (int i = 0; i < small.length(); ) {
            int c = small.codePointAt(i);
            if (c == ' ' || c == '\n' || c == '\t') {
                out.append('-');
            } else if (c == '-' || isWord(c)) {
                out.appendCodePoint(c);
            }
            i += Character.charCount(c);
        }
        return out.toString();
    }

    private static boolean isWord(int c) {
        return switch (Character.getType(c)) {
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.DECIMAL_DIGIT_NUMBER,
                    Character.LETTER_NUMBER,
                    Character.OTHER_NUMBER,
                    Character.CONNECTOR_PUNCTUATION -> true;
            default -> false;
        };
    }
}
