package dev.demarc.comparison;

import dev.demarc.matrix.Cell;
import dev.demarc.matrix.Holder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One thing that is otherwise than before. Ids of what was before are those of the older revision. */
public sealed interface Change {

    /** What kind of change it is. */
    Kind kind();

    /** How a cell came into other hands. */
    enum How {
        /** None of those who answered for it does now. */
        MOVED,
        /** All still answer for it, and others do too. */
        JOINED,
        /** Some still answer for it, and nobody else does. */
        LEFT,
        /** Some went, and others came. */
        PARTLY;

        /** The word for it in JSON. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Into whose hands a cell came.
     *
     * @param joined who answers for it now and did not; ids of the newer revision
     * @param left who answered for it and does not now; ids of the older revision
     * @param within the party that it didn't leave, since it went from a party to its team or back; by the id that it has
     *     now, or had last
     */
    record Hands(
            How how,
            List<String> joined,
            List<String> left,
            @Nullable String within) {
        /** Copies the lists. */
        public Hands {
            joined = List.copyOf(joined);
            left = List.copyOf(left);
        }
    }

    /**
     * A cell of the older revision and the one of the newer that it became.
     *
     * @param merged whether the older one's concern or category was merged into one that had a predecessor already, so
     *     that the newer cell is compared more than once
     */
    record CellPair(Cell before, Cell after, boolean merged) {}

    /**
     * A cell of kinds 1 to 6.
     *
     * @param hands only for what changed hands
     */
    record OfCell(
            Kind kind,
            CellPair cells,
            Holder before,
            Holder after,
            @Nullable Hands hands) implements Change {}

    /**
     * Something without partner in the other revision.
     *
     * @param kind removed or added
     * @param cells its cells by the ids of the other axis; none of a party or a whole matrix
     * @param maybe the id of what it may have become, or may have been, if somebody said so
     */
    record Lone(
            Kind kind,
            What what,
            String id,
            Map<String, Holder> cells,
            @Nullable String maybe) implements Change {
        /** Keeps the order of the cells. */
        public Lone {
            cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
        }
    }

    /** Something that has another id than before. */
    record Renamed(What what, Pairing.Pair pair) implements Change {
        @Override
        public Kind kind() {
            return Kind.RENAMED;
        }
    }

    /** A cell of which only words, reasons, conditions or dates are others. */
    record OfText(CellPair cells, Holder before, Holder after) implements Change {
        @Override
        public Kind kind() {
            return Kind.TEXT;
        }
    }

    /**
     * A thing of the same id that is called otherwise.
     *
     * @param field {@code name}, or {@code title} of a matrix
     */
    record OfName(What what, String id, String field, String before, String after) implements Change {
        @Override
        public Kind kind() {
            return Kind.TEXT;
        }
    }
}
