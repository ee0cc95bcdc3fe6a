package dev.demarc.history;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** Finds the commits of a branch that touched certain files. A merge touches what it brings to the branch. */
final class Steps {

    private Steps() {}

    /** The newest first, as far back as is looked. */
    static List<Past.Step> of(Commits commits, ObjectId last, Predicate<String> wanted) throws IOException {
        var steps = new ArrayList<Past.Step>();
        try (RevWalk walk = commits.back(last);
                TreeWalk trees = new TreeWalk(walk.getObjectReader())) {
            trees.setRecursive(true);
            String prefix = commits.checkout().prefix();
            trees.setFilter(
                    prefix.isEmpty()
                            ? TreeFilter.ANY_DIFF
                            : AndTreeFilter.create(PathFilter.create(prefix), TreeFilter.ANY_DIFF));
            RevCommit commit = walk.next();
            for (int age = 0; commit != null && age < Commits.MOST_COMMITS; age++) {
                RevCommit before = walk.next();
                trees.reset();
                trees.addTree(commit.getTree());
                if (before == null) {
                    trees.addTree(new EmptyTreeIterator());
                } else {
                    trees.addTree(before.getTree());
                }
                if (touches(commits, trees, wanted)) {
                    steps.add(new Past.Step(commit.name(), Integer.toUnsignedLong(commit.getCommitTime())));
                }
                commit = before;
            }
        }
        return steps;
    }

    private static boolean touches(Commits commits, TreeWalk trees, Predicate<String> wanted) throws IOException {
        while (trees.next()) {
            String place = commits.checkout().place(trees.getPathString());
            if (place != null && wanted.test(place)) {
                return true;
            }
        }
        return false;
    }
}
