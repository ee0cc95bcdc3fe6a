package dev.demarc.check.rules;

import dev.demarc.check.CheckedSite;
import dev.demarc.check.Report;
import dev.demarc.check.SiteRule;
import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.Diagnostic.Related;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.matrix.ClaimsFile;
import dev.demarc.matrix.Duties;
import dev.demarc.source.Location;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What two files say, and only one may: a matrix's id, and one party's claim of one cell. */
public final class DuplicateKey implements SiteRule {

    private record Written(String path, Location at) {}

    @Override
    public void check(CheckedSite checked, Report report) {
        checkMatrices(checked, report);
        checkClaims(checked, report);
    }

    private static void checkMatrices(CheckedSite checked, Report report) {
        var first = new HashMap<String, Duties>();
        for (Duties duties : checked.site().duties().values()) {
            if (!duties.file().readable()) {
                continue;
            }
            String id = duties.matrix().id();
            Duties before = first.putIfAbsent(id, duties);
            if (before != null) {
                Location at = duties.file().at("matrix");
                Location other = before.file().at("matrix");
                report.add(Diagnostic.of(
                                RuleId.DUPLICATE_KEY,
                                at,
                                "Two matrices are called `%s`; the first is `%s`.".formatted(id, other),
                                "Give this one another id under `matrix:`; claims and blocks reach the first.",
                                id)
                        .with(List.of(new Related(other, "The first."))));
            }
        }
    }

    private static void checkClaims(CheckedSite checked, Report report) {
        Map<List<Object>, Written> first = new HashMap<>();
        for (ClaimsFile file : Claimed.files(checked)) {
            if (file.matrix() == null || file.party() == null) {
                continue;
            }
            for (ClaimsFile.Claim claim : file.claims()) {
                List<Object> key = List.of(file.matrix().value(), file.party().value(), claim.cell());
                var here = new Written(file.path(), Location.in(file.place(), claim.span()));
                Written other = first.putIfAbsent(key, here);
                // Twice in one file is told by who reads it.
                if (other != null && !other.path.equals(file.path())) {
                    report.add(Diagnostic.of(
                                    RuleId.DUPLICATE_KEY,
                                    here.at,
                                    "`%s` claims `%s` twice; the first is `%s`."
                                            .formatted(file.party().value(), claim.cell(), other.at),
                                    "Keep one of the two claims.",
                                    claim.cell().toString())
                            .with(List.of(new Related(other.at, "The first."))));
                }
            }
        }
    }
}
