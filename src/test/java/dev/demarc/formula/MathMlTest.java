package dev.demarc.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MathMlTest {

    private static final MathMl MATH = new MathMl();

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            quoteCharacter = '~',
            value = {
                "x @ <mi>x</mi>",
                "3.14 @ <mn>3.14</mn>",
                "a<b @ <mi>a</mi><mo>&lt;</mo><mi>b</mi>",
                "a-b @ <mi>a</mi><mo>−</mo><mi>b</mi>",
                "x^2 @ <msup><mi>x</mi><mn>2</mn></msup>",
                "x_{ij} @ <msub><mi>x</mi><mrow><mi>i</mi><mi>j</mi></mrow></msub>",
                "x_1^2 @ <msubsup><mi>x</mi><mn>1</mn><mn>2</mn></msubsup>",
                "\\frac12 @ <mfrac><mn>1</mn><mn>2</mn></mfrac>",
                "\\frac{a}{b} @ <mfrac><mi>a</mi><mi>b</mi></mfrac>",
                "\\sqrt[3]{x} @ <mroot><mi>x</mi><mrow><mn>3</mn></mrow></mroot>",
                "\\alpha\\Gamma @ <mi>α</mi><mi mathvariant=\"normal\">Γ</mi>",
                "\\mathbb{R} @ <mi>ℝ</mi>",
                "\\mathbf{A1} @ <mi>𝐀𝟏</mi>",
                "\\text{if } x @ <mtext>if </mtext><mi>x</mi>",
                "\\left(x\\right] @ <mrow><mo>(</mo><mi>x</mi><mo>]</mo></mrow>",
                "(x) @ <mo stretchy=\"false\">(</mo><mi>x</mi><mo stretchy=\"false\">)</mo>",
                "\\vec{v} @ <mover accent=\"true\"><mi>v</mi><mo stretchy=\"false\">→</mo></mover>",
                "f' @ <msup><mi>f</mi><mo>′</mo></msup>",
                "a \\% b @ <mi>a</mi><mi mathvariant=\"normal\">%</mi><mi>b</mi>"
            })
    void latexBecomesMathMl(String tex, String expected) {
        assertEquals(
                "<math><mrow>" + expected + "</mrow></math>",
                MATH.set(tex, false).html());
    }

    @Test
    void limitsStandAboveAndBelowOnlyInDisplay() {
        assertEquals(
                "<math display=\"block\"><mrow><munderover><mo>∑</mo><mi>i</mi><mi>n</mi></munderover></mrow></math>",
                MATH.set("\\sum_i^n", true).html());
        assertEquals(
                "<math><mrow><msubsup><mo>∑</mo><mi>i</mi><mi>n</mi></msubsup></mrow></math>",
                MATH.set("\\sum_i^n", false).html());
    }

    @Test
    void rowsAndColumnsAreATable() {
        assertEquals(
                "<math display=\"block\"><mrow><mrow><mo>(</mo><mtable><mtr><mtd><mi>a</mi></mtd><mtd><mi>b</mi></mtd></mtr>"
                        + "<mtr><mtd><mn>0</mn></mtd><mtd><mn>1</mn></mtd></mtr></mtable><mo>)</mo></mrow></mrow></math>",
                MATH.set("\\begin{pmatrix} a & b \\\\ 0 & 1 \\end{pmatrix}", true)
                        .html());
    }

    @Test
    void whatIsNotKnownIsNamed() {
        var set = MATH.set("\\foo + \\bar x + \\baz + \\foo", false);

        assertNull(set.html());
        assertEquals(List.of("\\foo", "\\baz"), set.unknown());
        assertEquals(
                List.of("\\begin{tikzpicture}"),
                MATH.set("\\begin{tikzpicture}", true).unknown());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void nothingMakesItThrow(long seed) {
        var random = new Random(seed);
        List<String> pieces = List.of(
                "\\frac",
                "{",
                "}",
                "\\left",
                "\\right",
                "(",
                ")",
                "\\begin{cases}",
                "\\end{cases}",
                "&",
                "\\\\",
                "^",
                "_",
                "x",
                "1",
                " ",
                "\\sqrt",
                "[",
                "]",
                "\\text",
                "\\mathbb",
                "'",
                "\\not",
                "%",
                "\n",
                "\\",
                "😀",
                "\\sin",
                "<",
                "\\sum",
                "\\hat");
        for (int run = 0; run < 500; run++) {
            var tex = new StringBuilder();
            for (int i = random.nextInt(25); i > 0; i--) {
                tex.append(pieces.get(random.nextInt(pieces.size())));
            }
            assertNotNull(MATH.set(tex.toString(), true), () -> "seed " + seed + ": " + tex);
        }
        assertNull(MATH.set("{".repeat(9_000), true).html());
        assertNull(MATH.set("\\frac".repeat(3_000), true).html());
        assertNull(MATH.set("\\mathbf{".repeat(2_000) + "}".repeat(2_000), true).html());
    }
}
