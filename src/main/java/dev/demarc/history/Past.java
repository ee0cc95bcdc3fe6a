package dev.demarc.history;

import dev.demarc.model.Changes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
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
     */
    public record Step(String commit, long second) {}

    private interface Question<R> {
        R of(Commits commits) throws IOException;
    }

    private final Path root;
    private @Nullable Checkout checkout;
    private boolean looked;
    private @Nullable Moves moves;
    private @Nullable LastChanges lastChanges;
    private boolean isFresh;

    /** The past of a folder. */
    public Past(Path root) {
        this.root = root;
    }

    /** Lets the next question see commits that were made, and files that were changed, since the last. */
    public synchronized void afresh() {
        looked = false;
        isFresh = false;
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
                    LastChanges known = commits.lastChanges(lastChanges);
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
     * The commits of the branch that touched certain files, the newest first; none if there are no commits, or some are
     * missing that it once had.
     */
    public List<Step> steps(Predicate<String> wanted) {
        return ask(commits -> commits.steps(wanted), List.of());
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
            return unknown;
        }
    }
}
