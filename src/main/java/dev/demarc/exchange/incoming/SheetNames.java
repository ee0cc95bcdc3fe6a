package dev.demarc.exchange.incoming;

import dev.demarc.exchange.workbook.Sheet;
import dev.demarc.matrix.Category;
import dev.demarc.matrix.Concern;
import dev.demarc.matrix.Ids;
import dev.demarc.matrix.Matrix;
import dev.demarc.matrix.Party;
import dev.demarc.model.RawTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Names of what a workbook of Demarc's own tells by ids alone: its sheet of cells is exact, and the sheets beside it, made
 * to be looked at, have the names in the same order.
 */
public final class SheetNames {

    private SheetNames() {}

    /**
     * Sheets as tables.
     *
     * @param file as named to a person
     */
    public static List<RawTable> tables(String file, List<Sheet> sheets) {
        var tables = new ArrayList<RawTable>();
        for (Sheet sheet : sheets) {
            var rows = new ArrayList<RawTable.Row>();
            sheet.rows().forEach(row -> rows.add(new RawTable.Row(row.number(), row.cells())));
            tables.add(new RawTable(file, sheet.name(), List.of(), rows, List.of()));
        }
        return tables;
    }

    /** A sheet as CSV, for the reader of lists of cells. */
    public static String csv(RawTable sheet) {
        var csv = new StringBuilder();
        int line = 1;
        for (RawTable.Row row : sheet.rows()) {
            // Lines are rows, so that what is told names the right one.
            for (; line < row.number(); line++) {
                csv.append('\n');
            }
            csv.append(String.join(
                    ",", row.cells().stream().map(SheetNames::quoted).toList()));
        }
        return csv.append('\n').toString();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"").replace("\n", " ") + '"';
    }

    /** The matrix with the names that stand on the other sheets. */
    public static Matrix named(Matrix matrix, List<RawTable> sheets) {
        var concerns = matrix.concerns();
        var categories = matrix.categories();
        List<Party> parties = matrix.parties();
        for (RawTable sheet : sheets) {
            RawTable.Row head = sheet.head();
            boolean table = head.cell(0).equals("Concern")
                    && head.cell(1).equals("Group")
                    && sheet.body().size() == concerns.size()
                    && head.cells().size() == categories.size() + 2;
            if (table) {
                concerns = concerns(concerns, sheet);
                categories = categories(categories, head);
            } else if (head.cell(0).equals("Party") && head.cell(1).equals("Id")) {
                parties = parties(parties, sheet);
            }
        }
        return new Matrix(
                about(sheets, "Id", matrix.id()),
                new Matrix.Heading(about(sheets, "Matrix", matrix.title()), null),
                matrix.origin(),
                parties,
                categories,
                concerns,
                matrix.cells());
    }

    /** Parties in the order of their sheet, with those that hold nothing by themselves; then those that it lacks. */
    private static List<Party> parties(List<Party> listed, RawTable sheet) {
        Map<String, Party> left = new LinkedHashMap<>();
        listed.forEach(party -> left.put(party.id(), party));
        var told = new LinkedHashMap<String, RawTable.Row>();
        for (RawTable.Row row : sheet.body()) {
            if (row.isBlank() || !Ids.isId(row.cell(1))) {
                // The legend follows.
                break;
            }
            told.putIfAbsent(row.cell(1), row);
        }
        var parties = new ArrayList<Party>();
        told.forEach((id, row) -> {
            Party known = left.remove(id);
            String name = row.cell(0).isBlank() ? Ids.words(id) : row.cell(0);
            String partOf = row.cell(3);
            parties.add(new Party(
                    id,
                    name,
                    parties.size() + 1,
                    known == null ? name.substring(0, 1) : known.letter(),
                    told.containsKey(partOf) && !partOf.equals(id) ? partOf : null,
                    new Party.PartyWords(told(row.cell(2)), told(row.cell(4))),
                    List.of()));
        });
        parties.addAll(left.values());
        return parties;
    }

    private static @Nullable String told(String text) {
        return text.isBlank() ? null : text;
    }

    /** What the sheet of names says of the matrix itself. */
    private static String about(List<RawTable> sheets, String what, String otherwise) {
        for (RawTable sheet : sheets) {
            boolean legend =
                    sheet.head().cell(0).equals("Party") && sheet.head().cell(1).equals("Id");
            for (RawTable.Row row : legend ? sheet.body() : List.<RawTable.Row>of()) {
                boolean usable = !row.cell(1).isBlank() && (!what.equals("Id") || Ids.isId(row.cell(1)));
                if (row.cell(0).equals(what) && usable) {
                    return row.cell(1);
                }
            }
        }
        return otherwise;
    }

    private static List<Concern> concerns(List<Concern> concerns, RawTable sheet) {
        var named = new ArrayList<Concern>();
        for (int i = 0; i < concerns.size(); i++) {
            Concern concern = concerns.get(i);
            String name = sheet.body().get(i).cell(0);
            String group = sheet.body().get(i).cell(1);
            named.add(new Concern(
                    concern.id(),
                    name.isBlank() ? concern.name() : name,
                    group.isBlank() ? null : group,
                    null,
                    concern.proof(),
                    List.of(),
                    List.of()));
        }
        return named;
    }

    private static List<Category> categories(List<Category> categories, RawTable.Row head) {
        var named = new ArrayList<Category>();
        for (int i = 0; i < categories.size(); i++) {
            String name = head.cell(i + 2);
            Category category = categories.get(i);
            named.add(new Category(
                    category.id(), name.isBlank() ? category.name() : name, null, List.of(), List.of(), List.of()));
        }
        return named;
    }
}
