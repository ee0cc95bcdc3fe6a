package dev.demarc.history;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PastTest {

    private static final String[] LONG = {
        "# Restoring", "", "First the disks.", "Then the data.", "Then the keys.", "At last, tell everybody."
    };

    @TempDir
    Path top;

    @Test
    void aFileIsFollowedThroughAllItsMoves() {
        try (var repository = TestRepository.in(top)) {
            repository.with("a.md", LONG).committed("2026-01-01");
            repository.moved("a.md", "guide/b.md").committed("2026-01-02");
            String last = repository.moved("guide/b.md", "guide/deep/c.md").committed("2026-01-03");

            assertEquals(Optional.of(new Past.Move("guide/deep/c.md", last.substring(0, 8))), move("a.md"));
            assertEquals(Optional.of("guide/deep/c.md"), movedTo("guide/b.md"));
        }
    }

    @Test
    void aFileThatWasChangedWhileItMovedIsStillKnown() {
        try (var repository = TestRepository.in(top)) {
            repository.with("a.md", LONG).committed("2026-01-01");
            repository
                    .moved("a.md", "b.md")
                    .with("b.md", "# Restore", "", LONG[2], LONG[3], LONG[4], LONG[5])
                    .committed("2026-01-02");

            assertEquals(Optional.of("b.md"), movedTo("a.md"));
        }
    }

    @Test
    void allFilesOfAMovedFolderAreKnown() {
        try (var repository = TestRepository.in(top)) {
            repository.with("old/a.md", "# A").with("old/b.md", "# B").committed("2026-01-01");
            repository.moved("old", "new").committed("2026-01-02");

            assertEquals(Optional.of("new/a.md"), movedTo("old/a.md"));
            assertEquals(Optional.of("new/b.md"), movedTo("old/b.md"));
        }
    }

    @Test
    void aFileThatMovedAndWasDeletedThenIsNowhere() {
        try (var repository = TestRepository.in(top)) {
            repository.with("a.md", LONG).with("c.md", "# C").committed("2026-01-01");
            repository.moved("a.md", "b.md").committed("2026-01-02");
            repository.without("b.md").committed("2026-01-03");

            assertEquals(Optional.empty(), movedTo("a.md"));
            assertEquals(Optional.empty(), movedTo("b.md"));
        }
    }

    @Test
    void aNameThatWasUsedAgainMeansTheLastFileThatHadIt() {
        try (var repository = TestRepository.in(top)) {
            repository.with("a.md", LONG).committed("2026-01-01");
            repository.moved("a.md", "first.md").committed("2026-01-02");
            repository.with("a.md", "# Quite", "another text").committed("2026-01-03");
            repository.moved("a.md", "second.md").committed("2026-01-04");

            assertEquals(Optional.of("second.md"), movedTo("a.md"));
        }
    }

    @Test
    void aFileThatWasMovedBackAndForthIsWhereItIs() {
        try (var repository = TestRepository.in(top)) {
            repository.with("a.md", LONG).committed("2026-01-01");
            repository.moved("a.md", "b.md").committed("2026-01-02");
            repository.moved("b.md", "a.md").committed("2026-01-03");
            repository.moved("a.md", "c.md").committed("2026-01-04");

            assertEquals(Optional.of("c.md"), movedTo("b.md"));
        }
    }

    @Test
    void aMoveThatIsNotCommittedYetIsKnownByItsContent() {
        try (var repository = TestRepository.in(top)) {
            repository.with("a.md", LONG).committed("2026-01-01");
            repository.moved("a.md", "guide/b.md");

            assertEquals(Optional.of(new Past.Move("guide/b.md", null)), move("a.md"));
        }
    }

    @Test
    void commitsMadeMeanwhileAreSeenAfresh() {
        try (var repository = TestRepository.in(top)) {
            repository.with("a.md", LONG).committed("2026-01-01");
            var past = new Past(top);
            assertEquals(Optional.empty(), past.move("a.md", List.of("a.md")));
            repository.moved("a.md", "b.md").committed("2026-01-02");
            past.afresh();

            assertEquals(
                    "b.md", past.move("a.md", List.of("b.md")).orElseThrow().to());
        }
    }

    @Test
    void placesBeginAtTheFolderEvenBelowTheRepositorysTop() {
        try (var repository = TestRepository.in(top)) {
            repository.with("wiki/a.md", LONG).with("wiki2/x.md", "# X").committed("2026-01-01");
            repository
                    .moved("wiki/a.md", "wiki/b.md")
                    .moved("wiki2/x.md", "wiki2/y.md")
                    .committed("2026-01-02");
            var past = new Past(top.resolve("wiki"));

            assertEquals(
                    "b.md", past.move("a.md", List.of("b.md")).orElseThrow().to());
            assertEquals(Map.of("b.md", String.join("\n", LONG) + "\n"), texts(past.filesAt("HEAD", place -> true)));
        }
    }

    @Test
    void aFolderThatIsALinkIsTheFolderItself() throws IOException {
        try (var repository = TestRepository.in(top.resolve("real"))) {
            repository.with("wiki/a.md", LONG).committed("2026-01-01");
            repository.moved("wiki/a.md", "wiki/b.md").committed("2026-01-02");
            Path link = Files.createSymbolicLink(top.resolve("link"), top.resolve("real/wiki"));

            assertEquals(
                    "b.md",
                    new Past(link).move("a.md", List.of("b.md")).orElseThrow().to());
        }
    }

    @Test
    void aRevisionHasItsFilesAsTheyWere() {
        try (var repository = TestRepository.in(top)) {
            repository.with("a.yml", "one").with("b.md", "# B").committed("2026-01-01");
            repository.tagged("v1").with("a.yml", "two").committed("2026-01-02");
            repository.with("a.yml", "three");
            var past = new Past(top);

            assertEquals(Map.of("a.yml", "two\n"), texts(past.filesAt("HEAD", place -> place.endsWith(".yml"))));
            assertEquals(Map.of("a.yml", "one\n"), texts(past.filesAt("v1", place -> place.endsWith(".yml"))));
            assertEquals(Map.of("a.yml", "one\n"), texts(past.filesAt("HEAD~1", place -> place.endsWith(".yml"))));
            assertTrue(past.knows("main"));
            assertFalse(past.knows("v2"));
            assertFalse(past.knows("HEAD^{nonsense}"));
            assertFalse(past.knows("a..b"));
            assertEquals(List.of("HEAD", "main", "v1"), past.names());
        }
    }

    @Test
    void aDayHasTheFilesOfItsLastCommit() {
        try (var repository = TestRepository.in(top)) {
            repository.with("a.yml", "one").committed("2026-01-10");
            repository.with("a.yml", "two").committed("2026-02-10");
            var past = new Past(top);

            assertEquals(Map.of(), on(past, "2026-01-09"));
            assertEquals(Map.of("a.yml", "one\n"), on(past, "2026-01-10"));
            assertEquals(Map.of("a.yml", "one\n"), on(past, "2026-02-09"));
            assertEquals(Map.of("a.yml", "two\n"), on(past, "2026-03-01"));
        }
    }

    @Test
    void withoutARepositoryNothingIsKnown() {
        assertKnowsNothing(new Past(top));
    }

    @Test
    void aRepositoryWithoutCommitsKnowsNothing() {
        TestRepository.in(top).close();

        var past = new Past(top);
        assertEquals(Optional.empty(), past.move("a.md", List.of()));
        assertEquals(Optional.empty(), past.filesAt("HEAD", place -> true));
        assertFalse(past.knows("HEAD"));
    }

    @Test
    void aShallowCopyKnowsNoMoves() throws IOException {
        try (var repository = TestRepository.in(top)) {
            repository.with("a.md", LONG).committed("2026-01-01");
            String last = repository.moved("a.md", "b.md").committed("2026-01-02");
            Files.writeString(top.resolve(".git/shallow"), last + "\n");
            var past = new Past(top);

            assertTrue(past.isShallow());
            assertEquals(Optional.empty(), past.move("a.md", List.of("b.md")));
            assertEquals(Optional.empty(), past.filesOn(LocalDate.parse("2026-01-02"), place -> true));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HEAD=ref: refs/heads/none",
                "HEAD=ffffffffffffffffffffffffffffffffffffffff",
                "HEAD=\u0000\u0001",
                "config=[core",
                "config=[core]\n\trepositoryformatversion = 77",
                "HEAD=ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
                "packed-refs=nonsense",
                "objects"
            })
    void aBrokenRepositoryKnowsNothingAndBreaksNothing(String harm) throws IOException {
        try (var repository = TestRepository.in(top)) {
            repository.with("a.md", LONG).committed("2026-01-01");
            repository.moved("a.md", "b.md").committed("2026-01-02");
        }
        int equals = harm.indexOf('=');
        if (equals < 0) {
            for (String each : files(top.resolve(".git/objects")).keySet()) {
                Path file = top.resolve(".git/objects").resolve(each);
                assertTrue(file.toFile().setWritable(true));
                Files.writeString(file, "nonsense");
            }
        } else {
            Files.writeString(top.resolve(".git").resolve(harm.substring(0, equals)), harm.substring(equals + 1));
        }

        var past = new Past(top);
        past.names();
        past.knows("HEAD");
        past.filesAt("HEAD", place -> true);
        past.filesOn(LocalDate.parse("2026-01-02"), place -> true);
        if (!harm.startsWith("packed-refs")) {
            assertEquals(Optional.empty(), past.move("a.md", List.of("b.md")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "gitdir:", "gitdir: ../nowhere", "gitdir: \u0000"})
    void aPointerThatLeadsNowhereIsNoRepository(String pointer) throws IOException {
        Files.writeString(top.resolve(".git"), pointer);

        assertKnowsNothing(new Past(top));
    }

    @Test
    void aLinkedWorkTreeHasThePastOfItsRepository() throws IOException {
        Path main = Files.createDirectories(top.resolve("main"));
        Path linked = Files.createDirectories(top.resolve("linked"));
        try (var repository = TestRepository.in(main)) {
            repository.with("a.md", LONG).committed("2026-01-01");
            String last = repository.moved("a.md", "b.md").committed("2026-01-02");
            Path own = Files.createDirectories(main.resolve(".git/worktrees/linked"));
            Files.writeString(own.resolve("HEAD"), last + "\n");
            Files.writeString(own.resolve("commondir"), "../..\n");
            Files.writeString(own.resolve("gitdir"), linked.resolve(".git") + "\n");
            Files.writeString(linked.resolve(".git"), "gitdir: " + own + "\n");

            assertEquals(
                    "b.md",
                    new Past(linked).move("a.md", List.of("b.md")).orElseThrow().to());
        }
    }

    @Test
    void nothingIsWrittenIntoTheRepository() throws IOException {
        try (var repository = TestRepository.in(top)) {
            repository.with("a.md", LONG).committed("2026-01-01");
            repository.moved("a.md", "b.md").committed("2026-01-02");
        }
        var before = files(top);
        assertEquals(Optional.of("b.md"), movedTo("a.md"));
        new Past(top).filesAt("HEAD", place -> true);
        new Past(top).filesOn(LocalDate.parse("2026-01-02"), place -> true);

        assertEquals(before, files(top));
    }

    private static void assertKnowsNothing(Past past) {
        assertFalse(past.isKept());
        assertFalse(past.isShallow());
        assertFalse(past.knows("HEAD"));
        assertEquals(List.of(), past.names());
        assertEquals(Optional.empty(), past.move("a.md", List.of()));
        assertEquals(Optional.empty(), past.filesAt("HEAD", place -> true));
        assertEquals(Optional.empty(), past.filesOn(LocalDate.parse("2026-01-02"), place -> true));
    }

    private Optional<Past.Move> move(String place) {
        var present = new TreeSet<String>();
        try {
            present.addAll(files(top).keySet());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return new Past(top).move(place, present);
    }

    private Optional<String> movedTo(String place) {
        return move(place).map(Past.Move::to);
    }

    private static Map<String, String> on(Past past, String day) {
        return texts(past.filesOn(LocalDate.parse(day), place -> true));
    }

    private static Map<String, String> texts(Optional<SortedMap<String, byte[]>> files) {
        return files.orElseThrow().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> new String(each.getValue(), UTF_8)));
    }

    private static SortedMap<String, String> files(Path folder) throws IOException {
        var all = new TreeMap<String, String>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.put(folder.relativize(file).toString(), Files.readString(file, ISO_8859_1));
            }
        }
        return all;
    }
}
