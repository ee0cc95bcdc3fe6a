package dev.demarc.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.demarc.diagnostic.Nearest;
import dev.demarc.history.RemoteFiles.Unavailable;
import dev.demarc.source.Sources;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

/**
 * Writes a commit's files as plain files into a folder of their own. Nothing of them can lead out of it: names that mean
 * more than a name are refused, no symbolic link is made, and submodules are passed over. What is hidden is passed over too,
 * for a wiki doesn't read it.
 */
final class Copying {

    /** Larger files are no pages, and few pictures are as large. */
    static final long LARGEST_FILE = 64L << 20;

    private static final int MOST_FILES = 200_000;
    private static final long MOST_BYTES = 2L << 30;
    private static final int LONGEST_LINK = 4_096;

    private final Repository repository;
    private final Path landing;
    private final SortedMap<String, ObjectId> files = new TreeMap<>();
    private final SortedMap<String, ObjectId> links = new TreeMap<>();
    private final SortedMap<String, String> refused = new TreeMap<>();
    private long bytes;

    private Copying(Repository repository, Path landing) {
        this.repository = repository;
        this.landing = landing;
    }

    /**
     * Writes the files of a folder.
     *
     * @param path the folder in the repository, without slashes at its ends; empty for its top
     * @param landing where they go; not there yet
     * @return what isn't written, by its path below that folder, and why
     */
    static SortedMap<String, String> of(Repository repository, RevCommit commit, String path, Path landing)
            throws IOException, Unavailable {
        var copying = new Copying(repository, landing);
        copying.list(top(repository, commit, path));
        Files.createDirectories(landing);
        for (var each : copying.files.entrySet()) {
            copying.write(each.getKey(), each.getValue());
        }
        for (var each : copying.links.entrySet()) {
            copying.follow(each.getKey(), each.getValue());
        }
        return copying.refused;
    }

    private static ObjectId top(Repository repository, RevCommit commit, String path) throws IOException, Unavailable {
        if (path.isEmpty()) {
            return commit.getTree();
        }
        try (TreeWalk at = TreeWalk.forPath(repository, path, commit.getTree())) {
            if (at != null && at.getFileMode(0) == FileMode.TREE) {
                return at.getObjectId(0);
            }
        }
        var names = new ArrayList<String>();
        try (var tree = new TreeWalk(repository)) {
            tree.addTree(commit.getTree());
            while (tree.next()) {
                if (tree.isSubtree()) {
                    names.add(tree.getNameString());
                }
            }
        }
        throw new Unavailable("has no folder `%s`".formatted(path), Nearest.hint(path, names), true);
    }

    private void list(ObjectId top) throws IOException, Unavailable {
        try (var tree = new TreeWalk(repository)) {
            tree.addTree(top);
            while (tree.next()) {
                String name = tree.getNameString();
                if (name.startsWith(".")) {
                    continue;
                }
                if (!isPlain(name)) {
                    refused.put(told(tree.getPathString()), "its name can't be used here");
                } else if (tree.isSubtree()) {
                    tree.enterSubtree();
                } else {
                    add(tree);
                }
                if (files.size() > MOST_FILES) {
                    throw new Unavailable(
                            "has more than 200,000 files", "Name the folder that the wiki needs with `path:`.", true);
                }
            }
        }
    }

    private void add(TreeWalk tree) {
        int mode = tree.getRawMode(0);
        if (FileMode.SYMLINK.equals(mode)) {
            links.put(tree.getPathString(), tree.getObjectId(0));
        } else if ((mode & FileMode.TYPE_MASK) == FileMode.TYPE_FILE) {
            files.put(tree.getPathString(), tree.getObjectId(0));
        }
    }

    /** Whether a name is nothing but a name, on any disk. */
    private static boolean isPlain(String name) {
        if (name.isBlank()) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c < ' ' || c == 0x7F || c == '/' || c == '\\' || c == ':') {
                return false;
            }
        }
        try {
            return Path.of(name).getNameCount() == 1;
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** A path as it can be told, whatever was in it. */
    private static String told(String path) {
        return path.replaceAll("\\p{Cntrl}", "?");
    }

    private void write(String path, ObjectId id) throws IOException, Unavailable {
        ObjectLoader loader = repository.open(id, Constants.OBJ_BLOB);
        if (loader.getSize() > LARGEST_FILE) {
            refused.put(path, "it is larger than 64 MB");
            return;
        }
        bytes += loader.getSize();
        if (bytes > MOST_BYTES) {
            throw new Unavailable(
                    "has files of more than 2 GB", "Name the folder that the wiki needs with `path:`.", true);
        }
        Path file = landing.resolve(path);
        if (!file.normalize().equals(file) || !file.startsWith(landing)) {
            throw new IllegalStateException("Names were looked at, and still lead elsewhere");
        }
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file)) {
            loader.copyTo(out);
        }
    }

    /** A link to a file of the same folder becomes that file; all else that a wiki would refuse is told. */
    private void follow(String path, ObjectId id) throws IOException, Unavailable {
        ObjectLoader loader = repository.open(id, Constants.OBJ_BLOB);
        String target =
                loader.getSize() > LONGEST_LINK ? null : within(path, new String(loader.getBytes(LONGEST_LINK), UTF_8));
        if (target == null) {
            refused.put(path, Sources.SYMBOLIC_LINK);
        } else if (files.containsKey(target)) {
            write(path, files.get(target));
        } else if (files.tailMap(target + "/").keySet().stream()
                .findFirst()
                .filter(each -> each.startsWith(target + "/"))
                .isEmpty()) {
            refused.put(path, "a symbolic link to something that does not exist");
        }
    }

    /** Where a link leads, below the folder; nothing if it leads out. */
    private static @Nullable String within(String path, String target) {
        if (target.startsWith("/") || target.indexOf('\\') >= 0 || target.indexOf('\0') >= 0) {
            return null;
        }
        var parts = new ArrayList<>(List.of(path.split("/", -1)));
        parts.remove(parts.size() - 1);
        for (String part : target.split("/", -1)) {
            if (part.equals("..")) {
                if (parts.isEmpty()) {
                    return null;
                }
                parts.remove(parts.size() - 1);
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return String.join("/", parts);
    }
}
