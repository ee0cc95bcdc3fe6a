package dev.demarc.check.rules;

import dev.demarc.check.MatrixRule;
import dev.demarc.check.Report;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.matrix.Duties;
import dev.demarc.matrix.Holder;
import dev.demarc.matrix.Matrix;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A matrix of which no single picture is easily read: too many rows, more parties than colours, names that are cut. */
public final class DiagramLong implements MatrixRule {

    private static final int MOST_ROWS = 25;
    private static final int MOST_PARTIES = 5;

    private final List<String> cutNames;

    /**
     * Looks at one matrix.
     *
     * @param cutNames names in it that a wide drawing has no room for
     */
    public DiagramLong(List<String> cutNames) {
        this.cutNames = List.copyOf(cutNames);
    }

    @Override
    public void check(Duties duties, Report report) {
        Matrix matrix = duties.matrix();
        if (!cutNames.isEmpty()) {
            String names =
                    Words.joined(cutNames.stream().map(name -> "“" + name + "”").toList());
            report.at(
                    RuleId.DIAGRAM_LONG,
                    duties.file().at("matrix"),
                    cutNames.size() == 1
                            ? "The name %s does not fit its place in a drawing, and is cut.".formatted(names)
                            : "%d names do not fit their places in a drawing, and are cut: %s."
                                    .formatted(cutNames.size(), names),
                    "Shorten `name`, and move words to `description`.",
                    matrix.id());
        }
        int rows = matrix.concerns().size();
        if (rows > MOST_ROWS) {
            report.at(
                    RuleId.DIAGRAM_LONG,
                    duties.file().at("matrix"),
                    "The %d rows of “%s” make a long diagram.".formatted(rows, matrix.title()),
                    "On a page, draw some at a time: a `responsibility` block takes `concerns:`.",
                    matrix.id());
        }
        int parties = holders(matrix).size();
        if (parties > MOST_PARTIES) {
            report.at(
                    RuleId.DIAGRAM_LONG,
                    duties.file().at("matrix"),
                    "%d parties hold cells of “%s”; colours repeat from the sixth.".formatted(parties, matrix.title()),
                    "On a page, draw one side at a time: a `responsibility` block takes `party:`.",
                    matrix.id());
        }
    }

    private static Set<String> holders(Matrix matrix) {
        var holders = new LinkedHashSet<String>();
        for (Holder holder : matrix.cells().values()) {
            holders.addAll(holder.accountable());
            holders.addAll(holder.working());
        }
        return holders;
    }
}
