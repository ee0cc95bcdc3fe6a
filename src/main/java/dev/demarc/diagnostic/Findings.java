package dev.demarc.diagnostic;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** All findings of a run, sorted by file and place, each once. */
public final class Findings {

    private final List<Diagnostic> sorted;

    private Findings(List<Diagnostic> sorted) {
        this.sorted = sorted;
    }

    /** Sorts findings, and drops those that say the same of the same place. */
    public static Findings of(Iterable<Diagnostic> found) {
        var all = new ArrayList<Diagnostic>();
        found.forEach(all::add);
        all.sort(null);
        return new Findings(List.copyOf(new LinkedHashSet<>(all)));
    }

    /** In the order in which people read them. */
    public List<Diagnostic> list() {
        return sorted;
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
