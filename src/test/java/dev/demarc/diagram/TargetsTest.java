package dev.demarc.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.demarc.matrix.Category;
import dev.demarc.matrix.Concern;
import dev.demarc.matrix.Matrix;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The figures of the agreed designs: the same data must give the same geometry. */
class TargetsTest {
    @Test
    void theAwsStackHasOneLineAcrossItsPanels() {
        String svg = StackDiagram.draw(Sample.aws(), drawing(Width.FILE, "aws-security-stack"));
        has(svg, "viewBox=\"0 0 864 476\"");
        has(
                svg,
                "<path class=\"d-d\" d=\"M0 321L96 321L338.67 321L348.67 321L348.67 249L358.67 249L601.33 249L611.33"
                        + " 249L621.33 249L778.69 249L792.97 213L864 213\"/>");
        has(svg, "M621.33 214h171.64l-14.28 34H621.33z");
        has(svg, "M792.97 214H864v34H778.69z");
        has(svg, "<text y=\"149.88\"><tspan x=\"136\">Network firewall</tspan><tspan x=\"136\" dy=\"15\">rules");
        has(svg, "<text y=\"297.85\" class=\"d-m\"><tspan x=\"0\">security IN the</tspan>");
        has(svg, "<text class=\"d-h\" x=\"0\" y=\"341\">AWS</text>");
    }

    @Test
    void onASmallScreenEachPanelHasALineOfItsOwn() {
        String svg = StackDiagram.draw(Sample.aws(), drawing(Width.NARROW, "aws-security-stack"));
        has(svg, "id=\"aws-security-stack-n\" viewBox=\"0 0 320 1328\"");
        has(svg, "<path class=\"d-d\" d=\"M0 1137L157.36 1137L171.64 1101L320 1101\"/>");
        assertFalse(svg.contains("<style>"));
    }

    @Test
    void oneCategoryAloneIsNarrow() {
        Matrix one = Sample.aws().only(List.of(), List.of("c0"));
        String svg = StackDiagram.draw(one, drawing(Width.INLINE, "aws-security-c0-stack"));
        has(svg, "viewBox=\"0 0 320 428\"");
        has(svg, "d=\"M0 309L320 309\"");
        assertFalse(svg.contains("<style>"));
    }

    @Test
    void everyStateHasItsLookInAMatrix() {
        String svg = MatrixDiagram.draw(Sample.portal(), drawing(Width.FILE, "m"));
        has(svg, "viewBox=\"0 0 864 360\"");
        for (String look : List.of("gap", "na", "o1", "o2", "o3", "out23", "s21", "s23", "u", "v2", "x23")) {
            has(svg, "<g id=\"m-" + look + "\">");
        }
        has(svg, "<path class=\"d-di\" d=\"M90.69 0L86.69 8M77.69 26L73.69 34\"/>");
        has(svg, "<use href=\"#m-x23\" x=\"699.62\" y=\"175\"/>");
        has(svg, "<path class=\"d-g2\" d=\"M33.5 17h9m-3.5 -3.5l3.5 3.5l-3.5 3.5\"/>");
    }

    @Test
    void aNarrowMatrixHasItsLabelsOverItsCells() {
        String svg = MatrixDiagram.draw(Sample.portal(), drawing(Width.NARROW, "m"));
        has(svg, "viewBox=\"0 0 320 573\"");
        has(svg, "<text x=\"0\" y=\"57.38\">Customer data</text>");
        has(svg, "<text class=\"d-m d-c\" x=\"38.88\" y=\"18.9\">n/a</text>");
        has(svg, "<use href=\"#m-n-u\" x=\"242.25\" y=\"475\"/>");
    }

    @Test
    void theStaircaseHasOneLineOfRightAngles() {
        String svg = StaircaseDiagram.draw(Sample.google(), drawing(Width.FILE, "google-staircase"));
        has(svg, "viewBox=\"0 0 864 463\"");
        has(svg, "<path class=\"d-d\" d=\"M0 460H187H356.25V304H525.5V174H694.75V122H864\"/>");
        has(svg, "<path class=\"d-t2\" d=\"M187 44H864V122H694.75V174H525.5V304H356.25V460H187z\"/>");
        has(svg, "<text class=\"d-m\" x=\"565.5\" y=\"320.9\">11 of 16</text>");
        String narrow = StaircaseDiagram.draw(Sample.google(), drawing(Width.NARROW, "google-staircase"));
        has(narrow, "viewBox=\"0 0 320 474\"");
        has(narrow, "<path class=\"d-d\" d=\"M158.48 471H198.86V327H239.24V207H279.62V159H320\"/>");
    }

