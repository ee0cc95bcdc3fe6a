package dev.demarc.highlight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HighlighterTest {

    private static final Highlighter HIGHLIGHTER = new Highlighter();

    private static final List<String> NAMES = List.of(
            "yaml",
            "json",
            "hcl",
            "bash",
            "console",
            "python",
            "java",
            "kotlin",
            "javascript",
            "typescript",
            "go",
            "rust",
            "c",
            "cpp",
            "csharp",
            "ruby",
            "php",
            "sql",
            "html",
            "css",
            "dockerfile",
            "toml",
            "diff",
            "markdown",
            "make",
            "powershell",
            "groovy",
            "rego",
            "nginx",
            "lua",
            "perl",
            "haskell",
            "nix",
            "bat",
            "elixir",
            "graphql");

    /** The code with each stretch in brackets that name its shade. */
    private static String read(String language, String code) {
        var out = new StringBuilder();
        int[] done = {0};
        HIGHLIGHTER.read(language, code, (shade, start, end) -> {
            out.append(code, done[0], start)
                    .append(shade.className())
                    .append('[')
                    .append(code, start, end)
                    .append(']');
            done[0] = end;
        });
        return out.append(code.substring(done[0])).toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "java | return 0x1F; // done | kw[return] nu[0x1F]; co[// done]",
                "java | var s = \"a \\\" b\" + 'c'; | kw[var] s = st[\"a \\\" b\"] + st['c'];",
                "JAVA | returned | returned",
                "python | def f(a): # why | kw[def] f(a): co[# why]",
                "python | x = None if a else 1.5e-3 | x = nu[None] kw[if] a kw[else] nu[1.5e-3]",
                "json | {\"a\": [\"b\", true, -1]} | {kw[\"a\"]: [st[\"b\"], nu[true], -nu[1]]}",
                "hcl | resource \"aws_s3_bucket\" \"b\" { # own | kw[resource] st[\"aws_s3_bucket\"] st[\"b\"] { co[# own]",
                "hcl | region = var.region | region = var.region",
                "yaml | name: it's # why | kw[name]: it's co[# why]",
                "yaml | - {a: 1, 'b': \"c:d\", e: no} | - {kw[a]: nu[1], kw['b']: st[\"c:d\"], kw[e]: nu[no]}",
                "yaml | image: nginx:1.27 | kw[image]: nginx:1.27",
                "bash | if [ -f \"$x\" ]; then echo a#b; fi # c | kw[if] [ -f st[\"$x\"] ]; kw[then] kw[echo] a#b; kw[fi] co[# c]",
                "console | $ cd /tmp | co[$] kw[cd] /tmp",
                "sql | select Name FROM t WHERE a = 'it''s' -- x | kw[select] Name kw[FROM] t kw[WHERE] a = st['it']st['s'] co[-- x]",
                "html | <a href=\"x\">b &amp; c</a><!-- d --> | kw[<a] href=st[\"x\"]kw[>]b nu[&amp;] ckw[</a]kw[>]co[<!-- d -->]",
                "css | a:hover { color: #fff; width: 2px } /* x */ | a:hover { kw[color]: #fff; kw[width]: nu[2px] } co[/* x */]",
                "toml | port = 80 | kw[port] = nu[80]",
                "ini | [core] | kw[[core]]",
                "properties | a.b=c | kw[a.b]=c",
                "diff | +new | st[+new]",
                "diff | -old | nu[-old]",
                "dockerfile | FROM alpine:3.20 AS base | kw[FROM] alpine:3.20 kw[AS] base",
                "powershell | IF ($true) { 'a' } | kw[IF] (nu[$true]) { st['a'] }",
                "c | #include <a.h> | kw[#include] <a.h>",
                "go | s := `a` | s := st[`a`]",
                "make | all: build | kw[all]: build",
                "lua | --[[ a ]] x = nil -- b | co[--[[ a ]]] x = nu[nil] co[-- b]",
                "nonsense | return 1 | return 1",
                "text | return 1 | return 1"
            })
    void wordsTextNumbersAndCommentsStandOut(String language, String code, String expected) {
        assertEquals(expected, read(language, code));
    }

    @Test
    void textOverLinesIsOneStretch() {
        assertEquals("st[\"\"\"\na\n\"\"\"] kw[if]", read("python", "\"\"\"\na\n\"\"\" if"));
        assertEquals(
                "kw[run]: |\n  st[echo \"a]\n\n  st[b: c]\nkw[d]: nu[1]",
                read("yaml", "run: |\n  echo \"a\n\n  b: c\nd: 1"));
        assertEquals(
                "- kw[run]: |\n    st[a: b]\n  kw[c]: nu[1]\n- |\n  st[d]",
                read("yaml", "- run: |\n    a: b\n  c: 1\n- |\n  d"));
        assertEquals("st[<<EOF\nif\nEOF]\nkw[if]", read("bash", "<<EOF\nif\nEOF\nif"));
    }

    @Test
    void textThatIsNeverClosedEndsWithItsLine() {
        assertEquals("st[\"open]\nkw[return]", read("java", "\"open\nreturn"));
        assertEquals("kw[a]: st['open]\nkw[b]: c", read("yaml", "a: 'open\nb: c"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void stretchesAreInOrderWhateverTheCodeHolds(long seed) {
        var random = new Random(seed);
        String signs = "\"'`#/*-<>&;:={}[]()$@\\|%!.,0 9aAifEOF\n\n\t é😀~+";
        for (String name : NAMES) {
            for (int run = 0; run < 40; run++) {
                var code = new StringBuilder();
                for (int i = random.nextInt(120); i > 0; i--) {
                    code.append(signs.charAt(random.nextInt(signs.length())));
                }
                String text = code.toString();
                int[] done = {0};
                HIGHLIGHTER.read(name, text, (shade, start, end) -> {
                    assertTrue(
                            done[0] <= start && start < end && end <= text.length(),
                            () -> name + ", seed " + seed + ": " + text);
                    done[0] = end;
                });
            }
        }
    }

    @Test
    void timeGrowsWithTheCodeAlone() {
        for (String piece : List.of(
                "\"", "'", "`", "/*", "<!--", "<<A\n", "<a ", "#", "&", "a: '\n", "{", "\\", "--[[", "@\"", "- |\n")) {
            String code = piece.repeat(400_000 / piece.length());
            for (String name : NAMES) {
                assertTimeout(
                        Duration.ofSeconds(5),
                        () -> HIGHLIGHTER.read(name, code, (shade, start, end) -> {}),
                        () -> name + ": " + piece);
            }
        }
    }
}
