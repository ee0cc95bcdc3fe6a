package dev.demarc.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.diff.DiffConfig;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffEntry.ChangeType;
import org.eclipse.jgit.diff.RenameDetector;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.jspecify.annotations.Nullable;

/**
 * Where files went that the commits of a branch removed, as far back as is looked.
 *
 * <p>A file counts as moved if the commit that removed it added one that is equal, or at least 60 % alike.
 */
final class Moves {

    /** Comparing every removed file with every added one is dear; in commits with more, only equal ones count. */
    private static final int MOST_COMPARED = 200;

    private static final int LARGEST_COMPARED = 1 << 20;

    /** Commits that together change more files than this are looked at no further. */
    private static final int MOST_CHANGES = 500_000;

    private static final int NAME_LENGTH = 8;

    /**
     * That a file was removed.
     *
     * @param age how many commits ago
     * @param to its place after that, if it was moved
     */
    private record Removal(int age, @Nullable String to, String commit) {}

    /** Removals by the place of what was removed, the latest first. */
    private final Map<String, List<Removal>> removals = new HashMap<>();

    private final ObjectId last;
    private final Map<String, ObjectId> committed;
    private final Path root;
    private @Nullable Map<ObjectId, List<String>> uncommitted;

    private Moves(ObjectId last, Map<String, ObjectId> committed, Path root) {
        this.last = last;
        this.committed = committed;
        this.root = root;
    }

    /** All that the commits up to one tell. */
    static Moves of(Commits commits, ObjectId last, Path root) throws IOException {
        var moves = new Moves(last, commits.blobs(last, place -> true), root);
        moves.look(commits);
        return moves;
    }

    /** Up to which commit was looked. */
    ObjectId last() {
        return last;
    }

    private void look(Commits commits) throws IOException {
        int changes = 0;
        try (RevWalk walk = commits.back(last);
                ObjectReader reader = walk.getObjectReader();
                TreeWalk trees = new TreeWalk(reader)) {
            trees.setRecursive(true);
            String prefix = commits.checkout().prefix();
            trees.setFilter(
                    prefix.isEmpty()
                            ? TreeFilter.ANY_DIFF
                            : AndTreeFilter.create(PathFilter.create(prefix), TreeFilter.ANY_DIFF));
            RevCommit commit = walk.next();
            for (int age = 0; commit != null && age < Commits.MOST_COMMITS && changes < MOST_CHANGES; age++) {
                RevCommit before = walk.next();
                if (before != null) {
                    trees.reset(before.getTree(), commit.getTree());
                    changes += look(commits, DiffEntry.scan(trees), reader, age, commit);
                }
                commit = before;
            }
        }
    }

    private int look(Commits commits, List<DiffEntry> changes, ObjectReader reader, int age, RevCommit commit)
            throws IOException {
        if (changes.stream().anyMatch(each -> each.getChangeType() == ChangeType.DELETE)) {
            var detector = new RenameDetector(reader, new Config().get(DiffConfig.KEY));
            detector.setRenameLimit(MOST_COMPARED);
            detector.setBigFileThreshold(LARGEST_COMPARED);
            detector.setSkipContentRenamesForBinaryFiles(true);
            detector.addAll(changes);
            for (DiffEntry each : detector.compute()) {
                boolean moved = each.getChangeType() == ChangeType.RENAME;
                String from = commits.checkout().place(each.getOldPath());
                if (from != null && (moved || each.getChangeType() == ChangeType.DELETE)) {
                    String to = moved ? commits.checkout().place(each.getNewPath()) : null;
                    removals.computeIfAbsent(from, f -> new ArrayList<>())
                            .add(new Removal(age, to, commit.name().substring(0, NAME_LENGTH)));
                }
            }
        }
        return changes.size();
    }

    /**
     * Where a file went.
     *
     * @param present all files that are there now
     */
    Optional<Past.Move> of(String place, Collection<String> present) throws IOException {
        String at = place;
        String commit = null;
        int before = Integer.MAX_VALUE;
        Removal next = committed.containsKey(at) ? null : first(removals.getOrDefault(at, List.of()));
        while (next != null && next.to() != null) {
            at = next.to();
            commit = next.commit();
            before = next.age();
            next = nextAfter(at, before);
        }
        if (next != null) {
            return Optional.empty();
        }
        if (!at.equals(place) && present.contains(at)) {
            return Optional.of(new Past.Move(at, commit));
        }
        ObjectId content = committed.get(at);
        if (content == null) {
            return Optional.empty();
        }
        List<String> equal = uncommitted(present).getOrDefault(content, List.of());
        return equal.size() == 1 ? Optional.of(new Past.Move(equal.get(0), null)) : Optional.empty();
    }

    private static @Nullable Removal first(List<Removal> all) {
        return all.isEmpty() ? null : all.get(0);
    }

    /** The first removal of a file that happened less than so many commits ago. */
    private @Nullable Removal nextAfter(String place, int age) {
        Removal next = null;
        for (Removal each : removals.getOrDefault(place, List.of())) {
            if (each.age() < age) {
                next = each;
            }
        }
        return next;
    }

    /** Files that no commit knows yet, by their content: what was moved since the last one is among them. */
    private Map<ObjectId, List<String>> uncommitted(Collection<String> present) throws IOException {
        var known = uncommitted;
        if (known == null) {
            known = new HashMap<>();
            try (var hash = new ObjectInserter.Formatter()) {
                for (String place : present) {
                    Path file = root.resolve(place);
                    if (!committed.containsKey(place) && Files.isRegularFile(file)) {
                        var content = hash.idFor(Constants.OBJ_BLOB, Files.readAllBytes(file));
                        known.computeIfAbsent(content, c -> new ArrayList<>()).add(place);
                    }
                }
            }
            uncommitted = known;
        }
        return known;
    }

    /** Forgets what no commit knows, which may be other files by now. */
    void afresh() {
        uncommitted = null;
    }
}
