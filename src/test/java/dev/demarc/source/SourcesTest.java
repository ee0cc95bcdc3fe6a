package dev.demarc.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What follows changes knows the same files as what lists the wiki anew. */
class SourcesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);

    @TempDir
    Path root;

    @BeforeEach
    void aWiki() throws IOException {
        write("content/index.md");
        write("content/guide/keys.md");
        write("content/guide/doors.md");
    }

    private WikiFolders folders() {
        return new WikiFolders(
                root,
                root.resolve("demarc.yml"),
                root.resolve("content"),
                root.resolve("templates"),
                root.resolve("site"),
                List.of("*.bak", "/old/"),
                false);
    }

    private Path write(String path) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, path);
    }

    private Sources listed() throws IOException {
        return Sources.of(folders(), TODAY);
    }

    private static List<String> seen(Sources sources) {
        var seen = new ArrayList<String>();
        Stream.concat(sources.content().stream(), sources.templates().stream())
                .forEach(file -> seen.add(file.path() + " " + file.place() + " " + file.file()));
        sources.refused().forEach(refused -> seen.add(refused.toString()));
        return seen;
    }

    @Test
    void aFileThatCameStandsInItsPlaceAndTheOthersAreTheVeryOnes() throws IOException {
        var before = listed();
        var after = before.with(Set.of(write("content/guide/floors.md")));

        assertEquals(seen(listed()), seen(after));
        assertSame(before.content().get(0), after.content().get(0));
        assertSame(before.content().get(1), after.content().get(2));
    }

    @Test
    void aFileThatWentIsNoMore() throws IOException {
        var before = listed();
        Files.delete(root.resolve("content/guide/doors.md"));

        assertEquals(seen(listed()), seen(before.with(Set.of(root.resolve("content/guide/doors.md")))));
    }

    @Test
    void aFileThatCameAgainIsAnother() throws IOException {
        var before = listed();
        var after = before.with(Set.of(write("content/index.md")));

        assertEquals(seen(before), seen(after));
        assertNotSame(before.content().get(2), after.content().get(2));
    }

    @Test
    void aLinkThatLedNowhereAndWentIsToldNoMore() throws IOException {
        Path link = Files.createSymbolicLink(root.resolve("content/link.md"), root.resolve("content/nothing.md"));
        var before = listed();
        assertEquals(1, before.refused().size());
        Files.delete(link);

        assertEquals(List.of(), before.with(Set.of(link)).refused());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void afterAnyChangesTheSameFilesAreKnownAsToOneWhoListsThem(long seed) throws IOException {
        var random = new Random(seed);
        var paths = List.of(
                "content/index.md",
                "content/a.md",
                "content/guide/keys.md",
                "content/guide/locks.md",
                "content/guide/deep/down.md",
                "content/guide/.hidden.md",
                "content/guide/x.bak",
                "content/_drafts/idea.md",
                "content/old/page.md",
                "content/link.md",
                "content/guide/link.md",
                "templates/page.peb",
                "templates/partials/cell.peb",
                "site/index.md",
                "outside.md");
        var sources = listed();
        for (int step = 0; step < 60; step++) {
            var touched = new HashSet<Path>();
            var told = new ArrayList<String>();
            for (int change = random.nextInt(3); change >= 0; change--) {
                String path = paths.get(random.nextInt(paths.size()));
                Path file = root.resolve(path);
                touched.add(file);
                told.add(path);
                boolean isThere = Files.deleteIfExists(file);
                if (!isThere || random.nextBoolean()) {
                    Files.createDirectories(file.getParent());
                    if (path.endsWith("link.md")) {
                        Files.createSymbolicLink(file, root.resolve(paths.get(random.nextInt(5))));
                    } else {
                        write(path);
                    }
                }
            }
            sources = sources.with(touched);
            assertEquals(seen(listed()), seen(sources), "seed " + seed + ", step " + step + ": " + told);
        }
    }
}
