package dev.demarc.exchange.outgoing;

import dev.demarc.matrix.Cell;
import dev.demarc.matrix.Holder;
import dev.demarc.matrix.Part;
import java.util.List;

/**
 * What a form says of cells, and what it has no words for.
 *
 * @param <A> the form's columns of our own
 */
abstract class FormAnswers<A> {

    /** Who has what a form leaves out. */
    static final String TABLES = "`--format csv` and `xlsx` have it.";

    final Sides sides;
    final Losses losses;

    FormAnswers(Sides sides, Losses losses) {
        this.sides = sides;
        this.losses = losses;
    }

    /** What is said of a cell. */
    final A of(Cell cell, Holder holder) {
        return holder.match(new Holder.Cases<>() {
            @Override
            public A owned(Holder.Owned owned) {
                return held(cell, owned.part());
            }

            @Override
            public A shared(Holder.Shared shared) {
                return agreed(cell, shared.parts());
            }

            @Override
            public A overlap(Holder.Overlap overlap) {
                return open(
                        cell, "Several parties claim it", "Settle it: `shared:` with each one's part, or one party.");
            }

            @Override
            public A outsourced(Holder.Outsourced outsourced) {
                String by = outsourced.by();
                return by == null
                        ? open(cell, "It isn't said who stays accountable", "Add `by:` to what is outsourced.")
                        : givenAway(cell, outsourced, by);
            }

            @Override
            public A varies(Holder.Varies varies) {
                Holder otherwise = varies.otherwise();
                if (otherwise == null) {
                    return open(cell, "It varies, and nobody holds it by default", "Add `default:` to it.");
                }
                String depends = varies.condition().isEmpty() ? "" : "Depends: " + varies.condition();
                return depending(cell, of(cell, otherwise), depends);
            }

            @Override
            public A notApplicable(Holder.NotApplicable none) {
                return none(none.reason() == null ? "" : none.reason());
            }

            @Override
            public A undetermined(Holder.Undetermined undetermined) {
                return open(cell, "It is an open question", "Settle it in the matrix.");
            }

            @Override
            public A missing(Holder.Missing missing) {
                return open(cell, "Nobody answers for it", "Name a party in the matrix.");
            }
        });
    }

    /**
     * Nobody is known to hold it, so it is left empty and told.
     *
     * @param why the beginning of a sentence
     */
    abstract A open(Cell cell, String why, String remedy);

    abstract A held(Cell cell, Part part);

    abstract A agreed(Cell cell, List<Part> parts);

    /** @param by who stays accountable */
    abstract A givenAway(Cell cell, Holder.Outsourced outsourced, String by);

    /**
     * @param answer what is said of who holds it by default
     * @param depends on what, as a sentence; empty if it isn't known
     */
    abstract A depending(Cell cell, A answer, String depends);

    /** @param reason empty if none was given */
    abstract A none(String reason);

    /** That a team's name is left out, where the form knows its side only. */
    final void tellTeam(Cell cell, String party) {
        if (sides.isTeam(party)) {
            losses.tell(
                    cell,
                    "That it is the team “%s” is left out: the form knows sides only.".formatted(sides.name(party)),
                    "`--format csv` and `xlsx` name it.");
        }
    }

    /** That several share it is left out, where the form takes them for one. */
    final void tellOneSide(Cell cell, List<Part> parts) {
        losses.tell(
                cell,
                "That %s share it is left out: for the form they are one side."
                        .formatted(sides.names(parts.stream().map(Part::party).toList())),
                TABLES);
    }

    static String words(Part part) {
        return part.text() == null ? "" : part.text();
    }
}
