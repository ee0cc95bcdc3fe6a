package dev.demarc.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.model.PageFacts;
import dev.demarc.model.PageFacts.Table;
import dev.demarc.source.Located;
import dev.demarc.source.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RulesOfPagesTest {

    private static final List<String> SEED = seed();

    /** The page that Demarc began with. */
    private static List<String> seed() {
        try (var in = RulesOfPagesTest.class.getResourceAsStream("/check/seed-page.md")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Table seedTable(int line) {
        return table(line, 1, SEED.subList(line - 1, line + 3));
    }

    private static List<Located<String>> row(String line, int number) {
        var cells = new ArrayList<Located<String>>();
        int from = line.indexOf('|') + 1;
        for (int bar = line.indexOf('|', from); bar >= 0; bar = line.indexOf('|', from)) {
            String raw = line.substring(from, bar);
            int start = from + raw.length() - raw.stripLeading().length();
            cells.add(new Located<>(
                    raw.strip(), Span.of(number, start + 1, raw.strip().length())));
            from = bar + 1;
        }
        return cells;
    }

    private static Table table(int line, int section, List<String> lines) {
        var rows = new ArrayList<List<Located<String>>>();
        for (int i = 2; i < lines.size(); i++) {
            rows.add(row(lines.get(i), line + i));
        }
        return new Table(Span.of(line, 1, 1), section, row(lines.get(0), line), rows, null);
    }

    private static PageFacts page(Table... tables) {
        return new PageFacts("p.md", List.of(tables), List.of(), List.of(), List.of(), List.of(), PageFacts.Text.NONE);
    }

    private static List<String> found(PageFacts facts) {
        return Catalogue.ofPage(facts).stream()
                .map(f -> f.location() + " " + f.severity().word() + " " + f.rule() + " " + f.message())
                .toList();
    }

    @Test
    void theSeedPagesTablesOverlapOnce() {
        var facts = page(seedTable(13), seedTable(20));
        List<Diagnostic> findings = Catalogue.ofPage(facts);
        assertEquals(
                List.of("p.md:23:193 info tables-overlap Both tables speak of encryption at rest for “Abstracted"
                        + " services”: “encrypting the data” here, “server-side encryption” in line 16."),
                found(facts));
        assertEquals(
                "[Related[location=p.md:16:234, message=“server-side encryption”]]",
                findings.get(0).related().toString());
        assertTrue(Catalogue.tellsDuties(facts));
    }

    @Test
    void oneTableAloneOverlapsWithNothing() {
        assertEquals(List.of(), found(page(seedTable(13))));
        assertEquals(List.of(), found(page(seedTable(13), seedTable(13))));
    }

    @Test
    void wordsThatATableDropsAreTold() {
        var ragged = table(1, 0, List.of("| A | B |", "|---|---|", "| 1 | 2 | three |", "| 1 |", "| 1 | 2 | |"));
        assertEquals(
                List.of("p.md:3:11 warning table-ragged This row has 3 cells, the head has 2; “three” is not shown."),
                found(page(ragged)));
    }

    private static List<String> siblings(List<String> first, List<String> second) {
        return found(page(table(1, 0, first), table(11, 0, second)));
    }

    private static List<String> lines(String head, String... rows) {
        var lines = new ArrayList<>(List.of(head, "|---|---|"));
        lines.addAll(List.of(rows));
        return lines;
    }

    @Test
    void siblingTablesWithAnotherRowDisagree() {
        var aws = lines("| Service | AWS |", "| EC2 | Hosts |", "| S3 | Disks |", "| RDS | Both |");
        assertEquals(
                List.of(
                        "p.md:15:3 warning sibling-tables-disagree This table has “S4” where the one in line 4 has “S3”."),
                siblings(aws, lines("| Service | Customer |", "| EC2 | a |", "| RDS | c |", "| S4 | b |")));
        assertEquals(
                List.of("p.md:11:3 warning sibling-tables-disagree This table lacks “RDS”, which stands in line 5."),
                siblings(aws, lines("| Service | Customer |", "| EC2 | a |", "| S3 | b |")));
        assertEquals(
                List.of(), siblings(aws, lines("| Service | Customer |", "| EC2 | a |", "| S3 | b |", "| RDS | c |")));
        assertEquals(List.of(), siblings(aws, lines("| Service | Amazon |", "| EC2 | a |", "| S3 | b |")));
    }

    @Test
    void siblingTablesWithOtherExamplesDisagree() {
        var aws = lines("| Kind | Examples | AWS |", "| Raw | EC2 | a |", "| Managed | S3 | b |");
        assertEquals(
                List.of("p.md:14:13 warning sibling-tables-disagree “Examples” for “Managed” is not what line 4 says."),
                siblings(aws, lines("| Kind | Examples | Customer |", "| Raw | EC2 | c |", "| Managed | SQS | d |")));
        assertEquals(
                List.of(),
                siblings(
                        aws,
                        lines("| Kind | Examples | Customer |", "| Raw | **EC2** | c |", "| Managed | 2026 | d |")));
    }

    @Test
    void anUndefinedLabelIsTold() {
        var facts = new PageFacts(
                "p.md",
                List.of(),
                List.of(new Located<>("gide", Span.of(3, 8, 4))),
                List.of("guide"),
                List.of(),
                List.of(),
                PageFacts.Text.NONE);
        assertEquals(
                List.of("p.md:3:8 warning undefined-reference Nothing defines `[gide]`, so its brackets are printed."),
                found(facts));
        assertTrue(Catalogue.ofPage(facts).get(0).hint().startsWith("Nearest: `[guide]`."));
    }

    @Test
    void anIdThatStandsTwiceIsTold() {
        var facts = new PageFacts(
                "p.md",
                List.of(),
                List.of(),
                List.of(),
                List.of(new Located<>("a", Span.of(5, 9, 1))),
                List.of(),
                PageFacts.Text.NONE);
        assertEquals(
                List.of("p.md:5:9 warning duplicate-anchor `#a` stands twice on this page; links reach the first."),
                found(facts));
        assertEquals(List.of(), found(PageFacts.none("p.md")));
        assertFalse(Catalogue.tellsDuties(PageFacts.none("p.md")));
    }
}
