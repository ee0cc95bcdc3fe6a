package dev.demarc.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.demarc.diagnostic.Edit;
import dev.demarc.source.Lines;
import dev.demarc.source.Location;
import dev.demarc.source.SourceFile;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeclarationTest {

    private static final String HEAD = """
            parties: {customer: {name: Customer}}
            categories: {iaas: ~}
            concerns:
            """;

    @Test
    void aBlockGetsALineAfterTheName() {
        declares("""
                  data:
                    name: Data
                    # Whoever it is
                    who: customer
                """, """
                  data:
                    name: Data
                    # Whoever it is
                    renamed-from: [old]
                    who: customer
                """);
    }

    @Test
    void aBlockWithoutANameGetsItsFirstLine() {
        declares("""
                  data:
                      who: customer
                      level: required
                """, """
                  data:
                      renamed-from: [old]
                      who: customer
                      level: required
                """);
    }

    @Test
    void aBlockOfANameAloneGetsALineBeforeIt() {
        declares("""
                  data:
                    name: "Dätä 🙂"
                  who-cares: {who: customer}
                """, """
                  data:
                    renamed-from: [old]
                    name: "Dätä 🙂"
                  who-cares: {who: customer}
                """);
    }

    @Test
    void bracesGetAnEntryAfterTheName() {
        declares("  data: {name: Data, who: customer}\n", "  data: {name: Data, renamed-from: [old], who: customer}\n");
        declares("  data: { who: customer }\n", "  data: { renamed-from: [old], who: customer }\n");
    }

    @Test
    void bracesOverSeveralLinesStayValid() {
        declares(
                "  data: {name: Data,\n    who: customer}\n",
                "  data: {name: Data,\n    renamed-from: [old], who: customer}\n");
    }

    @Test
    void nothingBecomesBraces() {
        declares("  data: ~\n", "  data: {renamed-from: [old]}\n");
    }

    @Test
    void linesEndAsTheyDid() {
        declares(
                "  data:\r\n    name: Data\r\n    who: customer\r\n",
                "  data:\r\n    name: Data\r\n    renamed-from: [old]\r\n    who: customer\r\n");
    }

    @Test
    void jsonGetsAnEntryInQuotes() {
        String json = """
                {"parties": {"customer": {}}, "categories": {"iaas": {}},
                 "concerns": {
                   "data": {
                     "name": "Data",
                     "who": "customer"
                   }}}
                """;
        assertEquals(
                Optional.of(json.replace("\"who\"", "\"renamed-from\": [\"old\"], \"who\"")),
                declared("cloud.matrix.json", json, 3, 4, 6));
    }

    @Test
    void whatStandsElsewhereIsLeftToAPerson() {
        // The map is another concern's too: a line in it would rename both.
        declaresNothing("  first: &same\n    who: customer\n  data: *same\n", 6);
        declaresNothing("  first: &same {who: customer}\n  data: *same\n", 5);
        declaresNothing("  first: &same {who: customer}\n  data: {<<: *same}\n", 5);
    }

    @Test
    void ownKeysBesideMergedOnesTakeIt() {
        declares(
                "  first: &same {who: customer}\n  data:\n    <<: *same\n    name: Data\n    level: required\n",
                "  first: &same {who: customer}\n  data:\n    <<: *same\n    name: Data\n    renamed-from: [old]\n    level: required\n",
                5);
    }

    @Test
    void whatIsWrittenOutOfTheOrdinaryIsLeftToAPerson() {
        declaresNothing("  data:\n", 4);
        declaresNothing("  data: {}\n", 4);
        declaresNothing("  data:\n    ? who\n    : customer\n", 4);
        declaresNothing("  data:\n    !!str who: customer\n", 4);
    }

    private static void declares(String concerns, String expected) {
        declares(concerns, expected, 4);
    }

    private static void declares(String concerns, String expected, int line) {
        assertEquals(Optional.of(HEAD + expected), declared("cloud.matrix.yml", HEAD + concerns, line, 3, 4));
    }

    private static void declaresNothing(String concerns, int line) {
        String text = HEAD + concerns;
        assertTrue(Lines.of(text).line(line).startsWith("  data"), text);
        assertEquals(Optional.empty(), declared("cloud.matrix.yml", text, line, 3, 4));
    }

    private static Optional<String> declared(String name, String text, int line, int column, int length) {
        var file = SourceFile.of(name, name, text.getBytes(UTF_8));
        var key = new Location.InFile(name, dev.demarc.source.Span.of(line, column, length));
        return Declaration.of(file, List.of(), key, "old").map(edit -> with(text, edit));
    }

    private static String with(String text, Edit edit) {
        var lines = Lines.of(text);
        var at = edit.at().span();
        return text.substring(0, lines.offset(at.line(), at.column()))
                + edit.text()
                + text.substring(lines.offset(at.endLine(), at.endColumn()));
    }
}
