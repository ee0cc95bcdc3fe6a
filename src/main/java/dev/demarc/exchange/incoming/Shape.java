package dev.demarc.exchange.incoming;

import dev.demarc.exchange.ImportWishes;
import dev.demarc.model.RawTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What kind of table one is, and which of its columns does what.
 *
 * @param table as it is to be read: turned round, if its rows are what columns are elsewhere
 * @param label the column that names the rows
 * @param told columns whose cells say who
 * @param beside other columns, which say more about a row
 */
record Shape(Kind kind, RawTable table, boolean turned, int label, List<Integer> told, List<Integer> beside) {

    /** The kinds of tables. */
    enum Kind {
        /** Rows are concerns, columns are categories, cells name parties. */
        GRID,
        /** Columns are parties: who has something in its cell, holds it. */
        COLUMNS,
        /** A column says who, others say what each does. */
        OWNER,
        /** Rows are categories, one column tells in prose what one party does. */
        PROSE,
        /** Nothing of it says who is responsible. */
        NONE
    }

    private static final double ENOUGH = 0.6;
    private static final int REPEATED = 3;

    private static final Set<String> OWNERS = Set.of(
            "who",
            "holder",
            "responsible",
            "responsibility",
            "responsibilities",
            "owner",
            "party",
            "accountable",
            "ownership",
            "owned by",
            "managed by",
            "who is responsible",
            "responsible party");

    private static final Set<String> MODELS = Set.of(
            "iaas",
            "infrastructure as a service",
            "paas",
            "platform as a service",
            "saas",
            "software as a service",
            "faas",
            "caas",
            "dbaas",
            "on premises",
            "on premise",
            "on prem",
            "onpremises",
            "onprem",
            "private cloud",
            "infrastructure",
            "container",
            "containers",
            "abstracted",
            "abstract",
            "serverless",
            "managed");

    private static final Set<String> EXAMPLES = Set.of("example", "examples", "example services", "services");

    /** Copies the lists. */
    Shape {
        told = List.copyOf(told);
        beside = List.copyOf(beside);
    }

    private static Shape none(RawTable table) {
        return new Shape(Kind.NONE, table, false, 0, List.of(), List.of());
    }

    /** Looks at a table. */
    static Shape of(RawTable written, ImportWishes wishes) {
        if (written.body().isEmpty() || written.width() < 2) {
            return none(written);
        }
        boolean turn = isTurned(written);
        RawTable table = turn ? written.turned() : written;
        var aliases = new Parties(wishes.aliases(), List.of());
        int label = label(table);
        var parties = new ArrayList<Integer>();
        var cells = new ArrayList<Integer>();
        var beside = new ArrayList<Integer>();
        var ear = new Ear(repeated(table, label), aliases);
        for (int column = 0; column < table.width(); column++) {
            if (column == label) {
                continue;
            }
            String head = CellText.of(table.head().cell(column)).text();
            if (isParty(head, aliases)) {
                parties.add(column);
            } else if (isTold(table, column, ear, wishes)) {
                cells.add(column);
            } else {
                beside.add(column);
            }
        }
        if (parties.size() > 1) {
            return columns(table, turn, label, parties, cells, beside);
        }
        if (parties.size() == 1 && cells.isEmpty() && isProse(table, parties.get(0))) {
            return new Shape(Kind.PROSE, table, turn, label, parties, beside);
        }
        var told = new ArrayList<>(cells);
        if (parties.size() == 1 && isTold(table, parties.get(0), ear, wishes)) {
            told.add(parties.get(0));
        } else {
            beside.addAll(parties);
        }
        told.sort(null);
        beside.sort(null);
        boolean enough = !told.isEmpty() && understood(table, told, ear, wishes);
        return enough ? new Shape(Kind.GRID, table, turn, label, told, beside) : none(written);
    }

    private static Shape columns(
            RawTable table,
            boolean turned,
            int label,
            List<Integer> parties,
            List<Integer> cells,
            List<Integer> beside) {
        var rest = new ArrayList<>(beside);
        Integer owner = null;
        for (int column : cells) {
            if (owner == null && isOwner(table.head().cell(column))) {
                owner = column;
            } else {
                rest.add(column);
            }
        }
        rest.sort(null);
        if (owner == null) {
            return new Shape(Kind.COLUMNS, table, turned, label, parties, rest);
        }
        var told = new ArrayList<Integer>();
        told.add(owner);
        told.addAll(parties);
        return new Shape(Kind.OWNER, table, turned, label, told, rest);
    }

    /** Whether a head names one party. */
    static boolean isParty(String head, Parties aliases) {
        String alias = aliases.alias(head);
        return alias == null ? Parties.isKnown(head) : !Parties.isState(alias);
    }

    static boolean isOwner(String head) {
        return OWNERS.contains(CellText.of(head).key());
    }

    static boolean isExamples(String head) {
        return EXAMPLES.contains(CellText.of(head).key());
    }

    /** Whether a text names a service model that everybody knows. */
    static boolean isModel(String text) {
        String key = CellText.of(text).key().replaceAll("\\s*\\(.*\\)$", "").replaceAll(" services?$", "");
        return MODELS.contains(key.toLowerCase(Locale.ROOT));
    }

