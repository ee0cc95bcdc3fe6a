package dev.demarc.build;

import dev.demarc.diagnostic.Findings;
import dev.demarc.output.Artefact;
import java.util.SortedMap;
import java.util.function.Supplier;

/**
 * What one run of the build promises: the site's files, made when asked for, and what is to be said about the wiki,
 * found when asked for.
 */
public final class Built {

    /** How much was looked at, so that a check that checked nothing shows. */
    public record Counts(int pages, int matrices, int cells, int links, int anchors) {}

    private final SortedMap<String, Artefact> artefacts;
    private final Once<Findings> findings;
    private final Counts counts;

    /** Promises of one run. */
    public Built(SortedMap<String, Artefact> artefacts, Supplier<Findings> finding, Counts counts) {
        this.artefacts = artefacts;
        this.findings = new Once<>(finding);
        this.counts = counts;
    }

    /** The site's files, by path. */
    public SortedMap<String, Artefact> artefacts() {
        return artefacts;
    }

    /**
     * All that is to be said. Some of it shows only when pages are made: those that nobody has asked for yet are made
     * for it, so it is quickest when the artefacts were written before.
     *
     * @throws java.util.concurrent.CancellationException if the same build began another run meanwhile; asked again, it
     *     goes on where it stopped
     */
    public Findings findings() {
        return findings.get();
    }

    /** What was looked at. */
    public Counts counts() {
        return counts;
    }
}
