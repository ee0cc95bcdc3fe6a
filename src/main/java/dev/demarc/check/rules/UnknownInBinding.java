package dev.demarc.check.rules;

import dev.demarc.check.CheckedSite;
import dev.demarc.check.Report;
import dev.demarc.check.SiteRule;

/** A comment that binds a table to a matrix, party, category or concern that isn't there. */
public final class UnknownInBinding implements SiteRule {

    @Override
    public void check(CheckedSite checked, Report report) {
        Bound.tellUnknown(checked, report);
    }
}
