package dev.demarc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Blocks of code that take their text from files. */
class CodeFromFilesTest {

    @TempDir
    Path folder;

    private TestWiki wiki;

    @BeforeEach
    void someFiles() {
        wiki = TestWiki.in(folder.resolve("wiki"))
                .with("demarc.yml", "title: Code")
                .with(
                        "infra/main.tf",
                        "# The bucket",
                        "resource \"b\" \"logs\" {",
                        "  # #region keys",
                        "    key = 1",
                        "      id = 2",
                        "  # #endregion",
                        "}")
                .with("content/guide/own.py", "if True: # #region", "    pass");
    }

    private TestWiki page(String note) {
        return wiki.with("content/guide/index.md", "# Guide", "", "```" + note, "```");
    }

    private String code() {
        wiki.run("build").finds();
        String html = wiki.read("site/guide/index.html");
        return html.substring(html.indexOf("<figure class=\"code\">"), html.indexOf("</figure>"));
    }

    @Test
    void aWholeFileIsShownWithItsPlaceAndItsLanguage() {
        page("file=../../infra/main.tf");

        assertTrue(code().startsWith("<figure class=\"code\"><figcaption>infra/main.tf<button"), this::code);
        assertTrue(
                code().contains(
                                "<code class=\"language-tf\"><span class=\"co\"># The bucket</span>\n<span class=\"kw\">resource</span> "),
                this::code);
    }

    @Test
    void aWikiMayLeaveItsCodePlain() {
        wiki.with("demarc.yml", "title: Code", "highlight: false");
        page("file=../../infra/main.tf");
        assertTrue(code().contains("<code class=\"language-tf\"># The bucket\nresource &quot;b&quot; "), this::code);

        wiki.with("content/guide/index.md", "# Guide", "", "```yaml", "a: true  # so", "```");
        assertTrue(code().contains("<code class=\"language-yaml\">a: true  # so\n</code>"), this::code);
    }

    @Test
    void aPathMayBeginAtTheSource() {
        page("py title=\"The script\" file=/guide/own.py");

        assertTrue(code().contains("<figcaption>The script<button"), this::code);
        assertTrue(code().contains("<span class=\"kw\">if</span> <span class=\"nu\">True</span>"), this::code);
    }

    @Test
    void linesAndRegionsAreCutOutAndMovedToTheMargin() {
        page("text file=../../infra/main.tf lines=4-5");
        assertTrue(code().endsWith("\">key = 1\n  id = 2\n</code></pre>"), this::code);

        page("text file=../../infra/main.tf region=keys");
        assertTrue(code().endsWith("\">key = 1\n  id = 2\n</code></pre>"), this::code);

        page("text file=../../infra/main.tf lines=7-");
        assertTrue(code().endsWith("\">}\n</code></pre>"), this::code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "// #region a|// #endregion",
                "<!-- #region a -->|<!-- #endregion -->",
                "-- region a|-- endregion a",
                "/* #region a */|/* #endregion a */",
                "#pragma region a|#pragma endregion",
                "REM #region a|REM #endregion",
                "# region a|# endregion"
            })
    void regionsAreMarkedInCommentsOfAnyLanguage(String marks) {
        wiki.with(
                "content/some.txt",
                "before",
                marks.substring(0, marks.indexOf('|')),
                "within",
                "region = x",
                marks.substring(marks.indexOf('|') + 1),
                "after");
        page("text file=../some.txt region=a");

        assertTrue(code().endsWith("\">within\nregion = x\n</code></pre>"), this::code);
    }

    @Test
    void regionsMayLieInEachOther() {
        wiki.with(
                "content/some.txt",
                "// #region a",
                "1",
                "// #region b",
                "2",
                "// #endregion",
                "3",
                "// #endregion",
                "4");
        page("text file=../some.txt region=a");

        assertTrue(code().endsWith("\">1\n2\n3\n</code></pre>"), this::code);
    }

    @Test
    void linesStandOut() {
        page("tf {1,3-4} file=../../infra/main.tf lines=1-4");

        assertTrue(
                code().contains("><mark><span class=\"co\"># The bucket</span>\n</mark><span class=\"kw\">resource"),
                this::code);
        assertTrue(
                code().contains(
                                "<mark>  <span class=\"co\"># #region keys</span>\n</mark><mark>    key = <span class=\"nu\">1</span>\n</mark></code>"),
                this::code);
    }

    @Test
    void aFileThatIsNotThereIsToldWithTheNearest() {
        page("hcl file=../../infra/mian.tf")
                .run("check")
                .finds("content/guide/index.md:3:4 error broken-link")
                .says("There is no file `../../infra/mian.tf`.")
                .says("Did you mean `../../infra/main.tf`?");
        wiki.run("build");
        assertTrue(wiki.read("site/guide/index.html").contains("There is no file"));
    }

    @Test
    void whatIsNotInTheFileIsTold() {
        page("hcl file=../../infra/main.tf lines=5-19")
                .run("check")
                .finds("content/guide/index.md:3:4 error wrong-value")
                .says("`lines=5-19` goes beyond the end of `../../infra/main.tf`, which has 7 lines.");
        page("hcl file=../../infra/main.tf lines=5-3")
                .run("check")
                .finds("content/guide/index.md:3:4 error wrong-value");
        page("hcl file=../../infra/main.tf region=kays")
                .run("check")
                .finds("content/guide/index.md:3:4 error wrong-value")
                .says("Did you mean `keys`?");
        wiki.with("infra/open.tf", "# #region a", "x");
        page("hcl file=../../infra/open.tf region=a")
                .run("check")
                .finds("content/guide/index.md:3:4 error wrong-value")
                .says("never ends");
    }

    @Test
    void whatLiesOutsideTheWikiStaysThere() throws IOException {
        Files.writeString(folder.resolve("secret.txt"), "secret");
        page("text file=../../../secret.txt").run("check").finds("content/guide/index.md:3:4 error outside-source");
        page("text file=../../.git/config").run("check").finds("content/guide/index.md:3:4 error outside-source");
        Files.createSymbolicLink(wiki.folder().resolve("infra/link.txt"), folder.resolve("secret.txt"));
        page("text file=../../infra/link.txt")
                .run("check")
                .finds("content/guide/index.md:3:4 error outside-source")
                .says("symbolic link");
        wiki.run("build");
        assertEquals(-1, wiki.read("site/guide/index.html").indexOf(">secret"));
    }

    @Test
    void whatIsNotTextIsTold() throws IOException {
        Files.write(wiki.folder().resolve("infra/binary"), new byte[] {(byte) 0xFF, 0, 1});
        page("text file=../../infra/binary").run("check").finds("content/guide/index.md:3:4 error unreadable");
    }
}
