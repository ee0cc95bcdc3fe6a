package dev.demarc.preview;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a reader does with a page, straight from disk: footnotes, tabs, addresses that moved or aren't there. */
@Tag("browser")
@Timeout(120)
class ReadingBrowserTest {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    @TempDir
    Path root;

    private final List<String> complaints = new ArrayList<>();
    private Playwright playwright;
    private Page page;

    @BeforeEach
    void aSiteIsBuilt() throws IOException {
        assertTrue(Files.isExecutable(CHROMIUM), "There is no Chromium here; bin/verify installs it.");
        write("content/index.md", "# Home\n\nWords.\n");
        write("content/guide/install.md", """
                ---
                aliases: [/old/setup]
                tags: [start]
                ---
                # Install

                It works.[^1] The KMS too.

                <!-- tabs -->
                - Linux

                  Use apt.
                - macOS

                  Use brew.

                  ### In depth

                  More.

                <!-- tabs -->
                - Linux

                  And then.
                - macOS

                  Or else.

                <!-- cards -->
                - [Home](../index.md): where it begins

                %s
                ## Last

                [^1]: On *most* machines.

                *[KMS]: Key management service
                """.formatted("Some more words.\n\n".repeat(60)));
        var wiki = Wiki.open(new Wiki.Wanted(root, root.resolve("demarc.yml"), new TreeMap<>(), null, null, false))
                .value();
        try (var build = new SiteBuild(wiki, 1)) {
            for (Artefact artefact : build.run(wiki.sources(LocalDate.of(2026, 11, 24)))
                    .artefacts()
                    .values()) {
                Path file = root.resolve("site").resolve(artefact.path());
                Files.createDirectories(file.getParent());
                Files.write(file, artefact.bytes());
            }
        }
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        .setArgs(List.of("--no-sandbox")));
        page = browser.newPage();
        page.onConsoleMessage(message -> complaints.add(message.text() + " " + message.location()));
        page.onPageError(complaints::add);
    }

    @AfterEach
    void nothingWasComplainedOf() {
        if (playwright != null) {
            playwright.close();
        }
        assertEquals(List.of(), complaints);
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void visit(String path) {
        page.navigate(root.resolve("site").toUri() + path);
    }

    private void assertNothingIsInTheWay() {
        assertEquals(List.of(), complaints);
        assertEquals(List.of(), new AxeBuilder(page).analyze().getViolations());
        // From disk, axe itself complains that it can't read style sheets.
        complaints.clear();
    }

    @Test
    void aFootnoteShowsWhereItIsCalledAndEscapeHidesIt() {
        visit("guide/install.html");
        var peek = page.locator("[role=tooltip]");
        page.locator(".footnote-ref a").hover();
        assertThat(peek).containsText("On most machines.");
        assertEquals("dm:peek", page.locator(".footnote-ref a").getAttribute("aria-describedby"));
        peek.hover();
        assertThat(peek).isVisible();
        assertNothingIsInTheWay();
        page.keyboard().press("Escape");
        assertThat(peek).hasCount(0);
        page.keyboard().press("Tab");
        page.locator(".footnote-ref a").focus();
        assertThat(peek).containsText("On most machines.");
    }

    @Test
    void tabsGoByKeyboardAndRememberTheLabel() {
        visit("guide/install.html");
        var linux = page.getByText("Use apt.");
        var mac = page.getByText("Use brew.");
        assertThat(linux).isVisible();
        assertThat(mac).isHidden();
        assertNothingIsInTheWay();
        page.locator("[role=tab]").first().focus();
        page.keyboard().press("ArrowRight");
        assertThat(mac).isVisible();
        assertThat(linux).isHidden();
        assertThat(page.getByText("Or else.")).isVisible();
        assertEquals("macOS", page.evaluate("document.activeElement.textContent"));
        page.reload();
        assertThat(mac).isVisible();
        page.locator("[role=tab]").first().click();
        visit("index.html");
        visit("guide/install.html#in-depth");
        assertThat(mac).isVisible();
    }

    @Test
    void anAliasLeadsOnWithItsFragment() {
        visit("old/setup.html#last");
        page.waitForURL("**/guide/install.html#last");
        assertThat(page.locator("#last")).isInViewport();
    }

    @Test
    void theNearestPagesAreShownForAnAddressThatIsNotThere() throws IOException {
        String lost = Files.readString(root.resolve("site/404.html"))
                .replace(
                        "<base href=\"/\">",
                        "<base href=\"" + root.resolve("site").toUri() + "\">");
        write("site/guide/instal/install-it.html", lost);
        visit("guide/instal/install-it.html");
        assertThat(page.locator("[data-nearest] li").first()).hasText("Install");
        assertThat(page.locator("[data-nearest]")).isVisible();
    }
}
