package dev.demarc.check.rules;

import dev.demarc.matrix.Category;
import dev.demarc.matrix.Cell;
import dev.demarc.matrix.Concern;
import dev.demarc.matrix.Duties;
import dev.demarc.matrix.Holder;
import dev.demarc.matrix.Matrix;
import dev.demarc.source.Location;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Cells of a matrix about which the same is to be said at one place, as what stands under {@code otherwise}. */
record Cells(Concern concern, List<Category> categories, Location at, Holder holder) {

    /** Cells that fit, row by row, those of one row that stand at one place together; unsettled ones never fit. */
    static List<Cells> of(Duties duties, Predicate<Holder> fits) {
        var found = new ArrayList<Cells>();
        Matrix matrix = duties.matrix();
        for (Concern concern : matrix.concerns()) {
            Map<Location, List<Category>> byPlace = new LinkedHashMap<>();
            for (Category category : matrix.categories()) {
                var cell = new Cell(concern.id(), category.id());
                if (!duties.file().unsettled().contains(cell) && fits.test(matrix.holder(concern, category))) {
                    byPlace.computeIfAbsent(duties.file().at(cell), at -> new ArrayList<>())
                            .add(category);
                }
            }
            byPlace.forEach((at, categories) -> found.add(
                    new Cells(concern, List.copyOf(categories), at, matrix.holder(concern, categories.get(0)))));
        }
        return found;
    }

    /** “A”, “B” and “C”. */
    String names() {
        return Words.joined(
                categories.stream().map(category -> "“" + category.name() + "”").toList());
    }

    /** {@code CONCERN.CATEGORY}; {@code CONCERN} where several are meant. */
    String target() {
        return categories.size() == 1 ? new Cell(concern.id(), categories.get(0).id()).toString() : concern.id();
    }
}
