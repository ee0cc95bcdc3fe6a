package dev.demarc.render;

import java.time.LocalDate;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The theme's own words in one language. Templates see it as a map from key to text.
 *
 * <p>Besides the words themselves it holds {@code lang}, the language that they are in, and {@code dir}, the way in which
 * the wiki's language is written: {@code ltr} or {@code rtl}.
 */
public final class Words extends AbstractMap<String, String> {

    /** Languages that are written from right to left in their usual script. */
    private static final Set<String> RIGHT_TO_LEFT =
            Set.of("ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi");

    private static final Set<String> RIGHT_TO_LEFT_SCRIPTS = Set.of("adlm", "arab", "hebr", "nkoo", "syrc", "thaa");

    // In the order of keys, and found by hash: templates ask a hundred times for each page.
    private final Map<String, String> byKey;
    private final String language;
    private final String group;

    /**
     * Words.
     *
     * @param language the wiki's, a BCP 47 tag
     * @param told the language that the words are in, in small letters
     */
    Words(Map<String, String> byKey, String language, String told) {
        var all = new TreeMap<>(byKey);
        all.put("lang", told);
        all.put("dir", isRightToLeft(language) ? "rtl" : "ltr");
        this.byKey = Collections.unmodifiableMap(new LinkedHashMap<>(all));
        this.language = first(told);
        this.group = all.getOrDefault("number.group", "");
    }

    private static String first(String tag) {
        return tag.split("-", 2)[0].toLowerCase(Locale.ROOT);
    }

    private static boolean isRightToLeft(String tag) {
        String[] parts = tag.toLowerCase(Locale.ROOT).split("-", -1);
        for (int i = 1; i < parts.length; i++) {
            if (parts[i].length() == 4 && Character.isLetter(parts[i].charAt(0))) {
                return RIGHT_TO_LEFT_SCRIPTS.contains(parts[i]);
            }
        }
        return RIGHT_TO_LEFT.contains(parts[0]);
    }

    /**
     * The text of a key that the theme is known to have, with {@code {0}}, {@code {1}} … filled in. A whole number is
     * written as {@link #number} does.
     */
    public String of(String key, Object... values) {
        String text = byKey.get(key);
        if (text == null) {
            throw new IllegalStateException("The theme has no word " + key);
        }
        return filled(text, values);
    }

    /**
     * A count with its noun: {@code KEY.one}, {@code KEY.few} and so on, by the language; {@code KEY.other} stands for the
     * forms that aren't there. {@code {0}} is the number.
     */
    public String count(String key, int number) {
        String form = key + Plural.of(language, number).ending();
        return of(byKey.containsKey(form) ? form : key + ".other", number);
    }

    /** A whole number, its thousands parted in the language's way. */
    public String number(int number) {
        String digits = Integer.toString(number);
        int sign = number < 0 ? 1 : 0;
        if (group.isEmpty() || digits.length() - sign <= 3) {
            return digits;
        }
        var parted = new StringBuilder(digits);
        for (int at = digits.length() - 3; at > sign; at -= 3) {
            parted.insert(at, group);
        }
        return parted.toString();
    }

    /** A date as people write it; empty if there is none. */
    public String date(@Nullable LocalDate date) {
        return date == null
                ? ""
                : of(
                        "date",
                        day(date.getDayOfMonth()),
                        of("month." + date.getMonthValue()),
                        Integer.toString(date.getYear()));
    }

    /** The day of a month; some languages write the first in a way of its own. */
    private String day(int day) {
        String own = byKey.get("day." + day);
        return own == null ? Integer.toString(day) : own;
    }

    // One pass, so that a value that holds “{1}” stays as it is.
    private String filled(String text, Object... values) {
        if (values.length == 0) {
            return text;
        }
        var filled = new StringBuilder(text.length() + 32);
        int done = 0;
        for (int open = text.indexOf('{'); open >= 0 && open + 2 < text.length(); open = text.indexOf('{', open + 1)) {
            int number = text.charAt(open + 2) == '}' ? text.charAt(open + 1) - '0' : -1;
            if (number >= 0 && number < values.length) {
                filled.append(text, done, open)
                        .append(values[number] instanceof Integer whole ? number(whole) : values[number]);
                done = open + 3;
            }
        }
        return filled.append(text, done, text.length()).toString();
    }

    @Override
    public @Nullable String get(@Nullable Object key) {
        return byKey.get(key);
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return byKey.containsKey(key);
    }

    @Override
    public Set<Entry<String, String>> entrySet() {
        return byKey.entrySet();
    }
}
