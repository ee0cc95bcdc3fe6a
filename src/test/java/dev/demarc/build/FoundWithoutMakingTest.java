package dev.demarc.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.demarc.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What making a page would show is told also where nobody makes it. */
class FoundWithoutMakingTest {

    @TempDir
    Path root;

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** Findings as rules, of which two builds agree: one that made nothing, and one that made all files before. */
    private List<String> told() throws IOException {
        var wiki = Wiki.open(new Wiki.Wanted(root, root.resolve("demarc.yml"), new TreeMap<>(), null, null, false))
                .value();
        var sources = wiki.sources(LocalDate.of(2026, 11, 29));
        try (var asked = new SiteBuild(wiki, 2);
                var made = new SiteBuild(wiki, 2)) {
            var told = asked.run(sources).findings().list();
            var built = made.run(sources);
            for (var artefact : built.artefacts().values()) {
                artefact.bytes();
            }
            assertEquals(built.findings().list(), told);
            return told.stream().map(Diagnostic::rule).map(rule -> rule.id()).toList();
        }
    }

    @Test
    void aMistakeInABlock() throws IOException {
        write("content/index.md", "# Home\n\n```responsibility\nmatrix: nothing\nview: table\n```\n");

        assertEquals(List.of("unknown-matrix"), told());
    }

    @Test
    void aBlockThatIsNoStaircase() throws IOException {
        write("content/duties.matrix.yml", """
                matrix: duties
                parties: {us: {name: Us}, them: {name: Them}}
                categories: {iaas: {name: IaaS}}
                concerns:
                  keys: {name: Keys, who: us}
                  doors: {name: Doors, who: them}
                  locks: {name: Locks, who: us}
                """);
        write("content/index.md", "# Home\n\n```responsibility\nmatrix: duties\nview: staircase\n```\n");

        assertEquals(List.of("view-fallback"), told());
    }

    @Test
    void codeFromAFileThatIsNotThere() throws IOException {
        write("content/index.md", "# Home\n\n```java file=\"Nothing.java\"\n```\n");

        assertEquals(List.of("broken-link"), told());
    }

    @Test
    void aTemplateThatNobodyHas() throws IOException {
        write("content/index.md", "---\ntemplate: nothing\n---\n\n# Home\n");

        assertEquals(List.of("template-error"), told());
    }

    @Test
    void aMistakeInATemplateOfTheWiki() throws IOException {
        write("content/index.md", "# Home\n");
        write(
                "templates/home.peb",
                "{% extends \"theme/home\" %}\n{% block prose %}{{ page.nothing }}{% endblock %}\n");

        assertEquals(List.of("template-error"), told());
    }
}
