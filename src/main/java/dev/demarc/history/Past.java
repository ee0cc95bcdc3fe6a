package dev.demarc.history;

import dev.demarc.model.Changes;
import dev.demarc.source.Digest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What commits tell of a folder's files. Places are paths from that folder, with {@code /}.
 *
 * <p>Nothing is looked for before the first question, and nothing is written. Where there is no repository, or one that
 * can't be read, nothing is known. No type of JGit's is named here, or checking this class would load it.
 */
public final class Past {

    /**
     * Where a file went.
     *
     * @param to the place that it has now
     * @param commit the beginning of the name of the commit that moved it; nothing if none has it yet
     */
    public record Move(String to, @Nullable String commit) {}

    /**
     * A commit as people name it.
     *
     * @param name the beginning of its name
     * @param day when it was made, in UTC
     */
    public record Commit(String name, LocalDate day) {}

    /**
     * A commit that touched some of the files that were asked about.
     *
     * @param commit its whole name
     * @param second when it was made, in seconds since 1970
     * @param before of these files, by their places, the name of the content that each had before it; empty if it wasn't
     *     there
     */
    public record Step(String commit, long second, SortedMap<String, String> before) {}

    /**
     * How files came to be what they are.
     *
     * @param files names of their contents in the last commit, by their places
     * @param steps the commits that touched any of them, the newest first, as far back as is looked
     */
    public record Trail(SortedMap<String, String> files, List<Step> steps) {

        /** Nothing is known. */
        static final Trail NONE = new Trail(Collections.emptySortedMap(), List.of());
    }

    /** Contents of files by their names, from a repository that is opened when somebody asks, and then held. */
    public final class Contents implements AutoCloseable {

        private @Nullable Commits commits;

        private Contents() {}

        /**
         * One of them.
         *
         * @return nothing if it is too large for a file with data
         * @throws IOException if it can't be read
         */
        public Optional<byte[]> of(String name) throws IOException {
            try {
                return Optional.ofNullable(held().content(name));
            } catch (IOException | RuntimeException e) {
                hasFailed = true;
                throw new IOException("The repository is broken", e);
            }
        }

        private Commits held() throws IOException {
            Commits held = commits;
            if (held == null) {
                Checkout at = checkout();
                if (at == null) {
                    throw new IOException("There is no repository");
                }
                held = Commits.of(at);
                commits = held;
            }
            return held;
        }

        @Override
        public void close() {
            if (commits != null) {
                commits.close();
            }
        }
    }

    private interface Question<R> {
        R of(Commits commits) throws IOException;
    }

    private final Path root;
    private @Nullable Checkout checkout;
    private boolean looked;
    private @Nullable Moves moves;
    private @Nullable LastChanges lastChanges;
    private boolean isFresh;
    private final Log log;
    private volatile boolean hasFailed;

    /** The past of a folder, of which nothing is kept for later runs. */
    public Past(Path root) {
        this(root, null, new Digest(0, 0));
    }

    /**
     * The past of a folder.
     *
     * @param cache where is kept what commits did; nothing for nowhere
     * @param program reads only what it has kept itself
     */
    public Past(Path root, @Nullable Path cache, Digest program) {
        this.root = root;
        this.log = new Log(cache, program);
    }

    /** Keeps for later runs what was read from commits, if there is something new. */
    public synchronized void keep() throws IOException {
        log.keep();
    }

    /**
     * What all that is told of the past hangs on, in one line.
     *
     * @return nothing if something couldn't be read, so that another run may tell more
     */
    public Optional<String> tip() {
        Checkout at = checkout();
        String tip = at == null ? "no repository" : at.prefix() + " " + at.tip().orElseGet(() -> ask(Commits::tip, ""));
        return hasFailed ? Optional.empty() : Optional.of(tip);
    }

    /** Lets the next question see commits that were made, and files that were changed, since the last. */
    public synchronized void afresh() {
        looked = false;
        isFresh = false;
        hasFailed = false;
    }

    /** Whether the folder lies in a repository. */
    public boolean isKept() {
        return checkout() != null;
    }

    /** Whether the repository lacks commits that it once had. */
    public boolean isShallow() {
        return ask(Commits::isShallow, false);
    }

