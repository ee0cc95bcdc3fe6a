package dev.demarc.check.rules;

import dev.demarc.diagnostic.Edit;
import dev.demarc.model.BoundTable;
import dev.demarc.source.Location;
import dev.demarc.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes a table say something else, and leaves the rest of it as it stands.
 *
 * <p>First all that is to change is entered, then edits are asked for: a column whose cells are equally wide stays so,
 * and how wide it becomes depends on all changes. Edits of several changes may be equal, and never cross each other.
 */
final class TableMending {

    private enum Side {
        LEFT,
        RIGHT
    }

    private final String place;
    private final BoundTable table;
    private final int width;
    private final Map<Integer, Map<Integer, String>> changes = new TreeMap<>();
    private final List<List<String>> addedRows = new ArrayList<>();
    private final List<String> addedHeads = new ArrayList<>();
    private final Map<Integer, List<String>> tails = new TreeMap<>();

    TableMending(String place, BoundTable table) {
        this.place = place;
        this.table = table;
        this.width = table.head().cells().size();
    }

    /** Gives a cell another text. */
    void change(int row, int column, String text) {
        changes.computeIfAbsent(row, r -> new TreeMap<>()).put(column, TableText.written(text));
    }

    /** Adds a column at the right. */
    void addColumn(String head) {
        addedHeads.add(TableText.written(head));
    }

    /**
     * Gives a row the cells that it lacks at its end, and those of added columns.
     *
     * @param texts one for each cell after the last that is written
     */
    void complete(int row, List<String> texts) {
        tails.put(row, texts.stream().map(TableText::written).toList());
    }

    /** Adds a row at the end, with all its cells. */
    void addRow(List<String> texts) {
        addedRows.add(texts.stream().map(TableText::written).toList());
    }

    /** What changes a cell, and keeps its column even. */
    List<Edit> editsOf(int row, int column) {
        var edits = new ArrayList<Edit>();
        edits.add(cellEdit(row, column));
        edits.addAll(evenEdits(column));
        return edits;
    }

    /** What adds rows and columns. */
    List<Edit> editsOfAdded() {
        var edits = new ArrayList<Edit>();
        if (!addedRows.isEmpty()) {
            for (int column = 0; column < width; column++) {
                edits.addAll(evenEdits(column));
            }
        }
        String below = addedBelow();
        int last = table.rows().size() - 1;
        tailEdit(table.head(), padded(width, addedHeads), "", edits);
        tailEdit(table.dashes(), addedDashes(), last < 0 ? below : "", edits);
        for (int row = 0; row <= last; row++) {
            BoundTable.Row written = table.rows().get(row);
            List<String> tail = tails.getOrDefault(row, List.of());
            tailEdit(written, padded(written.cells().size(), tail), row == last ? below : "", edits);
        }
        return edits;
    }

    private void tailEdit(BoundTable.Row row, List<String> cells, String below, List<Edit> edits) {
        var text = new StringBuilder();
        for (String cell : cells) {
            if (row.closed()) {
                text.append(' ').append(cell).append(" |");
            } else {
                text.append(" | ").append(cell.stripTrailing());
            }
        }
        text.append(below);
        if (text.length() > 0) {
            edits.add(new Edit(new Location.InFile(place, row.end()), text.toString()));
        }
    }

    private List<String> padded(int first, List<String> cells) {
        var padded = new ArrayList<String>();
        for (int i = 0; i < cells.size(); i++) {
            padded.add(padded(cells.get(i), first + i));
        }
        return padded;
    }

    private List<String> addedDashes() {
        var dashes = new ArrayList<String>();
        for (int i = 0; i < addedHeads.size(); i++) {
            dashes.add("-".repeat(Math.max(3, addedWidth(width + i))));
        }
        return dashes;
    }

    private String padded(String text, int column) {
        return text + " ".repeat(Math.max(0, addedWidth(column) - length(text)));
    }

    /** How wide a column is that a table gets, or 0 if the table isn't even. */
    private int addedWidth(int column) {
        if (column < width) {
            return isEven(column) ? evenWidth(column) - 2 : 0;
        }
        if (!isEven(width - 1)) {
            return 0;
        }
        int widest = Math.max(3, length(addedHeads.get(column - width)));
        for (Map.Entry<Integer, List<String>> tail : tails.entrySet()) {
            int at = column - table.rows().get(tail.getKey()).cells().size();
            widest = Math.max(
                    widest, at < tail.getValue().size() ? length(tail.getValue().get(at)) : 0);
        }
        for (List<String> row : addedRows) {
            widest = Math.max(widest, length(row.get(column)));
        }
        return widest;
    }

