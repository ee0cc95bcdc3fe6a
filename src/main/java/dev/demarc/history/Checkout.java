package dev.demarc.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder that lies in a git repository.
 *
 * @param git where the repository keeps what it knows
 * @param prefix the folder's path from the repository's top, ending with a slash; empty for the top itself
 */
record Checkout(Path git, String prefix) {

    private static final String POINTER = "gitdir:";
    private static final String REFERENCE = "ref:";
    private static final Pattern OBJECT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
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

    /**
     * The last commit, and what says that older ones are missing, as far as plain files tell it. They are soon read, and
     * JGit is slow to load.
     *
     * @return nothing if it isn't told so, and somebody who knows more has to be asked
     */
    Optional<String> tip() {
        try {
            String head = text(git.resolve("HEAD")).orElse("");
            Optional<String> last = Optional.of(head);
            if (head.startsWith(REFERENCE)) {
                last = resolved(head.substring(REFERENCE.length()).strip());
            }
            String shallow = text(common().resolve("shallow")).orElse("");
            return last.filter(name -> OBJECT.matcher(name).matches()).map(name -> name + " " + shallow);
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** What linked work trees have in common lies elsewhere. */
    private Path common() throws IOException {
        Optional<String> common = text(git.resolve("commondir"));
        return common.isPresent() ? git.resolve(common.get()).normalize() : git;
    }

    private Optional<String> resolved(String reference) throws IOException {
        Optional<String> loose = text(common().resolve(reference));
        if (loose.isPresent()) {
            return loose;
        }
        Path packed = common().resolve("packed-refs");
        if (!Files.isRegularFile(packed)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(packed, UTF_8)) {
            return lines.filter(line -> line.endsWith(" " + reference))
                    .findFirst()
                    .map(line -> line.substring(0, line.indexOf(' ')));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static Optional<String> text(Path file) throws IOException {
        return Files.isRegularFile(file)
                ? Optional.of(Files.readString(file, UTF_8).strip())
                : Optional.empty();
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
