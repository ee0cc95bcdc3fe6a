package dev.demarc.data;

import dev.demarc.data.Roster.Kind;
import dev.demarc.diagnostic.Checked;
import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.Nearest;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.matrix.Category;
import dev.demarc.matrix.Cell;
import dev.demarc.matrix.Concern;
import dev.demarc.matrix.Holder;
import dev.demarc.matrix.Ids;
import dev.demarc.matrix.Matrix;
import dev.demarc.matrix.MatrixFile;
import dev.demarc.matrix.Origin;
import dev.demarc.matrix.Party;
import dev.demarc.source.Location;
import dev.demarc.source.SourceFile;
import dev.demarc.source.Span;
import dev.demarc.wording.Wording;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads matrix files. */
public final class MatrixReader {

    private static final Pattern ENDING = Pattern.compile("(\\.matrix)?\\.(yml|yaml|json)$");
    private static final List<String> TOP = List.of(
            "matrix",
            "title",
            "description",
            "source",
            "owner",
            "review-by",
            "parties",
            "categories",
            "concerns",
            "cells",
            "omits");
    private static final List<String> PARTY = List.of("name", "band", "description", "part-of", "also", "renamed-from");
    private static final List<String> CATEGORY = List.of("name", "description", "examples", "also", "renamed-from");
    private static final List<String> CONCERN =
            List.of("name", "group", "description", "level", "evidence", "controls", "also", "renamed-from", "who");

    private final SourceFile file;
    private final Report report;
    private final Map<String, Location> places = new TreeMap<>();
    private final Map<Cell, Holder> cells = new LinkedHashMap<>();
    private final List<Wording> words = new ArrayList<>();
    private final Set<Cell> unsettled = new TreeSet<>();
    private Roster roster = new Roster("");

    private MatrixReader(SourceFile file) {
        this.file = file;
        this.report = Report.on(file.place());
    }

    /**
     * Reads a matrix file, and the CSV that holds its cells, if one does.
     *
     * @param csvFiles all CSV files of the wiki, among which the one is that {@code cells} names
     * @return a matrix always; without rows and columns if the file can't be read
     */
    public static Checked<MatrixFile> read(SourceFile file, List<SourceFile> csvFiles) {
        var reader = new MatrixReader(file);
        MatrixFile read = reader.read(csvFiles);
        return new Checked<>(read, reader.report.findings());
    }

    private MatrixFile read(List<SourceFile> csvFiles) {
        var tree = Tree.read(file, report);
        var top = tree.top("This file", report);
        if (!tree.readable() || top == null) {
            return unreadable(top);
        }
        var keys = Keys.of(withoutSchema(top), "a matrix", "", report, TOP);
        String id = id(keys);
        String title = keys.text("title");
        var heading = new Matrix.Heading(title == null ? Ids.words(id) : title, keys.text("description"));
        roster = new Roster(heading.title());
        var parties = parties(keys);
        var categories = things(keys, "categories", Kind.CATEGORY, this::category);
        var concerns = things(keys, "concerns", Kind.CONCERN, this::concern);
        String csv = csv(keys, csvFiles, concerns);
        var matrix =
                new Matrix(id, heading, origin(keys), parties, categories, concerns, inOrder(categories, concerns));
        words.add(DataWords.of(file, top));
        var writing = new MatrixFile.Writing(places, words);
        return new MatrixFile(file.path(), file.place(), matrix, writing, csv, unsettled, true);
    }

    /** Editors find a JSON file's schema by this key. */
    private static Node.Mapping withoutSchema(Node.Mapping top) {
        return new Node.Mapping(
                top.entries().stream()
                        .filter(entry -> !entry.key().equals("$schema"))
                        .toList(),
                top.span());
    }

    private MatrixFile unreadable(Node.@Nullable Mapping top) {
        // What stands before the fault may tell of which matrix the rest of the wiki speaks.
        var keys = Keys.of(top == null ? new Node.Mapping(List.of(), Span.START) : top, "", Report.silent());
        String written = keys.text("matrix");
        String id = written != null && Ids.isId(written) ? written : idOfFile();
        String title = keys.text("title");
        var heading = new Matrix.Heading(title == null ? Ids.words(id) : title, null);
        var matrix = new Matrix(id, heading, Origin.NONE, List.of(), List.of(), List.of(), Map.of());
        return new MatrixFile(file.path(), file.place(), matrix, Map.of(), null, Set.of(), false);
    }

