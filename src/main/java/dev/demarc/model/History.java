package dev.demarc.model;

import dev.demarc.matrix.MatrixFile;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What rules ask of a wiki's past. Without a repository, nothing is known of it. */
public interface History {

    /**
     * Where a file went.
     *
     * @param to the path that it has now, from the wiki's root
     * @param commit the beginning of the name of the commit that moved it; nothing if none has it yet
     */
    record Move(String to, @Nullable String commit) {}

    /**
     * Where a file went that isn't there any more.
     *
     * @param place the path that it had, from the wiki's root
     */
    Optional<Move> move(String place);

    /**
     * Where a file went that isn't there any more.
     *
     * @param place the path that it had, from the wiki's root
     * @return the path that it has now, from the wiki's root
     */
    default Optional<String> movedTo(String place) {
        return move(place).map(Move::to);
    }

    /** Whether the wiki is compared with a revision: whether {@link #matricesBefore} would know of any. */
    boolean isCompared();

    /**
     * The matrices of the revision that the wiki is compared with, as they were read then, those alone that are other
     * ones now; by path. None if the wiki isn't compared.
     */
    List<MatrixFile> matricesBefore();

    /**
     * Whether words were written into a file after a day; not if nobody knows.
     *
     * @param place the file's path from the wiki's root
     */
    boolean cameAfter(LocalDate day, String place, String words);

    /** No repository, or none that tells. */
    History NONE = new History() {
        @Override
        public Optional<Move> move(String place) {
            return Optional.empty();
        }

        @Override
        public boolean isCompared() {
            return false;
        }

        @Override
        public List<MatrixFile> matricesBefore() {
            return List.of();
        }

        @Override
        public boolean cameAfter(LocalDate day, String place, String words) {
            return false;
        }
    };
}
