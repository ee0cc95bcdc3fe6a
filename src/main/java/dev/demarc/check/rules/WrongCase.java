package dev.demarc.check.rules;

import dev.demarc.check.LinkRule;
import dev.demarc.check.Neighbourhood;
import dev.demarc.check.Relinking;
import dev.demarc.check.Report;
import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.model.Answer.Fault;

/** A path that exists with other capitals. */
public final class WrongCase implements LinkRule {

    @Override
    public void check(BrokenAsk broken, Neighbourhood near, Report report) {
        String found = broken.answer().found();
        if (broken.answer().fault() == Fault.WRONG_CASE && found != null) {
            String meant = Relinking.toPath(broken.target(), broken.from().path(), found);
            report.add(Diagnostic.of(
                            RuleId.WRONG_CASE,
                            broken.at(),
                            "`%s` exists as `%s`; most servers tell capitals apart."
                                    .formatted(broken.answer().path(), found),
                            "Write `%s`.".formatted(Neighbourhood.written(broken, found)),
                            broken.target())
                    .mendedBy(Relinking.edits(broken, meant)));
        }
    }
}
