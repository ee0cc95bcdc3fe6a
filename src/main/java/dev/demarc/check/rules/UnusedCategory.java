package dev.demarc.check.rules;

import dev.demarc.check.MatrixRule;
import dev.demarc.check.Report;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.matrix.Category;
import dev.demarc.matrix.Duties;
import dev.demarc.matrix.Holder;
import dev.demarc.matrix.Matrix;

/** A category in which nothing applies. */
public final class UnusedCategory implements MatrixRule {

    private static final int ENOUGH_CONCERNS = 3;

    @Override
    public void check(Duties duties, Report report) {
        Matrix matrix = duties.matrix();
        if (matrix.concerns().size() < ENOUGH_CONCERNS) {
            return;
        }
        for (Category category : matrix.categories()) {
            boolean unused = matrix.concerns().stream()
                    .allMatch(concern -> matrix.holder(concern, category) instanceof Holder.NotApplicable);
            if (unused) {
                report.at(
                        RuleId.UNUSED_CATEGORY,
                        duties.file().at("categories." + category.id()),
                        "No concern of “%s” applies to “%s”.".formatted(matrix.title(), category.name()),
                        "Take the category out, or name who holds what in it.",
                        category.id());
            }
        }
    }
}
