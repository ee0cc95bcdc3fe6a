package dev.demarc.data;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.TokenStreamLocation;

/**
 * A text, asked for what the token stream doesn't tell: whether a value was quoted, what anchor stands before it, and
 * where it really ends. YAML's parser counts in code points, JSON's in UTF-16 code units; here it is always the latter.
 */
final class Source {

    private final String text;
    private final Tree.Format format;
    private final int @Nullable [] offsets;

    /**
     * A value or key without what stands before it.
     *
     * @param anchor the name that it is given
     */
    record Piece(
            int start, int end, boolean quoted, @Nullable String anchor) {}

    Source(String text, Tree.Format format) {
        this.text = text;
        this.format = format;
        int points = text.codePointCount(0, text.length());
        this.offsets = format == Tree.Format.YAML && points < text.length() ? offsets(text, points) : null;
    }

    private static int[] offsets(String text, int points) {
        int[] offsets = new int[points + 1];
        int unit = 0;
        for (int point = 0; point < points; point++) {
            offsets[point] = unit;
            unit += Character.charCount(text.codePointAt(unit));
        }
        offsets[points] = unit;
        return offsets;
    }

    String text() {
        return text;
    }

    /** Where a location of the parser lies in the text. */
    int offset(@Nullable TokenStreamLocation location) {
        return location == null ? 0 : offset(location.getCharOffset());
    }

    /** Where what the parser counts lies in the text. */
    int offset(long counted) {
        int limit = offsets == null ? text.length() : offsets.length - 1;
        int within = (int) Math.max(0, Math.min(counted, limit));
        return offsets == null ? within : offsets[within];
    }

    Piece piece(int from, int to) {
        return format == Tree.Format.JSON ? jsonPiece(from) : yamlPiece(from, to);
    }

    private Piece jsonPiece(int from) {
        boolean quoted = from < text.length() && text.charAt(from) == '"';
        int end = quoted ? from + 1 : from;
        while (end < text.length()) {
            char c = text.charAt(end);
            if (quoted && c == '\\') {
                end++;
            } else if (quoted ? c == '"' : ",]}: \t\r\n".indexOf(c) >= 0) {
                break;
            }
            end++;
        }
        return new Piece(from, Math.min(quoted ? end + 1 : end, text.length()), quoted, null);
    }

    private Piece yamlPiece(int from, int to) {
        int start = from;
        String anchor = null;
        while (start < to && (text.charAt(start) == '&' || text.charAt(start) == '!')) {
            int end = start;
            while (end < to && !Character.isWhitespace(text.charAt(end))) {
                end++;
            }
            if (text.charAt(start) == '&') {
                anchor = text.substring(start + 1, end);
            }
            start = end;
            while (start < to && Character.isWhitespace(text.charAt(start))) {
                start++;
            }
        }
        int end = to;
        // A text in block form is seen to end only where the next line begins.
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        boolean quoted = start < end && "\"'|>".indexOf(text.charAt(start)) >= 0;
        return new Piece(start, end, quoted, anchor);
    }
}
