package dev.demarc.matrix;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parties of a drawing, and which of two stands above the other.
 *
 * <p>Parties that cells name but the matrix doesn't have get a number of their own, so that any matrix can be drawn.
 */
public final class Cast {
    /** How many parties look different; the next has the look of the first again. */
    public static final int COLOURS = 5;

    /** A party, and how high it stands: the middle of the rows that it holds. */
    private static final class Member {
        final Party party;
        long rows;
        int count;

        Member(Party party) {
            this.party = party;
        }

        double height(double otherwise) {
            return count == 0 ? otherwise : (double) rows / count;
        }
    }

    private final Map<String, Member> members = new LinkedHashMap<>();
    private final double middle;
    private final Comparator<Party> upperFirst = this::compare;

    /** The parties of a matrix, and those that its cells name besides. */
    public Cast(Matrix matrix) {
        for (Party party : matrix.parties()) {
            members.put(party.id(), new Member(party));
        }
        for (Category category : matrix.categories()) {
            for (int row = 0; row < matrix.concerns().size(); row++) {
                Holder holder = matrix.holder(matrix.concerns().get(row), category);
                for (String id : holder.parties()) {
                    admit(id);
                }
                if (holder instanceof Holder.Owned owned) {
                    Member owner = member(owned.part().party());
                    owner.rows += row;
                    owner.count++;
                }
            }
        }
        middle = (matrix.concerns().size() - 1) / 2.0;
    }

    private void admit(String id) {
        if (!members.containsKey(id)) {
            int most = 0;
            for (Party party : all()) {
                most = Math.max(most, party.number());
            }
            members.put(
                    id,
                    new Member(new Party(id, id, most + 1, "?", null, new Party.PartyWords(null, null), List.of())));
        }
    }

    /** The party of that id, which the matrix or one of its cells names. */
    public Party party(String id) {
        return member(id).party;
    }

    private Member member(String id) {
        Member member = members.get(id);
        if (member == null) {
            throw new IllegalStateException("no party " + id);
        }
        return member;
    }

    /** All of them, those that only cells name last. */
    public List<Party> all() {
        List<Party> all = new ArrayList<>();
        members.values().forEach(member -> all.add(member.party));
        return List.copyOf(all);
    }

    /**
     * Those named by a holder, the upper first: who holds higher rows on the whole, and party 1 last. At least two, for
     * the use of cells that are split.
     */
    public List<Party> split(Holder holder) {
        List<Party> found = new ArrayList<>();
        for (String id : holder.parties()) {
            found.add(party(id));
        }
        if (found.size() == 1) {
            found.add(found.get(0));
        }
        found.sort(upperFirst);
        return found;
    }

    private int compare(Party one, Party other) {
        int byHeight = Double.compare(
                member(one.id()).height(middle), member(other.id()).height(middle));
        return byHeight == 0 ? Integer.compare(other.number(), one.number()) : byHeight;
    }

    /** Who holds a cell alone, if one does: for what varies, by default; for what is outsourced, who answers for it. */
    public @Nullable Party alone(Holder holder) {
        if (holder instanceof Holder.Owned owned) {
            return party(owned.part().party());
        } else if (holder instanceof Holder.Outsourced outsourced) {
            return party(outsourced.by() == null ? outsourced.to() : outsourced.by());
        } else if (holder instanceof Holder.Varies varies && varies.otherwise() != null) {
            return alone(varies.otherwise());
        }
        return null;
    }

    /** The colour's number, from 1 to 5. */
    public static int colour(Party party) {
        return Math.floorMod(party.number() - 1, COLOURS) + 1;
    }

    /** The rows of a column, top first. */
    public static List<Holder> column(Matrix matrix, Category category) {
        List<Holder> column = new ArrayList<>();
        for (Concern concern : matrix.concerns()) {
            column.add(matrix.holder(concern, category));
        }
        return column;
    }
}
