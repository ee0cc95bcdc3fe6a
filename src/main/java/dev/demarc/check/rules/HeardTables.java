package dev.demarc.check.rules;

import dev.demarc.check.CheckedSite;
import dev.demarc.check.Report;
import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.Diagnostic.Related;
import dev.demarc.matrix.Cell;
import dev.demarc.matrix.Duties;
import dev.demarc.model.BoundTable;
import dev.demarc.source.Location;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the bound tables of a wiki say, and whether that is right: each is heard once, and again only when it or its matrix
 * is another than in the run before.
 */
final class HeardTables {

    /** What a table says of a cell that the data leaves open or disputed. */
    record Line(Cell cell, Related said) {}

    /** One table. What is said of it hangs on nothing else than on the table, its page's place and the matrix. */
    static final class Heard {
        private final Bound bound;
        private final Vocabulary names;
        private final @Nullable TableGrid grid;
        private final List<Line> lines = new ArrayList<>();
        private @Nullable List<Diagnostic> drift;

        private Heard(Bound bound, Vocabulary names) {
            this.bound = bound;
            this.names = names;
            this.grid = TableGrid.of(bound, names);
            if (grid == null) {
                DutyList.of(bound, names)
                        .each((category, party, named) -> add(
                                new Cell(named.concern(), category),
                                new Related(
                                        Location.in(bound.place(), named.at()),
                                        "The table here gives it to %s: “%s”."
                                                .formatted(
                                                        party.name(),
                                                        Words.clipped(named.in().text())))));
            } else {
                grid.spots().forEach(this::add);
            }
        }

        private void add(TableGrid.Spot spot) {
            String words = Words.clipped(spot.written().text());
            if (!words.isEmpty()) {
                String who = bound.party() == null ? "" : " of " + bound.party().name();
                add(
                        spot.cell(),
                        new Related(
                                Location.in(bound.place(), spot.written().span()),
                                "The table here says “%s”%s.".formatted(words, who)));
            }
        }

        private void add(Cell cell, Related said) {
            if (!Drift.isSettled(bound.duties(), cell)) {
                lines.add(new Line(cell, said));
            }
        }

        @SuppressWarnings("ReferenceEquality") // what is unchanged is the very instance
        private boolean isOf(Bound other) {
            return bound.duties() == other.duties() && bound.place().equals(other.place());
        }

        String matrix() {
            return bound.duties().file().path();
        }

        List<Line> lines() {
            return lines;
        }

        /** Where it says otherwise than the data. */
        synchronized List<Diagnostic> drift() {
            var known = drift;
            if (known == null) {
                var report = new Report();
                Drift.check(bound, names, grid, report);
                known = report.found();
                drift = known;
            }
            return known;
        }
    }

    private IdentityHashMap<BoundTable, Heard> known = new IdentityHashMap<>();
    private IdentityHashMap<Duties, Vocabulary> vocabularies = new IdentityHashMap<>();

    /** All bound tables of a wiki; those of the run before that are no more are forgotten. */
    static List<Heard> in(CheckedSite checked) {
        return checked.memory().of(HeardTables.class, HeardTables::new).heard(checked);
    }

    private synchronized List<Heard> heard(CheckedSite checked) {
        var now = new IdentityHashMap<BoundTable, Heard>();
        var names = new IdentityHashMap<Duties, Vocabulary>();
        var all = new ArrayList<Heard>();
        for (Bound bound : Bound.in(checked)) {
            Vocabulary vocabulary = names.computeIfAbsent(bound.duties(), this::vocabulary);
            Heard before = known.get(bound.table());
            Heard heard = before != null && before.isOf(bound) ? before : new Heard(bound, vocabulary);
            now.put(bound.table(), heard);
            all.add(heard);
        }
        known = now;
        vocabularies = names;
        return all;
    }

    private Vocabulary vocabulary(Duties duties) {
        Vocabulary before = vocabularies.get(duties);
        return before == null ? Vocabulary.of(duties.matrix()) : before;
    }
}
