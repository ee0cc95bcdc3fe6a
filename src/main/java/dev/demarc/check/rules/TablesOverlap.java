package dev.demarc.check.rules;

import dev.demarc.check.PageRule;
import dev.demarc.check.Report;
import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.Diagnostic.Related;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.matrix.Lexicon;
import dev.demarc.model.PageFacts;
import dev.demarc.model.PageFacts.Table;
import dev.demarc.source.Located;
import dev.demarc.source.Location;
import dev.demarc.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Two tables, one for each party, that both speak of one duty in one category. */
public final class TablesOverlap implements PageRule {

    private record Words(String text, Span span) {}

    @Override
    public void check(PageFacts facts, Report report) {
        var ofOneParty = new ArrayList<Table>();
        var sides = new ArrayList<DutyTables.Side>();
        for (Table table : facts.tables()) {
            Map<Integer, DutyTables.Side> named = table.bound() == null ? DutyTables.sides(table) : Map.of();
            if (named.size() == 1) {
                ofOneParty.add(table);
                sides.addAll(named.values());
            }
        }
        for (int later = 1; later < ofOneParty.size(); later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                if (sides.get(earlier) != sides.get(later)
                        && isSameButForTheParty(ofOneParty.get(earlier), ofOneParty.get(later))) {
                    compare(facts.place(), ofOneParty.get(earlier), ofOneParty.get(later), report);
                }
            }
        }
    }

    private static boolean isSameButForTheParty(Table one, Table other) {
        return DutyTables.sameFirstHead(one, other)
                && DutyTables.rows(one).keySet().equals(DutyTables.rows(other).keySet());
    }

    private static void compare(String place, Table earlier, Table later, Report report) {
        int column = DutyTables.sides(earlier).keySet().iterator().next();
        int laterColumn = DutyTables.sides(later).keySet().iterator().next();
        Map<String, List<Located<String>>> rows = DutyTables.rows(earlier);
        for (Map.Entry<String, List<Located<String>>> entry :
                DutyTables.rows(later).entrySet()) {
            List<Located<String>> row = entry.getValue();
            List<Located<String>> there = rows.getOrDefault(entry.getKey(), List.of());
            if (laterColumn < row.size() && column < there.size()) {
                Map<String, Words> before = duties(there.get(column));
                duties(row.get(laterColumn)).forEach((concern, words) -> {
                    Words other = before.get(concern);
                    if (other != null) {
                        tell(place, concern, row.get(0).value(), other, words, report);
                    }
                });
            }
        }
    }

    private static Map<String, Words> duties(Located<String> cell) {
        var duties = new LinkedHashMap<String, Words>();
        for (Lexicon.Phrase phrase : Lexicon.phrases(cell.value())) {
            duties.putIfAbsent(
                    phrase.concern(),
                    new Words(
                            cell.value().substring(phrase.start(), phrase.end()),
                            within(cell, phrase.start(), phrase.end())));
        }
        return duties;
    }

    /** The phrase's own place, if the cell stands in the file as it is; else the cell's. */
    private static Span within(Located<String> cell, int start, int end) {
        String text = cell.value();
        Span span = cell.span();
        boolean asWritten = span.line() == span.endLine()
                && span.endColumn() - span.column() == text.codePointCount(0, text.length());
        return asWritten
                ? Span.of(span.line(), span.column() + text.codePointCount(0, start), text.codePointCount(start, end))
                : span;
    }

    private static void tell(String place, String concern, String category, Words earlier, Words later, Report report) {
        report.add(Diagnostic.of(
                        RuleId.TABLES_OVERLAP,
                        Location.in(place, later.span()),
                        "Both tables speak of %s for “%s”: “%s” here, “%s” in line %d."
                                .formatted(
                                        concern,
                                        category,
                                        later.text(),
                                        earlier.text(),
                                        earlier.span().line()),
                        "Agree who does which part, and write both parts under `shared:` in a matrix;"
                                + " a `responsibility` block shows it in place of the tables.",
                        concern.replace(' ', '-'))
                .with(List.of(new Related(Location.in(place, earlier.span()), "“" + earlier.text() + "”"))));
    }
}
