package dev.demarc.check;

import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.Findings;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.diagnostic.Severity;
import dev.demarc.diagnostic.Waived;
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

    private static final class Waiver {
        final Settings.Waiver written;
        final Globs paths;
        final @Nullable Globs targets;
        final boolean expired;
        int found;

        Waiver(Settings.Waiver written, LocalDate today) {
            this.written = written;
            this.paths = Globs.of(List.of(written.path()));
            this.targets = written.target() == null ? null : Globs.of(List.of(written.target()));
            // The last day still counts.
            this.expired = written.until() != null && today.isAfter(written.until());
        }
    }

    private final Settings.RuleSettings rules;
    private final String source;
    private final List<ForPaths> forPaths = new ArrayList<>();
    private final List<Waiver> waivers = new ArrayList<>();
    private final List<Waived> waived = new ArrayList<>();

    private Judge(Settings.RuleSettings rules, LocalDate today, String source) {
        this.rules = rules;
        this.source = source;
        for (Settings.ForPaths each : rules.paths()) {
            forPaths.add(new ForPaths(Globs.of(List.of(each.pattern())), each));
        }
        for (Settings.Waiver each : rules.waivers()) {
            waivers.add(new Waiver(each, today));
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
        return Findings.of(judge.judged(found), judge.waived);
    }

    /**
     * Findings of a run that looked at everything, and what is to be said of the waivers themselves.
     *
     * @param settings the file that holds the waivers, from the wiki's root
     */
    public static Findings judgeAll(
            Iterable<Diagnostic> found, Settings.RuleSettings rules, LocalDate today, String source, String settings) {
        var judge = new Judge(rules, today, source);
        var judged = judge.judged(found);
        for (Waiver waiver : judge.waivers) {
            if (waiver.expired || waiver.found == 0) {
                Diagnostic weighed = judge.weighed(told(waiver, Location.in(settings)));
                if (weighed != null) {
                    judged.add(weighed);
                }
            }
        }
        return Findings.of(judged, judge.waived);
    }

    private static Diagnostic told(Waiver waiver, Location at) {
        Settings.Waiver written = waiver.written;
        String target = written.target() == null ? "" : " (`" + written.target() + "`)";
        String what = "waiver for `%s` in `%s`%s".formatted(written.rule(), written.path(), target);
        if (waiver.found == 0) {
            return Diagnostic.of(
                    RuleId.WAIVER_UNUSED,
                    at,
                    "The %s has nothing left to hide.".formatted(what),
                    "Take it out.",
                    written.rule().id());
        }
        String owner = written.owner() == null ? "" : "Owner: " + written.owner() + ". ";
        String hid = waiver.found == 1 ? "one finding, which is" : waiver.found + " findings, which are";
        return Diagnostic.of(
                RuleId.WAIVER_EXPIRED,
                at,
                "The %s ended on %s.".formatted(what, written.until()),
                "%sIt hid %s told again: mend the cause, or agree on another day.".formatted(owner, hid),
                written.rule().id());
    }

    private List<Diagnostic> judged(Iterable<Diagnostic> found) {
        var judged = new ArrayList<Diagnostic>();
        for (Diagnostic finding : found) {
            Settings.Waiver waiver = waiver(finding);
            Diagnostic weighed = weighed(finding);
            if (weighed == null) {
                continue;
            }
            if (waiver == null) {
                judged.add(weighed);
            } else {
                waived.add(new Waived(weighed, waiver.owner(), waiver.reason(), waiver.until()));
            }
        }
        return judged;
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

    /** The first waiver that hides a finding; counts for each that would. */
    private Settings.@Nullable Waiver waiver(Diagnostic finding) {
        Settings.Waiver hides = null;
        for (Waiver waiver : waivers) {
            if (waiver.written.rule() == finding.rule()
                    && matches(waiver.paths, finding)
                    && isTarget(waiver, finding.target())) {
                waiver.found++;
                hides = hides == null && !waiver.expired ? waiver.written : hides;
            }
        }
        return hides;
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