    /** Whether a revision, as git writes them, means a commit. */
    public boolean knows(String revision) {
        return ask(commits -> commits.knows(revision), false);
    }

    /** The commit that a revision means; nothing if it isn't known. */
    public Optional<Commit> commit(String revision) {
        return ask(commits -> commits.told(revision), Optional.empty());
    }

    /**
     * The last commit that two revisions both come from.
     *
     * @return its whole name; nothing if there is none, or it isn't known
     */
    public Optional<String> forkOf(String one, String other) {
        return ask(commits -> commits.forkOf(one, other), Optional.empty());
    }

    /** What branches and tags are called; sorted. */
    public List<String> names() {
        return ask(Commits::names, List.of());
    }

    /**
     * Where a file went that isn't there any more: through all moves since, as far as they can be told from commits.
     *
     * @param present the places of all files that are there now
     */
    public synchronized Optional<Move> move(String place, Collection<String> present) {
        return ask(
                commits -> {
                    Moves known = moves(commits);
                    return known == null ? Optional.empty() : known.of(place, present);
                },
                Optional.empty());
    }

    private @Nullable Moves moves(Commits commits) throws IOException {
        if (!isFresh) {
            moves = commits.moves(moves, root);
            isFresh = true;
        }
        return moves;
    }

    /**
     * Files as a revision has them, by their places.
     *
     * @return nothing if it isn't known
     */
    public Optional<SortedMap<String, byte[]>> filesAt(String revision, Predicate<String> wanted) {
        return ask(commits -> commits.filesAt(revision, wanted), Optional.empty());
    }

    /** The places of a revision's files; none if they aren't known. */
    public Set<String> placesAt(String revision, Predicate<String> wanted) {
        return ask(commits -> commits.placesAt(revision, wanted), Set.of());
    }

    /**
     * Files as they were at the end of a day, in UTC, by their places; none if nothing had been committed by then.
     *
     * @return nothing if it isn't known
     */
    public Optional<SortedMap<String, byte[]>> filesOn(LocalDate day, Predicate<String> wanted) {
        return ask(commits -> commits.filesOn(day, wanted), Optional.empty());
    }

    /**
     * When files were last changed, as the commits of the branch tell; none if it lacks commits that it once had, for
     * then all would seem to have come with the first that is left.
     */
    public synchronized Changes changes() {
        return ask(
                commits -> {
                    LastChanges known = commits.lastChanges(lastChanges, log);
                    lastChanges = known;
                    return known == null ? Changes.NONE : new Changes(known.seconds());
                },
                Changes.NONE);
    }

    /** The whole name of the last commit of a day, in UTC, or before it; nothing if there was none yet, or it isn't known. */
    public Optional<String> commitOn(LocalDate day) {
        return ask(commits -> commits.named(day), Optional.empty());
    }

    /**
     * How certain files came to be what they are in the last commit; nothing in it if there are no commits, or some are
     * missing that the branch once had.
     */
    public synchronized Trail trail(Predicate<String> wanted) {
        return ask(
                commits -> {
                    Trail found = commits.trail(wanted, log);
                    return found == null ? Trail.NONE : found;
                },
                Trail.NONE);
    }

    /** Contents of files, by the names that a trail gives. */
    public Contents contents() {
        return new Contents();
    }

    /** The folder's path from the repository's top, ending with a slash; empty for the top, and without a repository. */
    public String prefix() {
        Checkout at = checkout();
        return at == null ? "" : at.prefix();
    }

    private synchronized @Nullable Checkout checkout() {
        if (!looked) {
            checkout = Checkout.around(root).orElse(null);
            looked = true;
        }
        return checkout;
    }

    private <R> R ask(Question<R> question, R unknown) {
        Checkout at = checkout();
        if (at == null) {
            return unknown;
        }
        try (var commits = Commits.of(at)) {
            return question.of(commits);
        } catch (IOException | RuntimeException e) {
            // A repository that is broken, or newer than JGit, may fail anywhere and in any way. The wiki can do
            // nothing
            // for it, and is checked all the same, by what is there now.
            hasFailed = true;
            return unknown;
        }
    }
}
