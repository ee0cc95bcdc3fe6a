package dev.demarc.cli;

import dev.demarc.build.Built;
import dev.demarc.diagnostic.Findings;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.diagnostic.Severity;
import dev.demarc.mend.Plan;
import dev.demarc.source.Order;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many of what, in words. */
final class Tally {

    private Tally() {}

    /**
     * What was looked at.
     *
     * @param outside nothing if links that leave the wiki were not followed
     */
    static String checked(Built.Counts counts, Built.@Nullable Outside outside) {
        return "Checked %s, %s, %s, %s, %s%s"
                .formatted(
                        many(counts.pages(), "page"),
                        many(counts.matrices(), "matrix"),
                        many(counts.cells(), "cell"),
                        many(counts.links(), "link"),
                        many(counts.anchors(), "anchor"),
                        outside == null ? "" : ", " + external(outside));
    }

    private static String external(Built.Outside outside) {
        var apart = new ArrayList<String>();
        if (outside.remembered() > 0) {
            apart.add(outside.remembered() + " from the cache");
        }
        if (outside.skipped() > 0) {
            apart.add(outside.skipped() + " skipped");
        }
        return many(outside.asked() + outside.remembered(), "external link")
                + (apart.isEmpty() ? "" : " (" + String.join(", ", apart) + ")");
    }

    /** What was found, by severity. */
    static String found(Findings findings) {
        var found = new ArrayList<String>();
        for (Severity severity : Severity.values()) {
            int count = findings.count(severity);
            if (count > 0) {
                found.add(severity == Severity.INFO ? count + " info" : many(count, severity.word()));
            }
        }
        return found.isEmpty() ? "no findings" : String.join(", ", found);
    }

    /** How many there are of each rule, the most first, equal ones in the catalogue's order. */
    static Map<RuleId, Integer> byRule(Findings findings) {
        var sorted = new LinkedHashMap<RuleId, Integer>();
        findings.byRule().entrySet().stream()
                .sorted(Order.by(entry -> -entry.getValue()))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }

    /** The same in a line. */
    static String rules(Findings findings) {
        var counts = new ArrayList<String>();
        byRule(findings).forEach((rule, count) -> counts.add(count + " " + rule));
        return String.join(", ", counts);
    }

    /** How many of them could be mended at once, and how; empty if none could. */
    static String mendable(Findings findings) {
        int count = Plan.of(findings.list(), Plan.Around.NOTHING).mendable().size();
        String which = findings.list().size() == 1 ? "It" : count + " of them";
        return count == 0 ? "" : which + " can be mended: `demarc check --fix`.";
    }

    static String many(int count, String word) {
        String plural = word.endsWith("x") ? word.substring(0, word.length() - 1) + "ces" : word + "s";
        return count + " " + (count == 1 ? word : plural);
    }
}
