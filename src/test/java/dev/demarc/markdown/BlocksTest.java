package dev.demarc.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.demarc.model.Crafts;
import org.commonmark.testutil.TestResources;
import org.commonmark.testutil.example.Example;
import org.commonmark.testutil.example.ExampleReader;
import org.junit.jupiter.api.Test;

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

    private static Part.Whole read(String source) {
        return Blocks.read(source.toCharArray(), 0, Dialect.DEMARC);
    }

    private static String html(String source) {
        return MarkdownRenderer.render(source, Dialect.COMMONMARK, Crafts.NONE);
    }
}
