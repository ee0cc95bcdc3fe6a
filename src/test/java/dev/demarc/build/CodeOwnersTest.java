package dev.demarc.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who owns a file by the repository's CODEOWNERS. */
class CodeOwnersTest {

    private static final String FILE = """
            # All that nobody else has.
            *                 @all
            *.yml             @data  # with a comment
            /docs/            @writers @org/team
            docs/top/*        @top
            deep/**/secret.md ops@example.org
            with\\ blank.md    @blank
            docs/free.md

            [Security][2] @default
            ^[Optional]
            /security/        @security
            """;

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "a.md, @all",
                "x/cloud.matrix.yml, @data",
                "docs/a.yml, \"@writers, @org/team\"",
                "x/docs/a.md, @all",
                "docs/top/a.md, @top",
                "docs/top/below/a.md, \"@writers, @org/team\"",
                "deep/x/y/secret.md, ops@example.org",
                "with blank.md, @blank",
                "docs/free.md, \"\"",
                "security/a.md, @security",
            })
    void theLastLineThatFitsWins(String path, String owners) {
        assertEquals(owners, CodeOwners.read(FILE, "").owner(path));
    }

    @Test
    void patternsAreMeantFromTheRepositorysTop() {
        var owners = CodeOwners.read("/wiki/content/ @wiki\n/content/ @other\n", "wiki/");
        assertEquals("@wiki", owners.owner("content/a.md"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void noTextIsTooOddToRead(int seed) {
        var random = new Random(seed);
        for (int i = 0; i < 400; i++) {
            var text = new StringBuilder();
            for (int k = random.nextInt(40); k > 0; k--) {
                String signs = "ab/*?[]!^#\\ \n@-.";
                text.append(signs.charAt(random.nextInt(signs.length())));
            }
            CodeOwners.read(text.toString(), "").owner("a/b.md");
        }
    }
}
