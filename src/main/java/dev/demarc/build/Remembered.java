package dev.demarc.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.demarc.data.MatrixReader;
import dev.demarc.history.Past;
import dev.demarc.matrix.MatrixFile;
import dev.demarc.model.History;
import dev.demarc.model.Links;
import dev.demarc.source.SourceFile;
import dev.demarc.source.Sources;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The past of one run's files: what the repository holds of them, read by the readers that read the present. */
final class Remembered implements History {

    private final Past past;
    private final Sources sources;
    private final @Nullable String since;
    private final Bygone bygone;
    private @Nullable Map<String, SourceFile> byPlace;
    private @Nullable List<MatrixFile> before;
    private final Map<LocalDate, Map<String, Optional<byte[]>>> then = new HashMap<>();

    /**
     * The past of what is there now.
     *
     * @param since the revision with which the wiki is compared; nothing if it isn't
     */
    Remembered(Past past, Sources sources, @Nullable String since) {
        this.past = past;
        this.sources = sources;
        this.since = since;
        this.bygone = new Bygone(past, sources.folders());
    }

    private Map<String, SourceFile> byPlace() {
        var known = byPlace;
        if (known == null) {
            known = sources.content().stream().collect(Collectors.toMap(SourceFile::place, file -> file));
            byPlace = known;
        }
        return known;
    }

    @Override
    public synchronized Optional<Move> move(String place) {
        if (!past.isKept()) {
            return Optional.empty();
        }
        return past.move(place, byPlace().keySet()).map(found -> new Move(found.to(), found.commit()));
    }

    @Override
    public boolean isCompared() {
        return since != null && past.isKept() && past.knows(since) && !isTooShallow(since);
    }

    /** Who names a revision knows that it is there; of the last commit, the owner of a shallow copy may not. */
    private boolean isTooShallow(String revision) {
        return revision.equals(Passes.LAST_COMMIT) && past.isShallow();
    }

    @Override
    public synchronized List<MatrixFile> matricesBefore() {
        var known = before;
        if (known == null) {
            known = since == null || !past.isKept() || isTooShallow(since) ? List.of() : readBefore(since);
            before = known;
        }
        return known;
    }

    private List<MatrixFile> readBefore(String revision) {
        var files = past.filesAt(revision, place -> bygone.isOfSource(place) && Links.isMatrix(place));
        var read = new ArrayList<MatrixFile>();
        for (var each : files.orElse(new TreeMap<>()).entrySet()) {
            if (!isUnchanged(each.getKey(), each.getValue())) {
                var matrix = read(each.getKey(), each.getValue(), revision);
                if (matrix.readable()) {
                    read.add(matrix);
                }
            }
        }
        return List.copyOf(read);
    }

    private MatrixFile read(String place, byte[] bytes, String revision) {
        var file = bygone.file(place, bytes);
        // Only its reader knows which table a matrix names; of the others not even the size is asked.
        var tables = new ArrayList<SourceFile>();
        for (String table : past.placesAt(revision, each -> bygone.isOfSource(each) && each.endsWith(".csv"))) {
            tables.add(bygone.file(table, new byte[0]));
        }
        var matrix = MatrixReader.read(file, tables).value();
        if (matrix.cells() == null) {
            return matrix;
        }
        tables.clear();
        String named = sources.folders().sourcePlace() + matrix.cells();
        past.filesAt(revision, named::equals)
                .orElse(new TreeMap<>())
                .forEach((table, content) -> tables.add(bygone.file(table, content)));
        return MatrixReader.read(file, tables).value();
    }

    private boolean isUnchanged(String place, byte[] bytes) {
        SourceFile now = byPlace().get(place);
        try {
            return now != null && Arrays.equals(now.bytes(), bytes);
        } catch (IOException e) {
            // Told where it was read.
            return true;
        }
    }

    @Override
    public synchronized boolean cameAfter(LocalDate day, String place, String words) {
        SourceFile now = byPlace().get(place);
        if (now == null || !past.isKept() || sources.folders().mountOf(place) != null) {
            return false;
        }
        Optional<byte[]> was = then.computeIfAbsent(day, d -> new HashMap<>())
                .computeIfAbsent(
                        place,
                        p -> past.filesOn(day, place::equals).map(files -> files.getOrDefault(place, new byte[0])));
        if (was.isEmpty()) {
            return false;
        }
        String textThen = new String(was.get(), UTF_8);
        // Words that are written otherwise than they read, with escapes or line breaks, are as old as their file.
        return isVerbatim(now, words) ? !textThen.contains(words) : textThen.isEmpty();
    }

    private static boolean isVerbatim(SourceFile file, String words) {
        try {
            return file.text().contains(words);
        } catch (IOException e) {
            return false;
        }
    }
}
