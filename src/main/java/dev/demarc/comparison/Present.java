package dev.demarc.comparison;

import dev.demarc.matrix.Holder;
import dev.demarc.matrix.Part;
import dev.demarc.source.Order;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A holder in the ids of the newer revision, its parts in an order that hangs on nothing but themselves. So a party that
 * was renamed, and parties that stand in another order, make no difference.
 */
final class Present {

    private static final Comparator<Part> ORDER =
            Order.by(Part::party).thenComparing(Part::text, Comparator.nullsFirst(Comparator.naturalOrder()));

    private final UnaryOperator<String> party;

    private Present(UnaryOperator<String> party) {
        this.party = party;
    }

    static Holder of(Holder holder, UnaryOperator<String> party) {
        return new Present(party).of(holder);
    }

    private Holder of(Holder holder) {
        return holder.match(new Holder.Cases<>() {
            @Override
            public Holder owned(Holder.Owned owned) {
                return new Holder.Owned(part(owned.part()));
            }

            @Override
            public Holder shared(Holder.Shared shared) {
                return new Holder.Shared(parts(shared.parts()));
            }

            @Override
            public Holder overlap(Holder.Overlap overlap) {
                return new Holder.Overlap(parts(overlap.parts()));
            }

            @Override
            public Holder outsourced(Holder.Outsourced outsourced) {
                return new Holder.Outsourced(party.apply(outsourced.to()), id(outsourced.by()), outsourced.text());
            }

            @Override
            public Holder varies(Holder.Varies varies) {
                return new Holder.Varies(
                        varies.condition(),
                        varies.otherwise() == null ? null : of(varies.otherwise()),
                        parts(varies.cases()));
            }

            @Override
            public Holder notApplicable(Holder.NotApplicable notApplicable) {
                return notApplicable;
            }

            @Override
            public Holder undetermined(Holder.Undetermined open) {
                return new Holder.Undetermined(open.reason(), id(open.owner()), open.until());
            }

            @Override
            public Holder missing(Holder.Missing missing) {
                return missing;
            }
        });
    }

    private @Nullable String id(@Nullable String id) {
        return id == null ? null : party.apply(id);
    }

    private Part part(Part part) {
        return new Part(party.apply(part.party()), part.text());
    }

    private List<Part> parts(List<Part> parts) {
        return parts.stream().map(this::part).sorted(ORDER).toList();
    }
}
