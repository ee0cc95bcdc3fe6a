package dev.demarc.exchange.outgoing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.demarc.exchange.RandomMatrix;
import dev.demarc.html.ValidHtml;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page that stands by itself: valid, whole, and nothing loaded from elsewhere. */
class MatrixPageTest {

    private static final String DRAWING =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\"x\"></svg>\n";

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void anyMatrixMakesAValidPage(int seed) {
        assertEquals(
                List.of(),
                ValidHtml.errors(MatrixPage.of(RandomMatrix.of(seed), DRAWING).bytes()));
    }

    @Test
    void itHasAllWordsAndWhereTheyComeFrom() {
        String html = MatrixPage.of(Given.published("aws-security"), DRAWING).text();
        for (String part : List.of(
                "<title>AWS shared responsibility</title>",
                "<b>Shared: AWS, Customer</b><p>AWS: Encrypts objects by default.</p>",
                "<b>Customer</b><p>Encrypts its volumes and files.</p>",
                DRAWING,
                "retrieved 2026-11-24. The provider’s own page decides.",
                "prefers-color-scheme: dark",
                "@media print")) {
            assertTrue(html.contains(part), part);
        }
        assertFalse(html.matches("(?s).*(src=|url\\(|@import|<script|<link).*"));
    }
}
