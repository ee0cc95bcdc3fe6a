package dev.demarc.exchange.outgoing;

import dev.demarc.matrix.Matrix;
import dev.demarc.matrix.Part;
import dev.demarc.matrix.Party;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The sides that questionnaires know, and which party stands on which: the provider, its customer, and third parties.
 * Teams stand on the side of the party that they are part of.
 */
final class Sides {

    /** A side. */
    enum Side {
        PROVIDER,
        CUSTOMER,
        THIRD
    }

    private final Matrix matrix;
    private final String provider;
    private final @Nullable String customer;

    /**
     * The sides of a matrix. The customer is the party {@code customer}, else the first beside the provider.
     *
     * @param provider a party's id
     */
    Sides(Matrix matrix, String provider) {
        this.matrix = matrix;
        this.provider = provider;
        this.customer = customer();
    }

    /** The party that is the provider unless somebody says otherwise: the first. */
    static String provider(Matrix matrix, @Nullable String wanted) {
        return wanted != null ? wanted : matrix.parties().get(0).id();
    }

    private @Nullable String customer() {
        Optional<String> named = matrix.party("customer").map(Party::id).filter(id -> !isProvider(id));
        return named.or(() -> matrix.parties().stream()
                        .filter(party -> party.partOf() == null)
                        .map(Party::id)
                        .filter(id -> !isProvider(id))
                        .findFirst())
                .orElse(null);
    }

    private boolean isProvider(String party) {
        return matrix.isWithin(party, provider);
    }

    /** Where a party stands. */
    Side of(String party) {
        if (isProvider(party)) {
            return Side.PROVIDER;
        }
        return customer != null && matrix.isWithin(party, customer) ? Side.CUSTOMER : Side.THIRD;
    }

    /** Where several stand, each side once. */
    Set<Side> of(List<Part> parts) {
        return parts.stream().map(part -> of(part.party())).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether it is not the side's own party, but a team of it. */
    boolean isTeam(String party) {
        return !party.equals(provider)
                && !party.equals(customer)
                && matrix.party(party).map(Party::partOf).isPresent();
    }

    /** What the parties of a side say, one after the other; empty if they say nothing. */
    String words(List<Part> parts, Side side) {
        return parts.stream()
                .filter(part -> of(part.party()) == side && part.text() != null)
                .map(Part::text)
                .collect(Collectors.joining(" "));
    }

    /** The names of some parties, as a sentence lists them. */
    String names(List<String> parties) {
        return new LinkedHashSet<>(parties)
                .stream().map(this::name).map(name -> "“" + name + "”").collect(Collectors.joining(" and "));
    }

    /** What a party is called. */
    String name(String party) {
        return matrix.party(party).map(Party::name).orElse(party);
    }
}
