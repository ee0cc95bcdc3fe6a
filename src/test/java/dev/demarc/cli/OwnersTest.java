package dev.demarc.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.demarc.history.TestRepository;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who keeps what doesn't say so itself is told by the repository's CODEOWNERS. */
class OwnersTest {

    private static final String[] MATRIX = {
        "parties: {us: {name: Us}}", "categories: {all: {name: All}}", "concerns: {data: {who: us}}"
    };

    @TempDir
    Path top;

    @Test
    void aPageAndAMatrixHaveTheOwnersOfTheirFiles() {
        try (var repository = TestRepository.in(top)) {
            repository
                    .with(".github/CODEOWNERS", "*.md @writers", "/wiki/content/*.yml @data")
                    .with("wiki/content/a.md", "# A", "", "[gone](gone.md)")
                    .with("wiki/content/b.md", "---", "owner: Bea", "---", "# B")
                    .with("wiki/content/cloud.matrix.yml", MATRIX)
                    .committed("2026-01-01");
            var wiki = TestWiki.in(top.resolve("wiki"));
            wiki.run("build");

            assertTrue(wiki.read("site/a.html").contains("<dd>@writers</dd>"));
            assertTrue(wiki.read("site/b.html").contains("<dd>Bea</dd>"));
            assertTrue(wiki.read("site/cloud.html").contains("<dd>@data</dd>"));
            assertTrue(wiki.read("site/findings.html").contains("@writers"));
        }
    }

    @Test
    void anotherOwnerMakesThePagesAnew() {
        try (var repository = TestRepository.in(top)) {
            repository.with("content/a.md", "# A").committed("2026-01-01");
            var wiki = TestWiki.in(top);
            wiki.run("build").exits(Exit.CLEAN);
            assertFalse(wiki.read("site/a.html").contains("@writers"));

            wiki.with("CODEOWNERS", "* @writers").run("build").exits(Exit.CLEAN);
            assertTrue(wiki.read("site/a.html").contains("@writers"));

            wiki.with("CODEOWNERS", "* @others").run("build").exits(Exit.CLEAN);
            assertTrue(wiki.read("site/a.html").contains("@others"));
        }
    }

    @Test
    void withoutARepositorySuchAFileMeansNothing() {
        var wiki = TestWiki.in(top).with("CODEOWNERS", "* @writers").with("content/a.md", "# A");
        wiki.run("build").exits(Exit.CLEAN);
        assertFalse(wiki.read("site/a.html").contains("@writers"));
    }
}
