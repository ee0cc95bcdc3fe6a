package dev.demarc.markdown;

import dev.demarc.markdown.Definitions.Definition;
import dev.demarc.markdown.Token.Kind;
import dev.demarc.markdown.Token.Run;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads running text into tokens, by CommonMark's algorithm: one pass with a stack of brackets and a chain of runs.
 *
 * <p>The tokens are a flat list in which links and emphasis begin and end, not a tree: whoever writes them needs no
 * recursion, so that ten thousand brackets cost memory and nothing else.
 */
final class Inlines {

    /** What a page knows that running text may refer to. */
    interface Known {
        @Nullable
        Definition definition(String label);

        boolean hasNote(String label);

        /** Whether the page may have bare addresses. */
        boolean mayHoldAddresses();

        /** Told of a label that nothing defines; offsets in the file. */
        void undefined(String label, int start, int end);
    }

    private static final class Bracket {
        final Token token;
        final boolean image;
        final @Nullable Bracket before;
        final @Nullable Run lastRun;
        final int autolinks;
        boolean active = true;
        boolean holdsBracket;

        Bracket(Token token, boolean image, @Nullable Bracket before, @Nullable Run lastRun, int autolinks) {
            this.token = token;
            this.image = image;
            this.before = before;
            this.lastRun = lastRun;
            this.autolinks = autolinks;
        }
    }

    private static final boolean[] SPECIAL = new boolean[128];

    static {
        for (char c : "\n\\`*_[]!<&~$".toCharArray()) {
            SPECIAL[c] = true;
        }
    }

    private final Passage passage;
    private final char[] s;
    private final int start;
    private final int end;
    private final boolean extended;
    private final boolean formulas;
    private final Known known;
    private final List<Token> tokens = new ArrayList<>();
    private final List<Token> autolinks = new ArrayList<>();
    private final @Nullable Autolinks bare;
    private @Nullable Bracket brackets;
    private @Nullable Run lastRun;
    private @Nullable Map<Integer, Integer> lastTicks;
    private int closersGone;
    private boolean noPairs;
    private boolean noTicks;
    private int at;

    private Inlines(Passage passage, int from, Dialect dialect, Known known) {
        this.passage = passage;
        this.s = passage.s;
        this.start = passage.start;
        this.end = passage.end;
        this.extended = dialect.extended();
        this.formulas = dialect == Dialect.DEMARC;
        this.known = known;
        this.at = from;
        this.bare = extended && known.mayHoldAddresses() ? Autolinks.in(passage) : null;
    }

    /** The tokens of a passage from an offset on. */
    static List<Token> read(Passage passage, int from, Dialect dialect, Known known) {
        int first = known.mayHoldAddresses() ? from : firstMark(passage, from);
        if (first == passage.end) {
            // As in most cells of tables.
            return from == passage.end ? List.of() : List.of(new Token(Kind.TEXT, from, passage.end));
        }
        var inlines = new Inlines(passage, first, dialect, known);
        inlines.all(from);
        return inlines.tokens;
    }

    private static int firstMark(Passage passage, int from) {
        char[] s = passage.s;
        int i = from;
        while (i < passage.end && (s[i] >= 128 || !SPECIAL[s[i]])) {
            i++;
        }
        return i;
    }

    /** Reads all of it; before its first mark there is text. */
    private void all(int from) {
        int text = from;
        int link = bare == null ? -1 : bare.next(at);
        while (at < end) {
            char c = s[at];
            if (bare != null && link >= 0 && at > link) {
                link = bare.next(at);
            }
            if (bare != null && at == link) {
                Autolinks.@Nullable Found found = bare.at(link, brackets != null);
                if (found != null) {
                    text(text, at);
                    var token = new Token(Kind.AUTOLINK, at, found.end(), found.target());
                    tokens.add(token);
                    autolinks.add(token);
                    at = found.end();
                    text = at;
                }
                link = bare.next(found == null ? at + 1 : at);
                if (found != null) {
                    continue;
                }
            }
            if (c >= 128 || !SPECIAL[c]) {
                at++;
                continue;
            }
            int before = at;
            text(text, before);
            if (!special(c)) {
                at = before + 1;
                tokens.add(new Token(Kind.TEXT, before, at));
            }
            text = at;
        }
        text(text, end);
        emphasis(null);
    }

    private void text(int from, int to) {
        if (to > from) {
            tokens.add(new Token(Kind.TEXT, from, to));
        }
    }

