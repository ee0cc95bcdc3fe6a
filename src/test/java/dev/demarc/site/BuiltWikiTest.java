package dev.demarc.site;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** This repository's own wiki as it is published, looked at whole and in a browser. */
@Tag("browser")
class BuiltWikiTest {

    private static final Pattern SCHEME = Pattern.compile("(?i)[a-z][a-z0-9+.-]*:.*");
    private static final Pattern TWO_STOPS = Pattern.compile("\\S*[^.][.?!]\\.(?= |$)");
    private static final String SERVER = "http://wiki.localhost/";
    private static final String LOST = "404.html";

    /** One page of each kind. */
    static final List<String> KINDS = List.of(
            LOST,
            "index.html",
            "aws/index.html",
            "aws/security.html",
            "aws/security/abstracted.html",
            "aws/security/customer.html",
            "aws/security/encryption-at-rest.html",
            "findings.html",
            "guide/markdown.html",
            "search.html",
            "who-does-what.html",
            "who-does-what/customer.html");

    /** Pages with figures and tables of other shapes, which must fit as well. */
    private static final List<String> WIDE =
            List.of("azure/security.html", "google/security.html", "google/security/iaas.html", "guide/reading.html");

    /** Visible text of a drawing that sticks out of it by more than a pixel. */
    private static final String TEXT_OUTSIDE = """
            [...document.querySelectorAll("svg[viewBox]")].flatMap(svg => {
              const frame = svg.getBoundingClientRect();
              if (!frame.width) return [];
              return [...svg.querySelectorAll("text, use")].filter(text => {
                if (text.closest("symbol, defs")) return false;
                const box = text.getBoundingClientRect();
                return box.left < frame.left - 1 || box.right > frame.right + 1
                  || box.top < frame.top - 1 || box.bottom > frame.bottom + 1;
              }).map(text => text.textContent || text.getAttribute("href"));
            })""";

    @TempDir
    static Path site;

    private static final Map<String, Document> PAGES = new TreeMap<>();

