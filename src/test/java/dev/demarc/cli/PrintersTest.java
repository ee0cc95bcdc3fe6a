package dev.demarc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.Findings;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.diagnostic.Severity;
import dev.demarc.source.Location;
import dev.demarc.source.Span;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands in messages, paths and targets, what is printed stays what it is. */
class PrintersTest {

    private static final String[] ODD = {
        "a",
        "b c",
        "\"",
        "'",
        "\\",
        "/",
        "%",
        "%0A",
        ",",
        ":",
        "::",
        "::error::",
        "\n",
        "\r",
        "\r\n",
        "\t",
        "\u0000",
        "\u0001",
        "\u001B[2J",
        "\u007F",
        "\u009B",
        "\u2028",
        "\u2029",
        "\u202E",
        "\uFEFF",
        "\uFFFE",
        "\uFFFF",
        "\uD800",
        "\uDC00",
        "\uD83D\uDE00",
        "<b>",
        "&amp;",
        "]]>",
        "<!--",
        "|",
        "`",
        "``",
        "*",
        "_",
        "[x](y)",
        "<details>",
        "#",
        "~",
        "{",
        "}",
        "é",
        "表"
    };

    @TempDir
    Path folder;

    private static String odd(Random random, int most) {
        var text = new StringBuilder("x");
        for (int i = random.nextInt(most); i > 0; i--) {
            text.append(ODD[random.nextInt(ODD.length)]);
        }
        return text.toString();
    }

    private static <T> T any(Random random, T[] values) {
        return List.of(values).get(random.nextInt(values.length));
    }

    private static Findings findings(Random random) {
        var found = new ArrayList<Diagnostic>();
        for (int i = 0; i < 30; i++) {
            var at = Location.in(
                    odd(random, 6), Span.of(1 + random.nextInt(9), 1 + random.nextInt(9), random.nextInt(9)));
            found.add(Diagnostic.of(
                            any(random, RuleId.values()),
                            random.nextInt(9) == 0 ? new Location.InEnvironment(odd(random, 4)) : at,
                            odd(random, 40),
                            odd(random, 20),
                            random.nextBoolean() ? null : odd(random, 5))
                    .as(any(random, Severity.values()))
                    .with(random.nextBoolean() ? List.of() : List.of(new Diagnostic.Related(at, odd(random, 9)))));
        }
        return Findings.of(found);
    }

    private static String printed(Printer printer, Findings findings) {
        var bytes = new ByteArrayOutputStream();
        printer.print(findings, new PrintStream(bytes, true, UTF_8));
        return bytes.toString(UTF_8);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
    void oddMessagesBreakNoFormat(long seed) throws Exception {
        var findings = findings(new Random(seed));
        var places = new FilePlaces(folder, folder);
        int count = findings.list().size();

        var sarif = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4)
                .getSchema(Files.readString(Path.of("src/test/resources/schemas/sarif-2.1.0-rtm.5.json")));
        assertEquals(
                List.of(),
                sarif.validate(printed(new SarifPrinter(places, "1"), findings), InputFormat.JSON).stream()
                        .map(Object::toString)
                        .toList());

        var list = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4)
                .getSchema("{\"type\": \"array\", \"minItems\": %d, \"maxItems\": %d}".formatted(count, count));
        assertEquals(
                List.of(),
                list.validate(printed(new JsonPrinter(places), findings), InputFormat.JSON).stream()
                        .map(Object::toString)
                        .toList());

        var junit = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(
                        printed(new JunitPrinter(places), findings).getBytes(UTF_8)));
        assertEquals(count, junit.getElementsByTagName("testcase").getLength());

        String[] commands = printed(new GithubPrinter(places), findings).split("\n", -1);
        assertEquals(count + 1, commands.length);
        for (int i = 0; i < count; i++) {
            assertTrue(
                    commands[i].matches("::(error|warning|notice) (file=[^,:]*,line=\\d+,col=\\d+,endLine=\\d+,"
                            + "endColumn=\\d+,)?title=[a-z-]+::(?s).*"),
                    commands[i]);
            assertFalse(commands[i].contains("\r"), commands[i]);
        }

        String text = printed(new TextPrinter(places, false, true), findings);
        assertFalse(text.matches("(?s).*[\\p{Cc}&&[^\\n]].*"), text);

        String summary = StepSummary.of(findings, "Checked", places);
        var rows = summary.lines().filter(line -> line.contains("<br>→ ")).toList();
        assertEquals(count, rows.size());
        for (String row : rows) {
            assertEquals(5, row.chars().filter(c -> c == '|').count(), row);
            assertFalse(row.contains("`") || row.contains("<b>") || row.contains("<details>"), row);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void aSummaryStaysBelowAMegabyte(long seed) {
        var random = new Random(seed);
        var found = new ArrayList<Diagnostic>();
        for (int i = 0; i < 300; i++) {
            found.add(Diagnostic.of(
                    RuleId.GAP,
                    Location.in("|".repeat(4_000) + i),
                    odd(random, 9) + "|".repeat(50_000),
                    "`*".repeat(9_000),
                    null));
        }
        String summary = StepSummary.of(Findings.of(found), "", new FilePlaces(folder, folder));
        assertTrue(summary.getBytes(UTF_8).length < 1_000_000, "has " + summary.length());
        assertTrue(summary.contains("… and 250 more"), "the rest is counted");
    }
}
