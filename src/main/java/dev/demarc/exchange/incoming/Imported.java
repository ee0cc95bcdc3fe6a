package dev.demarc.exchange.incoming;

import dev.demarc.exchange.TransferReport;
import dev.demarc.matrix.Matrix;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A matrix that was made of something else.
 *
 * @param comments what is told beside it, by place: {@code top}, {@code parties.ID}, {@code categories.ID}, {@code
 *     concerns.ID}, {@code cells.CONCERN.CATEGORY}
 * @param from the tables that it was made of
 * @param report what was guessed and lost
 */
public record Imported(Matrix matrix, Map<String, List<String>> comments, List<Table> from, TransferReport report) {

    /**
     * A table that went into a matrix.
     *
     * @param grid whether it shows cells of the matrix as Demarc itself would: then a comment can bind it
     */
    public record Table(String place, boolean grid) {}

    /** Copies the lists and sorts the comments. */
    public Imported {
        var sorted = new TreeMap<String, List<String>>();
        comments.forEach((place, lines) -> sorted.put(place, List.copyOf(lines)));
        comments = java.util.Collections.unmodifiableMap(sorted);
        from = List.copyOf(from);
    }
}
