package dev.demarc.matrix;

import org.jspecify.annotations.Nullable;

/**
 * One concern in one category, by their ids.
 *
 * @param concern the row's id
 * @param category the column's id
 */
public record Cell(String concern, String category) implements Comparable<Cell> {

    // By hand: Java would spin the method from method handles at each start, which no archive of classes keeps.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Cell cell && cell.concern.equals(concern) && cell.category.equals(category);
    }

    @Override
    public int hashCode() {
        return concern.hashCode() * 31 + category.hashCode();
    }

    @Override
    public int compareTo(Cell other) {
        int byConcern = concern.compareTo(other.concern);
        return byConcern != 0 ? byConcern : category.compareTo(other.category);
    }

    /** {@code CONCERN.CATEGORY}, the cell's anchor on the matrix page and its name in findings. */
    @Override
    public String toString() {
        return concern + "." + category;
    }
}
