package dev.demarc.history;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;

/**
 * When each file of a branch was last changed: one walk for all of them, and as far back as is looked.
 *
 * @param seconds since 1970, of files that the last commit has
 */
record LastChanges(ObjectId last, Map<String, Integer> seconds) {

    /** Finds them. A merge changes what it brings to the branch. */
    static LastChanges of(Commits commits, ObjectId last, Log log) throws IOException {
        Set<String> left = new HashSet<>(commits.all(last));
        var seconds = new HashMap<String, Integer>();
        log.back(last.name(), commits.checkout().prefix(), commits, commit -> {
            for (Logged.Touched file : commit.touched()) {
                if (left.remove(file.place())) {
                    seconds.put(file.place(), commit.second());
                }
            }
            return !left.isEmpty();
        });
        return new LastChanges(last, seconds);
    }
}
