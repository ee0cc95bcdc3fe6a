package dev.demarc.exchange.incoming;

import dev.demarc.model.RawTable;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a form that is known, by what their heads say; workbooks of others begin with titles and notes, so the
 * row of heads is looked for.
 *
 * @param table the rows from that of the heads on
 * @param columns by the words of their heads: small letters and digits, single blanks
 */
record Heads(RawTable table, Map<String, Integer> columns) {

    private static final int DEEPEST = 10;

    /** The table from the first of its first rows on whose heads hold all of these words, each in one head. */
    static @Nullable Heads find(RawTable table, String... words) {
        for (int i = 0; i < Math.min(DEEPEST, table.rows().size()); i++) {
            Map<String, Integer> columns = columns(table.rows().get(i));
            boolean all = true;
            for (String word : words) {
                all &= columns.keySet().stream().anyMatch(head -> head.contains(word));
            }
            if (all) {
                return new Heads(table.with(table.rows().subList(i, table.rows().size())), columns);
            }
        }
        return null;
    }

    private static Map<String, Integer> columns(RawTable.Row row) {
        var columns = new LinkedHashMap<String, Integer>();
        for (int column = 0; column < row.cells().size(); column++) {
            String head = plain(row.cell(column));
            if (!head.isEmpty()) {
                columns.putIfAbsent(head, column);
            }
        }
        return columns;
    }

    /** A head as it is compared. */
    static String plain(String head) {
        return CellText.of(head)
                .text()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }

    /** The column whose head says this; −1 if there is none. */
    int column(String words) {
        for (Map.Entry<String, Integer> each : columns.entrySet()) {
            if (each.getKey().equals(words)) {
                return each.getValue();
            }
        }
        for (Map.Entry<String, Integer> each : columns.entrySet()) {
            if (each.getKey().contains(words)) {
                return each.getValue();
            }
        }
        return -1;
    }

    /** The text of a row's cell below such a head; empty if there is none. */
    CellText cell(RawTable.Row row, String words) {
        int column = column(words);
        return CellText.of(column < 0 ? "" : row.cell(column));
    }
}
