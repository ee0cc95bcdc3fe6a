package dev.demarc.preview;

import java.io.File;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What changed on disk since somebody last looked.
 *
 * @param paths files and folders that changed, came or went
 * @param all whether so much changed that nobody knows what
 */
record Change(Set<Path> paths, boolean all) {

    /** Copies the paths in their order. */
    Change {
        paths = Collections.unmodifiableSet(new LinkedHashSet<>(paths));
    }

    static Change of(Path path) {
        return new Change(Set.of(path), false);
    }

    /** Nothing on disk, such as when a new day begins. */
    static Change ofNothing() {
        return new Change(Set.of(), false);
    }

    static Change ofEverything() {
        return new Change(Set.of(), true);
    }

    Change and(Change later) {
        var both = new LinkedHashSet<>(paths);
        both.addAll(later.paths);
        return new Change(both, all || later.all);
    }

    /** Whether pages stay as they are, and only how they look changed. */
    boolean isOnlyStyle() {
        return !all
                && !paths.isEmpty()
                && paths.stream().allMatch(path -> path.toString().endsWith(".css"));
    }

    /**
     * Whether a file is empty or gone: most editors empty one before they write it, some take it away and put another in
     * its place, so the rest is about to come.
     */
    boolean isHalfWay() {
        return paths.stream().map(Path::toFile).anyMatch(file -> !file.exists() || isEmpty(file));
    }

    /** Whether a file is there, and empty: hardly one that somebody means to be so. */
    boolean isEmptied() {
        return paths.stream().map(Path::toFile).anyMatch(Change::isEmpty);
    }

    private static boolean isEmpty(File file) {
        return file.isFile() && file.length() == 0;
    }
}
