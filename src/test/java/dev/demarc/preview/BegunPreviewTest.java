package dev.demarc.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.demarc.build.Passes;
import dev.demarc.build.Progress;
import dev.demarc.build.Recall;
import dev.demarc.build.SiteBuild;
import dev.demarc.build.Wiki;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What happens while a preview begins, and what it begins from. */
@Timeout(60)
class BegunPreviewTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    @TempDir
    Path root;

    private final HttpClient client = HttpClient.newHttpClient();

    /** Something that an author does when the files are listed and nobody watches yet. */
    private interface Meanwhile {
        void edit() throws IOException;
    }

    private PreviewServer start(Meanwhile meanwhile) throws IOException {
        var wiki = Wiki.open(new Wiki.Wanted(root, root.resolve("demarc.yml"), new TreeMap<>(), null, null, false))
                .value();
        Opening opening = () -> new Opening.Opened(
                new SiteBuild(wiki, Passes.USUAL, Recall.ofReading(wiki), 1, Progress.UNHEARD),
                wiki.folders(),
                () -> {
                    var listed = wiki.sources(TODAY);
                    meanwhile.edit();
                    return listed;
                },
                () -> TODAY);
        var at = new InetSocketAddress(InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1}), 0);
        return PreviewServer.start(opening, at, sentence -> {});
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** As if nobody had touched the wiki for a day. */
    private void rest() throws IOException {
        try (Stream<Path> all = Files.walk(root.resolve("content"))) {
            for (Path each : all.toList()) {
                Files.setLastModifiedTime(each, FileTime.fromMillis(1_700_000_000_000L));
            }
        }
    }

    private int status(PreviewServer server, String path) throws Exception {
        var request = HttpRequest.newBuilder(server.address().resolve(path)).build();
        return client.send(request, BodyHandlers.ofString()).statusCode();
    }

    private String body(PreviewServer server, String path) throws Exception {
        var request = HttpRequest.newBuilder(server.address().resolve(path)).build();
        return client.send(request, BodyHandlers.ofString()).body();
    }

    @Test
    void aFileThatComesBeforeAnybodyWatchesIsShown() throws Exception {
        write("content/index.md", "# Home\n");
        rest();
        try (var server = start(() -> write("content/late.md", "# Late\n"))) {
            assertEquals(200, status(server, "/late.html"));
        }
    }

    @Test
    void aFolderThatComesBeforeAnybodyWatchesIsShownAndWatched() throws Exception {
        write("content/index.md", "# Home\n");
        rest();
        try (var server = start(() -> write("content/new/late.md", "# Late\n"))) {
            assertEquals(200, status(server, "/new/late.html"));
            write("content/new/later.md", "# Later\n");
            while (status(server, "/new/later.html") != 200) {
                Thread.onSpinWait(); // The test's timeout ends it.
            }
        }
    }

    @Test
    void editsInListedFoldersAreSeen() throws Exception {
        write("content/index.md", "# Home\n");
        write("content/deep/er/page.md", "# Page\n");
        rest();
        try (var server = start(() -> {})) {
            assertEquals(200, status(server, "/deep/er/page.html"));
            write("content/deep/er/page.md", "# Another\n");
            while (!body(server, "/deep/er/page.html").contains("Another")) {
                Thread.onSpinWait();
            }
        }
    }

    private boolean isKept() throws IOException {
        try (Stream<Path> all = Files.list(root.resolve(".demarc"))) {
            return all.anyMatch(each -> each.getFileName().toString().startsWith("pages-"));
        }
    }

    /** It goes on from what the last one read, and shows all that was edited since. */
    @Test
    void theNextPreviewShowsWhatWasEditedSince() throws Exception {
        write("content/index.md", "# Home\n\n[One](a.md)\n");
        write("content/a.md", "# A\n\nOld text.\n");
        Files.createDirectories(root.resolve(".demarc"));
        try (var server = start(() -> {})) {
            assertTrue(body(server, "/a.html").contains("Old text"));
            while (!isKept()) {
                Thread.onSpinWait();
            }
        }
        write("content/a.md", "# B\n\nNew text.\n");
        try (var server = start(() -> {})) {
            assertTrue(body(server, "/a.html").contains("New text"));
            assertTrue(body(server, "/").contains(">B<"));
            assertTrue(body(server, "/").contains("One"));
        }
    }
}
