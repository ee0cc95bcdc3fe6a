package dev.demarc.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of page of this wiki, read with the keyboard, without script, on paper, large, in forced colours. */
@Tag("browser")
class ReadingTest {

    private static final int ASSETS = 14_000;
    private static final int PAGE = 60_000;
    /** What a page with one of Mermaid's diagrams loads besides: the library, and what draws with it. */
    private static final int MERMAID = 880_000;

    @TempDir
    static Path site;

    private static Chromium chromium;

    @BeforeAll
    static void build() throws IOException {
        BuiltSite.write(Path.of("").toAbsolutePath(), site);
        chromium = new Chromium();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    private static Browser.NewContextOptions window() {
        return new Browser.NewContextOptions().setViewportSize(1440, 900);
    }

    @Test
    void everyKindReadsWellInEachWayOfReading() {
        var found = new ArrayList<String>();
        try (BrowserContext reader = chromium.reader(site, window())) {
            for (String path : BuiltWikiTest.KINDS) {
                try (Page page = reader.newPage()) {
                    var all = Reading.listen(page, Chromium.SERVER);
                    Chromium.open(page, path);
                    all.addAll(Reading.reachable(page));
                    all.addAll(Reading.prints(page));
                    all.addAll(Reading.holdsInForcedColours(page));
                    all.addAll(Reading.keepsStill(page));
                    all.addAll(Reading.fitsWithLargeText(page));
                    all.forEach(told -> found.add(path + ": " + told));
                }
            }
        }
        assertEquals(List.of(), found);
    }

    @Test
    void everyKindIsAccessibleAndFitsWithoutScript() {
        var found = new ArrayList<String>();
        try (BrowserContext reader = chromium.reader(site, window())) {
            reader.route(
                    "**/*.js",
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setContentType("text/javascript")
                            .setBody("")));
            for (String path : BuiltWikiTest.KINDS) {
                try (Page page = reader.newPage()) {
                    Chromium.open(page, path);
                    var all = new ArrayList<>(Reading.fits(page, 1440, 390));
                    page.setViewportSize(390, 900);
                    all.addAll(Reading.accessible(page));
                    if (page.locator("[data-js]:visible").count() > 0) {
                        all.add("shows what needs the script");
                    }
                    all.forEach(told -> found.add(path + ": " + told));
                }
            }
        }
        assertEquals(List.of(), found);
    }

    @Test
    void theThemeIsRememberedWithoutAFlash() {
        try (BrowserContext reader = chromium.reader(site, window())) {
            assertEquals(
                    List.of(),
                    Reading.remembersTheTheme(
                            reader.newPage(), Chromium.SERVER, Chromium.SERVER + "aws/security.html"));
        }
    }

    @Test
    void navigationThemeFiltersAndSearchWorkFromDisk() {
        String home = site.toUri().toString();
        try (BrowserContext reader = chromium.fromDisk()) {
            Page page = reader.newPage();
            var found = Reading.listen(page, home);
            found.addAll(Reading.remembersTheTheme(page, home + "index.html", home + "guide/markdown.html"));
            page.navigate(home + "index.html");
            page.locator(".card a").first().click();
            page.waitForLoadState();
            assertTrue(page.url().startsWith(home) && !page.url().endsWith("index.html"), page.url());
            assertEquals("dark", page.evaluate("document.documentElement.dataset.theme"));
            found.addAll(Reading.filters(page));
            page.navigate(home + "index.html");
            found.addAll(Reading.answers(
                    page, "who encrypts S3?", "Encryption at rest", "aws/security/encryption-at-rest.html"));
            assertEquals(List.of(), found);
        }
    }

    @Test
    void everyPageAndWhatItLoadsIsLight() throws IOException {
        var heavy = new ArrayList<String>();
        var drawn = new ArrayList<String>();
        try (var files = Files.walk(site)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".html")).toList()) {
                if (weight(file) > PAGE) {
                    heavy.add(file + " weighs " + weight(file));
                }
                int loads = 0;
                var html = Jsoup.parse(file);
                var loaded = html.select("link[rel=stylesheet], script[src]:not([src$=mermaid-draw.js])");
                for (Element each : loaded) {
                    String address = each.hasAttr("src") ? each.attr("src") : each.attr("href");
                    Path asset = site.resolve(address.substring(address.indexOf("assets/")));
                    loads += weight(asset);
                }
                if (loads > ASSETS) {
                    heavy.add(file + " loads " + loads);
                }
                if (!html.select("script[src$=mermaid-draw.js]").isEmpty()) {
                    drawn.add(site.relativize(file).toString());
                }
            }
        }
        assertEquals(List.of(), heavy);
        assertEquals(List.of("guide/markdown.html"), drawn);
        int mermaid = weight(site.resolve("assets/mermaid-draw.js")) + weight(site.resolve("assets/mermaid.min.js"));
        assertTrue(mermaid < MERMAID, "Mermaid weighs " + mermaid);
    }

    private static int weight(Path file) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(Files.readAllBytes(file));
        }
        return packed.size();
    }
}
