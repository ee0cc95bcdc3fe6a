package dev.demarc.check.rules;

import dev.demarc.check.PageRule;
import dev.demarc.check.Report;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.model.PageFacts;
import dev.demarc.source.Location;

/** An index without a title: no other page has to be called after its folder. */
public final class MissingTitle implements PageRule {

    @Override
    public void check(PageFacts facts, Report report) {
        if (!facts.text().titled()) {
            report.at(
                    RuleId.MISSING_TITLE,
                    Location.in(facts.place()),
                    "This page has no title; it is called after its folder.",
                    "Begin it with a heading, or write `title:` in its front matter.",
                    null);
        }
    }
}
