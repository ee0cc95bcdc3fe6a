package dev.demarc.build;

import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.Findings;
import dev.demarc.output.Artefact;
import dev.demarc.output.Ledger;
import dev.demarc.output.Outputs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What one run of the build promises: the site's files, made when asked for, and what is to be said about the wiki,
 * found when asked for.
 */
public final class Built {

    /** How much was looked at, so that a check that checked nothing shows. */
    public record Counts(int pages, int matrices, int cells, int links, int anchors) {}

    /**
     * What became of the links that leave the wiki.
     *
     * @param asked addresses that were asked
     * @param remembered addresses that were good in an earlier run that still counts
     * @param skipped addresses that are not to be asked
     * @param notKept why the answers couldn't be kept for the next run; nothing if they were
     */
    public record Outside(
            int asked,
            int remembered,
            int skipped,
            @Nullable String notKept) {}

    /**
     * What was found.
     *
     * @param outside nothing if links that leave the wiki were not to be followed
     */
    public record Found(Findings findings, @Nullable Outside outside) {}

    /**
     * What became of the files that copies of a wiki share on a server.
     *
     * @param taken how many came from there
     * @param left how many were left there
     */
    public record Shared(int taken, int left) {}

    /** Finds what is to be said. */
    public interface Finding {

        /** All of it. */
        Found all();

        /**
         * What can be told much sooner than all: that of pages that nobody touched is what they showed before. Nothing if it
         * can't, or if that is all.
         */
        default @Nullable Findings soon() {
            return null;
        }
    }

    /** What a run tells in the end. */
    public record Told(Findings findings, Counts counts) {}

    private final Supplier<SortedMap<String, Artefact>> artefacts;
    private final Supplier<Optional<SortedMap<String, Artefact>>> changed;
    private final Function<String, @Nullable Artefact> artefact;
    private final Finding finding;
    private final Once<Found> findings;
    private final Supplier<Counts> counts;
    private final SortedSet<Path> beside;
    private final Supplier<SortedMap<String, List<Diagnostic>>> shownByPath;
    private final Predicate<String> shared;

    /**
     * Promises of one run.
     *
     * @param artefacts the site's files, by path
     * @param beside files that are no sources and came into it all the same
     * @param shownByPath what making the pages has shown so far
     * @param shared whether the file of a path came from the shared cache
     */
    public Built(
            SortedMap<String, Artefact> artefacts,
            Finding finding,
            Supplier<Counts> counts,
            SortedSet<Path> beside,
            Supplier<SortedMap<String, List<Diagnostic>>> shownByPath,
            Predicate<String> shared) {
        this(
                () -> artefacts,
                Optional::empty,
                path -> artefacts.get(path),
                finding,
                counts,
                beside,
                shownByPath,
                shared);
    }

    /**
     * The same of many files, of which most are never asked for.
     *
     * @param artefacts all files, by path
     * @param changed those that may differ from what the last build left, if all others are known not to
     * @param artefact one of them by its path; nothing if there is none
     */
    Built(
            Supplier<SortedMap<String, Artefact>> artefacts,
            Supplier<Optional<SortedMap<String, Artefact>>> changed,
            Function<String, @Nullable Artefact> artefact,
            Finding finding,
            Supplier<Counts> counts,
            SortedSet<Path> beside,
            Supplier<SortedMap<String, List<Diagnostic>>> shownByPath,
            Predicate<String> shared) {
        this.changed = changed;
        this.artefact = artefact;
        this.shared = shared;
        this.shownByPath = shownByPath;
        this.beside = Collections.unmodifiableSortedSet(new TreeSet<>(beside));
        this.artefacts = artefacts;
        this.finding = finding;
        this.findings = new Once<>(finding::all);
        this.counts = counts;
    }

    /** The site's files, by path. */
    public SortedMap<String, Artefact> artefacts() {
        return artefacts.get();
    }

    /**
     * Makes a folder hold the site's files, and no others of Demarc's. Where all but some are known to be as the last build
     * left them, only those are promised: most often an edit changes one page, and to promise ten thousand files takes
     * longer than to make that.
     *
     * @param jobs how many threads, at least 1
     * @param known what the last build left there
     */
    public Outputs.Written writeTo(Outputs outputs, int jobs, Ledger known) throws IOException {
        var some = changed.get();
        var again = some.isPresent()
                ? outputs.writeAgain(some.get().values(), jobs, known)
                : Optional.<Outputs.Written>empty();
        return again.isPresent() ? again.get() : outputs.write(artefacts().values(), jobs, known);
    }

    /** The site's file of a path; nothing if there is none. It costs the same in a site of any size. */
    public @Nullable Artefact artefact(String path) {
        return artefact.apply(path);
    }

    /**
     * All that is to be said. Some of it shows only when pages are made: those that nobody has asked for yet are made
     * for it, so it is quickest when the artefacts were written before.
     *
     * @throws java.util.concurrent.CancellationException if the same build began another run meanwhile; asked again, it
     *     goes on where it stopped
     */
    public Findings findings() {
        return findings.get().findings();
    }

    /**
     * What can be told much sooner than {@link #findings()}: of pages that nobody touched what they showed before. Who tells
     * it tells all later. Nothing if all comes as soon.
     *
     * @throws java.util.concurrent.CancellationException if the same build began another run meanwhile
     */
    public @Nullable Findings findingsSoon() {
        return finding.soon();
    }

    /** What became of the links that leave the wiki, with the findings; nothing if they were not to be followed. */
    public @Nullable Outside outside() {
        return findings.get().outside();
    }

    /**
     * Files that came into it wherever they lie, and whether they are there or not: what pages show as code, and where the
     * repository may name owners.
     */
    public SortedSet<Path> beside() {
        return beside;
    }

    /** What making each page has shown, where it showed something. */
    SortedMap<String, List<Diagnostic>> shownByPath() {
        return shownByPath.get();
    }

    /** Whether a file came from the shared cache, once it has been asked for. */
    boolean isShared(String path) {
        return shared.test(path);
    }

    /** What was looked at. */
    public Counts counts() {
        return counts.get();
    }
}
