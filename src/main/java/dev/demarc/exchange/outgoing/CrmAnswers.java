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
final class CrmAnswers {

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

    private final Sides sides;
    private final Losses losses;

    CrmAnswers(Sides sides, Losses losses) {
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
                return new Answer(NO, none.reason() == null ? "Not applicable." : "Not applicable: " + none.reason());
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
        } else if (sides.isTeam(party)) {
            losses.tell(
                    cell,
                    "That it is the team “%s” is left out: the form knows sides only.".formatted(sides.name(party)),
                    "`--format csv` and `xlsx` name it.");
        }
    }

    private Answer held(Cell cell, Part part) {
        tellSide(cell, part.party());
        if (!isProvider(part.party())) {
            return new Answer(NO, part.text() == null ? "" : part.text());
        }
        if (part.text() != null) {
            losses.tell(
                    cell,
                    "What “%s” does is left out: the form has no words beside Yes.".formatted(sides.name(part.party())),
                    "`--format csv` and `xlsx` have them.");
        }
        return new Answer(YES, "");
    }

    private Answer agreed(Cell cell, List<Part> parts) {
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
        losses.tell(
                cell,
                "That %s share it is left out: for the form they are one side."
                        .formatted(sides.names(parts.stream().map(Part::party).toList())),
                "`--format csv` and `xlsx` have it.");
        return new Answer(provided.contains(true) ? YES : NO, words);
    }

    private Answer givenAway(Cell cell, Holder.Outsourced outsourced) {
        String by = outsourced.by();
        if (by == null) {
            return open(cell, "It isn't said who stays accountable", "Add `by:` to what is outsourced.");
        }
        tellSide(cell, by);
        String done = "Done by " + sides.name(outsourced.to()) + ".";
        return new Answer(isProvider(by) ? YES : NO, outsourced.text() == null ? done : outsourced.text() + " " + done);
    }

    private Answer depending(Cell cell, Holder.Varies varies) {
        if (varies.otherwise() == null) {
            return open(cell, "It varies, and nobody holds it by default", "Add `default:` to it.");
        }
        Answer answer = of(cell, varies.otherwise());
        String depends = varies.condition().isEmpty() ? "" : "Depends: " + varies.condition();
        losses.tell(
                cell, "That it varies is left out; on what stands in the words.", "`--format csv` and `xlsx` have it.");
        return new Answer(
                answer.inherited(),
                Stream.of(answer.words(), depends)
                        .filter(each -> !each.isEmpty())
                        .collect(Collectors.joining("\n\n")));
    }
}
