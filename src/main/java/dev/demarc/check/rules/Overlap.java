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
import dev.demarc.matrix.Matrix;
import dev.demarc.matrix.Part;
import dev.demarc.matrix.Voice;
import dev.demarc.source.Location;
import java.util.ArrayList;
import java.util.List;

/** Several parties that hold one cell, and never agreed to share it. */
public final class Overlap implements MatrixRule {

    @Override
    public void check(Duties duties, Report report) {
        for (Concern concern : duties.matrix().concerns()) {
            for (Category category : duties.matrix().categories()) {
                var cell = new Cell(concern.id(), category.id());
                if (duties.matrix().holder(concern, category) instanceof Holder.Overlap overlap
                        && !duties.file().unsettled().contains(cell)) {
                    tell(duties, concern, category, overlap, report);
                }
            }
        }
    }

    private static void tell(Duties duties, Concern concern, Category category, Holder.Overlap overlap, Report report) {
        var cell = new Cell(concern.id(), category.id());
        List<Voice> voices = duties.voices(cell);
        Holder written = duties.file().matrix().holder(concern, category);
        boolean silent = written instanceof Holder.Missing && !voices.isEmpty();
        // Where the matrix is silent the later claim is where the trouble began.
        Location at =
                silent ? voices.get(voices.size() - 1).place() : duties.file().at(cell);
        var related = new ArrayList<Related>();
        for (Voice voice : voices) {
            if (!voice.place().equals(at)) {
                related.add(new Related(voice.place(), Words.quoted(duties.matrix(), voice)));
            }
        }
        report.add(Diagnostic.of(
                        RuleId.OVERLAP,
                        at,
                        message(duties.matrix(), concern, category, written, overlap),
                        hint(related),
                        cell.toString())
                .with(related));
    }

    private static String message(
            Matrix matrix, Concern concern, Category category, Holder written, Holder.Overlap overlap) {
        List<String> parties = overlap.parts().stream().map(Part::party).toList();
        if (written instanceof Holder.Shared shared) {
            var outside = new ArrayList<>(parties);
            outside.removeAll(shared.accountable());
            return "%s claims “%s” in “%s”, outside the agreement of %s."
                    .formatted(
                            Words.names(matrix, outside),
                            concern.name(),
                            category.name(),
                            Words.names(matrix, shared.accountable()));
        }
        return "%s all claim “%s” in “%s”, and never agreed to share it."
                .replace("all", parties.size() == 2 ? "both" : "all")
                .formatted(Words.names(matrix, parties), concern.name(), category.name());
    }

    private static String hint(List<Related> related) {
        String others = related.isEmpty()
                ? ""
                : " Other claims: "
                        + Words.joined(related.stream()
                                .map(each -> "`" + each.location() + "`")
                                .toList())
                        + ".";
        return "If each does a part, write the parts under `shared:`; if not, take one claim out." + others;
    }
}
