package dev.demarc.render;

import dev.demarc.matrix.Category;
import dev.demarc.matrix.Concern;
import dev.demarc.matrix.Duties;
import dev.demarc.matrix.Holder;
import dev.demarc.matrix.Matrix;
import dev.demarc.matrix.Party;
import dev.demarc.matrix.State;
import dev.demarc.model.BlockSpec;
import dev.demarc.render.PageView.Link;
import dev.demarc.render.Section.Band;
import dev.demarc.render.Section.Caption;
import dev.demarc.render.Section.Cell;
import dev.demarc.render.Section.Drawing;
import dev.demarc.render.Section.DutyRow;
import dev.demarc.render.Section.Figure;
import dev.demarc.render.Section.Grid;
import dev.demarc.render.Section.GridRow;
import dev.demarc.render.Section.Heading;
import dev.demarc.render.Section.Legend;
import dev.demarc.render.Section.PartsRow;
import dev.demarc.render.Section.PartyKey;
import dev.demarc.render.Section.Place;
import dev.demarc.render.Section.Row;
import dev.demarc.render.Section.Rows;
import dev.demarc.render.Section.Sign;
import dev.demarc.render.Section.Task;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;

/** Parts of pages and blocks that show a matrix, or some rows and columns of it. */
final class MatrixSections {

    /** Gives the links to what shows that a concern is taken care of. */
    interface Evidence extends Function<Concern, List<Link>> {}

    private static final Place NOWHERE = new Place("", "", "");

    private final Matrix matrix;
    private final Duties duties;
    private final MatrixWords naming;
    private final Words words;
    private final Figures figures;

    /**
     * Parts that show this much of a matrix.
     *
     * @param shown the whole matrix, or the rows and columns of it that are wanted
     */
    MatrixSections(Matrix shown, Duties duties, MatrixWords naming, Words words, Figures figures) {
        this.matrix = shown;
        this.duties = duties;
        this.naming = naming;
        this.words = words;
        this.figures = figures;
    }

    /** The table of all cells that are shown. */
    Grid grid(String caption, boolean anchored) {
        var columns = new ArrayList<Link>();
        for (Category category : matrix.categories()) {
            columns.add(naming.link(category).with(String.join(words.of("comma"), category.examples())));
        }
        var bands = new ArrayList<Band>();
        var rows = new ArrayList<GridRow>();
        String group = "";
        for (Concern concern : matrix.concerns()) {
            String its = Objects.requireNonNullElse(concern.group(), "");
            if (!its.equals(group) && !rows.isEmpty()) {
                bands.add(new Band(group, rows));
                rows = new ArrayList<>();
            }
            group = its;
            rows.add(row(concern, anchored));
        }
        if (!rows.isEmpty()) {
            bands.add(new Band(group, rows));
        }
        return new Grid(caption, columns, bands);
    }

    private GridRow row(Concern concern, boolean anchored) {
        var cells = new ArrayList<Cell>();
        for (Category category : matrix.categories()) {
            cells.add(naming.cell(concern, category, anchored));
        }
        return new GridRow(anchored ? concern.id() : "", naming.link(concern), cells);
    }

    /** What occurs in the cells that are shown. */
    Legend legend(boolean line) {
        var parties = new TreeSet<Integer>();
        var signs = new LinkedHashMap<State, Sign>();
        for (Concern concern : matrix.concerns()) {
            for (Category category : matrix.categories()) {
                Holder holder = matrix.holder(concern, category);
                List<String> its = holder.parties();
                for (int i = 0; i < matrix.parties().size(); i++) {
                    if (its.contains(matrix.parties().get(i).id())) {
                        parties.add(i);
                    }
                }
                if (holder.state() != State.OWNED && !signs.containsKey(holder.state())) {
                    Cell cell = naming.cell(holder, NOWHERE);
                    signs.put(
                            holder.state(),
                            new Sign(
                                    new Cell(cell.state(), cell.look(), NOWHERE, cell.keys(), cell.word(), "", ""),
                                    words.of("legend." + cell.state())));
                }
            }
        }
        var keys = new ArrayList<PartyKey>();
        parties.descendingSet()
                .forEach(index -> keys.add(naming.key(matrix.parties().get(index))));
        var sorted = new ArrayList<Sign>();
        for (State state : State.values()) {
            Sign sign = signs.get(state);
            if (sign != null) {
                sorted.add(sign);
            }
        }
        return new Legend(keys, sorted, line);
    }

    /** A drawing of what is shown. */
    Figure figure(
            Heading heading, BlockSpec.View view, String id, Caption caption, List<Link> downloads, boolean table) {
        boolean one = view == BlockSpec.View.STACK && matrix.categories().size() == 1;
        // One category's stack is as narrow as a phone: one drawing serves both.
        var linked = figures.linked(naming);
        var drawing = new Drawing(linked.inline(matrix, view, id), one ? "" : linked.narrow(matrix, view, id));
        return new Figure(
                heading,
                "fig-" + id,
                drawing,
                caption,
                legend(view != BlockSpec.View.MATRIX),
                downloads,
                table ? List.of(grid(caption.title(), false)) : List.of());
    }