    private static boolean isTurned(RawTable table) {
        int models = 0;
        int parties = 0;
        int filled = 0;
        for (RawTable.Row row : table.body()) {
            String first = CellText.of(row.cell(0)).text();
            filled += first.isEmpty() ? 0 : 1;
            models += isModel(first) ? 1 : 0;
            parties += Parties.isKnown(first) ? 1 : 0;
        }
        int modelsAbove = 0;
        int partiesAbove = 0;
        for (int column = 1; column < table.width(); column++) {
            String head = CellText.of(table.head().cell(column)).text();
            modelsAbove += isModel(head) ? 1 : 0;
            partiesAbove += Parties.isKnown(head) ? 1 : 0;
        }
        if (modelsAbove > 0 || partiesAbove > 0) {
            return false;
        }
        return (models >= 2 && models * 2 >= filled) || (parties >= 2 && parties == filled);
    }

    /** The first column that holds names; numbers before it are none. */
    private static int label(RawTable table) {
        for (int column = 0; column + 1 < table.width() && column < 3; column++) {
            int names = 0;
            int filled = 0;
            for (RawTable.Row row : table.body()) {
                String text = row.cell(column).strip();
                filled += text.isEmpty() ? 0 : 1;
                names += text.chars().anyMatch(Character::isLetter) ? 1 : 0;
            }
            if (names * 2 >= filled && filled > 0) {
                return column;
            }
        }
        return 0;
    }

    private static Map<String, Integer> repeated(RawTable table, int label) {
        var times = new HashMap<String, Integer>();
        for (RawTable.Row row : table.body()) {
            for (int column = 0; column < row.cells().size(); column++) {
                String text = CellText.of(row.cell(column)).key();
                if (column != label && isName(text)) {
                    times.merge(text, 1, Integer::sum);
                }
            }
        }
        times.values().removeIf(count -> count < REPEATED);
        return times;
    }

    /** Whether a text is short enough to be a name, and more than a mark. */
    static boolean isName(String text) {
        int letters = (int) text.codePoints().filter(Character::isLetter).count();
        return letters >= 3 && text.length() <= 40 && !text.contains(". ");
    }

    /** Whether most cells of a column say who. */
    private static boolean isTold(RawTable table, int column, Ear ear, ImportWishes wishes) {
        int filled = 0;
        int told = 0;
        for (RawTable.Row row : table.body()) {
            CellText cell = CellText.of(row.cell(column));
            if (!cell.isEmpty()) {
                filled++;
                told += ear.hears(cell) ? 1 : 0;
            }
        }
        if (filled == 0) {
            String head = table.head().cell(column);
            return !isExamples(head)
                    && !GridForm.isAside(head)
                    && !CellText.of(head).isEmpty();
        }
        boolean wished = wishes.as() == ImportWishes.Kind.TABLE && told > 0;
        return wished || told >= ENOUGH * filled;
    }

    /** Hears whether a cell may say who; of equal cells once, for a table has few words and many cells. */
    private static final class Ear {
        private final Map<String, Integer> repeated;
        private final Parties aliases;
        private final Map<String, Boolean> heard = new HashMap<>();

        Ear(Map<String, Integer> repeated, Parties aliases) {
            this.repeated = repeated;
            this.aliases = aliases;
        }

        boolean hears(CellText cell) {
            return heard.computeIfAbsent(
                    cell.text(),
                    text -> aliases.alias(text) != null
                            || Speech.isCommon(cell)
                            || cell.isMark()
                            || Speech.isTick(cell)
                            || repeated.containsKey(cell.key()));
        }

        /** Whether it does so in a word that everybody knows, or that a person has told. */
        boolean isCertain(CellText cell) {
            return hears(cell)
                    && (aliases.alias(cell.text()) != null || (Speech.isCommon(cell) && !Speech.isNotApplicable(cell)));
        }
    }

    /** Whether most cells say who, and any of them does so in a word that everybody knows, or a legend or alias tells. */
    private static boolean understood(RawTable table, List<Integer> told, Ear ear, ImportWishes wishes) {
        int filled = 0;
        int known = 0;
        int certain = 0;
        var marks = new java.util.HashSet<String>();
        for (RawTable.Row row : table.body()) {
            for (int column : told) {
                CellText cell = CellText.of(row.cell(column));
                if (!cell.isEmpty()) {
                    filled++;
                    known += ear.hears(cell) ? 1 : 0;
                    certain += certain == 0 && ear.isCertain(cell) ? 1 : 0;
                    if (cell.isMark()) {
                        marks.add(cell.text());
                    }
                }
            }
        }
        var legend = new Legend(table.nearby(), marks);
        boolean wished = wishes.as() == ImportWishes.Kind.TABLE;
        return known >= ENOUGH * filled && filled > 0 && (certain > 0 || !legend.isEmpty() || wished);
    }

    private static boolean isProse(RawTable table, int column) {
        int words = 0;
        int filled = 0;
        for (RawTable.Row row : table.body()) {
            String text = row.cell(column).strip();
            filled += text.isEmpty() ? 0 : 1;
            words += text.split("\\s+", -1).length > 2 ? 1 : 0;
        }
        return filled > 0 && words * 2 >= filled;
    }

    /** The head of a column that says who. */
    String head(int column) {
        return CellText.of(table.head().cell(column)).text();
    }

    /** The party that the head of the only told column names; nothing unless this is prose. */
    @Nullable
    String proseHead() {
        return kind == Kind.PROSE ? head(told.get(0)) : null;
    }
}
