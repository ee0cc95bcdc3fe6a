package dev.demarc.check.rules;

import dev.demarc.check.CheckedSite;
import dev.demarc.check.Report;
import dev.demarc.check.SiteRule;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.matrix.Category;
import dev.demarc.matrix.Concern;
import dev.demarc.matrix.Duties;
import dev.demarc.model.Notes;
import dev.demarc.model.Page;
import dev.demarc.model.PageFacts;
import dev.demarc.source.Located;
import dev.demarc.source.Location;
import dev.demarc.source.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A table that plainly speaks of a matrix, and that nobody bound to it. */
public final class TableUnbound implements SiteRule {

    private static final int FEWEST_CATEGORIES = 2;
    private static final int FEWEST_CONCERNS = 4;

    private static final int SOME_BITS = 16;

    /** A matrix, and which of its names mean the same thing. */
    private record Known(Duties duties, Map<Integer, String> categories, Map<Integer, String> concerns) {

        static Known of(Duties duties) {
            var categories = new HashMap<Integer, String>();
            for (Category category : duties.matrix().categories()) {
                names(category.id(), category.name(), category.also(), categories);
            }
            var concerns = new HashMap<Integer, String>();
            for (Concern concern : duties.matrix().concerns()) {
                names(concern.id(), concern.name(), concern.also(), concerns);
            }
            return new Known(duties, categories, concerns);
        }

        private static void names(String id, String name, List<String> also, Map<Integer, String> keys) {
            var names = new ArrayList<>(also);
            names.add(name);
            for (String each : names) {
                String key = TableText.key(each);
                if (!key.isEmpty()) {
                    keys.putIfAbsent(Notes.Unbound.key(key), id);
                }
            }
        }

        /** How much of it names in a table are; 0 if they are too few to mean it. */
        int likeness(Set<Integer> head, Set<Integer> column) {
            int above = meant(head, categories);
            int beside = meant(column, categories);
            int rows = Math.max(meant(head, concerns), meant(column, concerns));
            int columns = Math.max(above, beside);
            int all = duties.matrix().categories().size();
            int allRows = duties.matrix().concerns().size();
            boolean speaks = (columns >= FEWEST_CATEGORIES && columns * 3 >= all * 2)
                    || (rows >= FEWEST_CONCERNS && rows * 3 >= allRows * 2);
            return speaks ? rows + columns : 0;
        }

        private static int meant(Set<Integer> names, Map<Integer, String> known) {
            var ids = new HashSet<String>();
            for (Integer name : names) {
                String id = known.get(name);
                if (id != null) {
                    ids.add(id);
                }
            }
            return ids.size();
        }
    }

    /** What is to be kept of a page's table for this rule; nothing if it is too small to speak of a matrix. */
    static Notes.@Nullable Unbound kept(PageFacts.Table table) {
        if (table.bound() != null || table.head().size() < 2 || table.rows().isEmpty()) {
            return null;
        }
        var head = new ArrayList<String>(table.head().size());
        for (Located<String> cell : table.head()) {
            head.add(TableText.key(cell.value()));
        }
        var column = new ArrayList<String>(table.rows().size());
        for (List<Located<String>> row : table.rows()) {
            column.add(row.isEmpty() ? "" : TableText.key(row.get(0).value()));
        }
        Span first = table.head().get(0).span();
        Span last = table.head().get(table.head().size() - 1).span();
        return new Notes.Unbound(
                new Span(first.line(), first.column(), last.endLine(), last.endColumn()), head, column);
    }

    @Override
    public void check(CheckedSite checked, Report report) {
        var byName = new HashMap<Integer, List<Known>>();
        for (Duties duties : checked.site().duties().values()) {
            Known known = Known.of(duties);
            var names = new HashSet<>(known.categories().keySet());
            names.addAll(known.concerns().keySet());
            names.forEach(
                    name -> byName.computeIfAbsent(name, n -> new ArrayList<>()).add(known));
        }
        if (byName.isEmpty()) {
            return;
        }
        // Most tables of most wikis speak of no matrix, and of these all but a few are told apart by this.
        var mayBeNamed = new BitSet(1 << SOME_BITS);
        byName.keySet().forEach(name -> mayBeNamed.set(some(name)));
        Predicate<Notes.Unbound> mayBeMeant = table -> table.hasAny(name -> mayBeNamed.get(some(name)));
        checked.eachPage(
                TableUnbound.class,
                mayBeNamed,
                notes -> hasAny(notes.tables().others(), mayBeMeant),
                (page, prose, notes) -> {
                    for (Notes.Unbound table : notes.tables().others()) {
                        Known best = mayBeMeant.test(table) ? best(table, byName) : null;
                        if (best != null) {
                            tell(prose, table, best.duties(), report);
                        }
                    }
                });
    }

    private static boolean hasAny(List<Notes.Unbound> tables, Predicate<Notes.Unbound> wanted) {
        for (Notes.Unbound table : tables) {
            if (wanted.test(table)) {
                return true;
            }
        }
        return false;
    }

    private static int some(int name) {
        return (name * 0x9E3779B9) >>> (Integer.SIZE - SOME_BITS);
    }

    private static @Nullable Known best(Notes.Unbound table, Map<Integer, List<Known>> byName) {
        var candidates = new TreeMap<String, Known>();
        IntConsumer name = key -> byName.getOrDefault(key, List.of())
                .forEach(known -> candidates.put(known.duties().file().path(), known));
        table.eachInHead(name);
        table.eachInColumn(name);
        if (candidates.isEmpty()) {
            return null; // As for most tables of most wikis.
        }
        Set<Integer> head = names(table::eachInHead);
        Set<Integer> column = names(table::eachInColumn);
        Known best = null;
        int most = 0;
        for (Known known : candidates.values()) {
            int likeness = known.likeness(head, column);
            if (likeness > most) {
                most = likeness;
                best = known;
            }
        }
        return best;
    }

    private static Set<Integer> names(Consumer<IntConsumer> each) {
        var names = new HashSet<Integer>();
        each.accept(names::add);
        return names;
    }

    private static void tell(Page page, Notes.Unbound table, Duties duties, Report report) {
        String id = duties.matrix().id();
        report.at(
                RuleId.TABLE_UNBOUND,
                Location.in(page.place(), table.span()),
                "This table speaks of “%s”, and isn't bound to it."
                        .formatted(duties.matrix().title()),
                "Write `<!-- demarc: matrix=%s -->` above it, and it is compared with the data; or put a `responsibility` block in its place."
                        .formatted(id),
                id);
    }
}
