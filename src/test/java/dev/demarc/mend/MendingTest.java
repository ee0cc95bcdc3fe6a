package dev.demarc.mend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.Edit;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.source.Lines;
import dev.demarc.source.Location;
import dev.demarc.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Edits of several findings in one text. */
class MendingTest {

    private static final String FILE = "a.md";

    private static Location.InFile at(int line, int column, int endColumn) {
        return new Location.InFile(FILE, new Span(line, column, line, endColumn));
    }

    private static Diagnostic finding(RuleId rule, Location.InFile place, Edit... edits) {
        return Diagnostic.of(rule, place, "Something is wrong here.", "Mend it.", null)
                .mendedBy(edits);
    }

    private static Diagnostic replacing(int line, int column, int endColumn, String text) {
        var place = at(line, column, endColumn);
        return finding(RuleId.BROKEN_LINK, place, new Edit(place, text));
    }

    private static Mending mend(String text, Diagnostic... findings) {
        return mend(text, Plan.Around.NOTHING, findings);
    }

    private static Mending mend(String text, Plan.Around around, Diagnostic... findings) {
        return Mending.of(Plan.of(List.of(findings), around), path -> Optional.of(text));
    }

    private static String after(Mending mending) {
        return mending.texts().isEmpty() ? "unchanged" : mending.texts().get(0).after();
    }

    private static List<String> reasons(Mending mending) {
        return mending.left().stream().map(Plan.Left::why).toList();
    }

    @Test
    void columnsCountCodePointsAndLinesEndInAnyWay() {
        assertEquals(
                "one\r\n\t😀😀 TWO\rthree\nFOUR",
                after(mend("one\r\n\t😀😀 two\rthree\nfour", replacing(2, 5, 8, "TWO"), replacing(4, 1, 5, "FOUR"))));
    }

    @Test
    void aLineIsTakenOutWithItsEnd() {
        var line = new Location.InFile(FILE, new Span(2, 1, 3, 1));
        assertEquals("one\r\nthree", after(mend("one\r\ntwo\r\nthree", finding(RuleId.GAP, line, new Edit(line, "")))));
        assertEquals("one\n", after(mend("one\ntwo", finding(RuleId.GAP, line, new Edit(line, "")))));
    }

    @Test
    void whatIsPutInTakesTheFilesOwnLineEnds() {
        assertEquals("a\r\nx\r\nb\r\n", after(mend("a\r\nb\r\n", replacing(2, 1, 1, "x\n"))));
        assertEquals("a\nx\nb\n", after(mend("a\nb\n", replacing(2, 1, 1, "x\n"))));
    }

    @Test
    void equalEditsAreMadeOnce() {
        var edit = new Edit(at(1, 1, 4), "new");
        var mending = mend(
                "old text",
                finding(RuleId.BROKEN_LINK, at(1, 1, 4), edit),
                finding(RuleId.MISSING_IMAGE, at(1, 5, 9), edit));
        assertEquals("new text", after(mending));
        assertEquals(2, mending.mended().size());
    }

    @Test
    void ofEditsThatOverlapNeitherIsMade() {
        var mending = mend("old text", replacing(1, 1, 6, "x"), replacing(1, 5, 9, "y"), replacing(1, 9, 9, "!"));
        assertEquals("old text!", after(mending));
        assertEquals(
                List.of(
                        "`broken-link` at a.md:1:5 concerns the same text",
                        "`broken-link` at a.md:1:1 concerns the same text"),
                reasons(mending));
    }

    @Test
    void editsThatTouchAreBothMade() {
        assertEquals(
                "xy+t",
                after(mend("old t", replacing(1, 4, 5, "y"), replacing(1, 1, 4, "x"), replacing(1, 5, 5, "+"))));
    }

    @Test
    void twoThingsPutInAtOnePlaceHaveNoOrder() {
        assertEquals("unchanged", after(mend("text", replacing(1, 1, 1, "x"), replacing(1, 1, 1, "y"))));
    }

