package dev.demarc.markdown;

import dev.demarc.markdown.Containers.ProseReading;
import dev.demarc.markdown.Containers.Reading;
import dev.demarc.markdown.Containers.WholeReading;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts a file into blocks, by CommonMark's algorithm: of each line, first what goes on, then what begins, then its text.
 *
 * <p>Where blocks begin says {@link Grammar}, how they go on {@link Containers}; both ask here where in the line they
 * are. Each looks at the file's own characters, so that a line is never copied.
 */
final class Blocks {

    private static final int TAB = 4;

    /** The characters that the first pass looks at: ends of lines, and what addresses and definitions can't do without. */
    private static final boolean[] NOTED = new boolean[128];

    static {
        for (char c : "\n\r:@.".toCharArray()) {
            NOTED[c] = true;
        }
    }

    /** The file. */
    final char[] s;

    private final Grammar grammar;
    private final Part.Whole whole = new Part.Whole();

    /** Those that are open, each in the one before it. */
    private final List<Reading> open = new ArrayList<>();

    private int[] lineStarts = new int[128];
    private int lineCount;
    private int lineStart;
    private int lineEnd;
    private int nextLine;
    private int index;
    private int column;
    private boolean inTab;
    private int text;
    private int indent;
    private boolean blank;

    private Blocks(char[] s, Grammar grammar) {
        this.s = s;
        this.grammar = grammar;
        open.add(new WholeReading(whole));
    }

    /** The blocks of a file from an offset on. */
    static Part.Whole read(char[] s, int from, Dialect dialect) {
        var blocks = new Blocks(s, Grammar.of(dialect));
        blocks.lines(from);
        return blocks.whole;
    }

    private void lines(int from) {
        linesBefore(from);
        int start = from;
        for (int i = noted(s, from); i < s.length; i = noted(s, i + 1)) {
            char c = s[i];
            if (c == '\n' || c == '\r') {
                int end = i;
                if (c == '\r' && i + 1 < s.length && s[i + 1] == '\n') {
                    i++;
                }
                line(start, end, i + 1);
                start = i + 1;
                begins(start);
            } else {
                whole.mayHoldAddresses |= Autolinks.isMark(s, from, i, s.length);
                whole.mayDefine |= c == ':' && i > from && s[i - 1] == ']';
            }
        }
        if (start < s.length) {
            line(start, s.length, s.length);
        }
        closeFrom(1);
        whole.lineStarts = Arrays.copyOf(lineStarts, lineCount);
    }

    /**
     * Where the next noted character may stand, or one that shares seven bits with it. In a loop without calls the quick
     * compiler keeps all in registers, and without a branch for what lies beyond ASCII, or behind letters, none is guessed wrong.
     */
    private static int noted(char[] s, int from) {
        boolean[] noted = NOTED;
        int i = from;
        while (i < s.length && !noted[s[i] & 0x7F]) {
            i++;
        }
        return i;
    }

    /** Notes the lines of what stands before the page's own text. */
    private void linesBefore(int end) {
        begins(0);
        for (int i = 0; i < end; i++) {
            if (s[i] == '\n' || (s[i] == '\r' && (i + 1 == s.length || s[i + 1] != '\n'))) {
                begins(i + 1);
            }
        }
    }

    private void begins(int at) {
        if (lineCount == lineStarts.length) {
            lineStarts = Arrays.copyOf(lineStarts, lineCount * 2);
        }
        lineStarts[lineCount++] = at;
    }

    /** Where the line begins. */
    int lineStart() {
        return lineStart;
    }

    /** Where the line ends, without its end of line. */
    int lineEnd() {
        return lineEnd;
    }

    /** Where what no block has taken yet begins. */
    int index() {
        return index;
    }

    /** In which column that is, from 0; a tab leads to the next that four divides. */
    int column() {
        return column;
    }

    /** Where text begins behind white space; the line's end if it is blank. */
    int text() {
        return text;
    }

    /** How many columns of white space stand before it. */
    int indent() {
        return indent;
    }

    /** Whether nothing but white space is left of the line. */
    boolean isBlank() {
        return blank;
    }

