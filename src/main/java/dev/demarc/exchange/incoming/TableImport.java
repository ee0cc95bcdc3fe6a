package dev.demarc.exchange.incoming;

import dev.demarc.exchange.ImportWishes;
import dev.demarc.exchange.ImportWishes.Kind;
import dev.demarc.exchange.TransferReport.Remark;
import dev.demarc.matrix.Ids;
import dev.demarc.model.RawTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Matrices out of the tables of one or more files.
 *
 * @param matrices in the order of their first tables
 * @param left tables that say nothing of who is responsible, and stay where they are
 */
public record TableImport(List<Imported> matrices, List<Remark> left) {

    private static final int DEEPEST = 10;

    /** Copies the lists. */
    public TableImport {
        matrices = List.copyOf(matrices);
        left = List.copyOf(left);
    }

    /**
     * Reads tables.
     *
     * @param name what the file is called, without its ending: the id and the title come from it where nothing better does
     */
    public static TableImport of(List<RawTable> tables, String name, ImportWishes wishes) {
        return new Sorting(name, wishes).read(tables);
    }

    /** Tables sorted by what they are, and by which of them belong together. */
    private static final class Sorting {
        private final String name;
        private final ImportWishes wishes;
        private final List<Imported> matrices = new ArrayList<>();
        private final List<Remark> left = new ArrayList<>();
        private final Set<String> ids = new HashSet<>();

        Sorting(String name, ImportWishes wishes) {
            this.name = name;
            this.wishes = wishes;
        }

        TableImport read(List<RawTable> written) {
            var tables = new ArrayList<RawTable>();
            for (RawTable each : written) {
                RawTable tidy = tidy(each);
                if (!tidy.body().isEmpty()) {
                    tables.add(tidy);
                } else if (!tidy.rows().isEmpty()) {
                    left.add(new Remark(each.place(), "This table has a head and no rows; it was left out.", null));
                }
            }
            List<RawTable> forms = tables.stream().filter(CaiqForm::fits).toList();
            if (!forms.isEmpty() && isWished(Kind.CAIQ)) {
                tables.removeAll(forms);
                take(forms, List.of(), draft -> CaiqForm.read(forms, draft));
            }
            List<RawTable> sheets = tables.stream().filter(CrmForm::fits).toList();
            if (!sheets.isEmpty() && isWished(Kind.CRM)) {
                tables.removeAll(sheets);
                take(sheets, List.of(), draft -> CrmForm.read(sheets, draft));
            }
            charts(tables);
            others(withLegends(tables));
            return new TableImport(matrices, left);
        }

        private boolean isWished(Kind kind) {
            return wishes.as() == null || wishes.as() == kind;
        }

        private void charts(List<RawTable> tables) {
            List<RawTable> charts = isWished(Kind.RACI)
                    ? tables.stream()
                            .filter(table -> RaciForm.fits(table, wishes))
                            .toList()
                    : List.of();
            tables.removeAll(charts);
            if (wishes.one() && !charts.isEmpty()) {
                take(charts, headsOf(charts), draft -> RaciForm.read(charts, draft));
            } else {
                for (RawTable chart : charts) {
                    take(List.of(chart), headsOf(List.of(chart)), draft -> RaciForm.read(List.of(chart), draft));
                }
            }
        }

        private static List<String> headsOf(List<RawTable> tables) {
            var heads = new ArrayList<String>();
            for (RawTable table : tables) {
                heads.addAll(table.head().cells());
                table.body().forEach(row -> heads.add(row.cell(0)));
            }
            return heads;
        }

        private void others(List<RawTable> tables) {
            var groups = new LinkedHashMap<String, List<Shape>>();
            for (RawTable table : tables) {
                Shape shape = isWished(Kind.TABLE)
                        ? Shape.of(table, wishes)
                        : new Shape(Shape.Kind.NONE, table, false, 0, List.of(), List.of());
                if (shape.kind() == Shape.Kind.NONE) {
                    leave(table);
                } else {
                    groups.computeIfAbsent(wishes.one() ? "" + shape.kind() : likeness(shape), key -> new ArrayList<>())
                            .add(shape);
                }
            }
            for (List<Shape> group : groups.values()) {
                group(group);
            }
        }

        private void leave(RawTable table) {
            left.add(new Remark(
                    table.place(),
                    "The table “%s” says nothing of who is responsible; it was left out."
                            .formatted(
                                    Draft.quoted(String.join(" | ", table.head().cells()))),
                    "--alias 'WORD=PARTY' if it does, in words of its own; --as table takes it as it is"));
        }

        private void group(List<Shape> group) {
            List<RawTable> tables = group.stream().map(Shape::table).toList();
            switch (group.get(0).kind()) {
                case PROSE -> prose(group, tables);
                case COLUMNS, OWNER -> take(tables, heads(group), draft -> ColumnsForm.read(group, draft));
                case GRID -> take(tables, cells(group), draft -> GridForm.read(group, draft));
                case NONE -> tables.forEach(this::leave);
            }
        }

