package dev.demarc.exchange.workbook;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Reads workbooks of Excel 2007 and later; what isn't text, such as pictures and looks, is passed over. */
public final class WorkbookReader {

    /** A table that people fill in has fewer; what lies beyond is a stray blank, or no table. */
    private static final int MOST_COLUMNS = 1_000;

    private static final int MOST_ROWS = 100_000;
    private static final int MOST_CELLS = 2_000_000;

    private WorkbookReader() {}

    /**
     * All sheets in which something stands, in their order.
     *
     * @throws Unreadable if it is no workbook, or damaged, or too large for a table
     */
    public static List<Sheet> read(byte[] file) throws Unreadable {
        var sheets = new ArrayList<Sheet>();
        int cells = 0;
        for (FormSheet each : Form.read(file).sheets()) {
            var sheet = new Sheet(each.name(), rows(each));
            cells += sheet.rows().stream().mapToInt(row -> row.cells().size()).sum();
            if (cells > MOST_CELLS) {
                throw new Unreadable("it has more than two million cells");
            }
            if (!sheet.rows().isEmpty()) {
                sheets.add(sheet);
            }
        }
        return sheets;
    }

    private static List<Sheet.Row> rows(FormSheet sheet) throws Unreadable {
        var grid = new TreeMap<Integer, NavigableMap<Integer, String>>();
        int widest = 0;
        for (int row : sheet.rowNumbers()) {
            var texts = new TreeMap<>(sheet.texts(row));
            texts.values().removeIf(String::isBlank);
            if (!texts.isEmpty()) {
                grid.put(row, texts);
                widest = Math.max(widest, texts.lastKey());
            }
        }
        if (widest > MOST_COLUMNS || grid.size() > MOST_ROWS) {
            throw new Unreadable("its sheet “" + sheet.name() + "” has more than "
                    + (widest > MOST_COLUMNS ? "a thousand columns" : "a hundred thousand rows"));
        }
        int left = MOST_CELLS;
        for (FormSheet.Merged range : sheet.merged()) {
            left -= spread(range, grid, widest, left);
        }
        var rows = new ArrayList<Sheet.Row>();
        grid.forEach((number, texts) -> {
            var cells = new ArrayList<String>();
            for (int column = 1; column <= texts.lastKey(); column++) {
                cells.add(texts.getOrDefault(column, "").strip());
            }
            rows.add(new Sheet.Row(number, cells));
        });
        return rows;
    }

    /** Puts a merged cell's text into all of its places, in rows and columns that there are; returns how many. */
    private static int spread(
            FormSheet.Merged range, NavigableMap<Integer, NavigableMap<Integer, String>> grid, int widest, int left) {
        var first = grid.get(range.firstRow());
        String text = first == null ? null : first.get(range.firstColumn());
        int spread = 0;
        if (text == null || range.lastRow() < range.firstRow()) {
            return spread;
        }
        for (var row :
                grid.subMap(range.firstRow(), true, range.lastRow(), true).values()) {
            int last = Math.min(range.lastColumn(), widest);
            for (int column = range.firstColumn(); column <= last && spread < left; column++) {
                row.putIfAbsent(column, text);
                spread++;
            }
        }
        return spread;
    }
}
