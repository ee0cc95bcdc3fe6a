package dev.demarc.check.rules;

import dev.demarc.check.PageRule;
import dev.demarc.check.Report;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.model.BoundTable;
import dev.demarc.model.PageFacts;
import dev.demarc.source.Located;
import dev.demarc.source.Location;
import java.util.List;

/** A table's row with more cells than its head: what stands in them is not shown. Or a bound table's with fewer. */
public final class TableRagged implements PageRule {

    @Override
    public void check(PageFacts facts, Report report) {
        for (PageFacts.Table table : facts.tables()) {
            int width = table.head().size();
            for (List<Located<String>> row : table.rows()) {
                if (row.size() > width) {
                    tell(facts.place(), width, row, report);
                }
            }
            if (table.bound() != null) {
                table.bound().rows().forEach(row -> tellShort(facts.place(), table.head(), row, report));
            }
        }
    }

    /** A bound table says something in each cell; a row of one cell is a heading. */
    private static void tellShort(String place, List<Located<String>> head, BoundTable.Row row, Report report) {
        int cells = row.cells().size();
        if (cells > 1 && cells < head.size()) {
            report.at(
                    RuleId.TABLE_RAGGED,
                    Location.in(place, row.cells().get(cells - 1).span()),
                    "This row has %d cells, the head has %d; nothing is said for “%s”."
                            .formatted(cells, head.size(), head.get(cells).value()),
                    "Write the cells that are missing at its end.",
                    row.cells().get(0).text());
        }
    }

    private static void tell(String place, int width, List<Located<String>> row, Report report) {
        var lost = row.subList(width, row.size()).stream()
                .filter(cell -> !cell.value().isBlank())
                .toList();
        if (lost.isEmpty()) {
            return;
        }
        String words = String.join(" | ", lost.stream().map(Located::value).toList());
        report.at(
                RuleId.TABLE_RAGGED,
                Location.in(place, lost.get(0).span()),
                "This row has %d cells, the head has %d; “%s” is not shown.".formatted(row.size(), width, words),
                "A `|` inside a cell is written `\\|`, in code too; or give the head another cell.",
                words);
    }
}