    @Test
    void aWordOfASharedRowIsWholeWhereThereIsRoom() {
        String svg = StackDiagram.draw(
                new Sample("t")
                        .party("A", 1, "A", null)
                        .party("C", 2, "C", null)
                        .category("One")
                        .category("Two")
                        .category("Three")
                        .category("Four")
                        .row("Applications", "C", "C", "A+C", "A")
                        .matrix(),
                drawing(Width.INLINE, "s"));
        assertFalse(svg.contains("Applicatio-"));
        has(svg, ">Applications</text>");
    }

    @Test
    void aCellOfAPageLeadsToItsPlaceAndAFilesDoesNot() {
        var links = new CellLinks() {
            @Override
            public String href(Concern concern, Category category) {
                return "#" + concern.id() + "." + category.id();
            }

            @Override
            public String told(Concern concern, Category category) {
                return concern.name() + " & " + category.name();
            }
        };
        Matrix one = new Sample("t")
                .party("A", 1, "A", null)
                .category("One")
                .row("Row", "A")
                .matrix();
        String inline = MatrixDiagram.draw(one, new Drawing(Width.INLINE, "m", English.WORDS, links));
        has(inline, "role=\"group\" aria-labelledby=\"m-t\" aria-describedby=\"m-d\"");
        has(
                inline,
                "<a href=\"#r0.c0\"><title>Row &amp; One</title><path class=\"d-l\" d=\"M728 27h168v34h-168z\"/></a>");
        String file = MatrixDiagram.draw(one, new Drawing(Width.FILE, "m", English.WORDS, links));
        has(file, "role=\"img\" aria-labelledby=\"m-t m-d\"");
        assertFalse(file.contains("<a "));
    }

    @Test
    void aBadgeIsOneCell() {
        Matrix aws = Sample.aws();
        String svg = Badge.draw(aws, aws.concerns().get(4), aws.categories().get(2), drawing(Width.FILE, "b"));
        has(svg, "viewBox=\"0 0 110.25 22\"");
        has(svg, "<path class=\"d-di\" d=\"M60.62 0L59.62 2M50.62 20L49.62 22\"/>");
        has(
                Badge.draw(aws, aws.concerns().get(0), aws.categories().get(0), drawing(Width.FILE, "b")),
                "viewBox=\"0 0 104.75 22\"");
    }

    @Test
    void aCardsPictureHasTheLine() {
        has(
                Micro.draw(Sample.aws()),
                "d=\"M0 58.8L77.33 58.8L81.33 42L158.67 42L162.67 42L192.05 42L210.61 33.6L240 33.6\"/></svg>");
    }

    @Test
    void aDescriptionTellsEveryCell() {
        String svg = StackDiagram.draw(Sample.aws(), drawing(Width.INLINE, "s"));
        has(
                svg,
                "<desc id=\"s-d\">Infrastructure services: Customer holds 7 in a row, from Customer data down to"
                        + " Operating system; AWS holds Virtualisation and host OS, Hardware and networking and"
                        + " Regions, AZs, data centres. Container services: Customer holds 5 in a row, from Customer"
                        + " data down to Encryption at rest; AWS holds 5 in a row, from Application platform down to"
                        + " Regions, AZs, data centres. Abstracted services: Customer holds 4 in a row, from Customer"
                        + " data down to Backups; AWS holds 5 in a row, from Application platform down to Regions,"
                        + " AZs, data centres; shared by AWS and Customer: Encryption at rest.</desc>");
        String edge =
                MatrixDiagram.draw(Sample.portal().only(List.of(), List.of("c2", "c3")), drawing(Width.FILE, "m"));
        has(edge, "Customer answers for what Fastly does: Edge TLS and DDoS defence; shared by AWS and Customer: ");
        has(edge, "varies, with Customer until it is known: Backup and restore; held by nobody: Log retention.");
        has(edge, "claimed by Customer and Fastly without an agreement: Encryption at rest; not applicable: Backup");
    }

    @Test
    void onlyTwoRunsMakeAStaircase() {
        assertTrue(StaircaseDiagram.fits(Sample.google()));
        assertFalse(StaircaseDiagram.fits(Sample.aws()));
        assertFalse(StaircaseDiagram.fits(rows("C", "A", "C")));
        assertTrue(StaircaseDiagram.fits(rows("C", "C", "A")));
        assertTrue(StaircaseDiagram.fits(rows("A", "A", "A")));
        assertFalse(StaircaseDiagram.fits(rows("C", "", "A")));
        assertFalse(StaircaseDiagram.fits(rows()));
    }

    private static Matrix rows(String... holders) {
        var sample = new Sample("t")
                .party("A", 1, "A", null)
                .party("C", 2, "C", null)
                .category("one");
        for (String holder : holders) {
            sample.row("row", holder);
        }
        return sample.matrix();
    }

    private static Drawing drawing(Width width, String id) {
        return new Drawing(width, id, English.WORDS);
    }

    private static void has(String svg, String part) {
        assertTrue(svg.contains(part), () -> part + "\nis not in\n" + svg);
        assertEquals(1, svg.split("<svg", -1).length - 1);
    }
}
