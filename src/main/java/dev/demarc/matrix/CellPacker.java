package dev.demarc.matrix;

import dev.demarc.source.Packer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes the cells of a matrix, for {@link CellUnpacker} to read. A row, column or party that the matrix has is a number, any
 * other its id.
 */
final class CellPacker implements Holder.Cases<Packer> {

    /** Kinds of holders by their numbers. */
    static final List<State> KINDS = List.of(State.values());

    /** In a kind's place: the very holder of the cell before, as where one word is said for a whole row. */
    static final int AGAIN = KINDS.size();

    private final Packer out;
    private final Map<String, Integer> concerns;
    private final Map<String, Integer> categories;
    private final Map<String, Integer> parties;

    /** Writes cells of a matrix, whose rows, columns and parties are written elsewhere. */
    CellPacker(Packer out, Matrix matrix) {
        this.out = out;
        this.concerns = numbers(matrix.concerns(), Concern::id);
        this.categories = numbers(matrix.categories(), Category::id);
        this.parties = numbers(matrix.parties(), Party::id);
    }

    /** Numbers from 1; an id that stands there twice has its first. */
    private static <T> Map<String, Integer> numbers(List<T> things, Function<T, String> id) {
        var numbers = new HashMap<String, Integer>();
        for (T thing : things) {
            numbers.putIfAbsent(id.apply(thing), numbers.size() + 1);
        }
        return numbers;
    }

    /** Writes who holds which cell, in their order. */
    void holders(Map<Cell, Holder> cells) {
        out.count(cells.size());
        @Nullable Holder before = null;
        for (Map.Entry<Cell, Holder> each : cells.entrySet()) {
            Holder holder = each.getValue();
            cell(each.getKey());
            if (holder == before) {
                out.count(AGAIN);
            } else {
                holder(holder);
            }
            before = holder;
        }
    }

    private void cell(Cell cell) {
        id(concerns, cell.concern());
        id(categories, cell.category());
    }

    private void id(Map<String, Integer> numbers, String id) {
        Integer number = numbers.get(id);
        if (number == null) {
            out.count(0).text(id);
        } else {
            out.count(number);
        }
    }

    private Packer holder(Holder holder) {
        out.count(KINDS.indexOf(holder.state()));
        return holder.match(this);
    }

    private Packer part(Part part) {
        id(parties, part.party());
        return out.text(part.text());
    }

    private Packer parts(List<Part> parts) {
        out.count(parts.size());
        parts.forEach(this::part);
        return out;
    }

    @Override
    public Packer owned(Holder.Owned owned) {
        return part(owned.part());
    }

    @Override
    public Packer shared(Holder.Shared shared) {
        return parts(shared.parts());
    }

    @Override
    public Packer overlap(Holder.Overlap overlap) {
        return parts(overlap.parts());
    }

    @Override
    public Packer outsourced(Holder.Outsourced outsourced) {
        id(parties, outsourced.to());
        String by = outsourced.by();
        out.truth(by != null);
        if (by != null) {
            id(parties, by);
        }
        return out.text(outsourced.text());
    }

    @Override
    public Packer varies(Holder.Varies varies) {
        out.text(varies.condition());
        Holder otherwise = varies.otherwise();
        out.truth(otherwise != null);
        if (otherwise != null) {
            holder(otherwise);
        }
        return parts(varies.cases());
    }

    @Override
    public Packer notApplicable(Holder.NotApplicable notApplicable) {
        return out.text(notApplicable.reason());
    }

    @Override
    public Packer undetermined(Holder.Undetermined undetermined) {
        return out.text(undetermined.reason()).text(undetermined.owner()).day(undetermined.until());
    }

    @Override
    public Packer missing(Holder.Missing missing) {
        return out;
    }
}
