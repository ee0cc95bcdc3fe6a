package dev.demarc.render;

import java.util.Locale;

/**
 * The form that a noun takes after a whole number, by the categories of the Unicode CLDR.
 *
 * <p>The rules are written down here, since those of the Java machine change with its version. A language that isn't named
 * here has one form for 1 and another for all else.
 */
enum Plural {
    ZERO,
    ONE,
    TWO,
    FEW,
    MANY,
    OTHER;

    /** As it ends a key: {@code .few}. */
    String ending() {
        return "." + name().toLowerCase(Locale.ROOT);
    }

    /**
     * The form for a count of 0 or more.
     *
     * @param language the first part of a language tag, in small letters
     */
    static Plural of(String language, int n) {
        int ten = n % 10;
        int hundred = n % 100;
        boolean teen = hundred >= 11 && hundred <= 19;
        boolean few = ten >= 2 && ten <= 4 && (hundred < 12 || hundred > 14);
        return switch (language) {
            case "ar" -> arabic(n, hundred);
            case "fr", "pt", "hy", "fa", "hi", "bn", "am" -> n < 2 ? ONE : OTHER;
            case "he", "iw" -> n == 1 ? ONE : n == 2 ? TWO : OTHER;
            case "ru", "uk", "be" -> ten == 1 && hundred != 11 ? ONE : few ? FEW : MANY;
            case "sr", "hr", "bs" -> ten == 1 && hundred != 11 ? ONE : few ? FEW : OTHER;
            case "pl" -> n == 1 ? ONE : few ? FEW : MANY;
            case "cs", "sk" -> n == 1 ? ONE : n >= 2 && n <= 4 ? FEW : OTHER;
            case "sl" -> hundred == 1 ? ONE : hundred == 2 ? TWO : hundred == 3 || hundred == 4 ? FEW : OTHER;
            case "lt" -> teen ? OTHER : ten == 1 ? ONE : ten >= 2 ? FEW : OTHER;
            case "lv" -> teen || ten == 0 ? ZERO : ten == 1 ? ONE : OTHER;
            case "ro" -> n == 1 ? ONE : n == 0 || (hundred >= 1 && hundred <= 19) ? FEW : OTHER;
            case "ja", "zh", "ko", "vi", "th", "id", "ms", "my", "lo", "km" -> OTHER;
            default -> n == 1 ? ONE : OTHER;
        };
    }

    private static Plural arabic(int n, int hundred) {
        if (n <= 2) {
            return n == 0 ? ZERO : n == 1 ? ONE : TWO;
        }
        return hundred >= 3 && hundred <= 10 ? FEW : hundred >= 11 ? MANY : OTHER;
    }
}
