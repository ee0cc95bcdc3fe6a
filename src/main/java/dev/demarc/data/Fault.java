package dev.demarc.data;

import dev.demarc.diagnostic.RuleId;
import dev.demarc.source.Span;
import java.util.List;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/**
 * Why a text can't be read.
 *
 * @param reason to finish “This file can't be read:” with
 * @param start where, an offset in the text
 */
record Fault(String reason, String hint, int start) {

    /** Carries a fault out of the reading of tokens; never leaves this package. */
    static final class Found extends RuntimeException {
        private static final long serialVersionUID = 1;

        final transient Fault fault;
        final int start;
        final int end;

        private Found(Fault fault, int start, int end) {
            super(fault.reason, null, false, false);
            this.fault = fault;
            this.start = start;
            this.end = end;
        }
    }

    /** How a parser words a fault, and how we do; the first that fits counts. */
    private record Wording(String theirs, boolean atOpening, String reason, String hint) {}

    private static final String QUOTE_IT = "Put quotes round the text, or mend the sign.";

    private static final List<Wording> WORDINGS = List.of(
            new Wording("'\\t(TAB)'", false, "a tab stands where blanks are wanted", "YAML knows no tabs: use blanks."),
            new Wording("cannot start any token", false, "no value can begin with this sign", QUOTE_IT),
            new Wording(
                    "while parsing a flow mapping",
                    true,
                    "the `{` here isn't closed, or a comma is missing in it",
                    "Close it with `}`, or put a comma between its entries and quotes round texts with `,`, `{` or `}`."),
            new Wording(
                    "while parsing a flow sequence",
                    true,
                    "the `[` here isn't closed, or a comma is missing in it",
                    "Close it with `]`, or put a comma between its entries and quotes round texts with `,`, `[` or `]`."),
            new Wording(
                    "found unexpected end of stream",
                    true,
                    "the quote that opens here is never closed",
                    "Close it; a quote sign within a text in single quotes is written twice."),
            new Wording(
                    "found unexpected document separator",
                    true,
                    "the quote that opens here is never closed",
                    "Close it before the `---`."),
            new Wording(
                    "unknown escape character",
                    false,
                    "no text in double quotes knows this `\\` sign",
                    "Write `\\\\` for a backslash, or use single quotes."),
            new Wording(
                    "expected escape sequence",
                    false,
                    "digits are missing after this `\\` sign",
                    "Write `\\\\` for a backslash, or use single quotes."),
            new Wording(
                    "mapping values are not allowed here",
                    false,
                    "a `:` stands where no key can be",
                    "Put quotes round a text with `: ` in it; keys of one map are indented alike."),
            new Wording(
                    "could not find expected ':'",
                    true,
                    "this line has no `:` after its key",
                    "Write `key: value`; if it goes on with the text above, indent it further."),
            new Wording(
                    "<block end>",
                    false,
                    "this doesn't belong to the lines above it",
                    "Indent what belongs together alike; a map has keys only, a list `- ` only."),
            new Wording(
                    "<document start>",
                    false,
                    "this doesn't belong to the lines above it",
                    "Indent what belongs together alike, and begin the first key at the margin."),
            new Wording("expected the node content", false, "a value is missing here", QUOTE_IT),
            new Wording("while scanning an anchor", true, "a name is missing after `&`", QUOTE_IT),
            new Wording("while scanning an alias", true, "a name is missing after `*`", QUOTE_IT),
            new Wording("while scanning a tag", true, "`!` begins a tag that isn't whole", QUOTE_IT),
            new Wording(
                    "while scanning a block scalar",
                    true,
                    "after `|` or `>` the text begins on the next line",
                    "Break the line after the sign; only `+`, `-` or a digit may follow it."),
            new Wording(
                    "special characters are not allowed",
                    false,
                    "it holds a control character",
                    "Take the control character out, or write it as `\\u…` in double quotes."),
            new Wording("Expected a property name", false, "only a text can be a key", "Write a plain key, then `: `."),
            new Wording(
                    "double-quote to start property name",
                    false,
                    "a key in double quotes is wanted here",
                    "Put the key in double quotes; JSON has no comma after the last entry."),
            new Wording(
                    "was expecting comma",
                    false,
                    "a comma or a closing bracket is missing here",
                    "Put a comma between two entries, and close what was opened."),
            new Wording("was expecting a colon", false, "a `:` is missing after the key", "Write `\"key\": value`."),
            new Wording(
                    "Unrecognized token",
                    false,
                    "a word stands here without quotes",
                    "JSON knows `true`, `false`, `null`, numbers, and texts in double quotes."),
            new Wording(
                    "Illegal unquoted character",
                    false,
                    "a text breaks off at the end of its line",
                    "Close the quote, or write `\\n` for a line break."));

    static Fault of(String reason, String hint) {
        return new Fault(reason, hint, 0);
    }

    Found from(int start, int end) {
        return new Found(this, start, end);
    }

    /**
     * Puts a parser's fault into our words.
     *
     * @param lastOpened where the last map or list begins that isn't closed
     */
    static Fault of(JacksonException thrown, Source source, int lastOpened) {
        String theirs = String.valueOf(thrown.getMessage());
        int start = source.offset(thrown.getLocation());
        int opening = start;
        if (thrown.getCause() instanceof MarkedYamlEngineException marked) {
            start = marked.getProblemMark()
                    .map(Mark::getIndex)
                    .map(source::offset)
                    .orElse(start);
            opening = marked.getContextMark()
                    .map(Mark::getIndex)
                    .map(source::offset)
                    .orElse(start);
        }
        if (theirs.contains("while parsing a flow node") && theirs.contains("<stream end>")) {
            return new Fault("the bracket here isn't closed", "Close it with `]` or `}`.", lastOpened);
        }
        if (thrown instanceof UnexpectedEndOfInputException) {
            return new Fault("it ends before it is whole", "Close what was opened: brackets, braces, quotes.", start);
        }
        for (Wording wording : WORDINGS) {
            if (theirs.contains(wording.theirs)) {
                int at = wording.theirs.startsWith("special characters") ? control(source.text()) : start;
                return new Fault(wording.reason, wording.hint, wording.atOpening ? opening : at);
            }
        }
        return new Fault("what stands here doesn't fit what stands before it", QUOTE_IT, start);
    }

    /** Tells it as the one finding of its file. */
    void tell(String whole, Span span, Report report) {
        report.tell(RuleId.UNREADABLE, span, whole + " can't be read: " + reason + ".", hint, null);
    }

    private static int control(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean allowed = c == '\t' || c == '\n' || c == '\r' || c == '\u0085';
            if (!allowed && (Character.isISOControl(c) || c == '\uFFFE' || c == '\uFFFF')) {
                return i;
            }
        }
        return 0;
    }
}
