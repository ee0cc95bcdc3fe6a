package dev.demarc.exchange.outgoing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.demarc.matrix.Matrix;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tables for people: a row a concern, and the same few words in CSV, Markdown and workbook. */
class TablesTest {

    private static final Matrix MATRIX = Given.matrix(
            "matrix: edge",
            "title: Edge",
            "parties: {aws: {name: AWS}, us: {name: Us}, fastly: {name: Fast_ly}}",
            "categories: {one: {name: 'One | two'}, two: {name: Two}}",
            "concerns:",
            "  a: {name: Keys, group: Data, level: required, who: {one: us, two: {shared: {aws: Disks., us: Keys.}}}}",
            "  b: {name: '=Cache', evidence: [x.md], who: {one: {outsourced: {to: fastly, by: us}}, two: {aws: ~, us: ~}}}",
            "  c: {name: C, who: {one: {varies: Size., default: us}, two: {undetermined: ~, until: 2027-01-31}}}",
            "  d: {name: D, who: {one: {n/a: None.}}}");

    @Test
    void csvHasAColumnForEachCategory() {
        var csv = WideCsv.of(MATRIX);
        assertEquals("""
                Concern,Group,One | two,Two
                Keys,Data,Us,"Shared: AWS, Us"
                '=Cache,,Fast_ly for Us,"Overlap: AWS, Us"
                C,,Varies (Us),Open until 2027-01-31
                D,,n/a,
                """, csv.text());
        assertEquals(
                List.of(
                        "edge: 1 cell tells in words what is done, and that is left out.",
                        "edge: 2 cells have a reason, a condition or an owner, and that is left out.",
                        "edge: 1 concern has a level, and that is left out.",
                        "edge: 1 concern has evidence, and that is left out."),
                Given.losses(csv.report()));
        assertEquals(
                "{OWNED=1, SHARED=1, OVERLAP=1, OUTSOURCED=1, VARIES=1, NOT_APPLICABLE=1, UNDETERMINED=1, MISSING=1}",
                csv.report().cells().toString());
    }

    @Test
    void markdownIsBoundToTheData() {
        assertEquals("""
                <!-- demarc: matrix=edge -->

                | Concern | One \\| two     | Two                   |
                | ------- | -------------- | --------------------- |
                | Keys    | Us             | Shared: AWS, Us       |
                | =Cache  | Fast_ly for Us | Overlap: AWS, Us      |
                | C       | Varies (Us)    | Open until 2027-01-31 |
                | D       | n/a            |                       |
                """, MarkdownTable.of(MATRIX).text());
    }

    @Test
    void whatNobodyToldIsNoLoss() {
        Matrix bare = Given.matrix(
                "matrix: m", "title: M", "parties: {us: ~}", "categories: {one: ~}", "concerns: {a: {who: us}}");
        assertEquals(List.of(), Given.losses(WideCsv.of(bare).report()));
        assertEquals(List.of(), Given.losses(MarkdownTable.of(bare).report()));
        assertEquals(List.of(), Given.losses(MatrixBook.of(bare).report()));
        assertEquals(List.of(), Given.losses(MatrixYaml.outgoing(bare).report()));
    }
}