    private boolean special(char c) {
        return switch (c) {
            case '\n' -> lineEnd();
            case '\\' -> backslash();
            case '`' -> code();
            case '*', '_' -> run(c);
            case '~' -> extended && run(c);
            case '[' -> bracket(false);
            case '!' -> at + 1 < end && s[at + 1] == '[' && bracket(true);
            case ']' -> closing();
            case '<' -> angle();
            case '$' -> formulas && formula();
            default -> entity();
        };
    }

    private boolean lineEnd() {
        int blanks = 0;
        if (!tokens.isEmpty()) {
            Token last = tokens.get(tokens.size() - 1);
            if (last.kind == Kind.TEXT && last.value == null) {
                int trimmed = last.end;
                while (trimmed > last.start && (s[trimmed - 1] == ' ' || s[trimmed - 1] == '\t')) {
                    trimmed--;
                }
                for (int i = last.end; i > trimmed && s[i - 1] == ' '; i--) {
                    blanks++;
                }
                last.end = trimmed;
            }
        }
        tokens.add(new Token(blanks >= 2 ? Kind.HARD_BREAK : Kind.SOFT_BREAK, at, at + 1));
        at++;
        return true;
    }

    private boolean backslash() {
        if (at + 1 >= end) {
            return false;
        }
        char next = s[at + 1];
        if (next == '\n') {
            tokens.add(new Token(Kind.HARD_BREAK, at, at + 2));
        } else if (Scan.isEscapable(next)) {
            tokens.add(new Token(Kind.TEXT, at, at + 2, String.valueOf(next)));
        } else {
            return false;
        }
        at += 2;
        return true;
    }

    private boolean entity() {
        int after = Scan.entity(s, at, end);
        if (after < 0) {
            return false;
        }
        tokens.add(new Token(Kind.TEXT, at, after, Scan.entityText(Scan.text(s, at, after))));
        at = after;
        return true;
    }

    private boolean code() {
        int from = ticksEnd(at);
        int length = from - at;
        if (ticks().getOrDefault(length, -1) >= from) {
            for (int i = from; i < end; i++) {
                if (s[i] == '`') {
                    int after = ticksEnd(i);
                    if (after - i == length) {
                        tokens.add(new Token(Kind.CODE, at, after, codeText(Scan.text(s, from, i))));
                        at = after;
                        return true;
                    }
                    i = after - 1;
                }
            }
        }
        tokens.add(new Token(Kind.TEXT, at, from));
        at = from;
        return true;
    }

    /**
     * A formula between dollar signs, by GitHub's rules, so that prices and shell variables stay text: an opening sign
     * stands after no letter, digit or other such sign, and before no space; a closing one after no space, and before no letter or digit.
     */
    private boolean formula() {
        boolean alone = at + 1 < end && s[at + 1] == '$';
        int from = at + (alone ? 2 : 1);
        if (from >= end || (at > start && (isWordOrDollar(s[at - 1]) || s[at - 1] == '\\'))) {
            at = alone ? from : at + 1;
            tokens.add(new Token(Kind.TEXT, at - (alone ? 2 : 1), at));
            return true;
        }
        boolean typed = !alone && s[from] == '`';
        int close = typed ? closingTick(from) : alone ? closingPair(from) : closingDollar(from);
        if (close < 0) {
            return false;
        }
        int textFrom = typed ? from + 1 : from;
        var token = new Token(Kind.MATH, at, close + (alone || typed ? 2 : 1), Scan.text(s, textFrom, close));
        token.count = alone ? 2 : 1;
        tokens.add(token);
        at = token.end;
        return true;
    }

    private static boolean isWordOrDollar(char c) {
        return c == '$' || Character.isLetterOrDigit(c);
    }

    /** Whether both signs begin what shells and templates put values in: <code>${a}-${b}</code>. */
    private boolean isVariable(int first, int second) {
        char c = s[first];
        return (c == '{' || c == '(') && s[second] == c;
    }

    private int closingTick(int from) {
        int close = noTicks ? -1 : Scan.find(s, from + 1, end, "`$");
        noTicks = close < 0;
        return close;
    }

    private int closingPair(int from) {
        int close = noPairs ? -1 : Scan.find(s, from, end, "$$");
        noPairs = close < 0;
        return close <= from || Scan.text(s, from, close).isBlank() ? -1 : close;
    }

