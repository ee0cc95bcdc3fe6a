package dev.demarc.markdown;

import com.vladsch.flexmark.parser.block.AbstractBlockParser;
import com.vladsch.flexmark.parser.block.BlockContinue;
import com.vladsch.flexmark.parser.block.BlockParser;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.ast.Block;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import dev.demarc.markdown.Part.Raw;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How each block goes on from line to line. Where they begin, {@link Grammar} says. */
final class Containers {

    private static final int CODE_INDENT = 4;

    private Containers() {}

    /** What all of them have in common. */
    private abstract static class Reading<P extends Part> extends AbstractBlockParser {
        final P part;

        Reading(P part) {
            this.part = part;
        }

        @Override
        public Block getBlock() {
            return part;
        }

        @Override
        public void closeBlock(ParserState state) {}
    }

    /** A block of one line: a heading or a rule. */
    static final class OneLine extends Reading<Part> {
        OneLine(Part part) {
            super(part);
        }

        @Override
        public @Nullable BlockContinue tryContinue(ParserState state) {
            return BlockContinue.none();
        }
    }

    /** A block that holds blocks. */
    private abstract static class Holding<P extends Part> extends Reading<P> {
        Holding(P part) {
            super(part);
        }

        @Override
        public boolean isContainer() {
            return true;
        }

        @Override
        public boolean canContain(ParserState state, BlockParser parser, Block block) {
            return !(block instanceof Part.Item);
        }
    }

    static final class Quoting extends Holding<Part.Quote> {
        Quoting() {
            super(new Part.Quote());
        }

        @Override
        public @Nullable BlockContinue tryContinue(ParserState state) {
            int at = state.getNextNonSpaceIndex();
            BasedSequence line = state.getLine();
            if (state.isBlank() || state.getIndent() >= CODE_INDENT || line.charAt(at) != '>') {
                return BlockContinue.none();
            }
            return BlockContinue.atColumn(afterMark(state));
        }

        /** The column after the mark and the blank that may follow it. */
        static int afterMark(ParserState state) {
            int column = state.getColumn() + state.getIndent() + 1;
            int next = state.getNextNonSpaceIndex() + 1;
            BasedSequence line = state.getLine();
            boolean blank = next < line.length() && (line.charAt(next) == ' ' || line.charAt(next) == '\t');
            return blank ? column + 1 : column;
        }
    }

    static final class ListReading extends Holding<Part.Listing> {
        private boolean blank;
        private boolean blankBefore;

        ListReading(Part.Listing list) {
            super(list);
        }

        Part.Listing list() {
            return part;
        }

        @Override
        public boolean canContain(ParserState state, BlockParser parser, Block block) {
            if (!(block instanceof Part.Item)) {
                return false;
            }
            if (blankBefore) {
                part.tight = false;
            }
            return true;
        }

        @Override
        public BlockContinue tryContinue(ParserState state) {
            blankBefore = blank;
            blank = isGap(state);
            return BlockContinue.atIndex(state.getIndex());
        }
    }

    /** Whether this line is blank, and not one of code's. */
    private static boolean isGap(ParserState state) {
        return state.isBlank()
                && !(state.getActiveBlockParser() instanceof RawReading raw && raw.part.kind == Raw.Kind.FENCED);
    }

    static final class ItemReading extends Holding<Part.Item> {
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
        public boolean canContain(ParserState state, BlockParser parser, Block block) {
            if (block instanceof Part.Item) {
                return false;
            }
            if (blankBefore && part.getFirstChild() != null) {
                list.tight = false;
            }
            return true;
        }

        @Override
        public @Nullable BlockContinue tryContinue(ParserState state) {
            blankBefore = blank;
            blank = isGap(state);
            return ifIndented(state, part, indent);
        }
    }

    /** Goes on where a line is indented far enough, or is blank and not the first. */
    private static @Nullable BlockContinue ifIndented(ParserState state, Part part, int indent) {
        if (state.isBlank()) {
            return part.getFirstChild() == null
                    ? BlockContinue.none()
                    : BlockContinue.atIndex(state.getNextNonSpaceIndex());
        }
        return state.getIndent() >= indent ? BlockContinue.atColumn(state.getColumn() + indent) : BlockContinue.none();
    }

    /** A footnote or a meaning: what is indented belongs to it. */
    static final class Indented extends Holding<Part> {
        private final int indent;

        Indented(Part part, int indent) {
            super(part);
            this.indent = indent;
        }

        @Override
        public @Nullable BlockContinue tryContinue(ParserState state) {
            return ifIndented(state, part, indent);
        }
    }

    /** A block of raw lines. */
    abstract static class RawReading extends Reading<Raw> {
        RawReading(Raw raw) {
            super(raw);
        }

        @Override
        public boolean isRawText() {
            return true;
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
        public BlockContinue tryContinue(ParserState state) {
            BasedSequence line = state.getLine();
            int at = state.getNextNonSpaceIndex();
            if (state.getIndent() < CODE_INDENT && at < line.length() && line.charAt(at) == mark && closes(line, at)) {
                return BlockContinue.finished();
            }
            int from = state.getIndex();
            for (int i = 0; i < indent && from < line.length() && line.charAt(from) == ' '; i++) {
                from++;
            }
            return BlockContinue.atIndex(from);
        }

        private boolean closes(BasedSequence line, int at) {
            int i = at;
            while (i < line.length() && line.charAt(i) == mark) {
                i++;
            }
            if (i - at < length) {
                return false;
            }
            while (i < line.length() && (line.charAt(i) == ' ' || line.charAt(i) == '\t')) {
                i++;
            }
            return i == line.length();
        }

        @Override
        public void addLine(ParserState state, BasedSequence line) {
            if (opened) {
                part.lines.add(line);
            }
            opened = true;
        }
    }

    static final class CodeReading extends RawReading {
        CodeReading(Raw raw) {
            super(raw);
        }

        @Override
        public @Nullable BlockContinue tryContinue(ParserState state) {
            if (state.getIndent() >= CODE_INDENT) {
                return BlockContinue.atColumn(state.getColumn() + CODE_INDENT);
            }
            return state.isBlank() ? BlockContinue.atIndex(state.getNextNonSpaceIndex()) : BlockContinue.none();
        }

        @Override
        public void addLine(ParserState state, BasedSequence line) {
            part.lines.add(line);
        }

        @Override
        public void closeBlock(ParserState state) {
            List<BasedSequence> lines = part.lines;
            while (!lines.isEmpty() && lines.get(lines.size() - 1).isBlank()) {
                lines.remove(lines.size() - 1);
            }
        }
    }

    static final class HtmlReading extends RawReading {
        private final List<String> ends;
        private boolean ended;

        /**
         * HTML.
         *
         * @param ends what ends it, in small letters, on its line; a blank line if empty
         */
        HtmlReading(Raw raw, List<String> ends) {
            super(raw);
            this.ends = ends;
        }

        @Override
        public @Nullable BlockContinue tryContinue(ParserState state) {
            return ended || (ends.isEmpty() && state.isBlank())
                    ? BlockContinue.none()
                    : BlockContinue.atIndex(state.getIndex());
        }

        @Override
        public void addLine(ParserState state, BasedSequence line) {
            part.lines.add(line);
            if (!ends.isEmpty()) {
                String small = line.toString().toLowerCase(Locale.ROOT);
                ended = ends.stream().anyMatch(small::contains);
            }
        }
    }
}
