package dev.demarc.render;

import dev.demarc.comparison.Change;
import dev.demarc.comparison.Comparison;
import dev.demarc.comparison.Kind;
import dev.demarc.comparison.Pairing;
import dev.demarc.comparison.What;
import dev.demarc.matrix.Category;
import dev.demarc.matrix.Cell;
import dev.demarc.matrix.Concern;
import dev.demarc.matrix.Duties;
import dev.demarc.matrix.Holder;
import dev.demarc.matrix.Matrix;
import dev.demarc.matrix.Part;
import dev.demarc.matrix.Party;
import dev.demarc.model.BlockSpec.View;
import dev.demarc.model.Site;
import dev.demarc.model.SitePage;
import dev.demarc.render.ChangesView.Entry;
import dev.demarc.render.ChangesView.Lists;
import dev.demarc.render.ChangesView.Matter;
import dev.demarc.render.ChangesView.Named;
import dev.demarc.render.ChangesView.Picture;
import dev.demarc.render.ChangesView.Pictures;
import dev.demarc.render.ChangesView.Reworded;
import dev.demarc.render.ChangesView.Row;
import dev.demarc.render.ChangesView.Said;
import dev.demarc.render.ChangesView.Spot;
import dev.demarc.render.ChangesView.Table;
import dev.demarc.render.PageView.Link;
import dev.demarc.render.Section.Count;
import dev.demarc.render.Section.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a report shows what changed in one matrix. */
final class ChangedMatrix {

    private static final Place NOWHERE = new Place("", "", "");

    /** Of more rows only those that changed are shown, and the drawings are folded. */
    private static final int MOST_ROWS = 40;

    private final Comparison comparison;
    private final String anchor;
    private final Words words;
    private final Figures figures;
    private final Side older;
    private final Side newer;
    private final Map<Cell, Integer> changedBefore = new HashMap<>();
    private final Map<Cell, Change.OfCell> changed = new HashMap<>();
    private final Map<Cell, Integer> changedAfter = new HashMap<>();

    /** One of the two states, and how its parties and cells are worded. */
    private record Side(Duties duties, MatrixWords naming) {
        Matrix matrix() {
            return duties.matrix();
        }
    }

    /**
     * One matrix of a report.
     *
     * @param anchor an id that no other matrix of the report has
     */
    ChangedMatrix(Comparison comparison, String anchor, Site nowhere, Words words, Figures figures) {
        this.comparison = comparison;
        this.anchor = anchor;
        this.words = words;
        this.figures = figures;
        SitePage on = nowhere.pages().iterator().next();
        Duties then = comparison.before() == null ? comparison.last() : comparison.before();
        Duties now = comparison.last();
        this.older = new Side(then, new MatrixWords(nowhere, on, then, words));
        this.newer = new Side(now, new MatrixWords(nowhere, on, now, words));
        int number = 0;
        for (Change.OfCell change : comparison.ofCells()) {
            number++;
            changedBefore.put(change.cells().before(), number);
            changedAfter.putIfAbsent(change.cells().after(), number);
            changed.putIfAbsent(change.cells().after(), change);
        }
    }

    Matter matter() {
        return new Matter(
                anchor,
                Link.of(newer.matrix().title(), "").with(note()),
                counts(),
                pictures(),
                comparison.before() == null || comparison.after() == null
                        ? new Table("", List.of(), List.of(), "")
                        : table(),
                entries(),
                lists());
    }

    private String note() {
        if (comparison.before() == null) {
            return words.of("diff.isNew", newer.duties().file().place());
        }
        if (comparison.after() == null) {
            return words.of("diff.isGone", older.duties().file().place());
        }
        String then = older.duties().file().place();
        String now = newer.duties().file().place();
        return then.equals(now) ? now : then + " → " + now;
    }

