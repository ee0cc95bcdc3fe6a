package dev.demarc.build;

import dev.demarc.data.ClaimsReader;
import dev.demarc.data.MatrixReader;
import dev.demarc.diagnostic.Checked;
import dev.demarc.matrix.ClaimsFile;
import dev.demarc.matrix.Duties;
import dev.demarc.matrix.MatrixFile;
import dev.demarc.matrix.Meeting;
import dev.demarc.model.Links;
import dev.demarc.source.SourceFile;
import dev.demarc.source.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The matrices of a wiki with what their parties claim, for commands that want one of them.
 *
 * @param duties in the order of their paths
 */
public record MatrixShelf(List<Duties> duties) {

    /** Copies the list. */
    public MatrixShelf {
        duties = List.copyOf(duties);
    }

    /**
     * Those of a wiki. Reads no page.
     *
     * @param jobs how many threads read
     */
    public static MatrixShelf of(Wiki wiki, Sources sources, int jobs) throws IOException {
        try (var build = new SiteBuild(wiki, jobs)) {
            return new MatrixShelf(build.duties(sources));
        }
    }

    /** The one that a file tells, by its place from the wiki's root. */
    public Optional<Duties> at(String place) {
        return duties.stream().filter(each -> each.file().place().equals(place)).findFirst();
    }

    /** Those of an id: most often one, unless somebody has made a mistake. */
    public List<Duties> called(String id) {
        return duties.stream().filter(each -> each.matrix().id().equals(id)).toList();
    }

    /** Whether a file is a matrix by its name. */
    public static boolean isMatrix(String name) {
        return Links.isMatrix(name);
    }

    /**
     * A matrix that belongs to no wiki, with the claims and tables that lie in the same folder.
     *
     * @return with what was found while it was read, the claims left aside
     */
    public static Checked<Duties> alone(Path file) throws IOException {
        var tables = new ArrayList<SourceFile>();
        var claims = new ArrayList<SourceFile>();
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            try (Stream<Path> beside = Files.list(folder)) {
                for (Path each : beside.filter(Files::isRegularFile).sorted().toList()) {
                    var kinds = Kinds.of(List.of(lone(each)));
                    tables.addAll(kinds.tables());
                    claims.addAll(kinds.claims());
                }
            }
        }
        Checked<MatrixFile> read = MatrixReader.read(lone(file), tables);
        String id = read.value().matrix().id();
        List<ClaimsFile> about = claims.stream()
                .map(ClaimsReader::read)
                .map(Checked::value)
                .filter(each -> each.matrix() != null && each.matrix().value().equals(id))
                .toList();
        return new Checked<>(Meeting.of(read.value(), about), read.findings());
    }

    private static SourceFile lone(Path file) {
        String name = String.valueOf(file.getFileName());
        return SourceFile.of(name, name, file);
    }
}
