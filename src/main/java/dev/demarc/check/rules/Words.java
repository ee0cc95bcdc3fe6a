package dev.demarc.check.rules;

import dev.demarc.matrix.Matrix;
import dev.demarc.matrix.Party;
import dev.demarc.matrix.Voice;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Phrases that several rules' messages are made of. */
final class Words {

    private Words() {}

    /** A, B and C. */
    static String joined(List<String> words) {
        int last = words.size() - 1;
        return last < 1
                ? String.join("", words)
                : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }

    /** The parties' names, joined. */
    static String names(Matrix matrix, Collection<String> parties) {
        return joined(parties.stream()
                .distinct()
                .map(id -> matrix.party(id).map(Party::name).orElse(id))
                .toList());
    }

    /** “Owner: grc. ”, to go before a hint; empty if there is none. */
    static String owner(@Nullable String owner) {
        return owner == null || owner.isBlank() ? "" : "Owner: " + owner + ". ";
    }

    /** What a claim says, quoted; or that it is one. */
    static String quoted(Matrix matrix, Voice voice) {
        return voice.text() == null
                ? names(matrix, List.of(voice.party())) + " claims it."
                : names(matrix, List.of(voice.party())) + ": “" + voice.text() + "”";
    }
}
