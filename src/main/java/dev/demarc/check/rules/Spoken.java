package dev.demarc.check.rules;

import dev.demarc.check.CheckedSite;
import dev.demarc.diagnostic.Diagnostic.Related;
import dev.demarc.matrix.Cell;
import dev.demarc.source.Location;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What bound tables say of cells that the data leaves open or disputed. */
public final class Spoken {

    /** No table says anything. */
    public static final Spoken NOTHING = new Spoken();

    private final Map<String, Map<Cell, List<Related>>> byMatrix = new HashMap<>();

    private Spoken() {}

    /** What all bound tables of a wiki say. */
    public static Spoken of(CheckedSite checked) {
        var spoken = new Spoken();
        Map<String, Vocabulary> vocabularies = new HashMap<>();
        for (Bound bound : Bound.in(checked)) {
            var names =
                    vocabularies.computeIfAbsent(bound.duties().file().path(), path -> Vocabulary.of(bound.matrix()));
            TableGrid grid = TableGrid.of(bound, names);
            if (grid == null) {
                DutyList.of(bound, names)
                        .each((category, party, named) -> spoken.add(
                                bound,
                                new Cell(named.concern(), category),
                                new Related(
                                        Location.in(bound.place(), named.at()),
                                        "The table here gives it to %s: “%s”."
                                                .formatted(
                                                        party.name(),
                                                        Words.clipped(named.in().text())))));
            } else {
                grid.spots().forEach(spot -> {
                    String words = Words.clipped(spot.written().text());
                    if (!words.isEmpty()) {
                        String who = bound.party() == null
                                ? ""
                                : " of " + bound.party().name();
                        spoken.add(
                                bound,
                                spot.cell(),
                                new Related(
                                        Location.in(
                                                bound.place(), spot.written().span()),
                                        "The table here says “%s”%s.".formatted(words, who)));
                    }
                });
            }
        }
        return spoken;
    }

    private void add(Bound bound, Cell cell, Related said) {
        if (!Drift.isSettled(bound.duties(), cell)) {
            byMatrix.computeIfAbsent(bound.duties().file().path(), path -> new HashMap<>())
                    .computeIfAbsent(cell, c -> new ArrayList<>())
                    .add(said);
        }
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
