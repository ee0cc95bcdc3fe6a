package dev.demarc.check.rules;

import dev.demarc.check.MatrixRule;
import dev.demarc.check.Report;
import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.Diagnostic.Related;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.matrix.Category;
import dev.demarc.matrix.Cell;
import dev.demarc.matrix.Concern;
import dev.demarc.matrix.Duties;
import dev.demarc.matrix.Holder;
import dev.demarc.matrix.Voice;
import java.util.ArrayList;
import java.util.List;

/** A claim of what the matrix says doesn't apply, or is still open. */
public final class Contradiction implements MatrixRule {

    @Override
    public void check(Duties duties, Report report) {
        for (Concern concern : duties.matrix().concerns()) {
            for (Category category : duties.matrix().categories()) {
                Holder holder = duties.matrix().holder(concern, category);
                boolean closed = holder instanceof Holder.NotApplicable;
                var cell = new Cell(concern.id(), category.id());
                List<Voice> voices = duties.voices(cell);
                if ((closed || holder instanceof Holder.Undetermined)
                        && !voices.isEmpty()
                        && !duties.file().unsettled().contains(cell)) {
                    tell(duties, concern, category, closed, report);
                }
            }
        }
    }

    private static void tell(Duties duties, Concern concern, Category category, boolean closed, Report report) {
        var cell = new Cell(concern.id(), category.id());
        List<Voice> voices = duties.voices(cell);
        List<String> parties = voices.stream().map(Voice::party).distinct().toList();
        String names = Words.names(duties.matrix(), parties);
        var related = new ArrayList<Related>();
        related.add(new Related(duties.file().at(cell), closed ? "Not applicable." : "An open question."));
        for (Voice voice : voices.subList(1, voices.size())) {
            related.add(new Related(voice.place(), Words.quoted(duties.matrix(), voice)));
        }
        report.add(Diagnostic.of(
                        RuleId.CONTRADICTION,
                        voices.get(0).place(),
                        "%s %s “%s” in “%s”, which the matrix calls %s."
                                .formatted(
                                        names,
                                        parties.size() == 1 ? "claims" : "claim",
                                        concern.name(),
                                        category.name(),
                                        closed ? "not applicable" : "an open question"),
                        "If that is settled, name %s in the matrix; if not, take the claim out.".formatted(names),
                        cell.toString())
                .with(related));
    }
}
