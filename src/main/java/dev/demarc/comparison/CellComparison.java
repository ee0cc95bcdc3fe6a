package dev.demarc.comparison;

import dev.demarc.comparison.Change.CellPair;
import dev.demarc.comparison.Change.Hands;
import dev.demarc.comparison.Change.How;
import dev.demarc.matrix.Holder;
import dev.demarc.matrix.State;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What became of a cell, by who is accountable for it and who works on it. */
final class CellComparison {

    private final Hierarchy parties;

    CellComparison(Hierarchy parties) {
        this.parties = parties;
    }

    /** The change of one cell; empty if there is none. */
    Optional<Change> of(CellPair cells, Holder before, Holder after) {
        Holder then = Present.of(before, parties::present);
        Holder now = Present.of(after, id -> id);
        Kind kind = kind(then, now);
        if (kind == null) {
            return then.equals(now) ? Optional.empty() : Optional.of(new Change.OfText(cells, before, after));
        }
        Hands hands = kind == Kind.CHANGED_HANDS ? hands(before, after) : null;
        return Optional.of(new Change.OfCell(kind, cells, before, after, hands));
    }

    /** Nothing if no more than words differ. Both are in the ids of the newer revision. */
    private static @Nullable Kind kind(Holder before, Holder after) {
        State then = before.state();
        State now = after.state();
        if (then == State.NOT_APPLICABLE || now == State.NOT_APPLICABLE) {
            return then == now ? null : Kind.STATE;
        }
        Set<String> accountable = Set.copyOf(before.accountable());
        Set<String> answering = Set.copyOf(after.accountable());
        if (!accountable.isEmpty() && answering.isEmpty()) {
            // What varies with no default, or is done by somebody for nobody, leaves nobody to answer either.
            return now == State.OVERLAP ? Kind.AGREEMENT_BROKEN : Kind.GAP_OPENED;
        }
        if (accountable.isEmpty() && !answering.isEmpty()) {
            return then == State.OVERLAP ? Kind.AGREEMENT_MADE : Kind.GAP_CLOSED;
        }
        if (!accountable.equals(answering)) {
            return Kind.CHANGED_HANDS;
        }
        boolean sameWork = Set.copyOf(before.working()).equals(Set.copyOf(after.working()));
        return then == now && sameWork ? null : Kind.STATE;
    }

    private Hands hands(Holder before, Holder after) {
        Set<String> had = new HashSet<>();
        before.accountable().forEach(id -> had.add(parties.present(id)));
        Set<String> have = Set.copyOf(after.accountable());
        List<String> joined =
                after.accountable().stream().filter(id -> !had.contains(id)).toList();
        List<String> left = before.accountable().stream()
                .filter(id -> !have.contains(parties.present(id)))
                .toList();
        return new Hands(how(had, have), joined, left, parties.within(left, joined));
    }

    private static How how(Set<String> had, Set<String> have) {
        if (Collections.disjoint(had, have)) {
            return How.MOVED;
        }
        if (have.containsAll(had)) {
            return How.JOINED;
        }
        return had.containsAll(have) ? How.LEFT : How.PARTLY;
    }
}