    /** The sign that closes a formula in the line; the first sign that can't be one gives it up, but for escaped ones. */
    private int closingDollar(int from) {
        if (Scan.isBlank(s[from]) || s[from] == '\n') {
            return -1;
        }
        for (int i = from; i < end; i++) {
            char c = s[i];
            if (c == '\\') {
                i++;
            } else if (c == '$') {
                boolean closes = i > from
                        && !Scan.isBlank(s[i - 1])
                        && s[i - 1] != '\n'
                        && (i + 1 == end || !(isWordOrDollar(s[i + 1]) || isVariable(from, i + 1)));
                return closes ? i : -1;
            }
        }
        return -1;
    }

    private int ticksEnd(int from) {
        int i = from;
        while (i < end && s[i] == '`') {
            i++;
        }
        return i;
    }

    /** Where the last run of each length of back-ticks begins, so that no search is in vain. */
    private Map<Integer, Integer> ticks() {
        Map<Integer, Integer> found = lastTicks;
        if (found == null) {
            found = new HashMap<>();
            for (int i = Scan.find(s, at, end, '`'); i >= 0; i = Scan.find(s, i, end, '`')) {
                int after = ticksEnd(i);
                found.put(after - i, i);
                i = after;
            }
            lastTicks = found;
        }
        return found;
    }

    private static String codeText(String between) {
        String line = between.replace('\n', ' ');
        boolean padded = line.length() > 1 && line.startsWith(" ") && line.endsWith(" ");
        return padded && !isSpaces(line) ? line.substring(1, line.length() - 1) : line;
    }