        private void prose(List<Shape> group, List<RawTable> tables) {
            var sides = new HashSet<@Nullable String>();
            group.forEach(shape -> sides.add(ProseForm.side(shape)));
            if (sides.size() < 2 && wishes.as() != Kind.TABLE) {
                tables.forEach(this::leave);
            } else {
                take(tables, heads(group), draft -> ProseForm.read(group, draft));
            }
        }

        private static List<String> heads(List<Shape> group) {
            var heads = new ArrayList<String>();
            for (Shape shape : group) {
                shape.told().forEach(column -> heads.add(shape.head(column)));
            }
            return heads;
        }

        private static List<String> cells(List<Shape> group) {
            var cells = new ArrayList<String>();
            for (Shape shape : group) {
                var marks = new HashSet<String>();
                for (RawTable.Row row : shape.table().body()) {
                    for (int column : shape.told()) {
                        CellText cell = CellText.of(row.cell(column));
                        cells.add(cell.text());
                        if (cell.isMark()) {
                            marks.add(cell.text());
                        }
                    }
                }
                cells.addAll(new Legend(shape.table().nearby(), marks).meanings());
            }
            return cells;
        }

        /** Tables that have the same columns belong together: a page cuts a long one by headings. */
        private static String likeness(Shape shape) {
            var key = new StringBuilder(shape.kind().toString());
            if (shape.kind() == Shape.Kind.PROSE) {
                return key.append(CellText.of(shape.head(shape.label())).key()).toString();
            }
            for (int column : shape.told()) {
                key.append('|').append(CellText.of(shape.head(column)).key());
            }
            return key.toString();
        }

        private interface Reading {
            void into(Draft draft);
        }

        private void take(List<RawTable> tables, List<String> texts, Reading reading) {
            RawTable first = tables.get(0);
            boolean whole = matrices.isEmpty();
            // What stands above such a form is its maker's, and says nothing of the service.
            boolean form = CaiqForm.fits(first) || CrmForm.fits(first);
            String heading = form ? "" : first.heading();
            String title = whole && !form && !first.headings().isEmpty()
                    ? first.headings().get(0)
                    : heading.isEmpty() ? Ids.words(name) : heading;
            String id = whole
                    ? name
                    : name + "-"
                            + (Names.id(heading).isEmpty() ? String.valueOf(matrices.size() + 1) : Names.id(heading));
            var draft = new Draft(fresh(id), CellText.of(title).line(), wishes, new Parties(wishes.aliases(), texts));
            reading.into(draft);
            if (draft.isEmpty()) {
                tables.forEach(this::leave);
                return;
            }
            matrices.add(draft.done());
        }

        private String fresh(String wanted) {
            String base = Ids.kebab(wanted);
            String id = Ids.isId(base) ? base : base + "-matrix";
            for (int i = 2; !ids.add(id); i++) {
                id = base + "-" + i;
            }
            return id;
        }

        /** Without blank rows; titles above the heads of a sheet are its headings. */
        private static RawTable tidy(RawTable table) {
            var rows = new ArrayList<>(table.rows());
            rows.removeIf(RawTable.Row::isBlank);
            int head = 0;
            if (table.width() > 2) {
                while (head < Math.min(DEEPEST, rows.size() - 1) && filled(rows.get(head)) < 2) {
                    head++;
                }
                // A list of single words has no heads at all.
                head = head < rows.size() && filled(rows.get(head)) < 2 ? 0 : head;
            }
            var headings = new ArrayList<>(table.headings());
            var nearby = new ArrayList<>(table.nearby());
            for (RawTable.Row row : rows.subList(0, head)) {
                String text = row.cells().stream()
                        .filter(cell -> !cell.isBlank())
                        .findFirst()
                        .orElse("");
                headings.add(text);
                nearby.add(text);
            }
            return new RawTable(table.file(), table.sheet(), headings, rows.subList(head, rows.size()), nearby);
        }

        private static long filled(RawTable.Row row) {
            // A title that is merged over all columns stands in each of them.
            return row.cells().stream()
                    .filter(cell -> !cell.isBlank())
                    .distinct()
                    .count();
        }

        /** A table of two columns whose first holds only marks tells what they mean in the others. */
        private static List<RawTable> withLegends(List<RawTable> tables) {
            var lines = new LinkedHashSet<String>();
            var others = new ArrayList<RawTable>();
            for (RawTable table : tables) {
                boolean legend = table.width() == 2
                        && table.body().stream()
                                .allMatch(row -> CellText.of(row.cell(0)).isMark());
                if (legend) {
                    table.body().forEach(row -> lines.add(row.cell(0) + " = " + row.cell(1)));
                } else {
                    others.add(table);
                }
            }
            if (others.isEmpty()) {
                return tables;
            }
            return others.stream()
                    .map(table -> {
                        var nearby = new ArrayList<>(table.nearby());
                        nearby.addAll(lines);
                        return new RawTable(table.file(), table.sheet(), table.headings(), table.rows(), nearby);
                    })
                    .toList();
        }
    }
}
