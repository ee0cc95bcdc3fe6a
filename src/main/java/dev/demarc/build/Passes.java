package dev.demarc.build;

import dev.demarc.diagnostic.RuleId;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
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

    /**
     * Rules that find nothing in such a run, or not all.
     *
     * @param past whether the wiki's past is known
     */
    public Set<RuleId> idle(boolean past) {
        var idle = EnumSet.noneOf(RuleId.class);
        for (RuleId rule : RuleId.values()) {
            if ((!external && rule.id().startsWith("external-"))
                    || (!past && rule.id().equals("renamed-not-declared"))) {
                idle.add(rule);
            }
        }
        return idle;
    }

    // By hand: Java would spin the method from method handles at each start, which no archive of classes keeps.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Passes passes
                && passes.external == external
                && passes.output == output
                && Objects.equals(passes.since, since);
    }

    @Override
    public int hashCode() {
        return Objects.hash(external, output, since);
    }

    /** What a build and a preview check. */
    public static final Passes USUAL = new Passes(false, false, null);
}
