package dev.demarc.wording;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownWordsTest {

    @ParameterizedTest
    @ValueSource(strings = {"cloud", "Cloud", "colour", "color", "responsibilities", "zeroes", "cafes", "organisation"})
    void englishWordsOfBothKindsAreKnown(String word) {
        assertTrue(KnownWords.english().has(word));
    }

    @ParameterizedTest
    @ValueSource(strings = {"clould", "boundry", "organizaton", "vulnerabililty", "dependecy", "semver"})
    void othersAreNot(String word) {
        assertFalse(KnownWords.english().has(word));
    }

    @Test
    void aKnownWordBehindAPrefixIsKnownAsWell() {
        assertTrue(KnownWords.english().hasBehindPrefix("multiregion"));
        assertFalse(KnownWords.english().hasBehindPrefix("multirregion"));
    }

    @Test
    void oneInAHundredAtMostIsKnownByMistake() {
        int known = 0;
        for (int i = 0; i < 10_000; i++) {
            known += KnownWords.english().has("qx" + letters(i) + "zq") ? 1 : 0;
        }
        assertTrue(known < 100, known + " of 10,000");
    }

    private static String letters(int number) {
        var text = new StringBuilder();
        for (int rest = number + 26 * 26; rest > 0; rest /= 26) {
            text.append((char) ('a' + rest % 26));
        }
        return text.toString();
    }

    @Test
    void aFilterIsAlwaysTheSame() {
        assertArrayEquals(
                KnownWords.filterOf(List.of("cloud", "audit")),
                KnownWords.filterOf(List.of("audit", "cloud", "cloud")));
    }

    @Test
    void theFileIsAsLargeAsItWasMade() throws IOException {
        try (InputStream in = KnownWords.class.getResourceAsStream("known-words.bin")) {
            assertEquals(90_000, in == null ? 0 : in.readAllBytes().length);
        }
    }
}
