package dev.demarc.check.rules;

import dev.demarc.check.PageRule;
import dev.demarc.check.Report;
import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.Edit;
import dev.demarc.diagnostic.Nearest;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.diagnostic.Severity;
import dev.demarc.model.Notes;
import dev.demarc.model.PageFacts;
import dev.demarc.source.Located;
import dev.demarc.source.Location;
import java.util.Arrays;
import java.util.List;

/**
 * A comment that should hide findings, and doesn't say which, or why.
 *
 * <p>No reader is misled by it, so it is told as a warning, whatever the rules weigh by which it is told.
 */
public final class IgnoreComment implements PageRule {

    private static final String FORM = "Write `<!-- demarc-ignore RULE: reason -->`.";
    private static final List<String> RULES =
            Arrays.stream(RuleId.values()).map(RuleId::id).toList();

    @Override
    public void check(PageFacts facts, Report report) {
        for (Notes.Ignore ignore : facts.text().ignores()) {
            if (ignore.rules().isEmpty()) {
                tell(facts, ignore, "This comment names no rule, and so hides nothing.", report);
            } else if (ignore.reason().isEmpty()) {
                tell(facts, ignore, "This comment hides findings, and doesn't say why.", report);
            }
            for (Located<String> rule : ignore.rules()) {
                if (RuleId.of(rule.value()).isEmpty()) {
                    report.add(unknown(new Location.InFile(facts.place(), rule.span()), rule.value()));
                }
            }
        }
    }

    private static void tell(PageFacts facts, Notes.Ignore ignore, String message, Report report) {
        report.add(Diagnostic.of(
                        RuleId.WRONG_VALUE, Location.in(facts.place(), ignore.span()), message, FORM, "demarc-ignore")
                .as(Severity.WARNING));
    }

    private static Diagnostic unknown(Location.InFile at, String written) {
        List<String> near = Nearest.allTo(written, RULES);
        var finding = Diagnostic.of(
                        RuleId.UNKNOWN_KEY,
                        at,
                        "There is no rule `%s`.".formatted(written),
                        near.isEmpty()
                                ? FORM + " `demarc rules` lists all rules."
                                : "Nearest: `%s`. `demarc rules` lists all.".formatted(String.join("`, `", near)),
                        written)
                .as(Severity.WARNING);
        return near.size() == 1 ? finding.mendedBy(new Edit(at, near.get(0))) : finding;
    }
}
