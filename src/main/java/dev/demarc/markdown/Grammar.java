package dev.demarc.markdown;

import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.parser.block.BlockParser;
import com.vladsch.flexmark.parser.block.BlockParserFactory;
import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.parser.block.CustomBlockParserFactory;
import com.vladsch.flexmark.parser.block.MatchedBlockParser;
import com.vladsch.flexmark.parser.block.ParagraphPreProcessor;
import com.vladsch.flexmark.parser.block.ParagraphPreProcessorFactory;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.data.DataHolder;
import com.vladsch.flexmark.util.data.MutableDataSet;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import dev.demarc.markdown.Containers.CodeReading;
import dev.demarc.markdown.Containers.FenceReading;
import dev.demarc.markdown.Containers.HtmlReading;
import dev.demarc.markdown.Containers.Indented;
import dev.demarc.markdown.Containers.ItemReading;
import dev.demarc.markdown.Containers.ListReading;
import dev.demarc.markdown.Containers.OneLine;
import dev.demarc.markdown.Containers.Quoting;
import dev.demarc.markdown.Part.Raw;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where blocks begin: Flexmark's document parser with one block parser factory of our own for all of them.
 *
 * <p>Flexmark's nine factories each look at every line with regular expressions, and differ from the specification in
 * fences, HTML, list indents and setext headings. Ours looks at a line's first character. Inline text is left to {@link
 * Inlines}: Flexmark's inline parser is switched off.
 */
final class Grammar implements BlockParserFactory {

    /** Containers in each other; deeper marks are text, so that no input overflows a stack. */
    private static final int DEEPEST = 100;

    private static final int CODE_INDENT = 4;

    private static final Set<String> BLOCK_TAGS = Set.of(
            ("address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div"
                            + " dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head"
                            + " header hr html iframe legend li link main menu menuitem nav noframes ol optgroup option"
                            + " p param search section summary table tbody td tfoot th thead title tr track ul")
                    .split(" ", -1));

    private static final Set<String> RAW_TAGS = Set.of("script", "pre", "style", "textarea");
    private static final List<String> RAW_ENDS = List.of("</script>", "</pre>", "</style>", "</textarea>");

    private final Dialect dialect;

    private Grammar(Dialect dialect) {
        this.dialect = dialect;
    }

    /** A parser of that dialect; safe for many threads. */
    static Parser parser(Dialect dialect) {
        var options = new MutableDataSet()
                .set(Parser.BLOCK_QUOTE_PARSER, false)
                .set(Parser.HEADING_PARSER, false)
                .set(Parser.FENCED_CODE_BLOCK_PARSER, false)
                .set(Parser.HTML_BLOCK_PARSER, false)
                .set(Parser.THEMATIC_BREAK_PARSER, false)
                .set(Parser.LIST_BLOCK_PARSER, false)
                .set(Parser.INDENTED_CODE_BLOCK_PARSER, false)
                .set(Parser.USE_HARDCODED_LINK_ADDRESS_PARSER, false);
        var inlines = new NoInlines(options);
        return Parser.builder(options)
                .customInlineParserFactory((given, special, delimiters, processors, references, extensions) -> inlines)
                .customBlockParserFactory(new Starts(dialect))
                .paragraphPreProcessorFactory(new ToProse())
                .build();
    }

    /** Makes a grammar for each file, as Flexmark wants it. */
    private record Starts(Dialect dialect) implements CustomBlockParserFactory {
        @Override
        public BlockParserFactory apply(DataHolder options) {
            return new Grammar(dialect);
        }

        @Override
        public @Nullable Set<Class<?>> getAfterDependents() {
            return null;
        }

        @Override
        public @Nullable Set<Class<?>> getBeforeDependents() {
            return null;
        }

        @Override
        public boolean affectsGlobalScope() {
            return false;
        }
    }

    /** Puts a block of ours in each paragraph's place, before Flexmark joins its lines for the inline parser. */
    private static final class ToProse implements ParagraphPreProcessorFactory {
        @Override
        public ParagraphPreProcessor apply(ParserState state) {
            return (paragraph, during) -> {
                paragraph.insertBefore(new Part.Prose(paragraph.getContentLines()));
                paragraph.setContentLines(List.of());
                paragraph.unlink();
                return 0;
            };
        }

        @Override
        public @Nullable Set<Class<?>> getAfterDependents() {
            return null;
        }

        @Override
        public @Nullable Set<Class<?>> getBeforeDependents() {
            return null;
        }

        @Override
        public boolean affectsGlobalScope() {
            return false;
        }
    }

