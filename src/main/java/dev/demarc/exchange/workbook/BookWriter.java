package dev.demarc.exchange.workbook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Writes workbooks, as ECMA-376 (the transitional form) wants them and no larger. */
final class BookWriter {

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private final Book book;
    private final Map<Look, Integer> looks = new LinkedHashMap<>(Map.of(Look.PLAIN, 0));

    BookWriter(Book book) {
        this.book = book;
    }

    byte[] bytes() {
        var zip = new Zip();
        put(zip, "[Content_Types].xml", contentTypes());
        put(
                zip,
                "_rels/.rels",
                "<Relationships xmlns=\"" + PACKAGE + "relationships\">"
                        + "<Relationship Id=\"rId1\" Type=\"" + OFFICE
                        + "/officeDocument\" Target=\"xl/workbook.xml\"/>"
                        + "<Relationship Id=\"rId2\" Type=\"" + PACKAGE + "relationships/metadata/core-properties\""
                        + " Target=\"docProps/core.xml\"/></Relationships>");
        put(
                zip,
                "docProps/core.xml",
                "<cp:coreProperties xmlns:cp=\"" + PACKAGE + "metadata/core-properties\""
                        + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>"
                        + XmlText.escaped(book.title()) + "</dc:title></cp:coreProperties>");
        put(zip, "xl/workbook.xml", workbook());
        put(zip, "xl/_rels/workbook.xml.rels", relationships());
        // Sheets before styles: they say which there are.
        for (int i = 0; i < book.pages().size(); i++) {
            put(
                    zip,
                    "xl/worksheets/sheet" + (i + 1) + ".xml",
                    sheet(book.pages().get(i), i == 0));
        }
        put(zip, "xl/styles.xml", styles());
        return zip.bytes();
    }

    private static void put(Zip zip, String name, String xml) {
        zip.put(name, (HEAD + xml).getBytes(UTF_8));
    }

    private String contentTypes() {
        var types = new StringBuilder("<Types xmlns=\"" + PACKAGE + "content-types\">"
                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" + SHEET_TYPE + "sheet.main+xml\"/>"
                + "<Override PartName=\"/xl/styles.xml\" ContentType=\"" + SHEET_TYPE + "styles+xml\"/>"
                + "<Override PartName=\"/docProps/core.xml\""
                + " ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>");
        for (int i = 1; i <= book.pages().size(); i++) {
            types.append("<Override PartName=\"/xl/worksheets/sheet").append(i).append(".xml\" ContentType=\"");
            types.append(SHEET_TYPE).append("worksheet+xml\"/>");
        }
        return types.append("</Types>").toString();
    }

