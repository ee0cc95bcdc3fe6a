package dev.demarc.card;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LetteringTest {

    private static final Lettering FACE = new Lettering(Typeface.sans(), 20);

    @Test
    void accentsJoinTheirLettersAndSpaceIsSingle() {
        assertEquals("Zuständig für é", Lettering.writable(" Zusta\u0308ndig\u00A0 fu\u0308r\n é ", Typeface.sans()));
    }

    @Test
    void whatNoFaceHasIsNotWrittenAtAll() {
        assertEquals("", Lettering.writable("Cloud 雲", Typeface.sans()));
        assertEquals("", Lettering.writable("x\u0301y", Typeface.serif()), "an accent that stands by itself");
        assertEquals("", Lettering.writable("Cloud \u202Eduolc", Typeface.sans()), "another way of reading");
    }

    @ParameterizedTest
    @ValueSource(strings = {"serif", "sans", "bold"})
    void eachFaceHasTheLettersOfEuropeansAndTheMarks(String face) {
        Typeface its =
                face.equals("serif") ? Typeface.serif() : face.equals("sans") ? Typeface.sans() : Typeface.bold();
        String text = "AZaz09 ÀÿŁőŽ ΆώΩ АяЁїѓ “”„‘’ –—… • € ™ № !?&%()[]{}/\\|@#";
        assertEquals(text, Lettering.writable(text, its));
    }

    @Test
    void pairsStandCloser() {
        var title = new Lettering(Typeface.serif(), 100);
        assertTrue(title.width("AW") < title.width("A") + title.width("W"));
    }

    @Test
    void aLineEndsBetweenWords() {
        assertEquals(
                List.of("who is", "responsible"),
                FACE.lines("who is responsible", 120, 3).lines());
    }

    @Test
    void aWordThatIsTooLongIsBrokenAfterAMarkIfItHasOne() {
        var lines = FACE.lines("storage/backups/monthly", 120, 3);
        assertEquals(List.of("storage/", "backups/", "monthly"), lines.lines());
        assertEquals(false, lines.whole());
    }

    @Test
    void whatIsMoreThanTheLinesIsCut() {
        assertEquals(List.of("one", "two…"), FACE.lines("one two, three", 60, 2).lines());
        assertEquals("respon…", FACE.cut("responsible", FACE.width("respon…")));
        assertEquals("one…", FACE.cut("one, two", FACE.width("one, t…") - 1));
    }
}
