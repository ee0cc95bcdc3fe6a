package dev.demarc.check.rules;

import dev.demarc.check.LinkRule;
import dev.demarc.check.Neighbourhood;
import dev.demarc.check.Report;
import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.diagnostic.Severity;
import dev.demarc.model.Answer.Fault;

/** A link that leads out of the source. */
public final class OutsideSource implements LinkRule {

    @Override
    public void check(BrokenAsk broken, Neighbourhood near, Report report) {
        boolean inRepository = broken.answer().fault() == Fault.IN_REPOSITORY;
        if (inRepository && !broken.isImage()) {
            report.add(Diagnostic.of(
                            RuleId.OUTSIDE_SOURCE,
                            broken.at(),
                            "`%s` lies outside the source, so the link leads to it in the repository."
                                    .formatted(broken.target()),
                            "If readers should find it in the wiki, move it below the source.",
                            broken.target())
                    .as(Severity.INFO));
            return;
        }
        if (inRepository || broken.answer().fault() == Fault.OUTSIDE) {
            report.at(
                    RuleId.OUTSIDE_SOURCE,
                    broken.at(),
                    "`%s` lies outside the source and is not published.".formatted(broken.target()),
                    "Move it below the source, or link to its address on the web.",
                    broken.target());
        }
    }
}
