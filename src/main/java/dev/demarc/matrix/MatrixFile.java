package dev.demarc.matrix;

import dev.demarc.source.Location;
import dev.demarc.wording.Wording;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A matrix as one file tells it, with the places that the drawn one must not know.
 *
 * @param path the file's, below the source
 * @param place the file's, from the wiki's root
 * @param matrix what it says, before any claims file spoke
 * @param writing where things stand, and in which words
 * @param cells path below the source of the CSV that holds its cells, if one does; it is not copied into the site
 * @param unsettled cells that are unknown in this run, because what was written of them couldn't be read; nothing is
 *     said of them
 * @param readable whether it could be read at all
 */
public record MatrixFile(
        String path,
        String place,
        Matrix matrix,
        Writing writing,
        @Nullable String cells,
        Set<Cell> unsettled,
        boolean readable) {

    /**
     * Where things stand, and in which words.
     *
     * @param places by name: {@code matrix}, {@code categories}, {@code parties.ID}, {@code categories.ID}, {@code
     *     concerns.ID}, {@code review-by}, {@code source.url}, {@code concerns.ID.evidence.N} and {@code parties.ID.renamed-from.N}
     *     (from 0; of categories and concerns alike), {@code concerns.ID.who}, {@code
     *     cells.CONCERN.CATEGORY}, {@code parts.CONCERN.CATEGORY.PARTY} where several claim it
     * @param words of its names and texts; those of the CSV are another file's
     */
    public record Writing(Map<String, Location> places, List<Wording> words) {
        /** Sorts the places, unless they are awaited. */
        public Writing {
            places = places instanceof Awaited ? places : java.util.Collections.unmodifiableMap(new TreeMap<>(places));
            words = List.copyOf(words);
        }
    }

    /** Sorts the cells. */
    public MatrixFile {
        unsettled = java.util.Collections.unmodifiableSet(new TreeSet<>(unsettled));
    }

    /** A file of whose words nothing is known. */
    public MatrixFile(
            String path,
            String place,
            Matrix matrix,
            Map<String, Location> places,
            @Nullable String cells,
            Set<Cell> unsettled,
            boolean readable) {
        this(path, place, matrix, new Writing(places, List.of()), cells, unsettled, readable);
    }

    /** Where things stand, by name. */
    public Map<String, Location> places() {
        return writing.places();
    }

    /** Where the first of several things stands that has a place; the file's beginning if none has. */
    public Location at(String... names) {
        for (String name : names) {
            Location found = writing.places().get(name);
            if (found != null) {
                return found;
            }
        }
        return Location.in(place);
    }

    /** Where a cell is written; else its row's {@code who}, else its row's key. */
    public Location at(Cell cell) {
        return at("cells." + cell, "concerns." + cell.concern() + ".who", "concerns." + cell.concern());
    }
}
