package dev.demarc.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("browser")
class AccessiblePagesTest {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final List<String> PAGES = List.of(
            "404.html",
            "index.html",
            "findings.html",
            "aws/security.html",
            "aws/security/abstracted.html",
            "aws/security/customer.html",
            "aws/security/encryption-at-rest.html",
            "guide/a.html",
            "guide/index.html",
            "who-does-what.html",
            "who-does-what/customer.html");

    @TempDir
    Path folder;

    private static List<String> faults(Browser browser, Path file, String name, Browser.NewContextOptions options) {
        var faults = new ArrayList<String>();
        try (var context = browser.newContext(options)) {
            Page page = context.newPage();
            page.navigate(file.resolve(name).toUri().toString());
            new AxeBuilder(page)
                    .analyze()
                    .getViolations()
                    .forEach(rule -> rule.getNodes()
                            .forEach(node -> faults.add(name + ": " + rule.getId() + " " + node.getHtml())));
            for (int width : new int[] {320, 390, 768, 1024}) {
                page.setViewportSize(width, 800);
                Object wider = page.evaluate("document.documentElement.scrollWidth - innerWidth");
                if (((Number) wider).intValue() > 0) {
                    faults.add(name + " at " + width + ": scrolls sideways by " + wider);
                }
            }
        }
        return faults;
    }

    @Test
    void everyKindOfPageIsAccessibleInLightAndInDarkOnAPhone() throws IOException {
        assertTrue(Files.isExecutable(CHROMIUM), "There is no Chromium here; bin/verify installs it.");
        DumpPages.main(new String[] {folder.toString()});
        var found = new ArrayList<String>();
        try (var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))) {
            Browser browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(CHROMIUM)
                            .setArgs(List.of("--no-sandbox")));
            for (String name : PAGES) {
                found.addAll(faults(browser, folder, name, new Browser.NewContextOptions()));
                found.addAll(faults(
                        browser,
                        folder,
                        name,
                        new Browser.NewContextOptions()
                                .setColorScheme(ColorScheme.DARK)
                                .setViewportSize(390, 800)));
            }
        }
        assertEquals(List.of(), found);
    }
}
