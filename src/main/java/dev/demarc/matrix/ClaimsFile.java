package dev.demarc.matrix;

import dev.demarc.source.Located;
import dev.demarc.source.Span;
import dev.demarc.wording.Wording;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One party's own words about what it does, from one file.
 *
 * @param path the file's, below the source
 * @param place the file's, from the wiki's root
 * @param matrix of which matrix it speaks, or nothing if the file doesn't tell
 * @param party who speaks, or nothing if the file doesn't tell
 * @param readable whether it could be read at all
 * @param words of its texts
 */
public record ClaimsFile(
        String path,
        String place,
        @Nullable Located<String> matrix,
        @Nullable Located<String> party,
        Upkeep upkeep,
        List<Claim> claims,
        boolean readable,
        Wording words) {

    /** Who keeps a claims file, and by when it wants a look, with the place of the date. */
    public record Upkeep(@Nullable String owner, @Nullable Located<LocalDate> reviewBy) {

        /** Nothing was said. */
        public static final Upkeep NONE = new Upkeep(null, null);
    }

    /**
     * One claim.
     *
     * @param category its id as written, with its place
     * @param concern its id as written, with its place: that of the claim
     */
    public record Claim(
            Located<String> category,
            Located<String> concern,
            @Nullable String text) {

        /** The cell that it means. */
        public Cell cell() {
            return new Cell(concern.value(), category.value());
        }

        /** Where it stands. */
        public Span span() {
            return concern.span();
        }
    }

    /** Copies the list. */
    public ClaimsFile {
        claims = List.copyOf(claims);
    }

    /** A file of whose words nothing is known. */
    public ClaimsFile(
            String path,
            String place,
            @Nullable Located<String> matrix,
            @Nullable Located<String> party,
            Upkeep upkeep,
            List<Claim> claims,
            boolean readable) {
        this(path, place, matrix, party, upkeep, claims, readable, Wording.none(place));
    }
}
