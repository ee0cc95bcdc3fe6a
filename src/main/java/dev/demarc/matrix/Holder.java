package dev.demarc.matrix;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a cell: who answers for it, or why nobody does.
 *
 * <p>{@link #accountable} answers for the outcome, {@link #working} does the work; they differ only where work is
 * outsourced.
 */
public sealed interface Holder {

    /** One party answers for it. */
    record Owned(Part part) implements Holder {}

    /** Several parties agreed to do a part each; at least two, in the order of the matrix's parties. */
    record Shared(List<Part> parts) implements Holder {
        /** Guards that it takes two to share. */
        public Shared {
            parts = List.copyOf(parts);
            if (parts.size() < 2) {
                throw new IllegalArgumentException("It takes two to share");
            }
        }
    }

    /** Several parties claim it, and never agreed. */
    record Overlap(List<Part> parts) implements Holder {
        /** Guards that it takes two to disagree. */
        public Overlap {
            parts = List.copyOf(parts);
            if (parts.size() < 2) {
                throw new IllegalArgumentException("It takes two to overlap");
            }
        }
    }

    /**
     * One party answers for it, another does it.
     *
     * @param to who does the work
     * @param by who stays accountable, if that was said
     */
    record Outsourced(
            String to, @Nullable String by, @Nullable String text) implements Holder {}

    /**
     * It depends.
     *
     * @param condition on what
     * @param otherwise who holds it until that is known, never another {@code Varies}
     * @param cases claims that parties made of it
     */
    record Varies(String condition, @Nullable Holder otherwise, List<Part> cases) implements Holder {
        /** Guards that it doesn't vary twice. */
        public Varies {
            cases = List.copyOf(cases);
            if (otherwise instanceof Varies) {
                throw new IllegalArgumentException("What varies has a default that doesn't");
            }
        }
    }

    /** It does not apply. */
    record NotApplicable(@Nullable String reason) implements Holder {}

    /**
     * A known open question.
     *
     * @param owner who will settle it
     * @param until by when
     */
    record Undetermined(
            @Nullable String reason,
            @Nullable String owner,
            @Nullable LocalDate until) implements Holder {}

    /** Nobody said anything: a gap. */
    record Missing() implements Holder {}

    /** One answer for each kind of holder; the compiler asks for all of them. */
    interface Cases<R> {
        R owned(Owned owned);

        R shared(Shared shared);

        R overlap(Overlap overlap);

        R outsourced(Outsourced outsourced);

        R varies(Varies varies);

        R notApplicable(NotApplicable notApplicable);

        R undetermined(Undetermined undetermined);

        R missing(Missing missing);
    }

    /** The answer for this kind. */
    default <R> R match(Cases<R> cases) {
        if (this instanceof Owned owned) {
            return cases.owned(owned);
        } else if (this instanceof Shared shared) {
            return cases.shared(shared);
        } else if (this instanceof Overlap overlap) {
            return cases.overlap(overlap);
        } else if (this instanceof Outsourced outsourced) {
            return cases.outsourced(outsourced);
        } else if (this instanceof Varies varies) {
            return cases.varies(varies);
        } else if (this instanceof NotApplicable notApplicable) {
            return cases.notApplicable(notApplicable);
        } else if (this instanceof Undetermined undetermined) {
            return cases.undetermined(undetermined);
        }
        return cases.missing((Missing) this);
    }

    /** What kind it is. */
    default State state() {
        return match(new Cases<>() {
            @Override
            public State owned(Owned owned) {
                return State.OWNED;
            }

            @Override
            public State shared(Shared shared) {
                return State.SHARED;
            }

            @Override
            public State overlap(Overlap overlap) {
                return State.OVERLAP;
            }

            @Override
            public State outsourced(Outsourced outsourced) {
                return State.OUTSOURCED;
            }

            @Override
            public State varies(Varies varies) {
                return State.VARIES;
            }

            @Override
            public State notApplicable(NotApplicable notApplicable) {
                return State.NOT_APPLICABLE;
            }

            @Override
            public State undetermined(Undetermined undetermined) {
                return State.UNDETERMINED;
            }

            @Override
            public State missing(Missing missing) {
                return State.MISSING;
            }
        });
    }

    /** Ids of those who answer for the outcome; empty where it is disputed, open or doesn't apply. */
    default List<String> accountable() {
        if (this instanceof Overlap) {
            return List.of();
        } else if (this instanceof Outsourced outsourced) {
            return outsourced.by() == null ? List.of() : List.of(outsourced.by());
        } else if (this instanceof Varies varies) {
            return varies.otherwise() == null ? List.of() : varies.otherwise().accountable();
        }
        return partiesOf(parts());
    }

    /** Ids of those who do the work. */
    default List<String> working() {
        if (this instanceof Outsourced outsourced) {
            return List.of(outsourced.to());
        } else if (this instanceof Varies varies) {
            return varies.otherwise() == null ? List.of() : varies.otherwise().working();
        }
        return partiesOf(parts());
    }

    /** Ids of all that are named in it, each once. */
    default List<String> parties() {
        if (this instanceof Owned owned) {
            return List.of(owned.part().party());
        }
        var named = new ArrayList<String>();
        if (this instanceof Outsourced outsourced) {
            if (outsourced.by() != null) {
                named.add(outsourced.by());
            }
            add(outsourced.to(), named);
        } else if (this instanceof Varies varies) {
            if (varies.otherwise() != null) {
                named.addAll(varies.otherwise().parties());
            }
            varies.cases().forEach(part -> add(part.party(), named));
        } else {
            return partiesOf(parts());
        }
        return List.copyOf(named);
    }

    /**
     * Each party's words: those of an owner, the parts of a shared cell, the claims of an overlap, the default's of
     * what varies. What is outsourced gives its text to the party that does the work.
     */
    default List<Part> parts() {
        if (this instanceof Owned owned) {
            return List.of(owned.part());
        } else if (this instanceof Shared shared) {
            return shared.parts();
        } else if (this instanceof Overlap overlap) {
            return overlap.parts();
        } else if (this instanceof Outsourced outsourced) {
            return List.of(new Part(outsourced.to(), outsourced.text()));
        } else if (this instanceof Varies varies && varies.otherwise() != null) {
            return varies.otherwise().parts();
        }
        return List.of();
    }

    private static List<String> partiesOf(List<Part> parts) {
        if (parts.size() == 1) {
            return List.of(parts.get(0).party());
        }
        var ids = new ArrayList<String>();
        for (Part part : parts) {
            add(part.party(), ids);
        }
        return List.copyOf(ids);
    }

    /** They are few: looking through them is quicker than a set. */
    private static void add(String party, List<String> named) {
        if (!named.contains(party)) {
            named.add(party);
        }
    }
}
