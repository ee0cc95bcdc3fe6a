package dev.demarc.check.rules;

import dev.demarc.check.PageRule;
import dev.demarc.check.Report;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.model.PageFacts;
import dev.demarc.source.Located;
import dev.demarc.source.Location;

/** An id that stands twice on a page. */
public final class DuplicateAnchor implements PageRule {

    @Override
    public void check(PageFacts facts, Report report) {
        for (Located<String> id : facts.repeatedIds()) {
            report.at(
                    RuleId.DUPLICATE_ANCHOR,
                    Location.in(facts.place(), id.span()),
                    "`#%s` stands twice on this page; links reach the first.".formatted(id.value()),
                    "Give one of the two another id.",
                    id.value());
        }
    }
}
