package dev.demarc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Markdown to HTML for other programs. */
class RenderTest {

    @TempDir
    Path folder;

    @Test
    void standardInputToStandardOutput() {
        var ended = TestWiki.in(folder).runWith("*Hello*\n", "render", "--dialect", "commonmark");
        assertEquals("<p><em>Hello</em></p>\n", ended.out());
        ended.exits(Exit.CLEAN);
    }

    @Test
    void aDiagramStaysCodeWhereNoPageStandsAroundIt() {
        String fence = "```mermaid\npie\n```\n";
        for (String dialect : List.of("commonmark", "gfm")) {
            TestWiki.in(folder)
                    .runWith(fence, "render", "--dialect", dialect)
                    .says("<pre><code class=\"language-mermaid\">pie\n</code></pre>");
        }
        String own = TestWiki.in(folder).runWith(fence, "render").says("pie\n").out();
        assertTrue(own.startsWith("<figure class=\"code\">"), own);
    }

    @Test
    void aBatchAnswersEachLineWithItsIdAsGiven() {
        var ended = TestWiki.in(folder).runWith("""
                        {"id": 7, "markdown": "a"}
                        {"markdown": "# b\\n", "id": {"n": [1, 2]}}
                        """, "render", "--batch", "--dialect", "gfm");
        assertEquals("""
                {"id": 7, "html": "<p>a</p>\\n"}
                {"id": {"n": [1, 2]}, "html": "<h1>b</h1>\\n"}
                """, ended.out());
        ended.exits(Exit.CLEAN);
    }

    @Test
    void aLineThatIsNoRequestIsToldAndTheOthersAreAnswered() {
        TestWiki.in(folder)
                .runWith(
                        "no\n{\"id\": 2, \"markdown\": \"b\"}\n{\"id\": 3}\n",
                        "render",
                        "--batch",
                        "--dialect",
                        "commonmark")
                .exits(Exit.USAGE)
                .says("{\"id\": 2, \"html\": \"<p>b</p>\\n\"}")
                .tells("line 1: This line isn't JSON.")
                .tells("line 3: This line has no `markdown`.");
    }
}
