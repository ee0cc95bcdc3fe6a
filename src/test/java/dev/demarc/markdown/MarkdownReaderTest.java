package dev.demarc.markdown;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.demarc.model.Ask;
import dev.demarc.model.Colouring;
import dev.demarc.model.Crafts;
import dev.demarc.model.Formulas;
import dev.demarc.model.FrontMatter;
import dev.demarc.model.Heading;
import dev.demarc.model.HtmlFragment;
import dev.demarc.model.PageFacts;
import dev.demarc.model.ReadPage;
import dev.demarc.model.Settings;
import dev.demarc.source.Located;
import dev.demarc.source.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownReaderTest {

    /** Stands in for the HTML workshop: finds attributes in double quotes, and lets only {@code b} through. */
    private static final HtmlFragment.Reader FRAGMENTS = new HtmlFragment.Reader() {
        private final Pattern attribute = Pattern.compile("(href|src|id|name)=\"([^\"]*)\"");

        @Override
        public HtmlFragment read(String html) {
            var targets = new ArrayList<HtmlFragment.Target>();
            var ids = new ArrayList<HtmlFragment.Id>();
            var matcher = attribute.matcher(html);
            while (matcher.find()) {
                String name = matcher.group(1);
                if (name.equals("id") || name.equals("name")) {
                    ids.add(new HtmlFragment.Id(matcher.group(2), matcher.start(2), matcher.end(2)));
                } else {
                    Ask.Use use = name.equals("src") ? Ask.Use.IMAGE : Ask.Use.LINK;
                    targets.add(new HtmlFragment.Target(matcher.group(2), use, matcher.start(2), matcher.end(2)));
                }
            }
            return new HtmlFragment(targets, ids);
        }

        @Override
        public String clean(String html) {
            return html.startsWith("<b") ? html : "";
        }
    };

    /** Formulas in brackets: round ones in a line, curly ones alone. */
    private static final Crafts MARKED = new Crafts(
            Colouring.NONE,
            (tex, display) -> new Formulas.Typeset(display ? "{" + tex + "}" : "[" + tex + "]", List.of()));

    private static final MarkdownReader READER = new MarkdownReader(Settings.Html.ALLOW, FRAGMENTS, Crafts.NONE);

    private static ReadPage read(String text) {
        return READER.read(MarkdownSource.of("page.md", text)).value();
    }

    private static String html(String text) {
        List<String> pieces = read(text).body().pieces();
        var html = new StringBuilder(pieces.get(0));
        for (int i = 1; i < pieces.size(); i++) {
            html.append('%').append(i - 1).append(pieces.get(i));
        }
        return html.toString();
    }

    private static List<String> places(ReadPage page) {
        return page.places().asks().stream()
                .map(span -> span.line() + ":" + span.column() + "-" + span.endLine() + ":" + span.endColumn())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It costs $5 and $6.",
                "From $10-$20, or US$5 to US$6.",
                "$HOME/$PATH and ${a}-${b}, $(a)-$(b)",
                "\\$a$ and a $ b $ c",
                "$ a$ and $a $",
                "$$$$ and $$ and $"
            })
    void pricesAndVariablesStayText(String text) {
        String html = MarkdownRenderer.render(text + "\n", Dialect.DEMARC, MARKED);

        assertEquals("<p>" + text.replace("\\$", "$") + "</p>\n", html);
    }

    @Test
    void formulasStandBetweenDollarSigns() {
        assertEquals(
                "<p>So (a$) is [x_1*y*] or `b`:\n{\n\\frac12\n}</p>\n"
                        .replace("a$", "[a]")
                        .replace("`b`", "[b]"),
                MarkdownRenderer.render("So ($a$) is $x_1*y*$ or $`b`$:\n$$\n\\frac12\n$$\n", Dialect.DEMARC, MARKED));
        assertEquals("<p>{a\n- b}</p>\n", MarkdownRenderer.render("```math\na\n- b\n```\n", Dialect.DEMARC, MARKED));
        assertEquals("<p>$a$</p>\n", MarkdownRenderer.render("$a$\n", Dialect.GFM, MARKED));
        assertEquals("<p>$a$</p>\n", MarkdownRenderer.render("$a$\n", Dialect.COMMONMARK, MARKED));
    }

    @Test
    void whatFollowsAFencesLanguageSaysHowItLooks() {
        assertEquals(
                "<figure class=\"code\"><figcaption>a b<button class=\"btn\" type=\"button\" data-js data-copy hidden>Copy"
                        + "</button></figcaption><pre tabindex=\"0\"><code class=\"language-js\">a\n<mark>b\n</mark>c\n</code></pre>"
                        + "</figure>\n",
                MarkdownRenderer.render("```js {2} title='a b' other=1\na\nb\nc\n```\n", Dialect.DEMARC, MARKED));
    }

    @Test
    void aLinkLeavesAHoleAndTellsWhereItsDestinationStands() {
        ReadPage page = read("See [a](b.md#c \"t\") and ![i](x.png).\n");

        assertEquals(
                List.of("<p>See <a href=\"", "\" title=\"t\">a</a> and <img src=\"", "\" alt=\"i\" />.</p>\n"),
                page.body().pieces());
        assertEquals(
                List.of(new Ask.Link("b.md#c", Ask.Use.LINK), new Ask.Link("x.png", Ask.Use.IMAGE)),
                page.page().asks());
        assertEquals(List.of("1:9-1:15", "1:25-1:36"), places(page));
    }

    @Test
    void linesCountFromTheTopOfTheFileAndColumnsInCodePoints() {
        String text = "---\ntitle: T\n---\n\n𝄞 [a](b.md)\n";
        var source = new MarkdownSource(
                "page.md", "content/page.md", text, text.indexOf("\n𝄞"), FrontMatter.NONE, Map.of(), List.of());

        assertEquals(List.of("5:7-5:11"), places(READER.read(source).value()));
    }

    @Test
    void linksElsewhereAreWrittenAndNotAsked() {
        ReadPage page = read("[a](https://x.org/ä) <mailto:a@b.c> https://y.org/?a=1&b=2.\n");

        assertEquals(List.of(), page.page().asks());
        assertEquals(
                List.of("<p><a href=\"https://x.org/%C3%A4\">a</a> <a href=\"mailto:a@b.c\">mailto:a@b.c</a> <a"
                        + " href=\"https://y.org/?a=1&amp;b=2\">https://y.org/?a=1&amp;b=2</a>.</p>\n"),
                page.body().pieces());
    }

    @Test
    void aReferenceLinkIsPlacedAtItsDefinition() {
        ReadPage page = read("[a][x] and [X]\n\n[x]: one.md\n[y]: <two.md>\n");

        assertEquals(
                List.of(
                        new Ask.Link("one.md", Ask.Use.LINK),
                        new Ask.Link("one.md", Ask.Use.LINK),
                        new Ask.Link("two.md", Ask.Use.DEFINITION)),
                page.page().asks());
        assertEquals(2, page.body().holes());
        assertEquals(List.of("3:6-3:12", "3:6-3:12", "4:6-4:14"), places(page));
        assertEquals(List.of("x", "y"), page.facts().definedReferences());
    }

    @Test
    void undefinedReferencesAreToldAndShortcutsAreNot() {
        ReadPage page = read("see [guide][gide], [b][], `[c][d]`, x[1][2], [e]\n\n- [ ] f\n- [x] g[^9]\n");

        assertEquals(
                List.of(
                        new Located<>("gide", Span.of(1, 13, 4)),
                        new Located<>("b", Span.of(1, 21, 1)),
                        new Located<>("^9", Span.of(4, 9, 2))),
                page.facts().undefinedReferences());
    }

    @Test
    void headingsGetGithubsSlugsAndNumbers() {
        ReadPage page = read("# <u>I. Security</u>\n\n## A `b` & C\n\n## A b & C\n\n## Ünï_x {#own}\n\n### Own\n");

        assertEquals(
                List.of(
                        new Heading(1, "i-security", "I. Security"),
                        new Heading(2, "a-b--c", "A b & C"),
                        new Heading(2, "a-b--c-1", "A b & C"),
                        new Heading(2, "own", "Ünï_x"),
                        new Heading(3, "own", "Own")),
                page.page().outline().headings());
        assertEquals(
                List.of(new Located<>("own", Span.of(7, 12, 3))), page.facts().repeatedIds());
    }

    @Test
    void aHeadingOfATakenAnchorGetsANumber() {
        var source =
                new MarkdownSource("p.md", "p.md", "## Backups\n", 0, FrontMatter.NONE, Map.of(), List.of("backups"));

        assertEquals(
                "backups-1",
                READER.read(source).value().page().outline().headings().get(0).id());
    }

    @Test
    void headingsOfSectionsLinkToThemselves() {
        assertEquals(
                "<h2 id=\"a\">A<a class=\"hd\" href=\"#a\" aria-label=\"Link to this section\">#</a></h2>\n",
                html("## A\n"));
    }

    @Test
    void theTitleIsTheFrontMattersElseAHeadingsElseTheFilesName() {
        assertEquals("Two", read("## One\n\n# Two\n").page().title());
        assertEquals("Page", read("text\n\n## Two\n").page().title());
        assertFalse(read("## Two\n").page().outline().titleInBody());
        assertTrue(read("# One\n").page().outline().titleInBody());
        assertEquals("Key management", MarkdownReader.nameInWords("guide/key-management.md"));
        assertEquals("Cloud duties", MarkdownReader.nameInWords("cloud_duties/index.md"));
        assertEquals("Home", MarkdownReader.nameInWords("README.md"));
    }

    @Test
    void alertsAreNotes() {
        assertEquals(
                "<div class=\"note\" role=\"note\"><p class=\"t\">Note</p>\n<p>a</p>\n</div>\n",
                html("> [!NOTE]\n> a\n"));
        assertEquals(
                "<div class=\"note caution\" role=\"note\"><p class=\"t\">Caution</p>\n<p>a</p>\n<p>b</p>\n</div>\n",
                html("> [!CAUTION]\n> a\n>\n> b\n"));
        assertEquals("<blockquote>\n<p>[!OTHER]\na</p>\n</blockquote>\n", html("> [!OTHER]\n> a\n"));
    }

    @Test
    void tasksHaveBoxes() {
        assertEquals(
                "<ul>\n<li class=\"task\"><input type=\"checkbox\" disabled=\"\" aria-label=\"To do\" /> a</li>\n<li"
                        + " class=\"task\"><input type=\"checkbox\" disabled=\"\" aria-label=\"Done\" checked=\"\" />"
                        + " b</li>\n</ul>\n",
                html("- [ ] a\n- [x] b\n"));
    }

    @Test
    void footnotesStandAtTheEndWithWaysBack() {
        ReadPage page = read("a[^n] b[^n]\n\n[^n]: Text [l](m.md).\n\nc\n");

        assertEquals(List.of("fn-n", "fnref-n", "fnref-n-2"), page.page().anchors());
        assertEquals(List.of("3:16-3:20"), places(page));
        assertEquals(
                "<p>a<sup class=\"footnote-ref\"><a href=\"#fn-n\" id=\"fnref-n\" data-footnote-ref>1</a></sup> b<sup"
                        + " class=\"footnote-ref\"><a href=\"#fn-n\" id=\"fnref-n-2\""
                        + " data-footnote-ref>1</a></sup></p>\n<p>c</p>\n<section class=\"footnotes\""
                        + " data-footnotes>\n<ol>\n<li id=\"fn-n\">\n<p>Text <a href=\"%0\">l</a>. <a"
                        + " href=\"#fnref-n\" class=\"footnote-backref\" data-footnote-backref"
                        + " data-footnote-backref-idx=\"1\" aria-label=\"Back to reference 1\">↩</a> <a"
                        + " href=\"#fnref-n-2\" class=\"footnote-backref\" data-footnote-backref"
                        + " data-footnote-backref-idx=\"1-2\" aria-label=\"Back to reference 1-2\">↩<sup"
                        + " class=\"footnote-ref\">2</sup></a></p>\n</li>\n</ol>\n</section>\n",
                html("a[^n] b[^n]\n\n[^n]: Text [l](m.md).\n\nc\n"));
    }

    @Test
    void termsHaveMeanings() {
        assertEquals(
                "<dl>\n<dt>Party</dt>\n<dd>Who answers.\n</dd>\n<dt>Gap</dt>\n<dd>Nobody.\n</dd>\n</dl>\n<p>Text:"
                        + " more</p>\n",
                html("Party\n: Who answers.\n\nGap\n: Nobody.\n\nText: more\n"));
    }

    @Test
    void aTableStandsInAListItem() {
        ReadPage page = read("- a\n\n  | H | I |\n  |---|:-:|\n  | *x* | `p\\|q` | lost |\n");
        PageFacts.Table table = page.facts().tables().get(0);

        assertEquals(new Span(3, 3, 5, 26), table.span());
        assertEquals(-1, table.section());
        assertEquals(
                List.of("H", "I"), table.head().stream().map(Located::value).toList());
        assertEquals(
                List.of(
                        new Located<>("x", Span.of(5, 5, 3)),
                        new Located<>("p|q", Span.of(5, 11, 6)),
                        new Located<>("lost", Span.of(5, 20, 4))),
                table.rows().get(0));
        assertTrue(page.body().pieces().get(0).contains("<li>\n<p>a</p>\n<div class=\"scroll\""));
    }

    @Test
    void aRuleBelowATableIsNoHeading() {
        assertTrue(html("| a | b |\n|---|---|\n| 1 | 2 |\n---\n").endsWith("</table>\n</div>\n<hr />\n"));
    }

    @Test
    void theSeedPagesTablesAreReadWithTheirPlaces() throws IOException {
        ReadPage page = read(Files.readString(Path.of("src/test/wikis/seed-page/seed-page.md"), UTF_8));
        List<PageFacts.Table> tables = page.facts().tables();

        assertEquals(2, tables.size());
        assertEquals("AWS Shared Responsibility Model", page.page().title());
        assertEquals("16:234", placeOf(tables.get(0), "server-side encryption"));
        assertEquals("23:193", placeOf(tables.get(1), "encrypting the data"));
        assertEquals(
                List.of(new Ask.Link("./images/user-aws-security-respondsibility.png", Ask.Use.IMAGE)),
                page.page().asks());
    }

    private static String placeOf(PageFacts.Table table, String phrase) {
        for (List<Located<String>> row : table.rows()) {
            for (Located<String> cell : row) {
                int at = cell.value().indexOf(phrase);
                if (at >= 0) {
                    return cell.span().line() + ":" + (cell.span().column() + at);
                }
            }
        }
        return "nowhere";
    }

    @Test
    void aResponsibilityBlockIsAnAsk() {
        ReadPage page = read("a\n\n```responsibility\nmatrix: x\nview: stack\n```\n\n```responsibility x\ny\n```\n");

        assertEquals(
                List.of(new Ask.Block("matrix: x\nview: stack\n")), page.page().asks());
        assertEquals(List.of("4:1-4:10"), places(page));
    }

    @Test
    void codeStandsInAFigureWithItsTitle() {
        assertEquals(
                "<figure class=\"code\"><figcaption>a &amp; b<button class=\"btn\" type=\"button\" data-js data-copy"
                        + " hidden>Copy</button></figcaption><pre tabindex=\"0\"><code"
                        + " class=\"language-yaml\">x: &lt;1&gt;\n</code></pre></figure>\n",
                html("```yaml title=\"a & b\"\nx: <1>\n```\n"));
    }

    @Test
    void rawHtmlKeepsItsPlaceAndItsTargetsAreAsked() {
        ReadPage page = read("x <a href=\"b.md\" id=\"k\">y</a>\n\n<div><img src=\"c.png\"><a name=\"k\"></a></div>\n");

        assertEquals(
                List.of(new Ask.Link("b.md", Ask.Use.LINK), new Ask.Link("c.png", Ask.Use.IMAGE)),
                page.page().asks());
        assertEquals(List.of("1:12-1:16", "3:16-3:21"), places(page));
        assertEquals(List.of("k", "k"), page.page().anchors());
        assertEquals(
                List.of(new Located<>("k", Span.of(3, 32, 1))), page.facts().repeatedIds());
    }

    @Test
    void rawHtmlIsCleanedOrShownWhereTheSettingsSaySo() {
        var source = MarkdownSource.of("p.md", "a <b>c <i>d</i>\n\n<script>x</script>\n");

        assertEquals(
                List.of("<p>a <b>c d</b></p>\n\n"),
                new MarkdownReader(Settings.Html.CLEAN, FRAGMENTS, Crafts.NONE)
                        .read(source)
                        .value()
                        .body()
                        .pieces());
        assertEquals(
                List.of("<p>a &lt;b&gt;c &lt;i&gt;d&lt;/i&gt;</p>\n<p>&lt;script&gt;x&lt;/script&gt;</p>\n\n"),
                new MarkdownReader(Settings.Html.ESCAPE, FRAGMENTS, Crafts.NONE)
                        .read(source)
                        .value()
                        .body()
                        .pieces());
    }

    @Test
    void githubsTagFilterWorksInItsDialectOnly() {
        assertEquals("&lt;title> <em>\n", MarkdownRenderer.render("<title> <em>\n", Dialect.GFM, Crafts.NONE));
        assertEquals("<title> <em>\n", MarkdownRenderer.render("<title> <em>\n", Dialect.COMMONMARK, Crafts.NONE));
    }

    @Test
    void renderedPagesKeepTheirLinksAndLoseTheirFrontMatter() {
        assertEquals(
                "<p><a href=\"b.md\">a</a></p>\n",
                MarkdownRenderer.render("---\nx: y\n---\n[a](b.md)\n", Dialect.DEMARC, Crafts.NONE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "![",
                "]",
                "(",
                "> ",
                "- ",
                "* ",
                "1. ",
                "*",
                "**a ",
                "*a_",
                "_",
                "~",
                "`",
                "``a",
                "<",
                "<!--",
                "<?",
                "<a ",
                "&",
                "\\",
                "[a](",
                "[a](<b",
                "[^a]: ",
                ": ",
                "a\n: b\n",
                "|",
                "|a|\n|-|\n",
                "www.",
                "a@b.",
                "http://",
                "http://a)",
                "![[]()",
                "\t",
                "a\u0000",
                "[a]: /b\n",
                "[a][b]",
                "> [!NOTE]\n",
                "{#",
                "-\n",
                "a\r"
            })
    void tenThousandOfAnythingNeitherHangNorOverflow(String unit) {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            read(unit.repeat(10_000));
            read(unit.repeat(10_000) + "a" + "]".repeat(10_000));
        });
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void noTextIsRefused(Dialect dialect) {
        String letters = "ab \n\n\t*_~`[]()<>!#-+=|:&;{}\\\"'^1.@/xé\u0000\r💡";
        for (int seed = 0; seed < 3000; seed++) {
            var random = new Random(seed);
            var text = new StringBuilder();
            int[] points = letters.codePoints().toArray();
            for (int i = random.nextInt(120); i >= 0; i--) {
                text.appendCodePoint(points[random.nextInt(points.length)]);
            }
            try {
                MarkdownRenderer.render(text.toString(), dialect, Crafts.NONE);
                ReadPage page = read(text.toString());
                assertTrue(page.body().holes() <= page.page().asks().size());
                assertEquals(page.page().asks().size(), page.places().asks().size());
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + text, e);
            }
        }
    }
}
