package dev.demarc.markdown;

import com.vladsch.flexmark.util.ast.Block;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.ArrayList;
import java.util.List;

/** A block of the syntax tree, as our block parsers make them. */
abstract class Part extends Block {

    @Override
    public BasedSequence[] getSegments() {
        return Node.EMPTY_SEGMENTS;
    }

    /** Running text: a paragraph, or what turns out to be a table. */
    static final class Prose extends Part {
        final List<BasedSequence> lines;

        Prose(List<BasedSequence> lines) {
            this.lines = lines;
        }
    }

    /** A heading; the lines hold its text without marks. */
    static final class Title extends Part {
        final int level;
        final List<BasedSequence> lines;

        Title(int level, List<BasedSequence> lines) {
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
        final List<BasedSequence> lines = new ArrayList<>();

        /**
         * A block without lines yet.
         *
         * @param note the info string, as written
         * @param start where it begins, in the body
         */
        Raw(Kind kind, String note, int start) {
            this.kind = kind;
            this.note = note;
            this.start = start;
        }

        /** Its lines as one text, each with its end. */
        String text(String body) {
            var out = new StringBuilder();
            for (BasedSequence line : lines) {
                int from = line.getStartOffset();
                int to = line.getEndOffset();
                // A line whose tab was cut in half holds blanks that don't stand in the file.
                boolean asWritten = to - from == line.length();
                int begin = out.length();
                if (asWritten) {
                    out.append(body, from, to);
                } else {
                    out.append(line);
                }
                int end = out.length();
                while (end > begin && (out.charAt(end - 1) == '\n' || out.charAt(end - 1) == '\r')) {
                    end--;
                }
                out.setLength(end);
                out.append('\n');
            }
            return out.toString();
        }
    }
}
