package dev.demarc.model;

import java.text.Normalizer;
import java.util.Locale;

/** Names of files and parties, as words and as parts of addresses. */
public final class Names {

    private Names() {}

    /** A file's or folder's name as a title: {@code writing-pages} → “Writing pages”. */
    public static String inWords(String name) {
        String words = name.replace('-', ' ').replace('_', ' ').strip();
        if (words.isEmpty()) {
            return name;
        }
        int first = words.offsetByCodePoints(0, 1);
        return words.substring(0, first).toUpperCase(Locale.ROOT) + words.substring(first);
    }

    /** A party's name as a part of an address: letters and digits in lower case, all else one hyphen. */
    public static String slug(String name) {
        return slug(name, "party");
    }

    /** The same of any name; {@code otherwise} if nothing is left of it. */
    static String slug(String name, String otherwise) {
        var slug = new StringBuilder();
        Normalizer.normalize(name, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .forEach(c -> {
                    if (Character.isLetterOrDigit(c)) {
                        slug.appendCodePoint(c);
                    } else if (slug.length() > 0 && slug.charAt(slug.length() - 1) != '-') {
                        slug.append('-');
                    }
                });
        if (slug.length() > 0 && slug.charAt(slug.length() - 1) == '-') {
            slug.setLength(slug.length() - 1);
        }
        return slug.isEmpty() ? otherwise : slug.toString();
    }
}
