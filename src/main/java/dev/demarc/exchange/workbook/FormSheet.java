package dev.demarc.exchange.workbook;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One sheet of a {@link Form}: what stands in it, and what is to be put there. Rows and columns count from 1. */
public final class FormSheet {

    private static final int MAX_CELLS = 1_000_000;

    /** A cell's stretch of the XML; all of its first tag but the sort of value, and what it says. */
    private record Cell(int from, int to, String tag, String text, boolean formula) {}

    /** Cells that are shown as one, which has the text of the first. */
    public record Merged(int firstRow, int firstColumn, int lastRow, int lastColumn) {}

    /** A row: where it ends within, or its whole tag if it is an empty one. */
    private static final class Row {
        final int number;
        final String prefix;
        final NavigableMap<Integer, Cell> cells = new TreeMap<>();
        final NavigableMap<Integer, String> put = new TreeMap<>();
        int end;
        boolean empty;

        Row(int number, String prefix) {
            this.number = number;
            this.prefix = prefix;
        }
    }

    private final String name;
    private final String xml;
    // In the order of the file, which is that of their numbers in all files there are.
    private final List<Row> order = new ArrayList<>();
    private final NavigableMap<Integer, Row> rows = new TreeMap<>();
    private final List<Merged> merged = new ArrayList<>();

    private FormSheet(String name, String xml) {
        this.name = name;
        this.xml = xml;
    }

    static FormSheet read(String name, String xml, List<String> shared) throws Unreadable {
        var sheet = new FormSheet(name, xml);
        sheet.read(new XmlTags(xml), shared);
        return sheet;
    }

    private void read(XmlTags tags, List<String> shared) throws Unreadable {
        Row row = null;
        int number = 0;
        int count = 0;
        while (tags.next()) {
            if (tags.begins("row")) {
                number = number(tags.attribute("r"), number + 1);
                row = new Row(number, tags.prefix());
                row.empty = tags.isEmpty();
                row.end = tags.to();
                order.add(row);
                rows.put(number, row);
            } else if (row != null && tags.isEnd() && tags.name().equals("row")) {
                row.end = tags.from();
                row = null;
            } else if (row != null && tags.begins("c")) {
                if (++count > MAX_CELLS) {
                    throw new Unreadable("a sheet of it has more than a million cells");
                }
                int last = row.cells.isEmpty() ? 0 : row.cells.lastKey();
                String place = tags.attribute("r");
                int column = place == null ? last + 1 : CellName.column(place);
                row.cells.put(column, cell(tags, shared));
            } else if (tags.begins("mergeCell")) {
                merge(String.valueOf(tags.attribute("ref")));
            }
        }
    }

    private void merge(String range) throws Unreadable {
        int colon = range.indexOf(':');
        if (colon > 0) {
            String first = range.substring(0, colon);
            String last = range.substring(colon + 1);
            merged.add(new Merged(row(first), CellName.column(first), row(last), CellName.column(last)));
        }
    }

    private static int row(String name) throws Unreadable {
        return number(name.replaceFirst("^[A-Z]+", ""), 0);
    }

    private static int number(@Nullable String written, int otherwise) throws Unreadable {
        try {
            return written == null ? otherwise : Integer.parseInt(written);
        } catch (NumberFormatException e) {
            throw new Unreadable("a row of it has no number");
        }
    }

    private Cell cell(XmlTags tags, List<String> shared) throws Unreadable {
        int from = tags.from();
        String type = tags.attribute("t");
        String tag = xml.substring(from, tags.isEmpty() ? tags.to() - 2 : tags.to() - 1)
                .replaceAll("\\s+t\\s*=\\s*(\"[^\"]*\"|'[^']*')", "");
        if (tags.isEmpty()) {
            return new Cell(from, tags.to(), tag, "", false);
        }
        var text = new StringBuilder();
        boolean formula = false;
        int aside = 0;
        while (tags.next() && !(tags.isEnd() && tags.name().equals("c"))) {
            // How a Japanese word is read stands beside it, and is no part of it.
            if (tags.name().equals("rPh") && !tags.isEmpty()) {
                aside += tags.isEnd() ? -1 : 1;
            } else if ((tags.begins("v") || tags.begins("t")) && !tags.isEmpty() && aside == 0) {
                text.append(tags.textAfter());
            }
            formula |= tags.begins("f");
        }
        return new Cell(from, tags.to(), tag, XmlText.unescaped(value(text.toString(), type, shared)), formula);
    }

