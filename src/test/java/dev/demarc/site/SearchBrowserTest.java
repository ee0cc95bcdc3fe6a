package dev.demarc.site;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import dev.demarc.build.Asking;
import dev.demarc.build.SiteBuild;
import dev.demarc.build.Wiki;
import dev.demarc.output.Artefact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The search as its readers meet it: this repository's own wiki, opened from disk. */
@Tag("browser")
@Timeout(120)
class SearchBrowserTest {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    @TempDir
    static Path site;

    @TempDir
    static Path silent;

    @TempDir
    static Path keyless;

    private static Playwright playwright;
    private static Browser browser;

    @BeforeAll
    static void theSiteIsBuilt() throws IOException {
        assertTrue(Files.isExecutable(CHROMIUM), "There is no Chromium here; bin/verify installs it.");
        build(site, Map.of());
        build(silent, Map.of("DEMARC_SEARCH_ENABLED", "false"));
        build(keyless, Map.of("DEMARC_SEARCH_KEYS", "false"));
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of("--no-sandbox")));
    }

    @AfterAll
    static void allIsClosed() {
        playwright.close();
    }

    private static Wiki wiki(Map<String, String> environment) {
        Path root = Path.of("").toAbsolutePath();
        return Wiki.open(new Wiki.Wanted(
                        root, root.resolve("demarc.yml"), new TreeMap<>(environment), site, null, false))
                .value();
    }

    private static void build(Path to, Map<String, String> environment) throws IOException {
        var wiki = wiki(environment);
        try (var build = new SiteBuild(wiki, 2)) {
            for (Artefact artefact : build.run(wiki.sources(TODAY)).artefacts().values()) {
                Path file = to.resolve(artefact.path());
                Files.createDirectories(file.getParent());
                Files.write(file, artefact.bytes());
            }
        }
    }

    /** A page, and what it must not do: say anything on the console, or ask for anything elsewhere. */
    private record Visit(Page page, List<String> heard) implements AutoCloseable {

        static Visit to(Path site, String path) {
            Page page = browser.newPage();
            var heard = new ArrayList<String>();
            String home = site.toUri().toString();
            page.onConsoleMessage(message -> heard.add("the console says " + message.text()));
            page.onPageError(error -> heard.add("its script fails with " + error));
            page.onRequest(request -> {
                if (!request.url().startsWith(home)) {
                    heard.add("asks for " + request.url());
                }
            });
            page.onRequestFailed(request -> heard.add("can't load " + request.url()));
            page.navigate(home + path);
            return new Visit(page, heard);
        }

        void ask(String question) {
            page.keyboard().press("/");
            assertThat(page.locator("dialog.search")).isVisible();
            page.locator("dialog.search input").fill(question);
        }

        @Override
        public void close() {
            assertEquals(List.of(), heard);
            page.close();
        }
    }

    @Test
    void aQuestionIsAskedAndAnsweredWithTheKeyboardAlone() {
        try (var visit = Visit.to(site, "guide/matrices.html")) {
            visit.ask("who encrypts S3?");
            assertThat(visit.page().locator("[role=option][aria-selected=true]"))
                    .containsText("Encryption at rest");
            assertThat(visit.page().locator("[role=option][aria-selected=true] .box"))
                    .containsText("Shared");
            assertThat(visit.page().locator("[role=option][aria-selected=true] mark"))
                    .hasText("Encryption");
            assertThat(visit.page().locator("dialog [role=status]")).containsText("results");
            visit.page().keyboard().press("ArrowDown");
            assertThat(visit.page().locator("[role=option][aria-selected=true]"))
                    .containsText("Encryption in Amazon S3");
            visit.page().keyboard().press("ArrowUp");
            visit.page().keyboard().press("Enter");
            visit.page().waitForURL("**/aws/security/encryption-at-rest.html");
        }
    }

    @Test
    void theSectionIsNamedAndLedTo() {
        try (var visit = Visit.to(site, "index.html")) {
            visit.ask("encryption in amazon s3");
            visit.page()
                    .locator("[role=option]:has-text('Encryption in Amazon S3')")
                    .click();
            visit.page().waitForURL("**/aws/security.html#*");
            assertEquals(
                    true,
                    visit.page()
                            .evaluate("document.getElementById(decodeURIComponent(location.hash.slice(1))) !== null"));
            assertThat(visit.page().locator("dialog.search[open]")).hasCount(0);
        }
    }

    @Test
    void aWordThatIsMisspeltOrOnlyBegunIsUnderstood() {
        try (var visit = Visit.to(site, "index.html")) {
            visit.ask("encyrption at rest");
            assertThat(visit.page().locator("[role=option]").first()).containsText("Encryption at rest");
            visit.page().locator("dialog input").fill("physi");
            assertThat(visit.page().locator("[role=option]").first()).containsText("hysical");
        }
    }

    @Test
    void whereNothingIsFoundTheNearestWordsAreOffered() {
        try (var visit = Visit.to(site, "index.html")) {
            visit.ask("encrpsttion");
            assertThat(visit.page().locator("dialog .said")).containsText("Nothing was found for “encrpsttion”.");
            assertThat(visit.page().locator("dialog .said a")).hasText("Who does what");
            visit.page().locator("dialog .said .btn:text-is('encryption')").click();
            assertThat(visit.page().locator("[role=option]").first()).containsText("ncryption");
        }
    }

    @Test
    void controlKOpensItAndEscapeGivesTheFocusBack() {
        try (var visit = Visit.to(site, "index.html")) {
            visit.page().locator(".brand").focus();
            visit.page().keyboard().press("Control+k");
            assertThat(visit.page().locator("dialog.search input")).isFocused();
            visit.page().keyboard().press("Escape");
            assertThat(visit.page().locator("dialog.search")).isHidden();
            assertThat(visit.page().locator(".brand")).isFocused();
        }
    }

    @Test
    void anEmptySearchOffersThePagesReadLately() {
        try (var visit = Visit.to(site, "guide/matrices.html")) {
            visit.page().navigate(site.toUri() + "aws/security.html");
            visit.page().locator("[data-search]").click();
            assertThat(visit.page().locator("dialog .g")).hasText("Recent pages");
            assertThat(visit.page().locator("[role=option]")).hasCount(1);
            assertEquals(
                    site.toUri() + "guide/matrices.html",
                    visit.page().locator("[role=option]").getAttribute("href"));
        }
    }

    @Test
    void moreThanSixResultsLeadToAPageOfThem() {
        try (var visit = Visit.to(site, "guide/matrices.html")) {
            visit.ask("encryption");
            var more = visit.page().locator("[role=option].more");
            assertThat(more).hasText("All results");
            assertThat(visit.page().locator("[role=option]")).hasCount(7);
            visit.page().keyboard().press("Control+End");
            visit.page().keyboard().press("Enter");
            visit.page().waitForURL("**/search.html?q=encryption");
            assertThat(visit.page().locator(".found li").nth(7)).isVisible();
            visit.page().locator(".found input").fill("backups");
            assertThat(visit.page().locator(".found li").first()).containsText("ackup");
        }
    }

    @Test
    void theTerminalAnswersAsThePageDoes() throws IOException {
        var wiki = wiki(Map.of());
        for (String question : List.of(
                "who encrypts S3?",
                "encryption",
                "patching of the operating system",
                "fisical security",
                "customer data azure",
                "who backs up databases",
                "identity saas",
                "gov")) {
            var expected = Asking.of(wiki, wiki.sources(TODAY), 2, question).answers().stream()
                    .map(answer -> answer.concern().name() + " | "
                            + answer.duties().matrix().title() + " / "
                            + answer.category().name())
                    .limit(100)
                    .toList();
            try (var visit = Visit.to(site, "search.html?q=" + question.replace(" ", "%20"))) {
                assertThat(visit.page().locator(".found [role=status]")).not().isEmpty();
                var lines = visit.page().locator(".found li:has(.box)");
                if (!expected.isEmpty()) {
                    lines.first().waitFor();
                }
                var shown = new ArrayList<String>();
                lines.all()
                        .forEach(line -> shown.add(line.locator(".n").textContent() + " | "
                                + line.locator(".d").textContent()));
                assertEquals(expected, shown, question);
            }
        }
    }

    @Test
    void keysCanBeLeftToTheBrowser() {
        try (var visit = Visit.to(keyless, "index.html")) {
            visit.page().keyboard().press("/");
            visit.page().keyboard().press("Control+k");
            assertEquals(false, visit.page().evaluate("'demarcSearch' in window"));
            visit.page().locator("[data-search]").click();
            assertThat(visit.page().locator("dialog.search")).isVisible();
        }
    }

    @Test
    void aWikiThatIsNotSearchedHasNothingOfIt() throws IOException {
        try (var visit = Visit.to(silent, "index.html")) {
            assertThat(visit.page().locator("[data-search]")).hasCount(0);
            assertThat(visit.page().locator("a.find")).isVisible();
        }
        try (var files = Files.walk(silent)) {
            assertEquals(
                    0,
                    files.filter(file -> file.getFileName().toString().startsWith("search"))
                            .count());
        }
    }

    @Test
    void withoutScriptTheLinkToWhoDoesWhatStands() {
        try (var context = browser.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            Page page = context.newPage();
            page.navigate(site.toUri() + "index.html");
            assertThat(page.locator("a.find")).isVisible();
            assertThat(page.locator("[data-search]")).isHidden();
            page.navigate(site.toUri() + "search.html");
            assertThat(page.locator("article")).containsText("needs script");
        }
    }

    @Test
    void theOpenDialogIsAccessibleInEitherThemeAndOnPhones() {
        var found = new ArrayList<String>();
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : List.of(1440, 390)) {
                try (var context = browser.newContext(
                        new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(width, 900))) {
                    Page page = context.newPage();
                    page.navigate(site.toUri() + "index.html");
                    for (String question : List.of("encryption", "zzzzz", "")) {
                        page.keyboard().press("Control+k");
                        page.locator("dialog.search input").fill(question);
                        assertThat(page.locator(question.equals("encryption") ? ".opt.more" : "dialog .said"))
                                .isVisible();
                        new AxeBuilder(page)
                                .setLegacyMode(true)
                                .analyze()
                                .getViolations()
                                .forEach(rule -> rule.getNodes()
                                        .forEach(node -> found.add(scheme + " " + width + " “" + question + "” "
                                                + rule.getId() + " " + node.getHtml())));
                    }
                }
            }
        }
        assertEquals(List.of(), found);
    }
}
