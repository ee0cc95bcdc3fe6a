package dev.demarc.preview;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.demarc.build.Built;
import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.Findings;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.output.Artefact;
import dev.demarc.source.Location;
import dev.demarc.source.SourceFile;
import dev.demarc.source.Sources;
import dev.demarc.source.Span;
import dev.demarc.source.WikiFolders;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PreviewServerTest {

    private static final String LINE = "<script src=\"/~demarc/reload.js\"></script>\n";

    @TempDir
    Path root;

    private final HttpClient client = HttpClient.newHttpClient();
    private final ConcurrentLinkedQueue<String> log = new ConcurrentLinkedQueue<>();
    private volatile LocalDate today = LocalDate.of(2026, 11, 24);
    private PreviewServer server;

    @BeforeEach
    void aSmallWikiIsServed() throws IOException {
        write("content/index.txt", "home");
        write("content/guide/index.txt", "guide");
        write("content/guide/page.txt", "a page");
        write("content/404.txt", "nobody");
        write("content/style.css", "a {}");
        server = start(0);
    }

    @AfterEach
    void theServerStops() {
        server.close();
    }

    /**
     * A build that makes a page of each text, with the day where it says “today”; “error” in one is a finding, “late” another that isn't found soon, if some is
     * “slow”; “fault” breaks the run.
     */
    private static Built build(Sources sources) throws IOException {
        var artefacts = new TreeMap<String, Artefact>();
        var soon = new ArrayList<Diagnostic>();
        var findings = new ArrayList<Diagnostic>();
        boolean slow = false;
        for (SourceFile file : Stream.concat(sources.content().stream(), sources.templates().stream())
                .toList()) {
            String text = file.text();
            if (text.contains("fault")) {
                throw new IOException("“%s” can't be built.".formatted(file.place()));
            }
            if (text.contains("error")) {
                soon.add(gap(file, "Nobody is “responsible”."));
            }
            if (text.contains("late")) {
                findings.add(gap(file, "Nobody knew."));
            }
            slow |= text.contains("slow");
            String path = file.path().replace(".txt", ".html");
            String said = text.replace("today", sources.today().toString());
            artefacts.put(path, new Artefact(path, () -> html(path, said).getBytes(UTF_8)));
        }
        findings.addAll(soon);
        var early = slow ? Findings.of(soon) : null;
        return new Built(
                artefacts,
                new Built.Finding() {
                    @Override
                    public Built.Found all() {
                        return new Built.Found(Findings.of(findings), null);
                    }

                    @Override
                    public @Nullable Findings soon() {
                        return early;
                    }
                },
                () -> new Built.Counts(1, 0, 0, 0, 0),
                new TreeSet<>(),
                TreeMap::new,
                path -> false);
    }

    private static Diagnostic gap(SourceFile file, String message) {
        return Diagnostic.of(RuleId.GAP, Location.in(file.place(), Span.of(1, 1, 5)), message, "Name somebody.", null);
    }

    private static String html(String path, String text) {
        return path.endsWith(".html") ? "<html><body><main>" + text + "</main>\n</body></html>\n" : text;
    }

    @Test
    void aPageIsServedAsItIsPublishedButForOneLine() throws Exception {
        var response = get("/guide/page.html");

        assertEquals(200, response.statusCode());
        assertEquals("<html><body><main>a page</main>\n" + LINE + "</body></html>\n", response.body());
        assertEquals(html("x.html", "a page"), response.body().replace(LINE, ""));
        assertEquals("text/html; charset=utf-8", header(response, "Content-Type"));
        assertEquals("no-store", header(response, "Cache-Control"));
    }

    @Test
    void otherFilesAreServedAsTheyAre() throws Exception {
        var response = get("/style.css?version=3");

        assertEquals("a {}", response.body());
        assertEquals("text/css; charset=utf-8", header(response, "Content-Type"));
    }

    @Test
    void aFolderShowsItsIndex() throws Exception {
        assertTrue(get("/").body().contains("<main>home</main>"));
        assertTrue(get("/guide/").body().contains("<main>guide</main>"));

        var withoutSlash = get("/guide");
        assertEquals(302, withoutSlash.statusCode());
        assertEquals("/guide/", header(withoutSlash, "Location"));
    }

    @Test
    void whatIsNotThereShowsThePageForIt() throws Exception {
        var response = get("/guide/nowhere.html");

        assertEquals(404, response.statusCode());
        assertTrue(response.body().contains("<main>nobody</main>"));
    }

    @Test
    void anIconThatNobodyDrewIsNoMistake() throws Exception {
        assertEquals(204, get("/favicon.ico").statusCode());
    }

    @Test
    void headSaysHowLongWithoutSaying() throws Exception {
        var request = HttpRequest.newBuilder(server.address().resolve("/style.css"))
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build();
        var response = client.send(request, BodyHandlers.ofString());

        assertEquals(200, response.statusCode());
        assertEquals("4", header(response, "Content-Length"));
        assertEquals("", response.body());
    }

    @Test
    void aPreviewCanOnlyBeRead() throws Exception {
        var request = HttpRequest.newBuilder(server.address())
                .POST(HttpRequest.BodyPublishers.ofString("x"))
                .build();

        assertEquals(405, client.send(request, BodyHandlers.ofString()).statusCode());
    }

    @Test
    void foreignHostsAreRefused() throws Exception {
        int port = server.address().getPort();

        assertEquals("HTTP/1.1 200 OK", status("/", "localhost:" + port));
        assertEquals("HTTP/1.1 200 OK", status("/", "127.0.0.1:" + port));
        assertEquals("HTTP/1.1 200 OK", status("/", "[::1]:" + port));
        for (String foreign : List.of("evil.example:" + port, "localhost", "localhost:1", "192.168.0.7:" + port, "")) {
            assertEquals("HTTP/1.1 403 Forbidden", status("/", foreign), foreign);
        }
    }

    @Test
    void allAddressesMeansFiguresButNoForeignName() throws Exception {
        var hosts = new Hosts(new InetSocketAddress("0.0.0.0", 4000), 4000);

        assertTrue(hosts.allow("192.168.0.7:4000"));
        assertTrue(hosts.allow("[fe80::1]:4000"));
        assertTrue(hosts.allow("LOCALHOST:4000"));
        assertFalse(hosts.allow("evil.example:4000"));
        assertFalse(hosts.allow("192.168.0.7"));
    }

    @Test
    void pathsThatLeadOutAreRefused() throws Exception {
        String host = "localhost:" + server.address().getPort();

        for (String path : List.of("/../demarc.yml", "/%2e%2e/demarc.yml", "/guide/..%2f..%2fx", "/..%5cx", "/a%00b")) {
            assertEquals("HTTP/1.1 403 Forbidden", status(path, host), path);
        }
    }

    @Test
    void theScriptIsServed() throws Exception {
        var response = get("/~demarc/reload.js");

        assertEquals("text/javascript; charset=utf-8", header(response, "Content-Type"));
        assertTrue(response.body().contains("EventSource"));
    }

    @Test
    void aSavedPageIsServedAnew() throws Exception {
        write("content/guide/page.txt", "changed");
        awaitBody("/guide/page.html", "<main>changed</main>");

        replace("content/guide/page.txt", "renamed");
        awaitBody("/guide/page.html", "<main>renamed</main>");
    }

    @Test
    void newFoldersAreWatchedAndOldOnesForgotten() throws Exception {
        write("content/new/deep/page.txt", "first");
        awaitBody("/new/deep/page.html", "<main>first</main>");
        write("content/new/deep/page.txt", "second");
        awaitBody("/new/deep/page.html", "<main>second</main>");

        Files.delete(root.resolve("content/new/deep/page.txt"));
        Files.delete(root.resolve("content/new/deep"));
        awaitBody("/new/deep/page.html", "<main>nobody</main>");
    }

    @Test
    void templatesMayComeLater() throws Exception {
        write("templates/theme.css", "b {}");
        awaitBody("/theme.css", "b {}");
        write("templates/theme.css", "c {}");
        awaitBody("/theme.css", "c {}");
    }

    @Test
    void manySavesEndWithTheLast() throws Exception {
        for (int i = 0; i <= 300; i++) {
            write("content/guide/page.txt", "save " + i);
        }
        awaitBody("/guide/page.html", "<main>save 300</main>");
    }

    @Test
    void openPagesHearOfChanges() throws Exception {
        try (var events = new Events()) {
            assertEquals("build", events.next().name());
            assertEquals(new Event("findings", "{\"version\":1,\"errors\":[],\"more\":0}"), events.next());

            write("content/style.css", "b {}");
            assertTrue(events.until("css").data().contains("."));
            write("content/guide/page.txt", "an error\nhere");
            events.until("page");
            String findings = events.untilContains("findings", "responsible").data();
            assertTrue(findings.contains("\"place\":\"content/guide/page.txt:1:1\",\"rule\":\"gap\""), findings);
            assertTrue(findings.contains("\"message\":\"Nobody is “responsible”.\""), findings);
            assertTrue(findings.contains("{\"line\":1,\"text\":\"an error\",\"here\":true}"), findings);
        }
    }

    @Test
    void whatIsFoundSoonIsToldBeforeTheRest() throws Exception {
        try (var events = new Events()) {
            events.until("findings");

            replace("content/guide/page.txt", "an error that is slow, and one that is late");
            String soon = events.untilContains("findings", "responsible").data();
            assertFalse(soon.contains("Nobody knew."), soon);
            String all = events.until("findings").data();
            assertTrue(all.contains("responsible") && all.contains("Nobody knew."), all);
            // By then what was told of the first change has been written as well.
            replace("content/guide/page.txt", "mended");
            events.untilContains("findings", "\"errors\":[]");
        }
        var told = log.stream().filter(line -> line.contains("Rebuilt")).toList();
        assertTrue(told.contains("Rebuilt after content/guide/page.txt: 2 errors, 0 warnings."), told::toString);
        assertFalse(told.toString().contains("1 error,"), told::toString);
    }

    @Test
    void whatIsNotNewIsToldOnce() throws Exception {
        try (var events = new Events()) {
            events.until("findings");

            var told = new ArrayList<String>();
            replace("content/guide/page.txt", "an error that is slow");
            told.add(events.untilContains("findings", "responsible").data());
            replace("content/guide/page.txt", "mended");
            while (told.get(told.size() - 1).contains("responsible")) {
                told.add(events.until("findings").data());
            }
            assertEquals(new TreeSet<>(told).size(), told.size(), told::toString);
        }
    }

    @Test
    void whoComesLaterIsToldAll() throws Exception {
        try (var events = new Events()) {
            write("content/guide/page.txt", "slow, and late");
            events.untilContains("findings", "Nobody knew.");
        }
        try (var events = new Events()) {
            events.untilContains("findings", "Nobody knew.");
        }
    }

    @Test
    void aRestartedServerHasAnotherName() throws Exception {
        String before;
        try (var events = new Events()) {
            before = events.next().data();
        }
        server.close();
        server = start(0);
        try (var events = new Events()) {
            assertFalse(before.equals(events.next().data()));
        }
    }

    @Test
    void afterAFaultTheLastGoodStateStays() throws Exception {
        try (var events = new Events()) {
            replace("content/guide/page.txt", "a fault");
            String findings = events.untilContains("findings", "can't be built").data();
            assertTrue(findings.contains("“content/guide/page.txt” can't be built."), findings);
            assertTrue(get("/guide/page.html").body().contains("<main>a page</main>"));
            assertTrue(log.contains("The last good state stays: “content/guide/page.txt” can't be built."));

            write("content/index.txt", "home again");
            write("content/guide/page.txt", "mended");
            awaitBody("/guide/page.html", "<main>mended</main>");
            awaitBody("/", "<main>home again</main>");
        }
    }

    @Test
    void newSettingsOpenTheWikiAnew() throws Exception {
        write("pages/index.txt", "another source");
        write("demarc.yml", "pages");
        awaitBody("/", "<main>another source</main>");

        write("pages/index.txt", "watched as well");
        awaitBody("/", "<main>watched as well</main>");

        write("demarc.yml", "nowhere");
        write("demarc.yml", "content");
        awaitBody("/", "<main>home</main>");
    }

    @Test
    void aChangeOnAnotherDayIsOfThatDay() throws Exception {
        write("content/guide/page.txt", "It is today.");
        awaitBody("/guide/page.html", "It is 2026-11-24.");
        today = LocalDate.of(2026, 11, 25);
        write("content/style.css", "b {}");
        awaitBody("/guide/page.html", "It is 2026-11-25.");

        today = LocalDate.of(2026, 11, 26);
        write("demarc.yml", "content");
        awaitBody("/guide/page.html", "It is 2026-11-26.");
    }

    @Test
    void aNewDayIsNoticedWithoutAnyChange() throws Exception {
        server.close();
        write("content/guide/page.txt", "It is today.");
        server = PreviewServer.start(this::opened, at(0), new Gathering(10_000_000), log::add);
        try (var events = new Events()) {
            awaitBody("/guide/page.html", "It is 2026-11-24.");
            events.until("findings");
            today = LocalDate.of(2026, 11, 25);
            events.until("page");
            awaitBody("/guide/page.html", "It is 2026-11-25.");
            events.until("findings");
            // By the time that a later change is told, what was told of the day has been written as well.
            replace("content/guide/page.txt", "an error");
            events.untilContains("findings", "responsible");
        }
        assertTrue(log.contains("Rebuilt: 0 errors, 0 warnings."), log::toString);
    }

    @Test
    void onANewDayAFaultIsNotToldAgainAndAgain() throws Exception {
        server.close();
        server = PreviewServer.start(this::opened, at(0), new Gathering(1_000_000), log::add);
        try (var events = new Events()) {
            replace("content/guide/page.txt", "a fault");
            events.untilContains("findings", "can't be built");
            today = LocalDate.of(2026, 11, 25);
            for (int i = 0; i < 1_000; i++) {
                get("/guide/page.html");
            }
            long told = log.stream()
                    .filter(line -> line.startsWith("The last good state stays"))
                    .count();
            assertTrue(told < 9, () -> "One save is a few events, but this was told " + told + " times.");

            replace("content/guide/page.txt", "It is today.");
            awaitBody("/guide/page.html", "It is 2026-11-25.");
        }
    }

    @Test
    void aTakenPortIsToldOf() {
        int port = server.address().getPort();

        var thrown = assertThrows(PreviewServer.Unheard.class, () -> start(port));
        assertEquals(
                "Nothing can listen on `127.0.0.1:%d`: another program may have the port.".formatted(port),
                thrown.getMessage());
        assertEquals("Try another one with `--port`; `--port 0` takes a free one.", thrown.hint());
    }

    private PreviewServer start(int port) throws IOException {
        return PreviewServer.start(this::opened, at(port), log::add);
    }

    private static InetSocketAddress at(int port) throws IOException {
        return new InetSocketAddress(InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1}), port);
    }

    private Opening.Opened opened() throws IOException {
        var sources = open();
        return new Opening.Opened(PreviewServerTest::build, sources.folders(), () -> sources, () -> today);
    }

    /** The settings of this test's wiki are the name of its source. */
    private Sources open() throws IOException {
        Path settings = root.resolve("demarc.yml");
        String source = Files.exists(settings) ? Files.readString(settings) : "content";
        var folders = new WikiFolders(
                root,
                settings,
                root.resolve(source.isEmpty() ? "content" : source),
                root.resolve("templates"),
                root.resolve("site"),
                List.of(),
                false);
        return Sources.of(folders, today);
    }

    private void write(String path, String text) throws IOException {
        Files.createDirectories(root.resolve(path).getParent());
        Files.writeString(root.resolve(path), text);
    }

    /** As many editors save: a new file takes the place of the old, which is never half there. */
    private void replace(String path, String text) throws IOException {
        Path other = Files.writeString(root.resolve(path).resolveSibling(".saving"), text);
        Files.move(other, root.resolve(path), StandardCopyOption.REPLACE_EXISTING);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(server.address().resolve(path)).build(), BodyHandlers.ofString());
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** Asks until the answer is there; that it comes at all is the point, so the bound is generous. */
    private void awaitBody(String path, String part) throws Exception {
        var end = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        String body = "";
        while (System.nanoTime() < end) {
            body = get(path).body();
            if (body.contains(part)) {
                return;
            }
        }
        throw new TimeoutException("Not “%s” but “%s”; %s".formatted(part, body, log));
    }

    /** The first line of the answer to a request that no decent client would send. */
    private String status(String path, String host) throws IOException {
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
            socket.getOutputStream()
                    .write("GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                            .formatted(path, host)
                            .getBytes(UTF_8));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8)).readLine();
        }
    }

    private record Event(String name, String data) {}

    /** A stream of events, as a browser holds it. */
    private final class Events implements AutoCloseable {

        private final BufferedReader lines;

        Events() throws Exception {
            var request = HttpRequest.newBuilder(URI.create(server.address() + "~demarc/events"))
                    .build();
            var response = client.send(request, BodyHandlers.ofInputStream());
            assertEquals("text/event-stream; charset=utf-8", header(response, "Content-Type"));
            lines = new BufferedReader(new InputStreamReader(response.body(), UTF_8));
        }

        Event next() throws Exception {
            var reading = Executors.newSingleThreadExecutor();
            try {
                return reading.submit(this::read).get(15, TimeUnit.SECONDS);
            } finally {
                reading.shutdownNow();
            }
        }

        private Event read() throws IOException {
            String name = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event: ")) {
                    name = line.substring("event: ".length());
                } else if (line.startsWith("data: ")) {
                    return new Event(name, line.substring("data: ".length()));
                }
            }
            throw new IOException("The stream ended");
        }

        Event until(String name) throws Exception {
            return untilContains(name, "");
        }

        Event untilContains(String name, String part) throws Exception {
            while (true) {
                var event = next();
                if (event.name().equals(name) && event.data().contains(part)) {
                    return event;
                }
            }
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }
}
