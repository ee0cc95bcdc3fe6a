package dev.demarc.build;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.demarc.exchange.ImportWishes;
import dev.demarc.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page becomes the first page of a wiki. */
class PageWikiTest {

    @TempDir
    Path folder;

    private PageWiki from(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        return PageWiki.of(SourceFile.of(name, name, file), ImportWishes.NONE);
    }

    private static String file(PageWiki wiki, String path) {
        byte[] bytes = wiki.files().get(path);
        return bytes == null ? "" : new String(bytes, UTF_8);
    }

    @Test
    void aGridIsBoundToItsData() throws IOException {
        var wiki = from("duties.md", """
                # Duties

                - In a list:

                  | Concern | IaaS |
                  |---|---|
                  | Data | Customer |
                  | Doors | AWS |
                """);
        assertEquals(
                List.of("content/duties.matrix.yml", "content/duties.md"),
                List.copyOf(wiki.files().keySet()));
        assertEquals("""
                # Duties

                - In a list:

                  <!-- demarc: matrix=duties -->
                  | Concern | IaaS |
                  |---|---|
                  | Data | Customer |
                  | Doors | AWS |
                """, file(wiki, "content/duties.md"));
    }

    @Test
    void proseStaysAndABlockStandsBelow() throws IOException {
        String seed = Files.readString(Path.of("src/test/wikis/seed-page/seed-page.md"));
        var wiki = from("seed-page.md", seed);
        String page = file(wiki, "content/seed-page.md");
        assertTrue(page.startsWith(seed.stripTrailing()), page);
        assertTrue(page.endsWith("\n\n  ```responsibility\n  matrix: seed-page\n  ```\n\n"), page);
        assertTrue(
                wiki.remarks().toString().contains("user-aws-security-respondsibility.png` isn't there"),
                () -> wiki.remarks().toString());
        assertTrue(wiki.remarks().toString().contains("a block below shows the data"));
    }

    @Test
    void imagesBesideThePageComeAlong() throws IOException {
        Files.createDirectories(folder.resolve("images"));
        Files.write(folder.resolve("images/a.png"), new byte[] {1});
        var wiki = from("index.md", """
                ![A](./images/a.png) ![B](../b.png) <img src='https://x.org/c.png'>

                | Concern | IaaS |
                |---|---|
                | Data | Customer |
                """);
        assertEquals(
                new TreeSet<>(
                        List.of("content/index.md", "content/images/a.png", "content/responsibilities.matrix.yml")),
                new TreeSet<>(wiki.files().keySet()));
        assertTrue(wiki.remarks().toString().contains("`../b.png` lies outside"));
    }
}
