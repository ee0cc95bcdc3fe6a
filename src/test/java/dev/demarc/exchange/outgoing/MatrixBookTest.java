package dev.demarc.exchange.outgoing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.demarc.exchange.RandomMatrix;
import dev.demarc.exchange.workbook.Unreadable;
import dev.demarc.matrix.Matrix;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The workbook of a matrix: what stands in it, how it looks and prints, and that its bytes never differ. */
class MatrixBookTest {

    /** The parts of a workbook, as Java's own reader of archives finds them. */
    private static Map<String, String> parts(byte[] workbook) throws IOException {
        var parts = new LinkedHashMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(workbook))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), new String(zip.readAllBytes(), UTF_8));
            }
        }
        return parts;
    }

    private static void isWellFormed(String xml) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml.getBytes(UTF_8)));
    }

    @Test
    void itHasTheTableAllCellsAndTheLegend() throws Exception {
        Matrix matrix = Given.published("aws-security");
        byte[] book = MatrixBook.of(matrix).bytes();
        var table = Given.rows(book, 0);
        assertEquals(
                List.of("Concern", "Group", "Infrastructure services", "Container services", "Abstracted services"),
                table.get(0));
        assertEquals(List.of("Encryption at rest", "", "Customer", "Customer", "Shared: AWS, Customer"), table.get(5));
        assertEquals(11, table.size());
        assertEquals(CellRows.of(matrix), Given.rows(book, 1));
        var legend = Given.rows(book, 2);
        assertEquals(List.of("AWS", "provider", "Security OF the cloud", "", ""), legend.get(1));
        assertEquals(List.of("Owned", "One party answers for it: the cell has its name and colour."), legend.get(5));
        assertTrue(legend.contains(List.of("Retrieved", "2026-11-24")));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void anyMatrixMakesAWholeWorkbook(int seed) throws Exception {
        Matrix matrix = RandomMatrix.of(seed);
        byte[] book = MatrixBook.of(matrix).bytes();
        for (String xml : parts(book).values()) {
            isWellFormed(xml);
        }
        assertEquals(CellRows.of(matrix), Given.rows(book, 1));
    }

    @Test
    void itIsMadeToBeReadAndPrinted() throws IOException {
        var parts = parts(MatrixBook.of(Given.published("aws-security")).bytes());
        assertEquals(
                List.of(
                        "[Content_Types].xml",
                        "_rels/.rels",
                        "docProps/core.xml",
                        "xl/workbook.xml",
                        "xl/_rels/workbook.xml.rels",
                        "xl/worksheets/sheet1.xml",
                        "xl/worksheets/sheet2.xml",
                        "xl/worksheets/sheet3.xml",
                        "xl/styles.xml"),
                new ArrayList<>(parts.keySet()));
        String sheet = parts.getOrDefault("xl/worksheets/sheet1.xml", "");
        for (String part : List.of(
                "<pane xSplit=\"1\" ySplit=\"1\" topLeftCell=\"B2\" activePane=\"bottomRight\" state=\"frozen\"/>",
                "<autoFilter ref=\"A1:E11\"/>",
                "orientation=\"landscape\" fitToWidth=\"1\" fitToHeight=\"0\"",
                "<oddFooter>&amp;LAWS shared responsibility&amp;R&amp;P / &amp;N</oddFooter>")) {
            assertTrue(sheet.contains(part), part);
        }
        String book = parts.getOrDefault("xl/workbook.xml", "");
        assertTrue(book.contains("Print_Titles\" localSheetId=\"0\">'Matrix'!$1:$1<"), book);
        assertTrue(book.contains("hidden=\"1\">'Matrix'!$A$1:$E$11<"), book);
        String styles = parts.getOrDefault("xl/styles.xml", "");
        for (String part : List.of("FFD6ECFF", "FFFFE9BC", "<gradientFill", "wrapText=\"1\"")) {
            assertTrue(styles.contains(part), part);
        }
    }

    @Test
    void itsBytesAreAlwaysTheSame() {
        Matrix matrix = Given.published("rosa");
        assertArrayEquals(MatrixBook.of(matrix).bytes(), MatrixBook.of(matrix).bytes());
    }

    @Test
    void aTextThatNoCellHoldsIsCutAndTold() throws Unreadable {
        Matrix matrix = Given.matrix(
                "matrix: m",
                "title: M",
                "parties: {us: ~}",
                "categories: {one: ~}",
                "concerns: {a: {who: {us: " + "word ".repeat(8_000) + "}}}");
        var book = MatrixBook.of(matrix);
        assertEquals(32_767, Given.rows(book.bytes(), 1).get(1).get(3).length());
        assertEquals(
                List.of("m: A text of 39999 characters is cut: a cell of a workbook has room for 32767."),
                Given.losses(book.report()));
    }
}
