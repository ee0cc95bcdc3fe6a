package dev.demarc.check.rules;

import dev.demarc.check.MatrixRule;
import dev.demarc.check.Report;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.matrix.Category;
import dev.demarc.matrix.Duties;
import dev.demarc.matrix.Holder;
import dev.demarc.matrix.Part;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A shared cell in which somebody's part isn't told, after claims have told what they can. */
public final class SharedWithoutParts implements MatrixRule {

    private static final String HINT = "Two parties who each believe that the other does it leave it undone:"
            + " write who does what under `shared:`.";

    @Override
    public void check(Duties duties, Report report) {
        List<Cells> silent = Cells.of(duties, holder -> !silent(holder).isEmpty());
        int untold = count(silent);
        int shared = count(Cells.of(duties, Holder.Shared.class::isInstance));
        // Published matrices rarely tell any part; one finding says that as well as fifty.
        if (silent.size() > 1 && untold * 2 > shared) {
            report.at(
                    RuleId.SHARED_WITHOUT_PARTS,
                    duties.file().at("matrix"),
                    "“%s” shares %d cells; in %d of them not every part is told."
                            .formatted(duties.matrix().title(), shared, untold),
                    HINT,
                    duties.matrix().id());
        } else {
            silent.forEach(cells -> tell(duties, cells, report));
        }
    }

    private static void tell(Duties duties, Cells cells, Report report) {
        Set<String> parties = new LinkedHashSet<>();
        for (Category category : cells.categories()) {
            parties.addAll(silent(duties.matrix().holder(cells.concern(), category)));
        }
        report.at(
                RuleId.SHARED_WITHOUT_PARTS,
                cells.at(),
                "“%s” in %s is shared, but the %s of %s."
                        .formatted(
                                cells.concern().name(),
                                cells.names(),
                                parties.size() == 1 ? "part" : "parts",
                                Words.names(duties.matrix(), parties)
                                        + (parties.size() == 1 ? " isn't told" : " aren't told")),
                HINT,
                cells.target());
    }

    private static List<String> silent(Holder holder) {
        return holder instanceof Holder.Shared shared
                ? shared.parts().stream()
                        .filter(part -> part.text() == null || part.text().isBlank())
                        .map(Part::party)
                        .toList()
                : List.of();
    }

    private static int count(List<Cells> cells) {
        return cells.stream().mapToInt(each -> each.categories().size()).sum();
    }
}
