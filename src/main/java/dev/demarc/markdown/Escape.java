package dev.demarc.markdown;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/** Writes text so that HTML reads it as text. */
final class Escape {

    private static final String SAFE_IN_URLS = "-_.+!*'(),%#@?=;:/,$~&";
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    /** What stands for each of the first characters that HTML would take for its own. */
    private static final @Nullable String[] INSTEAD = new @Nullable String['>' + 1];

    private static final boolean[] IS_OWN = new boolean[128];

    static {
        INSTEAD['<'] = "&lt;";
        INSTEAD['>'] = "&gt;";
        INSTEAD['&'] = "&amp;";
        INSTEAD['"'] = "&quot;";
        INSTEAD['\0'] = "\uFFFD";
        for (int c = 0; c < INSTEAD.length; c++) {
            IS_OWN[c] = INSTEAD[c] != null;
        }
    }

    private Escape() {}

    /** Appends a part of a text, escaped for content and for attributes in double quotes. */
    static void text(StringBuilder out, String text, int from, int to) {
        int done = from;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c <= '>' && INSTEAD[c] != null) {
                out.append(text, done, i).append(INSTEAD[c]);
                done = i + 1;
            }
        }
        out.append(text, done, to);
    }

    /** The same of a stretch of running text. */
    static void text(StringBuilder out, Passage passage, int from, int to) {
        char[] s = passage.s;
        int done = from;
        for (int i = own(s, from, to); i < to; i = own(s, done, to)) {
            passage.append(out, done, i);
            out.append(INSTEAD[s[i]]);
            done = i + 1;
        }
        passage.append(out, done, to);
    }

    /** Where HTML's next own character stands. In a loop without calls, the quick compiler keeps all in registers. */
    private static int own(char[] s, int from, int to) {
        boolean[] own = IS_OWN;
        int i = from;
        while (i < to && !(own[s[i] & 0x7F] && s[i] < 128)) {
            i++;
        }
        return i;
    }

    static void text(StringBuilder out, String text) {
        text(out, text, 0, text.length());
    }

    /** Appends an address, percent-encoded where it isn't, and escaped for an attribute. */
    static void url(StringBuilder out, String url) {
        for (int i = 0; i < url.length(); ) {
            int c = url.codePointAt(i);
            if (c == '&') {
                out.append("&amp;");
            } else if (c < 128 && (Scan.isAlphanumeric((char) c) || SAFE_IN_URLS.indexOf(c) >= 0)) {
                out.append((char) c);
            } else {
                for (byte b : new String(Character.toChars(c)).getBytes(UTF_8)) {
                    out.append('%').append(HEX[(b >> 4) & 15]).append(HEX[b & 15]);
                }
            }
            i += Character.charCount(c);
        }
    }
}
