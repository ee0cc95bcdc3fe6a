package dev.demarc.exchange.incoming;

import dev.demarc.matrix.Holder;
import dev.demarc.matrix.Part;
import dev.demarc.model.RawTable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads tables whose rows are concerns, whose columns are categories, and whose cells say who. */
final class GridForm {

    private static final int REPEATED = 3;
    private static final Set<String> GROUPS = Set.of("group", "domain", "section", "area", "layer group");
    private static final Set<String> DESCRIPTIONS = Set.of("description", "details", "notes", "note", "remarks");

    private final Draft draft;
    private final Legend legend;
    private final Speech speech;
    private final boolean marksOnly;

    private GridForm(List<Shape> shapes, Draft draft) {
        this.draft = draft;
        var marks = new LinkedHashSet<String>();
        var nearby = new LinkedHashSet<String>();
        int words = 0;
        for (Shape shape : shapes) {
            nearby.addAll(shape.table().nearby());
            for (CellText cell : cells(shape)) {
                boolean common = Speech.isCommon(cell) || draft.parties().alias(cell.text()) != null;
                if (cell.isMark() && !cell.isEmpty()) {
                    marks.add(cell.text());
                }
                words += common && !cell.isMark() ? 1 : 0;
            }
        }
        this.marksOnly = words == 0;
        this.legend = new Legend(List.copyOf(nearby), marks);
        learn(shapes);
        this.speech = new Speech(draft.parties(), legend, sharing(shapes), joint(shapes));
        marks.forEach(this::tellMark);
    }

    /** Reads tables that belong together: their columns are the same categories. */
    static void read(List<Shape> shapes, Draft draft) {
        var form = new GridForm(shapes, draft);
        boolean several = shapes.size() > 1;
        for (Shape shape : shapes) {
            form.table(shape, several ? shape.table().heading() : "");
        }
    }

    private static List<CellText> cells(Shape shape) {
        var cells = new java.util.ArrayList<CellText>();
        for (RawTable.Row row : shape.table().body()) {
            for (int column : shape.told()) {
                cells.add(CellText.of(row.cell(column)));
            }
        }
        return cells;
    }

    /** A word that nobody knows is a party's own name if it comes again and again. */
    private void learn(List<Shape> shapes) {
        var times = new TreeMap<String, Integer>();
        var first = new HashMap<String, String>();
        var places = new HashMap<String, String>();
        for (Shape shape : shapes) {
            for (RawTable.Row row : shape.table().body()) {
                for (int column : shape.told()) {
                    CellText cell = CellText.of(row.cell(column));
                    boolean known = Speech.isCommon(cell)
                            || draft.parties().alias(cell.text()) != null
                            || legend.meaning(cell.text()) != null
                            || Speech.isTick(cell)
                            || Speech.isCross(cell)
                            || cell.isMark();
                    if (!known
                            && Shape.isName(cell.key())
                            && Parties.pieces(cell.text()).size() == 1) {
                        times.merge(cell.key(), 1, Integer::sum);
                        first.putIfAbsent(cell.key(), cell.line());
                        places.putIfAbsent(cell.key(), shape.table().place(row, column));
                    }
                }
            }
        }
        times.forEach((key, count) -> {
            String name = first.getOrDefault(key, key);
            if (count >= REPEATED) {
                draft.reserve(draft.parties().learn(name));
                draft.guess(
                        places.getOrDefault(key, ""),
                        "“%s” stands in %d cells, and was taken for a party.".formatted(name, count),
                        "--alias '" + name + "=PARTY'");
            }
        });
    }

    /** Who “shared” means: all parties of the table if they are two, else the provider and the customer. */
    private List<String> sharing(List<Shape> shapes) {
        var named = new LinkedHashSet<String>();
        for (Shape shape : shapes) {
            for (CellText cell : cells(shape)) {
                String meaning = legend.meaning(cell.text());
                for (String piece : Parties.pieces(meaning == null ? cell.text() : meaning)) {
                    String id = draft.parties().find(piece);
                    if (id != null) {
                        named.add(id);
                    }
                }
            }
        }
        if (named.size() == 2) {
            return List.copyOf(named);
        }
        named.remove(Parties.PROVIDER);
        named.remove(Parties.CUSTOMER);
        boolean clear = named.isEmpty() && !draft.parties().hasSeveralVendors();
        return clear ? List.of(Parties.PROVIDER, Parties.CUSTOMER) : List.of();
    }

    private static Set<String> joint(List<Shape> shapes) {
        var joint = new HashSet<String>();
        for (Shape shape : shapes) {
            for (int column = 0; column < shape.table().width(); column++) {
                CellText head = CellText.of(shape.table().head().cell(column));
                List<String> pieces = Parties.pieces(head.text());
                if (pieces.size() > 1 && pieces.stream().allMatch(Parties::isKnown)) {
                    joint.add(head.key());
                }
            }
        }
        return joint;
    }

    private void tellMark(String mark) {
        String meaning = legend.meaning(mark);
        if (meaning != null && draft.parties().alias(mark) == null && speech.phrase(meaning) != null) {
            draft.guess(
                    "legend",
                    "“%s” means “%s”, as the text beside the table says.".formatted(mark, Draft.quoted(meaning)),
                    "--alias '" + mark + "=PARTY'");
        }
    }

