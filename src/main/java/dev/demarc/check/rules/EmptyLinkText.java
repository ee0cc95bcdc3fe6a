package dev.demarc.check.rules;

import dev.demarc.check.PageRule;
import dev.demarc.check.Report;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.model.PageFacts;
import dev.demarc.source.Located;
import dev.demarc.source.Location;

/** A link in which there is nothing to read. */
public final class EmptyLinkText implements PageRule {

    @Override
    public void check(PageFacts facts, Report report) {
        for (Located<String> link : facts.text().silentLinks()) {
            report.at(
                    RuleId.EMPTY_LINK_TEXT,
                    Location.in(facts.place(), link.span()),
                    "The link to `%s` has nothing to click or to read out.".formatted(link.value()),
                    "Write in it what stands at its end, or take it out.",
                    link.value());
        }
    }
}
