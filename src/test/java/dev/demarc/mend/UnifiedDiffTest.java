package dev.demarc.mend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What `patch` reads. */
class UnifiedDiffTest {

    @Test
    void aChangedLineStandsBetweenThreeOthers() {
        assertEquals(
                List.of(
                        "--- a/x.md",
                        "+++ b/x.md",
                        "@@ -2,7 +2,7 @@",
                        " 2",
                        " 3",
                        " 4",
                        "-5",
                        "+five",
                        " 6",
                        " 7",
                        " 8"),
                UnifiedDiff.of("x.md", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n"));
    }

    @Test
    void aLastLineWithoutItsEndIsToldSo() {
        assertEquals(
                List.of(
                        "--- a/x.md",
                        "+++ b/x.md",
                        "@@ -1,2 +1,2 @@",
                        " 1",
                        "-2\n\\ No newline at end of file",
                        "+two\n\\ No newline at end of file"),
                UnifiedDiff.of("x.md", "1\n2", "1\ntwo"));
    }

    @Test
    void equalTextsDontDiffer() {
        assertEquals(List.of(), UnifiedDiff.of("x.md", "1\n", "1\n"));
    }
}