    private void table(Shape shape, String heading) {
        RawTable table = shape.table();
        boolean plain = true;
        Map<Integer, String> categories = categories(shape);
        String group = heading.isBlank() ? null : heading;
        int groups = groupColumn(shape);
        for (GroupRows grouped : GroupRows.of(shape)) {
            RawTable.Row row = grouped.row();
            String name = row.cell(shape.label());
            if (shape.turned() && isAside(name)) {
                aside(name, row, categories);
                continue;
            }
            String place = table.place(row);
            String inGroup = grouped.group() == null ? group : grouped.group();
            String told = groups < 0 ? "" : CellText.of(row.cell(groups)).line();
            String concern = draft.concern(name, row.number(), told.isEmpty() ? inGroup : told);
            if (!shape.turned()) {
                draft.comesFrom("concerns." + concern, place);
            }
            beside(shape, row, concern);
            for (Map.Entry<Integer, String> each : categories.entrySet()) {
                plain &= cell(shape, row, each.getKey(), concern, each.getValue());
            }
            surplus(shape, row, concern);
        }
        if (plain) {
            draft.fromGrid(table.place());
        } else {
            draft.from(table.place());
        }
    }

    /** Whether a head, or the name of a row that was one, stands for something else than who. */
    static boolean isAside(String name) {
        String key = CellText.of(name).key();
        return Shape.isExamples(name) || DESCRIPTIONS.contains(key) || GROUPS.contains(key);
    }

    private void aside(String name, RawTable.Row row, Map<Integer, String> categories) {
        categories.forEach((column, category) -> {
            String text = CellText.of(row.cell(column)).line();
            if (!text.isEmpty() && Shape.isExamples(name)) {
                Examples.of(text).forEach(each -> draft.example(category, each));
            } else if (!text.isEmpty()) {
                draft.describeCategory(category, text);
            }
        });
    }

    private Map<Integer, String> categories(Shape shape) {
        var categories = new TreeMap<Integer, String>();
        List<Integer> told = shape.told();
        if (told.size() == 1
                && (Shape.isOwner(shape.head(told.get(0))) || draft.wishes().category() != null)) {
            categories.put(told.get(0), draft.onlyCategory(shape.table().heading()));
            return categories;
        }
        for (int column : told) {
            String head = shape.head(column);
            categories.put(column, draft.category(head.isEmpty() ? "Column " + (column + 1) : head));
        }
        return categories;
    }

    /** The column that names each row's group; −1 if none does. */
    private static int groupColumn(Shape shape) {
        for (int column : shape.beside()) {
            if (GROUPS.contains(CellText.key(shape.head(column)))) {
                return column;
            }
        }
        return -1;
    }

    private void beside(Shape shape, RawTable.Row row, String concern) {
        for (int column : shape.beside()) {
            String head = shape.head(column);
            String text = CellText.of(row.cell(column)).text();
            if (text.isEmpty() || column == groupColumn(shape)) {
                continue;
            }
            if (column < shape.label()) {
                draft.also(concern, CellText.of(text).line());
                continue;
            }
            boolean plain =
                    head.isEmpty() || DESCRIPTIONS.contains(CellText.of(head).key());
            draft.describe(concern, plain ? text : head + ": " + text);
            if (!plain) {
                draft.guess(
                        shape.table().place(shape.table().head(), column),
                        "“%s” says nothing of parties; it went into the concerns' descriptions.".formatted(head),
                        null);
            }
        }
    }

    /** Cells beyond the head are shown nowhere, but somebody wrote them. */
    private void surplus(Shape shape, RawTable.Row row, String concern) {
        for (int column = shape.table().width(); column < row.cells().size(); column++) {
            draft.describe(concern, row.cell(column));
        }
    }

    /** Reads a cell, and tells whether it shows what it holds in the words that Demarc itself would take. */
    private boolean cell(Shape shape, RawTable.Row row, int column, String concern, String category) {
        CellText text = CellText.of(row.cell(column));
        String place = shape.table().place(row, column);
        Holder holder = speech.read(text);
        if (holder != null) {
            draft.put(concern, category, holder, place);
            if (Speech.isShared(text) && draft.parties().alias(text.text()) == null) {
                draft.guess(
                        place,
                        "“%s” doesn't say between whom: it was taken for %s.".formatted(text.line(), names(holder)),
                        "--alias '" + text.line() + "=shared', and tell each party's part in the matrix");
            }
        } else if (text.isEmpty()) {
            if (marksOnly) {
                draft.put(concern, category, new Holder.Undetermined("Imported: an empty cell.", null, null), place);
                draft.odd("", place);
            } else {
                draft.put(concern, category, new Holder.Missing(), place);
            }
        } else {
            draft.putOdd(concern, category, text.text(), place);
        }
        notes(shape, text, concern, category);
        return text.isEmpty() ? !marksOnly : holder != null && !text.isMark() && isPlain(holder);
    }

    private static boolean isPlain(Holder holder) {
        boolean told = holder.parts().stream().anyMatch(part -> part.text() != null);
        return !told
                && (holder instanceof Holder.Owned
                        || holder instanceof Holder.Shared
                        || holder instanceof Holder.NotApplicable);
    }

    private String names(Holder holder) {
        return String.join(
                " and ",
                holder.parts().stream()
                        .map(Part::party)
                        .map(draft.parties()::name)
                        .toList());
    }

    private void notes(Shape shape, CellText text, String concern, String category) {
        for (String mark : text.notes()) {
            String told = note(mark, shape.table().nearby());
            draft.comment(
                    "cells." + concern + "." + category,
                    told == null ? "Marked " + mark + " there." : mark + ": " + told);
        }
    }

    private static @Nullable String note(String mark, List<String> nearby) {
        for (String line : nearby) {
            for (String begin : List.of("[^" + mark + "]:", mark + ".", mark + ")", "^" + mark + "^", mark + " ")) {
                if (line.startsWith(begin)) {
                    return line.substring(begin.length()).strip();
                }
            }
        }
        return null;
    }
}
