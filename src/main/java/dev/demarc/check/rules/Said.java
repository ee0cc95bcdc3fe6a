package dev.demarc.check.rules;

import dev.demarc.matrix.Holder;
import dev.demarc.matrix.Matrix;
import dev.demarc.matrix.Part;
import dev.demarc.matrix.State;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the words in a cell of a table say about who holds it.
 *
 * @param state nothing if the words can't be understood
 * @param who who is named, each as the ids that may be meant; of a shared cell none, if it only says that it is shared
 * @param otherwise who holds it meanwhile, of a cell that varies and says so
 * @param until the day of an open question, if it is told
 */
record Said(
        @Nullable State state,
        List<Set<String>> who,
        @Nullable Said otherwise,
        @Nullable LocalDate until) {

    private static final Set<String> SHARED =
            Set.of("shared", "both", "joint", "jointly", "hybrid", "partial", "c/p", "p/c", "◐", "🔄");
    private static final Set<String> NOT_APPLICABLE =
            Set.of("n/a", "na", "n.a", "n / a", "not applicable", "none", "-", "–", "—");
    private static final Set<String> OPEN =
            Set.of("open", "undetermined", "tbd", "tbc", "to be decided", "to be defined", "unknown", "?");
    private static final Set<String> NOBODY = Set.of("", "missing", "nobody", "gap", "no one");

    private static final Pattern DAY = Pattern.compile("open until (\\d{4}-\\d{2}-\\d{2})");
    private static final Pattern VARIES = Pattern.compile("(?s)(?:it )?(?:varies|depends)\\b[\\s:]*(.*)");
    private static final Pattern SHARING =
            Pattern.compile("(?s)(?:shared|joint|jointly|hybrid|both)(?:\\s*[:(]|\\s+(?:between|by|among)\\s)\\s*(.*)");
    private static final Pattern OVERLAP = Pattern.compile("(?s)overlap\\b[\\s:(]*(.*)");
    private static final Pattern TAIL =
            Pattern.compile("(?:'s?)?\\s+(?:responsibility|responsibilities|responsible|managed|owned|only)$");
    private static final Pattern HEAD = Pattern.compile("(?s)([^(:;,–—\\n]+)(?:\\(|:|;|,|–|—|\\n| - )(.+)");

    private static final Said UNKNOWN = new Said(null, List.of(), null, null);

    private static Said of(State state, List<Set<String>> who) {
        return new Said(state, who, null, null);
    }

    /** What a cell's text says. */
    static Said read(String text, PartyNames names) {
        String plain = TableText.plain(text);
        if (!plain.isEmpty() && !names.meant(text).isEmpty()) {
            return of(State.OWNED, List.of(names.meant(text)));
        }
        Said state = state(plain, names);
        if (state != null) {
            return state;
        }
        Said parties = parties(plain, text, names);
        if (parties != null) {
            return parties;
        }
        // Words of its own may follow: “Customer: chooses the key.”
        Matcher head = HEAD.matcher(plain);
        if (head.matches() && !names.namesAny(head.group(2))) {
            Said first = read(head.group(1).strip(), names);
            return first.state == State.OWNED || first.state == State.SHARED ? first : UNKNOWN;
        }
        return UNKNOWN;
    }

    private static @Nullable Said state(String plain, PartyNames names) {
        if (NOBODY.contains(plain)) {
            return of(State.MISSING, List.of());
        }
        if (SHARED.contains(plain)) {
            return of(State.SHARED, List.of());
        }
        if (NOT_APPLICABLE.contains(plain) || plain.startsWith("n/a ") || plain.startsWith("n/a:")) {
            return of(State.NOT_APPLICABLE, List.of());
        }
        Matcher day = DAY.matcher(plain);
        if (day.matches()) {
            return new Said(State.UNDETERMINED, List.of(), null, date(day.group(1)));
        }
        if (OPEN.contains(plain)) {
            return of(State.UNDETERMINED, List.of());
        }
        Matcher varies = VARIES.matcher(plain);
        if (varies.matches()) {
            Said otherwise = read(bare(varies.group(1)), names);
            boolean told = otherwise.state != null && otherwise.state != State.MISSING;
            return new Said(State.VARIES, List.of(), told ? otherwise : null, null);
        }
        Matcher overlap = OVERLAP.matcher(plain);
        if (overlap.matches()) {
            return of(State.OVERLAP, names.listed(bare(overlap.group(1))));
        }
        Matcher sharing = SHARING.matcher(plain);
        return sharing.matches() ? of(State.SHARED, names.listed(bare(sharing.group(1)))) : null;
    }

    private static @Nullable Said parties(String plain, String text, PartyNames names) {
        for (String word : List.of(" for ", " on behalf of ")) {
            List<Set<String>> outsourced = names.around(plain, word);
            if (!outsourced.isEmpty()) {
                return of(State.OUTSOURCED, outsourced);
            }
        }
        List<Set<String>> listed = names.listed(plain);
        if (listed.isEmpty()) {
            listed = names.listed(text.strip());
        }
        if (listed.size() > 1) {
            return of(State.SHARED, listed);
        }
        Matcher tail = TAIL.matcher(plain);
        Set<String> owner = tail.find() ? names.meant(plain.substring(0, tail.start())) : Set.of();
        return owner.isEmpty() ? null : of(State.OWNED, List.of(owner));
    }

    /** Without brackets around it. */
    private static String bare(String text) {
        String bare = text.strip();
        if (bare.startsWith("(")) {
            bare = bare.substring(1);
        }
        long open = bare.chars().filter(c -> c == '(').count();
        long closed = bare.chars().filter(c -> c == ')').count();
        return bare.endsWith(")") && closed > open ? bare.substring(0, bare.length() - 1) : bare;
    }

    private static @Nullable LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            // A day that no calendar has is as good as none; the finding shows it as it is written.
            return LocalDate.MIN;
        }
    }

    /** Whether that is what a holder is. Who says a party where its team holds the cell is less exact, and right. */
    boolean agreesWith(Holder holder, Matrix matrix) {
        return holder.match(new Holder.Cases<>() {
            @Override
            public Boolean owned(Holder.Owned owned) {
                return state == State.OWNED && isMeant(who.get(0), owned.part().party(), matrix);
            }

            @Override
            public Boolean shared(Holder.Shared shared) {
                List<String> parties = shared.parts().stream().map(Part::party).toList();
                if (state == State.OWNED) {
                    return parties.stream().allMatch(party -> isMeant(who.get(0), party, matrix));
                }
                return state == State.SHARED && (who.isEmpty() || areMeant(parties, matrix));
            }

            @Override
            public Boolean overlap(Holder.Overlap overlap) {
                return state == State.OVERLAP;
            }

            @Override
            public Boolean outsourced(Holder.Outsourced outsourced) {
                String by = outsourced.by();
                if (by == null) {
                    return state == State.OWNED && isMeant(who.get(0), outsourced.to(), matrix);
                }
                return state == State.OUTSOURCED
                        && isMeant(who.get(0), outsourced.to(), matrix)
                        && isMeant(who.get(1), by, matrix);
            }

            @Override
            public Boolean varies(Holder.Varies varies) {
                return state == State.VARIES
                        && (otherwise == null
                                || (varies.otherwise() != null && otherwise.agreesWith(varies.otherwise(), matrix)));
            }

            @Override
            public Boolean notApplicable(Holder.NotApplicable notApplicable) {
                return state == State.NOT_APPLICABLE;
            }

            @Override
            public Boolean undetermined(Holder.Undetermined undetermined) {
                return state == State.UNDETERMINED && (until == null || until.equals(undetermined.until()));
            }

            @Override
            public Boolean missing(Holder.Missing missing) {
                return state == State.MISSING;
            }
        });
    }

    private boolean areMeant(List<String> parties, Matrix matrix) {
        var left = new ArrayList<>(parties);
        for (Set<String> each : who) {
            if (parties.stream().noneMatch(party -> isMeant(each, party, matrix))) {
                return false;
            }
            left.removeIf(party -> isMeant(each, party, matrix));
        }
        return left.isEmpty();
    }

    private static boolean isMeant(Set<String> ids, String party, Matrix matrix) {
        return ids.stream().anyMatch(id -> matrix.isWithin(party, id));
    }
}
