package dev.demarc.check.rules;

import dev.demarc.check.CheckedSite;
import dev.demarc.diagnostic.Diagnostic.Related;
import dev.demarc.matrix.Cell;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What bound tables say of cells that the data leaves open or disputed. */
public final class Spoken {

    /**
     * What one table says of one cell.
     *
     * @param matrix the path of the matrix's file below the source
     */
    public record Line(String matrix, Cell cell, Related said) {}

    /** No table says anything. */
    public static final Spoken NOTHING = new Spoken();

    private final List<Line> lines = new ArrayList<>();
    private final Map<String, Map<Cell, List<Related>>> byMatrix = new HashMap<>();

    private Spoken() {}

    /** What all bound tables of a wiki say. */
    public static Spoken of(CheckedSite checked) {
        var spoken = new Spoken();
        for (HeardTables.Heard table : HeardTables.in(checked)) {
            for (HeardTables.Line line : table.lines()) {
                spoken.add(new Line(table.matrix(), line.cell(), line.said()));
            }
        }
        return spoken;
    }

    private void add(Line line) {
        lines.add(line);
        byMatrix.computeIfAbsent(line.matrix(), path -> new HashMap<>())
                .computeIfAbsent(line.cell(), cell -> new ArrayList<>())
                .add(line.said());
    }

    /** All that they say, in the order of their pages. */
    public List<Line> lines() {
        return List.copyOf(lines);
    }

    /**
     * What tables say of a cell, in the order of their pages.
     *
     * @param matrix the path of the matrix's file below the source
     */
    public List<Related> of(String matrix, Cell cell) {
        return byMatrix.getOrDefault(matrix, Map.of()).getOrDefault(cell, List.of());
    }
}
