package dev.demarc.wording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.demarc.source.Lines;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WordSieveTest {

    private static Wording read(String text) {
        var sieve = new WordSieve(text);
        sieve.prose(0, text.length());
        return sieve.done("a.md", Lines.of(text)::span);
    }

    private static List<String> rare(String text) {
        return read(text).rare().stream().map(Wording.Rare::word).toList();
    }

    @Test
    void marksOfSentencesBelongToNoWord() {
        assertEquals(
                List.of("clould", "custmer", "platfrom", "bakcup", "servise", "regoin"),
                rare("(clould), “custmer’s” platfrom’s—bakcup; 'servise': regoin!"));
    }

    @Test
    void compoundsAreTheirParts() {
        assertEquals(List.of("clould", "custmer"), rare("a multi-clould and custmer-side"));
    }

    @Test
    void aFileIsReadAlikeWhateverFileCameBefore() {
        Wording once = read("The clould keeps the backup of custmers.");
        for (int words : new int[] {300, 3_000, 30_000}) {
            var many = new StringBuilder();
            for (int i = 0; i < words; i++) {
                many.append(" word").append(letters(i));
            }
            read(many.toString());
            assertEquals(once, read("The clould keeps the backup of custmers."));
        }
    }

    /** Short words before a space are passed over at once; a tab is read as whatever stands between words. */
    @Test
    void allKindsOfBlanksAreAlike() {
        String[] pieces = {
            "the ",
            "key ",
            "a ",
            "Of ",
            "clould ",
            "custmer ",
            "Platfrom ",
            "data, ",
            "(the ",
            "it's ",
            "team’s ",
            "non-",
            "a/b ",
            "x=",
            "é",
            "ab\n",
            " ",
            "**",
            "`",
            "key",
            "2nd "
        };
        for (int seed = 0; seed < 500; seed++) {
            var random = new Random(seed);
            var text = new StringBuilder();
            for (int i = random.nextInt(30); i >= 0; i--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            assertEquals(read(text.toString().replace(' ', '\t')), read(text.toString()), text.toString());
        }
    }

    private static String letters(int number) {
        var letters = new StringBuilder();
        for (int rest = number; rest > 0; rest /= 26) {
            letters.append((char) ('a' + rest % 26));
        }
        return letters.toString();
    }

    @Test
    void countsGoByWordWhateverItsCapitals() {
        var counts = WordCounts.of(List.of(read("Customer CUSTOMER customers customer's"), read("customer; data")));
        assertEquals(4, counts.times("customer"));
        assertEquals(2, counts.files("customer"));
        assertEquals(1, counts.times("customers"));
    }

    @Test
    void aTermOfTheFieldHasToBeUsed() {
        var counts = WordCounts.of(List.of(read("The cloud.")));
        assertTrue(counts.isTerm("cloud"));
        assertEquals(false, counts.isTerm("audit"));
        counts.name("Audit trail");
        assertTrue(counts.isTerm("audit"));
    }

    @Test
    void manyDifferentWordsAreAllKept() {
        var text = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            text.append("starfruit")
                    .append((char) ('a' + i % 26))
                    .append((char) ('a' + i / 26 % 26))
                    .append((char) ('a' + i / 676))
                    .append(i % 2 == 0 ? " " : "\n");
        }
        var counts = WordCounts.of(List.of(read(text.toString())));
        assertEquals(1, counts.times("starfruitaaa"));
        assertEquals(1, counts.times("starfruithkh"));
        assertEquals(0, counts.times("starfruitzzz"));
    }

    @Test
    void equalTextsLeaveEqualWords() {
        assertEquals(read("A clould for customers."), read("A clould for customers."));
        assertNotEquals(read("A clould for customers."), read("A clould for customer."));
    }
}
