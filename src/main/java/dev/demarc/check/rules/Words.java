package dev.demarc.check.rules;

import dev.demarc.matrix.Category;
import dev.demarc.matrix.Cell;
import dev.demarc.matrix.Concern;
import dev.demarc.matrix.Matrix;
import dev.demarc.matrix.Party;
import dev.demarc.matrix.Voice;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Phrases that several rules' messages are made of. */
final class Words {

    private static final int LONGEST = 80;
    private static final int FEW = 6;

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

    /** A concern's name. */
    static String concern(Matrix matrix, Cell cell) {
        return matrix.concern(cell.concern()).map(Concern::name).orElse(cell.concern());
    }

    /** A category's name. */
    static String category(Matrix matrix, Cell cell) {
        return matrix.category(cell.category()).map(Category::name).orElse(cell.category());
    }

    /** A text on one line, cut where it is long. */
    static String clipped(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        int length = line.codePointCount(0, line.length());
        return length <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST - 1)).stripTrailing() + "…";
    }

    /** The first few of a list, and how many there are besides. */
    static List<String> few(List<String> words) {
        if (words.size() <= FEW + 1) {
            return words;
        }
        var few = new ArrayList<>(words.subList(0, FEW));
        few.add((words.size() - FEW) + " more");
        return few;
    }

    /** What a claim says, quoted; or that it is one. */
    static String quoted(Matrix matrix, Voice voice) {
        return voice.text() == null
                ? names(matrix, List.of(voice.party())) + " claims it."
                : names(matrix, List.of(voice.party())) + ": “" + voice.text() + "”";
    }
}
