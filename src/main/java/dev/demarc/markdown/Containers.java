package dev.demarc.markdown;

import dev.demarc.markdown.Part.Raw;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How each block goes on from line to line. Where they begin, {@link Grammar} says. */
final class Containers {

    private static final int CODE_INDENT = 4;

    /** Most paragraphs have no more. */
    private static final int LINES = 2;

    private Containers() {}

    /** A block while it is read. */
    abstract static class Reading {

        /** What becomes of a block in a line. */
        enum Next {
            /** It goes on, and has taken its mark. */
            GOES_ON,
            /** It has ended before this line. */
            ENDS,
            /** It ends with this line, of which nothing is left. */
            CLOSED
        }

        final Part part;

        Reading(Part part) {
            this.part = part;
        }

        /** Whether it goes on in a line. */
        abstract Next next(Blocks at);

        /** Whether it holds blocks; else it holds lines. */
        boolean isContainer() {
            return false;
        }

        /** Whether a block may stand in it; asked when one is to. */
        boolean mayHold(Part block) {
            return false;
        }

        /** Takes a line of text. */
        void add(Line line) {}

        /** Told when it has ended. */
        void close() {}
    }

    /** The whole page. */
    static final class WholeReading extends Reading {
        WholeReading(Part.Whole whole) {
            super(whole);
        }

        @Override
        Next next(Blocks at) {
            return Next.GOES_ON;
        }

        @Override
        boolean isContainer() {
            return true;
        }

        @Override
        boolean mayHold(Part block) {
            return true;
        }
    }

    /** A paragraph, up to the next blank line. */
    static final class ProseReading extends Reading {
        private final List<Line> lines;

        ProseReading() {
            this(new Part.Prose(new ArrayList<>(LINES)));
        }

        private ProseReading(Part.Prose prose) {
            super(prose);
            this.lines = prose.lines;
        }

        List<Line> lines() {
            return lines;
        }

        @Override
        Next next(Blocks at) {
            if (at.isBlank()) {
                return Next.ENDS;
            }
            at.moveTo(at.index());
            return Next.GOES_ON;
        }

        @Override
        void add(Line line) {
            lines.add(line);
        }
    }

    /** A block of one line: a heading or a rule. */
    static final class OneLine extends Reading {
        OneLine(Part part) {
            super(part);
        }

        @Override
        Next next(Blocks at) {
            return Next.ENDS;
        }
    }

    /** A block that holds blocks. */
    private abstract static class Holding extends Reading {
        Holding(Part part) {
            super(part);
        }

        @Override
        boolean isContainer() {
            return true;
        }

        @Override
        boolean mayHold(Part block) {
            return !(block instanceof Part.Item);
        }
    }

    static final class Quoting extends Holding {
        Quoting() {
            super(new Part.Quote());
        }

        @Override
        Next next(Blocks at) {
            if (at.isBlank() || at.indent() >= CODE_INDENT || at.s[at.text()] != '>') {
                return Next.ENDS;
            }
            at.moveToColumn(afterMark(at));
            return Next.GOES_ON;
        }

        /** The column after the mark and the blank that may follow it. */
        static int afterMark(Blocks at) {
            int column = at.column() + at.indent() + 1;
            int next = at.text() + 1;
            boolean blank = next < at.lineEnd() && (at.s[next] == ' ' || at.s[next] == '\t');
            return blank ? column + 1 : column;
        }
    }

    static final class ListReading extends Holding {
        private final Part.Listing list;
        private boolean blank;
        private boolean blankBefore;

        ListReading(Part.Listing list) {
            super(list);
            this.list = list;
        }

        Part.Listing list() {
            return list;
        }

        @Override
        boolean mayHold(Part block) {
            if (!(block instanceof Part.Item)) {
                return false;
            }
            if (blankBefore) {
                list.tight = false;
            }
            return true;
        }

        @Override
        Next next(Blocks at) {
            blankBefore = blank;
            blank = isGap(at);
            at.moveTo(at.index());
            return Next.GOES_ON;
        }
    }

    /** Whether this line is blank, and not one of code's. */
    private static boolean isGap(Blocks at) {
        return at.isBlank() && !(at.innermost() instanceof FenceReading);
    }

    static final class ItemReading extends Holding {
        private final Part.Listing list;
        private final int indent;
        private boolean blank;
        private boolean blankBefore;

