package dev.demarc.matrix;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One table of who is responsible for what. Holds no places.
 *
 * @param id stable name
 * @param parties in order; the first is drawn at the bottom
 * @param categories the columns, in order
 * @param concerns the rows, the top first
 * @param cells who holds each; a cell that is not in it is missing
 */
public record Matrix(
        String id,
        Heading heading,
        Origin origin,
        List<Party> parties,
        List<Category> categories,
        List<Concern> concerns,
        Map<Cell, Holder> cells) {

    /** What a matrix is called, and what it is about. */
    public record Heading(String title, @Nullable String description) {}

    /** Copies the lists, keeps the cells' order; cells that are awaited stay so. */
    public Matrix {
        parties = List.copyOf(parties);
        categories = List.copyOf(categories);
        concerns = List.copyOf(concerns);
        cells = cells instanceof Awaited ? cells : java.util.Collections.unmodifiableMap(new LinkedHashMap<>(cells));
    }

    /** What it is called. */
    public String title() {
        return heading.title();
    }

    /** What it is about, if that was told. */
    public @Nullable String description() {
        return heading.description();
    }

    /** Who holds a cell. */
    public Holder holder(String concern, String category) {
        Holder holder = cells.get(new Cell(concern, category));
        return holder == null ? new Holder.Missing() : holder;
    }

    /** Who holds a cell. */
    public Holder holder(Concern concern, Category category) {
        return holder(concern.id(), category.id());
    }

    /** The party of that id. */
    public Optional<Party> party(String id) {
        for (Party party : parties) {
            if (party.id().equals(id)) {
                return Optional.of(party);
            }
        }
        return Optional.empty();
    }

    /** The category of that id. */
    public Optional<Category> category(String id) {
        for (Category category : categories) {
            if (category.id().equals(id)) {
                return Optional.of(category);
            }
        }
        return Optional.empty();
    }

    /** The concern of that id. */
    public Optional<Concern> concern(String id) {
        for (Concern concern : concerns) {
            if (concern.id().equals(id)) {
                return Optional.of(concern);
            }
        }
        return Optional.empty();
    }

    /** The concern of that id, or the one that had it before. */
    public Optional<Concern> presentConcern(String id) {
        Optional<Concern> exact = concern(id);
        return exact.isPresent()
                ? exact
                : concerns.stream()
                        .filter(concern -> concern.renamedFrom().contains(id))
                        .findFirst();
    }

    /** The category of that id, or the one that had it before. */
    public Optional<Category> presentCategory(String id) {
        Optional<Category> exact = category(id);
        return exact.isPresent()
                ? exact
                : categories.stream()
                        .filter(category -> category.renamedFrom().contains(id))
                        .findFirst();
    }

    /** The party of that id, which the matrix is known to have. */
    public Party knownParty(String id) {
        return party(id).orElseThrow(() -> new IllegalStateException(this.id + " has no party " + id));
    }

    /** The same matrix with other cells. */
    public Matrix with(Map<Cell, Holder> others) {
        return new Matrix(id, heading, origin, parties, categories, concerns, others);
    }

    /** Only these rows and columns, in the matrix's own order; an empty list means all. */
    public Matrix only(List<String> concernIds, List<String> categoryIds) {
        return new Matrix(
                id,
                heading,
                origin,
                parties,
                categories.stream()
                        .filter(c -> categoryIds.isEmpty() || categoryIds.contains(c.id()))
                        .toList(),
                concerns.stream()
                        .filter(c -> concernIds.isEmpty() || concernIds.contains(c.id()))
                        .toList(),
                cells);
    }

    /** Whether {@code ancestor} is {@code party} or stands above it by {@code part-of}. */
    public boolean isWithin(String party, String ancestor) {
        @Nullable String current = party;
        for (int steps = 0; current != null && steps <= parties.size(); steps++) {
            if (current.equals(ancestor)) {
                return true;
            }
            current = party(current).map(Party::partOf).orElse(null);
        }
        return false;
    }
}