    /** The block that is open within all others, whether or not it goes on in this line. */
    Reading innermost() {
        return open.get(open.size() - 1);
    }

    /** How many blocks are open, the whole page too. */
    int depth() {
        return open.size();
    }

    private void line(int start, int end, int next) {
        lineStart = start;
        lineEnd = end;
        nextLine = next;
        index = start;
        column = 0;
        inTab = false;
        int matched = 1;
        while (matched < open.size()) {
            seekText();
            Reading reading = open.get(matched);
            Reading.Next further = reading.next(this);
            if (further == Reading.Next.CLOSED) {
                close(reading);
                return;
            }
            if (further == Reading.Next.ENDS) {
                break;
            }
            matched++;
        }
        Reading last = open.get(matched - 1);
        Reading around = begin(last, matched);
        if (around == last && open.size() > matched) {
            if (!blank && innermost() instanceof ProseReading) {
                innermost().add(rest()); // Lazily: a paragraph needs no marks of what it stands in.
                return;
            }
            closeFrom(matched);
        }
        markBlank(around.part);
        if (!around.isContainer()) {
            around.add(rest());
        } else if (!blank) {
            add(new ProseReading());
            innermost().add(rest());
        }
    }

    /**
     * Begins the blocks that begin in what is left of the line; returns the one in which its text stands.
     *
     * @param last the last block that goes on
     * @param matched how many do
     */
    private Reading begin(Reading last, int matched) {
        Reading around = last;
        boolean mayBegin = around.isContainer() || around instanceof ProseReading;
        boolean first = true;
        while (mayBegin) {
            seekText();
            Start start = blank ? null : grammar.start(this, around);
            if (start == null) {
                moveTo(text);
                break;
            }
            if (first) {
                closeFrom(matched);
                first = false;
            }
            start.move(this);
            if (start.replaces()) {
                removeInnermost();
            }
            around = add(start.outer());
            Reading inner = start.inner();
            if (inner != null) {
                around = add(inner);
            }
            mayBegin = around.isContainer();
        }
        return around;
    }

    private void seekText() {
        int i = index;
        int columns = column;
        while (i < lineEnd && (s[i] == ' ' || s[i] == '\t')) {
            columns += s[i] == '\t' ? toNextTab(columns) : 1;
            i++;
        }
        text = i;
        indent = columns - column;
        blank = i == lineEnd;
    }

    private static int toNextTab(int column) {
        return TAB - column % TAB;
    }

    /** Takes the line up to an offset. */
    void moveTo(int offset) {
        skipWhiteSpace(offset >= text);
        while (index < offset && index < lineEnd) {
            advance();
        }
        inTab = false;
    }

    /** Takes the line up to a column, which may lie within a tab. */
    void moveToColumn(int wanted) {
        skipWhiteSpace(wanted >= column + indent);
        while (column < wanted && index < lineEnd) {
            advance();
        }
        inTab = column > wanted;
        if (inTab) {
            index--;
            column = wanted;
        }
    }

    private void skipWhiteSpace(boolean all) {
        if (all) {
            index = text;
            column += indent;
            indent = 0;
        }
    }

    private void advance() {
        column += s[index] == '\t' ? toNextTab(column) : 1;
        index++;
    }

    /** What is left of the line. */
    private Line rest() {
        return inTab ? new Line(index + 1, nextLine, toNextTab(column)) : new Line(index, nextLine, 0);
    }

    private Reading add(Reading reading) {
        while (!innermost().mayHold(reading.part)) {
            close(innermost());
        }
        innermost().part.append(reading.part);
        open.add(reading);
        return reading;
    }

    private void removeInnermost() {
        open.remove(open.size() - 1);
        innermost().part.removeLast();
    }

    private void closeFrom(int first) {
        for (int i = open.size() - 1; i >= first; i--) {
            close(open.get(i));
        }
    }

    private void close(Reading reading) {
        if (innermost() == reading) {
            open.remove(open.size() - 1);
        }
        reading.close();
    }

    private void markBlank(Part part) {
        Part last = part.lastChild();
        if (blank && last != null) {
            last.endsBlank = true;
        }
        for (Part each = part; each != null; each = each.parent()) {
            each.endsBlank = blank;
        }
    }
}