    @BeforeAll
    static void build() throws IOException {
        BuiltSite.write(Path.of("").toAbsolutePath(), site);
        try (var files = Files.walk(site)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".html"))
                    .sorted()
                    .toList()) {
                String path = site.relativize(file).toString().replace('\\', '/');
                PAGES.put(path, Jsoup.parse(Files.readString(file)));
            }
        }
        assertTrue(
                PAGES.keySet().containsAll(KINDS), () -> "A kind of page was not built; there are " + PAGES.keySet());
    }

    private static boolean isRedirect(Document page) {
        return page.selectFirst("script[data-to]") != null;
    }

    @Test
    void everyPageIsValidHtml() throws IOException {
        var found = new ArrayList<String>();
        for (String path : PAGES.keySet()) {
            Reading.valid(Files.readAllBytes(site.resolve(path))).forEach(told -> found.add(path + " " + told));
        }
        assertEquals(List.of(), found);
    }

    @Test
    void everyLinkOfEveryPageLeadsToAFileAndAnIdThatAreThere() {
        var found = new ArrayList<String>();
        int followed = 0;
        for (var entry : PAGES.entrySet()) {
            for (Element element : entry.getValue().select("[href], [src], [data-to]")) {
                for (String name : List.of("href", "src", "data-to")) {
                    String href = element.attr(name);
                    if (element.hasAttr(name) && !SCHEME.matcher(href).matches() && !element.nameIs("base")) {
                        followed++;
                        if (!leadsSomewhere(entry.getKey(), href)) {
                            found.add(entry.getKey() + ": " + element.nodeName() + " " + href);
                        }
                    }
                }
            }
        }
        assertEquals(List.of(), found);
        assertTrue(followed > 5_000, "Only " + followed + " links were followed");
    }

    private static boolean leadsSomewhere(String from, String href) {
        // The page for what isn't there resolves its links from the root, wherever it is shown.
        URI target = URI.create("file:///" + (from.equals(LOST) ? "" : from)).resolve(URI.create(href));
        String path =
                href.isEmpty() || href.startsWith("#") ? from : target.getPath().substring(1);
        if (path.isEmpty() || path.endsWith("/")) {
            path += "index.html";
        }
        String fragment = URI.create(href).getFragment();
        Document page = PAGES.get(path);
        if (page == null) {
            return fragment == null && Files.isRegularFile(site.resolve(path));
        }
        return fragment == null || page.getElementById(fragment) != null;
    }

    @Test
    void noPageHasAnIdTwice() {
        var found = new ArrayList<String>();
        PAGES.forEach((path, page) -> {
            Set<String> seen = new HashSet<>();
            page.select("[id]").forEach(element -> {
                if (!seen.add(element.id())) {
                    found.add(path + "#" + element.id());
                }
            });
        });
        assertEquals(List.of(), found);
    }

    @Test
    void nothingIsLoadedFromElsewhereOrFromTheServersRoot() throws IOException {
        var found = new ArrayList<String>();
        PAGES.forEach((path, page) -> {
            for (Element element : page.select("[src], [srcset], link[href], use[href], image[href], [data], iframe")) {
                String loaded = element.attr("src") + element.attr("srcset") + element.attr("data");
                if (!element.is("[rel=canonical]")) {
                    loaded += element.attr("href");
                }
                if (SCHEME.matcher(loaded).matches() || loaded.startsWith("/")) {
                    found.add(path + ": " + element.nodeName() + " " + loaded);
                }
            }
            if (page.selectFirst("a[href^=/], a[href^=file:]") != null) {
                found.add(path + ": a link to the server's root or to a disk");
            }
        });
        String css = Files.readString(site.resolve("assets/demarc.css"), UTF_8);
        if (css.contains("url(") || css.contains("@import")) {
            found.add("assets/demarc.css loads something");
        }
        assertEquals(List.of(), found);
    }

    @Test
    void everyPageHasOneMainHeadingAndATitle() {
        var found = new ArrayList<String>();
        PAGES.forEach((path, page) -> {
            if (page.select("h1").size() != 1 || page.title().isBlank()) {
                found.add(path + ": " + page.select("h1").eachText() + ", title “" + page.title() + "”");
            }
        });
        assertEquals(List.of(), found);
    }

    @Test
    void noTextEndsWithTwoFullStops() {
        var found = new ArrayList<String>();
        PAGES.forEach((path, page) -> {
            Document prose = page.clone();
            prose.select("pre, code").forEach(code -> code.text("x"));
            TWO_STOPS.matcher(prose.text()).results().forEach(hit -> found.add(path + ": " + hit.group()));
        });
        assertEquals(List.of(), found);
    }

    @Test
    void everyListHoldsSomething() {
        var found = new ArrayList<String>();
        PAGES.forEach((path, page) -> {
            if (!isRedirect(page)
                    && !page.select("ul:not(:has(> li)), ol:not(:has(> li))").isEmpty()) {
                found.add(path);
            }
        });
        assertEquals(List.of(), found);
    }

    @Test
    void everyKindOfPageIsAccessibleQuietAndFitsItsWindow() {
        var found = new ArrayList<String>();
        try (var playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(Chromium.executable())
                                .setArgs(List.of("--no-sandbox")))) {
            look(browser, ColorScheme.LIGHT, 1440, found);
            look(browser, ColorScheme.DARK, 390, found);
            for (String path : WIDE) {
                try (Page page = browser.newPage()) {
                    var heard = new ArrayList<String>();
                    open(page, path, heard);
                    fits(page, List.of(1440, 1024, 768, 390, 320), heard);
                    heard.forEach(told -> found.add(path + ": " + told));
                }
            }
        }
        assertEquals(List.of(), found);
    }

    private static void look(Browser browser, ColorScheme scheme, int width, List<String> found) {
        try (BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(width, 900))) {
            context.route(SERVER + "**", BuiltWikiTest::serve);
            for (String path : KINDS) {
                String name = path + " " + scheme.name().toLowerCase(Locale.ROOT) + " " + width + ": ";
                try (Page page = context.newPage()) {
                    var heard = new ArrayList<String>();
                    open(page, path, heard);
                    fits(page, List.of(width), heard);
                    if (scheme == ColorScheme.LIGHT) {
                        fits(page, List.of(1024, 768, 390, 320), heard);
                        page.setViewportSize(width, 900);
                    }
                    heard.forEach(told -> found.add(name + told));
                    // Axe comes last: it tries to load the style sheet, which a page from disk may not.
                    new AxeBuilder(page)
                            .setLegacyMode(true)
                            .analyze()
                            .getViolations()
                            .forEach(rule -> rule.getNodes()
                                    .forEach(node -> found.add(name + rule.getId() + " " + node.getHtml())));
                }
            }
        }
    }

    private static void open(Page page, String path, List<String> heard) {
        String home = path.equals(LOST) ? SERVER : site.toUri().toString();
        page.onConsoleMessage(message -> heard.add("the console says " + message.text()));
        page.onPageError(error -> heard.add("its script fails with " + error));
        page.onRequest(request -> {
            if (!request.url().startsWith(home) && !request.url().startsWith("data:")) {
                heard.add("asks for " + request.url());
            }
        });
        page.onRequestFailed(request -> heard.add("can't load " + request.url()));
        page.navigate(path.equals(LOST) ? SERVER + "no/such/page.html" : home + path);
    }

    private static void fits(Page page, List<Integer> widths, List<String> heard) {
        for (int width : widths) {
            page.setViewportSize(width, 900);
            int wider = ((Number) page.evaluate("document.documentElement.scrollWidth - innerWidth")).intValue();
            if (wider > 0) {
                heard.add("at " + width + " scrolls sideways by " + wider);
            }
            if (page.evaluate(TEXT_OUTSIDE) instanceof List<?> outside && !outside.isEmpty()) {
                heard.add("at " + width + " text leaves its drawing: " + outside);
            }
        }
    }

    /** Answers as a server would: with the file, or with the page for what isn't there. */
    private static void serve(Route route) {
        Path file = site.resolve(route.request().url().substring(SERVER.length()));
        route.fulfill(new Route.FulfillOptions().setPath(Files.isRegularFile(file) ? file : site.resolve(LOST)));
    }
}
