package dev.demarc.build;

import dev.demarc.diagnostic.Findings;
import dev.demarc.output.Artefact;
import java.util.SortedMap;

/**
 * What one run of the build promises: the site's files, made when asked for, and what is to be said about the wiki.
 *
 * @param artefacts the site's files, by path
 * @param counts what was looked at
 */
public record Built(SortedMap<String, Artefact> artefacts, Findings findings, Counts counts) {

    /** How much was looked at, so that a check that checked nothing shows. */
    public record Counts(int pages, int matrices, int cells, int links, int anchors) {}
}
