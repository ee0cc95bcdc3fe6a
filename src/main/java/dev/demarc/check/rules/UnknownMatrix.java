package dev.demarc.check.rules;

import dev.demarc.check.CheckedSite;
import dev.demarc.check.Report;
import dev.demarc.check.SiteRule;
import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.Edit;
import dev.demarc.diagnostic.Nearest;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.matrix.ClaimsFile;
import dev.demarc.source.Located;
import dev.demarc.source.Location;
import java.util.List;

/** A claims file of a matrix that isn't there; a matrix that can't be read may be the one that is meant. */
public final class UnknownMatrix implements SiteRule {

    @Override
    public void check(CheckedSite checked, Report report) {
        boolean allRead = checked.site().duties().values().stream()
                .allMatch(duties -> duties.file().readable());
        for (ClaimsFile file : Claimed.files(checked)) {
            Located<String> matrix = file.matrix();
            if (allRead
                    && matrix != null
                    && checked.site().dutiesOf(matrix.value()).isEmpty()) {
                var at = Location.in(file.place(), matrix.span());
                var meant = Nearest.certain(matrix.value(), checked.site().matrixIds());
                report.add(Diagnostic.of(
                                RuleId.UNKNOWN_MATRIX,
                                at,
                                "There is no matrix `%s` in the wiki.".formatted(matrix.value()),
                                Nearest.hint(matrix.value(), checked.site().matrixIds()),
                                matrix.value())
                        .mendedBy(meant.map(id -> Edit.within(at, matrix.value(), id))
                                .orElse(List.of())));
            }
        }
    }
}