    private String idOfFile() {
        return Ids.kebab(ENDING.matcher(file.name()).replaceFirst(""));
    }

    private String id(Keys keys) {
        keys.entry("matrix").ifPresent(entry -> places.put("matrix", report.at(entry.span())));
        String written = keys.text("matrix");
        if (written == null) {
            return idOfFile();
        }
        if (!Ids.isId(written)) {
            wrongId(keys.told("matrix").orElseThrow().value().span(), "matrix", written);
            return Ids.kebab(written);
        }
        return written;
    }

    private void wrongId(Span span, String path, String written) {
        boolean reserved = Ids.RESERVED.contains(written);
        report.tell(
                RuleId.WRONG_VALUE,
                span,
                reserved
                        ? "`%s` can't be called `%s`: the word has a meaning of its own.".formatted(path, written)
                        : "`%s` should have an id of small letters, digits and single hyphens, not `%s`."
                                .formatted(path, written),
                reserved
                        ? "Take another id, and put the word into `name`."
                        : "Write `%s`, and the name that people read into `name`.".formatted(Ids.kebab(written)),
                written);
    }

    private Origin origin(Keys keys) {
        keys.entry("categories").ifPresent(entry -> places.put("categories", report.at(entry.span())));
        var omits = new TreeMap<String, String>();
        var omitted = keys.map("omits");
        if (omitted != null) {
            for (Node.Entry entry : omitted.entries()) {
                String reason = Keys.text(entry.value(), "omits." + entry.key(), report);
                omits.put(entry.key(), reason == null ? "" : reason);
            }
        }
        String owner = keys.text("owner");
        keys.entry("review-by")
                .ifPresent(
                        entry -> places.put("review-by", report.at(entry.value().span())));
        LocalDate reviewBy = keys.date("review-by");
        keys.entry("source")
                .map(Node.Entry::value)
                .filter(Node.Mapping.class::isInstance)
                .flatMap(value -> ((Node.Mapping) value).entry("url"))
                .ifPresent(url -> places.put("source.url", report.at(url.value().span())));
        return new Origin(source(keys, report), owner, reviewBy, omits);
    }

    /** The published page that a matrix or claims file restates. */
    static Origin.@Nullable Source source(Keys keys, Report report) {
        var map = keys.map("source");
        if (map == null) {
            return null;
        }
        var source = Keys.of(map, "a source", "source", report, List.of("title", "url", "retrieved"));
        return new Origin.Source(source.text("title"), source.text("url"), source.date("retrieved"));
    }

    /** One entry of parties, categories or concerns, whose id is good. */
    private record Thing(String id, Node.Entry entry, Keys keys) {
        String name() {
            String name = keys.text("name");
            return name == null ? Ids.words(id) : name;
        }
    }

    private interface Made<T> {
        T of(Thing thing);
    }

    private <T> List<T> things(Keys keys, String key, Kind kind, Made<T> made) {
        var list = new ArrayList<T>();
        for (Thing thing : entries(keys, key, kind)) {
            list.add(made.of(thing));
        }
        return list;
    }

    private List<Thing> entries(Keys keys, String key, Kind kind) {
        var entry = keys.entry(key).orElse(null);
        if (entry == null || entry.value().isNothing()) {
            report.tell(
                    RuleId.WRONG_VALUE,
                    entry == null ? Span.START : entry.span(),
                    entry == null
                            ? "A matrix needs `%s`, and this one has none.".formatted(key)
                            : "`%s` should name at least one %s, and is empty.".formatted(key, kind.word),
                    "Write each %s below `%s:` by its id, as in `customer-data: {name: Customer data}`."
                            .formatted(kind.word, key),
                    key);
            return List.of();
        }
        var map = keys.map(key);
        if (map == null) {
            return List.of();
        }
        var things = new ArrayList<Thing>();
        for (Node.Entry each : map.entries()) {
            if (!each.isOwn()) {
                thing(each, key, kind).ifPresent(things::add);
            }
        }
        if (map.entries().isEmpty()) {
            report.wrong(key, map, map.span(), "a map with at least one " + kind.word, "Write each by its id.");
        } else {
            roster.told(kind);
        }
        return things;
    }

