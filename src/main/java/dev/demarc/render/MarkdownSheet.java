package dev.demarc.render;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.demarc.render.PageView.Fact;
import dev.demarc.render.PageView.Link;
import dev.demarc.render.Section.Cell;
import dev.demarc.render.Section.Grid;
import dev.demarc.render.Section.Heading;
import dev.demarc.render.Section.Part;
import dev.demarc.render.Section.PartyKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/** Writes in Markdown what pages show of data. Where a page draws, this has the data as a table. */
final class MarkdownSheet {

    /** How each kind is written. The page of findings alone has others, and no copy. */
    private static final Map<Class<?>, BiConsumer<MarkdownSheet, Section>> WRITERS = writers();

    // What may have to be escaped, or replaced; and of that what only has to at the start.
    private static final boolean[] MEANING = all("\\`*[]|~_<&\n\r#+->");
    private static final boolean[] AT_THE_START = all("#+->");

    private final Words words;
    private final UnaryOperator<String> address;
    private final StringBuilder out;

    /**
     * An empty sheet.
     *
     * @param address gives a page's address in the site for the one of its copy; others come back as they are
     * @param size how many characters will be written, as far as that is known; there may be more
     */
    MarkdownSheet(Words words, UnaryOperator<String> address, int size) {
        this.words = words;
        this.address = address;
        this.out = new StringBuilder(size + 512);
    }

    private static boolean[] all(String letters) {
        var all = new boolean[128];
        letters.chars().forEach(each -> all[each] = true);
        return all;
    }

    private static Map<Class<?>, BiConsumer<MarkdownSheet, Section>> writers() {
        var all = new HashMap<Class<?>, BiConsumer<MarkdownSheet, Section>>();
        on(all, Section.Table.class, (sheet, table) -> sheet.grid(table.grid()));
        on(all, Section.Figure.class, MarkdownSheet::figure);
        on(all, Section.Parts.class, MarkdownSheet::parts);
        on(all, Section.Rows.class, MarkdownSheet::rows);
        on(all, Section.Holder.class, (sheet, holder) -> sheet.cells(holder.rows(), sheet.words.of("category")));
        on(all, Section.Duty.class, MarkdownSheet::duty);
        on(all, Section.Moves.class, MarkdownSheet::moves);
        on(all, Section.Sides.class, MarkdownSheet::sides);
        on(all, Section.Links.class, MarkdownSheet::links);
        on(all, Section.Facts.class, (sheet, facts) -> sheet.facts(facts.facts()));
        on(all, Section.Sentence.class, MarkdownSheet::sentence);
        on(all, Section.Holdings.class, MarkdownSheet::holdings);
        on(all, Section.Cards.class, MarkdownSheet::cards);
        on(all, Section.People.class, MarkdownSheet::people);
        on(
                all,
                Section.Fault.class,
                (sheet, fault) -> sheet.paragraph(text(fault.message()) + " " + text(fault.hint())));
        return all;
    }

    private static <S extends Section> void on(
            Map<Class<?>, BiConsumer<MarkdownSheet, Section>> all, Class<S> kind, BiConsumer<MarkdownSheet, S> writer) {
        all.put(kind, (sheet, section) -> writer.accept(sheet, kind.cast(section)));
    }

    /** The text so far. */
    String written() {
        return out.toString();
    }

    /** Begins a page. */
    void head(String title, String lead, List<Fact> facts) {
        paragraph("# " + text(title));
        if (!lead.isEmpty()) {
            paragraph(text(lead));
        }
        if (!facts.isEmpty()) {
            facts(facts);
        }
    }

    /** Adds Markdown as it is. */
    void prose(String markdown) {
        if (!markdown.isBlank()) {
            paragraph(markdown.strip());
        }
    }

    /** Adds a section. */
    void section(Section section) {
        Heading heading = section.heading();
        if (!heading.text().isEmpty()) {
            paragraph("## " + text(heading.text()));
        }
        BiConsumer<MarkdownSheet, Section> writer = WRITERS.get(section.getClass());
        if (writer == null) {
            throw new IllegalStateException("Nobody writes a " + section.getClass());
        }
        writer.accept(this, section);
    }

    private void paragraph(String markdown) {
        out.append(out.length() == 0 ? "" : "\n").append(markdown).append('\n');
    }

    private void list(List<String> items) {
        if (!items.isEmpty()) {
            out.append(out.length() == 0 ? "" : "\n");
            for (String item : items) {
                out.append("- ").append(item).append('\n');
            }
        }
    }

    private void facts(List<Fact> facts) {
        var items = new ArrayList<String>();
        for (Fact fact : facts) {
            var values = new ArrayList<String>();
            for (Link value : fact.values()) {
                values.add(link(value) + (value.note().isEmpty() ? "" : " (" + text(value.note()) + ")"));
            }
            items.add(text(fact.name()) + words.of("colon") + joined(values));
        }
        list(items);
    }