    private static String value(String text, @Nullable String type, List<String> shared) throws Unreadable {
        if (!"s".equals(type)) {
            return text;
        }
        int index = number(text.strip(), -1);
        return index >= 0 && index < shared.size() ? shared.get(index) : "";
    }

    /** What it is called. */
    public String name() {
        return name;
    }

    /** The numbers of its rows. */
    public SortedSet<Integer> rowNumbers() {
        return new TreeSet<>(rows.keySet());
    }

    /** What stands in a row, by column; cells without a text are among it. */
    public SortedMap<Integer, String> texts(int row) {
        var texts = new TreeMap<Integer, String>();
        Row found = rows.get(row);
        if (found != null) {
            found.cells.forEach((column, cell) -> texts.put(column, cell.text()));
        }
        return texts;
    }

    /** The cells that are shown as one. */
    public List<Merged> merged() {
        return List.copyOf(merged);
    }

    /** The number of its last row; 0 if it has none. */
    public int lastRow() {
        return rows.isEmpty() ? 0 : rows.lastKey();
    }

    /** The number of a row's last column; 0 if it has none. */
    public int lastColumn(int row) {
        Row found = rows.get(row);
        return found == null || found.cells.isEmpty() ? 0 : found.cells.lastKey();
    }

    /** What stands in a cell; empty if nothing does. */
    public String text(int row, int column) {
        Row found = rows.get(row);
        Cell cell = found == null ? null : found.cells.get(column);
        return cell == null ? "" : cell.text();
    }

    /** What a cell is called, as {@code Form!D14}. */
    public String place(int row, int column) {
        return name + "!" + CellName.of(row, column);
    }

    /**
     * Puts a text into a cell of a row that is there. Its looks stay.
     *
     * @return whether it could be: what is calculated stays as it is
     */
    public boolean put(int row, int column, String text) {
        Row found = rows.get(row);
        if (found == null) {
            return false;
        }
        Cell cell = found.cells.get(column);
        if (cell != null && cell.formula()) {
            return false;
        }
        found.put.put(column, text);
        return true;
    }

    /** Whether anything was put into it. */
    boolean isFilled() {
        return order.stream().anyMatch(row -> !row.put.isEmpty());
    }

    /** The XML with what was put into it. */
    String filled() {
        var filled = new StringBuilder(xml.length() + 1024);
        int[] at = {0};
        for (Row row : order) {
            if (row.empty && !row.put.isEmpty()) {
                filled.append(xml, at[0], row.end - 2).append('>');
                row.put.forEach((column, text) -> filled.append(added(row, column, text)));
                filled.append("</").append(row.prefix).append("row>");
                at[0] = row.end;
            } else {
                row.put.forEach((column, text) -> {
                    Cell cell = row.cells.get(column);
                    var next = row.cells.higherEntry(column);
                    int from = cell != null
                            ? cell.from()
                            : next != null ? next.getValue().from() : row.end;
                    filled.append(xml, at[0], from);
                    filled.append(cell == null ? added(row, column, text) : written(cell.tag(), row.prefix, text));
                    at[0] = cell == null ? from : cell.to();
                });
            }
        }
        return filled.append(xml, at[0], xml.length()).toString();
    }

    private static String added(Row row, int column, String text) {
        return written("<" + row.prefix + "c r=\"" + CellName.of(row.number, column) + "\"", row.prefix, text);
    }

    private static String written(String tag, String prefix, String text) {
        return tag.stripTrailing() + " t=\"inlineStr\">" + XmlText.inline(prefix, text) + "</" + prefix + "c>";
    }
}
