package dev.demarc.check.rules;

import dev.demarc.check.CheckedSite;
import dev.demarc.check.Report;
import dev.demarc.check.SiteRule;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.matrix.ClaimsFile;
import dev.demarc.matrix.Concern;

/** A claim of a concern that its matrix doesn't have. */
public final class UnknownConcern implements SiteRule {

    @Override
    public void check(CheckedSite checked, Report report) {
        for (Claimed claimed : Claimed.in(checked)) {
            var known = claimed.matrix().concerns().stream().map(Concern::id).toList();
            for (ClaimsFile.Claim claim : claimed.file().claims()) {
                if (claimed.matrix().presentConcern(claim.concern().value()).isEmpty()) {
                    var beside = claimed.file().claims().stream()
                            .filter(other -> other.category().equals(claim.category()))
                            .map(other -> other.concern().value())
                            .toList();
                    claimed.tell(RuleId.UNKNOWN_CONCERN, "concern", claim.concern(), known, beside, report);
                }
            }
        }
    }
}
