package dev.demarc.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every kind of page looks as it did when somebody last looked. The wiki {@code look} is small and changes with nobody's
 * edits to the guide.
 *
 * <p>After a wanted change: {@code mvn test -Dtest=LookTest -Ddemarc.look=keep}, then look at what changed in git.
 */
@Tag("browser")
class LookTest {

    private static final Path KEPT = Path.of("src/test/resources/look");
    private static final int LARGEST = 15_000;

    /** So many of a thousand spots may differ: other letters of the same size do less, a block that moved more. */
    static final int TOLERANCE = 20;

    /** Faces that bin/verify installs: with whatever else a machine has, lines would break elsewhere. */
    private static final String FACES =
            ":root{--dm-sans:'Liberation Sans';--dm-serif:'Liberation Serif';--dm-mono:'Liberation Mono'}";

    private static final List<String> KINDS = List.of(
            "404.html",
            "index.html",
            "article.html",
            "findings.html",
            "security.html",
            "security/abstracted.html",
            "security/customer.html",
            "security/encryption-at-rest.html",
            "who-does-what.html",
            "who-does-what/customer.html");

    /** A way of looking: its window, and by how much its pictures are made smaller. */
    enum Way {
        LIGHT(1440, 900, 10),
        DARK(1440, 900, 10),
        PHONE(390, 840, 6),
        PRINT(794, 1120, 8);

        final int width;
        final int height;
        final int scale;

        Way(int width, int height, int scale) {
            this.width = width;
            this.height = height;
            this.scale = scale;
        }

        Browser.NewContextOptions window() {
            return new Browser.NewContextOptions()
                    .setColorScheme(this == DARK ? ColorScheme.DARK : ColorScheme.LIGHT)
                    .setViewportSize(width, height);
        }

        Picture picture(Page page) {
            page.addStyleTag(new Page.AddStyleTagOptions().setContent(FACES));
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(this == PRINT ? Media.PRINT : Media.SCREEN));
            return Picture.of(page.screenshot(), scale);
        }

        Path kept(String path) {
            return KEPT.resolve(
                    path.replace(".html", "").replace('/', '-') + "-" + name().toLowerCase(Locale.ROOT) + ".png");
        }
    }

    @TempDir
    Path site;

    @Test
    void everyKindLooksAsItDid() throws IOException {
        BuiltSite.write(Path.of("src/test/wikis/look").toAbsolutePath(), site);
        boolean keep = "keep".equals(System.getProperty("demarc.look"));
        var found = new ArrayList<String>();
        try (var chromium = new Chromium()) {
            for (Way way : Way.values()) {
                try (BrowserContext reader = chromium.reader(site, way.window());
                        Page page = reader.newPage()) {
                    for (String path : KINDS) {
                        Chromium.open(page, path);
                        Picture now = way.picture(page);
                        Path kept = way.kept(path);
                        if (keep) {
                            now.keep(kept);
                        } else {
                            int apart = Picture.kept(kept).differenceFrom(now);
                            if (apart > TOLERANCE) {
                                now.keep(Path.of("target/look").resolve(kept.getFileName()));
                                found.add(kept + ": " + apart + " of 1000 spots differ");
                            }
                        }
                    }
                }
            }
        }
        assertEquals(
                List.of(),
                found,
                "What it looks like now lies in target/look. If it is meant so:"
                        + " mvn test -Dtest=LookTest -Ddemarc.look=keep");
    }

    @Test
    void theKeptPicturesAreSmallAndThereIsNoOtherOne() throws IOException {
        var wanted = new ArrayList<String>();
        for (Way way : Way.values()) {
            KINDS.forEach(path -> wanted.add(way.kept(path).getFileName().toString()));
        }
        try (var files = Files.list(KEPT)) {
            for (Path file : files.toList()) {
                assertTrue(wanted.remove(file.getFileName().toString()), file + " is nobody's picture");
                assertTrue(Files.size(file) <= LARGEST, file + " has " + Files.size(file) + " bytes");
            }
        }
        assertEquals(List.of(), wanted);
    }
}
