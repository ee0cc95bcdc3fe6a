package dev.demarc.build;

import dev.demarc.history.Past;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Two states of a wiki: what git calls them, and what is shown of them.
 *
 * @param before a revision, as git writes it
 * @param after the same; nothing for the files as they lie in the work tree
 */
public record Revisions(String before, @Nullable String after) {

    /** What the files are called as they lie there. */
    static final String WORK_TREE = "work tree";

    private static final String LAST_COMMIT = Passes.LAST_COMMIT;
    private static final String RANGE = "..";
    private static final String SINCE_FORK = "...";

    /** The last commit and the work tree: what was not committed yet. */
    public static Revisions uncommitted() {
        return new Revisions(LAST_COMMIT, null);
    }

    /**
     * As they are written in git: {@code REV} to the work tree, {@code REV..REV}, or {@code REV...REV} from where the two
     * parted. A revision left out is the last commit.
     *
     * @return empty if the two never parted from one
     */
    public static Optional<Revisions> of(Wiki wiki, String written) {
        int fork = written.indexOf(SINCE_FORK);
        if (fork >= 0) {
            String one = named(written.substring(0, fork));
            String other = named(written.substring(fork + SINCE_FORK.length()));
            return new Past(wiki.folders().root()).forkOf(one, other).map(parted -> new Revisions(parted, other));
        }
        int range = written.indexOf(RANGE);
        return Optional.of(
                range < 0
                        ? new Revisions(written, null)
                        : new Revisions(
                                named(written.substring(0, range)), named(written.substring(range + RANGE.length()))));
    }

    private static String named(String written) {
        return written.isEmpty() ? LAST_COMMIT : written;
    }

    /** What the newer state is called. */
    public String newer() {
        return after == null ? WORK_TREE : after;
    }
}