    private String workbook() {
        var xml = new StringBuilder("<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + OFFICE + "\"><sheets>");
        var names = new StringBuilder();
        for (int i = 0; i < book.pages().size(); i++) {
            Book.Page page = book.pages().get(i);
            xml.append("<sheet name=\"")
                    .append(XmlText.escaped(page.name()))
                    .append("\" sheetId=\"")
                    .append(i + 1);
            xml.append("\" r:id=\"rId").append(i + 1).append("\"/>");
            String sheet = XmlText.escaped("'" + page.name().replace("'", "''") + "'!");
            if (page.head().filters()) {
                names.append("<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"")
                        .append(i);
                names.append("\" hidden=\"1\">")
                        .append(sheet)
                        .append(filteredAlways(page))
                        .append("</definedName>");
            }
            if (page.head().rows() > 0) {
                names.append("<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"")
                        .append(i)
                        .append("\">");
                names.append(sheet).append("$1:$").append(page.head().rows()).append("</definedName>");
            }
        }
        xml.append("</sheets>");
        if (names.length() > 0) {
            xml.append("<definedNames>").append(names).append("</definedNames>");
        }
        return xml.append("</workbook>").toString();
    }

    private String relationships() {
        var xml = new StringBuilder("<Relationships xmlns=\"" + PACKAGE + "relationships\">");
        for (int i = 1; i <= book.pages().size(); i++) {
            xml.append("<Relationship Id=\"rId")
                    .append(i)
                    .append("\" Type=\"")
                    .append(OFFICE)
                    .append("/worksheet\"");
            xml.append(" Target=\"worksheets/sheet").append(i).append(".xml\"/>");
        }
        xml.append("<Relationship Id=\"rId")
                .append(book.pages().size() + 1)
                .append("\" Type=\"")
                .append(OFFICE);
        return xml.append("/styles\" Target=\"styles.xml\"/></Relationships>").toString();
    }

    private String sheet(Book.Page page, boolean first) {
        var xml = new StringBuilder("<worksheet xmlns=\"" + MAIN + "\">"
                + "<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><sheetViews><sheetView showGridLines=\"0\""
                + (first ? " tabSelected=\"1\"" : "") + " workbookViewId=\"0\">");
        pane(page, xml);
        xml.append("</sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"15\"/><cols>");
        for (int i = 0; i < page.widths().size(); i++) {
            xml.append("<col min=\"")
                    .append(i + 1)
                    .append("\" max=\"")
                    .append(i + 1)
                    .append("\" width=\"");
            xml.append(page.widths().get(i)).append("\" customWidth=\"1\"/>");
        }
        xml.append("</cols><sheetData>");
        for (int row = 0; row < page.rows().size(); row++) {
            row(page.rows().get(row), row + 1, xml);
        }
        xml.append("</sheetData>");
        if (page.head().filters()) {
            xml.append("<autoFilter ref=\"").append(filtered(page)).append("\"/>");
        }
        xml.append(
                "<pageMargins left=\"0.5\" right=\"0.5\" top=\"0.6\" bottom=\"0.7\" header=\"0.3\" footer=\"0.3\"/>");
        xml.append("<pageSetup paperSize=\"9\" orientation=\"landscape\" fitToWidth=\"1\" fitToHeight=\"0\"/>");
        // An ampersand begins a command there, so one that is meant is written twice.
        xml.append("<headerFooter><oddFooter>")
                .append(XmlText.escaped("&L" + cut(book.title()).replace("&", "&&") + "&R&P / &N"));
        return xml.append("</oddFooter></headerFooter></worksheet>").toString();
    }

    /** A footer has room for 255 characters. */
    private static String cut(String title) {
        return title.codePointCount(0, title.length()) <= 80
                ? title
                : title.substring(0, title.offsetByCodePoints(0, 80)) + "…";
    }

    private static void pane(Book.Page page, StringBuilder xml) {
        int rows = page.head().rows();
        if (rows == 0 && page.lead() == 0) {
            return;
        }
        String pane = rows == 0 ? "topRight" : page.lead() == 0 ? "bottomLeft" : "bottomRight";
        xml.append("<pane");
        if (page.lead() > 0) {
            xml.append(" xSplit=\"").append(page.lead()).append('"');
        }
        if (rows > 0) {
            xml.append(" ySplit=\"").append(rows).append('"');
        }
        xml.append(" topLeftCell=\"")
                .append(CellName.of(rows + 1, page.lead() + 1))
                .append("\" activePane=\"");
        xml.append(pane)
                .append("\" state=\"frozen\"/><selection pane=\"")
                .append(pane)
                .append("\"/>");
    }

    private static String filtered(Book.Page page) {
        int last = Math.max(page.head().rows(), page.rows().size());
        return CellName.of(page.head().rows(), 1) + ":"
                + CellName.of(last, page.widths().size());
    }

    /** The same as names of ranges have it. */
    private static String filteredAlways(Book.Page page) {
        int last = Math.max(page.head().rows(), page.rows().size());
        return "$A$" + page.head().rows() + ":$"
                + CellName.letters(page.widths().size()) + "$" + last;
    }

    private void row(List<Book.Field> fields, int row, StringBuilder xml) {
        xml.append("<row r=\"").append(row).append("\">");
        for (int column = 0; column < fields.size(); column++) {
            Book.Field field = fields.get(column);
            Integer look = looks.computeIfAbsent(field.look(), each -> looks.size());
            xml.append("<c r=\"")
                    .append(CellName.of(row, column + 1))
                    .append("\" s=\"")
                    .append(look)
                    .append('"');
            if (field.text().isEmpty()) {
                xml.append("/>");
            } else {
                xml.append(" t=\"inlineStr\">")
                        .append(XmlText.inline("", field.text()))
                        .append("</c>");
            }
        }
        xml.append("</row>");
    }

    /** Fonts, fills and borders are listed once each, and looks name them by their numbers. */
    private String styles() {
        var fonts = new ArrayList<String>();
        // The first two fills are the format's own, whatever stands there.
        var fills = new ArrayList<>(List.of(
                "<fill><patternFill patternType=\"none\"/></fill>",
                "<fill><patternFill patternType=\"gray125\"/></fill>"));
        var borders = new ArrayList<String>();
        var cells = new StringBuilder();
        for (Look look : looks.keySet()) {
            cells.append("<xf numFmtId=\"49\" fontId=\"").append(number(font(look), fonts));
            cells.append("\" fillId=\"").append(number(fill(look), fills));
            cells.append("\" borderId=\"").append(number(border(look), borders));
            cells.append("\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\"");
            cells.append(" applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf>");
        }
        return "<styleSheet xmlns=\"" + MAIN + "\">" + list("fonts", fonts) + list("fills", fills)
                + list("borders", borders)
                + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
                + "<cellXfs count=\"" + looks.size() + "\">" + cells + "</cellXfs>"
                + "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>"
                + "</styleSheet>";
    }

    private static int number(String part, List<String> known) {
        int at = known.indexOf(part);
        if (at >= 0) {
            return at;
        }
        known.add(part);
        return known.size() - 1;
    }

    private static String list(String name, List<String> parts) {
        return "<" + name + " count=\"" + parts.size() + "\">" + String.join("", parts) + "</" + name + ">";
    }

    private static String font(Look look) {
        return "<font>" + (look.ink().bold() ? "<b/>" : "") + (look.ink().italic() ? "<i/>" : "") + "<sz val=\"10\"/>"
                + colour("color", look.ink().colour()) + "<name val=\"Arial\"/><family val=\"2\"/></font>";
    }

    private static String fill(Look look) {
        if (look.fill() == null) {
            return "<fill><patternFill patternType=\"none\"/></fill>";
        }
        if (look.fade() == null) {
            return "<fill><patternFill patternType=\"solid\">" + colour("fgColor", look.fill())
                    + "<bgColor indexed=\"64\"/></patternFill></fill>";
        }
        Function<String, String> stop = colour -> colour("color", colour) + "</stop>";
        return "<fill><gradientFill degree=\"0\"><stop position=\"0\">" + stop.apply(look.fill())
                + "<stop position=\"1\">" + stop.apply(look.fade()) + "</gradientFill></fill>";
    }

    private static String border(Look look) {
        Look.Frame frame = look.frame();
        String side = frame == null ? "" : colour("color", frame.colour());
        var xml = new StringBuilder("<border>");
        for (String name : List.of("left", "right", "top", "bottom")) {
            if (name.equals("left") && look.spine() != null) {
                xml.append("<left style=\"thick\">")
                        .append(colour("color", look.spine()))
                        .append("</left>");
            } else if (frame == null) {
                xml.append('<').append(name).append("/>");
            } else {
                xml.append('<')
                        .append(name)
                        .append(" style=\"")
                        .append(frame.line().word())
                        .append("\">");
                xml.append(side).append("</").append(name).append('>');
            }
        }
        return xml.append("<diagonal/></border>").toString();
    }

    private static String colour(String element, String colour) {
        return "<" + element + " rgb=\"FF" + colour.toUpperCase(java.util.Locale.ROOT) + "\"/>";
    }
}
