package dev.demarc.render;

import dev.demarc.render.PageView.Fact;
import dev.demarc.render.PageView.Link;
import java.util.List;

/** A part of a page that data makes. Each kind has its partial of the same name in {@code templates/partials}. */
public sealed interface Section {

    /** Its heading. */
    Heading heading();

    /** The name of its partial. */
    default String partial() {
        String name = getClass().getSimpleName();
        return "partials/" + name.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + name.substring(1);
    }

    /**
     * A section's heading.
     *
     * @param id its anchor
     * @param text empty for a section without one
     */
    record Heading(String id, String text) {
        /** None. */
        public static final Heading NONE = new Heading("", "");
    }

    /**
     * A party's sign.
     *
     * @param id the party's
     * @param number of its colour, 1 to 5
     * @param href its page; empty if it has none
     */
    record PartyKey(String id, String letter, int number, String name, String href) {}

    /**
     * One responsibility, in a table or in running text.
     *
     * @param state {@code owned}, {@code shared}, {@code overlap}, {@code outsourced}, {@code varies}, {@code na},
     *     {@code undetermined} or {@code gap}
     * @param look its CSS classes
     * @param place its anchor and address
     * @param keys of those who are named in it
     * @param word for it
     * @param note a condition, a reason or a date; empty if there is none
     * @param title all of it in a sentence
     */
    record Cell(String state, String look, Place place, List<PartyKey> keys, String word, String note, String title) {
        /** Copies the list. */
        public Cell {
            keys = List.copyOf(keys);
        }
    }

    /**
     * Where a cell stands and leads.
     *
     * @param anchor its id; empty for one that has none
     * @param href the cell in the full table
     * @param category id of its column
     */
    record Place(String anchor, String href, String category) {}

    /** A whole matrix as a table, or a part of it. */
    record Grid(String caption, List<Link> columns, List<Band> bands) {
        /** Copies the lists. */
        public Grid {
            columns = List.copyOf(columns);
            bands = List.copyOf(bands);
        }

        /** How many columns it has, the concerns' included. */
        public int width() {
            return columns.size() + 1;
        }
    }

    /** Rows under one group's name; empty for those without a group. */
    record Band(String name, List<GridRow> rows) {
        /** Copies the list. */
        public Band {
            rows = List.copyOf(rows);
        }
    }

    /** One concern and its cells. */
    record GridRow(String anchor, Link concern, List<Cell> cells) {
        /** Copies the list. */
        public GridRow {
            cells = List.copyOf(cells);
        }
    }

    /** One thing that occurs, and its meaning; the cell shows how it looks. */
    record Sign(Cell cell, String text) {}

    /**
     * What occurs in a figure.
     *
     * @param line whether the line of demarcation does
     */
    record Legend(List<PartyKey> parties, List<Sign> signs, boolean line) {
        /** Copies the lists. */
        public Legend {
            parties = List.copyOf(parties);
            signs = List.copyOf(signs);
        }
    }

    /**
     * A drawing with its data.
     *
     * @param id of the figure
     * @param grids the data as a table; empty where it stands on the page already
     */
    record Figure(
            Heading heading,
            String id,
            Drawing drawing,
            Caption caption,
            Legend legend,
            List<Link> downloads,
            List<Grid> grids)
            implements Section {
        /** Copies the lists. */
        public Figure {
            downloads = List.copyOf(downloads);
            grids = List.copyOf(grids);
        }

        /** The same, with only the parties and the line in its legend. */
        Figure withoutSigns() {
            var fewer = new Legend(legend.parties(), List.of(), legend.line());
            return new Figure(heading, id, drawing, caption, fewer, downloads, grids);
        }
    }

    /**
     * A drawing in both widths.
     *
     * @param wide inline SVG
     * @param narrow inline SVG for phones; empty if the wide one is narrow enough
     */
    record Drawing(String wide, String narrow) {}

    /** What a figure is, and what to notice. */
    record Caption(String title, String note) {
        /** Whether the title ends its sentence by itself, so that no full stop follows. */
        public boolean closed() {
            return PageView.endsSentence(title);
        }
    }

    /**
     * A whole matrix as a table.
     *
     * @param filters ways to dim it and to order it; none where it stands within prose
     */
    record Table(Heading heading, Grid grid, Legend legend, List<Link> downloads, List<Filter> filters)
            implements Section {
        /** Copies the lists. */
        public Table {
            downloads = List.copyOf(downloads);
            filters = List.copyOf(filters);
        }
    }

