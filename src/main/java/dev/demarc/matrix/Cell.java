package dev.demarc.matrix;

/**
 * One concern in one category, by their ids.
 *
 * @param concern the row's id
 * @param category the column's id
 */
public record Cell(String concern, String category) implements Comparable<Cell> {

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
