package dev.demarc.matrix;

import dev.demarc.source.Unpacker;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what {@link CellPacker} wrote; where that can't stand there, it throws {@link IllegalArgumentException}. */
final class CellUnpacker {

    private final Unpacker in;
    private final List<String> concerns;
    private final List<String> categories;
    private final List<String> parties;

    /** Reads cells of a matrix that has these rows, columns and parties. */
    CellUnpacker(Unpacker in, List<Concern> concerns, List<Category> categories, List<Party> parties) {
        this.in = in;
        this.concerns = ids(concerns, Concern::id);
        this.categories = ids(categories, Category::id);
        this.parties = ids(parties, Party::id);
    }

    /** In the order of their numbers. */
    private static <T> List<String> ids(List<T> things, Function<T, String> id) {
        var ids = new LinkedHashSet<String>();
        things.forEach(thing -> ids.add(id.apply(thing)));
        return List.copyOf(ids);
    }

    /** Who holds which cell, in their order. */
    Map<Cell, Holder> holders() {
        var holders = new LinkedHashMap<Cell, Holder>();
        @Nullable Holder before = null;
        for (int i = in.count(); i > 0; i--) {
            Cell cell = cell();
            before = holder(before);
            holders.put(cell, before);
        }
        return holders;
    }

    private Cell cell() {
        return new Cell(id(concerns), id(categories));
    }

    private String id(List<String> known) {
        int number = in.count();
        if (number > known.size()) {
            throw new IllegalArgumentException("No such id: " + number);
        }
        return number == 0 ? in.text() : known.get(number - 1);
    }

    private Holder holder(@Nullable Holder before) {
        int number = in.count();
        return number == CellPacker.AGAIN && before != null ? before : holder(kind(number));
    }

    private static State kind(int number) {
        if (number >= CellPacker.KINDS.size()) {
            throw new IllegalArgumentException("No kind of holder: " + number);
        }
        return CellPacker.KINDS.get(number);
    }

    /** Who holds what varies. Broken bytes may say that this varies in turn, without end. */
    private Holder otherwise() {
        State kind = kind(in.count());
        if (kind == State.VARIES) {
            throw new IllegalArgumentException("What varies has a default that doesn't");
        }
        return holder(kind);
    }

    private Holder holder(State kind) {
        return switch (kind) {
            case OWNED -> new Holder.Owned(part());
            case SHARED -> new Holder.Shared(parts());
            case OVERLAP -> new Holder.Overlap(parts());
            case OUTSOURCED -> new Holder.Outsourced(id(parties), in.truth() ? id(parties) : null, in.textOrNone());
            case VARIES -> new Holder.Varies(in.text(), in.truth() ? otherwise() : null, parts());
            case NOT_APPLICABLE -> new Holder.NotApplicable(in.textOrNone());
            case UNDETERMINED -> new Holder.Undetermined(in.textOrNone(), in.textOrNone(), in.dayOrNone());
            case MISSING -> new Holder.Missing();
        };
    }

    private Part part() {
        return new Part(id(parties), in.textOrNone());
    }

    private List<Part> parts() {
        var parts = new ArrayList<Part>();
        for (int i = in.count(); i > 0; i--) {
            parts.add(part());
        }
        return parts;
    }
}