    private List<Count> counts() {
        var counts = new ArrayList<Count>();
        for (Kind kind : Kind.values()) {
            int count = comparison.of(kind).size();
            if (count > 0) {
                counts.add(new Count(count, kindWord(kind), ""));
            }
        }
        if (comparison.cells().unchanged() > 0) {
            counts.add(new Count(comparison.cells().unchanged(), words.of("diff.unchanged"), ""));
        }
        return counts;
    }

    private String kindWord(Kind kind) {
        return words.of("diff.kind." + kind.word());
    }

    private Pictures pictures() {
        var pictures = new ArrayList<Picture>();
        if (comparison.before() != null) {
            pictures.add(picture(older, "diff.before", "-before", changedBefore));
        }
        if (comparison.after() != null) {
            pictures.add(picture(newer, "diff.after", "-after", changedAfter));
        }
        boolean folded = Math.max(
                        older.matrix().concerns().size(),
                        newer.matrix().concerns().size())
                > MOST_ROWS;
        return new Pictures(pictures, folded);
    }

    private Picture picture(Side side, String word, String ending, Map<Cell, Integer> numbers) {
        var linked = figures.linked(new Figures.Cells() {
            @Override
            public String href(Concern concern, Category category) {
                Integer number = numbers.get(new Cell(concern.id(), category.id()));
                return number == null ? "" : "#" + entryAnchor(number);
            }

            @Override
            public String told(Concern concern, Category category) {
                return side.naming().told(concern, category);
            }
        });
        var sections = new MatrixSections(side.matrix(), side.duties(), side.naming(), words, figures);
        return new Picture(
                words.of(word), linked.narrow(side.matrix(), View.MATRIX, anchor + ending), sections.legend(false));
    }

    private String entryAnchor(int number) {
        return anchor + "-" + number;
    }

    /** Rows and columns of the newer state, then what went; where there are many rows, only those with a change. */
    private Table table() {
        Map<String, String> olderRows = partners(What.CONCERN);
        Map<String, String> olderColumns = partners(What.CATEGORY);
        var columns = new ArrayList<Link>();
        for (Category category : newer.matrix().categories()) {
            boolean isNew = !olderColumns.containsKey(category.id());
            columns.add(Link.of(category.name(), "").with(isNew ? words.of("diff.new") : ""));
        }
        boolean all = newer.matrix().concerns().size() <= MOST_ROWS;
        var rows = new ArrayList<Row>();
        int left = 0;
        for (Concern concern : newer.matrix().concerns()) {
            String then = olderRows.get(concern.id());
            var row = row(concern, then, olderColumns);
            boolean isSame = row.concern().note().isEmpty()
                    && row.spots().stream().noneMatch(spot -> spot.word().isEmpty());
            if (all || !isSame) {
                rows.add(row);
            } else {
                left++;
            }
        }
        for (Change change : comparison.of(Kind.REMOVED)) {
            if (change instanceof Change.Lone lone && lone.what() == What.CONCERN) {
                rows.add(goneRow(lone, olderColumns));
            }
        }
        String caption = words.of("diff.table", newer.matrix().title());
        return new Table(caption, columns, rows, left == 0 ? "" : words.count("diff.rest", left));
    }

    /** The older ids of what both states have, by the newer ones. */
    private Map<String, String> partners(What what) {
        var came = new LinkedHashMap<String, String>();
        if (what == What.CONCERN) {
            newer.matrix().concerns().forEach(each -> came.put(each.id(), each.id()));
        } else {
            newer.matrix().categories().forEach(each -> came.put(each.id(), each.id()));
        }
        for (Change change : comparison.changes()) {
            if (change instanceof Change.Lone lone && lone.what() == what && lone.kind() == Kind.ADDED) {
                came.remove(lone.id());
            } else if (change instanceof Change.Renamed renamed
                    && renamed.what() == what
                    && !renamed.pair().merged()) {
                came.put(renamed.pair().newer(), renamed.pair().older());
            }
        }
        return came;
    }

