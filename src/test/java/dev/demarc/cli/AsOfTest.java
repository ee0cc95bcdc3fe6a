package dev.demarc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.demarc.history.TestRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A wiki as it was at the end of a day. */
class AsOfTest {

    @TempDir
    Path top;

    @Test
    void pagesAreThoseOfTheDayAndTheLookIsThatOfNow() {
        try (var repository = TestRepository.in(top)) {
            repository
                    .with("content/a.md", "# A", "", "Old.")
                    .with("content/gone.md", "# Gone")
                    .committed("2026-01-01");
            repository
                    .without("content/gone.md")
                    .with("content/a.md", "# A", "", "New.")
                    .with("demarc.yml", "title: Of now")
                    .committed("2026-01-03");
            var wiki = TestWiki.in(top);

            wiki.run("build").exits(Exit.CLEAN);
            wiki.run("build", "--as-of", "2026-01-02").exits(Exit.CLEAN).finds();
            assertTrue(wiki.read("site/a.html").contains("Old."));
            assertTrue(wiki.read("site/a.html").contains("Of now"));
            assertTrue(Files.exists(top.resolve("site/gone.html")));

            wiki.run("build").exits(Exit.CLEAN);
            assertTrue(wiki.read("site/a.html").contains("New."), "nothing of then is remembered");
            assertFalse(Files.exists(top.resolve("site/gone.html")));

            wiki.run("build", "--as-of", "2026-01-03").exits(Exit.CLEAN);
            assertTrue(wiki.read("site/a.html").contains("New."), "the day itself counts");
        }
    }

    @Test
    void whatIsKeptOfNowStays() throws IOException {
        try (var repository = TestRepository.in(top)) {
            repository.with("content/a.md", "# A", "", "Old.").committed("2026-01-01");
            repository.with("content/a.md", "# A", "", "New.").committed("2026-01-03");
            var wiki = TestWiki.in(top);
            Files.createDirectories(top.resolve(".demarc"));
            wiki.run("check").exits(Exit.CLEAN);
            var kept = wiki.files(".demarc");
            assertTrue(kept.keySet().stream().anyMatch(name -> name.startsWith("pages-")));

            wiki.run("check", "--as-of", "2026-01-02").exits(Exit.CLEAN);
            kept.forEach(
                    (name, bytes) -> assertEquals(bytes, wiki.files(".demarc").get(name), name));
        }
    }

    @Test
    void theDayCountsAsTodayUnlessAnotherIsNamed() {
        try (var repository = TestRepository.in(top)) {
            repository
                    .with("content/a.md", "---", "owner: Ann", "review-by: 2026-02-01", "---", "# A")
                    .committed("2026-01-01");
            var wiki = TestWiki.in(top);

            wiki.run("check", "--as-of", "2026-01-15").finds();
            wiki.run("check", "--as-of", "2026-01-15", "--today", "2026-02-02")
                    .finds("content/a.md:3:12 warning review-due");
        }
    }

    @Test
    void findingsAreThoseOfThen() {
        try (var repository = TestRepository.in(top)) {
            repository.with("content/a.md", "# A", "", "[gone](gone.md)").committed("2026-01-01");
            repository.with("content/a.md", "# A").committed("2026-01-02");
            var wiki = TestWiki.in(top);

            wiki.run("check").exits(Exit.CLEAN).finds();
            wiki.run("check", "--as-of", "2026-01-01").exits(Exit.FINDINGS).finds("content/a.md:3:8 error broken-link");
        }
    }

    @Test
    void aDayBeforeTheFirstCommitIsRefused() {
        try (var repository = TestRepository.in(top)) {
            repository.with("content/a.md", "# A").committed("2026-01-02");
            TestWiki.in(top)
                    .run("build", "--as-of", "2026-01-01")
                    .exits(Exit.USAGE)
                    .tells("Nothing had been committed by 2026-01-01");
        }
    }

    @Test
    void aShallowCopyAndAFolderWithoutCommitsAreRefused() throws IOException {
        var wiki = TestWiki.in(top).with("content/a.md", "# A");
        wiki.run("check", "--as-of", "2026-01-01").exits(Exit.USAGE).tells("No repository is here");
        try (var repository = TestRepository.in(top)) {
            Files.writeString(top.resolve(".git/shallow"), repository.committed("2026-01-01") + "\n");
            wiki.run("check", "--as-of", "2026-01-01").exits(Exit.USAGE).tells("lacks older commits");
        }
    }

    @Test
    void aDayIsWrittenAsADayAndWhatWasIsNotMended() {
        var wiki = TestWiki.in(top).with("content/a.md", "# A");
        wiki.run("build", "--as-of", "yesterday").exits(Exit.USAGE).tells("`--as-of` wants a date");
        wiki.run("check", "--fix", "--as-of", "2026-01-01").exits(Exit.USAGE).tells("What was can't be mended.");
        assertEquals("# A\n", wiki.read("content/a.md"));
    }
}
