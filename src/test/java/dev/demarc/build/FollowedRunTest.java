package dev.demarc.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.Findings;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.source.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run after another finds what came and what went, and makes only those pages again of which it isn't sure. */
class FollowedRunTest {

    private static final String DUTIES = "```responsibility\nmatrix: duties\nview: %s\n```\n";
    private static final String COUNTING =
            "{% extends \"theme/page\" %}\n{% block prose %}{{ page.title }}{% endblock %}\n";

    private static final String MINDING =
            "{% extends \"theme/page\" %}\n{% block prose %}{% if page.title == \"Bad\" %}{{ page.nothing }}{% endif %}{% endblock %}\n";

    private static final String DATA = """
            matrix: duties
            parties: {us: {name: Us}, them: {name: Them}}
            categories: {%s}
            concerns:
              keys: {name: Keys, who: us}
              doors: {name: Doors, who: them}
            """;

    @TempDir
    Path root;

    private SiteBuild build;
    private Sources sources;
    private Built built;

    @BeforeEach
    void aWikiIsBuilt() throws IOException {
        write("demarc.yml", "title: Duties\n");
        write("content/duties.matrix.yml", DATA.formatted("iaas: {name: IaaS}"));
        write("content/index.md", "# Home\n\n" + DUTIES.formatted("table"));
        write("content/about.md", "# About\n\nWords.\n");
        write("templates/page.peb", COUNTING);
        var wiki = Wiki.open(new Wiki.Wanted(root, root.resolve("demarc.yml"), new TreeMap<>(), null, null, false))
                .value();
        build = new SiteBuild(wiki, 2);
        sources = wiki.sources(LocalDate.of(2026, 11, 24));
        built = build.run(sources);
        assertEquals(List.of(), told());
    }

