package dev.demarc.build;

import org.jspecify.annotations.Nullable;

/**
 * Checks that cost more than a build wants to spend, each only when it is asked for.
 *
 * @param external whether links that leave the wiki are followed
 * @param output whether the finished pages are read again, and all in them that leads somewhere is followed
 * @param since the revision with which the wiki is compared; nothing if it isn't
 */
public record Passes(
        boolean external, boolean output, @Nullable String since) {

    /** The revision that was committed last. */
    public static final String LAST_COMMIT = "HEAD";

    /** What a build and a preview check. */
    public static final Passes USUAL = new Passes(false, false, null);
}
