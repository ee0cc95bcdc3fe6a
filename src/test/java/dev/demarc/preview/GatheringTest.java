package dev.demarc.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class GatheringTest {

    @TempDir
    Path folder;

    private Gathering gathering = new Gathering();
    private final BlockingQueue<String> done = new LinkedBlockingQueue<>();
    private Runnable meanwhile = () -> {};
    private Thread thread;

    @BeforeEach
    void somebodyDealsWithChanges() {
        thread = new Thread(() -> gathering.handTo(new Gathering.Worker() {
            @Override
            public void take(Change change) {
                done.add("take " + names(change));
            }

            @Override
            public Runnable ahead(Change change) {
                done.add("ahead " + names(change));
                meanwhile.run();
                return () -> done.add("as begun " + names(change));
            }

            @Override
            public void rest() {
                done.add("rest");
            }
        }));
    }

    @AfterEach
    void theWorkEnds() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }

    private static List<String> names(Change change) {
        return change.paths().stream()
                .map(path -> path.getFileName().toString())
                .sorted()
                .toList();
    }

    private Path write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> done(int count) throws InterruptedException {
        var first = new ArrayList<String>();
        while (first.size() < count) {
            first.add(done.take());
        }
        return first;
    }

    @Test
    void whenNothingChangesThatIsSaidAgainAndAgain() throws Exception {
        gathering = new Gathering(1_000_000);
        thread.start();

        assertEquals(List.of("rest", "rest", "rest"), done(3));
        gathering.add(Change.of(write("page.md", "Text.")));
        for (String next = "rest"; !next.equals("take [page.md]"); next = done.take()) {
            assertEquals("rest", next);
        }
    }

    @Test
    void aFileThatIsThereIsTakenAtOnce() throws Exception {
        gathering.add(Change.of(write("page.md", "Text.")));
        thread.start();

        assertEquals(List.of("take [page.md]"), done(1));
    }

    @Test
    void aFileThatHasGoneIsDealtWithAheadAndCountsWhenItStaysAway() throws Exception {
        gathering.add(Change.of(folder.resolve("page.md")));
        thread.start();

        assertEquals(List.of("ahead [page.md]", "as begun [page.md]"), done(2));
    }

    @Test
    void whatWasDoneAheadIsForgottenWhenTheFileComesAfterAll() throws Exception {
        meanwhile = () -> gathering.add(Change.of(write("page.md", "Text.")));
        gathering.add(Change.of(folder.resolve("page.md")));
        thread.start();

        assertEquals(List.of("ahead [page.md]", "take [page.md]"), done(2));
    }

    @Test
    void nothingIsDoneAheadForAFileThatIsEmptied() throws Exception {
        gathering.add(Change.of(write("page.md", "")));
        thread.start();

        assertEquals(List.of("take [page.md]"), done(1));
    }

    @Test
    void whatWasDoneAheadIsForgottenWhenAnotherFileComes() throws Exception {
        meanwhile = () -> {
            meanwhile = () -> {};
            gathering.add(Change.of(write("other.md", "Text.")));
        };
        gathering.add(Change.of(folder.resolve("page.md")));
        thread.start();

        assertEquals(List.of("ahead [page.md]", "ahead [other.md, page.md]", "as begun [other.md, page.md]"), done(3));
    }

    @Test
    void ofManyFilesNoneIsDealtWithAhead() throws Exception {
        var names = new ArrayList<String>();
        for (int i = 10; i < 30; i++) {
            names.add(i + ".md");
            gathering.add(Change.of(folder.resolve(i + ".md")));
        }
        thread.start();

        assertEquals(List.of("take " + names), done(1));
    }
}