    @AfterEach
    void close() throws IOException {
        build.close();
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void edit(String path, String text) throws IOException {
        write(path, text);
        sources = sources.with(Set.of(root.resolve(path)));
        built = build.run(sources);
    }

    private List<String> told() {
        return rules(built.findings());
    }

    /** What is told before all pages are made; nothing if that would be no sooner. */
    private @Nullable List<String> toldSoon() {
        var soon = built.findingsSoon();
        return soon == null ? null : rules(soon);
    }

    private static List<String> rules(Findings findings) {
        return findings.list().stream()
                .map(Diagnostic::rule)
                .map(RuleId::id)
                .distinct()
                .toList();
    }

    @Test
    void aBlockThatGoesWrongIsToldAndToldNoMoreWhenItIsMended() throws IOException {
        edit("content/index.md", "# Home\n\n" + DUTIES.formatted("heap"));
        assertEquals(List.of("wrong-value"), told());
        edit("content/about.md", "# About\n\nOther words.\n");
        assertEquals(List.of("wrong-value"), told());
        edit("content/index.md", "# Home\n\n" + DUTIES.formatted("table"));
        assertEquals(List.of(), told());
    }

    @Test
    void aTemplateThatGoesWrongIsToldAndToldNoMoreWhenItIsMended() throws IOException {
        edit("templates/page.peb", COUNTING.replace("page.title", "page.nothing"));
        assertEquals(List.of("template-error"), told());
        edit("content/about.md", "# About\n\nOther words.\n");
        assertEquals(List.of("template-error"), told());
        edit("templates/page.peb", COUNTING);
        assertEquals(List.of(), told());
    }

    @Test
    void whatAPageThatWasTouchedShowsIsToldBeforeTheOthersAreMade() throws IOException {
        edit("templates/page.peb", MINDING);
        assertEquals(List.of(), told());
        edit("content/about.md", "# Bad\n\nWords.\n");
        assertEquals(List.of("template-error"), toldSoon());
        assertEquals(List.of("template-error"), told());
        edit("content/far.md", "# Far\n\nFrom all.\n");
        assertEquals(List.of("template-error"), toldSoon());
        assertEquals(List.of("template-error"), told());
        edit("content/about.md", "# About\n\nWords.\n");
        assertEquals(List.of(), toldSoon());
        assertEquals(List.of(), told());
    }

    @Test
    void whatNobodyTouchedShowsAsItLastDidUntilAllIsTold() throws IOException {
        edit("templates/page.peb", MINDING.replace("page.title", "frame.way.next.text"));
        edit("content/abc.md", "# First\n\nWords.\n");
        assertEquals(List.of(), told());
        edit("content/about.md", "# Bad\n\nWords.\n");
        assertEquals(List.of(), toldSoon());
        assertEquals(List.of("template-error"), told());
        // The page that shows it is looked at first, for it may have been mended.
        edit("content/about.md", "# About\n\nWords.\n");
        assertEquals(List.of(), toldSoon());
        assertEquals(List.of(), told());
    }

    @Test
    void onePageOfEachTemplateStandsForTheOthersWhenTheLookChanged() throws IOException {
        edit("content/far.md", "# Far\n\nFrom all.\n");
        assertEquals(List.of(), told());
        edit("templates/page.peb", COUNTING.replace("page.title", "page.nothing"));
        assertEquals(List.of("template-error"), toldSoon());
        assertEquals(List.of("template-error"), told());
        edit("templates/page.peb", COUNTING);
        assertEquals(List.of(), toldSoon());
        assertEquals(List.of(), told());
    }

    @Test
    void whatAMatrixShowsIsToldBeforeTheOthersAreMade() throws IOException {
        edit(
                "templates/category.peb",
                "{% extends \"theme/category\" %}\n"
                        + MINDING.lines().skip(1).findFirst().orElseThrow());
        assertEquals(List.of(), told());
        edit("content/duties.matrix.yml", DATA.formatted("iaas: {name: Bad}"));
        assertEquals(List.of("template-error"), toldSoon());
        edit("content/duties.matrix.yml", DATA.formatted("iaas: {name: IaaS}"));
        assertEquals(List.of(), toldSoon());
        assertEquals(List.of(), told());
    }

    @Test
    void aRuleIsToldBeforeAllPagesAreMade() throws IOException {
        edit("content/far.md", "# About\n\nFar.\n");
        assertEquals(List.of("duplicate-title"), toldSoon());
    }

    @Test
    void whoFollowsLinksOutOfTheWikiWaitsForAllThatIsToBeTold() throws IOException {
        var wiki = Wiki.open(new Wiki.Wanted(root, root.resolve("demarc.yml"), new TreeMap<>(), null, null, false))
                .value();
        built.findings();
        try (var external = new SiteBuild(wiki, new Passes(true, false, null), Recall.NONE, 2, Progress.UNHEARD)) {
            external.run(sources).findings();
            edit("content/about.md", "# Other\n\nWords.\n");
            assertEquals(List.of(), toldSoon());
            assertNull(external.run(sources).findingsSoon());
        }
    }

    @Test
    void whatVeryManyPagesShowIsToldAsTheyLastShowedIt() throws IOException {
        editToHeaps(100);
        assertEquals(100, built.findings().list().size());
        edit("content/about.md", "# Other\n\nWords.\n");
        var soon = built.findingsSoon();
        assertNotNull(soon);
        assertEquals(100, soon.list().size());
    }

    @Test
    void withoutTemplatesOfItsOwnAllOfAWikiIsToldAtOnce() throws IOException {
        Files.delete(root.resolve("templates/page.peb"));
        sources = sources.with(Set.of(root.resolve("templates/page.peb")));
        editToHeaps(100);
        assertNull(toldSoon());
        assertEquals(100, built.findings().list().size());
        edit("content/about.md", "# Other\n\nWords.\n");
        assertNull(toldSoon());
    }

    /** Many pages come that show a mistake when they are made. */
    private void editToHeaps(int count) throws IOException {
        var written = new HashSet<Path>();
        for (int i = 0; i < count; i++) {
            String path = "content/page-%d.md".formatted(i);
            write(path, "# Page %d\n\n%s".formatted(i, DUTIES.formatted("heap")));
            written.add(root.resolve(path));
        }
        sources = sources.with(written);
        built = build.run(sources);
    }

    @Test
    void nothingIsToldTwiceWhereFewPagesAreToBeMade() throws IOException {
        assertNull(toldSoon());
        edit("content/about.md", "# About\n\nOther words.\n");
        assertNull(toldSoon());
        assertEquals(List.of(), told());
        Files.delete(root.resolve("templates/page.peb"));
        sources = sources.with(Set.of(root.resolve("templates/page.peb")));
        built = build.run(sources);
        assertNull(toldSoon());
    }

    @Test
    void aTableThatNobodyTouchedBeginsToSpeakOfAMatrix() throws IOException {
        edit("content/about.md", "# About\n\n| What | Boats | Trains |\n|---|---|---|\n| Oil | Us | Them |\n");
        assertEquals(List.of(), told());
        edit("content/duties.matrix.yml", DATA.formatted("boats: {name: Boats}, trains: {name: Trains}"));
        assertEquals(List.of("table-unbound"), told());
        edit("content/duties.matrix.yml", DATA.formatted("iaas: {name: IaaS}"));
        assertEquals(List.of(), told());
    }

    @Test
    void aLinkIsToldWhenItsTargetGoesAndToldNoMoreWhenThatIsBack() throws IOException {
        edit("content/about.md", "# About\n\n[Home](index.md)\n");
        edit("content/far.md", "# Far\n\nFrom [there](about.md).\n");
        assertEquals(List.of(), told());
        Files.delete(root.resolve("content/about.md"));
        sources = sources.with(Set.of(root.resolve("content/about.md")));
        built = build.run(sources);
        assertEquals(List.of("broken-link"), told());
        edit("content/about.md", "# About\n\nBack.\n");
        assertEquals(List.of(), told());
    }

    @Test
    void twoPagesOfOneTitleAreTold() throws IOException {
        edit("content/far.md", "# About\n\nFar.\n");
        assertEquals(List.of("duplicate-title"), told());
        edit("content/far.md", "# Far\n\nFar.\n");
        assertEquals(List.of(), told());
    }
}
