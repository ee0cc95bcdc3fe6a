package dev.demarc.check.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TableTextTest {

    @Test
    void looksAreNoPartOfAName() {
        assertEquals("keys and secrets", TableText.key("**Keys  & `Secrets`**[^1]:"));
        assertEquals("owners guide", TableText.key("Owner’s-Guide"));
        assertEquals("", TableText.key(" * "));
    }

    @Test
    void aNameOfLettersAndBlanksIsComparedAsAnyOther() {
        var random = new Random(3);
        for (int round = 0; round < 1000; round++) {
            var name = new StringBuilder();
            for (int i = random.nextInt(12); i > 0; i--) {
                name.append("abYZ09  ".charAt(random.nextInt(8)));
            }
            // With a mark of emphasis, which is no part of it, a name is never a simple one.
            assertEquals(TableText.key(name + "*"), TableText.key(name.toString()));
        }
    }
}
