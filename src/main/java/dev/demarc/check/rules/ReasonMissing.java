package dev.demarc.check.rules;

import dev.demarc.check.MatrixRule;
import dev.demarc.check.Report;
import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.diagnostic.Severity;
import dev.demarc.matrix.Duties;
import dev.demarc.matrix.Holder;
import dev.demarc.model.History;
import dev.demarc.source.Location;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A cell that nobody holds on purpose, without the reason, or without who will settle it and by when. */
public final class ReasonMissing implements MatrixRule {

    /** How the reason of a cell begins that an import didn't understand. */
    private static final String IMPORTED = "Imported:";

    /** For so long after an import, what it left open is merely advice. */
    private static final int DAYS_TO_SETTLE = 30;

    private final LocalDate today;
    private final History history;

    /**
     * Looks for what isn't told.
     *
     * @param history tells how old the words of an import are
     */
    public ReasonMissing(LocalDate today, History history) {
        this.today = today;
        this.history = history;
    }

    @Override
    public void check(Duties duties, Report report) {
        for (Cells cells : Cells.of(duties, holder -> !missing(holder).isEmpty())) {
            boolean open = cells.holder() instanceof Holder.Undetermined;
            var finding = Diagnostic.of(
                    RuleId.REASON_MISSING,
                    cells.at(),
                    "“%s” in %s is %s, but it isn't told %s."
                            .formatted(
                                    cells.concern().name(),
                                    cells.names(),
                                    open ? "an open question" : "not applicable",
                                    Words.joined(missing(cells.holder()))),
                    open
                            ? "Write `{undetermined: \"the reason\", owner: who settles it, until: 2027-01-31}`."
                            : "Write `{n/a: \"the reason\"}`.",
                    cells.target());
            report.add(isJustImported(cells) ? finding.as(Severity.INFO) : finding);
        }
    }

    private boolean isJustImported(Cells cells) {
        return cells.holder() instanceof Holder.Undetermined open
                && open.reason() != null
                && open.reason().startsWith(IMPORTED)
                && cells.at() instanceof Location.InFile at
                && history.cameAfter(today.minusDays(DAYS_TO_SETTLE), at.path(), open.reason());
    }

    private static List<String> missing(Holder holder) {
        var missing = new ArrayList<String>();
        if (holder instanceof Holder.NotApplicable notApplicable && isSilent(notApplicable.reason())) {
            missing.add("why");
        } else if (holder instanceof Holder.Undetermined open) {
            if (isSilent(open.reason())) {
                missing.add("why");
            }
            if (isSilent(open.owner())) {
                missing.add("who will settle it");
            }
            if (open.until() == null) {
                missing.add("by when");
            }
        }
        return missing;
    }

    private static boolean isSilent(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
