package dev.demarc.cli;

import dev.demarc.build.Differing;
import dev.demarc.comparison.Change;
import dev.demarc.comparison.Comparison;
import dev.demarc.comparison.Kind;
import dev.demarc.comparison.Pairing;
import dev.demarc.comparison.What;
import dev.demarc.matrix.Category;
import dev.demarc.matrix.Concern;
import dev.demarc.matrix.Holder;
import dev.demarc.matrix.Matrix;
import dev.demarc.matrix.Part;
import dev.demarc.matrix.Party;
import dev.demarc.matrix.State;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Changes in words, for the terminal and for comments: plain, without marks. */
final class DiffWords {

    private static final Pattern CONTROLS = Pattern.compile("[\\s\\p{Cntrl}]+");

    private final Comparison comparison;
    private final Matrix older;
    private final Matrix newer;

    DiffWords(Comparison comparison) {
        this.comparison = comparison;
        this.older = comparison.older();
        this.newer = comparison.newer();
    }

    /** Who holds a cell, in few words: {@code Shared (Microsoft, Customer)}. */
    static String held(Matrix matrix, Holder holder) {
        return holder.match(new Holder.Cases<>() {
            @Override
            public String owned(Holder.Owned owned) {
                return name(matrix, owned.part().party());
            }

            @Override
            public String shared(Holder.Shared shared) {
                return "Shared (" + names(shared.parts()) + ")";
            }

            @Override
            public String overlap(Holder.Overlap overlap) {
                return "Overlap (" + names(overlap.parts()) + ")";
            }

            @Override
            public String outsourced(Holder.Outsourced outsourced) {
                String to = name(matrix, outsourced.to());
                return to + " for " + (outsourced.by() == null ? "nobody" : name(matrix, outsourced.by()));
            }

            @Override
            public String varies(Holder.Varies varies) {
                return "Varies (" + (varies.otherwise() == null ? "nobody" : held(matrix, varies.otherwise())) + ")";
            }

            @Override
            public String notApplicable(Holder.NotApplicable notApplicable) {
                return "n/a";
            }

            @Override
            public String undetermined(Holder.Undetermined undetermined) {
                return "open";
            }

            @Override
            public String missing(Holder.Missing missing) {
                return "nobody";
            }

            private String names(List<Part> parts) {
                return String.join(
                        ", ",
                        parts.stream().map(part -> name(matrix, part.party())).toList());
            }
        });
    }

    private static String name(Matrix matrix, String party) {
        return line(matrix.party(party).map(Party::name).orElse(party));
    }

    /** On one line, without signs that move a terminal's cursor. */
    private static String line(String text) {
        return CONTROLS.matcher(text).replaceAll(" ").strip();
    }

    String before(Change.OfCell change) {
        return held(older, change.before());
    }

    String after(Change.OfCell change) {
        return held(newer, change.after());
    }

    /** Which cell it is: {@code Client devices · SaaS}. */
    String cell(Change.CellPair cells) {
        return concern(cells) + " · " + category(cells);
    }

    /** The concern's name; of one that was merged into it, which one. */
    String concern(Change.CellPair cells) {
        String name = thing(newer, What.CONCERN, cells.after().concern());
        return cells.merged()
                ? name + " (was " + thing(older, What.CONCERN, cells.before().concern()) + ")"
                : name;
    }

    String category(Change.CellPair cells) {
        return thing(newer, What.CATEGORY, cells.after().category());
    }

    /** What a change means; empty where before and after say it. */
    static String meaning(Comparison comparison, Change.OfCell change) {
        if (change.kind() == Kind.AGREEMENT_BROKEN) {
            return "no longer agreed";
        }
        Change.Hands hands = change.hands();
        if (hands == null) {
            return "";
        }
        var told = new ArrayList<String>();
        if (hands.how() != Change.How.MOVED) {
            verb(comparison.newer(), hands.joined(), "joins", "join", told);
            verb(comparison.older(), hands.left(), "leaves", "leave", told);
        }
        if (hands.within() != null) {
            told.add("within " + lastName(comparison, hands.within()));
        }
        return String.join(", ", told);
    }

