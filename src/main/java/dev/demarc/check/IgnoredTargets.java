package dev.demarc.check;

import dev.demarc.source.Globs;
import java.util.List;

/** Link targets of which the settings say that nobody should follow them. */
public final class IgnoredTargets {

    private final Globs globs;

    /** Targets that match patterns, read as in {@code .gitignore}. */
    public IgnoredTargets(List<String> patterns) {
        this.globs = Globs.of(patterns);
    }

    /** Whether a target, as written, is one of them. A slash in front means the top, in a pattern and in a target. */
    public boolean cover(String target) {
        return !globs.isEmpty()
                && (globs.match(target) || (target.startsWith("/") && globs.match(target.substring(1))));
    }
}
