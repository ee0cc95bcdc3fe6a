package dev.demarc.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.demarc.model.Crafts;
import dev.demarc.model.HtmlFragment;
import dev.demarc.model.Notes;
import dev.demarc.model.ReadPage;
import dev.demarc.model.Settings;
import dev.demarc.source.Located;
import dev.demarc.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IgnoresTest {

    private static ReadPage read(String text) {
        var fragments = new HtmlFragment.Reader() {
            @Override
            public HtmlFragment read(String html) {
                return HtmlFragment.NONE;
            }

            @Override
            public String clean(String html) {
                return html;
            }
        };
        return new MarkdownReader(Settings.Html.ALLOW, fragments, Crafts.NONE)
                .read(MarkdownSource.of("p.md", text))
                .value();
    }

    /** What comments mean: rules, lines, reason. */
    private static List<String> ignores(String text) {
        var told = new ArrayList<String>();
        for (Notes.Ignore ignore : read(text).facts().text().ignores()) {
            String rules =
                    String.join("+", ignore.rules().stream().map(Located::value).toList());
            String to = ignore.to() == Integer.MAX_VALUE ? "end" : String.valueOf(ignore.to());
            told.add("%s %d-%s %s"
                    .formatted(rules, ignore.from(), to, ignore.reason())
                    .strip());
        }
        return told;
    }

    /** The text when the comments are taken out. */
    private static String without(String text) {
        var ignores = read(text).facts().text().ignores();
        String left = text;
        for (int i = ignores.size() - 1; i >= 0; i--) {
            Span span = ignores.get(i).whole();
            left = left.substring(0, offset(left, span.line(), span.column()))
                    + left.substring(offset(left, span.endLine(), span.endColumn()));
        }
        return left;
    }

    private static int offset(String text, int line, int column) {
        int at = 0;
        for (int i = 1; i < line; i++) {
            at = text.indexOf('\n', at) + 1;
        }
        return at + column - 1;
    }

    @Test
    void aCommentCountsForTheNextBlock() {
        assertEquals(
                List.of("broken-link+gap 3-7 It moves: soon."),
                ignores(
                        "# A\n\n<!-- demarc-ignore broken-link, gap: It moves: soon. -->\n\none\ntwo\nthree\n\nfour\n"));
        assertEquals(
                List.of("drift 3-8 Old."),
                ignores(
                        "# A\n\n<!-- demarc-ignore drift: Old. -->\n<!-- demarc: matrix=x -->\n\n| a | b |\n|---|---|\n| c | d |\n\nx\n"));
        assertEquals(
                List.of("a 3-7 x", "b 4-7 x"),
                ignores("# A\n\n<!--demarc-ignore a:x-->\n<!-- demarc-ignore b: x -->\n- one\n\n  two\n\nthree\n"));
    }

    @Test
    void atALinesEndItCountsForTheLine() {
        assertEquals(
                List.of("a 3-3 x", "b 4-4 y", "c 6-6 z"),
                ignores(
                        "# A\n\none <!-- demarc-ignore a: x -->\ntwo <!-- demarc-ignore b: y -->\n\n## T <!-- demarc-ignore c: z -->\n"));
        assertEquals(
                List.of("table-ragged 3-3 x", "a 4-4 y"),
                ignores(
                        "| a | b |\n|---|---|\n| c | d | <!-- demarc-ignore table-ragged: x -->\n| c | d <!-- demarc-ignore a: y --> |\n"));
    }

    @Test
    void beforeAnyTextItCountsForThePage() {
        assertEquals(List.of("a 1-end x", "b 1-end y", "c 5-6 z"), ignores("""
                        <!-- Ours. -->
                        <!-- demarc-ignore a: x -->

                        <!-- demarc-ignore b: y -->
                        text <!-- demarc-ignore c:
                        z -->
                        """));
    }

    @Test
    void inListsAndQuotesItCountsThere() {
        assertEquals(
                List.of("a 1-3 x", "b 5-6 y", "c 8-9 z"),
                ignores(
                        "- <!-- demarc-ignore a: x -->\n\n  one\n- two\n  <!-- demarc-ignore b: y -->\n- three\n\n> <!-- demarc-ignore c: z -->\n> four\n>\n> five\n"));
    }

    @Test
    void inCodeItIsText() {
        assertEquals(
                List.of(),
                ignores(
                        "`<!-- demarc-ignore a: x -->`\n\n```\n<!-- demarc-ignore a: x -->\n```\n\n    <!-- demarc-ignore a: x -->\n"));
    }

    @Test
    void otherCommentsAreNone() {
        assertEquals(
                List.of(),
                ignores("<!-- demarc-ignored a: x -->\n<!-- x demarc-ignore a: x -->\n<!-- demarc-ignore a"));
        assertEquals(List.of("1-end", "a b 1-end"), ignores("<!-- demarc-ignore -->\n<!-- demarc-ignore a b -->\n"));
    }

    @Test
    void withinHtmlItCountsForTheRestOfIt() {
        assertEquals(
                List.of("a 4-6 x", "b 5-5 y"),
                ignores(
                        "# A\n\n<div>\n<!-- demarc-ignore a: x -->\n<img src=\"a.png\"> <!-- demarc-ignore b: y -->\n</div>\n\nx\n"));
    }

    @Test
    void itLeavesNoTraceInThePage() {
        assertEquals(
                read("# A\n\none\n\n- two\n").body(),
                read("# A\n\n<!-- demarc-ignore a: x -->\none\n\n<!-- demarc-ignore a: x -->\n- two\n")
                        .body());
    }

    @Test
    void takenOutItLeavesNothing() {
        assertEquals("# A\n\none\n", without("# A\n\n<!-- demarc-ignore a: x -->\none\n"));
        assertEquals("one\n\ntwo\n", without("one\n<!-- demarc-ignore a: x -->\ntwo\n"));
        assertEquals("one\ntwo\n", without("one <!-- demarc-ignore a: x -->\ntwo\n"));
        assertEquals("# A", without("<!-- demarc-ignore a:\n x -->\n# A"));
        assertEquals("-\n  one\n", without("- <!-- demarc-ignore a: x -->\n  one\n"));
    }
}