    private Row row(Concern concern, @Nullable String then, Map<String, String> olderColumns) {
        var spots = new ArrayList<Spot>();
        for (Category category : newer.matrix().categories()) {
            Holder now = newer.matrix().holder(concern, category);
            var cell = new Cell(concern.id(), category.id());
            Change.OfCell change = changed.get(cell);
            if (then == null || !olderColumns.containsKey(category.id())) {
                spots.add(new Spot("", List.of(), List.of(drawn(newer, now))));
            } else if (change != null) {
                spots.add(new Spot("", List.of(drawn(older, change.before())), List.of(drawn(newer, now))));
            } else {
                spots.add(new Spot(drawn(newer, now).word(), List.of(), List.of()));
            }
        }
        String note = then == null
                ? words.of("diff.new")
                : then.equals(concern.id()) ? "" : words.of("diff.was", name(older.matrix(), What.CONCERN, then));
        return new Row(Link.of(concern.name(), "").with(note), false, spots);
    }

    private Row goneRow(Change.Lone lone, Map<String, String> olderColumns) {
        var spots = new ArrayList<Spot>();
        for (Category category : newer.matrix().categories()) {
            String then = olderColumns.get(category.id());
            Holder was = then == null ? null : lone.cells().get(then);
            spots.add(
                    was == null
                            ? new Spot("–", List.of(), List.of())
                            : new Spot("", List.of(drawn(older, was)), List.of()));
        }
        String name = name(older.matrix(), What.CONCERN, lone.id());
        return new Row(Link.of(name, "").with(words.of("diff.removed")), true, spots);
    }

    private static Section.Cell drawn(Side side, Holder holder) {
        return side.naming().cell(holder, NOWHERE);
    }

    private List<Entry> entries() {
        var entries = new ArrayList<Entry>();
        for (Change.OfCell change : comparison.ofCells()) {
            entries.add(new Entry(
                    entryAnchor(entries.size() + 1),
                    title(change.cells()),
                    kindWord(change.kind()),
                    drawn(older, change.before()),
                    drawn(newer, change.after()),
                    hands(change),
                    said(change.before(), change.after())));
        }
        return entries;
    }

    private String title(Change.CellPair cells) {
        String concern = name(newer.matrix(), What.CONCERN, cells.after().concern());
        String category = name(newer.matrix(), What.CATEGORY, cells.after().category());
        String title = words.of("cell", concern, category);
        return cells.merged()
                ? title + " ("
                        + words.of(
                                "diff.was",
                                name(
                                        older.matrix(),
                                        What.CONCERN,
                                        cells.before().concern()))
                        + ")"
                : title;
    }

    private String hands(Change.OfCell change) {
        Change.Hands hands = change.hands();
        if (hands == null) {
            return "";
        }
        var told = new ArrayList<String>();
        if (!hands.joined().isEmpty() && hands.how() != Change.How.MOVED) {
            told.add(words.of("diff.joined", names(newer, hands.joined())));
        }
        if (!hands.left().isEmpty() && hands.how() != Change.How.MOVED) {
            told.add(words.of("diff.left", names(older, hands.left())));
        }
        String within = hands.within();
        if (within != null) {
            Side side = newer.matrix().party(within).isPresent() ? newer : older;
            told.add(words.of("diff.within", side.naming().name(within)));
        }
        return String.join(" ", told);
    }

    private static String names(Side side, List<String> parties) {
        return side.naming().listed(parties.stream().map(side.naming()::name).toList());
    }

    /** Party by party what it said before and says now, where that differs; then reasons and conditions. */
    private List<Said> said(Holder before, Holder after) {
        Map<String, String> then = voices(older, before);
        Map<String, String> now = voices(newer, after);
        var all = new LinkedHashMap<>(now);
        then.forEach(all::putIfAbsent);
        var said = new ArrayList<Said>();
        for (String who : all.keySet()) {
            String lost = then.getOrDefault(who, "");
            String found = now.getOrDefault(who, "");
            if (!lost.equals(found)) {
                said.add(new Said(who, lost, found));
            }
        }
        return said;
    }

