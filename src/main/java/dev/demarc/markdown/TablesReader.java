package dev.demarc.markdown;

import dev.demarc.markdown.Part.Raw;
import dev.demarc.model.Crafts;
import dev.demarc.model.HtmlFragment;
import dev.demarc.model.PageFacts;
import dev.demarc.model.RawTable;
import dev.demarc.model.Settings;
import dev.demarc.source.Lines;
import dev.demarc.source.Located;
import dev.demarc.source.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Finds the tables of a Markdown file, wherever they stand: in list items, quotations, and in raw HTML. */
public final class TablesReader {

    /** So far away a sentence may still tell what a table's marks mean. */
    private static final int NEAR = 10;

    private static final String END = "</table>";

    /** Reads tables of HTML; the hall knows who does. */
    public interface HtmlTables {
        /** The tables in a piece of HTML, the lines of which are counted from the given one. */
        List<RawTable> read(String html, int line);
    }

    private record Found(int line, int lastLine, RawTable table) {}

    private final String file;
    private final Sheet sheet;
    private final Lines lines;
    private final HtmlTables html;
    private final List<Found> found = new ArrayList<>();
    private int htmlEnd;

    private TablesReader(String file, String text, int bodyStart, HtmlTables html) {
        this.file = file;
        this.sheet = new Sheet(Dialect.DEMARC, Phrases.ENGLISH, true, text, bodyStart);
        this.lines = Lines.of(text, sheet.document.lineStarts);
        this.html = html;
    }

    /**
     * The tables of a file, in their order.
     *
     * @param file as named to a person
     * @param bodyStart where the body begins, after the front matter
     * @param html reads tables in raw HTML
     */
    public static List<RawTable> read(String file, String text, int bodyStart, HtmlTables html) {
        var reader = new TablesReader(file, text, bodyStart, html);
        var raw = new RawHtml(Settings.Html.ESCAPE, NOBODY, false);
        PageWriter.write(reader.sheet, raw, List.of(), Crafts.NONE);
        for (PageFacts.Table table : reader.sheet.tables) {
            reader.take(table);
        }
        reader.seek(reader.sheet.document);
        reader.found.sort(Order.byInt(Found::line));
        return reader.found.stream().map(reader::surrounded).toList();
    }

    private void take(PageFacts.Table table) {
        var rows = new ArrayList<RawTable.Row>();
        rows.add(new RawTable.Row(table.span().line(), texts(table.head())));
        for (int i = 0; i < table.rows().size(); i++) {
            // Below the head stands the row of dashes, then a line for each row.
            rows.add(new RawTable.Row(
                    table.span().line() + 2 + i, texts(table.rows().get(i))));
        }
        found.add(new Found(
                table.span().line(),
                table.span().endLine(),
                new RawTable(file, null, headings(table.span().line()), rows, List.of())));
    }

    private static List<String> texts(List<Located<String>> cells) {
        return cells.stream().map(Located::value).toList();
    }

    /** Raw HTML ends at a blank line, a table in it doesn't. */
    private void seek(Part parent) {
        for (Part node = parent.firstChild(); node != null; node = node.next()) {
            if (node instanceof Raw raw && raw.kind == Raw.Kind.HTML && !raw.lines.isEmpty()) {
                int start = raw.lines.get(0).start();
                if (start >= htmlEnd
                        && raw.text(sheet.characters).toLowerCase(Locale.ROOT).contains("<table")) {
                    html(start);
                }
            } else {
                seek(node);
            }
        }
    }

    private void html(int start) {
        int end = sheet.file.toLowerCase(Locale.ROOT).indexOf(END, start);
        htmlEnd = end < 0 ? sheet.file.length() : end + END.length();
        int line = lines.lineOf(start);
        int lastLine = lines.lineOf(htmlEnd - 1);
        for (RawTable table : html.read(sheet.file.substring(start, htmlEnd), line)) {
            var placed = new RawTable(file, null, headings(line), table.rows(), table.nearby());
            found.add(new Found(placed.head().number(), lastLine, placed));
        }
    }

    private List<String> headings(int line) {
        var above = new ArrayList<Integer>();
        for (int i = 0; i < sheet.headings.size() && sheet.levels.get(i).span().line() < line; i++) {
            int level = sheet.levels.get(i).value();
            above.removeIf(each -> sheet.levels.get(each).value() >= level);
            above.add(i);
        }
        return above.stream()
                .map(i -> sheet.headings.get(i).text())
                .filter(text -> !text.isBlank())
                .toList();
    }

    private RawTable surrounded(Found each) {
        var nearby = new ArrayList<>(each.table().nearby());
        for (int line = Math.max(1, each.line() - NEAR);
                line <= each.lastLine() + NEAR && line <= lines.count();
                line++) {
            boolean within = line >= each.line() && line <= each.lastLine();
            String text = within ? "" : lines.line(line).strip();
            if (!text.isEmpty() && !text.startsWith("|")) {
                nearby.add(text);
            }
        }
        return new RawTable(
                each.table().file(), null, each.table().headings(), each.table().rows(), nearby);
    }

    private static final HtmlFragment.Reader NOBODY = new HtmlFragment.Reader() {
        @Override
        public HtmlFragment read(String html) {
            return HtmlFragment.NONE;
        }

        @Override
        public String clean(String html) {
            return html;
        }
    };
}
