package dev.demarc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts of people's data in a comment: they read as they were written, and do nothing. */
class CommentTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "Customer data ¦ Customer data",
                "a*b_c ¦ a\\*b\\_c",
                "[x](y) ¦ \\[x\\](y)",
                "a | b ¦ a \\| b",
                "<img src=x> & co ¦ &lt;img src=x&gt; &amp; co",
                "@ada ¦ @<!-- -->ada",
                "see #12 and !7 ¦ see #<!-- -->12 and !<!-- -->7",
                "&12 ¦ &amp;<!-- -->12",
                "http://x.example ¦ http://<!-- -->x.example",
                "www.x.example ¦ www.<!-- -->x.example",
                "# Heading ¦ \\# Heading",
                "- item ¦ \\- item",
                "1. item ¦ 1\\. item",
                "50 % and 2 + 2 ¦ 50 % and 2 + 2",
                ":smile: ¦ :<!-- -->smile:",
            })
    void aTextIsNoMark(String text, String written) {
        assertEquals(written, CommentText.of(text));
    }

    @Test
    void linesBecomeOne() {
        assertEquals("one two three", CommentText.of(" one\ntwo\t\u001Bthree\n"));
    }

    @Test
    void codeMayHoldBackTicks() {
        assertEquals("`HEAD~1`", CommentText.code("HEAD~1"));
        assertEquals("`` a`b ``", CommentText.code("a`b"));
    }
}