    private String addedBelow() {
        var below = new StringBuilder();
        for (List<String> row : addedRows) {
            below.append(table.newline()).append(table.prefix()).append('|');
            for (int column = 0; column < row.size(); column++) {
                if (column < width && isEven(column)) {
                    below.append(fitted(row.get(column), column));
                } else {
                    below.append(' ').append(padded(row.get(column), column)).append(' ');
                }
                below.append('|');
            }
        }
        return below.toString();
    }

    private Edit cellEdit(int row, int column) {
        BoundTable.Cell cell = table.rows().get(row).cells().get(column);
        String text = changes.getOrDefault(row, Map.of()).getOrDefault(column, "");
        if (isEven(column)) {
            return new Edit(new Location.InFile(place, cell.slot()), fitted(text, column));
        }
        boolean empty = cell.span()
                .equals(new Span(
                        cell.span().line(),
                        cell.span().column(),
                        cell.span().line(),
                        cell.span().column()));
        return empty
                ? new Edit(new Location.InFile(place, cell.slot()), " " + text + " ")
                : new Edit(new Location.InFile(place, cell.span()), text);
    }

    /** A cell between its bars, as wide as its column. */
    private String fitted(String text, int column) {
        int room = evenWidth(column) - length(text);
        return side(column) == Side.RIGHT
                ? " ".repeat(Math.max(0, room - 1)) + text + " ".repeat(Math.min(1, room))
                : " ".repeat(Math.min(1, room)) + text + " ".repeat(Math.max(0, room - 1));
    }

    private Side side(int column) {
        String dashes = table.dashes().cells().get(column).text();
        return dashes.endsWith(":") && !dashes.startsWith(":") ? Side.RIGHT : Side.LEFT;
    }

    /** Makes the other cells of a column as wide as it becomes: each text stays at the side where it stands. */
    private List<Edit> evenEdits(int column) {
        var edits = new ArrayList<Edit>();
        int more = isEven(column) ? evenWidth(column) - width(table.head(), column) : 0;
        if (more <= 0) {
            return edits;
        }
        edits.add(blanks(table.head(), column, more));
        BoundTable.Cell dashes = table.dashes().cells().get(column);
        int at = dashes.span().column() + (dashes.text().startsWith(":") ? 1 : 0);
        edits.add(new Edit(new Location.InFile(place, Span.of(dashes.span().line(), at, 0)), "-".repeat(more)));
        for (int row = 0; row < table.rows().size(); row++) {
            boolean changed = changes.getOrDefault(row, Map.of()).containsKey(column);
            if (!changed && column < table.rows().get(row).cells().size()) {
                edits.add(blanks(table.rows().get(row), column, more));
            }
        }
        return edits;
    }

    private Edit blanks(BoundTable.Row row, int column, int more) {
        Span slot = row.cells().get(column).slot();
        Span text = row.cells().get(column).span();
        int before = text.column() - slot.column();
        int after = slot.endColumn() - text.endColumn();
        boolean right = before == after ? side(column) == Side.RIGHT : before > after;
        int at = right ? slot.column() : slot.endColumn();
        return new Edit(new Location.InFile(place, Span.of(slot.line(), at, 0)), " ".repeat(more));
    }

    /** Whether the cells of a column are all equally wide: then somebody takes care that they are. */
    private boolean isEven(int column) {
        int wide = width(table.head(), column);
        if (column >= table.dashes().cells().size() || width(table.dashes(), column) != wide || wide < 3) {
            return false;
        }
        for (BoundTable.Row row : table.rows()) {
            boolean cut = column == row.cells().size() - 1 && !row.closed();
            if (column < row.cells().size() && (cut || width(row, column) != wide)) {
                return false;
            }
        }
        return table.head().closed() || column < width - 1;
    }

    private static int width(BoundTable.Row row, int column) {
        Span slot = row.cells().get(column).slot();
        return slot.endColumn() - slot.column();
    }

    private int evenWidth(int column) {
        int widest = width(table.head(), column);
        for (Map<Integer, String> row : changes.values()) {
            widest = Math.max(widest, row.containsKey(column) ? length(row.get(column)) + 2 : 0);
        }
        for (List<String> row : addedRows) {
            widest = Math.max(widest, length(row.get(column)) + 2);
        }
        for (Map.Entry<Integer, List<String>> tail : tails.entrySet()) {
            int at = column - table.rows().get(tail.getKey()).cells().size();
            boolean there = at >= 0 && at < tail.getValue().size();
            widest = Math.max(widest, there ? length(tail.getValue().get(at)) + 2 : 0);
        }
        return widest;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