    /** The cells that several parties share, part by part; no rows if there are none. */
    List<PartsRow> shared(List<PartyKey> columns, boolean anchored) {
        var rows = new ArrayList<PartsRow>();
        for (Concern concern : matrix.concerns()) {
            for (Category category : matrix.categories()) {
                Holder holder = matrix.holder(concern, category);
                if (!MatrixWords.isShared(holder)) {
                    continue;
                }
                var parts = new ArrayList<Section.Part>();
                for (PartyKey column : columns) {
                    String text = "";
                    for (Section.Part part : naming.parts(holder)) {
                        if (part.key().id().equals(column.id())) {
                            text = part.text();
                        }
                    }
                    parts.add(new Section.Part(column, text));
                }
                Link about = anchored
                        ? naming.link(concern)
                        : Link.of(
                                words.of("cell", concern.name(), category.name()), naming.cellHref(concern, category));
                rows.add(new PartsRow(anchored ? concern.id() : "", about, parts));
            }
        }
        return rows;
    }

    /** Signs of all parties that share something, in the order of the data: the provider left of the line. */
    List<PartyKey> sharers() {
        var ids = new LinkedHashSet<String>();
        for (Concern concern : matrix.concerns()) {
            for (Category category : matrix.categories()) {
                Holder holder = matrix.holder(concern, category);
                if (MatrixWords.isShared(holder)) {
                    ids.addAll(holder.parties());
                }
            }
        }
        var keys = new ArrayList<PartyKey>();
        for (Party party : matrix.parties()) {
            if (ids.contains(party.id())) {
                keys.add(naming.key(party));
            }
        }
        return keys;
    }

    /** Cells of these states, with what is to be said of each. */
    Rows open(Heading heading, String caption, List<State> states, boolean anchored, String none) {
        var rows = new ArrayList<Row>();
        for (State state : states) {
            for (Concern concern : matrix.concerns()) {
                for (Category category : matrix.categories()) {
                    Holder holder = matrix.holder(concern, category);
                    if (holder.state() == state && (!anchored || isOpen(holder))) {
                        rows.add(openRow(concern, category, holder, anchored));
                    }
                }
            }
        }
        return new Rows(heading, caption, words.of(anchored ? "concern" : "cellHead"), rows, none);
    }

    /** Whether a cell stands in no party's table and isn't shared. */
    boolean isOpen(Holder holder) {
        return naming.rowOf(holder) == null && !MatrixWords.isShared(holder);
    }

    private Row openRow(Concern concern, Category category, Holder holder, boolean anchored) {
        Cell cell = naming.cell(holder, NOWHERE);
        var bare = new Cell(cell.state(), cell.look(), NOWHERE, cell.keys(), cell.word(), "", "");
        Link about = anchored
                ? naming.link(concern)
                : Link.of(words.of("cell", concern.name(), category.name()), naming.cellHref(concern, category));
        boolean overlap = holder instanceof Holder.Overlap || holder instanceof Holder.Varies;
        return new Row(
                anchored ? concern.id() : "",
                about,
                List.of(bare),
                overlap ? naming.parts(holder) : List.of(),
                naming.sentence(holder));
    }

    /** What a party does in the cells that are shown, a row for each concern in which it has a part. */
    List<DutyRow> rows(String party, Evidence evidence, Function<Concern, String> anchors) {
        var rows = new ArrayList<DutyRow>();
        for (Concern concern : matrix.concerns()) {
            var tasks = tasks(concern, party);
            if (!tasks.isEmpty()) {
                rows.add(new DutyRow(anchors.apply(concern), naming.link(concern), tasks, evidence.apply(concern)));
            }
        }
        return rows;
    }

    /** A party's tasks for one concern; categories in which it does the same are told together. */
    List<Task> tasks(Concern concern, String party) {
        // Where each of them is to be done, in the same order.
        var where = new ArrayList<List<Category>>();
        var told = new ArrayList<Task>();
        for (Category category : matrix.categories()) {
            Task task = naming.task(concern, matrix.holder(concern, category), party)
                    .orElse(null);
            if (task != null) {
                int at = indexOf(task, told);
                if (at == told.size()) {
                    told.add(task);
                    where.add(new ArrayList<>());
                }
                where.get(at).add(category);
            }
        }
        var tasks = new ArrayList<Task>();
        for (int i = 0; i < told.size(); i++) {
            tasks.add(new Task(told.get(i).text(), told.get(i).note(), where(where.get(i))));
        }
        return tasks;
    }

    private static int indexOf(Task task, List<Task> told) {
        int at = 0;
        while (at < told.size()
                && !(told.get(at).text().equals(task.text())
                        && told.get(at).note().equals(task.note()))) {
            at++;
        }
        return at;
    }

    private List<Link> where(List<Category> categories) {
        if (matrix.categories().size() == 1) {
            return List.of();
        }
        if (categories.size() == matrix.categories().size()) {
            return List.of(Link.of(words.of("everywhere"), ""));
        }
        var links = new ArrayList<Link>();
        for (Category category : categories) {
            links.add(naming.link(category));
        }
        return links;
    }

    /** Parties, the top of the stack first. */
    List<Party> partiesFromTop() {
        var parties = new ArrayList<>(matrix.parties());
        Collections.reverse(parties);
        return parties;
    }

    /** A figure's id: the matrix, the categories if they are not all, the view, the party. */
    static String figureId(Duties duties, BlockSpec spec) {
        var id = new StringBuilder(duties.matrix().id());
        if (spec.categories().size() < duties.matrix().categories().size()) {
            duties.matrix().categories().stream()
                    .map(Category::id)
                    .filter(category -> spec.categories().stream()
                            .anyMatch(wanted -> wanted.value().equals(category)))
                    .forEach(category -> id.append('-').append(category));
        }
        if (!spec.concerns().isEmpty()) {
            id.append("-some");
        }
        id.append('-').append(spec.view().word());
        if (spec.party() != null) {
            id.append('-').append(spec.party().value());
        }
        return id.toString();
    }

    Matrix matrix() {
        return matrix;
    }

    Duties duties() {
        return duties;
    }
}
