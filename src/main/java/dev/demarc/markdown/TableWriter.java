package dev.demarc.markdown;

import dev.demarc.markdown.Definitions.Definition;
import dev.demarc.markdown.TableRows.Align;
import dev.demarc.markdown.TableRows.Slice;
import dev.demarc.model.Binding;
import dev.demarc.model.BoundTable;
import dev.demarc.model.PageFacts;
import dev.demarc.source.Located;
import dev.demarc.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes tables, and keeps their cells for the rules. */
final class TableWriter {

    private final Sheet sheet;
    private final TextWriter text;
    private final Map<String, Integer> names = new HashMap<>();
    private final Map<Integer, Binding> bindings = new HashMap<>();

    TableWriter(Sheet sheet, TextWriter text) {
        this.sheet = sheet;
        this.text = text;
    }

    /** Binds the table that begins at an offset. */
    void bind(int start, Binding binding) {
        bindings.put(start, binding);
    }

    /**
     * Writes a paragraph's table, if it is one.
     *
     * @param above writes the lines of the paragraph above the table
     */
    boolean write(List<Line> lines, Consumer<List<Line>> above) {
        int head = TableRows.headOf(sheet.characters, lines);
        List<Align> columns = head < 0 ? null : TableRows.columns(sheet.characters, lines.get(head + 1));
        if (columns == null) {
            return false;
        }
        if (head > 0) {
            above.accept(lines.subList(0, head));
        }
        table(lines, head, columns);
        return true;
    }