    /** The name that a party has, or had last. */
    private static String lastName(Comparison comparison, String party) {
        boolean isThere = comparison.newer().party(party).isPresent();
        return name(isThere ? comparison.newer() : comparison.older(), party);
    }

    /** The one party within which cells went to and fro, or that it was one each time. */
    private String withinWhom() {
        var names = new TreeSet<String>();
        for (Change.OfCell change : comparison.ofCells()) {
            String within = change.hands() == null ? null : change.hands().within();
            if (within != null) {
                names.add(lastName(comparison, within));
            }
        }
        return names.size() == 1 ? names.first() : "one party each";
    }

    private static void verb(Matrix matrix, List<String> parties, String one, String several, List<String> told) {
        if (!parties.isEmpty()) {
            List<String> names = parties.stream().map(id -> name(matrix, id)).toList();
            told.add(listed(names) + " " + (names.size() == 1 ? one : several));
        }
    }

    private static String listed(List<String> names) {
        int last = names.size() - 1;
        return last < 1
                ? String.join("", names)
                : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }

    /** The name of a thing; a matrix's is its title. */
    static String thing(Matrix matrix, What what, String id) {
        return switch (what) {
            case MATRIX -> line(matrix.title());
            case PARTY -> name(matrix, id);
            case CATEGORY -> line(matrix.category(id).map(Category::name).orElse(id));
            case CONCERN -> line(matrix.concern(id).map(Concern::name).orElse(id));
        };
    }

    /** The name of what came or went; concerns are most often meant, so all else says what it is. */
    String lone(Change.Lone change) {
        String name = thing(change.kind() == Kind.ADDED ? newer : older, change.what(), change.id());
        return switch (change.what()) {
            case CONCERN -> name;
            case PARTY, CATEGORY -> name + " (" + change.what().word() + ")";
            case MATRIX -> name + " (matrix)";
        };
    }

    /** How many of its cells are held by whom: {@code Customer 2, Shared 2}; empty if it has none. */
    String tally(Change.Lone change) {
        Matrix matrix = change.kind() == Kind.ADDED ? newer : older;
        return change.what() == What.MATRIX
                ? tally(
                        matrix,
                        matrix.concerns().stream()
                                .flatMap(row -> matrix.categories().stream().map(column -> matrix.holder(row, column)))
                                .toList())
                : tally(matrix, change.cells().values());
    }

    /** Owners in the order of the matrix's parties, then what nobody holds alone. */
    private static String tally(Matrix matrix, Collection<Holder> holders) {
        Map<String, Integer> owners = new LinkedHashMap<>();
        matrix.parties().forEach(party -> owners.put(party.id(), 0));
        Map<State, Integer> others = new EnumMap<>(State.class);
        for (Holder holder : holders) {
            if (holder instanceof Holder.Owned owned) {
                owners.merge(owned.part().party(), 1, Integer::sum);
            } else {
                others.merge(holder.state(), 1, Integer::sum);
            }
        }
        var told = new ArrayList<String>();
        owners.forEach((party, count) -> {
            if (count > 0) {
                told.add(name(matrix, party) + " " + count);
            }
        });
        others.forEach((state, count) -> told.add(state(state) + " " + count));
        return String.join(", ", told);
    }

    private static String state(State state) {
        return switch (state) {
            case OWNED, SHARED, OVERLAP, OUTSOURCED, VARIES -> {
                String word = state.word();
                yield word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
            }
            case NOT_APPLICABLE -> "n/a";
            case UNDETERMINED -> "open";
            case MISSING -> "nobody";
        };
    }

