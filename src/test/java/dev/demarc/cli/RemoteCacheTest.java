package dev.demarc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.demarc.build.RandomEdits;
import dev.demarc.cli.TestWiki.Ended;
import dev.demarc.source.Digest;
import dev.demarc.store.Bundle;
import dev.demarc.store.Index;
import dev.demarc.store.Sha256;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A fresh copy of a wiki takes what other builds left on a server, and gives the site that it would make by itself. */
@Timeout(120)
class RemoteCacheTest {

    private static final Pattern SHARED = Pattern.compile("shared cache: (\\d+) files taken, (\\d+) left there");
    private static final int PAGES = 200;
    private static final int STEPS = 6;

    @TempDir
    Path folder;

    private final CacheServer server = new CacheServer();
    private int copies;

    @AfterEach
    void close() {
        server.close();
    }

    /** Some hundred edits: {@code -Ddemarc.seeds=20}. */
    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("demarc.seeds", 3));
    }

    /** A copy of the same wiki in a folder of its own, where nothing was built yet. */
    private TestWiki copy(String... settings) {
        var wiki = TestWiki.in(folder.resolve("copy" + copies++).resolve("wiki"))
                .with("demarc.yml", settings)
                .with("content/index.md", "# Home", "", "[There](page-7.md), and [nothing](gone.md).")
                .with(
                        "content/duties.matrix.yml",
                        "title: Duties",
                        "parties: {us: {title: Us}, them: {title: Them}}",
                        "concerns: {keys: {title: Keys}, doors: {title: Doors}}",
                        "categories: {house: {title: House}}",
                        "who: {house: {keys: us, doors: them}}");
        for (int i = 0; i < PAGES; i++) {
            wiki.with(
                    "content/page-" + i + ".md",
                    "# Page " + i,
                    "",
                    "Words of page " + i + ".",
                    "",
                    "```responsibility",
                    i % 50 == 0 ? "view: nonsense" : "matrix: duties",
                    "```");
        }
        return wiki.withVariable("DEMARC_CACHE_REMOTE", server.url());
    }

    private static Ended build(TestWiki wiki) {
        return wiki.run("build", "-v", "--today", "2026-11-24", "--format", "json");
    }

    private static int taken(Ended ended) {
        return shared(ended, 1);
    }

    private static int left(Ended ended) {
        return shared(ended, 2);
    }

    private static int shared(Ended ended, int group) {
        var matcher = SHARED.matcher(ended.err());
        return matcher.find() ? Integer.parseInt(matcher.group(group)) : 0;
    }

    /** Asserts that the site and what was told are those of a build that knows nothing. */
    private static Ended fresh(TestWiki wiki, Ended ended, String when) {
        String told = wiki.run("build", "--today", "2026-11-24", "--format", "json", "--no-cache", "--dest", "fresh")
                .out();
        assertEquals(told, ended.out(), when);
        var fresh = wiki.files("fresh");
        var site = wiki.files("site");
        assertEquals(fresh.keySet(), site.keySet(), when);
        fresh.forEach((path, bytes) -> assertEquals(bytes, site.get(path), path + ", " + when));
        return ended;
    }

    private Ended freshBuild(TestWiki wiki) {
        return fresh(wiki, build(wiki), "copy " + copies);
    }

    /** Fills the server. */
    private int warm() {
        var ended = freshBuild(copy());
        assertEquals(0, taken(ended));
        server.requests();
        return left(ended);
    }

    /** Asserts that the next build is told once to go on by itself, and does. */
    private Ended goesOnWithout(TestWiki wiki, String why) {
        var ended = freshBuild(wiki);
        assertEquals(Exit.FINDINGS, ended.exit());
        ended.tells("demarc: The shared cache at 127.0.0.1 " + why);
        assertEquals(
                1,
                ended.err()
                        .lines()
                        .filter(each -> each.contains("The shared cache"))
                        .count(),
                ended.err());
        return ended;
    }

    @Test
    void aFreshCopyTakesAllThatHasAKeyInAFewRequests() {
        int left = warm();
        assertTrue(left > 2 * PAGES, "left " + left);
        var ended = freshBuild(copy());

        assertEquals(left, taken(ended));
        assertEquals(0, left(ended));
        var requests = server.requests();
        assertEquals(1, CacheServer.count(requests, "GET /wiki/ac/"), requests.toString());
        assertTrue(requests.size() <= 8, requests.toString());
        assertEquals(0, CacheServer.count(requests, "PUT"));
    }

    @Test
    void afterAnEditedParagraphAllOtherPagesAreTakenAndOneBlobIsLeftAnew() {
        int left = warm();
        var wiki = copy().with("content/page-7.md", "# Page 7", "", "Other words.");
        var ended = freshBuild(wiki);

        assertTrue(taken(ended) > left - 130 && taken(ended) < left, ended.err());
        var requests = server.requests();
        // The blob with the page, that with the search's files, and the index.
        assertEquals(3, CacheServer.count(requests, "PUT"), requests.toString());
        var again = copy().with("content/page-7.md", "# Page 7", "", "Other words.");
        assertEquals(left, taken(freshBuild(again)));
    }

    @Test
    void whoHasBuiltBeforeAsksOnlyForMuch() {
        var wiki = copy();
        build(wiki);
        server.requests();
        wiki.with("content/page-7.md", "# Page 7", "", "Other words.");
        freshBuild(wiki);
        assertEquals(0, server.requests().size());
        freshBuild(wiki.with("content/page-7.md", "# Another title"));
        assertTrue(server.requests().size() > 2);
    }

    @Test
    void whoBuiltBeforeTakesTextsThatAnotherCopyHasMadeMeanwhile() {
        var mine = copy();
        build(mine);
        var theirs = copy();
        build(theirs);
        for (int i = 0; i < 40; i++) {
            String name = "content/page-" + i + ".md";
            String[] lines = {"# Page " + i, "", "Words of page " + i + ".", "", "No title changed."};
            mine.with(name, lines);
            theirs.with(name, lines);
        }
        assertTrue(left(freshBuild(theirs)) > 40);
        assertTrue(taken(freshBuild(mine)) > 40);
    }

    @Test
    void anotherTitleIsAnotherWiki() {
        warm();
        var wiki = copy("title: Another").with("content/page-7.md", "# Another title");
        var ended = freshBuild(wiki);
        assertEquals(0, taken(ended));
        assertTrue(left(ended) > 2 * PAGES);
    }

    @Test
    void readOnlyTakesAndLeavesNothing() {
        freshBuild(copy().withVariable("DEMARC_CACHE_READ_ONLY", "true"));
        assertEquals(0, CacheServer.count(server.requests(), "PUT"));
        int left = warm();
        var ended = freshBuild(copy().withVariable("DEMARC_CACHE_READ_ONLY", "true"));
        assertEquals(left, taken(ended));
    }

    @Test
    void withoutCacheNobodyIsAsked() {
        copy().run("build", "--no-cache");
        assertEquals(0, server.requests().size());
    }

    @Test
    void theTokenIsShownToTheServerAndNeverTold() {
        var ended = freshBuild(copy().withVariable("DEMARC_CACHE_TOKEN", "s3cret"));
        assertTrue(server.credentials().stream().allMatch("Bearer s3cret"::equals));
        assertFalse((ended.err() + ended.out()).contains("s3cret"));
        server.does((exchange, kept) -> {
            CacheServer.say(exchange, 401, "No.".getBytes(UTF_8));
            return true;
        });
        var refused = goesOnWithout(
                copy().withVariable("DEMARC_CACHE_TOKEN", "wr0ng"), "wants other credentials (status 401)");
        assertFalse(refused.err().contains("wr0ng"));
        var odd = goesOnWithout(
                copy().withVariable("DEMARC_CACHE_TOKEN", "two\nlines"), "can't be asked with a DEMARC_CACHE_TOKEN");
        assertFalse(odd.err().contains("lines"));
    }

    @Test
    void aUserInTheAddressIsShownToTheServerAndNeverTold() {
        server.does((exchange, kept) -> {
            CacheServer.say(exchange, 503, "No.".getBytes(UTF_8));
            return true;
        });
        var ended = goesOnWithout(
                copy().withVariable("DEMARC_CACHE_REMOTE", "http://me:p%40ss@" + server.host() + "/wiki/"),
                "gives no answer (status 503)");
        assertEquals("Basic bWU6cEBzcw==", server.credentials().get(0));
        assertFalse(ended.err().contains("p%40ss"));
        assertTrue(server.requests().get(0).startsWith("GET /wiki/ac/"));
    }

    @Test
    void nobodyFollowsItElsewhere() {
        try (var other = new CacheServer()) {
            server.does((exchange, kept) -> {
                exchange.getResponseHeaders().add("Location", "http://" + other.host() + exchange.getRequestURI());
                CacheServer.say(exchange, 307, new byte[0]);
                return true;
            });
            goesOnWithout(copy().withVariable("DEMARC_CACHE_TOKEN", "s3cret"), "sends elsewhere");
            assertEquals(0, other.requests().size());
        }
    }

    @Test
    void aServerThatIsSilentCostsSecondsAndNoMore() {
        server.does((exchange, kept) -> {
            Thread.sleep(60_000);
            return true;
        });
        var wiki = copy();
        long begun = System.nanoTime();
        goesOnWithout(wiki, "is too slow");
        assertTrue(System.nanoTime() - begun < 15_000_000_000L);
        assertTrue(server.requests().size() <= 2);
    }

    @Test
    void aServerThatTricklesCostsSecondsAndNoMore() {
        warm();
        server.does((exchange, kept) -> {
            if (exchange.getRequestURI().getPath().contains("/cas/")) {
                exchange.sendResponseHeaders(200, kept.length);
                for (byte each : kept) {
                    exchange.getResponseBody().write(each);
                    exchange.getResponseBody().flush();
                    Thread.sleep(100);
                }
                return true;
            }
            return false;
        });
        var wiki = copy();
        long begun = System.nanoTime();
        goesOnWithout(wiki, "is too slow");
        assertTrue(System.nanoTime() - begun < 20_000_000_000L);
    }

    @Test
    void aServerThatTakesNothingIsToldOnce() {
        server.does((exchange, kept) -> {
            if (exchange.getRequestMethod().equals("PUT")) {
                CacheServer.say(exchange, 507, "Full.".getBytes(UTF_8));
                return true;
            }
            return false;
        });
        goesOnWithout(copy(), "takes nothing from this build (status 507)");
    }

    @Test
    void whereNobodyListensTheBuildGoesOn() throws IOException {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        goesOnWithout(copy().withVariable("DEMARC_CACHE_REMOTE", "http://127.0.0.1:" + port), "takes no connection");
        var nowhere = freshBuild(copy().withVariable("DEMARC_CACHE_REMOTE", "http://nowhere.invalid/"));
        nowhere.tells("The shared cache at nowhere.invalid");
        freshBuild(copy().withVariable("DEMARC_CACHE_REMOTE", "http://127.0.0.1:99999/"));
    }

    @Test
    void contentsThatAreNotWhatTheirNameSaysAreNotBelieved() {
        int left = warm();
        for (String path : server.held().keySet()) {
            if (path.contains("/cas/")) {
                server.held().computeIfPresent(path, (name, bytes) -> {
                    byte[] other = bytes.clone();
                    other[other.length / 2] ^= 1;
                    return other;
                });
            }
        }
        var ended = freshBuild(copy());
        assertEquals(0, taken(ended));
        assertEquals(left, left(ended));
        assertEquals(left, taken(freshBuild(copy())), "They were left anew");

        // Whole and well-formed, and something else.
        server.held().replaceAll((path, bytes) -> path.contains("/cas/") ? forged(bytes, true) : bytes);
        assertEquals(0, taken(freshBuild(copy())));
    }

    /** A bundle of the same paths with other contents, under the same keys or others. */
    private static byte[] forged(byte[] blob, boolean sameKeys) {
        var entries = new ArrayList<Bundle.Entry>();
        Bundle.of(blob).orElseThrow().values().forEach(entry -> {
            var key = sameKeys ? entry.key() : Digest.of(entry.path());
            entries.add(new Bundle.Entry(entry.path(), key, new byte[entry.content().length], entry.shown()));
        });
        return Bundle.packed(entries);
    }

    @Test
    void anotherWikisFilesAreNotTakenForOurs() {
        int left = warm();
        for (String path : List.copyOf(server.held().keySet())) {
            if (path.contains("/ac/")) {
                var blobs = new TreeMap<String, Index.Blob>();
                Index.of(server.held(path)).orElseThrow().blobs().forEach((name, blob) -> {
                    byte[] other = forged(server.held("/wiki/cas/" + blob.name()), false);
                    blobs.put(name, new Index.Blob(Sha256.of(other), other.length));
                    server.held().put("/wiki/cas/" + Sha256.of(other), other);
                });
                server.held().put(path, new Index(blobs).packed());
            }
        }
        assertEquals(0, taken(freshBuild(copy())));
        assertEquals(left, taken(freshBuild(copy())), "It was put right");
    }

    @Test
    void truncatedBodiesAreNotBelieved() {
        warm();
        server.does((exchange, kept) -> {
            if (kept.length > 0) {
                CacheServer.say(exchange, 200, Arrays.copyOf(kept, kept.length / 2));
            }
            return kept.length > 0;
        });
        assertEquals(0, taken(freshBuild(copy().withVariable("DEMARC_CACHE_READ_ONLY", "true"))));
        server.does((exchange, kept) -> {
            if (kept.length > 0) {
                exchange.sendResponseHeaders(200, kept.length);
                exchange.getResponseBody().write(kept, 0, kept.length / 2);
            }
            return kept.length > 0;
        });
        goesOnWithout(copy(), "breaks the connection off");
    }

    @Test
    void endlessBodiesAreCutOff() {
        warm();
        server.does((exchange, kept) -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] much = new byte[1 << 20];
            try {
                for (int i = 0; i < 4096; i++) {
                    exchange.getResponseBody().write(much);
                }
            } catch (IOException e) {
                return true;
            }
            throw new AssertionError("Somebody read four gigabytes");
        });
        assertEquals(0, taken(freshBuild(copy().withVariable("DEMARC_CACHE_READ_ONLY", "true"))));
    }

    @Test
    void foreignEntriesAreIgnored() {
        int left = warm();
        for (String body : new String[] {"", "<html>It works!</html>", "\n\u0005hello", "\u0012\u0003\n\u0001a"}) {
            server.held().replaceAll((path, bytes) -> path.contains("/ac/") ? body.getBytes(UTF_8) : bytes);
            assertEquals(0, taken(freshBuild(copy())), body);
            assertEquals(left, taken(freshBuild(copy())), "It was put right after " + body);
        }
    }

    @Test
    void anIndexWhoseBlobsTheServerThrewAwayIsPutRight() {
        int left = warm();
        server.held().keySet().removeIf(path -> path.contains("/cas/"));
        var ended = freshBuild(copy());
        assertEquals(0, taken(ended));
        assertEquals(left, left(ended));
        assertEquals(left, taken(freshBuild(copy())));
    }

    @Test
    void whereNoServerIsNamedNothingIsLoadedThatAsksOne() throws IOException {
        TestWiki.in(folder).with("content/index.md", "# Wiki");
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.demarc.cli.Demarc",
                        "build",
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        String loaded = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertTrue(loaded.contains(" dev.demarc.build.Sharing "), loaded);
        assertFalse(loaded.contains(" java.net.http."), loaded);
        assertFalse(loaded.contains(" dev.demarc.store.HttpStore "), loaded);
    }

    @Test
    void webDavIsEnough() throws IOException, InterruptedException {
        assertTrue(Nginx.isInstalled(), "There is no nginx; bin/verify installs it");
        try (var nginx = Nginx.in(folder.resolve("nginx"))) {
            var first = freshBuild(copy().withVariable("DEMARC_CACHE_REMOTE", nginx.urlToWrite()));
            int left = left(first);
            assertTrue(left > 2 * PAGES, first.err());

            var reader = copy().withVariable("DEMARC_CACHE_REMOTE", nginx.url());
            assertEquals(left, taken(freshBuild(reader)));
            var author = copy().withVariable("DEMARC_CACHE_REMOTE", nginx.url())
                    .with("content/page-7.md", "# Page 7", "", "Other words.");
            goesOnWithout(author, "takes nothing from this build (status 401)");
            assertTrue(nginx.requests().stream().anyMatch(each -> each.contains("\"PUT /demarc/cas/")));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void twoAuthorsWhoShareAServerGetWhatTheyWouldMakeAlone(long seed) throws IOException {
        var roots = new Path[] {folder.resolve("a"), folder.resolve("b")};
        var edits = new RandomEdits[2];
        for (int i = 0; i < 2; i++) {
            edits[i] = new RandomEdits(roots[i], seed);
            edits[i].firstWiki();
        }
        var history = new ArrayList<String>();
        int taken = 0;
        for (int step = 0; step < STEPS; step++) {
            for (int who = 0; who < 2; who++) {
                var wiki = TestWiki.in(roots[who]).withVariable("DEMARC_CACHE_REMOTE", server.url());
                clear(roots[who].resolve(".demarc"));
                clear(roots[who].resolve("site"));
                String when = "seed " + seed + ", step " + step + ", author " + who + ", after " + history;
                var ended = fresh(wiki, build(wiki), when);
                taken += taken(ended);
                // Both make the same edit, one after the other, and every third time the second makes one of his own.
                if (who == 1) {
                    history.add(edits[0].between(roots[0].resolve("site")));
                    edits[1].between(roots[1].resolve("site"));
                    if (step % 3 == 2) {
                        history.add(edits[1].between(roots[1].resolve("site")));
                    }
                }
            }
        }
        assertTrue(taken > 100, "taken " + taken + ", " + history);
    }

    private static void clear(Path top) throws IOException {
        if (Files.exists(top)) {
            try (Stream<Path> all = Files.walk(top)) {
                for (Path each : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }
}
