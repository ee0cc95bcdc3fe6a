package dev.demarc.markdown;

import dev.demarc.markdown.Definitions.Definition;
import org.jspecify.annotations.Nullable;

/** A piece of running text. Its bounds are offsets in its passage. */
class Token {

    /** What it is. */
    enum Kind {
        /** Characters: {@code value} if they were resolved, else what stands between the bounds. */
        TEXT,
        /** Code: {@code value}. */
        CODE,
        /** A formula: {@code value}; one that stands alone has a {@code count} of 2. */
        MATH,
        /** A tag, comment or the like: between the bounds. */
        HTML,
        SOFT_BREAK,
        HARD_BREAK,
        /** Where a link begins; {@code value} is its target. */
        LINK,
        END_LINK,
        /** Where an image's words begin; {@code value} is its target. */
        IMAGE,
        END_IMAGE,
        /** A whole link whose text is its address; {@code value} is the target. */
        AUTOLINK,
        /** A reference to a footnote; {@code value} is its label. */
        NOTE,
        /** A {@link Run} of {@code *}, {@code _} or {@code ~}, of which {@code count} are left. */
        RUN
    }

    Kind kind;
    int start;
    int end;

    @Nullable
    String value;

    @Nullable
    String title;

    /** Where a link's destination stands: offsets in the file. */
    int targetStart;

    int targetEnd;

    int count;

    Token(Kind kind, int start, int end) {
        this.kind = kind;
        this.start = start;
        this.end = end;
    }

    Token(Kind kind, int start, int end, String value) {
        this(kind, start, end);
        this.value = value;
    }

    /** A run of marks that may begin or end emphasis, in a chain of those that have found no partner yet. */
    static final class Run extends Token {
        final char mark;
        final int length;
        boolean opens;
        boolean closes;
        String ended = "";
        String begun = "";

        @Nullable
        Run before;

        @Nullable
        Run after;

        Run(char mark, int start, int end) {
            super(Kind.RUN, start, end);
            this.mark = mark;
            this.length = end - start;
            this.count = length;
        }
    }

    /** Its resolved text or target. */
    String value() {
        return value == null ? "" : value;
    }

    /** Makes a bracket the beginning of a link or image to a definition's target. */
    void leadsTo(Kind as, Definition definition) {
        leadsTo(as, definition.target, definition.title, definition.start, definition.end);
        definition.used = true;
    }

    void leadsTo(Kind as, String target, @Nullable String withTitle, int from, int to) {
        kind = as;
        value = target;
        title = withTitle;
        targetStart = from;
        targetEnd = to;
    }
}