    private Optional<Thing> thing(Node.Entry entry, String key, Kind kind) {
        String id = entry.key();
        String path = key + "." + id;
        var taken = roster.taken(id);
        if (!Ids.isId(id)) {
            wrongId(entry.span(), path, id);
            roster.refuse(kind, id);
            return Optional.empty();
        }
        if (taken.isPresent()) {
            var first = places.getOrDefault(placeOf(taken.get(), id), report.at(entry.span()));
            report.tell(Diagnostic.of(
                            RuleId.WRONG_VALUE,
                            report.at(entry.span()),
                            "`%s` has the id of a %s.".formatted(path, taken.get().word),
                            "Give one of them another id: an id stands for one thing in a matrix.",
                            id)
                    .with(List.of(new Diagnostic.Related(first, "The %s `%s`.".formatted(taken.get().word, id)))));
            roster.refuse(kind, id);
            return Optional.empty();
        }
        places.put(placeOf(kind, id), report.at(entry.span()));
        var keys = keysOf(entry, path, kind);
        placeItems(keys, "renamed-from");
        roster.add(kind, id, keys.texts("renamed-from"));
        return Optional.of(new Thing(id, entry, keys));
    }

    private Keys keysOf(Node.Entry entry, String path, Kind kind) {
        var nothing = new Node.Mapping(List.of(), entry.span());
        if (entry.value().isNothing()) {
            return Keys.of(nothing, path, report);
        }
        if (entry.value() instanceof Node.Mapping map) {
            var known = switch (kind) {
                case PARTY -> PARTY;
                case CATEGORY -> CATEGORY;
                case CONCERN -> CONCERN;
            };
            return Keys.of(map, "a " + kind.word, path, report, known);
        }
        report.wrong(path, entry, "a map", "Write what it is called as `{name: …}`.");
        return Keys.of(nothing, path, report);
    }

    private static String placeOf(Kind kind, String id) {
        return switch (kind) {
            case PARTY -> "parties." + id;
            case CATEGORY -> "categories." + id;
            case CONCERN -> "concerns." + id;
        };
    }

    private List<Party> parties(Keys keys) {
        var things = entries(keys, "parties", Kind.PARTY);
        things.forEach(this::partOf);
        things.forEach(this::breakCircle);
        var parties = new ArrayList<Party>();
        var letters = new HashSet<String>();
        for (Thing thing : things) {
            String name = thing.name();
            String letter = Roster.letter(name, letters);
            letters.add(letter);
            var words = new Party.PartyWords(
                    thing.keys().text("band"), thing.keys().text("description"), earlier(thing.keys()));
            parties.add(new Party(
                    thing.id(),
                    name,
                    parties.size() + 1,
                    letter,
                    roster.partOf(thing.id()),
                    words,
                    thing.keys().texts("also")));
        }
        return parties;
    }

    private void partOf(Thing thing) {
        String written = thing.keys().text("part-of");
        if (written != null) {
            Span span = thing.keys().told("part-of").orElseThrow().value().span();
            String ancestor = roster.resolve(Kind.PARTY, written, span, report);
            if (ancestor != null) {
                roster.belongs(thing.id(), ancestor);
            }
        }
    }

    private void breakCircle(Thing thing) {
        if (roster.isCircle(thing.id())) {
            roster.standsAlone(thing.id());
            report.tell(
                    RuleId.WRONG_VALUE,
                    thing.keys().told("part-of").orElseThrow().value().span(),
                    "`%s` makes “%s” a part of itself.".formatted(thing.keys().path("part-of"), thing.name()),
                    "Take one `part-of` out of the circle.",
                    thing.id());
        }
    }

    private Category category(Thing thing) {
        var keys = thing.keys();
        return new Category(
                thing.id(),
                thing.name(),
                keys.text("description"),
                keys.texts("examples"),
                keys.texts("also"),
                earlier(keys));
    }

