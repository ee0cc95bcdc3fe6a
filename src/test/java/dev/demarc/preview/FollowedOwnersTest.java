package dev.demarc.preview;

import dev.demarc.build.SiteBuild;
import dev.demarc.build.Wiki;
import dev.demarc.history.TestRepository;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The preview follows the repository's CODEOWNERS, though it lies beside the wiki. */
@Timeout(60)
class FollowedOwnersTest {

    @TempDir
    Path top;

    private final HttpClient client = HttpClient.newHttpClient();

    private Opening.Opened open() throws IOException {
        Path root = top.resolve("wiki");
        var wiki = Wiki.open(new Wiki.Wanted(root, root.resolve("demarc.yml"), new TreeMap<>(), null, null, false))
                .value();
        return new Opening.Opened(new SiteBuild(wiki, 1), wiki.sources(LocalDate.of(2026, 11, 24)));
    }

    /** Asks again until it is there; the test's timeout ends it. */
    private void await(URI page, String owner) throws Exception {
        String body = "";
        while (!body.contains("<dd>" + owner + "</dd>")) {
            body = client.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString())
                    .body();
        }
    }

    @Test
    void anOwnerThatWasNamedWhileItRunsIsShown() throws Exception {
        try (var repository = TestRepository.in(top)) {
            repository.with("wiki/demarc.yml", "title: W").with("wiki/content/a.md", "# A");
            repository.committed("2026-01-01");
            var at = new InetSocketAddress(InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1}), 0);
            try (var server = PreviewServer.start(this::open, at, sentence -> {})) {
                URI page = server.address().resolve("/a.html");
                repository.with(".github/CODEOWNERS", "* @writers");
                await(page, "@writers");
                repository.with(".github/CODEOWNERS", "* @others");
                await(page, "@others");
                repository.with("CODEOWNERS", "* @first");
                await(page, "@first");
            }
        }
    }
}
