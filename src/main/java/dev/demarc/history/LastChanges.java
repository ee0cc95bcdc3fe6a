package dev.demarc.history;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/**
 * When each file of a branch was last changed: one walk for all of them, over the differences of its commits, and as far
 * back as is looked.
 */
record LastChanges(ObjectId last, Map<String, Integer> seconds) {

    /** Finds them. A merge changes what it brings to the branch. */
    static LastChanges of(Commits commits, ObjectId last) throws IOException {
        var seconds = new HashMap<String, Integer>();
        int files = commits.blobs(last, place -> true).size();
        try (RevWalk walk = commits.back(last);
                TreeWalk trees = new TreeWalk(walk.getObjectReader())) {
            trees.setRecursive(true);
            String prefix = commits.checkout().prefix();
            trees.setFilter(
                    prefix.isEmpty()
                            ? TreeFilter.ANY_DIFF
                            : AndTreeFilter.create(PathFilter.create(prefix), TreeFilter.ANY_DIFF));
            RevCommit commit = walk.next();
            int known = 0;
            for (int age = 0; commit != null && age < Commits.MOST_COMMITS && known < files; age++) {
                RevCommit before = walk.next();
                trees.reset();
                trees.addTree(commit.getTree());
                if (before == null) {
                    trees.addTree(new EmptyTreeIterator());
                } else {
                    trees.addTree(before.getTree());
                }
                known += look(commits, trees, commit, seconds);
                commit = before;
            }
        }
        return new LastChanges(last, seconds);
    }

    /** How many files are told that nobody had told of: those that are there no more aren't counted. */
    private static int look(Commits commits, TreeWalk trees, RevCommit commit, Map<String, Integer> seconds)
            throws IOException {
        int told = 0;
        while (trees.next()) {
            String place = commits.checkout().place(trees.getPathString());
            boolean there = (trees.getRawMode(0) & FileMode.TYPE_MASK) == FileMode.TYPE_FILE;
            if (place != null && seconds.putIfAbsent(place, commit.getCommitTime()) == null && there) {
                told++;
            }
        }
        return told;
    }
}
