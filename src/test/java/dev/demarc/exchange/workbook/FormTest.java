package dev.demarc.exchange.workbook;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody else's workbook: what is put into it stands there, and all else stays, to the byte. */
class FormTest {

    private static OfficeFile filledIn(OfficeFile file) {
        return file.row("A form", "", "")
                .row("Id", "Answer", "Words & “signs” <b>")
                .row("A-1", "", "")
                .row("A-2", "Yes", "=A1")
                .emptyRow();
    }

    static List<OfficeFile> files() {
        return List.of(filledIn(OfficeFile.excel()), filledIn(OfficeFile.prefixed()));
    }

    @ParameterizedTest
    @MethodSource("files")
    void textsAreRead(OfficeFile file) throws Unreadable {
        FormSheet sheet = Form.read(file.named("A & B")).sheets().get(0);
        assertEquals("A & B", sheet.name());
        assertEquals(5, sheet.lastRow());
        assertEquals(3, sheet.lastColumn(2));
        assertEquals("Words & “signs” <b>", sheet.text(2, 3));
        assertEquals("", sheet.text(3, 2));
        assertEquals("", sheet.text(99, 99));
        assertEquals("A & B!C2", sheet.place(2, 3));
        assertEquals(List.of(new FormSheet.Merged(1, 1, 1, 3)), sheet.merged());
        assertEquals(Map.of(1, "A-2", 2, "Yes", 3, "0"), sheet.texts(4));
    }

    @ParameterizedTest
    @MethodSource("files")
    void whatIsPutThereIsThere(OfficeFile file) throws Unreadable {
        Form form = Form.read(file.named("Form"));
        FormSheet sheet = form.sheets().get(0);
        assertTrue(sheet.put(3, 2, "No"));
        assertTrue(sheet.put(4, 2, "two\nlines & <tags> _x0041_ \u0007"));
        assertTrue(sheet.put(3, 5, "beyond"));
        assertTrue(sheet.put(3, 4, "between"));
        assertTrue(sheet.put(5, 1, "in an empty row"));
        assertFalse(sheet.put(4, 3, "over a formula"));
        assertFalse(sheet.put(77, 1, "in no row"));
        FormSheet again = Form.read(form.bytes()).sheets().get(0);
        assertEquals("No", again.text(3, 2));
        assertEquals("two\nlines & <tags> _x0041_ \u0007", again.text(4, 2));
        assertEquals("between", again.text(3, 4));
        assertEquals("beyond", again.text(3, 5));
        assertEquals("in an empty row", again.text(5, 1));
        assertEquals("0", again.text(4, 3));
        assertEquals("A-2", again.text(4, 1));
    }

