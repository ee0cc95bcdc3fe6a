package dev.demarc.check;

import dev.demarc.source.Globs;
import java.util.List;

/** The files that a pattern of the settings means, whether it begins at the wiki's root or at the source. */
final class Reach {

    private final Globs globs;
    private final String source;

    /**
     * The reach of a pattern.
     *
     * @param source the source folder from the wiki's root, ending with a slash or empty
     */
    Reach(String pattern, String source) {
        this.globs = Globs.of(List.of(pattern));
        this.source = source;
    }

    /** Whether it means a file, by its path from the wiki's root. */
    boolean covers(String place) {
        boolean below = !source.isEmpty() && place.startsWith(source);
        return globs.match(place) || (below && globs.match(place.substring(source.length())));
    }
}