        /**
         * An item.
         *
         * @param indent of its content, in columns from where the list's container begins
         */
        ItemReading(Part.Listing list, int indent) {
            super(new Part.Item());
            this.list = list;
            this.indent = indent;
        }

        @Override
        boolean mayHold(Part block) {
            if (block instanceof Part.Item) {
                return false;
            }
            if (blankBefore && part.firstChild() != null) {
                list.tight = false;
            }
            return true;
        }

        @Override
        Next next(Blocks at) {
            blankBefore = blank;
            blank = isGap(at);
            return ifIndented(at, part, indent);
        }
    }

    /** Goes on where a line is indented far enough, or is blank and not the first. */
    private static Reading.Next ifIndented(Blocks at, Part part, int indent) {
        if (at.isBlank()) {
            if (part.firstChild() == null) {
                return Reading.Next.ENDS;
            }
            at.moveTo(at.text());
            return Reading.Next.GOES_ON;
        }
        if (at.indent() < indent) {
            return Reading.Next.ENDS;
        }
        at.moveToColumn(at.column() + indent);
        return Reading.Next.GOES_ON;
    }

    /** A footnote or a meaning: what is indented belongs to it. */
    static final class Indented extends Holding {
        private final int indent;

        Indented(Part part, int indent) {
            super(part);
            this.indent = indent;
        }

        @Override
        Next next(Blocks at) {
            return ifIndented(at, part, indent);
        }
    }

    /** A block of raw lines. */
    private abstract static class RawReading extends Reading {
        final List<Line> lines;

        RawReading(Raw raw) {
            super(raw);
            this.lines = raw.lines;
        }

        @Override
        void add(Line line) {
            lines.add(line);
        }
    }

    static final class FenceReading extends RawReading {
        private final char mark;
        private final int length;
        private final int indent;
        private boolean opened;

        FenceReading(Raw raw, char mark, int length, int indent) {
            super(raw);
            this.mark = mark;
            this.length = length;
            this.indent = indent;
        }

        @Override
        Next next(Blocks at) {
            if (at.indent() < CODE_INDENT && !at.isBlank() && at.s[at.text()] == mark && closes(at)) {
                return Next.CLOSED;
            }
            int from = at.index();
            for (int i = 0; i < indent && from < at.lineEnd() && at.s[from] == ' '; i++) {
                from++;
            }
            at.moveTo(from);
            return Next.GOES_ON;
        }

        private boolean closes(Blocks at) {
            int end = at.lineEnd();
            int i = at.text();
            while (i < end && at.s[i] == mark) {
                i++;
            }
            return i - at.text() >= length && Scan.spaces(at.s, i, end) == end;
        }

        @Override
        void add(Line line) {
            // The first is that of the fence itself.
            if (opened) {
                lines.add(line);
            }
            opened = true;
        }
    }

    static final class CodeReading extends RawReading {
        private final char[] s;

        CodeReading(Raw raw, char[] s) {
            super(raw);
            this.s = s;
        }

        @Override
        Next next(Blocks at) {
            if (at.indent() >= CODE_INDENT) {
                at.moveToColumn(at.column() + CODE_INDENT);
                return Next.GOES_ON;
            }
            if (!at.isBlank()) {
                return Next.ENDS;
            }
            at.moveTo(at.text());
            return Next.GOES_ON;
        }

        @Override
        void close() {
            while (!lines.isEmpty() && isBlank(lines.get(lines.size() - 1))) {
                lines.remove(lines.size() - 1);
            }
        }

        private boolean isBlank(Line line) {
            int end = Part.withoutBreak(s, line.start(), line.end());
            return Scan.spaces(s, line.start(), end) == end;
        }
    }

    static final class HtmlReading extends RawReading {
        private final char[] s;
        private final List<String> ends;
        private boolean ended;

        /**
         * HTML.
         *
         * @param ends what ends it, in small letters, on its line; a blank line if empty
         */
        HtmlReading(Raw raw, char[] s, List<String> ends) {
            super(raw);
            this.s = s;
            this.ends = ends;
        }

        @Override
        Next next(Blocks at) {
            if (ended || (ends.isEmpty() && at.isBlank())) {
                return Next.ENDS;
            }
            at.moveTo(at.index());
            return Next.GOES_ON;
        }

        @Override
        void add(Line line) {
            super.add(line);
            if (!ends.isEmpty()) {
                String small = Scan.text(s, line.start(), line.end()).toLowerCase(Locale.ROOT);
                for (String end : ends) {
                    ended |= small.contains(end);
                }
            }
        }
    }
}
