package dev.demarc.data;

import dev.demarc.diagnostic.Checked;
import dev.demarc.model.RawTable;
import dev.demarc.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a CSV file of anybody's as a table; which sign parts its fields is found by counting. */
public final class CsvReader {

    private static final int LOOKED_AT = 30;

    private CsvReader() {}

    /** Reads a file; nothing, and told, if it can't be read. */
    public static Checked<Optional<RawTable>> read(SourceFile file) {
        var report = Report.on(file.place());
        String text = Tree.text(file, report);
        var grid = text == null ? null : Grid.read(text, separator(text), report);
        if (grid == null) {
            return new Checked<>(Optional.empty(), report.findings());
        }
        var rows = new ArrayList<RawTable.Row>();
        for (List<Grid.Field> row : grid) {
            var cells = new ArrayList<String>();
            row.forEach(field -> cells.add(unguarded(field.text())));
            rows.add(new RawTable.Row(row.get(0).span().line(), cells));
        }
        return new Checked<>(
                Optional.of(new RawTable(file.place(), null, List.of(), rows, List.of())), report.findings());
    }

    /** Spreadsheets take a value that begins so for a formula, therefore it is written with a quote sign in front. */
    private static String unguarded(String field) {
        boolean guarded = field.length() > 1 && field.charAt(0) == '\'' && "=+-@\t\r".indexOf(field.charAt(1)) >= 0;
        return guarded ? field.substring(1) : field;
    }

    /** The sign that stands equally often in most lines, and most often in each. */
    static char separator(String text) {
        char best = ',';
        int most = 0;
        for (int i = 0; i < Grid.SEPARATORS.length(); i++) {
            char candidate = Grid.SEPARATORS.charAt(i);
            int score = score(text, candidate);
            if (score > most) {
                most = score;
                best = candidate;
            }
        }
        return best;
    }

    private static int score(String text, char sign) {
        var counts = new ArrayList<Integer>();
        int count = 0;
        boolean quoted = false;
        boolean blank = true;
        for (int i = 0; i <= text.length() && counts.size() < LOOKED_AT; i++) {
            char c = i < text.length() ? text.charAt(i) : '\n';
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '\n' && !quoted) {
                if (!blank) {
                    counts.add(count);
                }
                count = 0;
                blank = true;
                continue;
            } else if (c == sign && !quoted) {
                count++;
            }
            blank &= Character.isWhitespace(c) && c != sign;
        }
        int best = 0;
        for (int each : counts) {
            int agreeing = each == 0
                    ? 0
                    : (int) counts.stream().filter(other -> other == each).count();
            best = Math.max(best, agreeing * 1000 + Math.min(each, 999));
        }
        return best;
    }
}
