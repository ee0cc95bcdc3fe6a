package dev.demarc.check.rules;

import dev.demarc.check.PageRule;
import dev.demarc.check.Report;
import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.Diagnostic.Related;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.model.PageFacts;
import dev.demarc.model.PageFacts.Table;
import dev.demarc.source.Located;
import dev.demarc.source.Location;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Two tables of one section, for two parties, whose rows should be the same and aren't. */
public final class SiblingTablesDisagree implements PageRule {

    private static final int FEWEST_COMMON_ROWS = 2;

    @Override
    public void check(PageFacts facts, Report report) {
        List<Table> tables = DutyTables.unbound(facts);
        for (int later = 1; later < tables.size(); later++) {
            for (int earlier = later - 1; earlier >= 0; earlier--) {
                if (areSiblings(tables.get(earlier), tables.get(later))) {
                    compare(facts.place(), tables.get(earlier), tables.get(later), report);
                    break;
                }
            }
        }
    }

    private static boolean areSiblings(Table one, Table other) {
        if (one.section() != other.section() || !DutyTables.sameFirstHead(one, other)) {
            return false;
        }
        var sides = new TreeSet<>(DutyTables.sides(one).values());
        var others = new TreeSet<>(DutyTables.sides(other).values());
        return !sides.equals(others);
    }

    private static void compare(String place, Table earlier, Table later, Report report) {
        var rows = DutyTables.rows(earlier);
        var laterRows = DutyTables.rows(later);
        var missing = new TreeSet<>(rows.keySet());
        missing.removeAll(laterRows.keySet());
        var added = new TreeSet<>(laterRows.keySet());
        added.removeAll(rows.keySet());
        if (missing.size() > 1 || added.size() > 1) {
            return;
        }
        @Nullable String gone = missing.isEmpty() ? null : missing.first();
        @Nullable String came = added.isEmpty() ? null : added.first();
        boolean misspelt = gone != null && came != null && DutyTables.near(came, gone);
        int common = rows.size() - missing.size() + (misspelt ? 1 : 0);
        if (common < FEWEST_COMMON_ROWS || common * 2 < Math.max(rows.size(), laterRows.size())) {
            return;
        }
        if (gone == null && came == null) {
            compareColumns(place, earlier, later, report);
            return;
        }
        @Nullable Located<String> here = label(laterRows, came);
        @Nullable Located<String> there = label(rows, gone);
        Located<String> at = here != null ? here : later.head().get(0);
        Located<String> other = there != null ? there : earlier.head().get(0);
        int line = other.span().line();
        String message = here != null && there != null
                ? "This table has “%s” where the one in line %d has “%s”.".formatted(here.value(), line, there.value())
                : here != null
                        ? "This table has “%s”, the one in line %d hasn't.".formatted(here.value(), line)
                        : "This table lacks “%s”, which stands in line %d.".formatted(other.value(), line);
        tell(place, at, other, message, "Give both tables the same rows, or tell why one is left out.", report);
    }

    private static @Nullable Located<String> label(Map<String, List<Located<String>>> rows, @Nullable String label) {
        List<Located<String>> row = label == null ? null : rows.get(label);
        return row == null ? null : row.get(0);
    }

    private static void compareColumns(String place, Table earlier, Table later, Report report) {
        Map<Integer, DutyTables.Side> sides = DutyTables.sides(later);
        var rows = DutyTables.rows(earlier);
        var laterRows = DutyTables.rows(later);
        for (int column = 1; column < later.head().size(); column++) {
            int other = sides.containsKey(column)
                    ? -1
                    : columnOf(earlier, later.head().get(column).value());
            if (other < 1) {
                continue;
            }
            String head = later.head().get(column).value();
            for (Map.Entry<String, List<Located<String>>> entry : laterRows.entrySet()) {
                List<Located<String>> row = entry.getValue();
                List<Located<String>> there = rows.get(entry.getKey());
                if (there != null && column < row.size() && other < there.size()) {
                    compareCells(place, head, row.get(0), there.get(other), row.get(column), report);
                }
            }
        }
    }

    private static int columnOf(Table table, String head) {
        for (int column = 1; column < table.head().size(); column++) {
            if (DutyTables.plain(table.head().get(column).value()).equals(DutyTables.plain(head))) {
                return column;
            }
        }
        return -1;
    }

    private static void compareCells(
            String place,
            String head,
            Located<String> row,
            Located<String> earlier,
            Located<String> later,
            Report report) {
        String one = DutyTables.plain(earlier.value());
        String other = DutyTables.plain(later.value());
        if (!one.equals(other) && hasWords(one) && hasWords(other)) {
            tell(
                    place,
                    later,
                    earlier,
                    "“%s” for “%s” is not what line %d says."
                            .formatted(head, row.value(), earlier.span().line()),
                    "Write the same in both tables.",
                    report);
        }
    }

    /** Numbers and dates may well differ. */
    private static boolean hasWords(String text) {
        return text.codePoints().anyMatch(Character::isLetter);
    }

    private static void tell(
            String place, Located<String> at, Located<String> other, String message, String hint, Report report) {
        report.add(Diagnostic.of(
                        RuleId.SIBLING_TABLES_DISAGREE, Location.in(place, at.span()), message, hint, at.value())
                .with(List.of(new Related(Location.in(place, other.span()), "“" + other.value() + "”"))));
    }
}
