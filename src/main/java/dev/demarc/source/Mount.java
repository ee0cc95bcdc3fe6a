package dev.demarc.source;

import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A folder that lies elsewhere on this disk and is read as if it lay in the wiki's source. Its files belong to others: they
 * are read, and never written to.
 *
 * @param at where it stands below the source, without slashes at its ends; empty for one in the place of the source
 * @param folder where its files lie
 * @param origin the repository that they were taken from, as the wiki's settings name it
 * @param refused what of that isn't among the files, by its path below the folder, and why: see {@link Sources.Refused}
 */
public record Mount(String at, Path folder, String origin, SortedMap<String, String> refused) {

    /** Makes the path absolute and copies the map. */
    public Mount {
        folder = folder.toAbsolutePath().normalize();
        refused = Collections.unmodifiableSortedMap(new TreeMap<>(refused));
    }

    /** How the paths of its files below the source begin. */
    public String beginning() {
        return at.isEmpty() ? "" : at + "/";
    }

    /** Whether a path below the source is one of its files or folders. */
    public boolean holds(String path) {
        return at.isEmpty()
                || (path.startsWith(at) && (path.length() == at.length() || path.charAt(at.length()) == '/'));
    }

    /** A file of it on this disk, by its path below the source, as its parts say; it needn't be there. */
    Path file(String path) {
        return folder.resolve(path.substring(Math.min(path.length(), beginning().length())))
                .normalize();
    }

    /** The path below the source of something that lies in it. */
    String path(Path file) {
        String below = folder.relativize(file).toString().replace('\\', '/');
        return below.isEmpty() ? at : beginning() + below;
    }
}