    /** What to write if it was renamed; nothing if it is like nothing that came or went. */
    @Nullable
    String maybe(Change.Lone change) {
        String id = change.maybe();
        if (id == null) {
            return null;
        }
        return change.kind() == Kind.ADDED
                ? "maybe renamed: `renamed-from: [" + id + "]`"
                : "maybe renamed to `" + id + "`";
    }

    /** What had another name, then and now. Where both are called alike, the ids are told. */
    String renamed(Change.Renamed change) {
        var pair = change.pair();
        String then = thing(older, change.what(), pair.older());
        String now = thing(newer, change.what(), pair.newer());
        boolean same = then.equals(now) || change.what() == What.MATRIX;
        String told = same ? pair.older() + " → " + pair.newer() : then + " → " + now;
        String kind = change.what() == What.CONCERN ? "" : " (" + change.what().word() + ")";
        return told + kind + (pair.merged() ? " (merged)" : "") + by(pair);
    }

    private static String by(Pairing.Pair pair) {
        return switch (pair.by()) {
            case LIKENESS -> " (%.2f alike)".formatted(pair.likeness());
            case PATH -> " (same file)";
            case ID, RENAMED_FROM -> "";
        };
    }

    /** A change of words; empty for a change of another kind. */
    String reworded(Change change) {
        if (change instanceof Change.OfText text) {
            return cell(text.cells());
        }
        if (change instanceof Change.OfName named) {
            String kind =
                    named.what() == What.CONCERN ? "" : " (" + named.what().word() + ")";
            return line(named.before()) + " → " + line(named.after()) + kind;
        }
        return "";
    }

    /** What was said of a cell and is no more: its parties' words, conditions, reasons and dates. */
    List<String> lost(Change.OfText change) {
        var lost = new ArrayList<>(said(older, change.before()));
        lost.removeAll(said(newer, change.after()));
        return lost;
    }

    /** What is said of a cell and was not. */
    List<String> found(Change.OfText change) {
        var found = new ArrayList<>(said(newer, change.after()));
        found.removeAll(said(older, change.before()));
        return found;
    }

    private static List<String> said(Matrix matrix, Holder holder) {
        var said = new ArrayList<String>();
        if (holder instanceof Holder.Varies varies) {
            said.add("Varies: " + varies.condition());
            if (varies.otherwise() != null) {
                said.addAll(said(matrix, varies.otherwise()));
            }
            varies.cases().forEach(part -> said(matrix, part, said));
        } else if (holder instanceof Holder.NotApplicable na) {
            said.add(na.reason() == null ? "n/a" : "n/a: " + na.reason());
        } else if (holder instanceof Holder.Undetermined open) {
            said.add((open.reason() == null ? "open" : "open: " + open.reason())
                    + (open.owner() == null ? "" : ", " + name(matrix, open.owner()))
                    + (open.until() == null ? "" : ", until " + open.until()));
        } else {
            holder.parts().forEach(part -> said(matrix, part, said));
        }
        return said;
    }

    private static void said(Matrix matrix, Part part, List<String> said) {
        if (part.text() != null) {
            said.add(name(matrix, part.party()) + ": " + line(part.text()));
        }
    }

    /** Counts of all that changed but words: {@code 2 cells changed hands, 1 concern removed, 1 added}. */
    String counts() {
        var told = new ArrayList<String>();
        int within = comparison.within();
        for (Kind kind : List.of(
                Kind.GAP_OPENED,
                Kind.AGREEMENT_BROKEN,
                Kind.CHANGED_HANDS,
                Kind.GAP_CLOSED,
                Kind.AGREEMENT_MADE,
                Kind.STATE)) {
            int count = comparison.of(kind).size();
            if (kind == Kind.CHANGED_HANDS) {
                count -= within;
            }
            if (count > 0) {
                told.add(counted(kind, count));
            }
            if (kind == Kind.CHANGED_HANDS && within > 0) {
                told.add(within + (within == 1 ? " cell" : " cells") + " within " + withinWhom());
            }
        }
        String noun = "";
        for (Kind kind : List.of(Kind.REMOVED, Kind.ADDED, Kind.RENAMED)) {
            Map<What, Integer> counts = things(kind);
            String only = counts.size() == 1 ? counts.keySet().iterator().next().word() : "";
            if (!counts.isEmpty()) {
                told.add(nouns(counts, only.equals(noun) && !only.isEmpty()) + " " + kind.word());
                noun = only;
            }
        }
        return String.join(", ", told);
    }

