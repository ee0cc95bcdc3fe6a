package dev.demarc.build;

import dev.demarc.comparison.Passage;
import dev.demarc.data.ClaimsReader;
import dev.demarc.data.MatrixReader;
import dev.demarc.history.Past;
import dev.demarc.matrix.ClaimsFile;
import dev.demarc.matrix.Duties;
import dev.demarc.matrix.MatrixFile;
import dev.demarc.matrix.Meeting;
import dev.demarc.model.Links;
import dev.demarc.source.Digest;
import dev.demarc.source.SourceFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Matrices as commits had them, going back. What is known of them already isn't read again. */
final class BygoneMatrices {

    /** A file and its content. */
    record Part(String place, Digest content) {}

    /**
     * A matrix as it was.
     *
     * @param path of its file, below the source
     * @param parts all that it was made of: its file, its table, and claims of it, these in the order of their places
     */
    record Revision(String path, String id, boolean readable, List<Part> parts) {}

    /** What was last found out of a place. */
    private record Seen(String content, List<String> tables, KeptPassages.Fact fact) {}

    /** What was last read from a path, and of what. */
    private record Read<T>(Object of, T value) {}

    private final Bygone bygone;
    private final KeptPassages kept;
    private final Past.Contents contents;
    private final Map<String, Seen> seen = new HashMap<>();
    private final Map<Part, String> names = new HashMap<>();
    private final Map<String, Read<MatrixFile>> matrices = new HashMap<>();
    private final Map<String, Read<ClaimsFile>> claims = new HashMap<>();
    private final Map<String, Read<Duties>> met = new HashMap<>();

    BygoneMatrices(Bygone bygone, KeptPassages kept, Past.Contents contents) {
        this.bygone = bygone;
        this.kept = kept;
        this.contents = contents;
    }

    /**
     * A matrix as it is now.
     *
     * @param files of the wiki's source, by their places
     */
    Revision now(Duties duties, Map<String, SourceFile> files) throws IOException {
        var places = new ArrayList<String>();
        places.add(duties.file().place());
        if (duties.file().cells() != null) {
            places.add(bygone.place(duties.file().cells()));
        }
        duties.claims().stream().map(ClaimsFile::place).sorted().forEach(places::add);
        var parts = new ArrayList<Part>();
        for (String place : places) {
            SourceFile file = files.get(place);
            if (file == null) {
                throw new IllegalStateException("A matrix was read from `" + place + "`, which isn't there");
            }
            parts.add(new Part(place, file.digest()));
        }
        var revision = new Revision(
                duties.file().path(), duties.matrix().id(), duties.file().readable(), List.copyOf(parts));
        met.put(revision.path(), new Read<>(revision, duties));
        return revision;
    }

    /**
     * All matrices of a commit.
     *
     * @param files all that it had with data: names of contents by places
     */
    List<Revision> of(SortedMap<String, String> files) throws IOException {
        var tables =
                files.keySet().stream().filter(place -> place.endsWith(".csv")).toList();
        var claimsOf = new HashMap<String, List<Part>>();
        for (var each : files.entrySet()) {
            if (Kinds.isClaims(each.getKey())) {
                var fact = fact(each.getKey(), each.getValue(), List.of());
                if (fact.there() && fact.matrix() != null) {
                    claimsOf.computeIfAbsent(fact.matrix(), id -> new ArrayList<>())
                            .add(new Part(each.getKey(), fact.content()));
                }
            }
        }
        var all = new ArrayList<Revision>();
        for (var each : files.entrySet()) {
            if (Links.isMatrix(each.getKey())) {
                var fact = fact(each.getKey(), each.getValue(), tables);
                if (fact.there() && fact.matrix() != null) {
                    all.add(revision(each.getKey(), fact, files, claimsOf));
                }
            }
        }
        return all;
    }

    private Revision revision(
            String place, KeptPassages.Fact fact, SortedMap<String, String> files, Map<String, List<Part>> claimsOf)
            throws IOException {
        String id = String.valueOf(fact.matrix());
        var parts = new ArrayList<Part>();
        parts.add(new Part(place, fact.content()));
        if (fact.cells() != null) {
            String table = bygone.place(fact.cells());
            String name = files.get(table);
            var told = name == null ? null : fact(table, name, List.of());
            if (told != null && told.there()) {
                parts.add(new Part(table, told.content()));
            }
        }
        parts.addAll(claimsOf.getOrDefault(id, List.of()));
        return new Revision(bygone.path(place), id, fact.readable(), List.copyOf(parts));
    }

