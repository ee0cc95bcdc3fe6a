package dev.demarc.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Words, and what they are looked up by: small letters without accents, and without the endings of English.
 *
 * <p>The endings are taken off lightly: what is left need not be a word, only the same for {@code encrypts}, {@code encrypted}
 * and {@code encryption}. The same rules stand in {@code assets/search.js}.
 */
public final class Terms {

    static final int SHORTEST_PREFIX = 3;
    static final int LONGEST = 40;

    private static final int LONG_NUMBER = 6;
    private static final int SHORT = 4;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    /** Words of a question that say nothing of what is asked. */
    private static final Set<String> STOP = Set.of(
            ("a about am an and any are as at be been but by can could do does for from had has have how i if in into is it its"
                            + " may me my no not of on or our owns responsible shall she should so that the their them then"
                            + " there these they this those to us was we were what when where which who whom whose why will"
                            + " with would you your")
                    .split(" ", -1));

    private Terms() {}

    /** The words of a short text, in their order, as they stand there but in small letters. */
    static List<String> words(String text) {
        var words = new ArrayList<String>();
        int i = 0;
        while (i < text.length()) {
            int end = end(text, i);
            if (end == i) {
                i++;
            } else {
                if (isKept(text, i, end)) {
                    words.add(text.substring(i, end).toLowerCase(Locale.ROOT));
                }
                i = end;
            }
        }
        return words;
    }

    /** Where the word that begins at an offset ends; the offset itself if none does. */
    static int end(String text, int from) {
        if (isSign(text.charAt(from))) {
            return from + 1;
        }
        int i = from;
        while (i < text.length() && isLetter(text.charAt(i)) && !isSign(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /** Whether a word is worth keeping: no lone letter, no long number, nothing that is no word at all. */
    static boolean isKept(String text, int from, int to) {
        int length = to - from;
        if (length == 1) {
            return isSign(text.charAt(from));
        }
        if (length > LONGEST) {
            return false;
        }
        if (length > LONG_NUMBER) {
            for (int i = from; i < to; i++) {
                if (text.charAt(i) > '9') {
                    return true;
                }
            }
            return false;
        }
        return true;
    }

    static boolean isLetter(char c) {
        return c < 128
                ? (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
                : Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    /** Whether a character is a word of its own: in Chinese and Japanese nothing stands between words. */
    static boolean isSign(char c) {
        return c >= 0x3040 && c <= 0x9FFF;
    }

    /** Whether a word says nothing of what is looked for. */
    static boolean isStop(String word) {
        return STOP.contains(word);
    }

    /** What a word in small letters is looked up by. */
    public static String term(String word) {
        String plain = folded(word);
        int length = plain.length();
        for (int i = 0; i < length; i++) {
            char c = plain.charAt(i);
            if (c < 'a' || c > 'z') {
                return plain;
            }
        }
        return length < SHORT ? plain : withoutE(withoutEnding(withoutPlural(plain)));
    }

    /** Without accents. */
    static String folded(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) >= 128) {
                return MARKS.matcher(Normalizer.normalize(word, Normalizer.Form.NFKD))
                        .replaceAll("");
            }
        }
        return word;
    }

    private static String withoutPlural(String w) {
        if (w.endsWith("ies") && w.length() > SHORT) {
            return cut(w, 3) + "y";
        }
        if (w.endsWith("sses")
                || (w.length() > 5
                        && (w.endsWith("ches") || w.endsWith("shes") || w.endsWith("xes") || w.endsWith("zes")))) {
            return cut(w, 2);
        }
        boolean plural = w.endsWith("s") && !w.endsWith("ss") && !w.endsWith("us") && !w.endsWith("is");
        return plural ? cut(w, 1) : w;
    }

    private static String withoutEnding(String w) {
        if ((w.endsWith("tion") || w.endsWith("sion")) && w.length() >= 7) {
            return withoutAt(cut(w, 3));
        }
        if (w.endsWith("ing") && w.length() >= 7) {
            return withoutAt(single(cut(w, 3)));
        }
        if (w.endsWith("ed") && w.length() >= 6) {
            return withoutAt(single(cut(w, 2)));
        }
        if (w.endsWith("ment") && w.length() >= 9) {
            return cut(w, 4);
        }
        return w.endsWith("ate") ? withoutAt(cut(w, 1)) : w;
    }

    /** So that {@code configuration} meets {@code configure}, and {@code certificate} {@code certification}. */
    private static String withoutAt(String w) {
        return w.endsWith("at") && w.length() >= 8 ? cut(w, 2) : w;
    }

    /** One letter of two: {@code planning} is {@code plan}. */
    private static String single(String w) {
        char last = w.charAt(w.length() - 1);
        boolean twice = w.charAt(w.length() - 2) == last && "lsz".indexOf(last) < 0;
        return twice ? cut(w, 1) : w;
    }

    private static String withoutE(String w) {
        return w.endsWith("e") && w.length() > SHORT ? cut(w, 1) : w;
    }

    private static String cut(String w, int letters) {
        return w.substring(0, w.length() - letters);
    }
}
