package dev.demarc.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class PassageTest {

    private static final String FILE = "# Keys\n> The *key*  \r\n>   rotates\t\n";

    private static final Line FIRST = new Line(9, 22, 0);
    private static final Line SECOND = new Line(23, 35, 0);

    @Test
    void aLineIsReadWithoutTheWhiteSpaceAroundIt() {
        assertEquals("rotates", of(SECOND).text());
        assertEquals("The *key*", of(FIRST).text());
    }

    @Test
    void linesAreJoinedWithTheBlanksThatMayForceABreak() {
        assertEquals("The *key*  \nrotates", of(FIRST, SECOND).text());
    }

    @Test
    void eachCharacterKnowsWhereItStandsInTheFile() {
        for (Passage passage :
                List.of(of(SECOND), of(FIRST, SECOND), of(FIRST, SECOND).cut(6, 16))) {
            for (int at = passage.start; at < passage.end; at++) {
                if (passage.s[at] != '\n') {
                    assertEquals(passage.s[at], FILE.charAt(passage.offset(at)));
                }
            }
        }
    }

    @Test
    void whatStandsInOneLineStandsInOnePiece() {
        Passage passage = of(FIRST, SECOND);
        int key = passage.text().indexOf("key");
        int rotates = passage.text().indexOf("rotates");
        assertEquals(FILE.indexOf("key"), passage.offsetOfPiece(key, key + 3));
        assertEquals(FILE.indexOf("rotates"), passage.offsetOfPiece(rotates, rotates + 7));
        assertEquals(-1, passage.offsetOfPiece(key, rotates + 7));
    }

    private static Passage of(Line... lines) {
        return Passage.of(FILE.toCharArray(), FILE, List.of(lines));
    }
}
