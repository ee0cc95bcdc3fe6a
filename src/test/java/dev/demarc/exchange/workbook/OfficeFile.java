package dev.demarc.exchange.workbook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A workbook as office programs save it: texts in a part of their own, formats, lists to choose from, packed with sizes
 * behind the bytes.
 */
public final class OfficeFile {

    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";

    private final String prefix;
    private final List<String> shared = new ArrayList<>();
    private final StringBuilder rows = new StringBuilder();
    private int row;

    private OfficeFile(String prefix) {
        this.prefix = prefix;
    }

    /** One as Excel writes it. */
    public static OfficeFile excel() {
        return new OfficeFile("");
    }

    /** One as programs write it whose names have a prefix. */
    public static OfficeFile prefixed() {
        return new OfficeFile("x:");
    }

    /** A row of texts, each in a cell with a style; empty ones are cells with a style alone. */
    public OfficeFile row(String... texts) {
        row++;
        rows.append("<p:row r=\"").append(row).append("\" spans=\"1:9\" ht=\"30\" customHeight=\"1\">");
        for (int i = 0; i < texts.length; i++) {
            String place = " r=\"" + CellName.of(row, i + 1) + "\" s=\"" + (i + 1) + "\"";
            if (texts[i].isEmpty()) {
                rows.append("<p:c").append(place).append("/>");
            } else if (texts[i].startsWith("=")) {
                rows.append("<p:c").append(place).append(" t=\"str\"><p:f>").append(texts[i].substring(1));
                rows.append("</p:f><p:v>0</p:v></p:c>");
            } else {
                shared.add(texts[i]);
                rows.append("<p:c").append(place).append(" t=\"s\"><p:v>").append(shared.size() - 1);
                rows.append("</p:v></p:c>");
            }
        }
        rows.append("</p:row>\n");
        return this;
    }

    /** A row in which nothing stands. */
    public OfficeFile emptyRow() {
        row++;
        rows.append("<p:row r=\"").append(row).append("\" spans=\"1:9\"/>\n");
        return this;
    }

    /** The file, its one sheet called so. */
    public byte[] named(String sheet) {
        var texts = new StringBuilder("<p:sst xmlns" + (prefix.isEmpty() ? "" : ":x") + "=\"" + MAIN + "\">");
        for (String text : shared) {
            // Part of a text may be in other letters, and its reading may stand beside it.
            int half = text.length() / 2;
            texts.append("<p:si><p:r><p:t xml:space=\"preserve\">").append(xml(text.substring(0, half)));
            texts.append("</p:t></p:r><p:r><p:rPr><p:b/></p:rPr><p:t xml:space=\"preserve\">");
            texts.append(xml(text.substring(half)))
                    .append("</p:t></p:r><p:rPh sb=\"0\" eb=\"1\"><p:t>yomi</p:t></p:rPh></p:si>");
        }
        texts.append("</p:sst>");
        String xmlns = " xmlns" + (prefix.isEmpty() ? "" : ":x") + "=\"" + MAIN + "\" xmlns:r=\"" + OFFICE + "\"";
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml", "<Types/>");
        parts.put("_rels/.rels", relations("officeDocument", "xl/workbook.xml"));
        parts.put(
                "xl/workbook.xml",
                "<!-- saved --><p:workbook" + xmlns + "><p:sheets><p:sheet name=\"" + xml(sheet)
                        + "\" sheetId=\"4\" r:id=\"rId1\"/></p:sheets></p:workbook>");
        parts.put(
                "xl/_rels/workbook.xml.rels",
                relations("worksheet", "/xl/worksheets/sheet7.xml", "sharedStrings", "sharedStrings.xml"));
        parts.put(
                "xl/worksheets/sheet7.xml",
                "<p:worksheet" + xmlns + "><p:dimension ref=\"A1:I" + row + "\"/><p:sheetData>\n" + rows
                        + "</p:sheetData><p:mergeCells count=\"1\"><p:mergeCell ref=\"A1:C1\"/></p:mergeCells>"
                        + "<p:dataValidations count=\"1\"><p:dataValidation type=\"list\" sqref=\"D3:D99\"/></p:dataValidations>"
                        + "</p:worksheet>");
        parts.put("xl/sharedStrings.xml", texts.toString());
        parts.put("xl/media/logo.bin", "\u0000\u0001picture\u0002".repeat(40));
        return zipped(parts);
    }

    private static String relations(String... typesAndTargets) {
        var xml = new StringBuilder("<Relationships xmlns=\"" + PACKAGE + "\">");
        for (int i = 0; i < typesAndTargets.length; i += 2) {
            xml.append("<Relationship Target='")
                    .append(typesAndTargets[i + 1])
                    .append("' Id='rId")
                    .append(i / 2 + 1);
            xml.append("' Type='")
                    .append(OFFICE)
                    .append('/')
                    .append(typesAndTargets[i])
                    .append("'/>");
        }
        return xml.append("</Relationships>").toString();
    }

    private static String xml(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&#34;");
    }

    private byte[] zipped(Map<String, String> parts) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.setComment("saved by an office");
            for (Map.Entry<String, String> part : parts.entrySet()) {
                var entry = new ZipEntry(part.getKey());
                entry.setTime(1_700_000_000_000L);
                zip.putNextEntry(entry);
                String text = part.getValue().replace("<p:", "<" + prefix).replace("</p:", "</" + prefix);
                zip.write(text.getBytes(UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The parts of a workbook by name, in their order, as Java's own reader of archives finds them. */
    public static Map<String, String> parts(byte[] workbook) {
        var parts = new LinkedHashMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(workbook))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), new String(zip.readAllBytes(), UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return parts;
    }
}
