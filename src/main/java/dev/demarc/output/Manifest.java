package dev.demarc.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.demarc.source.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The files that Demarc wrote into a folder: a line each, sorted, path and digest. It holds no times, so that two
 * builds of one wiki leave folders that are equal in every byte.
 *
 * <p>A manifest of intent names what a build is about to write beside what is there. A file whose content it can't know
 * yet has {@code -} for a digest: it is ours, whatever is in it.
 */
final class Manifest {

    static final String NAME = ".demarc-manifest";

    private static final String NOT_YET = "-";

    private final SortedMap<String, Optional<Digest>> files;

    private Manifest(SortedMap<String, Optional<Digest>> files) {
        this.files = Collections.unmodifiableSortedMap(files);
    }

    /** What lies in a folder, all of it known. */
    static Manifest of(SortedMap<String, Digest> written) {
        var files = new TreeMap<String, Optional<Digest>>();
        written.forEach((path, digest) -> files.put(path, Optional.of(digest)));
        return new Manifest(files);
    }

    /** The manifest in a folder; an empty one if there is none. Lines that Demarc would not have written are left out. */
    static Manifest in(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        var files = new TreeMap<String, Optional<Digest>>();
        if (Files.exists(file)) {
            for (String line : new String(Files.readAllBytes(file), UTF_8).split("\n", -1)) {
                int space = line.lastIndexOf(' ');
                if (space > 0 && isBelow(unescape(line.substring(0, space)))) {
                    files.put(unescape(line.substring(0, space)), digest(line.substring(space + 1)));
                }
            }
        }
        return new Manifest(files);
    }

    /** These files and more that are going to be written. */
    Manifest and(Iterable<String> intended) {
        var union = new TreeMap<>(files);
        intended.forEach(path -> union.putIfAbsent(path, Optional.empty()));
        return new Manifest(union);
    }

    SortedSet<String> paths() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(files.keySet()));
    }

    boolean names(String path) {
        return files.containsKey(path);
    }

    /** Writes it whole or not at all, and not if it is there already. */
    void write(Path folder) throws IOException {
        var text = new StringBuilder();
        files.forEach((path, digest) -> text.append(escape(path))
                .append(' ')
                .append(digest.map(Digest::toString).orElse(NOT_YET))
                .append('\n'));
        byte[] bytes = text.toString().getBytes(UTF_8);
        Path file = folder.resolve(NAME);
        if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), bytes)) {
            Landing.land(bytes, file, folder.resolve(Landing.TEMPORARY + "manifest"));
        }
    }

    /** Whether a path stays inside the folder that it is resolved against, and means one place only. */
    static boolean isBelow(String path) {
        if (path.isEmpty() || path.indexOf('\\') >= 0 || path.indexOf('\0') >= 0) {
            return false;
        }
        for (String step : path.split("/", -1)) {
            if (step.isEmpty() || step.equals(".") || step.equals("..")) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Digest> digest(String written) {
        try {
            return written.equals(NOT_YET) ? Optional.empty() : Optional.of(Digest.parse(written));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    // A path holds no back-slash (see isBelow), but on some systems a name may hold a line break.
    private static String escape(String path) {
        return path.indexOf('\n') < 0 ? path : path.replace("\n", "\\n");
    }

    private static String unescape(String written) {
        return written.indexOf('\\') < 0 ? written : written.replace("\\n", "\n");
    }
}
