package dev.demarc.exchange.outgoing;

import dev.demarc.exchange.outgoing.Sides.Side;
import dev.demarc.matrix.Cell;
import dev.demarc.matrix.Holder;
import dev.demarc.matrix.Part;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a CRM says of a cell, and what it has no words for. It knows two sides: whoever isn't the provider is the customer. */
final class CrmAnswers extends FormAnswers<CrmAnswers.Answer> {

    private static final String YES = "Yes";
    private static final String PARTIAL = "Partial";
    private static final String NO = "No";

    /**
     * The form's columns.
     *
     * @param inherited empty if nobody knows
     */
    record Answer(String inherited, String words) {
        private static final Answer OPEN = new Answer("", "");
    }

    CrmAnswers(Sides sides, Losses losses) {
        super(sides, losses);
    }

    @Override
    Answer none(String reason) {
        return new Answer(NO, reason.isEmpty() ? "Not applicable." : "Not applicable: " + reason);
    }

    @Override
    Answer open(Cell cell, String why, String remedy) {
        losses.tell(cell, why + ", so it is left empty.", remedy);
        return Answer.OPEN;
    }

    private boolean isProvider(String party) {
        return sides.of(party) == Side.PROVIDER;
    }

    private void tellSide(Cell cell, String party) {
        if (sides.of(party) == Side.THIRD) {
            losses.tell(
                    cell,
                    "“%s” counts as the customer: the form knows two sides.".formatted(sides.name(party)),
                    "`--csp %s` makes it the provider.".formatted(party));
        } else {
            tellTeam(cell, party);
        }
    }

    @Override
    Answer held(Cell cell, Part part) {
        tellSide(cell, part.party());
        if (!isProvider(part.party())) {
            return new Answer(NO, words(part));
        }
        if (part.text() != null) {
            losses.tell(
                    cell,
                    "What “%s” does is left out: the form has no words beside Yes.".formatted(sides.name(part.party())),
                    "`--format csv` and `xlsx` have them.");
        }
        return new Answer(YES, "");
    }

    @Override
    Answer agreed(Cell cell, List<Part> parts) {
        Set<Boolean> provided =
                parts.stream().map(part -> isProvider(part.party())).collect(Collectors.toSet());
        String words = parts.stream()
                .filter(part -> part.text() != null)
                .map(part -> sides.name(part.party()) + ": " + part.text())
                .collect(Collectors.joining("\n\n"));
        if (provided.size() == 2) {
            parts.stream()
                    .map(Part::party)
                    .filter(party -> sides.of(party) == Side.THIRD)
                    .forEach(party -> tellSide(cell, party));
            return new Answer(PARTIAL, words);
        }
        tellOneSide(cell, parts);
        return new Answer(provided.contains(true) ? YES : NO, words);
    }

    @Override
    Answer givenAway(Cell cell, Holder.Outsourced outsourced, String by) {
        tellSide(cell, by);
        String done = "Done by " + sides.name(outsourced.to()) + ".";
        return new Answer(isProvider(by) ? YES : NO, outsourced.text() == null ? done : outsourced.text() + " " + done);
    }

    @Override
    Answer depending(Cell cell, Answer answer, String depends) {
        losses.tell(cell, "That it varies is left out; on what stands in the words.", TABLES);
        return new Answer(
                answer.inherited(),
                Stream.of(answer.words(), depends)
                        .filter(each -> !each.isEmpty())
                        .collect(Collectors.joining("\n\n")));
    }
}
