package dev.demarc.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * When files were last changed.
 *
 * @param seconds since 1970, by the path from the wiki's root
 */
public record Changes(Map<String, Integer> seconds) {

    /** Nothing is known. */
    public static final Changes NONE = new Changes(Map.of());

    /** Copies the map. */
    public Changes {
        seconds = Map.copyOf(seconds);
    }

    /** The same of some files only. */
    public Changes only(Predicate<String> wanted) {
        var left = new HashMap<>(seconds);
        left.keySet().removeIf(wanted.negate());
        return new Changes(left);
    }

    /** Whether anything is known. */
    public boolean isKnown() {
        return !seconds.isEmpty();
    }

    /** When a file was last changed; nothing if nobody knows. */
    public @Nullable Instant of(String place) {
        Integer second = seconds.get(place);
        return second == null ? null : Instant.ofEpochSecond(Integer.toUnsignedLong(second));
    }

    /** The day of that, in UTC. */
    public @Nullable LocalDate dayOf(String place) {
        Instant at = of(place);
        return at == null ? null : at.atZone(ZoneOffset.UTC).toLocalDate();
    }

    /** When the files of a page were last changed: its text, and its matrix; nothing if nobody knows. */
    public @Nullable Instant of(Site site, SitePage page) {
        Page prose = page.prose();
        Instant last = prose == null ? null : of(prose.place());
        Instant data =
                site.dutiesFor(page).map(duties -> of(duties.file().place())).orElse(null);
        return last == null || (data != null && data.isAfter(last)) ? data : last;
    }
}