    private static boolean isSpaces(String line) {
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) != ' ') {
                return false;
            }
        }
        return true;
    }

    private boolean run(char mark) {
        int after = at;
        while (after < end && s[after] == mark) {
            after++;
        }
        int previous = at == start ? '\n' : Character.codePointBefore(s, at, start);
        int next = after >= end ? '\n' : Character.codePointAt(s, after, end);
        boolean spaceBefore = Scan.isSpace(previous);
        boolean spaceAfter = Scan.isSpace(next);
        boolean markBefore = Scan.isPunctuation(previous);
        boolean markAfter = Scan.isPunctuation(next);
        boolean left = !spaceAfter && (!markAfter || spaceBefore || markBefore);
        boolean right = !spaceBefore && (!markBefore || spaceAfter || markAfter);
        var run = new Run(mark, at, after);
        boolean strict = mark == '_';
        run.opens = left && (!strict || !right || markBefore);
        run.closes = right && (!strict || !left || markAfter);
        if (mark == '~' && run.length > 2) {
            run.opens = false;
            run.closes = false;
        }
        tokens.add(run);
        if (run.opens || run.closes) {
            run.before = lastRun;
            if (lastRun != null) {
                lastRun.after = run;
            }
            lastRun = run;
        }
        at = after;
        return true;
    }

    private boolean bracket(boolean image) {
        if (extended && !image) {
            int after = Scan.footnote(s, at, end);
            if (after > 0 && note(after)) {
                return true;
            }
        }
        int width = image ? 2 : 1;
        var token = new Token(Kind.TEXT, at, at + width);
        if (brackets != null) {
            brackets.holdsBracket = true;
        }
        brackets = new Bracket(token, image, brackets, lastRun, autolinks.size());
        tokens.add(token);
        at += width;
        return true;
    }

    private boolean note(int after) {
        String label = Scan.text(s, at + 2, after - 1);
        if (!known.hasNote(label)) {
            boolean link = after < end && (s[after] == '(' || s[after] == '[');
            if (!link && known.definition("^" + label) == null) {
                known.undefined("^" + label, passage.offset(at + 1), passage.offset(after - 1));
            }
            return false;
        }
        tokens.add(new Token(Kind.NOTE, at, after, label));
        at = after;
        return true;
    }

    private boolean closing() {
        Bracket opener = brackets;
        if (opener == null) {
            return false;
        }
        brackets = opener.before;
        int close = at;
        if (!opener.active || !matches(opener, close)) {
            return false;
        }
        if (brackets != null) {
            brackets.holdsBracket = true;
        }
        // Links don't stand in links: bare addresses in this one's text are text.
        for (int i = autolinks.size() - 1; i >= opener.autolinks && !opener.image; i--) {
            Token inner = autolinks.remove(i);
            inner.kind = Kind.TEXT;
            inner.value = s[inner.start] == '<' ? Scan.text(s, inner.start + 1, inner.end - 1) : null;
        }
        emphasis(opener.lastRun);
        tokens.add(new Token(opener.image ? Kind.END_IMAGE : Kind.END_LINK, close, at));
        opener.token.end = at;
        for (Bracket b = brackets; b != null && !opener.image && b.active; b = b.before) {
            // Once an inactive one is met, those before it were made so already.
            if (!b.image) {
                b.active = false;
            }
        }
        return true;
    }

    /** Reads what follows a closing bracket; if it makes a link or image of the opener, moves past it. */
    private boolean matches(Bracket opener, int close) {
        Kind kind = opener.image ? Kind.IMAGE : Kind.LINK;
        int next = close + 1;
        if (next < end && s[next] == '(' && direct(opener.token, kind, next)) {
            return true;
        }
        int inside = opener.token.end;
        int afterLabel = Scan.label(s, next, end);
        boolean named = afterLabel > next + 2;
        if (!named && (opener.holdsBracket || close - inside > 999)) {
            return false;
        }
        String label = named ? Scan.text(s, next + 1, afterLabel - 1) : Scan.text(s, inside, close);
        Definition definition = known.definition(label);
        if (definition != null) {
            opener.token.leadsTo(kind, definition);
            at = afterLabel > 0 ? afterLabel : next;
            return true;
        }
        if (afterLabel > 0) {
            missing(opener, label, named ? next + 1 : inside, named ? afterLabel - 1 : close);
        }
        return false;
    }

    /** A full or collapsed reference without a definition, unless it reads like {@code list[1][2]}. */
    private void missing(Bracket opener, String label, int from, int finish) {
        int first = opener.token.start;
        boolean array = first > start && !Scan.isBlank(s[first - 1]) && !isOpening(s[first - 1]);
        boolean taken = label.isBlank() || label.startsWith("^") || (array && !opener.image);
        if (!taken) {
            known.undefined(label, passage.offset(from), passage.offset(finish));
        }
    }

    private static boolean isOpening(char c) {
        return "(*_~\"'“‘".indexOf(c) >= 0;
    }

    private boolean direct(Token token, Kind kind, int open) {
        int from = Scan.blanks(s, open + 1, end);
        int after = Scan.destination(s, from, end);
        if (after < 0) {
            return false;
        }
        boolean angled = after > from && s[from] == '<';
        int next = Scan.blanks(s, after, end);
        int titleStart = next;
        int titleEnd = next > after ? Scan.title(s, next, end) : -1;
        if (titleEnd > 0) {
            next = Scan.blanks(s, titleEnd, end);
        }
        if (next >= end || s[next] != ')') {
            return false;
        }
        String target = Scan.text(s, angled ? from + 1 : from, angled ? after - 1 : after);
        token.leadsTo(
                kind,
                Scan.resolved(target),
                titleEnd > 0 ? Scan.resolved(Scan.text(s, titleStart + 1, titleEnd - 1)) : null,
                passage.offset(from),
                passage.offset(from) + after - from);
        at = next + 1;
        return true;
    }

    private boolean angle() {
        int after = address();
        if (after > 0) {
            String inside = Scan.text(s, at + 1, after - 1);
            boolean mail = inside.indexOf(':') < 0;
            var token = new Token(Kind.AUTOLINK, at, after, mail ? "mailto:" + inside : inside);
            tokens.add(token);
            autolinks.add(token);
            at = after;
            return true;
        }
        after = html();
        if (after < 0) {
            return false;
        }
        tokens.add(new Token(Kind.HTML, at, after));
        at = after;
        return true;
    }

    /** An absolute address or a mail address in angle brackets. */
    private int address() {
        int i = at + 1;
        int sign = -1;
        int colon = -1;
        for (; i < end; i++) {
            char c = s[i];
            if (c == '>') {
                break;
            }
            if (c <= ' ' || c == '<' || c == 127) {
                return -1;
            }
            if (c == ':' && colon < 0) {
                colon = i;
            }
            if (c == '@' && sign < 0) {
                sign = i;
            }
        }
        if (i >= end) {
            return -1;
        }
        if (colon > 0 && isScheme(at + 1, colon)) {
            return i + 1;
        }
        return sign > at + 1 && isMail(at + 1, sign, i) ? i + 1 : -1;
    }

    private boolean isScheme(int from, int to) {
        if (to - from < 2 || to - from > 32 || !Scan.isLetter(s[from])) {
            return false;
        }
        for (int i = from; i < to; i++) {
            char c = s[i];
            if (!Scan.isAlphanumeric(c) && c != '+' && c != '.' && c != '-') {
                return false;
            }
        }
        return true;
    }

    private boolean isMail(int from, int sign, int to) {
        for (int i = from; i < sign; i++) {
            if (!Scan.isAlphanumeric(s[i]) && ".!#$%&'*+/=?^_`{|}~-".indexOf(s[i]) < 0) {
                return false;
            }
        }
        int part = sign + 1;
        for (int i = sign + 1; i <= to; i++) {
            boolean ends = i == to || s[i] == '.';
            if (ends) {
                if (i == part || i - part > 63 || s[part] == '-' || s[i - 1] == '-') {
                    return false;
                }
                part = i + 1;
            } else if (!Scan.isAlphanumeric(s[i]) && s[i] != '-') {
                return false;
            }
        }
        return true;
    }

    private int html() {
        if (Scan.startsWith(s, at, end, "<!-->")) {
            return at + 5;
        }
        if (Scan.startsWith(s, at, end, "<!--->")) {
            return at + 6;
        }
        if (Scan.startsWith(s, at, end, "<!--")) {
            return past("-->", at + 4, 1);
        }
        if (Scan.startsWith(s, at, end, "<?")) {
            return past("?>", at + 2, 2);
        }
        if (Scan.startsWith(s, at, end, "<![CDATA[")) {
            return past("]]>", at + 9, 4);
        }
        if (Scan.startsWith(s, at, end, "<!")) {
            return at + 2 < end && Scan.isLetter(s[at + 2]) ? past(">", at + 2, 8) : -1;
        }
        return Scan.tag(s, at, end);
    }

    /** Past what closes it; a kind that was sought in vain once isn't sought again. */
    private int past(String closer, int from, int kind) {
        if ((closersGone & kind) != 0) {
            return -1;
        }
        int found = Scan.find(s, from, end, closer);
        if (found < 0) {
            closersGone |= kind;
            return -1;
        }
        return found + closer.length();
    }

    /** Pairs the runs after {@code bottom}, and takes them out of the chain. */
    private void emphasis(@Nullable Run bottom) {
        if (lastRun == bottom) {
            return;
        }
        var searched = new HashMap<Integer, Run>();
        Run closer = lastRun;
        while (closer != null && closer.before != bottom) {
            closer = closer.before;
        }
        while (closer != null && lastRun != bottom) {
            if (!closer.closes || closer.count == 0) {
                closer = closer.after;
                continue;
            }
            int key = closer.mark * 16
                    + (closer.mark == '~' ? closer.length : (closer.opens ? 8 : 4) + closer.length % 3);
            Run floor = searched.get(key);
            Run opener = closer.before;
            while (opener != null && opener != bottom && opener != floor && !pairs(opener, closer)) {
                opener = opener.before;
            }
            boolean found = opener != null && opener != bottom && opener != floor;
            Run next = closer.after;
            if (found && opener != null) {
                join(opener, closer);
                if (closer.count > 0) {
                    continue;
                }
            } else {
                Run below = closer.before;
                if (below != null) {
                    searched.put(key, below);
                }
                if (!closer.opens) {
                    unlink(closer);
                }
            }
            closer = next;
        }
        lastRun = bottom;
        if (bottom != null) {
            bottom.after = null;
        }
    }

    private static boolean pairs(Run opener, Run closer) {
        if (!opener.opens || opener.mark != closer.mark || opener.count == 0) {
            return false;
        }
        if (opener.mark == '~') {
            return opener.length == closer.length;
        }
        boolean both = opener.closes || closer.opens;
        return !both || (opener.length + closer.length) % 3 != 0 || (opener.length % 3 == 0 && closer.length % 3 == 0);
    }

    private void join(Run opener, Run closer) {
        boolean strike = opener.mark == '~';
        int used = strike ? opener.count : opener.count >= 2 && closer.count >= 2 ? 2 : 1;
        String name = strike ? "del" : used == 2 ? "strong" : "em";
        opener.begun = "<" + name + ">" + opener.begun;
        closer.ended = closer.ended + "</" + name + ">";
        opener.count -= used;
        closer.count -= used;
        // Runs between them have found no partner.
        opener.after = closer;
        closer.before = opener;
        if (opener.count == 0) {
            unlink(opener);
        }
        if (closer.count == 0) {
            unlink(closer);
        }
    }

    private void unlink(Run run) {
        if (run.before != null) {
            run.before.after = run.after;
        }
        if (run.after != null) {
            run.after.before = run.before;
        } else {
            lastRun = run.before;
        }
    }
}
