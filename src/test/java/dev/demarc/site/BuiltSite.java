package dev.demarc.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.demarc.build.SiteBuild;
import dev.demarc.build.Wiki;
import dev.demarc.output.Outputs;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;

/** Writes a wiki's site for tests, on a day that never changes. */
final class BuiltSite {

    private BuiltSite() {}

    static void write(Path root, Path site) throws IOException {
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
}
