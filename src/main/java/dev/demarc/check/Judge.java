package dev.demarc.check;

import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.Findings;
import dev.demarc.diagnostic.Severity;
import dev.demarc.model.Settings;
import dev.demarc.model.Settings.Weight;
import dev.demarc.source.Globs;
import dev.demarc.source.Location;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Weighs findings as the settings want it: severities, rules that are off, waivers. */
public final class Judge {

    private record ForPaths(Globs paths, Settings.ForPaths written) {}

    private record Waiver(
            Settings.Waiver written, Globs paths, @Nullable Globs targets) {}

    private final Settings.RuleSettings rules;
    private final String source;
    private final List<ForPaths> forPaths = new ArrayList<>();
    private final List<Waiver> waivers = new ArrayList<>();

    private Judge(Settings.RuleSettings rules, LocalDate today, String source) {
        this.rules = rules;
        this.source = source;
        for (Settings.ForPaths each : rules.paths()) {
            forPaths.add(new ForPaths(Globs.of(List.of(each.pattern())), each));
        }
        for (Settings.Waiver each : rules.waivers()) {
            // The last day still counts.
            if (each.until() == null || !today.isAfter(each.until())) {
                waivers.add(new Waiver(
                        each,
                        Globs.of(List.of(each.path())),
                        each.target() == null ? null : Globs.of(List.of(each.target()))));
            }
        }
    }

    /** Findings as the settings want them, where the source is the wiki's root. */
    public static Findings judge(Iterable<Diagnostic> found, Settings.RuleSettings rules, LocalDate today) {
        return judge(found, rules, today, "");
    }

    /**
     * Findings as the settings want them.
     *
     * @param today waivers that ended before it hide nothing
     * @param source the source folder from the wiki's root, ending with a slash or empty; patterns may begin at either
     */
    public static Findings judge(
            Iterable<Diagnostic> found, Settings.RuleSettings rules, LocalDate today, String source) {
        var judge = new Judge(rules, today, source);
        var judged = new ArrayList<Diagnostic>();
        for (Diagnostic finding : found) {
            Diagnostic weighed = judge.weighed(finding);
            if (weighed != null && !judge.isWaived(finding)) {
                judged.add(weighed);
            }
        }
        return Findings.of(judged);
    }

    private @Nullable Diagnostic weighed(Diagnostic finding) {
        Weight weight = weight(finding);
        if (weight == null) {
            return finding;
        }
        Severity severity = weight.severity();
        if (severity == null) {
            return null;
        }
        // What a rule tells as less than its own weight is not made heavier by weighing the rule.
        boolean softened = finding.severity().compareTo(finding.rule().severity()) > 0;
        return softened && severity.compareTo(finding.severity()) < 0 ? finding : finding.as(severity);
    }

    private @Nullable Weight weight(Diagnostic finding) {
        Weight weight = rules.severities().get(finding.rule());
        for (ForPaths each : forPaths) {
            Weight there = each.written.severities().get(finding.rule());
            if (there != null && matches(each.paths, finding)) {
                weight = there;
            }
        }
        return weight;
    }

    private boolean isWaived(Diagnostic finding) {
        for (Waiver waiver : waivers) {
            if (waiver.written.rule() == finding.rule()
                    && matches(waiver.paths, finding)
                    && isTarget(waiver, finding.target())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTarget(Waiver waiver, @Nullable String target) {
        if (waiver.targets == null) {
            return true;
        }
        return target != null && (target.equals(waiver.written.target()) || waiver.targets.match(target));
    }

    private boolean matches(Globs paths, Diagnostic finding) {
        if (!(finding.location() instanceof Location.InFile at)) {
            return false;
        }
        boolean below = !source.isEmpty() && at.path().startsWith(source);
        return paths.match(at.path()) || (below && paths.match(at.path().substring(source.length())));
    }
}