    private Concern concern(Thing thing) {
        var keys = thing.keys();
        var proof = new Concern.Proof(level(keys), keys.texts("evidence"), controls(keys));
        placeItems(keys, "evidence");
        keys.entry("who").ifPresent(entry -> who(thing.id(), entry));
        return new Concern(
                thing.id(),
                thing.name(),
                keys.text("group"),
                keys.text("description"),
                proof,
                keys.texts("also"),
                earlier(keys));
    }

    private void placeItems(Keys keys, String key) {
        keys.told(key).ifPresent(entry -> {
            var items = Keys.items(entry.value(), "", Report.silent());
            for (int i = 0; i < items.size(); i++) {
                places.put(keys.path(key) + "." + i, report.at(items.get(i).span()));
            }
        });
    }

    /** Earlier ids, whose faults were told when the id was entered. */
    private static List<String> earlier(Keys keys) {
        return keys.told("renamed-from")
                .map(entry -> Keys.texts(entry.value(), "", Report.silent()))
                .orElse(List.of());
    }

    private Concern.@Nullable Level level(Keys keys) {
        String word = keys.text("level");
        if (word == null) {
            return null;
        }
        var words = new ArrayList<String>();
        for (Concern.Level level : Concern.Level.values()) {
            String known = level.name().toLowerCase(Locale.ROOT);
            if (known.equals(word)) {
                return level;
            }
            words.add(known);
        }
        report.wrong(keys.path("level"), keys.told("level").orElseThrow(), "a level", Nearest.hint(word, words));
        return null;
    }

    private Map<String, List<String>> controls(Keys keys) {
        var controls = new TreeMap<String, List<String>>();
        var map = keys.map("controls");
        if (map != null) {
            for (Node.Entry entry : map.entries()) {
                if (!entry.value().isNothing()) {
                    String path = keys.path("controls") + "." + entry.key();
                    controls.put(entry.key(), Keys.texts(entry.value(), path, report));
                }
            }
        }
        return controls;
    }

    private void who(String concern, Node.Entry who) {
        places.put("concerns." + concern + ".who", report.at(who.span()));
        // Without categories no key can be told from a party's; what is missing was told.
        if (who.value().isNothing() || !roster.isTold(Kind.CATEGORY)) {
            return;
        }
        String path = "concerns." + concern + ".who";
        var holders = new HolderReader(roster, report);
        if (who.value() instanceof Node.Mapping map && isByCategory(map)) {
            byCategory(concern, map, path, holders);
        } else {
            int faults = report.faults();
            Holder holder = holders.read(who.value(), path);
            boolean certain = report.faults() == faults;
            if (!(holder instanceof Holder.Missing)) {
                for (String category : roster.ids(Kind.CATEGORY)) {
                    var cell = new Cell(concern, category);
                    put(cell, holder, report.at(who.span()), certain);
                    claimants(cell, holder, who.value());
                }
            }
        }
    }

    private boolean isByCategory(Node.Mapping map) {
        return map.entries().stream()
                .anyMatch(entry -> entry.key().equals("otherwise") || roster.knows(Kind.CATEGORY, entry.key()));
    }

    private void byCategory(String concern, Node.Mapping map, String path, HolderReader holders) {
        var meant = new ArrayList<Cell>();
        for (Node.Entry entry : map.entries()) {
            if (entry.isOwn() || entry.key().equals("otherwise")) {
                continue;
            }
            String category = roster.resolve(Kind.CATEGORY, entry.key(), entry.span(), map.keys(), report);
            if (category == null) {
                Nearest.to(entry.key(), roster.ids(Kind.CATEGORY))
                        .ifPresent(near -> meant.add(new Cell(concern, near)));
            } else {
                var cell = new Cell(concern, category);
                if (!places.containsKey("cells." + cell)) {
                    int faults = report.faults();
                    Holder holder = holders.read(entry.value(), path + "." + entry.key());
                    put(cell, holder, report.at(entry.span()), report.faults() == faults);
                    claimants(cell, holder, entry.value());
                }
            }
        }
        map.entry("otherwise").ifPresent(entry -> {
            int faults = report.faults();
            Holder holder = holders.read(entry.value(), path + ".otherwise");
            boolean certain = report.faults() == faults;
            for (String category : roster.ids(Kind.CATEGORY)) {
                var cell = new Cell(concern, category);
                if (!places.containsKey("cells." + cell)) {
                    put(cell, holder, report.at(entry.span()), certain);
                    claimants(cell, holder, entry.value());
                }
            }
        });
        // One cause, one finding: what is missing there was probably written under the misspelt key.
        meant.stream().filter(cell -> !places.containsKey("cells." + cell)).forEach(unsettled::add);
    }

