package dev.demarc.exchange.workbook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Workbooks as spreadsheets write them, read as tables. */
class WorkbookReaderTest {

    private static final String RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private static byte[] zipped(Map<String, String> parts) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }

    private static byte[] book(String sheet) {
        var parts = new LinkedHashMap<String, String>();
        parts.put(
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
        parts.put(
                "_rels/.rels",
                "<Relationships xmlns=\"" + PACKAGE + "\"><Relationship Id=\"r1\" Type=\"" + RELATION
                        + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        parts.put(
                "xl/workbook.xml",
                "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + RELATION
                        + "\"><sheets><sheet name=\"Duties\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
        parts.put(
                "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"" + PACKAGE + "\"><Relationship Id=\"r1\" Type=\"" + RELATION
                        + "/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" Type=\"" + RELATION
                        + "/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>");
        parts.put(
                "xl/sharedStrings.xml",
                "<sst xmlns=\"" + MAIN + "\"><si><r><t>Cust</t></r><r><rPr><b/></rPr><t>omer</t></r></si></sst>");
        parts.put("xl/worksheets/sheet1.xml", "<worksheet xmlns=\"" + MAIN + "\">" + sheet + "</worksheet>");
        return zipped(parts);
    }

    @Test
    void richTextFormulasAndMergedCells() throws Unreadable {
        var sheets = WorkbookReader.read(
                book(
                        "<sheetData>"
                                + "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Data</t></is></c><c r=\"C1\" t=\"s\"><v>0</v></c></row>"
                                + "<row r=\"3\"><c r=\"B3\" t=\"str\"><f>A1&amp;\"x\"</f><v>Datax</v></c><c r=\"C3\" s=\"4\"/></row>"
                                + "</sheetData><mergeCells count=\"2\"><mergeCell ref=\"A1:A3\"/><mergeCell ref=\"C1:D1\"/></mergeCells>"));
        assertEquals(
                List.of(new Sheet(
                        "Duties",
                        List.of(
                                new Sheet.Row(1, List.of("Data", "", "Customer")),
                                new Sheet.Row(3, List.of("Data", "Datax"))))),
                sheets);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<sheetData><row r=\"1\"><c r=\"XFD1\" t=\"str\"><v>far</v></c></row></sheetData>",
                "<sheetData><row r=\"x\"><c r=\"A1\"><v>1</v></c></row></sheetData>",
                "<!DOCTYPE x [<!ENTITY a \"b\">]><sheetData/>",
            })
    void whatIsNoTableIsRefused(String sheet) {
        assertThrows(Unreadable.class, () -> WorkbookReader.read(book(sheet)));
    }

    @Test
    void aMergedRangeWithoutEndIsBounded() throws Unreadable {
        var sheets =
                WorkbookReader.read(book("<sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>x</v></c></row></sheetData>"
                        + "<mergeCells>" + "<mergeCell ref=\"A1:XFD1048576\"/>".repeat(1000)
                        + "<mergeCell ref=\"B7:A1\"/><mergeCell ref=\"?\"/></mergeCells>"));
        assertEquals(List.of(new Sheet.Row(1, List.of("x"))), sheets.get(0).rows());
    }

    @Test
    void noBytesCrashIt() {
        byte[] whole = book("<sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>x</v></c></row></sheetData>");
        var random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = whole.clone();
            for (int j = 0; j < 1 + i % 5; j++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                WorkbookReader.read(bytes);
            } catch (Unreadable e) {
                assertEquals(e.getMessage(), e.why());
            }
        }
    }
}