    /**
     * A group of filter buttons.
     *
     * @param name what it is called in the address: {@code party}, {@code category}, {@code state}, {@code sort}
     * @param all what stands for no choice
     */
    record Filter(String name, String label, String all, List<Choice> choices) {
        /** Copies the list. */
        public Filter {
            choices = List.copyOf(choices);
        }
    }

    /** One filter button. */
    record Choice(String value, String text, List<PartyKey> keys) {
        /** Copies the list. */
        public Choice {
            keys = List.copyOf(keys);
        }
    }

    /** What one party does in a cell. */
    record Part(PartyKey key, String text) {}

    /** Cells that several parties hold, part by part. */
    record Parts(Heading heading, String caption, List<PartyKey> parties, List<PartsRow> rows) implements Section {
        /** Copies the lists. */
        public Parts {
            parties = List.copyOf(parties);
            rows = List.copyOf(rows);
        }
    }

    /** One cell and each party's part, in the order of the columns. */
    record PartsRow(String anchor, Link cell, List<Part> parts) {
        /** Copies the list. */
        public PartsRow {
            parts = List.copyOf(parts);
        }
    }

    /** Cells with what is to be said of each, or a sentence if there are none. */
    record Rows(Heading heading, String caption, String first, List<Row> rows, String none) implements Section {
        /** Copies the list. */
        public Rows {
            rows = List.copyOf(rows);
        }
    }

    /** Who holds a concern, category by category. */
    record Holder(Heading heading, String caption, List<Row> rows) implements Section {
        /** Copies the list. */
        public Holder {
            rows = List.copyOf(rows);
        }
    }

    /** One row: what it is about, its cells, its words. */
    record Row(String anchor, Link about, List<Cell> cells, List<Part> parts, String text) {
        /** Copies the lists. */
        public Row {
            cells = List.copyOf(cells);
            parts = List.copyOf(parts);
        }
    }

    /**
     * What one party does, concern by concern.
     *
     * @param note how much of the whole that is
     * @param columns heads of the table
     */
    record Duty(Heading heading, PartyKey party, String note, String caption, List<String> columns, List<DutyRow> rows)
            implements Section {
        /** Copies the lists. */
        public Duty {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }
    }

    /** What a party does about one concern. */
    record DutyRow(String anchor, Link concern, List<Task> tasks, List<Link> evidence) {
        /** Copies the lists. */
        public DutyRow {
            tasks = List.copyOf(tasks);
            evidence = List.copyOf(evidence);
        }
    }

    /**
     * One thing to do.
     *
     * @param note how it is held, if not alone
     * @param where the categories in which that is so; empty where there is only one
     */
    record Task(String text, String note, List<Link> where) {
        /** Copies the list. */
        public Task {
            where = List.copyOf(where);
        }
    }

    /** What changes hands on the way to other categories. */
    record Moves(Heading heading, List<Move> rows) implements Section {
        /** Copies the list. */
        public Moves {
            rows = List.copyOf(rows);
        }
    }

    /** The way to one other category. */
    record Move(Link to, List<Change> changes, List<String> keeps) {
        /** Copies the lists. */
        public Move {
            changes = List.copyOf(changes);
            keeps = List.copyOf(keeps);
        }
    }

    /** One cell that is held otherwise there. */
    record Change(Link concern, Cell before, Cell after) {}

    /** The parts of one shared cell, side by side. */
    record Sides(Heading heading, List<Part> parts) implements Section {
        /** Copies the list. */
        public Sides {
            parts = List.copyOf(parts);
        }
    }

    /** A list of links. */
    record Links(Heading heading, List<Link> links) implements Section {
        /** Copies the list. */
        public Links {
            links = List.copyOf(links);
        }
    }

    /** Pages of which a script shows those that are nearest to an address. */
    record Nearest(Heading heading, List<Link> links) implements Section {
        /** Copies the list. */
        public Nearest {
            links = List.copyOf(links);
        }
    }

    /** Facts, name by name. */
    record Facts(Heading heading, List<Fact> facts) implements Section {
        /** Copies the list. */
        public Facts {
            facts = List.copyOf(facts);
        }
    }

    /** A sentence. */
    record Sentence(Heading heading, String text, Link link) implements Section {}

    /** A list party by party. */
    record Holdings(Heading heading, String caption, List<Holding> holdings) implements Section {
        /** Copies the list. */
        public Holdings {
            holdings = List.copyOf(holdings);
        }
    }

    /** One party and what it does. */
    record Holding(PartyKey party, List<DutyRow> rows) {
        /** Copies the list. */
        public Holding {
            rows = List.copyOf(rows);
        }
    }

    /** Matrices as cards. */
    record Cards(Heading heading, List<Card> cards) implements Section {
        /** Copies the list. */
        public Cards {
            cards = List.copyOf(cards);
        }
    }