    /** What changed between two revisions of a matrix. */
    Passage between(Revision older, Revision newer) throws IOException {
        return older.parts().equals(newer.parts())
                ? Passage.NONE
                : kept.passage(
                        Fingerprint.of(older.parts(), newer.parts()),
                        // The newer one first: it was read last, and the older one comes into its place.
                        () -> {
                            Duties after = duties(newer);
                            return Passage.of(duties(older), after);
                        });
    }

    /**
     * What a file is.
     *
     * @param tables places of all tables among which a matrix may name one
     */
    private KeptPassages.Fact fact(String place, String content, List<String> tables) throws IOException {
        Seen last = seen.get(place);
        if (last == null || !last.content().equals(content) || !last.tables().equals(tables)) {
            var fact = kept.fact(Fingerprint.of(place, content, tables), () -> found(place, content, tables));
            last = new Seen(content, tables, fact);
            seen.put(place, last);
            names.put(new Part(place, fact.content()), content);
        }
        return last.fact();
    }

    private KeptPassages.Fact found(String place, String content, List<String> tables) throws IOException {
        byte[] bytes = contents.of(content).orElse(null);
        if (bytes == null) {
            return new KeptPassages.Fact(false, new Digest(0, 0), null, false, null);
        }
        SourceFile file = bygone.file(place, bytes);
        Digest digest = file.digest();
        if (Kinds.isClaims(place)) {
            var read = claims(new Part(place, digest), () -> file);
            String matrix = read.matrix() == null ? null : read.matrix().value();
            return new KeptPassages.Fact(true, digest, matrix, read.readable(), null);
        }
        if (!Links.isMatrix(place)) {
            return new KeptPassages.Fact(true, digest, null, true, null);
        }
        var stubs =
                tables.stream().map(table -> bygone.file(table, new byte[0])).toList();
        var read = MatrixReader.read(file, stubs).value();
        if (read.cells() == null) {
            // No table has a say in it, so that needn't be read again.
            matrices.put(place, new Read<>(List.of(new Part(place, digest)), read));
        }
        return new KeptPassages.Fact(true, digest, read.matrix().id(), read.readable(), read.cells());
    }

    private Duties duties(Revision revision) throws IOException {
        Read<Duties> last = met.get(revision.path());
        if (last != null && last.of().equals(revision)) {
            return last.value();
        }
        Part own = revision.parts().get(0);
        var its = revision.parts().stream()
                .skip(1)
                .filter(each -> Kinds.isClaims(each.place()))
                .toList();
        var written = new ArrayList<>(revision.parts());
        written.removeAll(its);
        Read<MatrixFile> matrix = matrices.get(own.place());
        if (matrix == null || !matrix.of().equals(written)) {
            var tables = new ArrayList<SourceFile>();
            for (Part table : written.subList(1, written.size())) {
                tables.add(file(table));
            }
            matrix = new Read<>(
                    List.copyOf(written), MatrixReader.read(file(own), tables).value());
            matrices.put(own.place(), matrix);
        }
        var speaking = new ArrayList<ClaimsFile>();
        for (Part each : its) {
            speaking.add(claims(each, () -> file(each)));
        }
        var duties = Meeting.of(matrix.value(), speaking);
        met.put(revision.path(), new Read<>(revision, duties));
        return duties;
    }

    private ClaimsFile claims(Part part, KeptPassages.Finding<SourceFile> file) throws IOException {
        Read<ClaimsFile> last = claims.get(part.place());
        if (last == null || !last.of().equals(part)) {
            last = new Read<>(part, ClaimsReader.read(file.get()).value());
            claims.put(part.place(), last);
        }
        return last.value();
    }

    private SourceFile file(Part part) throws IOException {
        String name = names.get(part);
        byte[] bytes = name == null ? null : contents.of(name).orElse(null);
        if (bytes == null) {
            throw new IOException("A content that was there is gone: " + part.place());
        }
        return bygone.file(part.place(), bytes);
    }
}
