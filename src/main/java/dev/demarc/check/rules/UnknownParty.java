package dev.demarc.check.rules;

import dev.demarc.check.CheckedSite;
import dev.demarc.check.Report;
import dev.demarc.check.SiteRule;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.matrix.Party;
import dev.demarc.source.Located;
import java.util.List;

/** A claims file of a party that its matrix doesn't have. */
public final class UnknownParty implements SiteRule {

    @Override
    public void check(CheckedSite checked, Report report) {
        for (Claimed claimed : Claimed.in(checked)) {
            Located<String> party = claimed.file().party();
            if (party != null && claimed.matrix().party(party.value()).isEmpty()) {
                claimed.tell(
                        RuleId.UNKNOWN_PARTY,
                        "party",
                        party,
                        claimed.matrix().parties().stream().map(Party::id).toList(),
                        List.of(),
                        report);
            }
        }
    }
}