    private String joined(List<String> items) {
        return items.size() == 1 ? items.get(0) : String.join(words.of("comma"), items);
    }

    private List<String> each(List<Link> links) {
        var written = new ArrayList<String>();
        for (Link link : links) {
            written.add(link(link));
        }
        return written;
    }

    private static List<String> texts(List<String> plain) {
        var texts = new ArrayList<String>();
        for (String each : plain) {
            texts.add(text(each));
        }
        return texts;
    }

    private void sides(Section.Sides sides) {
        var items = new ArrayList<String>();
        for (Part part : sides.parts()) {
            items.add(part(part));
        }
        list(items);
    }

    private void links(Section.Links links) {
        var items = new ArrayList<String>();
        for (Link link : links.links()) {
            items.add(link(link) + (link.note().isEmpty() ? "" : words.of("colon") + text(link.note())));
        }
        list(items);
    }

    private void cards(Section.Cards cards) {
        var items = new ArrayList<String>();
        for (Section.Card card : cards.cards()) {
            items.add(card(card));
        }
        list(items);
    }

    private void sentence(Section.Sentence sentence) {
        String link = link(sentence.link());
        paragraph(text(sentence.text()) + (link.isEmpty() ? "" : " " + link));
    }

    private String card(Section.Card card) {
        var told = new ArrayList<String>();
        if (!card.text().isEmpty()) {
            told.add(text(card.text()));
        }
        told.add(joined(texts(card.counts())));
        return link(card.title()) + words.of("colon") + String.join(" ", told);
    }

    private void people(Section.People people) {
        var rows = new ArrayList<List<String>>();
        for (var person : people.rows()) {
            rows.add(List.of(
                    link(person.name()),
                    String.valueOf(person.holds()),
                    String.valueOf(person.shares()),
                    String.valueOf(person.disputed()),
                    joined(each(person.matrices()))));
        }
        table(
                List.of(
                        words.of("party"),
                        words.of("holds"),
                        words.of("shares"),
                        words.of("disputes"),
                        words.of("matrices")),
                rows);
    }

    private void figure(Section.Figure figure) {
        paragraph("**" + text(figure.caption().title()) + "** "
                + text(figure.caption().note()));
        list(each(figure.downloads()));
        for (Grid grid : figure.grids()) {
            grid(grid);
        }
    }

    private void grid(Grid grid) {
        var heads = new ArrayList<String>();
        heads.add(words.of("concern"));
        heads.addAll(each(grid.columns()));
        var rows = new ArrayList<List<String>>();
        for (Section.Band band : grid.bands()) {
            for (Section.GridRow row : band.rows()) {
                var cells = new ArrayList<String>();
                cells.add(link(row.concern()));
                cells.addAll(drawn(row.cells()));
                rows.add(cells);
            }
        }
        table(heads, rows);
    }

    private List<String> drawn(List<Cell> cells) {
        var drawn = new ArrayList<String>();
        for (Cell cell : cells) {
            drawn.add(cell(cell));
        }
        return drawn;
    }

    /** A cell's word, who is named in it where the word doesn't, and its note. */
    private String cell(Cell cell) {
        var names = new ArrayList<String>();
        for (PartyKey key : cell.keys()) {
            if (!cell.word().contains(key.name())) {
                names.add(text(key.name()));
            }
        }
        String named = names.isEmpty() ? "" : words.of("colon") + String.join(words.of("comma"), names);
        return text(cell.word()) + named + (cell.note().isEmpty() ? "" : " (" + text(cell.note()) + ")");
    }

    private void parts(Section.Parts parts) {
        var heads = new ArrayList<String>();
        heads.add(words.of("concern"));
        for (PartyKey party : parts.parties()) {
            heads.add(text(party.name()));
        }
        var rows = new ArrayList<List<String>>();
        for (Section.PartsRow row : parts.rows()) {
            var cells = new ArrayList<String>();
            cells.add(link(row.cell()));
            for (Part part : row.parts()) {
                cells.add(text(part.text()));
            }
            rows.add(cells);
        }
        table(heads, rows);
    }

    private void rows(Section.Rows rows) {
        if (rows.rows().isEmpty()) {
            paragraph(text(rows.none()));
        } else {
            cells(rows.rows(), rows.first());
        }
    }

    private void cells(List<Section.Row> rows, String first) {
        var written = new ArrayList<List<String>>();
        for (Section.Row row : rows) {
            written.add(List.of(link(row.about()), joined(drawn(row.cells())), meaning(row)));
        }
        table(List.of(text(first), words.of("holder"), words.of("meaning")), written);
    }

