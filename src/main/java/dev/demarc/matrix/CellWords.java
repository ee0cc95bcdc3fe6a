package dev.demarc.matrix;

import java.util.List;

/** A holder in the few words that stand in one cell of a table: {@code Shared: AWS, Customer}. */
public final class CellWords {

    private final Matrix matrix;

    private CellWords(Matrix matrix) {
        this.matrix = matrix;
    }

    /** The words for a holder; what is missing has none. */
    public static String of(Matrix matrix, Holder holder) {
        return new CellWords(matrix).of(holder);
    }

    private String of(Holder holder) {
        return holder.match(new Holder.Cases<>() {
            @Override
            public String owned(Holder.Owned owned) {
                return name(owned.part().party());
            }

            @Override
            public String shared(Holder.Shared shared) {
                return "Shared: " + names(shared.parts());
            }

            @Override
            public String overlap(Holder.Overlap overlap) {
                return "Overlap: " + names(overlap.parts());
            }

            @Override
            public String outsourced(Holder.Outsourced outsourced) {
                String to = name(outsourced.to());
                return outsourced.by() == null ? to : to + " for " + name(outsourced.by());
            }

            @Override
            public String varies(Holder.Varies varies) {
                return varies.otherwise() == null ? "Varies" : "Varies (" + of(varies.otherwise()) + ")";
            }

            @Override
            public String notApplicable(Holder.NotApplicable notApplicable) {
                return "n/a";
            }

            @Override
            public String undetermined(Holder.Undetermined undetermined) {
                return undetermined.until() == null ? "Open" : "Open until " + undetermined.until();
            }

            @Override
            public String missing(Holder.Missing missing) {
                return "";
            }
        });
    }

    private String names(List<Part> parts) {
        return String.join(", ", parts.stream().map(part -> name(part.party())).toList());
    }

    private String name(String party) {
        return matrix.party(party).map(Party::name).orElse(party);
    }
}