    private static Map<String, String> voices(Side side, Holder holder) {
        var voices = new LinkedHashMap<String, String>();
        var parts = new ArrayList<>(holder.parts());
        if (holder instanceof Holder.Varies varies) {
            parts.addAll(varies.cases());
        }
        for (Part part : parts) {
            if (part.text() != null) {
                voices.merge(side.naming().name(part.party()), part.text(), (one, other) -> one + " " + other);
            }
        }
        if (holder instanceof Holder.Varies
                || holder instanceof Holder.NotApplicable
                || holder instanceof Holder.Undetermined) {
            voices.put("", side.naming().sentence(holder));
        }
        return voices;
    }

    private Lists lists() {
        var named = new ArrayList<Named>();
        for (Kind kind : List.of(Kind.REMOVED, Kind.ADDED, Kind.RENAMED)) {
            var items = new ArrayList<Link>();
            for (Change change : comparison.of(kind)) {
                if (change instanceof Change.Lone lone && lone.what() != What.MATRIX) {
                    items.add(lone(lone));
                } else if (change instanceof Change.Renamed renamed) {
                    items.add(renamed(renamed));
                }
            }
            if (!items.isEmpty()) {
                named.add(new Named(kindWord(kind), items));
            }
        }
        var reworded = new ArrayList<Reworded>();
        for (Change change : comparison.of(Kind.TEXT)) {
            reworded(change).ifPresent(reworded::add);
        }
        return new Lists(named, words.of("diff.count", kindWord(Kind.TEXT), reworded.size()), reworded);
    }

    private Link lone(Change.Lone lone) {
        boolean came = lone.kind() == Kind.ADDED;
        Side side = came ? newer : older;
        String maybe = lone.maybe();
        String note = maybe == null ? "" : words.of(came ? "diff.maybe.was" : "diff.maybe.became", maybe);
        return Link.of(name(side.matrix(), lone.what(), lone.id()) + kindOfThing(lone.what()), "")
                .with(note);
    }

    private Link renamed(Change.Renamed renamed) {
        Pairing.Pair pair = renamed.pair();
        String then = name(older.matrix(), renamed.what(), pair.older());
        String now = name(newer.matrix(), renamed.what(), pair.newer());
        boolean same = then.equals(now) || renamed.what() == What.MATRIX;
        String text = same ? pair.older() + " → " + pair.newer() : then + " → " + now;
        int percent = (int) Math.round(pair.likeness() * 100);
        String note = pair.by() == Pairing.By.LIKENESS
                ? words.of("diff.alike", percent)
                : pair.merged() ? words.of("diff.merged") : "";
        return Link.of(text + kindOfThing(renamed.what()), "").with(note);
    }

    /** Which kind of thing it is, unless it is a concern, as most are. */
    private String kindOfThing(What what) {
        return switch (what) {
            case CONCERN -> "";
            case MATRIX -> " (" + words.of("matrix") + ")";
            case PARTY -> " (" + words.of("party") + ")";
            case CATEGORY -> " (" + words.of("category") + ")";
        };
    }

    private Optional<Reworded> reworded(Change change) {
        if (change instanceof Change.OfText text) {
            return Optional.of(new Reworded(title(text.cells()), said(text.before(), text.after())));
        }
        return change instanceof Change.OfName name
                ? Optional.of(new Reworded(
                        name.id() + kindOfThing(name.what()), List.of(new Said("", name.before(), name.after()))))
                : Optional.empty();
    }

    private static String name(Matrix matrix, What what, String id) {
        return switch (what) {
            case MATRIX -> matrix.title();
            case PARTY -> matrix.party(id).map(Party::name).orElse(id);
            case CATEGORY -> matrix.category(id).map(Category::name).orElse(id);
            case CONCERN -> matrix.concern(id).map(Concern::name).orElse(id);
        };
    }
}
