package dev.demarc.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.demarc.matrix.ClaimsFile;
import dev.demarc.source.Located;
import dev.demarc.source.Span;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClaimsReaderTest {

    private static final ClaimsFile EXPECTED = new ClaimsFile(
            "a.claims.yml",
            "content/a.claims.yml",
            new Located<>("aws", Span.of(1, 9, 3)),
            new Located<>("provider", Span.of(2, 8, 8)),
            new ClaimsFile.Upkeep("team", new Located<>(LocalDate.of(2027, 1, 31), Span.of(9, 12, 10))),
            List.of(
                    new ClaimsFile.Claim(
                            new Located<>("abstracted", Span.of(4, 3, 10)),
                            new Located<>("encryption", Span.of(5, 5, 10)),
                            "Encrypts."),
                    new ClaimsFile.Claim(
                            new Located<>("abstracted", Span.of(4, 3, 10)),
                            new Located<>("backups", Span.of(6, 5, 7)),
                            null)),
            true);

    @Test
    void claimsKnowTheirPlaces() {
        var read = ClaimsReader.read(Given.file("a.claims.yml", """
                matrix: aws
                party: provider
                claims:
                  abstracted:
                    encryption: Encrypts.
                    backups: ~
                  container:
                owner: team
                review-by: 2027-01-31
                source: {url: https://example.org/}
                x-note: mine
                """));
        assertEquals(List.of(), read.findings());
        assertEquals(EXPECTED, read.value());
    }

    @Test
    void jsonDoesToo() {
        var read = ClaimsReader.read(Given.file(
                "a.claims.json", "{\"matrix\": \"aws\", \"party\": \"p\", \"claims\": {\"c\": {\"r\": \"A.\"}}}"));
        assertEquals(List.of(), read.findings());
        assertEquals("A.", read.value().claims().get(0).text());
        assertEquals(Span.of(1, 50, 3), read.value().claims().get(0).span());
    }

    @Test
    void mistakesAreToldInOneRun() {
        var read = ClaimsReader.read(Given.file("a.claims.yml", """
                party:
                claim: {}
                claims:
                  otherwise: {a: B.}
                  iaas: text
                  paas: {a: [b]}
                review-by: soon
                """));
        assertEquals(
                List.of(
                        "1:1 wrong-value matrix",
                        "1:1 wrong-value party",
                        "2:1 unknown-key claim",
                        "4:3 wrong-value otherwise",
                        "5:9 wrong-value iaas",
                        "6:13 wrong-value a",
                        "7:12 wrong-value review-by"),
                Given.findings(read));
        assertNull(read.value().party());
        assertEquals(1, read.value().claims().size());
    }

    @Test
    void anUnreadableFileStillSaysOfWhichMatrixItSpeaks() {
        var read = ClaimsReader.read(Given.file("a.claims.yml", "matrix: aws\nclaims: {a: {b: c}\n"));
        assertEquals(List.of("2:9 unreadable"), Given.findings(read));
        assertFalse(read.value().readable());
        assertEquals(new Located<>("aws", Span.of(1, 9, 3)), read.value().matrix());
    }
}
