package dev.demarc.exchange.outgoing;

import dev.demarc.exchange.outgoing.Sides.Side;
import dev.demarc.matrix.Cell;
import dev.demarc.matrix.Holder;
import dev.demarc.matrix.Part;
import java.util.List;
import java.util.Set;

/** What a CAIQ says of a cell, and what it has no words for. */
final class CaiqAnswers {

    private static final String BY_PROVIDER = "CSP-owned";
    private static final String BY_CUSTOMER = "CSC-owned";
    private static final String OUTSOURCED = "3rd-party outsourced";
    private static final String SHARED = "Shared CSP and CSC";
    private static final String SHARED_WITH_THIRD = "Shared CSP and 3rd-party";

    /**
     * The form's columns of our own.
     *
     * @param isNone whether the answer is that it does not apply
     * @param ownership empty if nobody is known to own it
     * @param provider the provider's words
     * @param customer its customer's
     */
    record Answer(boolean isNone, String ownership, String provider, String customer) {
        private static final Answer OPEN = new Answer(false, "", "", "");

        private static Answer of(String ownership, String provider, String customer) {
            return new Answer(false, ownership, provider, customer);
        }
    }

    private final Sides sides;
    private final Losses losses;

    CaiqAnswers(Sides sides, Losses losses) {
        this.sides = sides;
        this.losses = losses;
    }

    /** What is said of a cell. */
    Answer of(Cell cell, Holder holder) {
        return holder.match(new Holder.Cases<>() {
            @Override
            public Answer owned(Holder.Owned owned) {
                return held(cell, owned.part());
            }

            @Override
            public Answer shared(Holder.Shared shared) {
                return agreed(cell, shared.parts());
            }

            @Override
            public Answer overlap(Holder.Overlap overlap) {
                return open(
                        cell, "Several parties claim it", "Settle it: `shared:` with each one's part, or one party.");
            }

            @Override
            public Answer outsourced(Holder.Outsourced outsourced) {
                return givenAway(cell, outsourced);
            }

            @Override
            public Answer varies(Holder.Varies varies) {
                return depending(cell, varies);
            }

            @Override
            public Answer notApplicable(Holder.NotApplicable none) {
                return new Answer(true, "", none.reason() == null ? "" : none.reason(), "");
            }

            @Override
            public Answer undetermined(Holder.Undetermined undetermined) {
                return open(cell, "It is an open question", "Settle it in the matrix.");
            }

            @Override
            public Answer missing(Holder.Missing missing) {
                return open(cell, "Nobody answers for it", "Name a party in the matrix.");
            }
        });
    }

    private Answer open(Cell cell, String why, String remedy) {
        losses.tell(cell, why + ", so its ownership is left empty.", remedy);
        return Answer.OPEN;
    }

    private Answer held(Cell cell, Part part) {
        Side side = sides.of(part.party());
        String words = part.text() == null ? "" : part.text();
        if (side == Side.THIRD) {
            losses.tell(
                    cell,
                    "“%s” answers for it itself; the form knows a third party only as one to whom it is outsourced."
                            .formatted(sides.name(part.party())),
                    "`--csp %s` makes it the provider.".formatted(part.party()));
            return Answer.of(OUTSOURCED, words, "");
        }
        if (sides.isTeam(part.party())) {
            losses.tell(
                    cell,
                    "That it is the team “%s” is left out: the form knows sides only."
                            .formatted(sides.name(part.party())),
                    "`--format csv` and `xlsx` name it.");
        }
        return side == Side.PROVIDER ? Answer.of(BY_PROVIDER, words, "") : Answer.of(BY_CUSTOMER, "", words);
    }

    private Answer agreed(Cell cell, List<Part> parts) {
        Set<Side> named = sides.of(parts);
        String provider = sides.words(parts, Side.PROVIDER);
        String customer = sides.words(parts, Side.CUSTOMER);
        List<String> third = parts.stream()
                .map(Part::party)
                .filter(party -> sides.of(party) == Side.THIRD)
                .toList();
        if (!third.isEmpty()) {
            losses.tell(
                    cell,
                    "The part of %s is left out: the form has no room for a third party's name and words."
                            .formatted(sides.names(third)),
                    "`--format csv` and `xlsx` have it.");
        }
        if (named.containsAll(Set.of(Side.PROVIDER, Side.CUSTOMER))) {
            return Answer.of(SHARED, provider, customer);
        }
        if (named.equals(Set.of(Side.PROVIDER, Side.THIRD))) {
            return Answer.of(SHARED_WITH_THIRD, provider, "");
        }
        losses.tell(
                cell,
                "That %s share it is left out: for the form they are one side."
                        .formatted(sides.names(parts.stream().map(Part::party).toList())),
                "`--format csv` and `xlsx` have it.");
        if (named.contains(Side.CUSTOMER)) {
            return Answer.of(BY_CUSTOMER, "", customer);
        }
        return Answer.of(named.contains(Side.PROVIDER) ? BY_PROVIDER : OUTSOURCED, provider, "");
    }

    private Answer givenAway(Cell cell, Holder.Outsourced outsourced) {
        if (outsourced.by() == null) {
            return open(cell, "It isn't said who stays accountable", "Add `by:` to what is outsourced.");
        }
        losses.tell(
                cell,
                "That “%s” does the work%s is left out: the form has no room for the name."
                        .formatted(
                                sides.name(outsourced.to()),
                                sides.of(outsourced.by()) == Side.THIRD
                                        ? " for “" + sides.name(outsourced.by()) + "”"
                                        : ""),
                "`--format csv` and `xlsx` have it.");
        String words = outsourced.text() == null ? "" : outsourced.text();
        return sides.of(outsourced.by()) == Side.CUSTOMER
                ? Answer.of(BY_CUSTOMER, "", words)
                : Answer.of(OUTSOURCED, words, "");
    }

    private Answer depending(Cell cell, Holder.Varies varies) {
        if (varies.otherwise() == null) {
            return open(cell, "It varies, and nobody holds it by default", "Add `default:` to it.");
        }
        losses.tell(
                cell,
                "That it varies is left out; on what stands in the description.",
                "`--format csv` and `xlsx` have it.");
        Answer answer = of(cell, varies.otherwise());
        String depends = varies.condition().isEmpty() ? "" : "Depends: " + varies.condition();
        String joined = answer.provider().isEmpty() || depends.isEmpty()
                ? answer.provider() + depends
                : answer.provider() + " " + depends;
        return new Answer(answer.isNone(), answer.ownership(), joined, answer.customer());
    }
}
