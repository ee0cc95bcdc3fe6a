package dev.demarc.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.demarc.output.Artefact;
import dev.demarc.output.Ledger;
import dev.demarc.source.Digest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files of equal keys have equal bytes, whichever state of a wiki they are of: what lies there from an earlier build, or
 * comes from another, is taken for that.
 */
@Tag("once")
class EqualKeysTest {

    private static final int STEPS = 30;
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    /** A file, and what it was made of. */
    private record Made(String path, Digest key) {}

    @TempDir
    Path root;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5})
    void wheneverAFileDiffersItsKeyDoes(long seed) throws IOException {
        var edits = new RandomEdits(root, seed);
        edits.firstWiki();
        var known = new HashMap<Made, Digest>();
        var again = new TreeSet<String>();
        var history = new ArrayList<String>();
        for (int step = 0; step < STEPS; step++) {
            var wiki = Wiki.open(new Wiki.Wanted(root, root.resolve("demarc.yml"), new TreeMap<>(), null, null, false))
                    .value();
            var recall = Recall.ofNothing(wiki, Sharing.NONE);
            try (var build = new SiteBuild(wiki, Passes.USUAL, recall, 1, Progress.UNHEARD)) {
                for (Artefact file : build.run(wiki.sources(TODAY)).artefacts().values()) {
                    if (!file.key().equals(Ledger.UNKNOWN)) {
                        var content = Digest.of(file.bytes());
                        Digest before = known.putIfAbsent(new Made(file.path(), file.key()), content);
                        if (before != null) {
                            again.add(file.path());
                            assertEquals(before, content, file.path() + ", seed " + seed + ", after " + history);
                        }
                    }
                }
            }
            edits.some(history);
        }
        assertTrue(again.contains("assets/search/w0.js"), "No file of the search was the same twice");
    }
}
