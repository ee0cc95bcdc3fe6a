package dev.demarc.render;

import java.time.LocalDate;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The theme's own words in one language. Templates see it as a map from key to text. */
public final class Words extends AbstractMap<String, String> {

    private final SortedMap<String, String> byKey;

    Words(Map<String, String> byKey) {
        this.byKey = Collections.unmodifiableSortedMap(new TreeMap<>(byKey));
    }

    /** The text of a key that the theme is known to have, with {@code {0}}, {@code {1}} … filled in. */
    public String of(String key, Object... values) {
        String text = byKey.get(key);
        if (text == null) {
            throw new IllegalStateException("The theme has no word " + key);
        }
        return filled(text, values);
    }

    /** A count with its noun: {@code KEY.one} for 1, else {@code KEY.other}; {@code {0}} is the number. */
    public String count(String key, int number) {
        return of(key + (number == 1 ? ".one" : ".other"), number);
    }

    /** A date as people write it; empty if there is none. */
    public String date(@Nullable LocalDate date) {
        return date == null
                ? ""
                : of("date", date.getDayOfMonth(), of("month." + date.getMonthValue()), date.getYear());
    }

    // One pass, so that a value that holds “{1}” stays as it is.
    private static String filled(String text, Object... values) {
        if (values.length == 0) {
            return text;
        }
        var filled = new StringBuilder(text.length() + 32);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int number = c == '{' && i + 2 < text.length() && text.charAt(i + 2) == '}' ? text.charAt(i + 1) - '0' : -1;
            if (number >= 0 && number < values.length) {
                filled.append(values[number]);
                i += 2;
            } else {
                filled.append(c);
            }
        }
        return filled.toString();
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
