package dev.demarc.mend;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.demarc.source.Digest;
import dev.demarc.source.SourceFile;
import dev.demarc.source.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The files that may be mended as they were before anybody checked them, so that no later change of theirs is lost. */
public final class Snapshot {

    private static final List<String> TEXTS = List.of(".md", ".markdown", ".yml", ".yaml", ".json", ".csv", ".peb");

    /** Larger files are refused by their readers, and have nothing to mend. */
    private static final long LARGEST = 64L << 20;

    /**
     * A file as it was.
     *
     * @param file on disk
     */
    private record Known(Path file, Digest digest) {}

    private final Map<String, Known> byPath = new HashMap<>();

    private Snapshot() {}

    /** One without any files. */
    public static Snapshot empty() {
        return new Snapshot();
    }

    /**
     * Reads all texts of a wiki once, before it is checked. Files that can't be read are left out, and so are those that
     * other repositories own.
     */
    public static Snapshot of(Sources sources) {
        var snapshot = new Snapshot();
        for (List<SourceFile> files : List.of(sources.content(), sources.templates())) {
            for (SourceFile file : files) {
                if (sources.folders().mountOf(file.place()) == null) {
                    snapshot.add(file.place(), file.file());
                }
            }
        }
        SourceFile settings = sources.settings();
        if (settings != null) {
            snapshot.add(settings.place(), settings.file());
        }
        return snapshot;
    }

    /** Takes up a file that belongs to a check but not to the wiki, such as a baseline. */
    public Snapshot with(String place, Path file) {
        add(place, file);
        return this;
    }

    private void add(String place, @Nullable Path file) {
        if (file == null || TEXTS.stream().noneMatch(place::endsWith)) {
            return;
        }
        try {
            // A link leads to the file that is replaced; the link itself stays.
            Path real = file.toRealPath();
            if (Files.size(real) <= LARGEST) {
                byPath.put(place, new Known(real, Digest.of(Files.readAllBytes(real))));
            }
        } catch (IOException e) {
            // Whoever reads it says so; here it is a file that isn't touched.
            byPath.remove(place);
        }
    }

    /** A file's text, without a byte order mark; nothing if it isn't known, or not as it was. */
    public Optional<String> text(String place) {
        Known known = byPath.get(place);
        if (known == null) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Files.readAllBytes(known.file());
            return known.digest().equals(Digest.of(bytes))
                    ? Optional.of(SourceFile.of(place, place, bytes).text())
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Where a file really lies, after all links. */
    public Path file(String place) {
        return known(place).file();
    }

    /**
     * Puts a new text in the place of a file's, whole or not at all; a byte order mark and the file's rights stay.
     *
     * @return why it couldn't be done, as half a sentence; nothing if it was
     */
    public Optional<String> replace(String place, String text) {
        Known known = known(place);
        try {
            byte[] before = Files.readAllBytes(known.file());
            if (!known.digest().equals(Digest.of(before))) {
                return Optional.of("it has changed meanwhile");
            }
            byte[] after = (hasMark(before) ? "\uFEFF" + text : text).getBytes(UTF_8);
            Replacing.replace(known.file(), after);
            byPath.put(place, new Known(known.file(), Digest.of(after)));
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(Replacing.words(e));
        }
    }

    /** Whether a file begins with a byte order mark. */
    public boolean hasMark(String place) throws IOException {
        return hasMark(Files.readAllBytes(known(place).file()));
    }

    private static boolean hasMark(byte[] bytes) {
        return bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
    }

    private Known known(String place) {
        Known known = byPath.get(place);
        if (known == null) {
            throw new IllegalStateException("Only files of the snapshot are mended: " + place);
        }
        return known;
    }
}
