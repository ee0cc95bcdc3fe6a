package dev.demarc.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A folder that lies in a git repository.
 *
 * @param git where the repository keeps what it knows
 * @param prefix the folder's path from the repository's top, ending with a slash; empty for the top itself
 */
record Checkout(Path git, String prefix) {

    private static final String POINTER = "gitdir:";
    private static final int LONGEST_POINTER = 1 << 16;

    /** The repository around a folder; empty without one. */
    static Optional<Checkout> around(Path folder) {
        try {
            Path real = folder.toRealPath();
            for (Path top = real; top != null; top = top.getParent()) {
                Path git = gitOf(top);
                if (git != null) {
                    String prefix = top.relativize(real).toString().replace('\\', '/');
                    return Optional.of(new Checkout(git, prefix.isEmpty() ? "" : prefix + "/"));
                }
            }
            return Optional.empty();
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** What git keeps for a folder: beside it, or where a file points, as in submodules and linked work trees. */
    static @Nullable Path gitOf(Path top) throws IOException {
        Path git = top.resolve(".git");
        if (Files.isRegularFile(git) && Files.size(git) < LONGEST_POINTER) {
            String pointer = new String(Files.readAllBytes(git), UTF_8).strip();
            if (!pointer.startsWith(POINTER)) {
                return null;
            }
            git = top.resolve(pointer.substring(POINTER.length()).strip()).normalize();
        }
        return Files.isRegularFile(git.resolve("HEAD")) ? git : null;
    }

    /** A path from the folder, as the repository names it. */
    String inside(String place) {
        return Path.of(prefix + place).normalize().toString().replace('\\', '/');
    }

    /** A path of the repository, from the folder; nothing if it lies elsewhere. */
    @Nullable
    String place(String inside) {
        return inside.startsWith(prefix) ? inside.substring(prefix.length()) : null;
    }
}
