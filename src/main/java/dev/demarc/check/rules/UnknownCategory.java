package dev.demarc.check.rules;

import dev.demarc.check.CheckedSite;
import dev.demarc.check.Report;
import dev.demarc.check.SiteRule;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.matrix.Category;
import dev.demarc.matrix.ClaimsFile;
import dev.demarc.source.Located;
import java.util.LinkedHashSet;

/** Claims in a category that their matrix doesn't have. */
public final class UnknownCategory implements SiteRule {

    @Override
    public void check(CheckedSite checked, Report report) {
        for (Claimed claimed : Claimed.in(checked)) {
            // One key holds many claims, and is told once.
            var unknown = new LinkedHashSet<Located<String>>();
            for (ClaimsFile.Claim claim : claimed.file().claims()) {
                if (claimed.matrix().presentCategory(claim.category().value()).isEmpty()) {
                    unknown.add(claim.category());
                }
            }
            var known = claimed.matrix().categories().stream().map(Category::id).toList();
            var beside = claimed.file().claims().stream()
                    .map(claim -> claim.category().value())
                    .distinct()
                    .toList();
            unknown.forEach(id -> claimed.tell(RuleId.UNKNOWN_CATEGORY, "category", id, known, beside, report));
        }
    }
}