    private static String counted(Kind kind, int count) {
        boolean one = count == 1;
        return count
                + switch (kind) {
                    case GAP_OPENED -> one ? " gap opened" : " gaps opened";
                    case AGREEMENT_BROKEN -> one ? " agreement broken" : " agreements broken";
                    case CHANGED_HANDS -> one ? " cell changed hands" : " cells changed hands";
                    case GAP_CLOSED -> one ? " gap closed" : " gaps closed";
                    case AGREEMENT_MADE -> one ? " agreement made" : " agreements made";
                    case STATE -> one ? " cell in another state" : " cells in another state";
                    case REMOVED, ADDED, RENAMED, TEXT -> " " + kind.word();
                };
    }

    private Map<What, Integer> things(Kind kind) {
        var counts = new EnumMap<What, Integer>(What.class);
        for (Change change : comparison.of(kind)) {
            What what = change instanceof Change.Lone lone
                    ? lone.what()
                    : change instanceof Change.Renamed renamed ? renamed.what() : What.CONCERN;
            counts.merge(what, 1, Integer::sum);
        }
        return counts;
    }

    private static String nouns(Map<What, Integer> counts, boolean known) {
        var told = new ArrayList<String>();
        counts.forEach((what, count) ->
                told.add(known ? count.toString() : count + " " + (count == 1 ? what.word() : what.several())));
        return listed(told);
    }

    /** How many words changed: {@code 3 texts and 1 name changed}; empty for none. */
    String texts() {
        int texts = comparison.cells().text();
        int names = comparison.of(Kind.TEXT).size() - texts;
        var told = new ArrayList<String>();
        if (texts > 0) {
            told.add(texts + (texts == 1 ? " text" : " texts"));
        }
        if (names > 0) {
            told.add(names + (names == 1 ? " name" : " names"));
        }
        return told.isEmpty() ? "" : listed(told) + " changed";
    }

    /** Both files, if the matrix lies in another one than before: {@code azure-old → azure-2026}; empty if it doesn't. */
    String files() {
        if (comparison.before() == null || comparison.after() == null) {
            return "";
        }
        String then = comparison.before().file().place();
        String now = comparison.after().file().place();
        if (then.equals(now)) {
            return "";
        }
        boolean sameName = stem(then).equals(stem(now));
        return sameName ? then + " → " + now : stem(then) + " → " + stem(now);
    }

    private static String stem(String place) {
        String name = place.substring(place.lastIndexOf('/') + 1);
        int ending = name.indexOf(".matrix.");
        return ending < 0 ? name : name.substring(0, ending);
    }

    /** The name of a kind as a heading. */
    static String heading(Kind kind) {
        return switch (kind) {
            case STATE -> "another state";
            case TEXT -> "words";
            case GAP_OPENED, AGREEMENT_BROKEN, CHANGED_HANDS, GAP_CLOSED, AGREEMENT_MADE, REMOVED, ADDED, RENAMED ->
                kind.word().replace('-', ' ');
        };
    }

    /** That a matrix couldn't be compared, and why. */
    static String unread(Differing.Unread unread) {
        return "`%s` can't be read (%s), so “%s” was not compared.".formatted(unread.place(), unread.at(), unread.id());
    }

    /** That nothing changed, and in how much. */
    static String nothing(Differing differing) {
        int compared = differing.compared();
        return compared == 0
                ? "There is no matrix to compare."
                : "No responsibility changed: %d %s compared."
                        .formatted(compared, compared == 1 ? "matrix was" : "matrices were");
    }
}
