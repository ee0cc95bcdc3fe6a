package dev.demarc.site;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.demarc.html.ValidHtml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each way of looking at pages finds a fault that an own template plants, and none on the page beside it. */
@Tag("browser")
class PlantedFaultsTest {

    /** What a template plants, who should see it, and words of what is told. */
    private record Fault(String html, Function<Page, List<String>> look, String told) {}

    private static final Map<String, Fault> FAULTS = faults();

    @TempDir
    Path folder;

    private static Map<String, Fault> faults() {
        var faults = new LinkedHashMap<String, Fault>();
        faults.put(
                "contrast",
                new Fault("<p style=\"color:#ccc;background:#fff\">Pale</p>", Reading::accessible, "color-contrast"));
        faults.put(
                "wide", new Fault("<div style=\"width:3000px\">-</div>", page -> Reading.fits(page, 390), "sideways"));
        faults.put(
                "large",
                new Fault("<div style=\"width:50rem\">-</div>", Reading::fitsWithLargeText, "with large text at 1280"));
        faults.put(
                "order",
                new Fault("<a href=\"#x\" tabindex=\"1\">Pushing in</a>", Reading::reachable, "“Pushing in” first"));
        faults.put(
                "ring",
                new Fault(
                        "<style>.skip:focus-visible{outline:0}</style>",
                        Reading::reachable,
                        "nobody sees that “Skip to content” has the focus"));
        faults.put(
                "hidden-focus",
                new Fault("<style>.skip:focus{top:-60px}</style>", Reading::reachable, "the focus out of sight"));
        faults.put("print", new Fault("<style>@media print{.top{display:flex}}</style>", Reading::prints, ".top is"));
        faults.put(
                "details",
                new Fault(
                        "<style>@media print{details{display:block!important}}</style>"
                                + "<details><summary>More</summary>…</details>",
                        Reading::prints,
                        "closed details"));
        faults.put(
                "forced",
                new Fault(
                        "<style>.box{border:0!important}</style><p><span class=\"box gap\">Gap</span></p>",
                        Reading::holdsInForcedColours,
                        "has no edge"));
        faults.put("moving", new Fault("<style>h1{transition:color 1s}</style>", Reading::keepsStill, "a H1 moves"));
        return faults;
    }

    /** What a site's own copy of a script lacks, which page shows it, and who should see it. */
    private record Slip(
            String script, String says, String instead, String path, Function<Page, List<String>> look, String told) {}

    private static final String MATRIX = "aws/security.html";

    private static final List<Slip> SLIPS = List.of(
            new Slip(
                    "search.js",
                    "const text = input.value;",
                    "const text = \"\";",
                    "index.html",
                    PlantedFaultsTest::asks,
                    "isn't answered"),
            new Slip(
                    "search.js",
                    "event.key === \"ArrowDown\"",
                    "event.key === \"PageDown\"",
                    "index.html",
                    PlantedFaultsTest::asks,
                    "doesn't lead down"),
            new Slip("search.js", "else all[at].click();", "", "index.html", PlantedFaultsTest::asks, "Enter leads to"),
            new Slip(
                    "matrix.js",
                    "cell.classList.toggle(\"dim\", !fits);",
                    "",
                    MATRIX,
                    Reading::filters,
                    "the filter leaves"),
            new Slip(
                    "matrix.js",
                    "if (chosen[name]) query.set(name, chosen[name]);",
                    "if (chosen[name]) continue;",
                    MATRIX,
                    Reading::filters,
                    "the address doesn't tell"));

    private static List<String> asks(Page page) {
        return Reading.answers(
                page, "who encrypts at rest", "Encryption at rest", "aws/security/encryption-at-rest.html");
    }

    private Path site() throws IOException {
        write("demarc.yml", "title: Faults\n");
        write("content/index.md", "# Sound\n\nNothing is wrong here. [Elsewhere](https://example.org/)\n");
        FAULTS.forEach((name, fault) -> plant(name, "{% block prose %}" + fault.html() + "{% endblock %}"));
        plant("console", "{% block head %}<script>console.error(\"planted\")</script>{% endblock %}");
        plant("elsewhere", "{% block prose %}<img src=\"https://elsewhere.invalid/x.png\" alt=\"\">{% endblock %}");
        plant("flash", "{% block head %}<script>delete document.documentElement.dataset.theme</script>{% endblock %}");
        plant("look", "{% block head %}<style>body{background:#a8c}</style>{% endblock %}");
        Path site = folder.resolve("site");
        BuiltSite.write(folder, site);
        return site;
    }

    private void plant(String name, String blocks) {
        write("templates/" + name + ".peb", "{# " + name + ".peb #}\n{% extends \"frame\" %}\n" + blocks + "\n");
        write("content/" + name + ".md", "---\ntemplate: " + name + "\n---\n# Sound\n");
    }

