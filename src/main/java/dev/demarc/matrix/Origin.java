package dev.demarc.matrix;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where a matrix comes from, and who keeps it.
 *
 * @param source the published page that it restates
 * @param owner who keeps it
 * @param omits categories of a known model that are left out on purpose, and why
 */
public record Origin(
        @Nullable Source source,
        @Nullable String owner,
        @Nullable LocalDate reviewBy,
        Map<String, String> omits) {

    /** Nothing was said. */
    public static final Origin NONE = new Origin(null, null, null, Map.of());

    /** A published page. */
    public record Source(
            @Nullable String title,
            @Nullable String url,
            @Nullable LocalDate retrieved) {}

    /** Sorts what is left out. */
    public Origin {
        omits = java.util.Collections.unmodifiableMap(new TreeMap<>(omits));
    }
}
