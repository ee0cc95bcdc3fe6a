package dev.demarc.render;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.demarc.diagnostic.Checked;
import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.model.FrontMatter;
import dev.demarc.model.Html;
import dev.demarc.model.Page;
import dev.demarc.model.SitePage;
import dev.demarc.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThemeTest {

    private static final Path TEMPLATES = Path.of("templates");

    private static SourceFile file(String path, String text) {
        return SourceFile.of(path, "templates/" + path, text.getBytes(UTF_8));
    }

    private static Theme theme(String path, String text) {
        Checked<Theme> theme = Theme.of(List.of(file(path, text)), "en");
        assertEquals(List.of(), theme.findings());
        return theme.value();
    }

    private static Checked<String> article(Theme theme) {
        var wiki = SampleWiki.small();
        return SampleWiki.render(theme, SampleWiki.view(wiki.views(theme), wiki.page("guide/a.html")));
    }

    private static Diagnostic onlyFinding(Checked<String> page) {
        assertEquals(1, page.findings().size(), page.findings().toString());
        assertEquals(RuleId.TEMPLATE_ERROR, page.findings().get(0).rule());
        return page.findings().get(0);
    }

    @Test
    void theListOfBuiltInFilesIsTheFolder() throws IOException {
        var there = new TreeSet<String>();
        try (var files = Files.walk(TEMPLATES)) {
            files.filter(Files::isRegularFile)
                    .forEach(file ->
                            there.add(TEMPLATES.relativize(file).toString().replace('\\', '/')));
        }
        assertEquals(there, new TreeSet<>(ThemeFiles.BUILT_IN));
    }

    @Test
    void everyTemplateBeginsByTellingWhatItReceives() throws IOException {
        for (String name : ThemeFiles.BUILT_IN) {
            if (name.endsWith(".peb")) {
                String first = Files.readAllLines(TEMPLATES.resolve(name)).get(0);
                assertTrue(first.startsWith("{# " + name.substring(name.lastIndexOf('/') + 1) + ": "), name);
                assertTrue(first.contains("Receives"), name);
            }
        }
    }

    @Test
    void everyWordOfATemplateIsThere() throws IOException {
        var words = Theme.of(List.of(), "en").value().words();
        var word = Pattern.compile("words\\.(\\w+)(?![\\w(])");
        for (String name : ThemeFiles.BUILT_IN) {
            Matcher used = word.matcher(name.endsWith(".peb") ? Files.readString(TEMPLATES.resolve(name)) : "");
            while (used.find()) {
                assertTrue(words.containsKey(used.group(1)), name + ": " + used.group(1));
            }
        }
    }

    @Test
    void everySingularHasItsPlural() {
        var words = Theme.of(List.of(), "en").value().words();
        for (String key : words.keySet()) {
            if (key.endsWith(".one")) {
                assertTrue(words.containsKey(key.replace(".one", ".other")), key);
            }
        }
    }

    @Test
    void anOwnTemplateTakesTheBuiltInOnesPlace() {
        String html = article(theme("page.peb", "<p>{{ page.title }}</p>")).value();
        assertEquals("<p>Article a</p>", html);
    }

    @Test
    void anOwnTemplateCanExtendTheOneThatItReplaces() {
        String html = article(theme(
                        "page.peb",
                        "{% extends \"theme/page\" %}{% block head %}<meta name=\"own\" content=\"1\">{% endblock %}"))
                .value();
        assertTrue(html.contains("<meta name=\"own\" content=\"1\">"));
        assertTrue(html.contains("<h2 id=\"security\">"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{% extends \"theme/page\" %}{# é #}{% block titel %}x{% endblock %}",
                "{% extends \"frame\" %}{% block titel %}x{% endblock %}{% block title %}{% block mine %}{% endblock %}{% endblock %}",
                "{% extends \"frame\" %}{%- block \"titel\" %}{% block in %}x{% endblock %}{% endblock %}{% block title %}y{% endblock %}",
            })
    void aBlockThatNothingShowsIsFound(String written) {
        var findings = Theme.of(List.of(file("page.peb", written)), "en").findings();
        assertEquals(1, findings.size(), findings.toString());
        var found = findings.get(0);
        assertEquals(
                "templates/page.peb:1:" + (written.indexOf("titel") + 1),
                found.location().toString());
        assertEquals("What this template extends has no block `titel`, so this one is never shown.", found.message());
        assertTrue(found.hint().contains("`title`"), found.hint());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{% extends \"theme/page\" %}{% block title %}{% block mine %}x{% endblock %}{% endblock %}",
                "{% extends \"theme/page\" %}{% block mine %}x{% endblock %}{% block title %}{{ block(\"mine\") }}{% endblock %}",
                "{% extends page.title %}{% block mine %}x{% endblock %}",
                "{% block mine %}x{% endblock %}"
            })
    void aBlockThatMayBeShownIsNot(String written) {
        assertEquals(
                List.of(), Theme.of(List.of(file("page.peb", written)), "en").findings());
    }

    @Test
    void aTemplateThatExtendsNothingIsFoundOnceThoughAPageWantsIt() {
        var theme =
                Theme.of(List.of(file("page.peb", "\n{% extends \"pag\" %}{% block titel %}x{% endblock %}")), "en");
        var found = theme.findings();
        assertEquals(1, found.size(), found.toString());
        assertEquals("templates/page.peb:2:13", found.get(0).location().toString());
        assertEquals("There is no template `pag`.", found.get(0).message());
        assertTrue(found.get(0).hint().contains("`page`"), found.get(0).hint());
        assertEquals(found.get(0), onlyFinding(article(theme.value())));
    }

    @Test
    void aBlockOfAnOwnTemplateBetweenIsKnown() {
        var own = List.of(
                file(
                        "base.peb",
                        "{% extends \"frame\" %}{% block content %}{% block mine %}{% endblock %}{% endblock %}"),
                file("page.peb", "{% extends \"base\" %}{% block mine %}x{% endblock %}"));
        assertEquals(List.of(), Theme.of(own, "en").findings());
    }

    @Test
    void ownWordsGoBeforeTheBuiltInOnesAndTheRestStays() {
        var theme = Theme.of(List.of(file("words/de.properties", "skip=Zum Inhalt\n")), "de-AT")
                .value();
        assertEquals("Zum Inhalt", theme.words().of("skip"));
        assertEquals("Menü", theme.words().of("menu"));
    }

    @Test
    void aWordThatFillsInBracesIsNotFilledTwice() {
        var theme = Theme.of(List.of(), "en").value();
        assertEquals("{1} of 2", theme.words().of("of", "{1}", 2));
        assertEquals("All 1 page", theme.words().count("allPages", 1));
    }

    private static String printed(String template) {
        var wiki = SampleWiki.small();
        var theme = theme("page.peb", "[" + template + "]");
        var shown = wiki.views(theme)
                .page(wiki.page("guide/a.html"), Html.of("<h1>Ä & B</h1><p>“Text”</p>"), java.util.Set.of());
        var page = SampleWiki.render(theme, shown);
        assertEquals(List.of(), page.findings(), template);
        return page.value().substring(1, page.value().length() - 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{{ page.html @ raw }}|<p>“Text”</p>",
                "{{ page.html }}|&lt;p&gt;“Text”&lt;/p&gt;",
                "{{ page.opening @ raw }}|<h1>Ä & B</h1>",
                "{{ page.html @ raw @ length }}|13",
                "{{ page.html @ upper @ raw }}|<P>“TEXT”</P>",
                "{{ page.opening is empty }}{{ page.html is empty }}|falsefalse",
                "{{ page.facts @ length }} {{ page.titled }}|0 false",
                "{% set page = {\"html\": \"<b>\"} %}{{ page.html }}{{ page.html @ raw }}|&lt;b&gt;<b>",
                "{% for x in [\"<\", \"a\"] %}{{ x }}{{ loop.index }}{% endfor %}|&lt;0a1",
                "{% autoescape false %}{{ page.html }}{% endautoescape %}|<p>“Text”</p>",
                "{{ words.pages }}{{ words[\"pages\"] }}|PagesPages",
                "{{ \"<\" }}{{ 1 + 1 }}|<2",
                "{% macro m(a) %}<i>{{ a }}</i>{% endmacro %}{{ m(\"&\") }}|<i>&amp;</i>"
            })
    void whatATemplatePrintsIsEscapedOnceUnlessItSaysRaw(String template, String expected) {
        assertEquals(expected, printed(template.replace('@', '|')));
    }

    @Test
    void aNameThatIsNotThereIsAFindingWithTheLineAndTheNearestName() {
        var page = article(theme("page.peb", "<p>\n{{ paeg.title }}</p>"));
        var finding = onlyFinding(page);
        assertEquals("templates/page.peb:2:4", finding.location().toString());
        assertEquals("A template knows no `paeg` here.", finding.message());
        assertTrue(finding.hint().startsWith("Nearest: `page`."), finding.hint());
        assertTrue(page.value().contains("<h2 id=\"security\">"));
        assertTrue(page.value().contains("A template of this page has a mistake"));
    }

    @Test
    void anAttributeThatIsNotThereIsAFindingWithTheNamesThatAre() {
        var finding = onlyFinding(article(theme("page.peb", "{{ page.titel }}")));
        assertEquals("There is no `titel` in what stands before the dot.", finding.message());
        assertTrue(finding.hint().startsWith("Nearest: `title`"), finding.hint());
        assertTrue(finding.hint().contains("`facts`"), finding.hint());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<p class='titel'>titel {{ page.titel }}|32",
                "{{ page.title }}{{ page[\"titel\"] }}|26",
                "💡 {% if page.title == \"titel\" or page . titel == \"\" %}{% endif %}|41",
                "<i>paeg</i>{{ page.title }} {{ paeg }}|32",
                "{{ page.paeg }}|9",
                "{% if \"paeg\" == paeg.title %}{% endif %}|17",
                "{% include \"partials/ky\" %}|13"
            })
    void aMistakeIsToldWhereItStands(String template, int column) {
        var finding = onlyFinding(article(theme("page.peb", "\n" + template)));
        assertEquals("templates/page.peb:2:" + column, finding.location().toString(), finding::message);
    }

    @Test
    void aMistakeInATagOfManyLinesIsToldAtOneOfThem() {
        var finding =
                onlyFinding(article(theme("page.peb", "{% if page.title == \"A\"\n or\n page.titel %}{% endif %}")));
        assertTrue(finding.location().toString().startsWith("templates/page.peb:"), finding.location()::toString);
    }

    @Test
    void aTemplateThatIsNotThereIsAFindingAtThePageThatAsksForIt() {
        var wiki = SampleWiki.small();
        var theme = wiki.theme();
        var matter = new FrontMatter(
                null,
                null,
                null,
                FrontMatter.NONE.upkeep(),
                List.of(),
                List.of(),
                new FrontMatter.Choices(false, "matrx", true, true, true));
        var prose = new Page(
                "guide/a.md",
                "content/guide/a.md",
                matter,
                new Page.Outline("A", false, List.of()),
                List.of(),
                List.of(),
                List.of());
        var page = new SitePage(wiki.page("guide/a.html").address(), SitePage.Kind.ARTICLE, "A", null, prose);
        var finding = onlyFinding(
                SampleWiki.render(theme, wiki.views(theme).page(page, Html.of("<p>Text.</p>"), java.util.Set.of())));
        assertEquals("content/guide/a.md:1:1", finding.location().toString());
        assertEquals("There is no template `matrx`.", finding.message());
        assertTrue(finding.hint().contains("`matrix`"), finding.hint());
    }

    @Test
    void anIncludeThatIsNotThereIsAFinding() {
        var finding = onlyFinding(article(theme("page.peb", "\n{% include \"partials/ky\" %}")));
        assertEquals("There is no template `partials/ky`.", finding.message());
        assertTrue(finding.hint().contains("`partials/key`"), finding.hint());
    }

    @Test
    void aTemplateThatCannotBeReadIsAFindingAtItsLine() {
        var finding = onlyFinding(article(Theme.of(List.of(file("page.peb", "<p>\n\n{% if page.title %}</p>")), "en")
                .value()));
        assertTrue(
                finding.location().toString().startsWith("templates/page.peb:"),
                finding.location().toString());
    }

    @Test
    void aMistakeInTheSidebarIsToldByThePagesThatShowIt() {
        var finding = onlyFinding(article(theme("partials/side.peb", "{{ entrys }}")));
        assertEquals("templates/partials/side.peb:1:4", finding.location().toString());
        assertEquals("A template knows no `entrys` here.", finding.message());
    }

    @Test
    void aTemplateThatNoPageUsesIsReadAllTheSame() {
        var findings =
                Theme.of(List.of(file("special.peb", "<p>\n{% if %}")), "en").findings();
        assertEquals(1, findings.size());
        assertTrue(findings.get(0).location().toString().startsWith("templates/special.peb:2"), findings.toString());
    }

    @Test
    void aTemplateThatExtendsItselfIsAFinding() {
        var finding = onlyFinding(article(theme("page.peb", "{% include \"page\" %}")));
        assertTrue(finding.message().contains("without end"), finding.message());
    }

    @Test
    void ownAssetsAreServedBesideTheBuiltInOnes() {
        var theme = theme("assets/own.js", "1;");
        assertEquals(
                List.of(
                        "assets/demarc.css",
                        "assets/demarc.js",
                        "assets/findings.css",
                        "assets/icon.svg",
                        "assets/lost.js",
                        "assets/matrix.js",
                        "assets/mermaid-draw.js",
                        "assets/mermaid.min.js",
                        "assets/notes.js",
                        "assets/own.js",
                        "assets/search.css",
                        "assets/search.js",
                        "assets/tabs.js"),
                List.copyOf(theme.assets()));
    }

    @Test
    void anotherFileMakesAnotherDigest() {
        assertEquals(
                Theme.of(List.of(), "en").value().digest(),
                Theme.of(List.of(), "en").value().digest());
        assertNotEquals(
                Theme.of(List.of(), "en").value().digest(),
                theme("page.peb", "x").digest());
    }
}
