package dev.demarc.check.external;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.Edit;
import dev.demarc.html.WebPage;
import dev.demarc.model.Settings;
import dev.demarc.source.Location;
import dev.demarc.source.Span;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of links to a server with every fault. Time passes only where the test's clock says so. */
class ExternalLinksTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    @TempDir
    Path folder;

    private final FaultyServer server = new FaultyServer();
    private final List<Long> pauses = Collections.synchronizedList(new ArrayList<>());
    private final Set<String> unknown = new HashSet<>();
    private Duration timeout = Duration.ofSeconds(20);
    private Duration deadline = Duration.ofMinutes(10);
    private int retries = 2;
    private double rate = 1_000;
    private int cacheDays;
    private boolean asksPrivate = true;
    private LocalDate today = TODAY;
    private String text = "";

    private final Pace pace = new Pace() {
        private final AtomicLong time = new AtomicLong();

        @Override
        public long now() {
            return time.get();
        }

        @Override
        public void pause(long millis) {
            pauses.add(millis);
            time.addAndGet(millis);
        }
    };

    @AfterEach
    void close() {
        server.close();
    }

    private ExternalLinks.Result check(String... targets) {
        var links = new ArrayList<OutwardLink>();
        for (int i = 0; i < targets.length; i++) {
            links.add(new OutwardLink(targets[i], Location.in("a.md", Span.of(i + 1, 5, targets[i].length()))));
        }
        var manners = new Settings.LinkSettings(
                List.of("**/ignored/**"), timeout, rate, retries, cacheDays, deadline, asksPrivate);
        var wishes = new ExternalLinks.Wishes(
                manners,
                new Settings.SiteFacts("Wiki", null, "https://wiki.example.dev/", "de"),
                today,
                folder.resolve("cache"));
        var aides = new ExternalLinks.Aides(
                (html, charset) -> {
                    var page = WebPage.of(html, charset);
                    return new AnchorReader.Anchors(page.ids(), !page.needsScript());
                },
                place -> text,
                (done, of) -> {});
        return ExternalLinks.check(links, wishes, aides, this::addresses, pace);
    }

    private InetAddress[] addresses(String host) throws UnknownHostException {
        if (unknown.contains(host)) {
            throw new UnknownHostException(host + ": Name or service not known");
        }
        if (host.equals("inside.demarc.dev")) {
            return new InetAddress[] {InetAddress.getByAddress(host, new byte[] {10, 0, 0, 7})};
        }
        return InetAddress.getAllByName(host);
    }

    /** Each finding as {@code line severity rule message}, the server's address left out. */
    private List<String> findings(ExternalLinks.Result result) {
        var lines = new ArrayList<String>();
        for (Diagnostic finding : result.findings()) {
            int line = ((Location.InFile) finding.location()).span().line();
            lines.add(line + " " + finding.severity().word() + " " + finding.rule() + " "
                    + finding.message().replace(server.url(""), "S"));
        }
        return lines;
    }

    private void finds(ExternalLinks.Result result, String... expected) {
        assertEquals(Arrays.asList(expected), findings(result));
    }

    @Test
    void whatIsThereIsQuiet() {
        server.on("/ok", 200).on("/empty", 204).redirect("/now", 302, "/ok").redirect("/other", 303, "/ok");
        server.redirect("/later", 307, "/ok");
        var result = check(
                server.url("/ok"),
                server.url("/empty"),
                server.url("/now"),
                server.url("/other"),
                server.url("/later"));
        finds(result);
        assertEquals(5, result.asked());
        assertEquals(0, result.skipped());
        assertEquals(
                List.of(
                        "HEAD /empty",
                        "HEAD /later",
                        "HEAD /ok",
                        "HEAD /now",
                        "HEAD /ok",
                        "HEAD /ok",
                        "HEAD /other",
                        "HEAD /ok"),
                server.requests());
    }

    @Test
    void whatIsGoneIsAnErrorAtEachPlaceAndAskedOnce() {
        server.on("/gone", 410);
        var result = check(server.url("/gone"), server.url("/lost"), server.url("/gone"));
        finds(
                result,
                "1 error external-broken `S/gone` answers 410 Gone.",
                "2 error external-broken `S/lost` answers 404 Not Found.",
                "3 error external-broken `S/gone` answers 410 Gone.");
        assertEquals(List.of("HEAD /gone", "GET /gone", "HEAD /lost", "GET /lost"), server.requests());
        assertEquals(
                "Asked by HEAD, then GET. Find out where it went, or take the link out.",
                result.findings().get(0).hint());
        assertEquals(server.url("/gone"), result.findings().get(0).target());
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404, 405, 500, 501})
    void whoRefusesHeadIsAskedByGet(int status) {
        server.on(
                "/page",
                (exchange, count) -> FaultyServer.send(
                        exchange, exchange.getRequestMethod().equals("HEAD") ? status : 200, "text/plain", "Here."));
        finds(check(server.url("/page")));
        assertEquals(List.of("HEAD /page", "GET /page"), server.requests());
        assertEquals(List.of(1L), pauses);
    }

    @ParameterizedTest
    @CsvSource({
        "401, 401 Unauthorized",
        "403, 403 Forbidden",
        "405, 405 Method Not Allowed",
        "451, 451 Unavailable For Legal Reasons",
        "999, 999"
    })
    void whoeverTellsNothingCouldNotBeChecked(int status, String words) {
        server.on("/page", status);
        var result = check(server.url("/page"));
        finds(result, "1 warning external-broken `S/page` could not be checked: it answers " + words + ".");
        assertEquals(
                "Asked 2 times, by HEAD, then GET. If a browser gets through, name it under `links: ignore`.",
                result.findings().get(0).hint());
    }

    @Test
    void whatMayPassIsAskedAgainAfterAWhile() {
        server.on("/page", (exchange, count) -> FaultyServer.send(exchange, count < 4 ? 500 : 200, "text/plain", ""));
        finds(check(server.url("/page")));
        assertEquals(List.of("HEAD /page", "GET /page", "GET /page", "GET /page"), server.requests());
        var waits = pauses.stream().filter(each -> each > 1).toList();
        assertEquals(2, waits.size());
        assertTrue(waits.get(0) >= 500 && waits.get(0) < 750, waits::toString);
        assertTrue(waits.get(1) >= 1_000 && waits.get(1) < 1_500, waits::toString);
    }

    @Test
    void whatDoesNotPassIsToldAfterAllTries() {
        server.on("/page", 503);
        finds(
                check(server.url("/page")),
                "1 warning external-broken `S/page` could not be checked: it answers 503 Service Unavailable.");
        assertEquals(List.of("HEAD /page", "GET /page", "GET /page"), server.requests());
    }

    @Test
    void aServerThatWantsPeaceGetsIt() {
        server.on("/busy", (exchange, count) -> {
            exchange.getResponseHeaders().set("Retry-After", "30");
            FaultyServer.send(exchange, count == 1 ? 429 : 200, "text/plain", "");
        });
        finds(check(server.url("/busy")));
        assertEquals(List.of("HEAD /busy", "GET /busy"), server.requests());
        assertEquals(List.of(30_000L), pauses);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "30; -; 30000",
                "Tue, 24 Nov 2026 10:02:00 GMT; Tue, 24 Nov 2026 10:00:00 GMT; 120000",
                "Tue, 24 Nov 2026 09:00:00 GMT; Tue, 24 Nov 2026 10:00:00 GMT; 0",
                "Tue, 24 Nov 2026 10:02:00 GMT; -; -1",
                "soon; Tue, 24 Nov 2026 10:00:00 GMT; -1",
                "-; -; -1"
            },
            delimiter = ';')
    void aMomentToComeBackIsMeasuredByTheServersClock(@Nullable String after, @Nullable String date, long millis) {
        var reply = new Reply(
                503,
                name -> switch (name) {
                    case "retry-after" -> after;
                    case "date" -> date;
                    default -> null;
                },
                InputStream.nullInputStream(),
                true);
        assertEquals(millis, reply.retryAfter());
    }

    @Test
    void peaceBeyondTheDeadlineIsNotWaitedFor() {
        server.on("/busy", (exchange, count) -> {
            exchange.getResponseHeaders().set("Retry-After", "3600");
            FaultyServer.send(exchange, 429, "text/plain", "");
        });
        finds(
                check(server.url("/busy")),
                "1 warning external-broken `S/busy` could not be checked: it answers 429 Too Many Requests.");
        assertEquals(List.of(), pauses);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 308})
    void whatMovedForGoodIsToldWithItsNewAddressAndAnEdit(int status) {
        server.redirect("/old", status, "/new").page("/new", "<h2 id=\"part\">Part</h2>");
        String old = server.url("/old#part");
        text = "[a](" + old + ")\n";
        var result = check(old);
        finds(result, "1 warning external-moved `S/old#part` moved for good to `S/new#part`.");
        assertEquals(
                List.of(new Edit(new Location.InFile("a.md", Span.of(1, 5, old.length())), server.url("/new#part"))),
                result.findings().get(0).edits());
    }

    @Test
    void addressesWithBracketsAreFollowedToo() {
        server.redirect("/old", 302, "/list[1]?a[]=b c").on("/list%5B1%5D?a%5B%5D=b%20c", 200);
        finds(check(server.url("/old")));
    }

    @Test
    void theEditReplacesJustTheAddress() {
        server.redirect("/old", 301, "/new").on("/new", 200);
        text = "see <" + server.url("/old") + ">\n";
        int length = server.url("/old").length();
        // The test's links stand at column 5, so the edit has to look for the address in that stretch.
        assertEquals(List.of(), check(server.url("/old")).findings().get(0).edits());
        text = "see " + server.url("/old") + "\n";
        assertEquals(
                List.of(new Edit(new Location.InFile("a.md", Span.of(1, 5, length)), server.url("/new"))),
                check(server.url("/old")).findings().get(0).edits());
    }

    @Test
    void whereOnlyASlashIsAddedItIsAdviceAndATemporaryStepEndsWhatIsForGood() {
        server.redirect("/folder", 301, "/folder/").on("/folder/", 200);
        server.redirect("/a", 301, "/b")
                .redirect("/b", 302, "/c")
                .redirect("/c", 301, "/ok")
                .on("/ok", 200);
        server.redirect("/t", 302, "/a");
        finds(
                check(server.url("/folder"), server.url("/a"), server.url("/t")),
                "1 info external-moved `S/folder` moved for good to `S/folder/`.",
                "2 warning external-moved `S/a` moved for good to `S/b`.");
    }

    @Test
    void languagesAndLoginsAreNoMoves() {
        server.redirect("/docs/keys", 301, "/en-us/docs/keys").on("/en-us/docs/keys", 200);
        server.redirect("/mine", 301, "/login?to=mine").on("/login?to=mine", 403);
        finds(check(server.url("/docs/keys"), server.url("/mine")));
    }

    @Test
    void aFrontPageIsNoPlaceToMendALinkTo() {
        server.redirect("/deep/page", 301, "/").on("/", 200);
        text = "see " + server.url("/deep/page");
        var result = check(server.url("/deep/page"));
        finds(result, "1 warning external-moved `S/deep/page` moved for good to `S/`.");
        assertEquals(List.of(), result.findings().get(0).edits());
        assertEquals(
                "That is the front page: the page itself may be gone. Look for it there.",
                result.findings().get(0).hint());
    }

    @Test
    void whatMovedToNowhereIsBrokenAndNotMovedToo() {
        server.redirect("/old", 301, "/gone").on("/gone", 410);
        finds(check(server.url("/old")), "1 error external-broken `S/old` answers 410 Gone.");
    }

    @Test
    void circlesAndEndlessChainsEnd() {
        server.redirect("/a", 302, "/b").redirect("/b", 302, "/a").redirect("/mail", 302, "mailto:a@b.dev");
        IntStream.range(0, 20).forEach(i -> server.redirect("/n" + i, 302, "/n" + (i + 1)));
        finds(
                check(server.url("/a"), server.url("/n0"), server.url("/mail")),
                "1 warning external-broken `S/a` could not be checked: it sends round in circles.",
                "2 warning external-broken `S/n0` could not be checked: it sends on more than 10 times.",
                "3 warning external-broken `S/mail` could not be checked: it leads on to something that is no address on the web.");
    }

    @Test
    void fragmentsAreLookedForInThePage() {
        server.page(
                "/page",
                "<h2 id=\"keys\">Keys</h2><a name='old'></a><p id=\"user-content-readme\"></p><p id=\"größe\">"
                        + "<script>x={\"t\":\"<b id=\\\"late\\\">\"}</script>" + "Text. ".repeat(100));
        finds(
                check(
                        server.url("/page#keys"),
                        server.url("/page#old"),
                        server.url("/page#readme"),
                        server.url("/page#gr%C3%B6%C3%9Fe"),
                        server.url("/page#late"),
                        server.url("/page#kays"),
                        server.url("/page#:~:text=Text"),
                        server.url("/page#top"),
                        server.url("/page#L10-L12"),
                        server.url("/page#/route"),
                        server.url("/page")),
                "6 error external-broken `S/page` is there, but has no place `#kays`.");
        assertEquals(List.of("GET /page"), server.requests());
    }

    @Test
    void fragmentsAreQuietWhereTheyCanNotBeSeen() {
        server.page("/app", "<div id=root></div><script src=app.js></script>");
        server.on("/paper", (exchange, count) -> FaultyServer.send(exchange, 200, "application/pdf", "%PDF"));
        server.on("/squeezed", (exchange, count) -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            FaultyServer.send(exchange, 200, "text/html", "???");
        });
        finds(check(server.url("/app#x"), server.url("/paper#x"), server.url("/squeezed#x")));
    }

    @Test
    void aBodyWithoutEndIsNotReadToItsEnd() {
        server.on("/endless", (exchange, count) -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, 0);
            byte[] much = "<p>again and again</p>\n".repeat(4_000).getBytes(UTF_8);
            for (int i = 0; i < 10_000; i++) {
                exchange.getResponseBody().write(much);
            }
        });
        finds(check(server.url("/endless#x")));
    }

    @Test
    void silenceEndsAndAfterThreeTheHostIsLeftAlone() {
        timeout = Duration.ofMillis(60);
        retries = 0;
        for (int i = 0; i < 5; i++) {
            server.on("/slow" + i, (exchange, count) -> server.waitForClose());
        }
        finds(
                check(IntStream.range(0, 5)
                        .mapToObj(i -> server.url("/slow" + i))
                        .toArray(String[]::new)),
                IntStream.range(0, 5)
                        .mapToObj(i -> (i + 1) + " warning external-broken `S/slow" + i
                                + "` could not be checked: its host gives no answer within 60ms.")
                        .toArray(String[]::new));
        assertEquals(3, server.requests().size());
    }

    @Test
    void aConnectionThatBreaksOffIsToldAfterAllTries() throws IOException {
        server.on("/ok", 200);
        try (var reset = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var thread = new Thread(() -> {
                try {
                    while (true) {
                        Socket socket = reset.accept();
                        socket.setSoLinger(true, 0);
                        socket.getInputStream().read();
                        socket.close();
                    }
                } catch (IOException e) {
                    // Closed by the test.
                }
            });
            thread.setDaemon(true);
            thread.start();
            String url = "http://127.0.0.1:" + reset.getLocalPort() + "/page";
            finds(
                    check(url, server.url("/ok")),
                    "1 warning external-broken `" + url
                            + "` could not be checked: its host breaks the connection off.");
        }
    }

    @Test
    void oneHostDownAmongOthersIsBroken() throws IOException {
        server.on("/ok", 200);
        unknown.add("no-such-host.demarc.dev");
        int closed;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        var result = check(
                "https://no-such-host.demarc.dev/a",
                "https://no-such-host.demarc.dev/b",
                "http://127.0.0.1:" + closed + "/",
                server.url("/ok"));
        finds(
                result,
                "1 error external-broken `https://no-such-host.demarc.dev/a` can't be reached: `no-such-host.demarc.dev` is the name of no host.",
                "2 error external-broken `https://no-such-host.demarc.dev/b` can't be reached: `no-such-host.demarc.dev` is the name of no host.",
                "3 error external-broken `http://127.0.0.1:" + closed
                        + "/` can't be reached: `127.0.0.1` takes no connection.");
        assertEquals(Set.of(), result.idle());
    }

    @Test
    void aCertificateThatNobodyKnowsIsToldInWords() throws Exception {
        server.on("/ok", 200);
        Path keys = folder.resolve("keys.p12");
        var made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "own",
                        "-dname",
                        "CN=localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        keys.toString(),
                        "-storepass",
                        "not-secret")
                .redirectErrorStream(true)
                .start();
        made.getInputStream().readAllBytes();
        assertEquals(0, made.waitFor());
        var store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(keys)) {
            store.load(in, "not-secret".toCharArray());
        }
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, "not-secret".toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        var secure = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        secure.setHttpsConfigurator(new HttpsConfigurator(context));
        secure.start();
        try {
            String url = "https://localhost:" + secure.getAddress().getPort() + "/";
            finds(
                    check(url, server.url("/ok")),
                    "1 error external-broken `" + url
                            + "` can't be reached: `localhost` has a certificate that nobody known has signed.");
        } finally {
            secure.stop(0);
        }
    }

    @Test
    void aNetworkThatIsDownIsOneFinding() {
        unknown.addAll(List.of("a.demarc.dev", "b.demarc.dev"));
        var result = check("https://a.demarc.dev/1", "https://b.demarc.dev/", "https://a.demarc.dev/2");
        finds(
                result,
                "1 warning external-unreachable The network can't be reached; 3 external links were not checked.");
        assertEquals(ExternalLinks.RULES, result.idle());
    }

    @Test
    void whatIsRememberedTellsWhetherTheNetworkIsDown() {
        cacheDays = 7;
        unknown.add("a.demarc.dev");
        server.on("/ok", 200);
        finds(check(server.url("/ok")));
        var result = check(server.url("/ok"), "https://a.demarc.dev/");
        finds(
                result,
                "2 error external-broken `https://a.demarc.dev/` can't be reached: `a.demarc.dev` is the name of no host.");
        server.close();
        var down = check(server.url("/ok"), "http://127.0.0.1:" + server.port() + "/other");
        finds(down, "2 warning external-unreachable The network can't be reached; 1 external link was not checked.");
        assertEquals(
                "Look at the connection, or at the proxy, and check again. 1 good answer still counts, the oldest of 2026-11-24.",
                down.findings().get(0).hint());
    }

    @Test
    void privateNetworksAreNotAsked() {
        asksPrivate = false;
        server.on("/ok", 200);
        var result = check(
                server.url("/ok"),
                "http://localhost:" + server.port() + "/ok",
                "http://[::1]:" + server.port() + "/ok",
                "http://2130706433:" + server.port() + "/ok",
                "http://127.1:" + server.port() + "/ok",
                "https://inside.demarc.dev/",
                "http://169.254.169.254/latest/meta-data/",
                "https://build.internal/");
        finds(result);
        assertEquals(0, result.asked());
        assertEquals(8, result.skipped());
        assertEquals(List.of(), server.requests());
    }

    @Test
    void onlyTheWebIsAskedAndNoExamplesNorTheSiteItself() {
        server.on("/ignored/x", 404);
        var result = check(
                "mailto:a@b.dev",
                "tel:1",
                "https://example.org/page",
                "https://wiki.example/",
                "https://YOUR-DOMAIN.{region}.dev/",
                "https://wiki.example.dev/page.html",
                server.url("/ignored/x"));
        finds(result);
        assertEquals(0, result.asked());
        assertEquals(4, result.skipped());
        assertEquals(List.of(), server.requests());
        finds(
                check("https:/docs.demarc.dev"),
                "1 error external-broken `https:/docs.demarc.dev` is no address on the web.");
    }

    @Test
    void goodAnswersAreRememberedForSomeDaysAndBadOnesAreNot() throws IOException {
        cacheDays = 7;
        server.page("/page", "<p id=a><p id=b>").redirect("/old", 301, "/page").on("/gone", 410);
        String[] links = {server.url("/page#a"), server.url("/old"), server.url("/gone")};
        var first = check(links);
        int asked = server.requests().size();
        today = TODAY.plusDays(6);
        var second = check(links);
        assertEquals(findings(first), findings(second));
        assertEquals(2, second.remembered());
        assertEquals(1, second.asked());
        assertEquals(asked + 2, server.requests().size());
        check(server.url("/page#b"));
        assertEquals(asked + 3, server.requests().size());
        today = TODAY.plusDays(14);
        assertEquals(0, check(links).remembered());
        assertEquals("*\n", Files.readString(folder.resolve("cache/.gitignore")));
        try (var files = Files.list(folder.resolve("cache"))) {
            assertEquals(2, files.count());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "something else\n",
                "demarc external links 1\nhalf a li",
                "demarc external links 2\n",
                "\u0000"
            })
    void aForeignOrCutMemoryIsBegunAnew(String held) throws IOException {
        cacheDays = 7;
        server.on("/ok", 200);
        Files.createDirectories(folder.resolve("cache"));
        Files.writeString(folder.resolve("cache/external-links.txt"), held);
        assertEquals(1, check(server.url("/ok")).asked());
        assertEquals(1, check(server.url("/ok")).remembered());
        assertTrue(Files.notExists(folder.resolve("cache/.gitignore")));
    }

    @Test
    void aMemoryThatCanNotBeKeptIsSaid() throws IOException {
        cacheDays = 7;
        server.on("/ok", 200);
        Files.writeString(folder.resolve("cache"), "A file.");
        var result = check(server.url("/ok"));
        finds(result);
        assertTrue(result.notKept() != null && !result.notKept().isBlank());
    }

    @Test
    void aHostIsAskedOneAtATimeAndNotFasterThanItsRate() {
        rate = 4;
        for (int i = 0; i < 6; i++) {
            server.on("/" + i, 200);
        }
        finds(check(IntStream.range(0, 6).mapToObj(i -> server.url("/" + i)).toArray(String[]::new)));
        assertEquals(1, server.mostAtOnce());
        assertEquals(List.of(250L, 250L, 250L, 250L, 250L), pauses);
    }

    @Test
    void whatTheDeadlineLeftOutIsToldOnce() {
        rate = 0.01;
        deadline = Duration.ofMinutes(5);
        for (int i = 0; i < 6; i++) {
            server.on("/" + i, 200);
        }
        var result =
                check(IntStream.range(0, 6).mapToObj(i -> server.url("/" + i)).toArray(String[]::new));
        finds(
                result,
                "4 warning external-unreachable The 5m for external links were over; 3 external links were not checked.");
        assertEquals(3, result.asked());
        assertEquals(ExternalLinks.RULES, result.idle());
    }

    @Test
    void requestsSayWhoAsksAndCarryNoCookies() {
        server.on("/a", (exchange, count) -> {
            exchange.getResponseHeaders().set("Set-Cookie", "who=you");
            FaultyServer.send(exchange, 200, "text/plain", "");
        });
        server.on("/b", 200);
        check("http://me:secret@127.0.0.1:" + server.port() + "/a", server.url("/b"));
        var headers = server.headers().get(1);
        assertEquals(List.of("Demarc (+https://wiki.example.dev/)"), headers.get("User-agent"));
        assertEquals(List.of("de,en;q=0.5"), headers.get("Accept-language"));
        assertEquals(null, headers.get("Cookie"));
        assertEquals(null, server.headers().get(0).get("Authorization"));
    }
}
