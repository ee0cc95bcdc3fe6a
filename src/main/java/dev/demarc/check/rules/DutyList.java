package dev.demarc.check.rules;

import dev.demarc.check.Report;
import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.Diagnostic.Related;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.matrix.Category;
import dev.demarc.matrix.Cell;
import dev.demarc.matrix.CellWords;
import dev.demarc.matrix.Holder;
import dev.demarc.matrix.Matrix;
import dev.demarc.matrix.Party;
import dev.demarc.model.BoundTable;
import dev.demarc.source.Location;
import dev.demarc.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A bound table whose rows are categories, and that tells in prose what a party does in each.
 *
 * @param columns the party of which a column speaks, by its number
 */
record DutyList(Bound bound, Vocabulary names, Map<Integer, Party> columns) {

    /** A concern that a cell names. */
    record Named(String concern, BoundTable.Cell in, Span at, String words) {}

    static DutyList of(Bound bound, Vocabulary names) {
        return new DutyList(bound, names, columns(bound, names));
    }

    private static Map<Integer, Party> columns(Bound bound, Vocabulary names) {
        var columns = new TreeMap<Integer, Party>();
        List<BoundTable.Cell> head = bound.table().head().cells();
        for (int column = 1; column < head.size(); column++) {
            Set<String> meant = partiesIn(head.get(column).text(), names.parties());
            Party party = bound.party();
            if (party != null ? meant.contains(party.id()) : meant.size() == 1) {
                columns.put(
                        column,
                        party != null
                                ? party
                                : bound.matrix().knownParty(meant.iterator().next()));
            }
        }
        if (columns.isEmpty() && bound.party() != null && head.size() > 1) {
            columns.put(head.size() - 1, bound.party());
        }
        return columns;
    }

    /** The parties that a head names: {@code AWS responsibility}. */
    private static Set<String> partiesIn(String head, PartyNames parties) {
        Set<String> whole = parties.meant(head);
        if (!whole.isEmpty()) {
            return whole;
        }
        var words = new ArrayList<String>();
        for (String word : TableText.key(head).split(" ", -1)) {
            if (!word.startsWith("responsib") && !word.startsWith("dut") && !word.startsWith("task")) {
                words.add(word);
            }
        }
        Set<String> bare = parties.meant(String.join(" ", words));
        return bare.isEmpty() && !words.isEmpty() ? parties.meant(words.get(0)) : bare;
    }

    void check(Report report) {
        if (columns.isEmpty()) {
            report.at(
                    RuleId.WRONG_VALUE,
                    Location.in(bound.place(), bound.table().binding().span()),
                    "This comment doesn't say of which party the table tells.",
                    "Add `party=ID`, or name the party in the head of its column.",
                    "party");
            return;
        }
        tellLacking(report);
        each((category, party, named) -> {
            Matrix matrix = bound.matrix();
            var cell = new Cell(named.concern(), category);
            Holder holder = matrix.holder(cell.concern(), cell.category());
            if (Drift.isSettled(bound.duties(), cell) && !PartySpeech.holds(matrix, party, holder)) {
                Location data = Drift.placeOf(bound.duties(), cell);
                String says = CellWords.of(matrix, holder);
                report.add(Diagnostic.of(
                                RuleId.DRIFT,
                                Location.in(bound.place(), named.at()),
                                "The table gives “%s” in “%s” to %s; the data says “%s”."
                                        .formatted(
                                                Words.concern(matrix, cell),
                                                Words.category(matrix, cell),
                                                party.name(),
                                                says),
                                "The data: `%s`. Take “%s” out of the cell, or mend the data."
                                        .formatted(Drift.lineOf(data), named.words()),
                                cell.toString())
                        .with(List.of(new Related(data, "The data says “" + says + "” here."))));
            }
        });
    }

    private void tellLacking(Report report) {
        var there = new TreeSet<String>();
        for (BoundTable.Row row : bound.table().rows()) {
            String category = category(row);
            if (category != null) {
                there.add(category);
            }
        }
        var lacking = bound.categories().stream()
                .filter(category -> !there.contains(category.id()))
                .map(Category::name)
                .map(name -> "“" + name + "”")
                .toList();
        if (!lacking.isEmpty()) {
            report.at(
                    RuleId.DRIFT,
                    Location.in(bound.place(), Drift.span(bound.table().head())),
                    "The table lacks %s of “%s”."
                            .formatted(Words.joined(lacking), bound.matrix().title()),
                    "Write a row for each; or, if it is to be about the others alone, say so in the comment above:"
                            + " `categories=…`.",
                    null);
        }
    }

    private @Nullable String category(BoundTable.Row row) {
        return row.cells().size() < 2
                ? null
                : names.categories().meant(row.cells().get(0).text());
    }

    /** Hears of each concern that a cell names. */
    interface Each {
        void named(String category, Party party, Named named);
    }

    /** Calls back for each concern that the table gives to a party. */
    void each(Each each) {
        var concerns = new TreeSet<String>();
        bound.concerns().forEach(concern -> concerns.add(concern.id()));
        var categories = new TreeSet<String>();
        bound.categories().forEach(category -> categories.add(category.id()));
        for (BoundTable.Row row : bound.table().rows()) {
            String category = category(row);
            if (category == null || !categories.contains(category)) {
                continue;
            }
            columns.forEach((column, party) -> {
                if (column < row.cells().size()) {
                    named(row.cells().get(column)).stream()
                            .filter(named -> concerns.contains(named.concern()))
                            .forEach(named -> each.named(category, party, named));
                }
            });
        }
    }

    /** The concerns that a cell names, each once; of names within each other the longest. */
    private List<Named> named(BoundTable.Cell cell) {
        var found = new ArrayList<Named>();
        var seen = new TreeSet<String>();
        String text = cell.text();
        String left = comparable(text);
        for (String name : names.concerns().longestFirst()) {
            int at = wordAt(left, name);
            while (at >= 0) {
                String concern = names.concerns().of(name);
                if (seen.add(concern)) {
                    found.add(new Named(
                            concern, cell, at(cell, at, name.length()), text.substring(at, at + name.length())));
                }
                left = left.substring(0, at) + "\0".repeat(name.length()) + left.substring(at + name.length());
                at = wordAt(left, name);
            }
        }
        found.sort((a, b) -> a.at().compareTo(b.at()));
        return found;
    }

    /** The text in which names are looked for: as long as it was, without capitals, hyphens and line breaks. */
    private static String comparable(String text) {
        var plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean blank = Character.isWhitespace(c) || c == '\u00A0' || c == '-' || c == '–';
            String lower = String.valueOf(c).toLowerCase(Locale.ROOT);
            plain.append(blank ? ' ' : lower.length() == 1 ? lower.charAt(0) : c);
        }
        return plain.toString();
    }

    private static int wordAt(String text, String name) {
        for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
            int end = at + name.length();
            boolean begins = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
            boolean ends = end == text.length() || !Character.isLetterOrDigit(text.charAt(end));
            if (begins && ends) {
                return at;
            }
        }
        return -1;
    }

    /** The words' own place, if the cell stands in the file as it is read; else the cell's. */
    private static Span at(BoundTable.Cell cell, int start, int length) {
        Span span = cell.span();
        String text = cell.text();
        boolean asWritten = span.endColumn() - span.column() == text.codePointCount(0, text.length());
        return asWritten
                ? Span.of(
                        span.line(),
                        span.column() + text.codePointCount(0, start),
                        text.codePointCount(start, start + length))
                : span;
    }
}
