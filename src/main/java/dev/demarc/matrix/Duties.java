package dev.demarc.matrix;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A matrix after the claims of all parties have met in it. They do so when somebody first looks into a cell of it; all else of
 * the matrix is as written.
 *
 * @param file as written
 * @param matrix as it is drawn: with claims merged in
 * @param voices for each cell, the claims files' words about it, in the order of their paths
 * @param claims the files whose words have met in it
 */
public record Duties(MatrixFile file, Matrix matrix, Map<Cell, List<Voice>> voices, List<ClaimsFile> claims) {

    /** Sorts the cells, unless they are awaited. */
    public Duties {
        voices = voices instanceof Awaited ? voices : java.util.Collections.unmodifiableMap(new TreeMap<>(voices));
        claims = List.copyOf(claims);
    }

    /** Who claims a cell in claims files, and where. */
    public List<Voice> voices(Cell cell) {
        return voices.getOrDefault(cell, List.of());
    }

    /** Whether there is anything to draw of it. */
    public boolean isDrawable() {
        return file.readable()
                && !matrix.categories().isEmpty()
                && !matrix.concerns().isEmpty();
    }
}
