package dev.demarc.data;

import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.Nearest;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.diagnostic.Severity;
import dev.demarc.matrix.Part;
import dev.demarc.source.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The ids of a matrix: what its cells may name.
 *
 * <p>An id that was refused, and told, is no unknown one: whoever uses it hears nothing more.
 */
final class Roster {

    /** The three kinds of things in a matrix. */
    enum Kind {
        PARTY("party", "Parties", RuleId.UNKNOWN_PARTY),
        CATEGORY("category", "Categories", RuleId.UNKNOWN_CATEGORY),
        CONCERN("concern", "Concerns", RuleId.UNKNOWN_CONCERN);

        final String word;
        final String plural;
        final RuleId unknown;

        Kind(String word, String plural, RuleId unknown) {
            this.word = word;
            this.plural = plural;
            this.unknown = unknown;
        }
    }

    private static final class Names {
        final Set<String> ids = new LinkedHashSet<>();
        final Map<String, String> earlier = new HashMap<>();
        final Set<String> refused = new HashSet<>();
        boolean told;
    }

    private final String title;
    private final Names parties = new Names();
    private final Names categories = new Names();
    private final Names concerns = new Names();
    private final Map<String, String> partOf = new HashMap<>();

    /** An empty one, for the matrix of that title. */
    Roster(String title) {
        this.title = title;
    }

    private Names of(Kind kind) {
        return switch (kind) {
            case PARTY -> parties;
            case CATEGORY -> categories;
            case CONCERN -> concerns;
        };
    }

    /** That the file says which things of a kind there are. */
    void told(Kind kind) {
        of(kind).told = true;
    }

    boolean isTold(Kind kind) {
        return of(kind).told;
    }

    void add(Kind kind, String id, Collection<String> earlier) {
        of(kind).ids.add(id);
        earlier.forEach(old -> of(kind).earlier.putIfAbsent(old, id));
    }

    void refuse(Kind kind, String id) {
        of(kind).refused.add(id);
    }

    void belongs(String party, String ancestor) {
        partOf.put(party, ancestor);
    }

    /** The ids of a kind, in their order. */
    List<String> ids(Kind kind) {
        return List.copyOf(of(kind).ids);
    }

    /** Whether an id is used for something already. */
    Optional<Kind> taken(String id) {
        for (Kind kind : Kind.values()) {
            if (of(kind).ids.contains(id)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** Whether an id means something, or once did, or was refused. */
    boolean knows(Kind kind, String id) {
        var names = of(kind);
        return names.ids.contains(id) || names.earlier.containsKey(id) || names.refused.contains(id);
    }

    /** What an id means; nothing, and told, if it means nothing. */
    @Nullable
    String resolve(Kind kind, String written, Span span, Report report) {
        return resolve(kind, written, span, List.of(), report);
    }

    /**
     * The same for an id that is a key.
     *
     * @param beside the keys that stand in the same map
     */
    @Nullable
    String resolve(Kind kind, String written, Span span, Collection<String> beside, Report report) {
        var names = of(kind);
        if (names.ids.contains(written)) {
            return written;
        }
        String now = names.earlier.get(written);
        if (now != null) {
            var current = Optional.of(now).filter(id -> !beside.contains(id));
            report.tell(Diagnostic.of(
                            kind.unknown,
                            report.at(span),
                            "The %s `%s` is called `%s` now.".formatted(kind.word, written, now),
                            "Write `%s`.".formatted(now),
                            written)
                    .as(Severity.INFO)
                    .mendedBy(report.renamed(written, span, current)));
            return now;
        }
        if (names.told && !names.refused.contains(written)) {
            report.tell(Diagnostic.of(
                            kind.unknown,
                            report.at(span),
                            "There is no %s `%s` in “%s”.".formatted(kind.word, written, title),
                            hint(kind, written),
                            written)
                    .mendedBy(report.renamed(written, span, Nearest.certain(written, names.ids, beside))));
        }
        return null;
    }

    /** The same of a key whose text was cut at a comma. */
    void cut(Node.Entry key, Report report) {
        if (parties.told) {
            report.tell(
                    RuleId.UNKNOWN_PARTY,
                    key.span(),
                    "There is no party `%s` in “%s”.".formatted(key.key(), title),
                    "It looks like the rest of a text: YAML ends a text at a comma within braces, so put quotes round the whole text.",
                    key.key());
        }
    }

    private String hint(Kind kind, String written) {
        return Nearest.hint(written, of(kind).ids).replace("Known here:", kind.plural + " here:");
    }

    /** Each party once, for its ancestors where both are named, in the order of the matrix. */
    List<Part> fold(Collection<Part> parts) {
        var folded = new ArrayList<Part>();
        for (String id : parties.ids) {
            for (Part part : parts) {
                if (part.party().equals(id) && parts.stream().noneMatch(other -> isBelow(other.party(), id))) {
                    folded.add(part);
                }
            }
        }
        return folded;
    }

    private boolean isBelow(String party, String ancestor) {
        String above = partOf.get(party);
        for (int steps = 0; above != null && steps < parties.ids.size(); steps++) {
            if (above.equals(ancestor)) {
                return true;
            }
            above = partOf.get(above);
        }
        return false;
    }

    /** Whether a chain of {@code part-of} leads back to where it began. */
    boolean isCircle(String party) {
        return isBelow(party, party);
    }

    /** Takes a party out of what it was said to be a part of. */
    void standsAlone(String party) {
        partOf.remove(party);
    }

    @Nullable
    String partOf(String party) {
        return partOf.get(party);
    }

    /** A letter for each name, unlike those of the ones before it. */
    static String letter(String name, Set<String> taken) {
        for (int point : name.codePoints().toArray()) {
            String letter = Character.toString(Character.toUpperCase(point));
            if (Character.isLetter(point) && !taken.contains(letter)) {
                return letter;
            }
        }
        int digit = 1;
        while (taken.contains(Integer.toString(digit))) {
            digit++;
        }
        return Integer.toString(digit);
    }
}