    private void table(List<Line> lines, int head, List<Align> columns) {
        boolean page = sheet.isPage();
        if (page) {
            sheet.out.html.append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"");
            Escape.text(sheet.out.html, tableName());
            sheet.line("\">");
        }
        sheet.line("<table>\n<thead>\n<tr>");
        int start = lines.get(head).start();
        List<Located<String>> heads = row(lines.get(head), columns, true);
        sheet.line("</tr>\n</thead>");
        var rows = new ArrayList<List<Located<String>>>();
        for (int i = head + 2; i < lines.size(); i++) {
            sheet.line(i == head + 2 ? "<tbody>\n<tr>" : "<tr>");
            rows.add(row(lines.get(i), columns, false));
            sheet.line("</tr>");
        }
        sheet.line(rows.isEmpty() ? "</table>" : "</tbody>\n</table>");
        if (page) {
            sheet.line("</div>");
        }
        if (sheet.holes) {
            int end = Scan.trimmed(
                    sheet.characters, start, lines.get(lines.size() - 1).end());
            Span span = sheet.span(Scan.blanks(sheet.characters, start, end), end);
            Binding binding = bindings.get(start);
            BoundTable bound = binding == null ? null : bound(binding, lines, heads, rows);
            sheet.tables.add(new PageFacts.Table(span, sheet.headings.size() - 1, heads, rows, bound));
        }
    }

    /** A bound table begins with its paragraph, so that its rows are the paragraph's lines. */
    private BoundTable bound(
            Binding binding, List<Line> lines, List<Located<String>> heads, List<List<Located<String>>> rows) {
        var written = new ArrayList<BoundTable.Row>();
        for (int i = 2; i < lines.size(); i++) {
            written.add(boundRow(lines.get(i), rows.get(i - 2)));
        }
        int dashes = lines.get(1).start();
        int lineStart = Math.max(sheet.bodyStart, sheet.file.lastIndexOf('\n', dashes - 1) + 1);
        int lineEnd = sheet.file.indexOf('\n', dashes);
        return new BoundTable(
                binding,
                boundRow(lines.get(0), heads),
                boundRow(lines.get(1), List.of()),
                written,
                sheet.file.substring(lineStart, Scan.blanks(sheet.characters, dashes, sheet.characters.length)),
                lineEnd > 0 && sheet.characters[lineEnd - 1] == '\r' ? "\r\n" : "\n");
    }

    private BoundTable.Row boundRow(Line line, List<Located<String>> read) {
        char[] s = sheet.characters;
        var cells = new ArrayList<BoundTable.Cell>();
        List<Slice> slices = TableRows.cells(s, line);
        int end = Scan.blanks(s, line.start(), line.end());
        for (int i = 0; i < slices.size(); i++) {
            Slice slice = slices.get(i);
            String words = i < read.size() ? read.get(i).value() : Scan.text(s, slice.start(), slice.end());
            cells.add(new BoundTable.Cell(
                    words, sheet.span(slice.start(), slice.end()), sheet.span(slice.from(), slice.to())));
            end = slice.to();
        }
        boolean closed = end < line.end() && s[end] == '|';
        int after = end + (closed ? 1 : 0);
        return new BoundTable.Row(cells, sheet.span(after, after), closed);
    }

    private String tableName() {
        String name = sheet.headings.isEmpty()
                ? sheet.phrases.table()
                : sheet.phrases.table()
                        + sheet.phrases.colon()
                        + sheet.headings.get(sheet.headings.size() - 1).text();
        int times = names.merge(name, 1, Integer::sum);
        return times == 1 ? name : name + " (" + times + ")";
    }

    private List<Located<String>> row(Line line, List<Align> columns, boolean head) {
        char[] s = sheet.characters;
        List<Slice> slices = TableRows.cells(s, line);
        var cells = new ArrayList<Located<String>>(slices.size());
        for (int i = 0; i < Math.max(slices.size(), columns.size()); i++) {
            Slice slice = i < slices.size() ? slices.get(i) : null;
            if (i >= columns.size()) {
                if (slice != null && Ignores.is(Scan.text(s, slice.start(), slice.end()))) {
                    Ignores.gather(sheet, slice.start(), slice.end());
                } else if (slice != null && sheet.holes) {
                    Passage passage = TableRows.passage(s, sheet.file, slice);
                    String plain = words(Inlines.read(passage, passage.start, sheet.dialect, SILENT), passage);
                    cells.add(new Located<>(plain, sheet.span(slice.start(), slice.end())));
                }
                continue;
            }
            boolean empty = slice == null || slice.start() == slice.end();
            boolean header = head && !(empty && sheet.isPage());
            sheet.out.html.append(header ? "<th" : "<td");
            attributes(header, columns.get(i));
            sheet.out.html.append('>');
            if (slice != null) {
                Passage passage = TableRows.passage(s, sheet.file, slice);
                List<Token> tokens = text.read(passage, passage.start);
                text.write(tokens, passage);
                if (sheet.holes) {
                    cells.add(new Located<>(words(tokens, passage), sheet.span(slice.start(), slice.end())));
                }
            }
            sheet.out.html.append(header ? "</th>\n" : "</td>\n");
        }
        return cells;
    }

    /** A cell's text without marks: a forced break is one, and what stands above the line is a note. */
    private static String words(List<Token> tokens, Passage passage) {
        if (!holdsHtml(tokens)) {
            return TextWriter.plain(tokens, passage);
        }
        var text = new StringBuilder();
        int from = 0;
        for (int i = 0; i < tokens.size(); i++) {
            String tag = tokens.get(i).kind == Token.Kind.HTML
                    ? Scan.text(passage.s, tokens.get(i).start, tokens.get(i).end)
                            .toLowerCase(Locale.ROOT)
                    : "";
            if (tag.startsWith("<br")) {
                text.append(TextWriter.plain(tokens.subList(from, i), passage)).append('\n');
                from = i;
            } else if (tag.startsWith("<sup") && from <= i) {
                text.append(TextWriter.plain(tokens.subList(from, i), passage));
                from = endOfNote(tokens, i, passage);
            }
        }
        return text.append(TextWriter.plain(tokens.subList(from, tokens.size()), passage))
                .toString();
    }

    private static boolean holdsHtml(List<Token> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).kind == Token.Kind.HTML) {
                return true;
            }
        }
        return false;
    }

    private static int endOfNote(List<Token> tokens, int from, Passage passage) {
        for (int i = from; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.kind == Token.Kind.HTML && Scan.startsWith(passage.s, token.start, passage.end, "</")) {
                return i;
            }
        }
        return from;
    }

    private void attributes(boolean header, Align align) {
        boolean page = sheet.isPage();
        if (page && header) {
            sheet.out.html.append(" scope=\"col\"");
        }
        if (align != Align.NONE) {
            String side = align.name().toLowerCase(Locale.ROOT);
            sheet.out
                    .html
                    .append(page ? " style=\"text-align:" : " align=\"")
                    .append(side)
                    .append('"');
        }
    }

    /** Reads cells that aren't shown: what is wrong with their references is nobody's matter. */
    private static final Inlines.Known SILENT = new Inlines.Known() {
        @Override
        public @Nullable Definition definition(String label) {
            return null;
        }

        @Override
        public boolean hasNote(String label) {
            return false;
        }

        @Override
        public boolean mayHoldAddresses() {
            return true;
        }

        @Override
        public void undefined(String label, int start, int end) {}
    };
}
