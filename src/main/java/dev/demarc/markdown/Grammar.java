package dev.demarc.markdown;

import dev.demarc.markdown.Containers.CodeReading;
import dev.demarc.markdown.Containers.FenceReading;
import dev.demarc.markdown.Containers.HtmlReading;
import dev.demarc.markdown.Containers.Indented;
import dev.demarc.markdown.Containers.ItemReading;
import dev.demarc.markdown.Containers.ListReading;
import dev.demarc.markdown.Containers.OneLine;
import dev.demarc.markdown.Containers.ProseReading;
import dev.demarc.markdown.Containers.Quoting;
import dev.demarc.markdown.Containers.Reading;
import dev.demarc.markdown.Part.Raw;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where blocks begin, by the first character of a line's text; how they go on, {@link Containers} says. */
final class Grammar {

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

    /** That of a dialect. */
    static Grammar of(Dialect dialect) {
        return new Grammar(dialect);
    }

    /** What begins where the text of a line does. */
    @Nullable
    Start start(Blocks at, Reading around) {
        boolean inParagraph = around instanceof ProseReading;
        if (at.indent() >= CODE_INDENT) {
            // A lazy line of a paragraph further in isn't code, however far it is indented.
            return inParagraph || at.innermost() instanceof ProseReading ? null : code(at);
        }
        char c = at.s[at.text()];
        if (Scan.isLetter(c)) {
            return null; // As most.
        }
        boolean room = at.depth() < DEEPEST;
        return switch (c) {
            case '>' -> room ? Start.atColumn(new Quoting(), Quoting.afterMark(at)) : null;
            case '#' -> heading(at);
            case '`', '~' -> fence(at);
            case '<' -> html(at, inParagraph);
            case '=' -> around instanceof ProseReading prose ? underlined(at, prose) : null;
            case '-', '*', '_', '+' -> marks(at, around);
            case '[' -> dialect.extended() && room ? note(at) : null;
            case ':' -> dialect == Dialect.DEMARC && room ? meaning(at, around) : null;
            default -> Scan.isDigit(c) && room ? item(at, around) : null;
        };
    }

    /** An underline, a rule, or an item, in this order. */
    private @Nullable Start marks(Blocks at, Reading around) {
        char c = at.s[at.text()];
        Start start = c == '-' && around instanceof ProseReading prose ? underlined(at, prose) : null;
        if (start == null && c != '+' && isRule(at)) {
            start = Start.atIndex(new OneLine(new Part.Rule()), at.lineEnd());
        }
        boolean room = at.depth() < DEEPEST;
        return start == null && c != '_' && room ? item(at, around) : start;
    }

    private static Start code(Blocks at) {
        var raw = new Raw(Raw.Kind.INDENTED, "", at.lineStart());
        return Start.atColumn(new CodeReading(raw, at.s), at.column() + CODE_INDENT);
    }

    private static @Nullable Start heading(Blocks at) {
        char[] s = at.s;
        int end = at.lineEnd();
        int i = pastMarks(at);
        int level = i - at.text();
        if (level > 6 || (i < end && s[i] != ' ' && s[i] != '\t')) {
            return null;
        }
        int from = Scan.spaces(s, i, end);
        int to = trimmed(s, from, end);
        int marks = to;
        while (marks > from && s[marks - 1] == '#') {
            marks--;
        }
        if (marks == from) {
            to = from;
        } else if (marks < to && (s[marks - 1] == ' ' || s[marks - 1] == '\t')) {
            to = trimmed(s, from, marks);
        }
        return Start.atIndex(new OneLine(new Part.Title(level, List.of(new Line(from, to, 0)))), end);
    }

    private static int trimmed(char[] s, int from, int end) {
        int to = end;
        while (to > from && (s[to - 1] == ' ' || s[to - 1] == '\t')) {
            to--;
        }
        return to;
    }

    /** Past the marks, all alike, with which a line's text begins. */
    private static int pastMarks(Blocks at) {
        int i = at.text();
        char mark = at.s[i];
        while (i < at.lineEnd() && at.s[i] == mark) {
            i++;
        }
        return i;
    }

    /** A setext heading's underline, unless what stands above is only definitions, or a table. */
    private @Nullable Start underlined(Blocks at, ProseReading prose) {
        List<Line> above = prose.lines();
        if (above.isEmpty() || Scan.spaces(at.s, pastMarks(at), at.lineEnd()) < at.lineEnd()) {
            return null;
        }
        boolean table = dialect.extended() && above.size() > 1 && TableRows.isTable(at.s, above);
        if (table || isAllDefinitions(at.s, above)) {
            return null;
        }
        int level = at.s[at.text()] == '=' ? 1 : 2;
        return new Start(new OneLine(new Part.Title(level, List.copyOf(above))), null, at.lineEnd(), -1, true);
    }

    private static boolean isAllDefinitions(char[] s, List<Line> lines) {
        Line first = lines.get(0);
        int text = Scan.spaces(s, first.start(), first.end());
        if (text == first.end() || s[text] != '[') {
            return false;
        }
        Passage passage = Passage.of(s, null, lines);
        return Definitions.end(passage) >= passage.end;
    }