    private void write(String path, String text) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void eachWayOfLookingFindsWhatIsPlanted() throws IOException {
        Path site = site();
        var missed = new ArrayList<String>();
        try (var chromium = new Chromium();
                BrowserContext reader =
                        chromium.reader(site, new Browser.NewContextOptions().setViewportSize(1280, 900))) {
            FAULTS.forEach((name, fault) -> {
                try (Page page = reader.newPage()) {
                    Chromium.open(page, "index.html");
                    assertEquals(List.of(), fault.look().apply(page), name + " on the sound page");
                    Chromium.open(page, name + ".html");
                    expect(name, fault.look().apply(page), fault.told(), missed);
                }
            });
            expect("console", heard(reader, "console.html"), "the console says planted", missed);
            expect("elsewhere", heard(reader, "elsewhere.html"), "asks for https://elsewhere.invalid/x.png", missed);
            String home = Chromium.SERVER;
            try (Page page = reader.newPage()) {
                var found = Reading.remembersTheTheme(page, home + "index.html", home + "flash.html");
                expect("flash", found, "begins with the theme “”", missed);
            }
        }
        assertEquals(List.of(), missed);
    }

    @Test
    void aPictureTellsAnotherGroundAndAMovedBlockAndNotTheSamePage() throws IOException {
        Path site = site();
        try (var chromium = new Chromium();
                BrowserContext reader = chromium.reader(site, LookTest.Way.LIGHT.window());
                Page page = reader.newPage()) {
            Chromium.open(page, "index.html");
            Picture sound = LookTest.Way.LIGHT.picture(page);
            page.reload();
            assertEquals(0, sound.differenceFrom(LookTest.Way.LIGHT.picture(page)));
            page.evaluate("document.querySelector('.side').style.visibility = 'hidden'");
            page.evaluate("document.querySelector('article').style.marginTop = '60px'");
            int moved = sound.differenceFrom(LookTest.Way.LIGHT.picture(page));
            assertTrue(moved > LookTest.TOLERANCE, "what moved is " + moved);
            Chromium.open(page, "look.html");
            int coloured = sound.differenceFrom(LookTest.Way.LIGHT.picture(page));
            assertTrue(coloured > LookTest.TOLERANCE, "another ground is " + coloured);
        }
    }

    @Test
    void theValidatorFindsWhatIsNoHtml() throws IOException {
        write("demarc.yml", "title: Faults\n");
        write("content/index.md", "# Sound\n");
        plant("invalid", "{% block prose %}<ul><p>No entry</p></ul>{% endblock %}");
        Path site = folder.resolve("site");
        BuiltSite.write(folder, site);
        assertEquals(List.of(), ValidHtml.errors(Files.readAllBytes(site.resolve("index.html"))));
        var missed = new ArrayList<String>();
        expect("invalid", ValidHtml.errors(Files.readAllBytes(site.resolve("invalid.html"))), "not allowed", missed);
        assertEquals(List.of(), missed);
    }

    @Test
    void aScriptThatLacksAStatementIsFoundOut() throws IOException {
        write("demarc.yml", "title: Faults\n");
        write("content/index.md", "# Sound\n");
        write("content/aws/security.matrix.yml", Files.readString(Path.of("content/aws/security.matrix.yml")));
        Path sound = folder.resolve("sound");
        BuiltSite.write(folder, sound);
        var missed = new ArrayList<String>();
        try (var chromium = new Chromium()) {
            for (Slip slip : SLIPS) {
                assertEquals(List.of(), looked(chromium, sound, slip), slip + " on the sound site");
                String script = Files.readString(Path.of("templates/assets", slip.script()));
                assertTrue(script.contains(slip.says()), slip + " has nothing to leave out");
                write("templates/assets/" + slip.script(), script.replace(slip.says(), slip.instead()));
                Path site = folder.resolve("site" + SLIPS.indexOf(slip));
                BuiltSite.write(folder, site);
                expect(slip.says(), looked(chromium, site, slip), slip.told(), missed);
                Files.delete(folder.resolve("templates/assets/" + slip.script()));
            }
        }
        assertEquals(List.of(), missed);
    }

    private static List<String> looked(Chromium chromium, Path site, Slip slip) {
        try (BrowserContext reader = chromium.reader(site, new Browser.NewContextOptions());
                Page page = reader.newPage()) {
            Chromium.open(page, slip.path());
            return slip.look().apply(page);
        }
    }

    private static List<String> heard(BrowserContext reader, String path) {
        try (Page page = reader.newPage()) {
            var heard = Reading.listen(page, Chromium.SERVER);
            Chromium.open(page, path);
            return heard;
        }
    }

    private static void expect(String name, List<String> found, String told, List<String> missed) {
        if (found.stream().noneMatch(each -> each.contains(told))) {
            missed.add(name + ": only " + found);
        }
    }
}
