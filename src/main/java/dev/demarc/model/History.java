package dev.demarc.model;

import dev.demarc.matrix.MatrixFile;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What rules ask of a wiki's past. Without a repository, nothing is known of it. */
public interface History {

    /**
     * Where a file went that isn't there any more.
     *
     * @param place the path that it had, from the wiki's root
     * @return the path that it has now, from the wiki's root
     */
    Optional<String> movedTo(String place);

    /** The matrices of the revision that the wiki is compared with, as they were read then; by path. */
    List<MatrixFile> matricesBefore();

    /** The day on which a file was last committed, in UTC. */
    Optional<LocalDate> lastChanged(String place);

    /** No repository, or none that tells. */
    History NONE = new History() {
        @Override
        public Optional<String> movedTo(String place) {
            return Optional.empty();
        }

        @Override
        public List<MatrixFile> matricesBefore() {
            return List.of();
        }

        @Override
        public Optional<LocalDate> lastChanged(String place) {
            return Optional.empty();
        }
    };
}