    private void put(Cell cell, @Nullable Holder holder, Location place) {
        put(cell, holder, place, true);
    }

    /**
     * Enters what is known of a cell.
     *
     * @param holder nothing, if it can't be known in this run
     * @param certain whether all of it could be read; else what is wrong with it has been told, and nothing more is
     */
    private void put(Cell cell, @Nullable Holder holder, Location place, boolean certain) {
        cells.put(cell, holder == null ? new Holder.Undetermined(null, null, null) : holder);
        places.put("cells." + cell, place);
        if (holder == null || !certain) {
            unsettled.add(cell);
        }
    }

    /** Where each of several parties claims a cell. */
    private void claimants(Cell cell, @Nullable Holder holder, Node written) {
        if (holder instanceof Holder.Overlap && written instanceof Node.Mapping map) {
            for (Node.Entry entry : map.entries()) {
                if (roster.knows(Kind.PARTY, entry.key())) {
                    String party = roster.resolve(Kind.PARTY, entry.key(), entry.span(), Report.silent());
                    if (party != null) {
                        places.putIfAbsent("parts." + cell + "." + party, report.at(entry.span()));
                    }
                }
            }
        }
    }

    private Map<Cell, Holder> inOrder(List<Category> categories, List<Concern> concerns) {
        var ordered = new LinkedHashMap<Cell, Holder>();
        for (Concern concern : concerns) {
            for (Category category : categories) {
                var cell = new Cell(concern.id(), category.id());
                Holder holder = cells.get(cell);
                if (holder != null) {
                    ordered.put(cell, holder);
                }
            }
        }
        return ordered;
    }

    private @Nullable String csv(Keys keys, List<SourceFile> csvFiles, List<Concern> concerns) {
        String written = keys.text("cells");
        if (written == null) {
            return null;
        }
        String path = below(file.path(), written);
        var found = csvFiles.stream().filter(csv -> csv.path().equals(path)).findFirst();
        Wording told = null;
        if (found.isEmpty()) {
            var near = csvFiles.stream().map(SourceFile::path).sorted().toList();
            report.tell(
                    RuleId.WRONG_VALUE,
                    keys.told("cells").orElseThrow().value().span(),
                    "`cells` names `%s`, and there is no such CSV file.".formatted(written),
                    near.isEmpty()
                            ? "Write its path from this file's folder; the wiki has no CSV file yet."
                            : "Write its path from this file's folder. " + Nearest.hint(path, near),
                    written);
        } else {
            told = new CellsReader(roster, report.beside(found.get().place()), this::told, this::put).read(found.get());
        }
        if (told == null) {
            leaveOpen(concerns);
        } else {
            words.add(told);
        }
        return found.isEmpty() ? null : path;
    }

    /** Where a cell is told; nothing if it isn't, or only its key is written. */
    private @Nullable Location told(Cell cell) {
        Holder holder = cells.get(cell);
        return holder == null || holder instanceof Holder.Missing ? null : places.get("cells." + cell);
    }

    /** What the CSV would have told isn't known, so nobody is to call it a gap. */
    private void leaveOpen(List<Concern> concerns) {
        for (Concern concern : concerns) {
            for (String category : roster.ids(Kind.CATEGORY)) {
                var cell = new Cell(concern.id(), category);
                if (!cells.containsKey(cell)) {
                    cells.put(cell, new Holder.Undetermined(null, null, null));
                    unsettled.add(cell);
                }
            }
        }
    }

    /** A path as written in a file, below the source; {@code /} in front means the source itself. */
    private static String below(String from, String written) {
        var parts = new ArrayList<String>();
        if (!written.startsWith("/")) {
            parts.addAll(List.of(from.split("/", -1)));
            parts.remove(parts.size() - 1);
        }
        for (String part : written.split("/", -1)) {
            if (part.equals("..") && !parts.isEmpty()) {
                parts.remove(parts.size() - 1);
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return String.join("/", parts);
    }
}
