package dev.demarc.render;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A style sheet or script as readers load it: without comments and without the blanks that only people need.
 *
 * <p>Only what certainly means nothing is taken off. A script keeps its lines, so that no statement runs into the next;
 * one whose texts may span lines stays as it is.
 */
final class LeanAsset {

    private LeanAsset() {}

    /** The bytes to serve for a file of the theme; other files than style sheets and scripts stay as they are. */
    static byte[] of(String path, byte[] written) {
        if (path.endsWith(".css")) {
            return css(new String(written, UTF_8)).getBytes(UTF_8);
        }
        return path.endsWith(".js") ? script(new String(written, UTF_8)).getBytes(UTF_8) : written.clone();
    }

    static String css(String written) {
        var out = new StringBuilder(written.length());
        int at = 0;
        while (at < written.length()) {
            char c = written.charAt(at);
            if (c == '"' || c == '\'') {
                int end = endOfText(written, at);
                out.append(written, at, end);
                at = end;
            } else if (written.startsWith("url(", at)) {
                int end = endOfAddress(written, at);
                out.append(written, at, end);
                at = end;
            } else if (written.startsWith("/*", at)) {
                int end = written.indexOf("*/", at + 2);
                at = end < 0 ? written.length() : end + 2;
                blank(out);
            } else if (isBlank(c)) {
                blank(out);
                at++;
            } else {
                punctuation(out, c);
                at++;
            }
        }
        return out.toString();
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
    }

    /** One blank at most, and none where a sign parts the words already. A blank before a colon or a bracket counts. */
    private static void blank(StringBuilder out) {
        int last = out.length() - 1;
        if (last >= 0 && "{};,: ".indexOf(out.charAt(last)) < 0) {
            out.append(' ');
        }
    }

    private static void punctuation(StringBuilder out, char c) {
        int last = out.length() - 1;
        if (last >= 0 && "{};,".indexOf(c) >= 0 && out.charAt(last) == ' ') {
            out.setLength(last);
            last--;
        }
        if (c == '}' && last >= 0 && out.charAt(last) == ';') {
            out.setLength(last);
        }
        out.append(c);
    }

    private static int endOfText(String written, int start) {
        char quote = written.charAt(start);
        int at = start + 1;
        while (at < written.length() && written.charAt(at) != quote) {
            at += written.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at + 1, written.length());
    }

    private static int endOfAddress(String written, int start) {
        int at = start + "url(".length();
        while (at < written.length() && isBlank(written.charAt(at))) {
            at++;
        }
        if (at < written.length() && (written.charAt(at) == '"' || written.charAt(at) == '\'')) {
            return endOfText(written, at);
        }
        int end = written.indexOf(')', at);
        return end < 0 ? written.length() : end + 1;
    }

    static String script(String written) {
        if (written.indexOf('`') >= 0 || written.contains("\\\n") || written.contains("\\\r")) {
            return written;
        }
        var out = new StringBuilder(written.length());
        boolean inComment = false;
        for (String line : (Iterable<String>) written.lines()::iterator) {
            String bare = line.strip();
            if (inComment || bare.startsWith("/*")) {
                int end = bare.indexOf("*/", inComment ? 0 : 2);
                inComment = end < 0;
                bare = inComment ? "" : bare.substring(end + 2).strip();
            }
            if (!bare.isEmpty() && !bare.startsWith("//")) {
                out.append(bare).append('\n');
            }
        }
        return out.toString();
    }
}
