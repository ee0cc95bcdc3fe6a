package dev.demarc.render;

import dev.demarc.matrix.Category;
import dev.demarc.matrix.Concern;
import dev.demarc.matrix.Holder;
import dev.demarc.matrix.Matrix;
import dev.demarc.matrix.State;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How many cells each party holds, and how many are in each state. */
final class Tally {

    private final Map<State, Integer> states = new EnumMap<>(State.class);
    private final Map<String, Integer> holds = new TreeMap<>();
    private final Map<String, Integer> shares = new TreeMap<>();
    private final Map<String, Integer> disputes = new TreeMap<>();
    private int cells;

    private Tally() {}

    /** Of a whole matrix. */
    static Tally of(Matrix matrix) {
        return of(matrix, matrix.categories());
    }

    /** Of some categories. */
    static Tally of(Matrix matrix, List<Category> categories) {
        var tally = new Tally();
        for (Concern concern : matrix.concerns()) {
            for (Category category : categories) {
                tally.count(matrix.holder(concern, category));
            }
        }
        return tally;
    }

    /** Of one row. */
    static Tally of(Matrix matrix, Concern row) {
        var tally = new Tally();
        for (Concern concern : matrix.concerns()) {
            if (concern.id().equals(row.id())) {
                for (Category category : matrix.categories()) {
                    tally.count(matrix.holder(concern, category));
                }
            }
        }
        return tally;
    }

    private void count(Holder holder) {
        cells++;
        states.merge(holder.state(), 1, Integer::sum);
        var into = MatrixWords.isShared(holder) ? shares : holds;
        for (String party : holder.accountable()) {
            into.merge(party, 1, Integer::sum);
        }
        if (holder instanceof Holder.Overlap) {
            for (String party : holder.parties()) {
                disputes.merge(party, 1, Integer::sum);
            }
        }
    }

    int cells() {
        return cells;
    }

    int of(State state) {
        return states.getOrDefault(state, 0);
    }

    /** How many cells nobody answers for, or more than one does, or nobody knows who. */
    int open() {
        return of(State.MISSING) + of(State.OVERLAP) + of(State.UNDETERMINED);
    }

    /** How many cells a party answers for alone. */
    int holds(String party) {
        return holds.getOrDefault(party, 0);
    }

    /** In how many cells a party has a part of what is shared. */
    int shares(String party) {
        return shares.getOrDefault(party, 0);
    }

    /** How many cells a party claims that another claims too. */
    int disputes(String party) {
        return disputes.getOrDefault(party, 0);
    }
}
