package dev.demarc.site;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a reader does with a matrix's page, opened from disk. */
@Tag("browser")
class MatrixPagesTest {

    private static final String AZURE = "azure/security.html";
    private static final String ORDER =
            "[...document.querySelectorAll('[data-filters] + .fig tbody tr:not(.grp) > th')].map(th => th.abbr)";

    @TempDir
    static Path site;

    private static Playwright playwright;
    private static Browser browser;
    private final List<String> heard = new ArrayList<>();

    @BeforeAll
    static void open() throws IOException {
        BuiltSite.write(Path.of("").toAbsolutePath(), site);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Chromium.executable())
                        .setArgs(List.of("--no-sandbox")));
    }

    @AfterAll
    static void close() {
        playwright.close();
    }

    @AfterEach
    void nothingWasSaidInTheConsole() {
        assertEquals(List.of(), heard);
    }

    private Page at(String address) {
        Page page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1280, 900));
        page.onConsoleMessage(message -> heard.add("the console says " + message.text()));
        page.onPageError(error -> heard.add("its script fails with " + error));
        page.navigate(site.toUri() + address);
        return page;
    }

    private static List<?> list(Page page, String script) {
        return page.evaluate(script) instanceof List<?> list ? list : List.of();
    }

    private static int bright(Page page) {
        return page.locator("[data-filters] + .fig td.cell:not(.dim)").count();
    }

    private static String told(Page page) {
        return page.locator("[data-shown]").textContent();
    }

    private static String query(Page page) {
        return (String) page.evaluate("location.search + location.hash");
    }

    private static void press(Page page, String chip) {
        page.locator(".chip[data-by='" + chip.replace("=", "'][data-value='") + "']")
                .click();
    }

    @Test
    void theAddressTellsWhatIsChosen() {
        try (Page page = at(AZURE + "?party=customer&category=paas")) {
            assertEquals(6, bright(page));
            assertEquals("6 of 40 cells remain", told(page));
            assertEquals(40, page.locator("[data-filters] + .fig td.cell").count());
            assertEquals(
                    "0.28",
                    page.evaluate("getComputedStyle(document.querySelector('[data-filters] + .fig .dim')).opacity"));
            assertTrue(page.locator("[data-value=customer]")
                    .getAttribute("aria-pressed")
                    .equals("true"));
        }
        try (Page page = at(AZURE + "?state=shared")) {
            assertEquals("4 of 40 cells remain", told(page));
        }
        try (Page page = at(AZURE + "?q=NETWORK%20paas")) {
            assertEquals("2 of 40 cells remain", told(page));
            assertEquals("NETWORK paas", page.inputValue("[data-filters] input"));
        }
        try (Page page = at(AZURE + "?party=nobody&state=%3Cb%3E")) {
            assertEquals("40 of 40 cells remain", told(page));
        }
    }

    @Test
    void eachStepCanBeTakenBack() {
        try (Page page = at(AZURE)) {
            assertFalse(page.locator("[data-clear]").isVisible());
            press(page, "party=customer");
            assertEquals("?party=customer", query(page));
            press(page, "state=shared");
            assertEquals("?party=customer&state=shared", query(page));
            assertEquals(4, bright(page));
            page.locator("[data-filters] input").pressSequentially("appl");
            assertEquals("?party=customer&state=shared&q=appl", query(page));
            assertEquals(2, bright(page));
            page.goBack();
            assertEquals(4, bright(page));
            assertEquals("", page.inputValue("[data-filters] input"));
            page.goBack();
            assertEquals("28 of 40 cells remain", told(page));
            page.goForward();
            assertEquals(4, bright(page));
            page.locator("[data-clear]").click();
            assertEquals("", query(page));
            assertEquals(40, bright(page));
        }
    }

    @Test
    void rowsCanBeOrderedByNameAndBack() {
        try (Page page = at(AZURE)) {
            var written = list(page, ORDER);
            assertEquals("Customer data", written.get(0));
            press(page, "sort=name");
            assertEquals("?sort=name", query(page));
            assertEquals(
                    List.of("Applications", "Client devices", "Configurations and settings"),
                    list(page, ORDER).subList(0, 3));
            assertEquals(
                    "ascending",
                    page.locator("[data-filters] + .fig thead th").first().getAttribute("aria-sort"));
            press(page, "sort=");
            assertEquals(written, list(page, ORDER));
        }
    }

    @Test
    void aCellAndARowCanBeLinkedTo() {
        try (Page page = at(AZURE + "?party=customer")) {
            page.locator("td[id='applications.paas'] a").click();
            assertEquals("?party=customer#applications.paas", query(page));
            assertEquals(1, page.locator("td[id='applications.paas']:target").count());
            assertEquals(28, bright(page));
            page.locator("tr#applications > th > .hd").click();
            assertEquals("?party=customer#applications", query(page));
            assertThat(page.locator("[data-shown]")).hasText("Link copied");
            page.locator("[data-link]").click();
            assertThat(page.locator("[data-shown]")).hasText("Link copied");
        }
    }

    @Test
    void theHeadAndTheFirstColumnStay() {
        try (Page page = at("openshift/rosa.html#logging.change")) {
            page.setViewportSize(700, 420);
            page.locator("[data-filters] + .fig .mx").scrollIntoViewIfNeeded();
            page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
            page.locator("[data-filters] + .fig .mx")
                    .evaluate("area => { area.scrollTop = 300; area.scrollLeft = 120; }");
            assertEquals(true, page.evaluate("""
                    (() => {
                      const area = document.querySelector("[data-filters] + .fig .mx");
                      const at = area.getBoundingClientRect();
                      const head = area.querySelectorAll("thead th")[2].getBoundingClientRect();
                      const first = area.querySelectorAll("tbody tr:not(.grp) > th")[6].getBoundingClientRect();
                      return area.scrollTop > 100 && area.scrollLeft > 50
                        && Math.abs(head.top - at.top) < 2 && Math.abs(first.left - at.left) < 2;
                    })()"""));
        }
    }

    @Test
    void aFigureIsOneStopAndArrowsLeadFromCellToCell() {
        try (Page page = at("aws/security.html")) {
            String figure = ".wid svg.dm";
            assertEquals(
                    1, page.locator(figure).first().locator("a[tabindex='0']").count());
            page.locator(figure).first().locator("a").first().focus();
            page.keyboard().press("ArrowDown");
            page.keyboard().press("ArrowRight");
            String told = (String) page.evaluate("document.activeElement.getAttribute('aria-label')");
            assertTrue(told.startsWith("Identity and access, Container services: Customer"), told);
            assertEquals(told, page.locator(".telltale").textContent());
            assertTrue(page.locator(".telltale").isVisible());
            assertEquals(
                    "3px", page.evaluate("getComputedStyle(document.activeElement.querySelector('.d-l')).strokeWidth"));
            page.keyboard().press("Escape");
            assertFalse(page.locator(".telltale").isVisible());
            page.keyboard().press("Enter");
            assertEquals("#identity-and-access.container", query(page));
        }
    }

    @Test
    void aCellOfAFigureTellsItselfToThePointer() {
        try (Page page = at("aws/security/abstracted.html")) {
            page.locator(".pin svg.dm a").nth(4).hover();
            assertEquals(
                    "Encryption at rest, Abstracted services: AWS and Customer share it, each with its own part.",
                    page.locator(".telltale").textContent());
            page.locator(".pin svg.dm a").nth(4).click();
            assertEquals("#encryption-at-rest", query(page));
        }
    }

    @Test
    void withoutScriptTheWholeTableStands() {
        try (var context = browser.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false));
                Page page = context.newPage()) {
            page.navigate(site.toUri() + AZURE + "?state=shared");
            assertEquals(0, page.locator("td.dim").count());
            assertFalse(page.locator("[data-filters]").isVisible());
            assertEquals(
                    "#customer-data.on-premises",
                    page.locator("svg.dm a").first().getAttribute("href"));
        }
    }

    @Test
    void noTextOfTheWikisFiguresLeavesItsCell() throws IOException {
        String overflow = Files.readString(Path.of("src/test/resources/dev/demarc/overflow.js"));
        var found = new TreeSet<String>();
        for (String address : List.of(
                "aws/security.html",
                "aws/security/abstracted.html",
                AZURE,
                "azure/security/saas.html",
                "google/security.html",
                "openshift/rosa.html",
                "ai/services.html")) {
            for (int width : new int[] {1440, 390}) {
                try (Page page = at(address)) {
                    page.setViewportSize(width, 900);
                    list(page, overflow).forEach(told -> found.add(address + " at " + width + " " + told));
                }
            }
        }
        assertEquals("", String.join("\n", found));
        try (Page page = at(AZURE)) {
            page.evaluate("document.querySelector('svg.dm text').textContent = 'x'.repeat(200)");
            assertFalse(list(page, overflow).isEmpty(), "A text that is too long isn't found");
        }
    }
}
