package dev.demarc.check;

import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.Edit;
import dev.demarc.diagnostic.Findings;
import dev.demarc.diagnostic.Listing;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.diagnostic.Severity;
import dev.demarc.diagnostic.Waived;
import dev.demarc.model.Notes;
import dev.demarc.model.Settings;
import dev.demarc.model.Settings.Weight;
import dev.demarc.source.Globs;
import dev.demarc.source.Located;
import dev.demarc.source.Location;
import dev.demarc.source.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Weighs findings as the settings want it, and hides those that somebody has agreed to live with. */
public final class Judge {

    private record Weights(Reach reach, Map<RuleId, Weight> severities) {}

    private static final class Waiver {
        final Settings.Waiver written;
        final Reach reach;
        final @Nullable Globs targets;
        final boolean expired;
        int found;

        Waiver(Settings.Waiver written, LocalDate today, String source) {
            this.written = written;
            this.reach = new Reach(written.path(), source);
            this.targets = written.target() == null ? null : Globs.of(List.of(written.target()));
            // The last day still counts.
            this.expired = written.until() != null && today.isAfter(written.until());
        }

        boolean covers(Diagnostic finding, String place) {
            return written.rule() == finding.rule() && reach.covers(place) && isTarget(finding.target());
        }

        private boolean isTarget(@Nullable String target) {
            return targets == null || (target != null && (target.equals(written.target()) || targets.match(target)));
        }
    }

    /** A comment in a page, and which of its rules have hidden something. */
    private static final class Ignore {
        final Notes.Ignore written;
        final BitSet used = new BitSet();

        Ignore(Notes.Ignore written) {
            this.written = written;
        }

        boolean hides(Diagnostic finding, int line) {
            boolean hidden = false;
            for (int i = 0; i < written.rules().size(); i++) {
                if (written.covers(line)
                        && written.rules().get(i).value().equals(finding.rule().id())) {
                    used.set(i);
                    hidden = true;
                }
            }
            return hidden;
        }
    }

    /** What is said of agreements themselves: nobody agrees on not hearing that one is over. */
    private static final Set<RuleId> ABOUT_AGREEMENTS = Set.of(RuleId.WAIVER_EXPIRED, RuleId.WAIVER_UNUSED);

    private final Agreed agreed;
    private final List<Weights> weights = new ArrayList<>();
    private final List<Waiver> waivers = new ArrayList<>();
    private final Map<String, List<Ignore>> ignores = new HashMap<>();
    private final List<Waived> waived = new ArrayList<>();

    private Judge(Agreed agreed) {
        this.agreed = agreed;
        for (Settings.ForPaths each : agreed.rules().paths()) {
            weights.add(new Weights(new Reach(each.pattern(), agreed.source()), each.severities()));
        }
        for (Settings.Waiver each : agreed.rules().waivers()) {
            waivers.add(new Waiver(each, agreed.today(), agreed.source()));
        }
        agreed.ignores()
                .forEach((place, written) ->
                        ignores.put(place, written.stream().map(Ignore::new).toList()));
    }

    /** Findings as the settings want them. */
    public static Findings judge(Iterable<Diagnostic> found, Agreed agreed) {
        var judge = new Judge(agreed);
        return Findings.of(judge.judged(found), judge.waived);
    }

    /** Findings of a run that looked at everything, and what is to be said of the agreements themselves. */
    public static Findings judgeAll(Iterable<Diagnostic> found, Agreed agreed) {
        var judge = new Judge(agreed);
        var judged = judge.judged(found);
        var told = new ArrayList<Diagnostic>();
        judge.tellWaivers(told);
        judge.tellIgnores(told);
        for (Diagnostic finding : told) {
            Diagnostic weighed = judge.weighed(finding);
            if (weighed != null) {
                judged.add(weighed);
            }
        }
        return Findings.of(judged, judge.waived);
    }

