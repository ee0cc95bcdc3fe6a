package dev.demarc.diagnostic;

import dev.demarc.source.Location;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Findings that are known already, and hidden until they are mended.
 *
 * @param entries each hides one finding; equal ones hide as many
 * @param listing where the entries stand in their file, if they were read from one
 */
public record Baseline(List<Entry> entries, Listing listing) {

    /** Knows nothing, hides nothing. */
    public static final Baseline EMPTY = new Baseline(List.of(), Listing.NONE);

    /** Copies the entries. */
    public Baseline {
        entries = List.copyOf(entries);
    }

    /**
     * What stays the same of a finding while lines are put in or taken out before it.
     *
     * @param rule its id, which may be one that this version doesn't know
     * @param file from the wiki's root; of what isn't in a file, its name
     * @param text the line it stands in, without white space around; empty if there is none
     */
    public record Entry(String rule, String file, @Nullable String target, String text) {

        /**
         * That of a finding.
         *
         * @param texts the line that stands at a place, trimmed
         */
        public static Entry of(Diagnostic finding, Function<Location, String> texts) {
            Location location = finding.location();
            String file = location instanceof Location.InFile at ? at.path() : location.toString();
            return new Entry(finding.rule().id(), file, finding.target(), texts.apply(location));
        }
    }

    /**
     * One that hides just these findings.
     *
     * @param texts the line that stands at a place, trimmed
     */
    public static Baseline of(Findings findings, Function<Location, String> texts) {
        return new Baseline(
                findings.list().stream()
                        .map(finding -> Entry.of(finding, texts))
                        .toList(),
                Listing.NONE);
    }

    /**
     * What is left of findings, and of the baseline.
     *
     * @param findings those that it doesn't hide
     * @param unused numbers of the entries that hide nothing, from 0
     */
    public record Rest(Findings findings, SortedSet<Integer> unused) {}

    /**
     * What is left when each entry has hidden its finding. Of several findings that only their lines tell apart, the
     * first are hidden; of equal entries, the last are left.
     *
     * @param texts the line that stands at a place, trimmed
     */
    public Rest rest(Findings found, Function<Location, String> texts) {
        if (entries.isEmpty()) {
            return new Rest(found, new TreeSet<>());
        }
        Map<Entry, Integer> left = new HashMap<>();
        entries.forEach(entry -> left.merge(entry, 1, Integer::sum));
        var rest = new ArrayList<Diagnostic>();
        for (Diagnostic finding : found.list()) {
            var entry = Entry.of(finding, texts);
            if (left.getOrDefault(entry, 0) > 0) {
                left.merge(entry, -1, Integer::sum);
            } else {
                rest.add(finding);
            }
        }
        var unused = new TreeSet<Integer>();
        for (int i = entries.size() - 1; i >= 0; i--) {
            int spare = left.getOrDefault(entries.get(i), 0);
            if (spare > 0) {
                unused.add(i);
                left.put(entries.get(i), spare - 1);
            }
        }
        return new Rest(Findings.of(rest), unused);
    }
}
