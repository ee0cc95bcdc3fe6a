package dev.demarc.matrix;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The rules for ids, and the names that they stand for. */
public final class Ids {

    /** Words of the table of cell forms, and the one name that an address can't have. */
    public static final List<String> RESERVED = List.of(
            "shared",
            "outsourced",
            "varies",
            "default",
            "n/a",
            "undetermined",
            "owner",
            "until",
            "to",
            "by",
            "text",
            "otherwise",
            "index");

    private static final Pattern KEBAB = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern NOT_KEBAB = Pattern.compile("[^a-z0-9]+");

    private Ids() {}

    /** Whether an id may be written so. */
    public static boolean isId(String written) {
        return KEBAB.matcher(written).matches() && !RESERVED.contains(written);
    }

    /** An id in words: {@code identity-and-access} is “Identity and access”. */
    public static String words(String id) {
        String words = id.replace('-', ' ').strip();
        if (words.isEmpty()) {
            return id;
        }
        int first = words.codePointAt(0);
        return Character.toString(Character.toUpperCase(first)) + words.substring(Character.charCount(first));
    }

    /** The nearest id for a name; {@code matrix} if it has neither letter nor digit. */
    public static String kebab(String name) {
        String kebab = NOT_KEBAB.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("-");
        int from = kebab.startsWith("-") ? 1 : 0;
        int to = kebab.endsWith("-") ? kebab.length() - 1 : kebab.length();
        return from < to ? kebab.substring(from, to) : "matrix";
    }
}
