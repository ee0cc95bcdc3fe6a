package dev.demarc.check.rules;

import dev.demarc.check.LinkRule;
import dev.demarc.check.Neighbourhood;
import dev.demarc.check.Relinking;
import dev.demarc.check.Report;
import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.Nearest;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.matrix.Category;
import dev.demarc.matrix.Concern;
import dev.demarc.matrix.Duties;
import dev.demarc.matrix.Matrix;
import dev.demarc.matrix.Party;
import dev.demarc.model.Answer.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A link into a matrix, to a concern or category that it doesn't have. */
public final class UnknownId implements LinkRule {

    /** An id that the matrix doesn't have, and those of its kind that it has. */
    private record Unknown(RuleId rule, String what, String id, List<String> known) {}

    @Override
    public void check(BrokenAsk broken, Neighbourhood near, Report report) {
        if (broken.answer().fault() != Fault.NO_SUCH_ID) {
            return;
        }
        near.site()
                .dutiesAt(broken.answer().path())
                .map(Duties::matrix)
                .ifPresent(matrix -> tell(broken, matrix, report));
    }

    private static void tell(BrokenAsk broken, Matrix matrix, Report report) {
        List<String> concerns = matrix.concerns().stream().map(Concern::id).toList();
        List<String> categories = matrix.categories().stream().map(Category::id).toList();
        List<String> parties = matrix.parties().stream().map(Party::id).toList();
        String id = broken.answer().fragment();
        int dot = id.indexOf('.');
        if (dot >= 0 && matrix.presentConcern(id.substring(0, dot)).isPresent()) {
            String category = id.substring(dot + 1);
            var meant = Nearest.certain(category, categories).map(near -> id.substring(0, dot + 1) + near);
            tell(broken, matrix, new Unknown(RuleId.UNKNOWN_CATEGORY, "category", category, categories), meant, report);
        } else if (dot >= 0) {
            String concern = id.substring(0, dot);
            var meant = Nearest.certain(concern, concerns).map(near -> near + id.substring(dot));
            tell(broken, matrix, new Unknown(RuleId.UNKNOWN_CONCERN, "concern", concern, concerns), meant, report);
        } else {
            var all = new ArrayList<>(concerns);
            all.addAll(categories);
            all.addAll(parties);
            var meant = Nearest.certain(id, all);
            var unknown = new Unknown(RuleId.UNKNOWN_CONCERN, "concern", id, concerns);
            if (Nearest.to(id, concerns).isEmpty() && Nearest.to(id, categories).isPresent()) {
                unknown = new Unknown(RuleId.UNKNOWN_CATEGORY, "category", id, categories);
            } else if (Nearest.to(id, concerns).isEmpty()
                    && Nearest.to(id, parties).isPresent()) {
                unknown = new Unknown(RuleId.UNKNOWN_PARTY, "party", id, parties);
            }
            tell(broken, matrix, unknown, meant, report);
        }
    }

    private static void tell(BrokenAsk broken, Matrix matrix, Unknown unknown, Optional<String> meant, Report report) {
        report.add(Diagnostic.of(
                        unknown.rule(),
                        broken.at(),
                        "There is no %s `%s` in “%s”.".formatted(unknown.what(), unknown.id(), matrix.title()),
                        Nearest.hint(unknown.id(), unknown.known()),
                        broken.target())
                .mendedBy(meant.map(id -> Relinking.edits(broken, Relinking.toFragment(broken.target(), id)))
                        .orElse(List.of())));
    }
}