    private static @Nullable Start fence(Blocks at) {
        char mark = at.s[at.text()];
        int i = pastMarks(at);
        int length = i - at.text();
        if (length < 3 || (mark == '`' && Scan.find(at.s, i, at.lineEnd(), '`') >= 0)) {
            return null;
        }
        var raw = new Raw(Raw.Kind.FENCED, written(at.s, i, at.lineEnd()).strip(), at.lineStart());
        return Start.atIndex(new FenceReading(raw, mark, length, at.indent()), at.lineEnd());
    }

    /** A stretch as a text that may be kept: the one character that HTML can't hold is replaced, as CommonMark asks. */
    private static String written(char[] s, int from, int to) {
        return Scan.text(s, from, to).replace('\0', '\uFFFD');
    }

    private static boolean isRule(Blocks at) {
        char mark = at.s[at.text()];
        int marks = 0;
        for (int i = at.text(); i < at.lineEnd(); i++) {
            char c = at.s[i];
            if (c == mark) {
                marks++;
            } else if (c != ' ' && c != '\t') {
                return false;
            }
        }
        return marks >= 3;
    }

    private static @Nullable Start item(Blocks at, Reading around) {
        char[] s = at.s;
        int text = at.text();
        int end = at.lineEnd();
        int i = text;
        while (i < end && i - text < 9 && Scan.isDigit(s[i])) {
            i++;
        }
        int digits = i - text;
        if (i >= end || (digits > 0 && s[i] != '.' && s[i] != ')')) {
            return null;
        }
        char mark = s[i++];
        boolean empty = Scan.spaces(s, i, end) == end;
        if (!empty && s[i] != ' ' && s[i] != '\t') {
            return null;
        }
        int start = digits == 0 ? -1 : number(s, text, text + digits);
        if (around instanceof ProseReading && (empty || start > 1 || start == 0)) {
            return null;
        }
        int markerColumn = at.column() + at.indent();
        int afterMark = markerColumn + digits + 1;
        int column = afterMark;
        for (int j = i; j < end && (s[j] == ' ' || s[j] == '\t'); j++) {
            column += s[j] == '\t' ? 4 - column % 4 : 1;
        }
        if (empty || column - afterMark > CODE_INDENT) {
            column = afterMark + 1;
        }
        int indent = at.indent() + column - markerColumn;
        var list = new Part.Listing(mark, start);
        if (around instanceof ListReading reading && reading.list().goesOnWith(list)) {
            return Start.atColumn(new ItemReading(reading.list(), indent), column);
        }
        return new Start(new ListReading(list), new ItemReading(list, indent), -1, column, false);
    }

    private static int number(char[] s, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + s[i] - '0';
        }
        return number;
    }

    private static @Nullable Start note(Blocks at) {
        int text = at.text();
        int end = at.lineEnd();
        int after = Scan.footnote(at.s, text, end);
        if (after < 0 || after >= end || at.s[after] != ':') {
            return null;
        }
        var note = new Part.Note(written(at.s, text + 2, after - 1));
        return Start.atIndex(new Indented(note, CODE_INDENT), Scan.spaces(at.s, after + 1, end));
    }

    /** A meaning stands below a term, or below another meaning; one blank line may be between. */
    private static @Nullable Start meaning(Blocks at, Reading around) {
        int mark = at.text();
        int from = Scan.spaces(at.s, mark + 1, at.lineEnd());
        boolean inParagraph = around instanceof ProseReading;
        Part before = inParagraph ? around.part : around.part.lastChild();
        if (from == mark + 1
                || from == at.lineEnd()
                || !(before instanceof Part.Prose || before instanceof Part.Meaning)) {
            return null;
        }
        var meaning = new Part.Meaning((inParagraph || at.depth() > 1) && !before.endsBlank);
        return Start.atIndex(new Indented(meaning, 2), from);
    }

    private static @Nullable Start html(Blocks at, boolean inParagraph) {
        char[] s = at.s;
        int text = at.text();
        int end = at.lineEnd();
        List<String> ends = List.of();
        char next = text + 1 < end ? s[text + 1] : ' ';
        if (Scan.startsWith(s, text, end, "<!--")) {
            ends = List.of("-->");
        } else if (next == '?') {
            ends = List.of("?>");
        } else if (Scan.startsWith(s, text, end, "<![CDATA[")) {
            ends = List.of("]]>");
        } else if (next == '!' && text + 2 < end && Scan.isLetter(s[text + 2])) {
            ends = List.of(">");
        } else {
            boolean closing = next == '/';
            int from = closing ? text + 2 : text + 1;
            int to = from;
            while (to < end && Scan.isAlphanumeric(s[to])) {
                to++;
            }
            String name = Scan.text(s, from, to).toLowerCase(Locale.ROOT);
            boolean nameEnds = to >= end || Scan.isBlank(s[to]) || s[to] == '>';
            boolean known = BLOCK_TAGS.contains(name) && (nameEnds || Scan.startsWith(s, to, end, "/>"));
            if (!closing && nameEnds && RAW_TAGS.contains(name)) {
                ends = RAW_ENDS;
            } else if (!known && (inParagraph || !isAlone(s, text, end))) {
                return null;
            }
        }
        var raw = new Raw(Raw.Kind.HTML, "", at.lineStart());
        return Start.atIndex(new HtmlReading(raw, s, ends), at.index());
    }

    /** Whether a line is one complete tag and nothing else. */
    private static boolean isAlone(char[] s, int from, int lineEnd) {
        int end = Scan.tag(s, from, lineEnd);
        return end > 0 && Scan.spaces(s, end, lineEnd) == lineEnd;
    }
}
