package dev.demarc.cli;

import dev.demarc.source.Lines;
import dev.demarc.source.Location;
import dev.demarc.source.WikiFolders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How files are named to a person, and the lines in them that findings point at. */
final class FilePlaces {

    private final Path root;
    private final @Nullable WikiFolders wiki;
    private final Path folder;
    private final Map<String, Optional<Lines>> read = new HashMap<>();

    /**
     * Places of one wiki.
     *
     * @param root the wiki's
     * @param folder the current one
     */
    FilePlaces(Path root, Path folder) {
        this(root, null, folder);
    }

    /** Places of one wiki of which it is known where all of its files lie. */
    FilePlaces(WikiFolders wiki, Path folder) {
        this(wiki.root(), wiki, folder);
    }

    private FilePlaces(Path root, @Nullable WikiFolders wiki, Path folder) {
        this.wiki = wiki;
        this.root = root.toAbsolutePath().normalize();
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** A path from the root, as named to a person: from the current folder if that lies above the file. */
    String shown(String path) {
        try {
            Path file = root.resolve(path).normalize();
            return file.startsWith(folder) && !file.equals(folder)
                    ? folder.relativize(file).toString().replace('\\', '/')
                    : path;
        } catch (InvalidPathException e) {
            return path; // A name that this system's encoding doesn't have is still a name.
        }
    }

    /** A place as named to a person: {@code file:line:column}. */
    String place(Location location) {
        return location instanceof Location.InFile at
                ? shown(at.path()) + ":" + at.span().line() + ":" + at.span().column()
                : location.toString();
    }

    /** The line at a place without white space around; empty if there is none. */
    String text(Location location) {
        return location instanceof Location.InFile at
                ? line(at.path(), at.span().line()).map(String::strip).orElse("")
                : "";
    }

    /** A line of a file, from 1; empty if there is none to show. */
    Optional<String> line(String path, int number) {
        return read.computeIfAbsent(path, this::lines)
                .filter(lines -> number <= lines.count())
                .map(lines -> lines.line(number))
                .filter(line -> !line.isBlank());
    }

    private Optional<Lines> lines(String path) {
        try {
            Path file = wiki == null ? root.resolve(path) : wiki.file(path);
            if (!Files.isRegularFile(file)) {
                return Optional.empty();
            }
            var text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            return Optional.of(Lines.of(text.startsWith("\uFEFF") ? text.substring(1) : text));
        } catch (IOException | InvalidPathException e) {
            return Optional.empty(); // The finding is told without its line.
        }
    }
}
