package dev.demarc.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.demarc.model.Crafts;
import dev.demarc.source.Lines;
import java.util.Random;
import org.commonmark.testutil.TestResources;
import org.commonmark.testutil.example.Example;
import org.commonmark.testutil.example.ExampleReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the specifications' examples leave open. */
class BlocksTest {

    @Test
    void allKindsOfLineEndsAreAlike() {
        for (Example example : ExampleReader.readExamples(TestResources.getSpec())) {
            String source = example.getSource();
            String html = html(source);
            assertEquals(html, html(source.replace("\n", "\r\n")), source);
            assertEquals(html, html(source.replace('\n', '\r')), source);
        }
    }

    @Test
    void theLastLineNeedsNoEnd() {
        for (String source : new String[] {"# Keys", "- a\n- b", "> a\nb", "~~~\ncode", "    code", "a\n==="}) {
            assertEquals(html(source + "\n"), html(source));
        }
    }

    @Test
    void aMarkTakesOnlyItsPartOfATab() {
        assertEquals("<ul>\n<li>\n<pre><code>  code\n</code></pre>\n</li>\n</ul>\n", html("-\t\tcode"));
        assertEquals("<blockquote>\n<pre><code>  code\n</code></pre>\n</blockquote>\n", html(">\t\tcode"));
    }

    @Test
    void blocksAreInATree() {
        char[] s = "> - a\n> - b\n\nc\n".toCharArray();
        Part.Whole whole = Blocks.read(s, 0, Dialect.DEMARC);
        Part quote = whole.firstChild();
        Part list = quote == null ? null : quote.firstChild();
        assertTrue(quote instanceof Part.Quote && quote.next() instanceof Part.Prose);
        assertTrue(list instanceof Part.Listing
                && list.parent() == quote
                && list.lastChild() instanceof Part.Item last
                && last.previous() == list.firstChild());
    }

    @Test
    void aPageTellsWhatItCanNotHold() {
        assertFalse(read("One. Two: three ] : four").mayHoldAddresses);
        assertFalse(read("One. Two: three ] : four").mayDefine);
        assertTrue(read("ask a@b.example").mayHoldAddresses);
        assertTrue(read("see www.b.example").mayHoldAddresses);
        assertTrue(read("see http://b.example").mayHoldAddresses);
        assertTrue(read("[a]: b").mayDefine);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void linesBeginWhereAnyTextsDo(long seed) {
        var random = new Random(seed);
        String[] letters = {
            "a", " ", "- ", "> ", "```", "\n", "\n", "\r\n", "\r", ".", "\u010A", "\u0A0D", "\u200D", "😀"
        };
        for (int i = 0; i < 100; i++) {
            var written = new StringBuilder();
            for (int length = random.nextInt(300); length > 0; length--) {
                written.append(letters[random.nextInt(letters.length)]);
            }
            String text = written.toString();
            int from = text.lastIndexOf('\n', random.nextInt(100)) + 1;
            var found = Lines.of(text, Blocks.read(text.toCharArray(), from, Dialect.DEMARC).lineStarts);
            var lines = Lines.of(text);
            assertEquals(lines.count(), found.count(), text);
            for (int at = 0; at <= text.length(); at++) {
                assertEquals(lines.lineOf(at), found.lineOf(at), text);
            }
        }
    }

    @Test
    void signsBeyondAsciiAreNoMarksWhateverTheirLowBits() {
        // Each shares its lower seven bits with a mark: an end of a line, `<`, `>`, `&` and a quotation mark.
        assertEquals(
                "<p>a\u010Ab\u0A0Dc\u013Cd\u013Ee\u0126f\u01A2g&lt;</p>\n",
                html("a\u010Ab\u0A0Dc\u013Cd\u013Ee\u0126f\u01A2g<\n"));
    }

    private static Part.Whole read(String source) {
        return Blocks.read(source.toCharArray(), 0, Dialect.DEMARC);
    }

    private static String html(String source) {
        return MarkdownRenderer.render(source, Dialect.COMMONMARK, Crafts.NONE);
    }
}