    private String meaning(Section.Row row) {
        var told = new ArrayList<String>();
        if (!row.text().isEmpty()) {
            told.add(text(row.text()));
        }
        for (Part part : row.parts()) {
            told.add(part(part));
        }
        return String.join(" ", told);
    }

    private String part(Part part) {
        return "**" + text(part.key().name()) + "**"
                + (part.text().isEmpty() ? "" : words.of("colon") + text(part.text()));
    }

    private void duty(Section.Duty duty) {
        boolean proved = duty.columns().size() == 3;
        var rows = new ArrayList<List<String>>();
        for (Section.DutyRow row : duty.rows()) {
            var cells = new ArrayList<String>();
            cells.add(link(row.concern()));
            cells.add(tasks(row.tasks()));
            if (proved) {
                cells.add(joined(each(row.evidence())));
            }
            rows.add(cells);
        }
        table(texts(duty.columns()), rows);
    }

    private String tasks(List<Section.Task> tasks) {
        var told = new ArrayList<String>();
        for (Section.Task task : tasks) {
            told.add(task(task));
        }
        return String.join(" ", told);
    }

    private String task(Section.Task task) {
        String where = task.where().isEmpty() ? "" : " (" + joined(each(task.where())) + ")";
        return text(task.text()) + (task.note().isEmpty() ? "" : " " + text(task.note())) + where;
    }

    private void moves(Section.Moves moves) {
        var rows = new ArrayList<List<String>>();
        for (Section.Move move : moves.rows()) {
            var changes = new ArrayList<String>();
            for (Section.Change change : move.changes()) {
                changes.add(change(change));
            }
            rows.add(List.of(
                    link(move.to()),
                    changes.isEmpty() ? words.of("nothing") : joined(changes),
                    joined(texts(move.keeps()))));
        }
        table(List.of(words.of("to"), words.of("changesHands"), words.of("stays")), rows);
    }

    private String change(Section.Change change) {
        return link(change.concern()) + words.of("colon") + cell(change.before()) + " → " + cell(change.after());
    }

    private void holdings(Section.Holdings holdings) {
        paragraph("**" + text(holdings.caption()) + "**");
        for (Section.Holding holding : holdings.holdings()) {
            paragraph(text(holding.party().name()) + words.of("colon").strip());
            var items = new ArrayList<String>();
            for (var row : holding.rows()) {
                items.add(link(row.concern()) + words.of("colon") + tasks(row.tasks()));
            }
            list(items);
        }
    }

    private void table(List<String> heads, List<List<String>> rows) {
        out.append(out.length() == 0 ? "" : "\n");
        line(heads);
        line(Collections.nCopies(heads.size(), "---"));
        for (List<String> row : rows) {
            line(row);
        }
    }

    private void line(List<String> cells) {
        out.append('|');
        for (String cell : cells) {
            out.append(cell.isEmpty() ? "" : " ").append(cell).append(" |");
        }
        out.append('\n');
    }

    private String link(Link link) {
        return link.href().isEmpty()
                ? text(link.text())
                : "[" + text(link.text()) + "](" + inParentheses(address.apply(link.href())) + ")";
    }

    private static String inParentheses(String href) {
        return href.indexOf('(') < 0 && href.indexOf(')') < 0 && href.indexOf('|') < 0 && href.indexOf(' ') < 0
                ? href
                : href.replace("(", "%28")
                        .replace(")", "%29")
                        .replace("|", "%7C")
                        .replace(" ", "%20");
    }

    /** Plain text as Markdown that means the same, in one line. */
    static String text(String plain) {
        // As bytes, for it is looked at by the letter; what has none of its own becomes a question mark, which means
        // nothing.
        byte[] letters = plain.getBytes(ISO_8859_1);
        for (int i = 0; i < letters.length; i++) {
            byte c = letters[i];
            if (c >= 0 && MEANING[c] && (i == 0 || !AT_THE_START[c])) {
                return escaped(plain);
            }
        }
        return plain;
    }

    private static String escaped(String plain) {
        var markdown = new StringBuilder(plain.length() + 8);
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            char before = i == 0 ? ' ' : plain.charAt(i - 1);
            char after = i + 1 == plain.length() ? ' ' : plain.charAt(i + 1);
            boolean escaped = switch (c) {
                case '\\', '`', '*', '[', ']', '|', '~' -> true;
                case '_' -> !(Character.isLetterOrDigit(before) && Character.isLetterOrDigit(after));
                case '<' -> after != ' ';
                case '&' -> after == '#' || Character.isLetter(after);
                case '#', '+', '-', '>' -> i == 0;
                default -> false;
            };
            markdown.append(escaped ? "\\" : "").append(c == '\n' || c == '\r' ? ' ' : c);
        }
        return markdown.toString();
    }
}
