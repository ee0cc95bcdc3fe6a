package dev.demarc.check.rules;

import dev.demarc.check.MatrixRule;
import dev.demarc.check.Report;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.matrix.Duties;
import dev.demarc.matrix.Holder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Work that was given away, while nobody answers for its outcome. */
public final class OutsourcedWithoutAccountable implements MatrixRule {

    @Override
    public void check(Duties duties, Report report) {
        for (Cells cells : Cells.of(duties, holder -> unanswered(holder) != null)) {
            Holder.Outsourced outsourced = unanswered(cells.holder());
            if (outsourced != null) {
                report.at(
                        RuleId.OUTSOURCED_WITHOUT_ACCOUNTABLE,
                        cells.at(),
                        "“%s” in %s is outsourced to %s, but nobody stays accountable."
                                .formatted(
                                        cells.concern().name(),
                                        cells.names(),
                                        Words.names(duties.matrix(), List.of(outsourced.to()))),
                        "Name who answers for the outcome under `by:`; that can't be who does the work.",
                        cells.target());
            }
        }
    }

    private static Holder.@Nullable Outsourced unanswered(Holder holder) {
        Holder plain =
                holder instanceof Holder.Varies varies && varies.otherwise() != null ? varies.otherwise() : holder;
        return plain instanceof Holder.Outsourced outsourced
                        && (outsourced.by() == null || outsourced.by().equals(outsourced.to()))
                ? outsourced
                : null;
    }
}
