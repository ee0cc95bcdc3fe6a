package dev.demarc.site;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import dev.demarc.html.ValidHtml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Mermaid's diagrams as their readers meet them. */
@Tag("browser")
@Timeout(120)
class MermaidBrowserTest {

    private static final String NODE = ".node rect, .node polygon";

    @TempDir
    static Path root;

    private static Path site;
    private static Chromium chromium;

    @BeforeAll
    static void build() throws IOException {
        site = root.resolve("site");
        write("demarc.yml", "title: Wiki\n");
        write("content/index.md", "# Home\n\nWords.\n");
        write("content/flow.mmd", "flowchart LR\n  From --> File\n");
        write("content/drawn.md", """
                # Drawn

                ## One with a title

                ```mermaid title="How a request <goes>"
                flowchart LR
                  A[Reader] -->|asks| B{Known?} -- yes --> C[(Cache)] --> D[Site] --> E[Log] --> F[Done]
                  subgraph own [Our own]
                    C
                  end
                ```

                ## One that tells of itself

                ```mermaid
                sequenceDiagram
                  accTitle: Signing in
                  accDescr: The user signs in.
                  actor U as User
                  U->>Site: <b onclick="alert(1)">Sign in</b>
                  Note over U,Site: at once
                ```

                <!-- tabs -->
                - Seen

                  Words.
                - Unseen

                  ```mermaid file=flow.mmd
                  ```
                """);
        write("content/wrong.md", """
                # Wrong

                ```mermaid
                flowchart LR
                  A --> B{
                ```

                ```mermaid
                flowchart LR
                  Good --> Better
                ```
                """);
        BuiltSite.write(root, site);
        chromium = new Chromium();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    private static void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String home() {
        return site.toUri().toString();
    }

    /** Goes to a page, and waits until all its diagrams are there, or told to be wrong. */
    private static void open(Page page, String address) {
        page.navigate(address);
        page.waitForFunction("[...document.querySelectorAll('[data-mermaid]')]"
                + ".every(box => box.querySelector('svg, .fault')) && !document.querySelector('.easel')");
    }

    private static String paint(Locator element, String property) {
        return (String) element.first().evaluate("(it, property) => getComputedStyle(it)[property]", property);
    }

    @Test
    void diagramsAreDrawnFromDiskAndTellWhatTheyAre() {
        try (BrowserContext reader = chromium.fromDisk()) {
            Page page = reader.newPage();
            var heard = Reading.listen(page, home());
            open(page, home() + "drawn.html");
            assertThat(page.locator(".art > svg")).hasCount(3);
            Locator titled = page.locator(".drawn").nth(0);
            assertThat(titled.locator("figcaption").first()).hasText("How a request <goes>");
            assertThat(titled.locator(".art")).hasAttribute("aria-label", "How a request <goes>");
            assertThat(titled.locator("svg")).hasAttribute("aria-label", "How a request <goes>");
            Locator telling = page.locator(".drawn").nth(1);
            assertThat(telling.locator(".art")).hasAttribute("aria-label", "Signing in");
            assertThat(telling.locator("svg > desc")).hasText("The user signs in.");
            assertThat(page.locator("[onclick]")).hasCount(0);
            assertThat(titled.locator("pre")).isHidden();
            titled.locator("summary").click();
            assertThat(titled.locator("pre")).isVisible();
            assertEquals(2, page.evaluate("document.body.children.length"), "the header and the frame");
            page.locator("[role=tab]").nth(1).click();
            double width = ((Number) page.locator(".drawn")
                            .nth(2)
                            .locator(".node")
                            .first()
                            .evaluate("node => node.getBoundingClientRect().width"))
                    .doubleValue();
            assertTrue(width > 20, "what lay in a closed tab has its size: " + width);
            assertEquals(List.of(), heard);
        }
    }

    @Test
    void aDrawingFollowsTheThemeAndIsLightOnPaper() {
        try (BrowserContext reader = chromium.fromDisk()) {
            Page page = reader.newPage();
            var heard = Reading.listen(page, home());
            open(page, home() + "drawn.html");
            Locator node = page.locator(".art").first().locator(NODE);
            Locator label = page.locator(".art").first().locator(".nodeLabel");
            assertEquals("rgb(255, 255, 255)", paint(node, "fill"));
            page.evaluate("document.documentElement.dataset.theme = 'dark'");
            assertEquals("rgb(24, 31, 38)", paint(node, "fill"));
            assertEquals("rgb(230, 233, 236)", paint(label, "color"));
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertEquals("rgb(255, 255, 255)", paint(node, "fill"));
            assertNotEquals("rgb(230, 233, 236)", paint(label, "color"));
            assertThat(page.locator("pre").first()).isHidden();
            assertEquals(List.of(), heard);
        }
    }

    @Test
    void aDrawnPageIsAccessibleAndFitsInLightAndDark() {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            var found = new ArrayList<String>();
            var options = new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(1440, 900);
            try (BrowserContext reader = chromium.reader(site, options)) {
                for (String path : List.of("drawn.html", "wrong.html")) {
                    Page page = reader.newPage();
                    var heard = Reading.listen(page, Chromium.SERVER);
                    open(page, Chromium.SERVER + path);
                    found.addAll(Reading.accessible(page));
                    found.addAll(Reading.reachable(page));
                    found.addAll(Reading.holdsInForcedColours(page));
                    found.addAll(Reading.fits(page, 1440, 390, 320));
                    found.addAll(Reading.accessible(page));
                    found.addAll(Reading.fitsWithLargeText(page));
                    found.addAll(heard);
                }
            }
            assertEquals(List.of(), found, scheme.toString());
        }
    }

