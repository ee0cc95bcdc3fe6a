package dev.demarc.check.rules;

import dev.demarc.check.PageRule;
import dev.demarc.check.Report;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.model.PageFacts;
import dev.demarc.source.Located;
import dev.demarc.source.Location;
import java.util.List;

/** A heading more than one level below the one before it. */
public final class HeadingSkips implements PageRule {

    @Override
    public void check(PageFacts facts, Report report) {
        List<Located<Integer>> headings = facts.text().headings();
        for (int i = 1; i < headings.size(); i++) {
            int above = headings.get(i - 1).value();
            int level = headings.get(i).value();
            if (level > above + 1) {
                report.at(
                        RuleId.HEADING_SKIPS,
                        Location.in(facts.place(), headings.get(i).span()),
                        "This heading of level %d follows one of level %d.".formatted(level, above),
                        "Make it level %d: `%s`.".formatted(above + 1, "#".repeat(above + 1)),
                        null);
            }
        }
    }
}
