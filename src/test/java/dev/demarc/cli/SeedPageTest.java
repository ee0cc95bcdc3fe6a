package dev.demarc.cli;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page that Demarc grew from, as it was: its faults are the first that it must find. */
class SeedPageTest {

    @TempDir
    Path folder;

    @Test
    void itsFaultsAreFoundAndNothingElse() {
        TestWiki.copyOf("seed-page", folder)
                .run("check")
                .exits(Exit.FINDINGS)
                .finds(
                        "seed-page.md:6:1 error missing-image",
                        "seed-page.md:8:44 warning near-miss",
                        "seed-page.md:23:193 info tables-overlap")
                .says("`clould` is one letter away from “cloud”, which this wiki uses 3 times.")
                .says("./images/user-aws-security-respondsibility.png")
                .says("encrypting the data")
                .says("seed-page.md:16:234");
    }

    @Test
    void itIsBuiltAllTheSame() {
        var wiki = TestWiki.copyOf("seed-page", folder);
        wiki.run("build").exits(Exit.FINDINGS);
        org.junit.jupiter.api.Assertions.assertTrue(
                wiki.read("site/seed-page.html").contains("Infrastructure services"));
    }
}
