package dev.demarc.exchange.outgoing;

import dev.demarc.exchange.outgoing.Sides.Side;
import dev.demarc.matrix.Cell;
import dev.demarc.matrix.Holder;
import dev.demarc.matrix.Part;
import java.util.List;
import java.util.Set;

/** What a CAIQ says of a cell, and what it has no words for. */
final class CaiqAnswers extends FormAnswers<CaiqAnswers.Answer> {

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

    CaiqAnswers(Sides sides, Losses losses) {
        super(sides, losses);
    }

    @Override
    Answer none(String reason) {
        return new Answer(true, "", reason, "");
    }

    @Override
    Answer open(Cell cell, String why, String remedy) {
        losses.tell(cell, why + ", so its ownership is left empty.", remedy);
        return Answer.OPEN;
    }

    @Override
    Answer held(Cell cell, Part part) {
        Side side = sides.of(part.party());
        String words = words(part);
        if (side == Side.THIRD) {
            losses.tell(
                    cell,
                    "“%s” answers for it itself; the form knows a third party only as one to whom it is outsourced."
                            .formatted(sides.name(part.party())),
                    "`--csp %s` makes it the provider.".formatted(part.party()));
            return Answer.of(OUTSOURCED, words, "");
        }
        tellTeam(cell, part.party());
        return side == Side.PROVIDER ? Answer.of(BY_PROVIDER, words, "") : Answer.of(BY_CUSTOMER, "", words);
    }

    @Override
    Answer agreed(Cell cell, List<Part> parts) {
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
                    TABLES);
        }
        if (named.containsAll(Set.of(Side.PROVIDER, Side.CUSTOMER))) {
            return Answer.of(SHARED, provider, customer);
        }
        if (named.equals(Set.of(Side.PROVIDER, Side.THIRD))) {
            return Answer.of(SHARED_WITH_THIRD, provider, "");
        }
        tellOneSide(cell, parts);
        if (named.contains(Side.CUSTOMER)) {
            return Answer.of(BY_CUSTOMER, "", customer);
        }
        return Answer.of(named.contains(Side.PROVIDER) ? BY_PROVIDER : OUTSOURCED, provider, "");
    }

    @Override
    Answer givenAway(Cell cell, Holder.Outsourced outsourced, String by) {
        losses.tell(
                cell,
                "That “%s” does the work%s is left out: the form has no room for the name."
                        .formatted(
                                sides.name(outsourced.to()),
                                sides.of(by) == Side.THIRD ? " for “" + sides.name(by) + "”" : ""),
                TABLES);
        String words = outsourced.text() == null ? "" : outsourced.text();
        return sides.of(by) == Side.CUSTOMER ? Answer.of(BY_CUSTOMER, "", words) : Answer.of(OUTSOURCED, words, "");
    }

    @Override
    Answer depending(Cell cell, Answer answer, String depends) {
        losses.tell(cell, "That it varies is left out; on what stands in the description.", TABLES);
        String joined = answer.provider().isEmpty() || depends.isEmpty()
                ? answer.provider() + depends
                : answer.provider() + " " + depends;
        return new Answer(answer.isNone(), answer.ownership(), joined, answer.customer());
    }
}
