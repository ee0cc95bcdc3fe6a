package dev.demarc.diagnostic;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** All findings of a run, sorted by file and place, each once. */
public final class Findings {

    private final List<Diagnostic> sorted;

    private final List<Waived> waived;

    private Findings(List<Diagnostic> sorted, List<Waived> waived) {
        this.sorted = sorted;
        this.waived = waived;
    }

    /** Sorts findings, and drops those that say the same of the same place. */
    public static Findings of(Iterable<Diagnostic> found) {
        return of(found, List.of());
    }

    /**
     * The same, and what was found but isn't told.
     *
     * @param waived what somebody has agreed to live with
     */
    public static Findings of(Iterable<Diagnostic> found, Iterable<Waived> waived) {
        var all = new ArrayList<Diagnostic>();
        found.forEach(all::add);
        all.sort(null);
        var untold = new ArrayList<Waived>();
        waived.forEach(untold::add);
        untold.sort((one, other) -> one.finding().compareTo(other.finding()));
        return new Findings(List.copyOf(new LinkedHashSet<>(all)), List.copyOf(new LinkedHashSet<>(untold)));
    }

    /** In the order in which people read them. */
    public List<Diagnostic> list() {
        return sorted;
    }

    /** What was found and isn't told, because somebody has agreed to live with it; in the same order. */
    public List<Waived> waived() {
        return waived;
    }

    /** How many there are of a severity. */
    public int count(Severity severity) {
        int count = 0;
        for (Diagnostic finding : sorted) {
            if (finding.severity() == severity) {
                count++;
            }
        }
        return count;
    }

    /** How many there are of each rule, in the catalogue's order; rules without any are not named. */
    public SortedMap<RuleId, Integer> byRule() {
        var counts = new TreeMap<RuleId, Integer>();
        sorted.forEach(finding -> counts.merge(finding.rule(), 1, Integer::sum));
        return counts;
    }
}