    @Test
    void aFaultLeavesTheSourceAndSaysSo() {
        try (BrowserContext reader = chromium.fromDisk()) {
            Page page = reader.newPage();
            var heard = Reading.listen(page, home());
            open(page, home() + "wrong.html");
            Locator wrong = page.locator(".drawn").first();
            assertThat(wrong.locator(".fault")).containsText("This diagram can’t be drawn.");
            assertThat(wrong.locator(".fault")).containsText("A --> B{");
            assertThat(wrong.locator("pre")).isVisible();
            assertThat(wrong.locator("svg")).hasCount(0);
            assertThat(page.locator(".drawn").nth(1).locator(".art > svg")).isVisible();
            assertEquals(2, page.evaluate("document.body.children.length"), "the header and the frame");
            assertEquals(List.of(), heard);
        }
    }

    @Test
    void withoutScriptTheSourceIsRead() {
        try (BrowserContext reader =
                chromium.reader(site, new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            Page page = reader.newPage();
            Chromium.open(page, "drawn.html");
            assertThat(page.locator("pre").first()).isVisible();
            assertThat(page.locator("pre").first()).containsText("A[Reader] -->|asks|");
        }
    }

    @Test
    void onlyWhereThereIsADiagramAnythingIsLoadedOrWritten(@TempDir Path other) throws IOException {
        assertTrue(Files.readString(site.resolve("drawn.html")).contains("assets/mermaid-draw.js"));
        assertFalse(Files.readString(site.resolve("index.html")).contains("mermaid"));
        assertTrue(Files.exists(site.resolve("assets/mermaid.min.js")));

        Files.createDirectories(other.resolve("content"));
        Files.writeString(other.resolve("content/index.md"), "# Home\n\n```yaml\na: mermaid\n```\n");
        BuiltSite.write(other, other.resolve("site"));
        try (var files = Files.walk(other.resolve("site"))) {
            assertEquals(
                    List.of(),
                    files.filter(file -> file.toString().contains("mermaid")).toList());
        }
    }

    @Test
    void aWikiCanHaveALibraryOfItsOwn(@TempDir Path other) throws IOException {
        Files.createDirectories(other.resolve("content"));
        Files.createDirectories(other.resolve("templates/assets"));
        Files.writeString(other.resolve("content/index.md"), "# Home\n\n```mermaid\npie\n```\n");
        Files.writeString(other.resolve("templates/assets/mermaid.min.js"), "  // own\n");
        BuiltSite.write(other, other.resolve("site"));
        assertEquals("  // own\n", Files.readString(other.resolve("site/assets/mermaid.min.js")));
    }

    @Test
    void theWrittenPageIsValid() throws IOException {
        assertEquals(List.of(), ValidHtml.errors(Files.readAllBytes(site.resolve("drawn.html"))));
    }
}
