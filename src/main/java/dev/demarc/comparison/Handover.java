package dev.demarc.comparison;

import dev.demarc.matrix.Cell;
import dev.demarc.matrix.Holder;
import dev.demarc.matrix.Matrix;
import dev.demarc.matrix.Party;
import dev.demarc.matrix.State;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * A cell that came into other hands by a commit.
 *
 * @param commit the commit's whole name
 * @param second when it was made, in seconds since 1970
 * @param cell by the ids that it has now
 */
public record Handover(String commit, long second, Cell cell, Hold before, Hold after) {

    /** How much of a commit's name people read. */
    private static final int SHORT_NAME = 7;

    /**
     * Who held a cell, as they were called then.
     *
     * @param parties names of all who are named in it
     */
    public record Hold(State state, List<String> parties) {
        /** Copies the list. */
        public Hold {
            parties = List.copyOf(parties);
        }

        /** What a holder was in its own matrix. */
        static Hold of(Matrix matrix, Holder holder) {
            return new Hold(
                    holder.state(),
                    holder.parties().stream()
                            .map(id -> matrix.party(id).map(Party::name).orElse(id))
                            .toList());
        }
    }

    /** When the commit was made. */
    public Instant at() {
        return Instant.ofEpochSecond(second);
    }

    /** The day of that, in UTC. */
    public LocalDate day() {
        return at().atZone(ZoneOffset.UTC).toLocalDate();
    }

    /** The commit's name as people read it. */
    public String shortCommit() {
        return commit.substring(0, Math.min(SHORT_NAME, commit.length()));
    }
}
