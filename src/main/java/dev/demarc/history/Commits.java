package dev.demarc.history;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/** A repository while it is asked something; closed again at once, so that nothing of it stays open or grows old. */
final class Commits implements Log.Repository, AutoCloseable {

    /** How far back is looked. What moved longer ago was looked for long ago. */
    static final int MOST_COMMITS = 2_000;

    /** Larger files are no matrices; see the readers' limit. */
    private static final int LARGEST_FILE = 16 << 20;

    /** How much of a commit's name people read. */
    private static final int SHORT_NAME = 7;

    static {
        SystemReader.setInstance(new Untouched());
    }

    private final Checkout checkout;
    private final Repository repository;

    private Commits(Checkout checkout, Repository repository) {
        this.checkout = checkout;
        this.repository = repository;
    }

    static Commits of(Checkout checkout) throws IOException {
        return new Commits(
                checkout,
                new FileRepositoryBuilder()
                        .setGitDir(checkout.git().toFile())
                        .setMustExist(true)
                        .build());
    }

    Checkout checkout() {
        return checkout;
    }

    /** Whether commits were left out when it was fetched. */
    boolean isShallow() throws IOException {
        return !repository.getObjectDatabase().getShallowCommits().isEmpty();
    }

    /** The commit that a revision means; nothing if it means none. */
    private @Nullable ObjectId commit(String revision) throws IOException {
        try {
            return repository.resolve(revision + "^{commit}");
        } catch (RevisionSyntaxException e) {
            return null;
        }
    }

    /** The commit of a revision, or else of the origin's branch of that name; empty if there is neither. */
    Optional<RevCommit> named(String revision) throws IOException {
        ObjectId own = commit(revision);
        ObjectId id = own != null ? own : commit(Constants.R_REMOTES + "origin/" + revision);
        if (id == null) {
            return Optional.empty();
        }
        try (var walk = new RevWalk(repository)) {
            return Optional.of(walk.parseCommit(id));
        }
    }

    /** Writes a commit's files below the folder into another one, which isn't there yet. */
    void copy(RevCommit commit, Path landing) throws IOException, RemoteFiles.Unavailable {
        Copying.of(repository, commit, checkout.prefix().replaceFirst("/$", ""), landing);
    }

    /** What branches and tags are called, as one writes them. */
    List<String> names() throws IOException {
        var names = new TreeSet<String>();
        for (Ref ref : repository.getRefDatabase().getRefs()) {
            names.add(Repository.shortenRefName(ref.getName()));
        }
        return List.copyOf(names);
    }

    /** A walk back from a commit, by first parents: what a merge brought came with the merge. */
    RevWalk back(ObjectId from) throws IOException {
        var walk = new RevWalk(repository);
        walk.setFirstParent(true);
        walk.markStart(walk.parseCommit(from));
        return walk;
    }

    /** Whether a revision means a commit. */
    boolean knows(String revision) throws IOException {
        return commit(revision) != null;
    }

    /** The commit that a revision means, as people name it. */
    Optional<Past.Commit> told(String revision) throws IOException {
        ObjectId commit = commit(revision);
        if (commit == null) {
            return Optional.empty();
        }
        try (var walk = new RevWalk(repository)) {
            String name = commit.abbreviate(SHORT_NAME).name();
            return Optional.of(new Past.Commit(name, dayOf(walk.parseCommit(commit))));
        }
    }

    /** The last commit that two revisions both come from. */
    Optional<String> forkOf(String one, String other) throws IOException {
        ObjectId first = commit(one);
        ObjectId second = commit(other);
        if (first == null || second == null) {
            return Optional.empty();
        }
        try (var walk = new RevWalk(repository)) {
            walk.setRevFilter(RevFilter.MERGE_BASE);
            walk.markStart(walk.parseCommit(first));
            walk.markStart(walk.parseCommit(second));
            return Optional.ofNullable(walk.next()).map(RevCommit::name);
        }
    }

