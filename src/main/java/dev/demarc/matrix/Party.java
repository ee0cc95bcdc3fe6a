package dev.demarc.matrix;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who can answer for something: a provider, a customer, a team.
 *
 * @param number its place in the order of the data, from 1; colours and patterns follow it
 * @param letter its sign in diagrams, unlike that of any other party of the matrix
 * @param also other names of it
 */
public record Party(
        String id,
        String name,
        int number,
        String letter,
        @Nullable String partOf,
        PartyWords words,
        List<String> also) {

    /**
     * What is told of a party.
     *
     * @param band the name of its side of the line
     * @param renamedFrom ids that it had before
     */
    public record PartyWords(
            @Nullable String band, @Nullable String description, List<String> renamedFrom) {

        /** Copies the list. */
        public PartyWords {
            renamedFrom = List.copyOf(renamedFrom);
        }

        /** Of a party that never had another id. */
        public PartyWords(@Nullable String band, @Nullable String description) {
            this(band, description, List.of());
        }

        @Override
        public int hashCode() {
            return Objects.hashCode(description) * 31 + Objects.hashCode(band);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other
                    || (other instanceof PartyWords words
                            && Objects.equals(words.band, band)
                            && Objects.equals(words.description, description)
                            && words.renamedFrom.equals(renamedFrom));
        }
    }

    /** Copies the list. */
    public Party {
        also = List.copyOf(also);
    }

    /** The name of its side of the line, if it has one. */
    public @Nullable String band() {
        return words.band();
    }

    /** What it is, if that was told. */
    public @Nullable String description() {
        return words.description();
    }

    /** Ids that it had before. */
    public List<String> renamedFrom() {
        return words.renamedFrom();
    }

    // By hand, as each diagram asks: Java would spin such a method from method handles at each start.

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof Party party
                        && party.number == number
                        && party.id.equals(id)
                        && party.name.equals(name)
                        && party.letter.equals(letter)
                        && Objects.equals(party.partOf, partOf)
                        && party.words.equals(words)
                        && party.also.equals(also));
    }
}
