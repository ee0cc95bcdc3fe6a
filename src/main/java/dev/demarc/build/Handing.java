package dev.demarc.build;

import dev.demarc.comparison.Handover;
import dev.demarc.comparison.Handovers;
import dev.demarc.comparison.Lineage;
import dev.demarc.history.Past;
import dev.demarc.matrix.Duties;
import dev.demarc.source.SourceFile;
import dev.demarc.source.Sources;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds in a wiki's commits which cells changed hands: one walk back for all matrices, until each had begun. Run again,
 * it walks only if something was committed, or the matrices are others.
 */
final class Handing {

    private record Known(String last, List<Duties> now, Handovers found) {}

    private final Past past;
    private final KeptPassages kept;
    private @Nullable Known known;

    /**
     * For a wiki with this past.
     *
     * @param kept what earlier runs found out, and what this one will
     */
    Handing(Past past, KeptPassages kept) {
        this.past = past;
        this.kept = kept;
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
        var trail = past.trail(bygone::isData);
        String last = trail.steps().isEmpty() ? "" : trail.steps().get(0).commit();
        Known before = known;
        if (before == null || !before.last().equals(last) || !SiteBuild.areSame(before.now(), now)) {
            try (var contents = past.contents()) {
                before = new Known(last, now, found(new BygoneMatrices(bygone, kept, contents), sources, now, trail));
            }
            known = before;
        }
        return before.found();
    }

    /** Walks back. */
    private static Handovers found(BygoneMatrices matrices, Sources sources, List<Duties> duties, Past.Trail trail)
            throws IOException {
        var now = new HashMap<String, SourceFile>();
        sources.content().forEach(file -> now.put(file.place(), file));
        var alive = new ArrayList<Following>();
        for (Duties each : duties) {
            alive.add(new Following(each, matrices.now(each, now)));
        }
        var all = List.copyOf(alive);
        var files = new TreeMap<>(trail.files());
        for (Past.Step step : trail.steps()) {
            if (alive.isEmpty()) {
                break;
            }
            try {
                var then = matrices.of(files);
                for (var each = alive.iterator(); each.hasNext(); ) {
                    if (!each.next().goesBack(matrices, then, step)) {
                        each.remove();
                    }
                }
            } catch (IOException e) {
                // A repository that is broken tells no more.
                break;
            }
            step.before().forEach((place, content) -> {
                if (content.isEmpty()) {
                    files.remove(place);
                } else {
                    files.put(place, content);
                }
            });
        }
        var found = new TreeMap<String, List<Handover>>();
        for (Following each : all) {
            if (!each.lineage.found().isEmpty()) {
                found.put(each.path, each.lineage.found());
            }
        }
        return new Handovers(false, found);
    }

    /** One matrix that is followed back. */
    private static final class Following {
        private final String path;
        private final Lineage lineage;
        private BygoneMatrices.Revision oldest;

        Following(Duties now, BygoneMatrices.Revision revision) {
            this.path = now.file().path();
            this.lineage = new Lineage(now.matrix());
            this.oldest = revision;
        }

        /** Whether the matrix was there then. One that couldn't be read is passed over: it had begun all the same. */
        boolean goesBack(BygoneMatrices matrices, List<BygoneMatrices.Revision> then, Past.Step step)
                throws IOException {
            BygoneMatrices.Revision before = null;
            for (BygoneMatrices.Revision each : then) {
                if (each.id().equals(oldest.id())) {
                    before = each;
                    break;
                }
                if (each.path().equals(oldest.path())) {
                    before = each;
                }
            }
            if (before != null && before.readable()) {
                lineage.back(matrices.between(before, oldest), step.commit(), step.second());
                oldest = before;
            }
            return before != null;
        }
    }
}
