package dev.demarc.markdown;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A block of a page, in a tree of them: what {@link Blocks} reads, and {@link PageWriter} writes. */
abstract class Part {

    private @Nullable Part parent;
    private @Nullable Part firstChild;
    private @Nullable Part lastChild;
    private @Nullable Part previous;
    private @Nullable Part next;

    /** Whether a blank line follows it, or what stands last in it. */
    boolean endsBlank;

    @Nullable
    Part parent() {
        return parent;
    }

    @Nullable
    Part firstChild() {
        return firstChild;
    }

    @Nullable
    Part lastChild() {
        return lastChild;
    }

    @Nullable
    Part previous() {
        return previous;
    }

    @Nullable
    Part next() {
        return next;
    }

    /** Puts a part behind the others in this one. */
    void append(Part child) {
        child.parent = this;
        child.previous = lastChild;
        if (lastChild == null) {
            firstChild = child;
        } else {
            lastChild.next = child;
        }
        lastChild = child;
    }

    /** Takes away what stands last in this one. */
    void removeLast() {
        Part last = lastChild;
        if (last != null) {
            lastChild = last.previous;
            if (lastChild == null) {
                firstChild = null;
            } else {
                lastChild.next = null;
            }
            last.parent = null;
            last.previous = null;
        }
    }

    /** All of the page's text. */
    static final class Whole extends Part {

        /** Whether anything in it may be a bare address; see {@link Autolinks}. */
        boolean mayHoldAddresses;

        /** Whether anything in it may be what others refer to: {@code ]:} stands somewhere. */
        boolean mayDefine;

        /** Where each line of the file begins, the lines before the page's own text too. */
        int[] lineStarts = {0};
    }

    /** Running text: a paragraph, or what turns out to be a table. */
    static final class Prose extends Part {
        final List<Line> lines;

        Prose(List<Line> lines) {
            this.lines = lines;
        }
    }

    /** A heading; the lines hold its text without marks. */
    static final class Title extends Part {
        final int level;
        final List<Line> lines;

        Title(int level, List<Line> lines) {
            this.level = level;
            this.lines = lines;
        }
    }

    /** A line across. */
    static final class Rule extends Part {}

    /** A quotation, or an alert. */
    static final class Quote extends Part {}

    /** A list. */
    static final class Listing extends Part {
        final char mark;
        final int start;
        boolean tight = true;

        /**
         * A list that begins here.
         *
         * @param mark the bullet, or what follows the number
         * @param start the first number; −1 for a bulleted one
         */
        Listing(char mark, int start) {
            this.mark = mark;
            this.start = start;
        }

        boolean ordered() {
            return start >= 0;
        }

        boolean goesOnWith(Listing other) {
            return mark == other.mark && ordered() == other.ordered();
        }
    }

    /** An item of a list. */
    static final class Item extends Part {}

    /** A footnote's text. */
    static final class Note extends Part {
        final String label;

        Note(String label) {
            this.label = label;
        }
    }

    /** What a term of a definition list means. */
    static final class Meaning extends Part {
        final boolean tight;

        Meaning(boolean tight) {
            this.tight = tight;
        }
    }

    /** A block whose lines aren't Markdown: fenced code, indented code, or HTML. */
    static final class Raw extends Part {
        enum Kind {
            FENCED,
            INDENTED,
            HTML
        }

        final Kind kind;
        final String note;
        final int start;
        final List<Line> lines = new ArrayList<>();

        /**
         * A block without lines yet.
         *
         * @param note the info string, as written
         * @param start where it begins, in the file
         */
        Raw(Kind kind, String note, int start) {
            this.kind = kind;
            this.note = note;
            this.start = start;
        }

        /** Its lines as one text, each with its end. */
        String text(char[] file) {
            int length = 0;
            for (int i = 0; i < lines.size(); i++) {
                Line line = lines.get(i);
                length += line.blanks() + line.end() - line.start() + 1;
            }
            char[] out = new char[length];
            int at = 0;
            for (int i = 0; i < lines.size(); i++) {
                Line line = lines.get(i);
                for (int blank = 0; blank < line.blanks(); blank++) {
                    out[at++] = ' ';
                }
                int end = withoutBreak(file, line.start(), line.end());
                System.arraycopy(file, line.start(), out, at, end - line.start());
                at += end - line.start();
                out[at++] = '\n';
            }
            return new String(out, 0, at);
        }
    }

    /** Where a line ends without its end of line. */
    static int withoutBreak(char[] file, int from, int to) {
        int end = to;
        while (end > from && (file[end - 1] == '\n' || file[end - 1] == '\r')) {
            end--;
        }
        return end;
    }
}