    /** Files of a revision below the folder, by their places; nothing if it means no commit. */
    Optional<SortedMap<String, byte[]>> filesAt(String revision, Predicate<String> wanted) throws IOException {
        ObjectId commit = commit(revision);
        return commit == null ? Optional.empty() : Optional.of(files(commit, wanted));
    }

    /** Places of a revision's files below the folder; none if it means no commit. */
    Set<String> placesAt(String revision, Predicate<String> wanted) throws IOException {
        ObjectId commit = commit(revision);
        return commit == null ? Set.of() : blobs(commit, wanted).keySet();
    }

    /** Files at the end of a day; nothing if commits are missing, none if there was no commit yet. */
    Optional<SortedMap<String, byte[]>> filesOn(LocalDate day, Predicate<String> wanted) throws IOException {
        if (isShallow()) {
            return Optional.empty();
        }
        ObjectId commit = lastOf(day);
        return Optional.of(commit == null ? Collections.emptySortedMap() : files(commit, wanted));
    }

    /**
     * All moves up to the last commit; nothing if commits are missing, or there are none.
     *
     * @param known what was found before, which may still hold
     */
    @Nullable
    Moves moves(@Nullable Moves known, Path root) throws IOException {
        ObjectId last = isShallow() ? null : commit(Constants.HEAD);
        if (last == null) {
            return null;
        }
        if (known == null || !known.last().equals(last)) {
            return Moves.of(this, last, root);
        }
        known.afresh();
        return known;
    }

    /**
     * When each file was last changed, up to the last commit; nothing if commits are missing, or there are none.
     *
     * @param known what was found before, which may still hold
     */
    @Nullable
    LastChanges lastChanges(@Nullable LastChanges known, Log log) throws IOException {
        ObjectId last = isShallow() ? null : commit(Constants.HEAD);
        if (last == null) {
            return null;
        }
        return known == null || !known.last().equals(last) ? LastChanges.of(this, last, log) : known;
    }

    /** The last commit, and whether older ones are missing. */
    String tip() throws IOException {
        ObjectId last = commit(Constants.HEAD);
        return (last == null ? "" : last.name()) + (isShallow() ? " shallow" : "");
    }

    /** The name of the last commit of a day or before it; nothing if commits are missing, or there was none yet. */
    Optional<String> named(LocalDate day) throws IOException {
        ObjectId commit = isShallow() ? null : lastOf(day);
        return Optional.ofNullable(commit).map(ObjectId::name);
    }

    /** How certain files came to be what they are in the last commit; nothing if commits are missing, or there are none. */
    Past.@Nullable Trail trail(Predicate<String> wanted, Log log) throws IOException {
        ObjectId last = isShallow() ? null : commit(Constants.HEAD);
        if (last == null) {
            return null;
        }
        var files = new TreeMap<String, String>();
        blobs(last, wanted).forEach((place, blob) -> files.put(place, blob.name()));
        var steps = new ArrayList<Past.Step>();
        log.back(last.name(), checkout.prefix(), this, commit -> {
            var before = new TreeMap<String, String>();
            for (Logged.Touched file : commit.touched()) {
                if (wanted.test(file.place())) {
                    before.put(file.place(), file.before());
                }
            }
            if (!before.isEmpty()) {
                steps.add(new Past.Step(commit.commit(), Integer.toUnsignedLong(commit.second()), before));
            }
            return true;
        });
        return new Past.Trail(files, steps);
    }