    /**
     * One matrix.
     *
     * @param picture inline SVG
     */
    record Card(Link title, String text, String picture, List<PartyKey> parties, List<String> counts) {
        /** Copies the lists. */
        public Card {
            parties = List.copyOf(parties);
            counts = List.copyOf(counts);
        }
    }

    /** Parties by name, with what they hold over all matrices. */
    record People(Heading heading, List<Person> rows) implements Section {
        /** Copies the list. */
        public People {
            rows = List.copyOf(rows);
        }
    }

    /** One party over all matrices. */
    record Person(Link name, int holds, int shares, int disputed, List<Link> matrices) {
        /** Copies the list. */
        public Person {
            matrices = List.copyOf(matrices);
        }
    }

    /** Something that couldn't be read, told in its place. */
    record Fault(Heading heading, String message, String hint) implements Section {}

    /** Numbers with a word each, above a report. */
    record Counts(Heading heading, List<Count> counts) implements Section {
        /** Copies the list. */
        public Counts {
            counts = List.copyOf(counts);
        }
    }

    /**
     * A number and its word.
     *
     * @param look the word's CSS class; empty for none
     */
    record Count(int number, String word, String look) {}

    /** How much was found by each rule. */
    record Rules(Heading heading, List<RuleCount> rows) implements Section {
        /** Copies the list. */
        public Rules {
            rows = List.copyOf(rows);
        }
    }

    /** How much a rule found. */
    record RuleCount(Link rule, int count) {}

    /** What each owner has to look after. */
    record Owners(Heading heading, List<Owner> rows, String more) implements Section {
        /** Copies the list. */
        public Owners {
            rows = List.copyOf(rows);
        }
    }

    /**
     * Somebody who keeps pages or matrices in which something was found.
     *
     * @param files where it was found
     * @param more how many more files there are, in words; empty if none
     */
    record Owner(String name, int errors, int warnings, int infos, List<Link> files, String more) {
        /** Copies the list. */
        public Owner {
            files = List.copyOf(files);
        }
    }

    /**
     * What was found, file by file.
     *
     * @param filters by which findings can be hidden; empty where there is nothing to choose
     * @param more sentences about what is not shown
     */
    record Found(Heading heading, List<Filter> filters, List<FoundIn> files, List<String> more) implements Section {
        /** Copies the lists. */
        public Found {
            filters = List.copyOf(filters);
            files = List.copyOf(files);
            more = List.copyOf(more);
        }
    }

    /**
     * What was found in one file.
     *
     * @param heading its path
     * @param page address of the page that it makes; empty if it makes none
     * @param owner who keeps it; empty if nobody is told
     * @param count of all that was found in it
     */
    record FoundIn(Heading heading, String page, String owner, int count, List<Finding> findings) {
        /** Copies the list. */
        public FoundIn {
            findings = List.copyOf(findings);
        }
    }

    /**
     * One finding.
     *
     * @param place line and column, linked to where they can be changed
     * @param severity its word, the CSS class as its note
     * @param shown where a reader sees what it is about; no address if nowhere
     */
    record Finding(Link place, Link severity, Said said, Link rule, Link shown, List<Remark> related, Excerpt excerpt) {
        /** Copies the list. */
        public Finding {
            related = List.copyOf(related);
        }
    }

    /** What is wrong, and what to do next. */
    record Said(List<Run> message, List<Run> hint) {
        /** Copies the lists. */
        public Said {
            message = List.copyOf(message);
            hint = List.copyOf(hint);
        }
    }

    /** A stretch of a message. */
    record Run(String text, boolean code) {}

    /** Another place, and what stands there. */
    record Remark(Link place, List<Run> text) {
        /** Copies the list. */
        public Remark {
            text = List.copyOf(text);
        }
    }

    /**
     * The line that a finding is about.
     *
     * @param line its number; 0 if there is nothing to show
     * @param marked what is wrong in it
     */
    record Excerpt(int line, String before, String marked, String after) {
        /** Nothing to show. */
        public static final Excerpt NONE = new Excerpt(0, "", "", "");
    }

    /** What was found and is not told, because somebody has agreed to live with it. */
    record Waivers(Heading heading, String summary, List<WaiverRow> rows, String more) implements Section {
        /** Copies the list. */
        public Waivers {
            rows = List.copyOf(rows);
        }
    }

    /** A finding that is not told, and why. */
    record WaiverRow(Link rule, Link place, List<Run> message, String reason, String owner, String until) {
        /** Copies the list. */
        public WaiverRow {
            message = List.copyOf(message);
        }
    }
}
