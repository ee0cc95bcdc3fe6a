package dev.demarc.check.rules;

import dev.demarc.check.LinkRule;
import dev.demarc.check.Neighbourhood;
import dev.demarc.check.Report;
import dev.demarc.diagnostic.Nearest;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.matrix.Category;
import dev.demarc.matrix.Concern;
import dev.demarc.matrix.Duties;
import dev.demarc.matrix.Matrix;
import dev.demarc.matrix.Party;
import dev.demarc.model.Answer.Fault;
import java.util.List;

/** A link into a matrix, to a concern or category that it doesn't have. */
public final class UnknownId implements LinkRule {

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
            tell(broken, matrix, RuleId.UNKNOWN_CATEGORY, "category", id.substring(dot + 1), categories, report);
        } else if (dot >= 0) {
            tell(broken, matrix, RuleId.UNKNOWN_CONCERN, "concern", id.substring(0, dot), concerns, report);
        } else if (Nearest.to(id, concerns).isEmpty()
                && Nearest.to(id, categories).isPresent()) {
            tell(broken, matrix, RuleId.UNKNOWN_CATEGORY, "category", id, categories, report);
        } else if (Nearest.to(id, concerns).isEmpty() && Nearest.to(id, parties).isPresent()) {
            tell(broken, matrix, RuleId.UNKNOWN_PARTY, "party", id, parties, report);
        } else {
            tell(broken, matrix, RuleId.UNKNOWN_CONCERN, "concern", id, concerns, report);
        }
    }

    private static void tell(
            BrokenAsk broken, Matrix matrix, RuleId rule, String what, String id, List<String> known, Report report) {
        report.at(
                rule,
                broken.at(),
                "There is no %s `%s` in “%s”.".formatted(what, id, matrix.title()),
                Nearest.hint(id, known),
                broken.target());
    }
}
