package dev.demarc.preview;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import dev.demarc.build.SiteBuild;
import dev.demarc.build.Wiki;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an author sees whose page is open while the wiki changes. */
@Tag("browser")
@Timeout(120)
class PreviewBrowserTest {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final String MATRIX = """
            matrix: duties
            title: Duties
            parties:
              provider: {name: Provider}
              customer: {name: Customer}
            categories:
              machines: {name: Machines}
            concerns:
              keys: {name: Keys, who: provider}
              logs: {name: Logs, who: %s}
            """;

    @TempDir
    Path root;

    private final List<String> complaints = new ArrayList<>();
    private Playwright playwright;
    private PreviewServer server;
    private Page page;

    @BeforeEach
    void aPageIsOpen() throws IOException {
        assertTrue(Files.isExecutable(CHROMIUM), "There is no Chromium here; bin/verify installs it.");
        write("demarc.yml", "title: Wiki\n");
        write("content/index.md", "# Home\n");
        write("content/guide.md", guide("Some words."));
        write("content/duties.matrix.yml", MATRIX.formatted("provider"));
        write("templates/assets/own.css", "main { outline: 1px solid rgb(1, 2, 3); }\n");
        write(
                "templates/frame.peb",
                "{% extends \"theme/frame\" %}\n{% block head %}"
                        + "<link rel=\"stylesheet\" href=\"{{ site.root }}assets/own.css\">{% endblock %}\n");
        server = PreviewServer.start(
                this::open,
                new InetSocketAddress(InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1}), 0),
                sentence -> {});
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of("--no-sandbox")));
        page = browser.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text() + " " + message.location());
            }
        });
        page.onPageError(complaints::add);
    }

    @AfterEach
    void allIsClosed() {
        if (server != null) {
            playwright.close();
            server.close();
        }
    }

    private Opening.Opened open() throws IOException {
        var wiki = Wiki.open(new Wiki.Wanted(root, root.resolve("demarc.yml"), new TreeMap<>(), null, null, false))
                .value();
        return new Opening.Opened(new SiteBuild(wiki, 2), wiki.sources(LocalDate.of(2026, 11, 24)));
    }

    private static String guide(String words) {
        return "# Guide\n\nThe first words.\n\n```java\nint a;\n```\n\n" + "A paragraph to scroll over.\n\n".repeat(60)
                + words + "\n\n" + "And more of them.\n\n".repeat(60);
    }

    /** As many editors save: the old file goes, and a new one, already whole, takes its place. */
    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Path other = Files.writeString(file.resolveSibling(".saving"), text);
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Goes to a page that then listens, and marks its window: a page that is loaded anew has lost the mark. */
    private void visit(String path) {
        visitUntilHeard(path);
        page.evaluate("window.marked = true");
    }

    private void visitUntilHeard(String path) {
        Predicate<com.microsoft.playwright.Request> isStream =
                request -> request.url().endsWith("/~demarc/events");
        page.waitForRequest(
                isStream, () -> page.navigate(server.address().resolve(path).toString()));
    }

    /** Waits until the preview has seen what was written. */
    private void untilServed(String path, String words) {
        String url = server.address().resolve(path).toString();
        for (int tries = 0; !page.request().get(url).text().contains(words); tries++) {
            assertTrue(tries < 200, "“" + words + "” was never served");
            page.waitForTimeout(50);
        }
    }

    private void assertThatItWasNotLoadedAnew() {
        assertEquals(true, page.evaluate("window.marked === true"));
        assertEquals(List.of(), complaints);
    }

    @Test
    void aDiagramThatWasEditedIsDrawnAnew() throws IOException {
        String diagrams =
                "# Guide\n\n```mermaid\nflowchart LR\n  a[Same]\n```\n\n```mermaid\nflowchart LR\n  b[%s]\n```\n";
        write("content/guide.md", diagrams.formatted("Before"));
        // The page of before has no diagram: it would be loaded anew for their script while it is looked at.
        untilServed("guide.html", "Before");
        visit("guide.html");
        assertThat(page.locator(".art > svg")).hasCount(2);
        assertThat(page.locator(".art").nth(1)).containsText("Before");
        write("content/guide.md", diagrams.formatted("After"));
        assertThat(page.locator(".art").nth(1)).containsText("After");
        assertThat(page.locator(".art > svg")).hasCount(2);
        write("content/guide.md", diagrams.formatted("]"));
        assertThat(page.locator(".fault")).hasCount(1);
        assertThat(page.locator(".art")).containsText("Same");
        assertThatItWasNotLoadedAnew();
    }

    @Test
    void codeFromAFileBesideTheContentFollowsIt() throws IOException {
        write("infra/main.tf", "bucket = \"old\"\n");
        write("content/guide.md", "# Guide\n\n```hcl file=../infra/main.tf\n```\n");
        page.navigate(server.address() + "guide.html");
        assertThat(page.locator("figure.code pre")).hasText("bucket = \"old\"");

        write("infra/main.tf", "bucket = \"new\"\n");

        assertThat(page.locator("figure.code pre")).hasText("bucket = \"new\"");
    }

    @Test
    void aSavedPageChangesInPlace() throws IOException {
        visit("guide.html");
        page.evaluate("scrollTo({top: 700, behavior: 'instant'})");

        write("content/guide.md", guide("Other words."));

        assertThat(page.locator("main")).containsText("Other words.");
        assertEquals(700, ((Number) page.evaluate("scrollY")).intValue());
        assertThatItWasNotLoadedAnew();
    }

    @Test
    void theThemeServesWhatCameNew() throws IOException {
        visit("guide.html");
        assertThat(page.locator("[data-copy]")).isVisible();

        write("content/guide.md", guide("Other words.\n\n```\nmore code\n```"));

        assertThat(page.locator("[data-copy]")).hasCount(2);
        page.locator("[data-copy]").nth(1).click();
        assertThat(page.locator("[data-copy]").nth(1)).isVisible();
        assertThatItWasNotLoadedAnew();
    }

    @Test
    void filtersWorkOnAMatrixThatChanged() throws IOException {
        visit("duties.html");
        assertThat(page.locator("[data-shown]").first()).containsText("2");

        write("content/duties.matrix.yml", MATRIX.formatted("customer"));
        assertThat(page.locator("td.cell").last()).containsText("Customer");
        page.locator(".chip[data-by=party]", new Page.LocatorOptions().setHasText("Customer"))
                .click();

        assertThat(page.locator("[data-shown]").first()).containsText("1");
        assertEquals(List.of(), complaints);
    }

    @Test
    void aTitleThatChangedLeavesTheScroll() throws IOException {
        // What the theme adds to code above moves the page. A browser remembers its scroll too, but not when a page is
        // loaded anew twice in a row: it must not be what mends this.
        page.addInitScript("history.scrollRestoration = 'manual'");
        visit("guide.html");
        page.evaluate("scrollTo({top: 700, behavior: 'instant'})");

        write("content/guide.md", guide("Other words.").replace("# Guide", "# Manual"));

        assertThat(page).hasTitle("Manual · Wiki");
        page.waitForLoadState();
        page.waitForFunction("scrollY === 700");
        assertEquals(List.of(), complaints);
    }

    @Test
    void aTitleThatChangedLeavesTheScrollBelowADiagram() throws IOException {
        page.addInitScript("history.scrollRestoration = 'manual'");
        String below = "\n```mermaid\nflowchart TB\n  a --> b --> c --> d --> e --> f\n```\n";
        write("content/guide.md", guide("Some words.").replace("# Guide\n", "# Guide\n" + below));
        untilServed("guide.html", "mermaid");
        visit("guide.html");
        assertThat(page.locator(".art > svg")).hasCount(1);
        page.evaluate("scrollTo({top: 1500, behavior: 'instant'})");

        write("content/guide.md", guide("Some words.").replace("# Guide\n", "# Manual\n" + below));

        assertThat(page).hasTitle("Manual · Wiki");
        assertThat(page.locator(".art > svg")).hasCount(1);
        page.waitForFunction("scrollY === 1500");
        assertEquals(List.of(), complaints);
    }

    @Test
    void whereAnAuthorScrollsMeanwhileIsKept() throws IOException {
        // Somebody reads on while the new page is on its way.
        page.addInitScript("addEventListener('beforeunload', () => scrollTo({top: 900, behavior: 'instant'}));"
                + "history.scrollRestoration = 'manual'");
        visit("guide.html");
        page.evaluate("scrollTo({top: 700, behavior: 'instant'})");

        write("content/guide.md", guide("Other words.").replace("# Guide", "# Manual"));

        assertThat(page).hasTitle("Manual · Wiki");
        page.waitForFunction("scrollY === 900");
    }

    @Test
    void aPageIsNotLoadedAnewForWhatLeavesItAsItIs() throws IOException {
        var isOther = new AtomicBoolean();
        // Before the page has seen what it shows, something else changes.
        page.route("**/guide.html", route -> {
            if (!route.request().isNavigationRequest() && !isOther.getAndSet(true)) {
                changeElsewhere();
            }
            route.resume();
        });
        visit("guide.html");

        write("content/guide.md", guide("Other words."));

        assertThat(page.locator("main")).containsText("Other words.");
        assertThatItWasNotLoadedAnew();
    }

    private void changeElsewhere() {
        try {
            write("content/index.md", "# Home\n\nElsewhere.\n");
            while (!new String(server.address().toURL().openStream().readAllBytes(), UTF_8).contains("Elsewhere.")) {
                Thread.sleep(5);
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aStyleSheetChangesInPlace() throws IOException {
        visit("guide.html");
        assertThat(page.locator("main")).hasCSS("outline-color", "rgb(1, 2, 3)");

        write("templates/assets/own.css", "main { outline: 1px solid rgb(4, 5, 6); }\n");

        assertThat(page.locator("main")).hasCSS("outline-color", "rgb(4, 5, 6)");
        assertThatItWasNotLoadedAnew();
    }

    @Test
    void anErrorShowsUntilItIsMended() throws IOException {
        visit("guide.html");
        var overlay = page.locator(".overlay");

        write("content/guide.md", guide("To [nowhere](nowhere.md)."));
        assertThat(overlay).containsText("content/guide.md:");
        assertThat(overlay).containsText("nowhere.md");
        page.keyboard().press("Escape");
        assertThat(overlay).hasCount(0);

        write("content/guide.md", guide("Still to [nowhere](nowhere.md)."));
        assertThat(overlay).isVisible();
        write("content/guide.md", guide("To [home](index.md)."));
        assertThat(overlay).hasCount(0);
        assertThatItWasNotLoadedAnew();
    }

    @Test
    void anOverlayThatWasClosedComesBackOnlyWithSomethingElse() {
        var told = new AtomicReference<>(overlaid("This is one."));
        var times = new AtomicInteger();
        // A stream that breaks off after an event, as where a laptop sleeps, is asked for again: all is told once more.
        page.route("**/~demarc/events", route -> {
            times.incrementAndGet();
            route.fulfill(new Route.FulfillOptions()
                    .setContentType("text/event-stream")
                    .setBody("retry: 20\nevent: findings\ndata: " + told.get() + "\n\n"));
        });
        page.navigate(server.address() + "guide.html");
        var overlay = page.locator(".overlay");
        assertThat(overlay).containsText("This is one.");
        page.keyboard().press("Escape");
        assertThat(overlay).hasCount(0);

        int closed = times.get();
        page.waitForCondition(() -> times.get() > closed + 3);
        assertThat(overlay).hasCount(0);
        told.set(overlaid("That is another."));
        assertThat(overlay).containsText("That is another.");
    }

    /** What the preview tells of its first state: one error. */
    private static String overlaid(String message) {
        return "{\"version\":1,\"errors\":[{\"place\":\"guide.md\",\"rule\":\"gap\",\"message\":\"%s\",\"hint\":\"\",\"source\":[]}],\"more\":0}"
                .formatted(message);
    }

    @Test
    void aDeletedPageIsNotThereAnyMore() throws IOException {
        visit("guide.html");

        Files.delete(root.resolve("content/guide.md"));

        assertThat(page.locator("main")).not().containsText("The first words.");
        assertEquals(404, page.evaluate("fetch(location.pathname).then(response => response.status)"));
        assertThat(page).hasTitle("404 · Wiki");
    }

    @Test
    void theSearchFindsWhatWasJustWritten() throws IOException {
        visit("guide.html");
        page.keyboard().press("/");
        page.locator("dialog.search input").fill("who keeps keys");
        assertThat(page.locator("[role=option]").first()).containsText("Keys");
        page.keyboard().press("Escape");

        write("content/guide.md", guide("A zebra."));
        assertThat(page.locator("main")).containsText("A zebra.");
        page.keyboard().press("/");
        page.locator("dialog.search input").fill("zebra");

        assertThat(page.locator("[role=option]").first()).containsText("Guide");
        assertThatItWasNotLoadedAnew();
    }

    @Test
    void newSettingsShowAtOnce() throws IOException {
        visit("guide.html");

        write("demarc.yml", "title: Another wiki\n");

        assertThat(page.locator(".brand")).containsText("Another wiki");
        assertEquals(List.of(), complaints);
    }
}