    @Test
    void nothingIsChangedWhereAPersonHasToLook() {
        var seen = finding(RuleId.TABLE_RAGGED, at(1, 3, 7));
        assertEquals("unchanged", after(mend("old text", seen, replacing(1, 1, 9, "x"))));
        assertEquals("unchanged", after(mend("old text", seen, replacing(1, 3, 7, "x"))));
        assertEquals("unchanged", after(mend("old text", seen, replacing(1, 6, 9, "x"))));
        assertEquals(
                "unchanged",
                after(mend("old text", new Plan.Around(List.of(seen), List.of()), replacing(1, 1, 9, "x"))));
    }

    @Test
    void aWordIsMendedInWhatIsLargerAndBesideIt() {
        var seen = finding(RuleId.TABLES_OVERLAP, at(1, 1, 9));
        assertEquals("old news", after(mend("old text", seen, replacing(1, 5, 9, "news"))));
        assertEquals("new text", after(mend("old text", finding(RuleId.GAP, at(1, 4, 9)), replacing(1, 1, 4, "new"))));
        assertEquals("new text", after(mend("old text", finding(RuleId.GAP, at(1, 1, 1)), replacing(1, 1, 4, "new"))));
    }

    @Test
    void aFileThatCantBeReadStaysAsItIs() {
        var mending = mend("old text", finding(RuleId.UNREADABLE, at(1, 8, 8)), replacing(1, 1, 4, "new"));
        assertEquals("unchanged", after(mending));
        assertEquals(List.of("its file can't be read as a whole"), reasons(mending));
    }

    @Test
    void aLineByWhichABaselineKnowsAFindingStaysAsItIs() {
        var around = new Plan.Around(List.of(), List.of(finding(RuleId.GAP, at(2, 6, 7))));
        var mending = mend("one\ntwo three", around, replacing(2, 1, 4, "2"), replacing(1, 1, 4, "1"));
        assertEquals("1\ntwo three", after(mending));
        assertEquals(List.of("the baseline knows another finding by this very line"), reasons(mending));
    }

    @Test
    void whatStandsThereInAnotherWayStays() {
        var place = at(1, 1, 4);
        var mending = mend("old text", finding(RuleId.BROKEN_LINK, place, new Edit(place, "new", "odd")));
        assertEquals("unchanged", after(mending));
        assertEquals(List.of("it is written in another way than its meaning"), reasons(mending));
    }

    @Test
    void aFindingIsMendedWholeOrNotAtAll() {
        var place = at(1, 1, 4);
        var elsewhere = new Location.InFile("gone.md", new Span(1, 1, 1, 4));
        var finding = finding(RuleId.BROKEN_LINK, place, new Edit(place, "new"), new Edit(elsewhere, "new"));
        var mending = Mending.of(
                Plan.of(List.of(finding), Plan.Around.NOTHING),
                path -> path.equals(FILE) ? Optional.of("old text") : Optional.empty());
        assertEquals("unchanged", after(mending));
        assertEquals(List.of("`gone.md` isn't as it was when it was checked"), reasons(mending));
    }

    /** Random words of a random text are replaced; the expected text is made by counting code points instead. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void anyTextHasItsPlaces(long seed) {
        var random = new Random(seed);
        String[] pieces = {"word", "é", "😀", "\t", " ", "\n", "\r\n", "\r", "𝕏y", "-"};
        for (int round = 0; round < 50; round++) {
            var text = new StringBuilder();
            var expected = new StringBuilder();
            var spots = new ArrayList<int[]>();
            for (int i = 0; i < 40; i++) {
                String piece = pieces[random.nextInt(pieces.length)];
                boolean replaced = piece.equals("word") && random.nextBoolean();
                if (replaced) {
                    spots.add(new int[] {text.length(), text.length() + 4});
                }
                text.append(piece);
                expected.append(replaced ? "W𝔻" : piece);
            }
            var lines = Lines.of(text.toString());
            var findings = spots.stream()
                    .map(spot -> new Location.InFile(FILE, lines.span(spot[0], spot[1])))
                    .map(place -> finding(RuleId.BROKEN_LINK, place, new Edit(place, "W𝔻", "word")))
                    .toArray(Diagnostic[]::new);
            assertEquals(spots.isEmpty() ? "unchanged" : expected.toString(), after(mend(text.toString(), findings)));
        }
    }
}
