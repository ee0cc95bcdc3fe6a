package dev.demarc.cli;

import dev.demarc.build.Exporting;
import dev.demarc.build.MatrixShelf;
import dev.demarc.build.Wiki;
import dev.demarc.diagnostic.Findings;
import dev.demarc.diagnostic.Nearest;
import dev.demarc.matrix.Duties;
import dev.demarc.source.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the matrix that is named: by its file, within a wiki or without one, or by its id in the wiki around. */
final class MatrixOpening {

    private static final String SETTINGS = "demarc.yml";

    /** A matrix with what its parties claim, and what surrounds it. */
    record Opened(Duties duties, Exporting.Around around) {}

    private final Options options;
    private final Console console;

    MatrixOpening(Options options, Console console) {
        this.options = options;
        this.console = console;
    }

    /** The matrix; empty if the settings of its wiki are wrong, which has been told then. */
    Optional<Opened> open(String named) throws Usage, IOException {
        Path file = options.path(named);
        if (!Files.isRegularFile(file)) {
            Optional<Wiki> wiki = WikiOpening.upwards(options, console).open(null);
            return wiki.isEmpty() ? Optional.empty() : Optional.of(called(named, wiki.get()));
        }
        if (!MatrixShelf.isMatrix(named)) {
            throw new Usage(
                    "`" + named + "` is no matrix: its name doesn't end with .matrix.yml.",
                    "`demarc import` makes a matrix of other tables.");
        }
        Path root = options.text("--config") != null ? console.folder() : rootOf(file);
        if (root == null) {
            return Optional.of(alone(file));
        }
        Optional<Wiki> wiki = WikiOpening.upwards(options, console.at(root)).open(null);
        return wiki.isEmpty() ? Optional.empty() : Optional.of(within(file, wiki.get()));
    }

    private static @Nullable Path rootOf(Path file) {
        for (Path at = file.toAbsolutePath().getParent(); at != null; at = at.getParent()) {
            if (Files.isRegularFile(at.resolve(SETTINGS))) {
                return at;
            }
        }
        return null;
    }

    /** A matrix of a wiki; one that lies beside its sources stands alone. */
    private Opened within(Path file, Wiki wiki) throws Usage, IOException {
        Sources sources = wiki.sources(options.today());
        Optional<Duties> found =
                MatrixShelf.of(wiki, sources, options.jobs()).at(wiki.folders().place(file));
        return found.isPresent() ? new Opened(found.get(), around(wiki, sources)) : alone(file);
    }

    private Opened alone(Path file) throws Usage, IOException {
        var alone = MatrixShelf.alone(file);
        Path folder = file.toAbsolutePath().getParent();
        Path around = folder == null ? console.folder() : folder;
        if (!alone.findings().isEmpty()) {
            new TextPrinter(new FilePlaces(around, console.folder()), options.colour(), false)
                    .print(Findings.of(alone.findings()), console.err());
        }
        return new Opened(alone.value(), new Exporting.Around(around, List.of(), "en", now()));
    }

    private Opened called(String id, Wiki wiki) throws Usage, IOException {
        Sources sources = wiki.sources(options.today());
        var shelf = MatrixShelf.of(wiki, sources, options.jobs());
        List<Duties> called = shelf.called(id);
        if (called.size() == 1) {
            return new Opened(called.get(0), around(wiki, sources));
        }
        if (called.size() > 1) {
            var places = new FilePlaces(wiki.folders().root(), console.folder());
            var files = called.stream()
                    .map(each -> "`" + places.shown(each.file().place()) + "`")
                    .toList();
            throw new Usage(
                    "%d matrices have the id `%s`.".formatted(called.size(), id),
                    "Name the file: " + String.join(", ", files) + ".");
        }
        List<String> ids =
                shelf.duties().stream().map(each -> each.matrix().id()).toList();
        boolean isPath = id.contains("/") || MatrixShelf.isMatrix(id);
        throw new Usage(
                isPath ? "There is no file `" + id + "`." : "There is no matrix `" + id + "` in this wiki.",
                ids.isEmpty() ? "The wiki has no matrix; name one by its file." : Nearest.hint(id, ids));
    }

    private Exporting.Around around(Wiki wiki, Sources sources) throws Usage {
        return new Exporting.Around(
                wiki.folders().root(),
                sources.templates(),
                wiki.settings().site().language(),
                now());
    }

    /** {@code SOURCE_DATE_EPOCH} to the second, else the beginning of today. */
    private Instant now() throws Usage {
        Instant day = options.today().atStartOfDay(ZoneOffset.UTC).toInstant();
        String epoch = console.variable("SOURCE_DATE_EPOCH");
        // That it is a number was seen when the day was asked for.
        return options.text("--today") != null || epoch.isEmpty()
                ? day
                : Instant.ofEpochSecond(Long.parseLong(epoch.strip()));
    }
}
