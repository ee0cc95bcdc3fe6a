package dev.demarc.site;

import static org.junit.jupiter.api.Assertions.fail;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The system's Chromium, before which a site is served without a network. */
final class Chromium implements AutoCloseable {

    /** Where the site seems to lie. */
    static final String SERVER = "http://wiki.localhost/";

    private static final String LOST = "404.html";

    private final Playwright playwright;
    private final Browser browser;

    Chromium() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable())
                        .setArgs(List.of("--no-sandbox", "--font-render-hinting=none")));
    }

    /** The browser; without one the test fails. */
    static Path executable() {
        String named = System.getenv("DEMARC_CHROMIUM");
        Path chromium = Path.of(named == null || named.isEmpty() ? "/usr/bin/chromium" : named);
        if (!Files.isExecutable(chromium)) {
            fail("There is no Chromium at " + chromium + ". Run bin/verify, which installs it, or name one in"
                    + " DEMARC_CHROMIUM.");
        }
        return chromium;
    }

    /** A reader with a window, who finds the site at {@link #SERVER} and nothing anywhere else. */
    BrowserContext reader(Path site, Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options);
        context.route("**/*", route -> answer(site, route));
        return context;
    }

    /** A reader of files on disk. */
    BrowserContext fromDisk() {
        return browser.newContext();
    }

    private static void answer(Path site, Route route) {
        String url = route.request().url();
        if (!url.startsWith(SERVER)) {
            route.abort();
            return;
        }
        String path = url.substring(SERVER.length()).replaceAll("[?#].*", "");
        Path file = site.resolve(path.isEmpty() ? "index.html" : path);
        route.fulfill(new Route.FulfillOptions().setPath(Files.isRegularFile(file) ? file : site.resolve(LOST)));
    }

    /** Opens a page of the site; the one for what isn't there at an address that isn't. */
    static void open(Page page, String path) {
        page.navigate(SERVER + (path.equals(LOST) ? "no/such/page.html" : path));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
