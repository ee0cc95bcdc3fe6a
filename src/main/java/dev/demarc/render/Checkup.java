package dev.demarc.render;

import dev.demarc.diagnostic.Findings;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.model.Address;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a check of the whole wiki came to, for the page that tells it.
 *
 * @param today the day that it was judged by
 * @param source the source folder from the wiki's root, ending with a slash or empty
 */
public record Checkup(Findings findings, LookedAt lookedAt, LocalDate today, String source, Shelf shelf) {

    /** How much was looked at. */
    public record LookedAt(int pages, int matrices, int cells, int links, int anchors) {}

    /** What findings refer to: files of the wiki, and pages about rules. */
    public interface Shelf {

        /** Whether there is such a file in the wiki, by its path from the root. */
        boolean has(String file);

        /** A line of a file, from 1; empty if there is none to show. */
        Optional<String> line(String file, int number);

        /** What is written about a rule. */
        AboutRule about(RuleId rule);
    }

    /**
     * What is written about a rule.
     *
     * @param page where it is explained, in a wiki that has that page
     * @param url where it is explained for all others
     */
    public record AboutRule(Address page, String url) {}
}
