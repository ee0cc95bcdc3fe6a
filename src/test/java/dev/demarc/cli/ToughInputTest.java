package dev.demarc.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts that nobody writes, and that somebody will feed to it: each ends in a page or a finding. */
class ToughInputTest {

    private static final int MANY = 10_000;
    private static final int LONG = 10 << 20;

    @TempDir
    Path folder;

    static Stream<Arguments> pages() {
        return Stream.of(
                Arguments.of("a line of 10 MB", "word ".repeat(LONG / 5)),
                Arguments.of("brackets", "[".repeat(MANY)),
                Arguments.of("brackets that close", "[".repeat(MANY) + "a" + "]".repeat(MANY)),
                Arguments.of("links in links", "[a](".repeat(MANY)),
                Arguments.of("images in images", "![".repeat(MANY) + "a" + "](b)".repeat(MANY)),
                Arguments.of("quotes", ">".repeat(MANY) + "a"),
                Arguments.of("lists", "- ".repeat(MANY) + "a"),
                Arguments.of("emphasis", "*a _b ".repeat(MANY)),
                Arguments.of("emphasis that closes", "*a **b ".repeat(MANY) + "c** d*".repeat(MANY)),
                Arguments.of(
                        "back-ticks",
                        Stream.iterate("`", s -> s + "`").limit(1_000).reduce("", (a, b) -> a + b + " ")),
                Arguments.of("entities", "&".repeat(MANY) + ";"),
                Arguments.of("HTML that doesn't end", "<a b='".repeat(MANY)),
                Arguments.of("comments that don't end", "<!-- a ".repeat(MANY)),
                Arguments.of("declarations that don't end", "<!A ".repeat(MANY) + "<?".repeat(MANY)),
                Arguments.of("tags", "<div>".repeat(MANY)),
                Arguments.of("references", "[a]: b\n".repeat(MANY) + "[a]".repeat(MANY)),
                Arguments.of("footnotes", "[^a]: [^a]\n\n".repeat(1_000) + "[^a]".repeat(MANY)),
                Arguments.of(
                        "a table of many columns", "|a".repeat(MANY) + "\n" + "|-".repeat(MANY) + "\n|b\n".repeat(9)),
                Arguments.of("setext lines", "a\n".repeat(MANY) + "="),
                Arguments.of("front matter that doesn't end", "---\n" + "a: [".repeat(MANY)),
                Arguments.of("zero bytes", "a\0b ".repeat(MANY)),
                Arguments.of("addresses", "https://a.b/(".repeat(MANY)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void aPageOfNothingBut(String what, String text) throws IOException {
        Files.writeString(folder.resolve("page.md"), text);
        var ended = TestWiki.in(folder).run("build");
        assertTrue(ended.exit() == Exit.CLEAN || ended.exit() == Exit.FINDINGS, ended::err);
        assertTrue(Files.exists(folder.resolve("site/page.html")));
    }

    static Stream<Arguments> matrices() {
        return Stream.of(
                Arguments.of("a line of 10 MB", "title: " + "a".repeat(LONG)),
                Arguments.of("a line in quotes of 10 MB", "title: '" + "a".repeat(LONG) + "'"),
                Arguments.of("a text of 10 MB", "title: |\n" + "  a b c d e f\n".repeat(LONG / 14)),
                Arguments.of("a text in quotes of 10 MB", "title: \"" + "a b c d\n  ".repeat(LONG / 10) + "\""),
                Arguments.of("a plain text of 10 MB", "title: " + "a b c d\n  ".repeat(LONG / 10)),
                Arguments.of("lists", "a: " + "[".repeat(MANY)),
                Arguments.of("maps", "a: " + "{b: ".repeat(MANY)),
                Arguments.of("keys", "a:\n".repeat(MANY)),
                Arguments.of("aliases", "a: &a [x, x]\n" + "b: [*a, *a, *a, *a, *a, *a, *a, *a]\n".repeat(MANY)),
                Arguments.of("zero bytes", "\0".repeat(MANY)),
                Arguments.of("tabs", "\t".repeat(MANY) + "a: b"),
                Arguments.of("documents", "---\na: b\n".repeat(MANY)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("matrices")
    void aMatrixOfNothingBut(String what, String text) throws IOException {
        Files.writeString(folder.resolve("m.matrix.yml"), text);
        var ended = TestWiki.in(folder).run("check").exits(Exit.FINDINGS);
        assertTrue(ended.findings().stream().allMatch(each -> each.startsWith("m.matrix.yml:")), ended::out);
    }

    @Test
    void bytesThatAreNoTextAreAFinding() throws IOException {
        Files.write(folder.resolve("page.md"), new byte[] {(byte) 0xC3, 0x28, (byte) 0xFF});
        Files.write(folder.resolve("m.matrix.yml"), new byte[] {(byte) 0xC3, 0x28, (byte) 0xFF});
        TestWiki.in(folder)
                .run("check")
                .exits(Exit.FINDINGS)
                .finds("m.matrix.yml:1:1 error unreadable", "page.md:1:1 error unreadable");
    }
}
