package dev.demarc.search;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * Texts that are ASCII nearly everywhere as bytes, one a character, for loops that look at each: the quick compiler reads
 * an array in less than half the time that it takes for a string, and nearly all strings are copied at once.
 */
final class Latin {

    private static final byte UNKNOWN = '?';

    private Latin() {}

    /** A text's characters; in the place of one that isn't Latin-1 stands a question mark. */
    static byte[] bytes(String text) {
        byte[] bytes = text.getBytes(ISO_8859_1);
        if (bytes.length == text.length()) {
            return bytes;
        }
        // The two halves of a character beyond Unicode's first plane became a single question mark.
        byte[] each = new byte[text.length()];
        for (int i = 0; i < each.length; i++) {
            char c = text.charAt(i);
            each[i] = c < 256 ? (byte) c : UNKNOWN;
        }
        return each;
    }

    /** Whether a byte may stand for a character that isn't ASCII, so that the text is to be asked. */
    static boolean mayBeBeyond(byte b) {
        return b < 0 || b == UNKNOWN;
    }
}
