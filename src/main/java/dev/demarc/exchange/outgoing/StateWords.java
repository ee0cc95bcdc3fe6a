package dev.demarc.exchange.outgoing;

import dev.demarc.matrix.Matrix;
import dev.demarc.matrix.State;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What each state is called in a legend, and what it means. */
final class StateWords {

    /** One line of a legend. */
    record Sign(State state, String name, String meaning) {}

    private static final Map<State, Sign> SIGNS = new EnumMap<>(State.class);

    static {
        put(State.OWNED, "Owned", "One party answers for it: the cell has its name and colour.");
        put(State.SHARED, "Shared", "Each party that is named does its own part, and they agreed on it.");
        put(State.OVERLAP, "Overlap", "Several parties claim it, and never agreed. Somebody has to settle it.");
        put(State.OUTSOURCED, "… for …", "The first does the work, the second stays accountable.");
        put(State.VARIES, "Varies", "It depends; in brackets, who holds it else.");
        put(State.NOT_APPLICABLE, "n/a", "It doesn't apply there.");
        put(State.UNDETERMINED, "Open", "A known question that somebody will settle.");
        put(State.MISSING, "Empty", "A gap: nobody answers for it.");
    }

    private StateWords() {}

    private static void put(State state, String name, String meaning) {
        SIGNS.put(state, new Sign(state, name, meaning));
    }

    /** The signs of the states that occur in a matrix. */
    static List<Sign> of(Matrix matrix) {
        Set<State> occurring = EnumSet.noneOf(State.class);
        new Losses(matrix).each((cell, holder) -> occurring.add(holder.state()));
        var signs = new ArrayList<Sign>();
        occurring.forEach(state -> signs.add(SIGNS.getOrDefault(state, new Sign(state, state.word(), ""))));
        return signs;
    }
}