    /** What a commit did, by the differences to its first parent. */
    @Override
    public Logged read(String name) throws IOException {
        try (var walk = new RevWalk(repository);
                var trees = new TreeWalk(walk.getObjectReader())) {
            RevCommit commit = walk.parseCommit(ObjectId.fromString(name));
            RevCommit before = commit.getParentCount() == 0 ? null : walk.parseCommit(commit.getParent(0));
            trees.setRecursive(true);
            String prefix = checkout.prefix();
            trees.setFilter(
                    prefix.isEmpty()
                            ? TreeFilter.ANY_DIFF
                            : AndTreeFilter.create(PathFilter.create(prefix), TreeFilter.ANY_DIFF));
            if (before == null) {
                trees.addTree(new EmptyTreeIterator());
            } else {
                trees.addTree(before.getTree());
            }
            trees.addTree(commit.getTree());
            var touched = new ArrayList<Logged.Touched>();
            while (trees.next()) {
                String place = checkout.place(trees.getPathString());
                if (place != null) {
                    String blob = isFile(trees) ? trees.getObjectId(0).name() : "";
                    touched.add(new Logged.Touched(place, blob));
                }
            }
            return new Logged(name, before == null ? "" : before.name(), commit.getCommitTime(), List.copyOf(touched));
        }
    }

    private static boolean isFile(TreeWalk tree) {
        return (tree.getRawMode(0) & FileMode.TYPE_MASK) == FileMode.TYPE_FILE;
    }

    /** A file's content by its name; nothing if it is too large for one with data. */
    byte @Nullable [] content(String blob) throws IOException {
        ObjectLoader loader = repository.open(ObjectId.fromString(blob), Constants.OBJ_BLOB);
        return loader.getSize() > LARGEST_FILE ? null : loader.getBytes(LARGEST_FILE);
    }

    private SortedMap<String, byte[]> files(ObjectId commit, Predicate<String> wanted) throws IOException {
        var files = new TreeMap<String, byte[]>();
        for (var each : blobs(commit, wanted).entrySet()) {
            ObjectLoader loader = repository.open(each.getValue(), Constants.OBJ_BLOB);
            if (loader.getSize() <= LARGEST_FILE) {
                files.put(each.getKey(), loader.getBytes(LARGEST_FILE));
            }
        }
        return files;
    }

    /** Ids of the files of a commit below the folder, by their places. */
    SortedMap<String, ObjectId> blobs(ObjectId commit, Predicate<String> wanted) throws IOException {
        var blobs = new TreeMap<String, ObjectId>();
        walk(commit, (place, tree) -> {
            if (isFile(tree) && wanted.test(place)) {
                blobs.put(place, tree.getObjectId(0));
            }
        });
        return Collections.unmodifiableSortedMap(blobs);
    }

    /** Places of all that a commit has below the folder, be it a file, a link, or another repository's commit. */
    Set<String> all(ObjectId commit) throws IOException {
        var places = new TreeSet<String>();
        walk(commit, (place, tree) -> places.add(place));
        return places;
    }

    private void walk(ObjectId commit, BiConsumer<String, TreeWalk> visitor) throws IOException {
        try (var walk = new RevWalk(repository);
                var tree = new TreeWalk(repository)) {
            tree.addTree(walk.parseCommit(commit).getTree());
            tree.setRecursive(true);
            if (!checkout.prefix().isEmpty()) {
                tree.setFilter(PathFilter.create(checkout.prefix()));
            }
            while (tree.next()) {
                String place = checkout.place(tree.getPathString());
                if (place != null) {
                    visitor.accept(place, tree);
                }
            }
        }
    }

    /**
     * The last commit of a day or before it; nothing if there was none yet.
     *
     * @throws IOException if it lies too far back
     */
    private @Nullable ObjectId lastOf(LocalDate day) throws IOException {
        ObjectId last = commit(Constants.HEAD);
        if (last == null) {
            return null;
        }
        try (var walk = back(last)) {
            int seen = 0;
            for (RevCommit commit = walk.next(); commit != null; commit = walk.next()) {
                if (!dayOf(commit).isAfter(day)) {
                    return commit.copy();
                }
                if (++seen > MOST_COMMITS) {
                    throw new IOException("The commits of " + day + " lie too far back");
                }
            }
            return null;
        }
    }

    /** The day on which a commit was made, in UTC. */
    static LocalDate dayOf(RevCommit commit) {
        return Instant.ofEpochSecond(commit.getCommitTime())
                .atZone(ZoneOffset.UTC)
                .toLocalDate();
    }

    @Override
    public void close() {
        repository.close();
    }
}
