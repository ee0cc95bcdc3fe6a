package dev.demarc.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import dev.demarc.matrix.Category;
import dev.demarc.matrix.Concern;
import dev.demarc.matrix.Matrix;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Measures in a browser that all text of drawings lies in its cell, and over nothing else. */
@Tag("browser")
class DrawnTextTest {

    /** Every cell leads somewhere, so that each has an area to measure its text by. */
    private static final CellLinks LINKS = new CellLinks() {
        @Override
        public String href(Concern concern, Category category) {
            return "#" + concern.id() + "." + category.id();
        }

        @Override
        public String told(Concern concern, Category category) {
            return concern.name() + ", " + category.name();
        }
    };

    private static final List<String> STATES = List.of("A", "C", "A+C", "A!C", "C>A", ">A", "~C", "~", "-", "?", "");

    private static Map<String, Matrix> matrices() {
        var all = new LinkedHashMap<String, Matrix>();
        all.put("aws", Sample.aws());
        all.put("portal", Sample.portal());
        all.put("google", Sample.google());
        all.put("states", states(4));
        all.put("six", states(6));
        all.put("wide", wide());
        all.put("long", longLabels());
        for (int parties = 3; parties <= 5; parties++) {
            all.put("parties-" + parties, parties(parties));
        }
        return all;
    }

    /** Every state, with labels of one and of two lines. */
    private static Matrix states(int columns) {
        var sample =
                new Sample("States").party("AWS", 1, "A", "of the cloud").party("Customer", 2, "C", "in the cloud");
        for (int j = 0; j < columns; j++) {
            sample.category("Kind of service " + j, "Example", "Another");
        }
        for (int k = 0; k < STATES.size(); k++) {
            var holders = new ArrayList<String>();
            for (int j = 0; j < columns; j++) {
                holders.add(STATES.get((k + j) % STATES.size()));
            }
            String name = k % 2 == 0 ? "Application platform" : "Virtualisation, host operating systems and networking";
            sample.row(name, holders.toArray(new String[0]));
        }
        return sample.matrix();
    }

    private static Matrix wide() {
        var sample = new Sample("25 x 6").party("Provider", 1, "P", null).party("Customer", 2, "C", null);
        for (int j = 0; j < 6; j++) {
            sample.category("Category number " + j);
        }
        for (int k = 0; k < 25; k++) {
            var holders = new ArrayList<String>();
            for (int j = 0; j < 6; j++) {
                holders.add((k + j) % 9 == 0 ? "P+C" : k < 12 - j ? "C" : "P");
            }
            sample.row(
                    "Concern " + k + (k % 4 == 0 ? " with a label that takes two lines" : ""),
                    holders.toArray(new String[0]));
        }
        return sample.matrix();
    }

    private static Matrix longLabels() {
        return new Sample("Long")
                .party("A provider with a long name", 1, "A", "what it has promised to all of its customers in writing")
                .party("Customer organisation", 2, "C", "what remains")
                .category(
                        "Infrastructure, platforms and everything that runs on them", "Some example", "Some other one")
                .category("Donaudampfschifffahrtsgesellschaft", "Rindfleischetikettierungsüberwachung")
                .category("サービスとしてのソフトウェア", "例")
                .row("Retention and deletion of personal data at the end of a contract", "A", "C", "A+C")
                .row("Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz", "A+C", "A!C", "C>A")
                .row("責任分界点の定義と運用、およびその定期的な見直し", "~A", "?", "-")
                .row("MMMMMMMMMM WWWWWWWWWW MMMMMMMMMM WWWWWWWWWW", "", "A+C", "C")
                .row("path/to/a_very-long.name/with_many-parts.of/it", "C", "~", "A")
                .matrix();
    }

    private static Matrix parties(int count) {
        var letters = List.of("A", "B", "C", "D", "E").subList(0, count);
        var sample = new Sample(count + " parties");
        for (int i = 0; i < count; i++) {
            sample.party("Party " + letters.get(i), i + 1, letters.get(i), "band " + i);
        }
        sample.category("First kind")
                .category("Second kind")
                .category("Third kind")
                .category("Fourth kind");
        String everybody = String.join("+", letters);
        String disputed = String.join("!", letters);
        return sample.row("Identity and access", everybody, "A+B", "B+C", disputed)
                .row("Application platform", "A", "B", "C", letters.get(count - 1))
                .row("Network firewall rules", "A!B", everybody, "C>A", "~B")
                .row("Encryption at rest", disputed, "B>C", everybody, "A+C")
                .matrix();
    }

    @Test
    void noTextLeavesItsCellOrLiesOverAnother() throws IOException {
        var found = new TreeSet<String>();
        String css = Files.readString(Path.of("templates/assets/demarc.css"));
        try (var playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(chromium())
                                .setArgs(List.of("--no-sandbox")));
                Page page = browser.newPage()) {
            for (Map.Entry<String, Matrix> each : matrices().entrySet()) {
                for (Width width : Width.values()) {
                    page.setContent("<!doctype html><style>" + (width == Width.FILE ? "" : css) + "</style>"
                            + drawn(each.getKey(), each.getValue(), width));
                    Object measured = page.evaluate(overflow());
                    if (measured instanceof List<?> list) {
                        list.forEach(told -> found.add(width + " " + told));
                    }
                }
            }
        }
        assertEquals("", String.join("\n", found));
    }

    private static String drawn(String id, Matrix matrix, Width width) {
        var words = English.WORDS;
        var html = new StringBuilder();
        html.append(StackDiagram.draw(matrix, new Drawing(width, id + "-stack", words, LINKS)));
        html.append(MatrixDiagram.draw(matrix, new Drawing(width, id + "-matrix", words, LINKS)));
        html.append(StaircaseDiagram.draw(matrix, new Drawing(width, id + "-staircase", words, LINKS)));
        for (Category category : matrix.categories()) {
            var one = matrix.only(List.of(), List.of(category.id()));
            html.append(StackDiagram.draw(one, new Drawing(width, id + "-" + category.id() + "-stack", words, LINKS)));
        }
        return html.toString();
    }

    private static String overflow() throws IOException {
        try (InputStream script = DrawnTextTest.class.getResourceAsStream("/dev/demarc/overflow.js")) {
            assertTrue(script != null);
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Path chromium() {
        String named = System.getenv("DEMARC_CHROMIUM");
        Path chromium = Path.of(named == null || named.isEmpty() ? "/usr/bin/chromium" : named);
        assertTrue(Files.isExecutable(chromium), "There is no Chromium here; bin/verify installs it.");
        return chromium;
    }
}
