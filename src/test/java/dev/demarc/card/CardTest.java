package dev.demarc.card;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.demarc.diagram.Sample;
import dev.demarc.matrix.Matrix;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardTest {

    private static final int PAPER = 0xFBFAF7;
    private static final int INK = 0x1B242D;
    private static final int BLUE = 0x0B5FA8;
    private static final int BLUE_TINT = 0xD6ECFF;
    private static final int OCHRE = 0xA65F00;
    private static final int OCHRE_TINT = 0xFFE9BC;
    private static final int PLUM = 0x7C2F66;
    private static final int PLUM_TINT = 0xF5CDE6;
    private static final int ALERT = 0xB0201A;
    private static final int PICTURE = 620; // Where the picture begins, beside a title.
    private static final Card.Look LOOK = new Card.Look("Cloud duties", true, false, null, "Gap", "Overlap");

    @Test
    void aMatrixIsDrawnInThePartiesColoursWithTheLineBetween() throws IOException {
        BufferedImage card = read(Card.of(Sample.aws(), LOOK));
        assertEquals(1200, card.getWidth());
        assertEquals(630, card.getHeight());
        // Three columns of ten rows, 176 by 50; the first changes hands below the seventh, the second below the fifth.
        assertEquals(OCHRE, at(card, PICTURE + 4, 300));
        assertEquals(OCHRE_TINT, at(card, PICTURE + 100, 300));
        assertEquals(BLUE_TINT, at(card, PICTURE + 100, 540));
        assertEquals(OCHRE_TINT, at(card, PICTURE + 276, 300));
        assertEquals(BLUE_TINT, at(card, PICTURE + 276, 340));
        assertTrue(count(card, INK, PICTURE, 414, PICTURE + 164, 418) > 300, "the line below the seventh row");
        // The fifth row of the third column is shared: the customer's at the left, the provider's at the right.
        assertEquals(OCHRE_TINT, at(card, PICTURE + 352 + 50, 290));
        assertEquals(BLUE, at(card, PICTURE + 352 + 160, 300));
    }

    @ParameterizedTest
    @CsvSource({
        "A, " + BLUE + ", " + BLUE_TINT,
        "C, " + OCHRE + ", " + OCHRE_TINT,
        "C>F, " + OCHRE + ", " + PLUM_TINT,
        ">F, " + PLUM + ", " + PLUM_TINT,
        "A+C, " + OCHRE + ", " + OCHRE_TINT,
        "~A, " + BLUE + ", " + PAPER,
        "~, 0x767771, " + PAPER,
        "-, 0xDEDAD1, " + PAPER,
        "?, 0x767771, " + PAPER,
        "A!C, " + ALERT + ", " + PAPER,
        "'', " + ALERT + ", " + PAPER
    })
    void eachStateHasItsLook(String holder, int edge, int ground) throws IOException {
        BufferedImage card = read(Card.of(matrix("A cell", holder), LOOK));
        // One cell, 300 by 60 in the middle of its side: its left edge, its upper one, its ground.
        boolean edged = count(card, edge, 728, 285, 740, 345) > 20 || count(card, edge, 728, 285, 1028, 287) > 60;
        assertTrue(edged, "the edge of " + holder);
        assertEquals(ground, at(card, 800, 330));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "25, 6", "100, 12", "1, 12", "300, 1", "2, 700"})
    void anySizeKeepsToItsPlace(int rows, int columns) throws IOException {
        BufferedImage card = read(Card.of(matrix(rows, columns), LOOK));
        keepsItsMargins(card);
        assertTrue(count(card, BLUE_TINT, PICTURE, 60, 1140, 570) > 100, "there is something to see");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A",
                "Who answers for what happens to backups of databases that nobody has looked at since the last move of"
                        + " the data centre, and who would know if one of them could not be read any more, or was lost?!",
                "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftsvorstandssitzung",
                "https://wiki.example.org/one/very/long/path/that/nobody/would/ever/take/for/a/title/but/somebody-did",
                "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
                "Ευθύνες του νέφους",
                "Ответственность в облаке",
                "Příliš žluťoučký kůň úpěl ďábelské ódy",
                "Ångström & “Œuvre” — 50 %"
            })
    void anyTitleStaysInsideItsColumn(String title) throws IOException {
        Card.Look look = new Card.Look(title, true, false, null, "Gap", "Overlap");
        BufferedImage card = read(Card.of(matrix(title, "A"), look));
        keepsItsMargins(card);
        assertTrue(count(card, INK, 64, 130, 564, 480) > 100, "it is written");
        assertEquals(PAPER, only(card, 566, 20, 700, 630), "nothing between title and picture");
        keepsItsMargins(read(Card.of(title, List.of(Sample.aws(), matrix(title, "A"), matrix(title, "")), look)));
        keepsItsMargins(read(Card.of(title, List.of(), look)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"責任の所在", "المسؤولية في السحابة", "אחריות", "ความรับผิดชอบ", "🚀 🚀", "…", "\u0000"})
    void aTitleThatCannotBeWrittenLeavesThePictureAlone(String title) throws IOException {
        BufferedImage card = read(Card.of(matrix(title, "A"), LOOK));
        keepsItsMargins(card);
        // The cell is in the middle of the card now.
        assertEquals(BLUE_TINT, at(card, 700, count(card, BLUE_TINT, 700, 120, 701, 500) > 0 ? 330 : 0));
        assertEquals(PAPER, only(card, 64, 120, 440, 500), "nothing where the title would be");
    }

    @Test
    void aPictographIsLeftOutOfATitleThatCanBeWritten() {
        assertArrayEquals(
                Card.of(matrix("Launch pad", "A"), LOOK), Card.of(matrix("\u200BLaunch \uD83D\uDE80 pad", "A"), LOOK));
    }

    @Test
    void aPartyThatCannotBeWrittenIsNotInTheLegend() throws IOException {
        Matrix matrix = new Sample("Cell")
                .party("顧客", 1, "顧", null)
                .category("x")
                .row("y", "顧")
                .matrix();
        BufferedImage card = read(Card.of(matrix, LOOK));
        assertEquals(PAPER, only(card, 64, 500, 564, 630));
        assertTrue(count(card, BLUE, 740, 280, 790, 350) > 300, "its key is a square without a letter");
    }

    @Test
    void whoReadsFromTheRightHasTheTitleThere() throws IOException {
        BufferedImage card =
                read(Card.of(Sample.aws(), new Card.Look("Cloud duties", true, true, null, "Gap", "Overlap")));
        keepsItsMargins(card);
        assertTrue(count(card, INK, 636, 130, 1136, 480) > 1000, "the title");
        assertEquals(OCHRE, at(card, 64 + 4, 300), "the picture's own order stays");
    }

    @Test
    void anAccentOfHexadecimalDigitsIsUsed() throws IOException {
        assertEquals(0xAA3300, at(read(Card.of(Sample.aws(), accented("#aa3300"))), 600, 4));
        assertEquals(0xAA3300, at(read(Card.of(Sample.aws(), accented("#a30"))), 600, 4));
        assertEquals(0x0B5F5A, at(read(Card.of(Sample.aws(), accented("teal"))), 600, 4));
    }

    @Test
    void aWikiWithALogoHasNotDemarcsMark() throws IOException {
        var look = new Card.Look("Cloud duties", false, false, null, "Gap", "Overlap");
        assertEquals(0, count(read(Card.of(null, List.of(), look)), BLUE, 0, 0, 1200, 630));
        assertNotEquals(0, count(read(Card.of(null, List.of(), LOOK)), BLUE, 0, 0, 1200, 630));
    }

    @Test
    void aGapIsInTheLegend() throws IOException {
        BufferedImage card = read(Card.of(matrix("A cell", ""), LOOK));
        assertTrue(count(card, ALERT, 64, 534, 96, 566) > 300);
    }

    @Test
    void cardsAreSmall() {
        for (Matrix matrix : List.of(Sample.aws(), Sample.portal(), Sample.google(), matrix(25, 6), matrix(100, 12))) {
            int bytes = Card.of(matrix, LOOK).length;
            assertTrue(bytes < 40_000, matrix.title() + ": " + bytes);
        }
    }

    /** A change of these digests is a change of every wiki's bytes: look at the card, then write down the new one. */
    @Test
    void theBytesAreTheSameOnEveryMachineAndJdk() throws NoSuchAlgorithmException {
        assertEquals("ffd6146cf88da458c5e4aecd73ceb0ab", digest(Card.of(Sample.portal(), LOOK)));
        assertEquals(
                "4f31b44381dd3e42f85246e7f3325533",
                digest(Card.of("Who answers.", List.of(Sample.aws(), Sample.google()), LOOK)));
    }

    @Test
    void otherLocalesAndThreadsChangeNothing() throws Exception {
        byte[] expected = Card.of(Sample.portal(), LOOK);
        Locale locale = Locale.getDefault();
        var pool = Executors.newFixedThreadPool(7);
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            Callable<byte[]> drawing = () -> Card.of(Sample.portal(), LOOK);
            for (Future<byte[]> card : pool.invokeAll(Collections.nCopies(21, drawing))) {
                assertArrayEquals(expected, card.get());
            }
        } finally {
            Locale.setDefault(locale);
            pool.shutdown();
        }
    }

    private static Card.Look accented(String accent) {
        return new Card.Look("Cloud duties", true, false, accent, "Gap", "Overlap");
    }

    private static Matrix matrix(String title, String holder) {
        return sample(title).category("Category").row("Concern", holder).matrix();
    }

    private static Matrix matrix(int rows, int columns) {
        var sample = sample("Many");
        for (int i = 0; i < columns; i++) {
            sample.category("Category " + i);
        }
        var words = List.of("A", "C", "F", "A+C", "C!F", "", "C>F", "~A", "-", "?");
        for (int k = 0; k < rows; k++) {
            var holders = new ArrayList<String>();
            for (int i = 0; i < columns; i++) {
                holders.add(words.get((k * 7 + i * 3) % words.size()));
            }
            sample.row("Concern " + k, holders.toArray(String[]::new));
        }
        return sample.matrix();
    }

    private static Sample sample(String title) {
        return new Sample(title)
                .party("AWS", 1, "A", null)
                .party("Customer", 2, "C", null)
                .party("Fastly", 3, "F", null);
    }

    /** Nothing but paper outside of the margins, and the strip above. */
    private static void keepsItsMargins(BufferedImage card) {
        assertEquals(PAPER, only(card, 0, 10, 1200, 56));
        assertEquals(PAPER, only(card, 0, 576, 1200, 630));
        assertEquals(PAPER, only(card, 0, 10, 62, 630));
        assertEquals(PAPER, only(card, 1138, 10, 1200, 630));
    }

    /** The one colour of a rectangle; one that it also has if there are several. */
    private static int only(BufferedImage card, int left, int top, int right, int bottom) {
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                if (at(card, x, y) != at(card, left, top)) {
                    return at(card, x, y) == PAPER ? at(card, left, top) : at(card, x, y);
                }
            }
        }
        return at(card, left, top);
    }

    private static int count(BufferedImage card, int colour, int left, int top, int right, int bottom) {
        int count = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                count += at(card, x, y) == colour ? 1 : 0;
            }
        }
        return count;
    }

    private static int at(BufferedImage card, int x, int y) {
        return card.getRGB(x, y) & 0xFFFFFF;
    }

    private static BufferedImage read(byte[] png) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        assertFalse(image == null);
        return image;
    }

    private static String digest(byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes))
                .substring(0, 32);
    }
}
