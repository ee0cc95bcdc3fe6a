package dev.demarc.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import dev.demarc.build.SiteBuild;
import dev.demarc.build.Wiki;
import dev.demarc.output.Outputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;

/** This repository's own wiki, and the browser to look at it with. */
final class Published {

    private Published() {}

    /** Writes the site to a folder, as of a day that doesn't change. */
    static void wiki(Path site) throws IOException {
        Path root = Path.of("").toAbsolutePath();
        var wanted = new Wiki.Wanted(root, root.resolve("demarc.yml"), new TreeMap<>(), site, null, false);
        var wiki = Wiki.open(wanted).value();
        var folders = wiki.folders();
        var opened = Outputs.open(folders.dest(), folders.root(), folders.source(), line -> {});
        if (!(opened instanceof Outputs.Opened.Ready ready)) {
            throw new IllegalStateException("The wiki can't be written: " + opened);
        }
        try (var outputs = ready.outputs();
                var build = new SiteBuild(wiki, 2)) {
            var built = build.run(wiki.sources(LocalDate.of(2026, 11, 24)));
            assertEquals(List.of(), outputs.write(built.artefacts().values(), 2).failures());
        }
    }

    /** The browser; without one the test fails. */
    static Path chromium() {
        String named = System.getenv("DEMARC_CHROMIUM");
        Path chromium = Path.of(named == null || named.isEmpty() ? "/usr/bin/chromium" : named);
        if (!Files.isExecutable(chromium)) {
            fail("There is no Chromium at " + chromium + ". Run bin/verify, which installs it, or name one in"
                    + " DEMARC_CHROMIUM.");
        }
        return chromium;
    }
}
