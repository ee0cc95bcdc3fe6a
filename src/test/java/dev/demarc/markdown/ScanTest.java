package dev.demarc.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** That what looks at characters in an array says the same as the plain way, which is slower. */
class ScanTest {

    private static final String FEW = "ab<!- \n";

    @Test
    void eachCharacterIsOfItsKinds() {
        for (char c = 0; c < Character.MAX_VALUE; c++) {
            boolean letter = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".indexOf(c) >= 0;
            boolean digit = "0123456789".indexOf(c) >= 0;
            String which = "U+" + Integer.toHexString(c);
            assertEquals(letter, Scan.isLetter(c), which);
            assertEquals(letter || digit, Scan.isAlphanumeric(c), which);
            assertEquals(" \t\n\r\f\u000B".indexOf(c) >= 0, Scan.isBlank(c), which);
            assertEquals("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~".indexOf(c) >= 0, Scan.isEscapable(c), which);
        }
    }

    @Test
    void emphasisSeesUnicodesSpacesAndPunctuation() {
        for (int c = 0; c < Character.MAX_VALUE; c++) {
            int type = Character.getType(c);
            boolean space = type == Character.SPACE_SEPARATOR || "\t\n\f\r".indexOf(c) >= 0;
            boolean punctuation = (type >= Character.DASH_PUNCTUATION && type <= Character.OTHER_SYMBOL)
                    || type == Character.INITIAL_QUOTE_PUNCTUATION
                    || type == Character.FINAL_QUOTE_PUNCTUATION;
            String which = "U+" + Integer.toHexString(c);
            assertEquals(space, Scan.isSpace(c), which);
            assertEquals(punctuation, Scan.isPunctuation(c), which);
        }
    }

    @Test
    void whatIsSoughtIsFoundWhereAStringFindsItBetweenTwoOffsets() {
        var random = new Random(7);
        for (int round = 0; round < 2000; round++) {
            String text = random(random, 40);
            int from = random.nextInt(text.length() + 1);
            int to = from + random.nextInt(text.length() - from + 1);
            String wanted = random(random, 3) + "a";
            char[] s = text.toCharArray();
            int found = text.substring(from, to).indexOf(wanted);
            assertEquals(found < 0 ? -1 : found + from, Scan.find(s, from, to, wanted), text);
            int sign = text.substring(from, to).indexOf('<');
            assertEquals(sign < 0 ? -1 : sign + from, Scan.find(s, from, to, '<'), text);
            assertEquals(text.substring(from, to).startsWith(wanted), Scan.startsWith(s, from, to, wanted), text);
            assertEquals(
                    text.substring(from, to).startsWith(wanted),
                    Scan.startsWithAnyCase(
                            text.toUpperCase(java.util.Locale.ROOT).toCharArray(), from, to, wanted),
                    text);
        }
    }

    private static String random(Random random, int most) {
        var text = new StringBuilder();
        for (int i = random.nextInt(most); i > 0; i--) {
            text.append(FEW.charAt(random.nextInt(FEW.length())));
        }
        return text.toString();
    }
}
