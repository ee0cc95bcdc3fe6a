package dev.demarc.render;

import java.util.Arrays;

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
            return new Sheet(written).lean();
        }
        return path.endsWith(".js") ? new Script(written).lean() : written.clone();
    }

    /**
     * A style sheet in UTF-8. All that has a meaning in it is ASCII, so bytes do: each build reads the theme's once, mostly
     * before anything is compiled.
     */
    private static final class Sheet {
        private final byte[] written;
        private final byte[] out;
        private int length;

        Sheet(byte[] written) {
            this.written = written;
            this.out = new byte[written.length];
        }

        byte[] lean() {
            int at = 0;
            while (at < written.length) {
                byte c = written[at];
                if (isOfWord(c)) {
                    int end = at + 1;
                    while (end < written.length && isOfWord(written[end])) {
                        end++;
                    }
                    at = take(at, c == 'u' && startsWith("url(", at) ? endOfAddress(at) : end);
                } else if (c == '"' || c == '\'') {
                    at = take(at, endOfText(at));
                } else if (c == '/' && startsWith("/*", at)) {
                    at = endOfComment(at + 2);
                    blank();
                } else if (isBlank(c)) {
                    blank();
                    at++;
                } else {
                    punctuation(c);
                    at++;
                }
            }
            return Arrays.copyOf(out, length);
        }

        private static boolean isOfWord(byte c) {
            return (c >= 'a' && c <= 'z') || c == '-' || (c >= '0' && c <= '9') || c == '.' || (c >= 'A' && c <= 'Z');
        }

        private static boolean isBlank(byte c) {
            return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
        }

        private boolean startsWith(String sign, int at) {
            for (int i = 0; i < sign.length(); i++) {
                if (at + i >= written.length || written[at + i] != sign.charAt(i)) {
                    return false;
                }
            }
            return true;
        }

        private int take(int from, int to) {
            System.arraycopy(written, from, out, length, to - from);
            length += to - from;
            return to;
        }

        private byte last() {
            return length == 0 ? 0 : out[length - 1];
        }

        /** One blank at most, and none where a sign parts the words already. A blank before a colon or a bracket counts. */
        private void blank() {
            if (length > 0 && "{};,: ".indexOf(last()) < 0) {
                out[length++] = ' ';
            }
        }

        private void punctuation(byte c) {
            if ("{};,".indexOf(c) >= 0 && last() == ' ') {
                length--;
            }
            if (c == '}' && last() == ';') {
                length--;
            }
            out[length++] = c;
        }

        private int endOfComment(int start) {
            for (int at = start; at + 1 < written.length; at++) {
                if (written[at] == '*' && written[at + 1] == '/') {
                    return at + 2;
                }
            }
            return written.length;
        }

        private int endOfText(int start) {
            byte quote = written[start];
            int at = start + 1;
            while (at < written.length && written[at] != quote) {
                at += written[at] == '\\' ? 2 : 1;
            }
            return Math.min(at + 1, written.length);
        }

        private int endOfAddress(int start) {
            int at = start + "url(".length();
            while (at < written.length && isBlank(written[at])) {
                at++;
            }
            if (at < written.length && (written[at] == '"' || written[at] == '\'')) {
                return endOfText(at);
            }
            while (at < written.length && written[at] != ')') {
                at++;
            }
            return Math.min(at + 1, written.length);
        }
    }

    /** A script in UTF-8, line by line. */
    private static final class Script {
        private final byte[] written;
        private final byte[] out;
        private int length;

        Script(byte[] written) {
            this.written = written;
            this.out = new byte[written.length + 1];
        }

        byte[] lean() {
            boolean inComment = false;
            int end;
            for (int start = 0; start < written.length; start = end + 1) {
                end = start;
                while (end < written.length && written[end] != '\n') {
                    if (written[end] == '`' || (written[end] == '\\' && isLineEnd(end + 1))) {
                        return written.clone();
                    }
                    end++;
                }
                int from = start;
                if (!inComment) {
                    from = afterBlanks(from, end);
                    inComment = isAt("/*", from, end);
                    from += inComment ? 2 : 0;
                }
                if (inComment) {
                    while (from < end && !isAt("*/", from, end)) {
                        from++;
                    }
                    inComment = from == end;
                    from = Math.min(end, from + 2);
                }
                take(afterBlanks(from, end), end);
            }
            return Arrays.copyOf(out, length);
        }

        private boolean isLineEnd(int at) {
            return at < written.length && (written[at] == '\n' || written[at] == '\r');
        }

        private int afterBlanks(int from, int end) {
            int at = from;
            while (at < end && written[at] <= ' ' && written[at] >= 0) {
                at++;
            }
            return at;
        }

        private boolean isAt(String two, int at, int end) {
            return at + 1 < end && written[at] == two.charAt(0) && written[at + 1] == two.charAt(1);
        }

        private void take(int from, int end) {
            int to = end;
            while (to > from && written[to - 1] <= ' ' && written[to - 1] >= 0) {
                to--;
            }
            if (to > from && !isAt("//", from, to)) {
                System.arraycopy(written, from, out, length, to - from);
                length += to - from;
                out[length++] = '\n';
            }
        }
    }
}
