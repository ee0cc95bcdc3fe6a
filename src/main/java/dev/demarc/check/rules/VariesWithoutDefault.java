package dev.demarc.check.rules;

import dev.demarc.check.MatrixRule;
import dev.demarc.check.Report;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.matrix.Duties;
import dev.demarc.matrix.Holder;

/** A cell that depends on something, while nobody holds it until that is known. */
public final class VariesWithoutDefault implements MatrixRule {

    @Override
    public void check(Duties duties, Report report) {
        for (Cells cells : Cells.of(duties, VariesWithoutDefault::isOpen)) {
            if (cells.holder() instanceof Holder.Varies varies) {
                report.at(
                        RuleId.VARIES_WITHOUT_DEFAULT,
                        cells.at(),
                        "“%s” in %s depends on “%s”; who holds it until that is known isn't told."
                                .formatted(cells.concern().name(), cells.names(), varies.condition()),
                        "Name that party under `default:`.",
                        cells.target());
            }
        }
    }

    private static boolean isOpen(Holder holder) {
        return holder instanceof Holder.Varies varies && varies.otherwise() == null;
    }
}
