package dev.demarc.build;

import dev.demarc.comparison.Handover;
import dev.demarc.comparison.Handovers;
import dev.demarc.comparison.Lineage;
import dev.demarc.data.ClaimsReader;
import dev.demarc.data.MatrixReader;
import dev.demarc.history.Past;
import dev.demarc.matrix.ClaimsFile;
import dev.demarc.matrix.Duties;
import dev.demarc.matrix.MatrixFile;
import dev.demarc.matrix.Meeting;
import dev.demarc.source.SourceFile;
import dev.demarc.source.Sources;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds in a wiki's commits which cells changed hands: one walk back for all matrices, until each had begun. Run again,
 * it walks only if something was committed, or the matrices are others.
 */
final class Handing {

    private record Known(String last, List<Duties> now, Handovers found) {}

    /** What was read last from a path, and what of it. */
    private record Read<T>(List<SourceFile> of, T value) {}

    private final Past past;
    private @Nullable Known known;

    Handing(Past past) {
        this.past = past;
    }

    /** What is known of the matrices of a site, which were read from these files. */
    synchronized Handovers of(Sources sources, Collection<Duties> duties) throws IOException {
        var now = new ArrayList<Duties>();
        for (Duties each : duties) {
            // What lies in another repository has its past there.
            if (each.file().readable() && sources.folders().mountOf(each.file().place()) == null) {
                now.add(each);
            }
        }
        if (now.isEmpty() || !past.isKept()) {
            return Handovers.NONE;
        }
        if (past.isShallow()) {
            return Handovers.CUT;
        }
        var bygone = new Bygone(past, sources.folders());
        var steps = past.steps(bygone::isData);
        String last = steps.isEmpty() ? "" : steps.get(0).commit();
        Known before = known;
        if (before == null || !before.last().equals(last) || !SiteBuild.areSame(before.now(), now)) {
            before = new Known(last, now, new Walk(bygone, sources).found(now, steps));
            known = before;
        }
        return before.found();
    }

    /** One walk back. Files that a commit didn't touch aren't read again. */
    private static final class Walk {
        private final Bygone bygone;
        private final Sources sources;
        private final Map<String, Read<MatrixFile>> matrices = new HashMap<>();
        private final Map<String, Read<ClaimsFile>> claims = new HashMap<>();
        private final Map<String, Read<Duties>> met = new HashMap<>();

        Walk(Bygone bygone, Sources sources) {
            this.bygone = bygone;
            this.sources = sources;
        }

        Handovers found(List<Duties> now, List<Past.Step> steps) throws IOException {
            var lineages = new TreeMap<String, Lineage>();
            now.forEach(each -> lineages.put(each.file().path(), new Lineage(each)));
            var alive = new TreeMap<>(lineages);
            for (Past.Step step : steps) {
                if (alive.isEmpty()) {
                    break;
                }
                var data = bygone.data(step.commit(), sources.today());
                if (data.isEmpty()) {
                    break;
                }
                var then = duties(data.get());
                alive.values().removeIf(lineage -> !goesBack(lineage, then, step));
            }
            var found = new TreeMap<String, List<Handover>>();
            lineages.forEach((path, lineage) -> {
                if (!lineage.found().isEmpty()) {
                    found.put(path, lineage.found());
                }
            });
            return new Handovers(false, found);
        }

        /** Whether the matrix was there then. One that couldn't be read is passed over: it had begun all the same. */
        private static boolean goesBack(Lineage lineage, List<Duties> then, Past.Step step) {
            Duties oldest = lineage.oldest();
            Duties before = null;
            for (Duties each : then) {
                if (each.matrix().id().equals(oldest.matrix().id())) {
                    before = each;
                    break;
                }
                if (each.file().path().equals(oldest.file().path())) {
                    before = each;
                }
            }
            if (before != null && before.file().readable()) {
                lineage.back(before, step.commit(), step.second());
            }
            return before != null;
        }

        private List<Duties> duties(Sources then) throws IOException {
            var kinds = Kinds.of(then.content());
            for (SourceFile file : then.content()) {
                file.digest(); // Only by this two are known to be equal.
            }
            var byMatrix = new HashMap<String, List<ClaimsFile>>();
            var claimsOf = new HashMap<String, List<SourceFile>>();
            for (SourceFile file : kinds.claims()) {
                ClaimsFile read = read(
                        claims,
                        file.path(),
                        List.of(file),
                        () -> ClaimsReader.read(file).value());
                if (read.matrix() != null) {
                    String id = read.matrix().value();
                    byMatrix.computeIfAbsent(id, none -> new ArrayList<>()).add(read);
                    claimsOf.computeIfAbsent(id, none -> new ArrayList<>()).add(file);
                }
            }
            var all = new ArrayList<Duties>();
            for (SourceFile file : kinds.matrices()) {
                var of = new ArrayList<SourceFile>();
                of.add(file);
                of.addAll(kinds.tables());
                MatrixFile matrix = read(
                        matrices,
                        file.path(),
                        of,
                        () -> MatrixReader.read(file, kinds.tables()).value());
                String id = matrix.matrix().id();
                of.addAll(claimsOf.getOrDefault(id, List.of()));
                all.add(read(met, file.path(), of, () -> Meeting.of(matrix, byMatrix.getOrDefault(id, List.of()))));
            }
            return all;
        }

        private static <T> T read(Map<String, Read<T>> last, String path, List<SourceFile> of, Supplier<T> reader) {
            Read<T> known = last.get(path);
            if (known == null || !known.of().equals(of)) {
                known = new Read<>(List.copyOf(of), reader.get());
                last.put(path, known);
            }
            return known.value();
        }
    }
}