    private List<Diagnostic> judged(Iterable<Diagnostic> found) {
        var judged = new ArrayList<Diagnostic>();
        for (Diagnostic finding : found) {
            Waived hidden = hidden(finding);
            Diagnostic weighed = weighed(finding);
            if (weighed == null) {
                continue;
            }
            if (hidden == null) {
                judged.add(weighed);
            } else {
                waived.add(new Waived(weighed, hidden.owner(), hidden.reason(), hidden.until()));
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
        Weight weight = agreed.rules().severities().get(finding.rule());
        if (finding.location() instanceof Location.InFile at) {
            for (Weights each : weights) {
                Weight there = each.severities.get(finding.rule());
                if (there != null && each.reach.covers(at.path())) {
                    weight = there;
                }
            }
        }
        return weight;
    }

    /**
     * How somebody agreed on it; nothing if nobody did. What is wrong with the settings is mended there, not agreed on
     * there. Each waiver and comment that hides it is of use, and the first is told.
     */
    private @Nullable Waived hidden(Diagnostic finding) {
        if (!(finding.location() instanceof Location.InFile at)
                || at.path().equals(agreed.settings())
                || ABOUT_AGREEMENTS.contains(finding.rule())) {
            return null;
        }
        Waived hidden = null;
        for (Waiver waiver : waivers) {
            if (waiver.covers(finding, at.path())) {
                waiver.found++;
                Settings.Waiver written = waiver.written;
                hidden = hidden == null && !waiver.expired
                        ? new Waived(finding, written.owner(), written.reason(), written.until())
                        : hidden;
            }
        }
        for (Ignore ignore : ignores.getOrDefault(at.path(), List.of())) {
            if (ignore.hides(finding, at.span().line())) {
                hidden = hidden == null ? new Waived(finding, null, ignore.written.reason(), null) : hidden;
            }
        }
        return hidden;
    }

    private void tellWaivers(List<Diagnostic> told) {
        var unused = new ArrayList<Waiver>();
        for (Waiver waiver : waivers) {
            if (waiver.found == 0 && !agreed.looked().idle().contains(waiver.written.rule())) {
                unused.add(waiver);
            } else if (waiver.found > 0 && waiver.expired) {
                told.add(expired(waiver));
            }
        }
        Listing listing = agreed.rules().waiverList();
        var gone = new TreeSet<Integer>();
        unused.forEach(waiver -> gone.add(entry(listing, waiver)));
        gone.remove(-1);
        Map<Integer, Edit> edits = listing.without(gone);
        for (Waiver waiver : unused) {
            Edit edit = edits.get(entry(listing, waiver));
            told.add(edit == null ? unused(waiver) : unused(waiver).mendedBy(edit));
        }
    }

    private static int entry(Listing listing, Waiver waiver) {
        Span at = waiver.written.at();
        return at == null ? -1 : listing.entries().indexOf(at);
    }

    private Location place(Waiver waiver) {
        Span at = waiver.written.at();
        return at == null ? Location.in(agreed.settings()) : Location.in(agreed.settings(), at);
    }

    private static String named(Settings.Waiver written) {
        String target = written.target() == null ? "" : " (`" + written.target() + "`)";
        return "waiver for `%s` in `%s`%s".formatted(written.rule(), written.path(), target);
    }

    private Diagnostic unused(Waiver waiver) {
        boolean reaches = agreed.looked().files().stream().anyMatch(waiver.reach::covers);
        return Diagnostic.of(
                RuleId.WAIVER_UNUSED,
                place(waiver),
                "The %s has nothing left to hide.".formatted(named(waiver.written)),
                reaches
                        ? "Take it out."
                        : "No file is called so: paths begin at the wiki's root or at the source. Mend the path, or take"
                                + " the waiver out.",
                waiver.written.rule().id());
    }

    private Diagnostic expired(Waiver waiver) {
        Settings.Waiver written = waiver.written;
        String owner = written.owner() == null ? "" : "Owner: " + written.owner() + ". ";
        String hid = waiver.found == 1 ? "one finding, which is" : waiver.found + " findings, which are";
        return Diagnostic.of(
                RuleId.WAIVER_EXPIRED,
                place(waiver),
                "The %s ended on %s.".formatted(named(written), written.until()),
                "%sIt hid %s told again: mend the cause, or agree on another day.".formatted(owner, hid),
                written.rule().id());
    }

    private void tellIgnores(List<Diagnostic> told) {
        ignores.forEach((place, comments) -> {
            if (agreed.looked().pages().contains(place)) {
                comments.forEach(ignore -> tell(place, ignore, told));
            }
        });
    }

    /** What a comment no longer hides; rules that don't exist are told where the comment is read. */
    private void tell(String place, Ignore ignore, List<Diagnostic> told) {
        var unused = new ArrayList<Located<String>>();
        var kept = new ArrayList<String>();
        for (int i = 0; i < ignore.written.rules().size(); i++) {
            Located<String> rule = ignore.written.rules().get(i);
            boolean isUnused = !ignore.used.get(i)
                    && RuleId.of(rule.value())
                            .filter(id -> !agreed.looked().idle().contains(id))
                            .isPresent();
            if (isUnused) {
                unused.add(rule);
            } else {
                kept.add(rule.value());
            }
        }
        if (unused.isEmpty()) {
            return;
        }
        Span at = kept.isEmpty() ? ignore.written.span() : unused.get(0).span();
        String names = unused.stream().map(rule -> "`" + rule.value() + "`").collect(Collectors.joining(", "));
        told.add(Diagnostic.of(
                        RuleId.WAIVER_UNUSED,
                        Location.in(place, at),
                        "This comment has nothing of %s left to hide.".formatted(names),
                        kept.isEmpty() ? "Take it out." : "Take " + names + " out of it.",
                        unused.get(0).value())
                .mendedBy(without(place, ignore.written, kept)));
    }

    private static Edit without(String place, Notes.Ignore written, List<String> kept) {
        if (kept.isEmpty()) {
            return new Edit(new Location.InFile(place, written.whole()), "");
        }
        Span first = written.rules().get(0).span();
        Span last = written.rules().get(written.rules().size() - 1).span();
        var list = new Span(first.line(), first.column(), last.endLine(), last.endColumn());
        return new Edit(new Location.InFile(place, list), String.join(", ", kept));
    }
}
