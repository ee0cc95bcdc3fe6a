package dev.demarc.data;

import dev.demarc.data.Roster.Kind;
import dev.demarc.diagnostic.Checked;
import dev.demarc.matrix.Category;
import dev.demarc.matrix.Cell;
import dev.demarc.matrix.Concern;
import dev.demarc.matrix.Holder;
import dev.demarc.matrix.Ids;
import dev.demarc.matrix.Matrix;
import dev.demarc.matrix.Origin;
import dev.demarc.matrix.Party;
import dev.demarc.model.RawTable;
import dev.demarc.source.SourceFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A matrix out of a list of all of its cells alone, {@code concern,category,holder,text}: whatever the list names is there,
 * and is called as its id says.
 */
public final class CellsImport {

    private static final List<String> HEAD = List.of("concern", "category", "holder", "text");

    private CellsImport() {}

    /** Whether a row is the head of such a list. */
    public static boolean isHead(RawTable.Row row) {
        var names = row.cells().stream().map(String::strip).toList();
        return names.containsAll(HEAD);
    }

    /** Reads a list; what isn't a cell is told. */
    public static Checked<Matrix> read(SourceFile file, String id) {
        var report = Report.on(file.place());
        String text = Tree.text(file, Report.silent());
        var grid = text == null ? null : Grid.read(text, Report.silent());
        var roster = new Roster(Ids.words(id));
        if (grid != null && !grid.isEmpty()) {
            name(grid, roster);
        }
        var cells = new LinkedHashMap<Cell, Holder>();
        new CellsReader(roster, report, cell -> null, (cell, holder, place) -> put(cells, cell, holder)).read(file);
        return new Checked<>(matrix(id, roster, cells), report.findings());
    }

    private static void put(Map<Cell, Holder> cells, Cell cell, @Nullable Holder holder) {
        if (holder != null) {
            cells.put(cell, holder);
        }
    }

    private static void name(List<List<Grid.Field>> grid, Roster roster) {
        var head = grid.get(0).stream().map(field -> field.text().strip()).toList();
        var parties = new LinkedHashSet<String>();
        for (List<Grid.Field> row : grid.subList(1, grid.size())) {
            add(roster, Kind.CONCERN, cell(row, head.indexOf("concern")));
            String category = cell(row, head.indexOf("category"));
            if (!category.equals("otherwise")) {
                add(roster, Kind.CATEGORY, category);
            }
            parties.addAll(parties(cell(row, head.indexOf("holder"))));
        }
        // What the provider holds lies at the bottom; the order of the list says nothing of that.
        if (parties.contains("provider")) {
            add(roster, Kind.PARTY, "provider");
        }
        parties.stream().filter(party -> !party.equals("customer")).forEach(party -> add(roster, Kind.PARTY, party));
        if (parties.isEmpty()) {
            // Nobody holds anything yet, and a matrix has at least one party.
            add(roster, Kind.PARTY, "provider");
        }
        if (parties.isEmpty() || parties.contains("customer")) {
            add(roster, Kind.PARTY, "customer");
        }
        for (Kind kind : Kind.values()) {
            roster.told(kind);
        }
    }

    private static void add(Roster roster, Kind kind, String id) {
        if (Ids.isId(id)) {
            roster.add(kind, id, List.of());
        }
    }

    /** The same text that the reader of cells resolves. */
    private static String cell(List<Grid.Field> row, int column) {
        return column < 0 || column >= row.size() ? "" : row.get(column).text().strip();
    }

    private static Set<String> parties(String holder) {
        var words = new ArrayList<>(List.of(holder.split(":", -1)));
        while (!words.isEmpty() && words.get(0).equals("default")) {
            words.remove(0);
        }
        String form = words.isEmpty() ? "" : words.get(0);
        return switch (form) {
            case "", "n/a", "undetermined", "varies" -> Set.of();
            case "shared", "outsourced" -> stripped(words.subList(1, words.size()));
            default -> stripped(words.subList(0, 1));
        };
    }

    private static Set<String> stripped(List<String> words) {
        var stripped = new LinkedHashSet<String>();
        words.stream().map(String::strip).filter(word -> !word.isEmpty()).forEach(stripped::add);
        return stripped;
    }

    private static Matrix matrix(String id, Roster roster, Map<Cell, Holder> cells) {
        var parties = new ArrayList<Party>();
        var letters = new HashSet<String>();
        for (String party : roster.ids(Kind.PARTY)) {
            String name = Ids.words(party);
            String letter = Roster.letter(name, letters);
            letters.add(letter);
            parties.add(new Party(
                    party, name, parties.size() + 1, letter, null, new Party.PartyWords(null, null), List.of()));
        }
        var categories = roster.ids(Kind.CATEGORY).stream()
                .map(each -> new Category(each, Ids.words(each), null, List.of(), List.of(), List.of()))
                .toList();
        var concerns = roster.ids(Kind.CONCERN).stream()
                .map(each -> new Concern(each, Ids.words(each), null, null, Concern.Proof.NONE, List.of(), List.of()))
                .toList();
        return new Matrix(
                id, new Matrix.Heading(Ids.words(id), null), Origin.NONE, parties, categories, concerns, cells);
    }
}