    @ParameterizedTest
    @MethodSource("files")
    void allElseStaysByteForByte(OfficeFile file) throws Unreadable {
        byte[] before = file.named("Form");
        Form form = Form.read(before);
        assertArrayEquals(before, form.bytes());
        form.sheets().get(0).put(3, 2, "No");
        byte[] after = form.bytes();
        var parts = OfficeFile.parts(before);
        var kept = OfficeFile.parts(after);
        assertEquals(List.copyOf(parts.keySet()), List.copyOf(kept.keySet()));
        String sheet = "xl/worksheets/sheet7.xml";
        parts.forEach((name, text) -> assertEquals(name.equals(sheet), !text.equals(kept.get(name)), name));
        // In the sheet itself, the one cell alone differs; its style stays.
        String was = parts.getOrDefault(sheet, "");
        String is = kept.getOrDefault(sheet, "");
        int from = Arrays.mismatch(was.toCharArray(), is.toCharArray());
        String tail = was.substring(was.indexOf("/>", from) + 2);
        assertTrue(is.endsWith(tail));
        String changed = is.substring(is.lastIndexOf('<', from), is.length() - tail.length());
        assertTrue(
                changed.matches(
                        "<(x:)?c r=\"B3\" s=\"2\" t=\"inlineStr\"><(x:)?is><(x:)?t xml:space=\"preserve\">No</.*"),
                changed);
        // What lies before the sheet in the file, and what follows it, are the same bytes.
        int first = Arrays.mismatch(before, after);
        assertTrue(first > 0
                && new String(before, 0, first, java.nio.charset.StandardCharsets.ISO_8859_1)
                        .contains("workbook.xml.rels"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void anyCellsCanBeFilled(int seed) throws Unreadable {
        var random = new Random(seed);
        var file = random.nextBoolean() ? OfficeFile.excel() : OfficeFile.prefixed();
        int rows = 1 + random.nextInt(6);
        for (int i = 0; i < rows; i++) {
            var texts = new String[random.nextInt(5)];
            Arrays.setAll(texts, column -> random.nextBoolean() ? "" : "was " + column);
            if (texts.length == 0) {
                file.emptyRow();
            } else {
                file.row(texts);
            }
        }
        Form form = Form.read(file.named("Form"));
        var expected = new TreeMap<String, String>();
        FormSheet sheet = form.sheets().get(0);
        for (int row = 1; row <= rows; row++) {
            for (int column = 1; column <= 8; column++) {
                expected.put(CellName.of(row, column), sheet.text(row, column));
                if (random.nextInt(3) == 0) {
                    expected.put(CellName.of(row, column), "now " + row + column);
                    assertTrue(sheet.put(row, column, "now " + row + column));
                }
            }
        }
        FormSheet again = Form.read(form.bytes()).sheets().get(0);
        expected.forEach((place, text) ->
                assertEquals(text, again.text(Integer.parseInt(place.substring(1)), CellName.column(place)), place));
    }

    @Test
    void ourOwnWorkbooksAreReadToo() throws Unreadable {
        var look = Look.inked("ff0000", true, true).on("eeeeee").framed("000000", Look.Line.DOTTED);
        var page = new Book.Page(
                "One",
                List.of(10),
                new Book.Head(1, true),
                0,
                List.of(List.of(new Book.Field("Head", look)), List.of(Book.Field.of(" blanks \r\n "))));
        FormSheet sheet = Form.read(new Book("Title & more", List.of(page)).bytes())
                .sheets()
                .get(0);
        assertEquals("Head", sheet.text(1, 1));
        assertEquals(" blanks \r\n ", sheet.text(2, 1));
    }

    @Test
    void namesOfSheetsFitTheFormat() {
        assertEquals("Data centres", Book.name("'Data/centres'", java.util.Set.of()));
        assertEquals(
                "a".repeat(29) + " 2",
                Book.name("A".repeat(40).toLowerCase(java.util.Locale.ROOT), java.util.Set.of("a".repeat(31))));
        assertEquals("Sheet", Book.name("History", java.util.Set.of()));
    }

    @Test
    void whatIsNoWorkbookIsToldApart() {
        for (byte[] file : List.of(
                new byte[0],
                new byte[] {'P', 'K', 3, 4},
                "concern,category".getBytes(java.nio.charset.StandardCharsets.UTF_8))) {
            assertThrows(Unreadable.class, () -> Form.read(file));
        }
        byte[] cut = filledIn(OfficeFile.excel()).named("Form");
        for (int length = 0; length < cut.length; length += 7) {
            byte[] half = Arrays.copyOf(cut, length);
            assertThrows(Unreadable.class, () -> Form.read(half));
        }
    }

    @Test
    void damagedFilesNeverCrashIt() {
        byte[] whole = filledIn(OfficeFile.excel()).named("Form");
        var random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            byte[] damaged = whole.clone();
            for (int j = 0; j <= random.nextInt(4); j++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            try {
                Form form = Form.read(damaged);
                for (FormSheet sheet : form.sheets()) {
                    sheet.put(1, 1, "x");
                }
                form.bytes();
            } catch (Unreadable e) {
                assertFalse(e.why().isEmpty());
            }
        }
    }
}