    @Override
    public @Nullable BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
        BlockParser around = matched.getBlockParser();
        boolean inParagraph = around.isParagraphParser();
        if (state.getIndent() >= CODE_INDENT) {
            // A lazy line of a paragraph further in isn't code, however far it is indented.
            return inParagraph || state.getActiveBlockParser().isParagraphParser() ? BlockStart.none() : code(state);
        }
        BasedSequence whole = state.getLine();
        int at = state.getNextNonSpaceIndex();
        char c = whole.charAt(at);
        boolean room = state.getActiveBlockParsers().size() < DEEPEST;
        return switch (c) {
            case '>' -> room ? BlockStart.of(new Quoting()).atColumn(Quoting.afterMark(state)) : BlockStart.none();
            case '#' -> heading(state, whole.toString(), at);
            case '`', '~' -> fence(state, whole.toString(), at);
            case '<' -> html(state, whole.toString(), at, inParagraph);
            case '=' -> inParagraph ? underlined(matched, whole.toString(), at) : BlockStart.none();
            case '-', '*', '_', '+' -> marks(state, matched, whole.toString(), at);
            case '[' -> dialect.extended() && room ? note(whole.toString(), at) : BlockStart.none();
            case ':' ->
                dialect == Dialect.DEMARC && room ? meaning(state, around, whole.toString(), at) : BlockStart.none();
            default -> Scan.isDigit(c) && room ? item(state, around, whole.toString(), at) : BlockStart.none();
        };
    }

    /** An underline, a rule, or an item, in this order. */
    private @Nullable BlockStart marks(ParserState state, MatchedBlockParser matched, String line, int at) {
        char c = line.charAt(at);
        boolean inParagraph = matched.getBlockParser().isParagraphParser();
        BlockStart start = inParagraph && c == '-' ? underlined(matched, line, at) : BlockStart.none();
        if (start == null && c != '+' && isRule(line, at)) {
            start = BlockStart.of(new OneLine(new Part.Rule())).atIndex(line.length());
        }
        boolean room = state.getActiveBlockParsers().size() < DEEPEST;
        return start == null && c != '_' && room ? item(state, matched.getBlockParser(), line, at) : start;
    }

    private static BlockStart code(ParserState state) {
        var raw = new Raw(Raw.Kind.INDENTED, "", state.getLineStart());
        return BlockStart.of(new CodeReading(raw)).atColumn(state.getColumn() + CODE_INDENT);
    }

    private static @Nullable BlockStart heading(ParserState state, String line, int at) {
        int i = at;
        while (i < line.length() && line.charAt(i) == '#') {
            i++;
        }
        int level = i - at;
        if (level > 6 || (i < line.length() && line.charAt(i) != ' ' && line.charAt(i) != '\t')) {
            return BlockStart.none();
        }
        int from = Scan.spaces(line, i, line.length());
        int to = trimmed(line, from, line.length());
        int marks = to;
        while (marks > from && line.charAt(marks - 1) == '#') {
            marks--;
        }
        if (marks == from) {
            to = from;
        } else if (marks < to && (line.charAt(marks - 1) == ' ' || line.charAt(marks - 1) == '\t')) {
            to = trimmed(line, from, marks);
        }
        var title = new Part.Title(level, List.of(state.getLine().subSequence(from, to)));
        return BlockStart.of(new OneLine(title)).atIndex(line.length());
    }

    private static int trimmed(String line, int from, int end) {
        int to = end;
        while (to > from && (line.charAt(to - 1) == ' ' || line.charAt(to - 1) == '\t')) {
            to--;
        }
        return to;
    }

    /** A setext heading's underline, unless what stands above is only definitions, or a table. */
    private @Nullable BlockStart underlined(MatchedBlockParser matched, String line, int at) {
        char mark = line.charAt(at);
        int i = at;
        while (i < line.length() && line.charAt(i) == mark) {
            i++;
        }
        List<BasedSequence> above = matched.getParagraphLines();
        if (Scan.spaces(line, i, line.length()) < line.length() || above == null || above.isEmpty()) {
            return BlockStart.none();
        }
        boolean table = dialect.extended() && above.size() > 1 && TableRows.isTable(above);
        boolean mayDefine = above.get(0).trimStart().startsWith("[");
        if (table || (mayDefine && isAllDefinitions(above))) {
            return BlockStart.none();
        }
        return BlockStart.of(new OneLine(new Part.Title(mark == '=' ? 1 : 2, List.copyOf(above))))
                .atIndex(line.length())
                .replaceActiveBlockParser();
    }

    private static boolean isAllDefinitions(List<BasedSequence> lines) {
        BasedSequence base = lines.get(0).getBaseSequence();
        Passage passage = Passage.of(base.toString(), 0, lines);
        return Definitions.end(passage) >= passage.text().length();
    }

    private static @Nullable BlockStart fence(ParserState state, String line, int at) {
        char mark = line.charAt(at);
        int i = at;
        while (i < line.length() && line.charAt(i) == mark) {
            i++;
        }
        if (i - at < 3 || (mark == '`' && line.indexOf('`', i) >= 0)) {
            return BlockStart.none();
        }
        var raw = new Raw(Raw.Kind.FENCED, line.substring(i).strip(), state.getLineStart());
        return BlockStart.of(new FenceReading(raw, mark, i - at, state.getIndent()))
                .atIndex(line.length());
    }

    private static boolean isRule(String line, int at) {
        char mark = line.charAt(at);
        int marks = 0;
        for (int i = at; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == mark) {
                marks++;
            } else if (c != ' ' && c != '\t') {
                return false;
            }
        }
        return marks >= 3;
    }

    private static @Nullable BlockStart item(ParserState state, BlockParser around, String line, int at) {
        int i = at;
        while (i < line.length() && i - at < 9 && Scan.isDigit(line.charAt(i))) {
            i++;
        }
        int digits = i - at;
        if (i >= line.length() || (digits > 0 && line.charAt(i) != '.' && line.charAt(i) != ')')) {
            return BlockStart.none();
        }
        char mark = line.charAt(i++);
        boolean empty = Scan.spaces(line, i, line.length()) == line.length();
        if (!empty && line.charAt(i) != ' ' && line.charAt(i) != '\t') {
            return BlockStart.none();
        }
        int start = digits == 0 ? -1 : Integer.parseInt(line, at, at + digits, 10);
        if (around.isParagraphParser() && (empty || start > 1 || start == 0)) {
            return BlockStart.none();
        }
        int markerColumn = state.getColumn() + state.getIndent();
        int afterMark = markerColumn + digits + 1;
        int column = afterMark;
        for (int j = i; j < line.length() && (line.charAt(j) == ' ' || line.charAt(j) == '\t'); j++) {
            column += line.charAt(j) == '\t' ? 4 - column % 4 : 1;
        }
        if (empty || column - afterMark > CODE_INDENT) {
            column = afterMark + 1;
        }
        int indent = state.getIndent() + column - markerColumn;
        var list = new Part.Listing(mark, start);
        if (around instanceof ListReading reading && reading.list().goesOnWith(list)) {
            return BlockStart.of(new ItemReading(reading.list(), indent)).atColumn(column);
        }
        return BlockStart.of(new ListReading(list), new ItemReading(list, indent))
                .atColumn(column);
    }

    private static @Nullable BlockStart note(String line, int at) {
        int after = Scan.footnote(line, at, line.length());
        if (after < 0 || after >= line.length() || line.charAt(after) != ':') {
            return BlockStart.none();
        }
        var note = new Part.Note(line.substring(at + 2, after - 1));
        return BlockStart.of(new Indented(note, CODE_INDENT)).atIndex(Scan.spaces(line, after + 1, line.length()));
    }

    /** A meaning stands below a term, or below another meaning; one blank line may be between. */
    private static @Nullable BlockStart meaning(ParserState state, BlockParser around, String line, int at) {
        int from = Scan.spaces(line, at + 1, line.length());
        Node before = around.isParagraphParser()
                ? around.getBlock()
                : around.getBlock().getLastChild();
        boolean follows = before instanceof Paragraph || before instanceof Part.Meaning;
        if (!follows || from == at + 1 || from == line.length()) {
            return BlockStart.none();
        }
        boolean tight =
                around.isParagraphParser() || state.getActiveBlockParsers().size() > 1;
        var meaning = new Part.Meaning(tight && !state.isLastLineBlank(before));
        return BlockStart.of(new Indented(meaning, 2)).atIndex(from);
    }

    private static @Nullable BlockStart html(ParserState state, String line, int at, boolean inParagraph) {
        List<String> ends = List.of();
        char next = at + 1 < line.length() ? line.charAt(at + 1) : ' ';
        if (line.startsWith("<!--", at)) {
            ends = List.of("-->");
        } else if (next == '?') {
            ends = List.of("?>");
        } else if (line.startsWith("<![CDATA[", at)) {
            ends = List.of("]]>");
        } else if (next == '!' && at + 2 < line.length() && Scan.isLetter(line.charAt(at + 2))) {
            ends = List.of(">");
        } else {
            boolean closing = next == '/';
            int from = closing ? at + 2 : at + 1;
            int to = from;
            while (to < line.length() && Scan.isAlphanumeric(line.charAt(to))) {
                to++;
            }
            String name = line.substring(from, to).toLowerCase(Locale.ROOT);
            boolean nameEnds = to == line.length() || Scan.isBlank(line.charAt(to)) || line.charAt(to) == '>';
            boolean known = BLOCK_TAGS.contains(name) && (nameEnds || line.startsWith("/>", to));
            if (!closing && nameEnds && RAW_TAGS.contains(name)) {
                ends = RAW_ENDS;
            } else if (!known && (inParagraph || !isAlone(line, at))) {
                return BlockStart.none();
            }
        }
        var raw = new Raw(Raw.Kind.HTML, "", state.getLineStart());
        return BlockStart.of(new HtmlReading(raw, ends)).atIndex(state.getIndex());
    }

    /** Whether a line is one complete tag and nothing else. */
    private static boolean isAlone(String line, int at) {
        int end = Scan.tag(line, at, line.length());
        return end > 0 && Scan.spaces(line, end, line.length()) == line.length();
    }
}
