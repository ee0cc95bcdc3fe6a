package dev.demarc.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table as somebody wrote it, before anybody knows what it means: texts, and where they stand.
 *
 * @param file as named to a person
 * @param sheet the sheet of a workbook; nothing for a table in a text
 * @param headings those that it stands under, the highest first
 * @param rows its head first; one may have more or fewer cells than the head
 * @param nearby lines of text that stand around it, for they may tell what its marks mean
 */
public record RawTable(
        String file, @Nullable String sheet, List<String> headings, List<Row> rows, List<String> nearby) {

    /**
     * A row.
     *
     * @param number its line in the file, or its row in the sheet, from 1
     * @param cells as they can be read, without marks of emphasis; a forced break is a line's end
     */
    public record Row(int number, List<String> cells) {
        /** Copies the list. */
        public Row {
            cells = List.copyOf(cells);
        }

        /** The text of a cell; empty beyond the last. */
        public String cell(int column) {
            return column < cells.size() ? cells.get(column) : "";
        }

        /** Whether nothing stands in it. */
        public boolean isBlank() {
            return cells.stream().allMatch(String::isBlank);
        }
    }

    /** Copies the lists. */
    public RawTable {
        headings = List.copyOf(headings);
        rows = List.copyOf(rows);
        nearby = List.copyOf(nearby);
    }

    /** Its first row; an empty one if there is none. */
    public Row head() {
        return rows.isEmpty() ? new Row(1, List.of()) : rows.get(0);
    }

    /** All rows but the first. */
    public List<Row> body() {
        return rows.isEmpty() ? rows : rows.subList(1, rows.size());
    }

    /** How many columns the widest row has. */
    public int width() {
        return rows.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
    }

    /** The nearest heading above; empty if there is none. */
    public String heading() {
        return headings.isEmpty() ? "" : headings.get(headings.size() - 1);
    }

    /** Where a row stands: {@code page.md:12}, or {@code Sheet!12}. */
    public String place(Row row) {
        return sheet == null ? file + ":" + row.number() : sheet + "!" + row.number();
    }

    /** Where a cell stands: {@code page.md:12}, or {@code Sheet!D12}. */
    public String place(Row row, int column) {
        return sheet == null ? place(row) : sheet + "!" + letters(column) + row.number();
    }

    /** Where the whole of it begins. */
    public String place() {
        return sheet == null ? place(head()) : sheet;
    }

    private static String letters(int column) {
        String letter = Character.toString('A' + column % 26);
        return column < 26 ? letter : letters(column / 26 - 1) + letter;
    }

    /** The same with other rows. */
    public RawTable with(List<Row> others) {
        return new RawTable(file, sheet, headings, others, nearby);
    }

    /** The same turned round: its rows are columns; each new row stands where its first cell stood. */
    public RawTable turned() {
        var turned = new ArrayList<Row>();
        for (int column = 0; column < width(); column++) {
            var cells = new ArrayList<String>();
            for (Row row : rows) {
                cells.add(row.cell(column));
            }
            turned.add(new Row(head().number(), cells));
        }
        return with(turned);
    }
}
