package dev.demarc.site;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.demarc.html.ValidHtml;
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
            ValidHtml.errors(Files.readAllBytes(site.resolve(path))).forEach(told -> found.add(path + " " + told));
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
        try (var chromium = new Chromium()) {
            look(chromium, ColorScheme.LIGHT, 1440, found);
            look(chromium, ColorScheme.DARK, 390, found);
            try (BrowserContext reader = chromium.reader(site, new Browser.NewContextOptions())) {
                for (String path : WIDE) {
                    try (Page page = reader.newPage()) {
                        Chromium.open(page, path);
                        Reading.fits(page, 1440, 1024, 768, 390, 320).forEach(told -> found.add(path + ": " + told));
                    }
                }
            }
        }
        assertEquals(List.of(), found);
    }

    private static void look(Chromium chromium, ColorScheme scheme, int width, List<String> found) {
        var window = new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(width, 900);
        try (BrowserContext reader = chromium.reader(site, window)) {
            for (String path : KINDS) {
                try (Page page = reader.newPage()) {
                    var heard = Reading.listen(page, Chromium.SERVER);
                    Chromium.open(page, path);
                    heard.addAll(Reading.accessible(page));
                    heard.addAll(Reading.fits(page, 1440, 1024, 768, 390, 320));
                    String way = scheme.name().toLowerCase(Locale.ROOT) + " " + width + ": ";
                    heard.forEach(told -> found.add(path + " " + way + told));
                }
            }
        }
    }
}
