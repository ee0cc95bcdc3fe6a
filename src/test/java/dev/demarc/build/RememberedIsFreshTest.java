package dev.demarc.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.Findings;
import dev.demarc.output.Artefact;
import dev.demarc.source.Sources;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * After any edits, a build that remembers gives what one gives that has never run.
 *
 * <p>Each seed is an author of his own. For thousands of edits instead of hundreds:
 * {@code mvn test -Dtest=RememberedIsFreshTest,KeptBuildsTest -Ddemarc.seeds=200}.
 */
@Tag("once")
class RememberedIsFreshTest {

    private static final int STEPS = 25;
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 11, 21);

    @TempDir
    Path root;

    static LongStream seeds() {
        return Long.getLong("demarc.seeds") == null
                ? LongStream.of(1, 2, 3, 5, 8, 13, 21, 34)
                : LongStream.rangeClosed(1, Long.getLong("demarc.seeds"));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void afterEachEditTheSiteIsAsIfBuiltForTheFirstTime(long seed) throws IOException {
        var edits = new RandomEdits(root, seed);
        edits.firstWiki();
        var wiki = Wiki.open(new Wiki.Wanted(root, root.resolve("demarc.yml"), new TreeMap<>(), null, null, false))
                .value();
        var history = new ArrayList<String>();
        try (var remembering = new SiteBuild(wiki, 2)) {
            LocalDate today = FIRST_DAY;
            Sources sources = wiki.sources(today);
            Set<String> before = causes(remembering.run(sources).findings());
            for (int step = 0; step < STEPS; step++) {
                var changed = edits.some(history);
                // Now and then midnight has passed.
                today = step % 4 == 3 ? today.plusDays(1) : today;
                sources = sources.with(changed).on(today);
                Built built = remembering.run(sources);
                if (step % 7 == 6) {
                    continue; // The next edit comes before anybody has looked at this state.
                }
                String when = "seed " + seed + ", after " + history;
                if (step % 2 == 0) {
                    assertToldSoon(built, before, when);
                }
                assertSame(fresh(wiki, today), Shown.of(built, step % 2 == 0), when);
                before = causes(built.findings());
                assertFoundByPath(built, when);
                history.clear();
            }
        }
    }

    private static Shown fresh(Wiki wiki, LocalDate today) throws IOException {
        try (var build = new SiteBuild(wiki, 1)) {
            return Shown.of(build.run(wiki.sources(today)), false);
        }
    }

    /** What is told before all pages are made lacks only what making some shows, and holds only what some showed before. */
    private static void assertToldSoon(Built built, Set<String> before, String when) {
        Findings told = built.findingsSoon();
        if (told == null) {
            return;
        }
        Set<String> soon = causes(told);
        Set<String> all = causes(built.findings());
        var shown = new HashSet<String>();
        built.shownByPath().values().forEach(each -> each.forEach(finding -> shown.add(cause(finding))));
        for (String cause : soon) {
            assertTrue(all.contains(cause) || before.contains(cause), () -> "Untrue: " + cause + ", " + when);
        }
        for (String cause : all) {
            assertTrue(soon.contains(cause) || shown.contains(cause), () -> "Late: " + cause + ", " + when);
        }
    }

    private static Set<String> causes(Findings findings) {
        return findings.list().stream().map(RememberedIsFreshTest::cause).collect(Collectors.toSet());
    }

    private static String cause(Diagnostic finding) {
        return finding.rule().id() + " at " + finding.location();
    }

    /** A preview asks for one file, and nobody lists all of them for it. */
    private static void assertFoundByPath(Built built, String when) {
        var listed = built.artefacts();
        for (Artefact file : listed.values()) {
            Artefact found = built.artefact(file.path());
            assertNotNull(found, file.path() + ", " + when);
            assertEquals(file.path(), found.path(), when);
            assertEquals(file.last(), found.last(), file.path() + ", " + when);
            for (String near : List.of(file.path() + ".html", file.path() + ".md", "x/" + file.path())) {
                assertEquals(listed.containsKey(near), built.artefact(near) != null, near + ", " + when);
            }
        }
    }

    /** File by file, or nobody could read the difference. */
    private static void assertSame(Shown fresh, Shown remembered, String when) {
        assertEquals(fresh.files().keySet(), remembered.files().keySet(), when);
        fresh.files()
                .forEach((path, bytes) -> assertEquals(bytes, remembered.files().get(path), path + ", " + when));
        assertEquals(fresh.findings(), remembered.findings(), when);
        assertEquals(fresh.counts(), remembered.counts(), when);
    }
}
