package dev.demarc.html;

import dev.demarc.model.RawTable;
import dev.demarc.source.Lines;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.Range;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Finds the tables of an HTML page. A cell that spans several rows or columns stands in each of them. */
public final class HtmlTables {

    /** Nobody's table is wider, and a page may say anything. */
    private static final int WIDEST = 200;

    private static final int LONGEST = 20_000;
    private static final int MOST_CELLS = 200_000;
    private static final int MOST_NEARBY = 12;

    private final String file;
    private final int firstLine;
    private final Lines lines;
    private final List<RawTable> tables = new ArrayList<>();
    private final TreeMap<Integer, String> headings = new TreeMap<>();
    private final List<String> passed = new ArrayList<>();
    private int cellsLeft = MOST_CELLS;

    private HtmlTables(String file, String html, int firstLine) {
        this.file = file;
        this.firstLine = firstLine;
        this.lines = Lines.of(html);
    }

    /**
     * The tables of a page, or of a piece of one, in their order.
     *
     * @param file as named to a person
     * @param firstLine the line of the file in which the text begins, from 1
     */
    public static List<RawTable> read(String file, String html, int firstLine) {
        var reader = new HtmlTables(file, html, firstLine);
        Document page = Jsoup.parse(html, "", Parser.htmlParser().setTrackPosition(true));
        page.select("script, style, template").remove();
        for (Element each : page.getAllElements()) {
            reader.pass(each);
        }
        return reader.tables;
    }

    private void pass(Element each) {
        String tag = each.normalName();
        boolean within = each.parent() != null && each.parent().closest("table") != null;
        if (within) {
            return;
        }
        if (tag.length() == 2 && tag.charAt(0) == 'h' && tag.charAt(1) >= '1' && tag.charAt(1) <= '6') {
            headings.tailMap(tag.charAt(1) - '0', true).clear();
            headings.put(tag.charAt(1) - '0', each.text());
        } else if (tag.equals("table")) {
            table(each);
        } else if (tag.equals("p") || tag.equals("li") || tag.equals("dd")) {
            passed.add(each.text());
        }
    }

    private void table(Element table) {
        var grid = new TreeMap<Integer, NavigableMap<Integer, String>>();
        var rows = new ArrayList<RawTable.Row>();
        var written = table.select("tr").stream()
                .filter(row -> table.equals(row.closest("table")))
                .limit(LONGEST)
                .toList();
        for (int number = 0; number < written.size(); number++) {
            rows.add(row(written.get(number), number, written.size() - number, grid));
        }
        if (rows.isEmpty()) {
            return;
        }
        var above = headings.values().stream().filter(text -> !text.isBlank()).toList();
        tables.add(new RawTable(file, null, above, rows, nearby(table)));
    }

    /**
     * The cells of a row, those included that come down from rows above.
     *
     * @param left how many rows there are from this one on
     */
    private RawTable.Row row(Element row, int number, int left, Map<Integer, NavigableMap<Integer, String>> grid) {
        var here = grid.computeIfAbsent(number, n -> new TreeMap<>());
        int column = 0;
        for (Element cell : row.children()) {
            if (!cell.normalName().equals("td") && !cell.normalName().equals("th")) {
                continue;
            }
            while (here.containsKey(column)) {
                column++;
            }
            String text = text(cell);
            int across = span(cell, "colspan", WIDEST);
            int down = span(cell, "rowspan", left);
            for (int i = 0; i < across && column < WIDEST && cellsLeft > 0; i++, column++) {
                here.putIfAbsent(column, text);
                cellsLeft--;
                for (int below = 1; below < down && !text.isEmpty() && cellsLeft > 0; below++) {
                    cellsLeft--;
                    grid.computeIfAbsent(number + below, n -> new TreeMap<>()).putIfAbsent(column, text);
                }
            }
        }
        grid.remove(number - 1);
        var cells = new ArrayList<String>();
        for (int i = 0; !here.isEmpty() && i <= here.lastKey(); i++) {
            cells.add(here.getOrDefault(i, ""));
        }
        return new RawTable.Row(line(row), cells);
    }

    private static int span(Element cell, String attribute, int most) {
        try {
            return Math.max(
                    1, Math.min(most, Integer.parseInt(cell.attr(attribute).strip())));
        } catch (NumberFormatException e) {
            return 1; // As browsers do.
        }
    }

    private int line(Element row) {
        Range at = row.sourceRange();
        return firstLine + (at.isTracked() ? lines.lineOf(at.startPos()) - 1 : 0);
    }

    /** What can be read in a cell: forced breaks and blocks end a line, an image is its words. */
    private static String text(Element cell) {
        var text = new StringBuilder();
        cell.traverse((node, depth) -> {
            if (node instanceof TextNode words) {
                text.append(words.text());
            } else if (node instanceof Element element) {
                String tag = element.normalName();
                if (tag.equals("img")) {
                    text.append(' ').append(element.attr("alt")).append(' ');
                } else if (!element.equals(cell) && (tag.equals("br") || element.isBlock())) {
                    text.append('\n');
                }
            }
        });
        return text.toString()
                .replaceAll("[ \\t\\x0B\\f\\r]+", " ")
                .replaceAll(" ?\\n\\s*", "\n")
                .strip();
    }

    private List<String> nearby(Element table) {
        var nearby = new ArrayList<String>();
        nearby.addAll(passed.subList(Math.max(0, passed.size() - MOST_NEARBY), passed.size()));
        Element caption = table.selectFirst("caption");
        if (caption != null) {
            nearby.add(caption.text());
        }
        @Nullable Node next = table.nextSibling();
        for (int i = 0; next != null && i < MOST_NEARBY; i++, next = next.nextSibling()) {
            if (next instanceof Element element) {
                if (element.normalName().equals("table")) {
                    break;
                }
                element.select("p, li, dd").forEach(each -> nearby.add(each.text()));
            }
        }
        return nearby;
    }
}
