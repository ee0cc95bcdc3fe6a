package dev.demarc.check.rules;

import dev.demarc.check.MatrixRule;
import dev.demarc.check.Report;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.matrix.Duties;
import dev.demarc.matrix.Holder;
import java.time.LocalDate;

/** An open question that was to be settled before today. */
public final class Overdue implements MatrixRule {

    private final LocalDate today;

    /** Looks for what was due before a day; the day itself is not past. */
    public Overdue(LocalDate today) {
        this.today = today;
    }

    @Override
    public void check(Duties duties, Report report) {
        for (Cells cells : Cells.of(duties, this::isPast)) {
            if (cells.holder() instanceof Holder.Undetermined open) {
                report.at(
                        RuleId.OVERDUE,
                        cells.at(),
                        "The open question who holds “%s” in %s was due on %s."
                                .formatted(cells.concern().name(), cells.names(), open.until()),
                        Words.owner(open.owner()) + "Settle it, or move the date.",
                        cells.target());
            }
        }
    }

    private boolean isPast(Holder holder) {
        return holder instanceof Holder.Undetermined open
                && open.until() != null
                && open.until().isBefore(today);
    }
}
