package dev.demarc.build;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.demarc.data.MatrixReader;
import dev.demarc.exchange.ImportWishes;
import dev.demarc.matrix.Matrix;
import dev.demarc.source.SourceFile;
import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a table holds: it is read, each of its cells' words stands in the matrix or in the report, and what is written is read again. */
class ImportingLosesNothingTest {

    private static final List<String> HEADS = List.of(
            "Concern",
            "IaaS",
            "PaaS",
            "SaaS",
            "AWS responsibilities",
            "Customer",
            "Customer responsibilities",
            "Owner",
            "Examples",
            "Notes",
            "Dev team",
            "Ops",
            "Category",
            "",
            "Group",
            "provider",
            "shared",
            "index",
            "Größe",
            "Control ID",
            "Can Be Inherited from CSP",
            "Specific Inheritance and Customer Agency/CSP Responsibilities",
            "Service Provider Corporate",
            "Shared (Service Provider and Customer Responsibility)");

    private static final List<String> WORDS = List.of(
            "Customer",
            "AWS",
            "Microsoft",
            "Red Hat and Customer",
            "Shared",
            "N/A",
            "",
            "",
            "✓",
            "X",
            "R",
            "A",
            "A/R",
            "C",
            "I",
            "whoever",
            "Platform crew",
            "Customer (guest only)",
            "AWS: hosts",
            "Shared: AWS, Customer",
            "Fastly for Customer",
            "Varies (Customer)",
            "Open until 2027-01-31",
            "Overlap: AWS, Customer",
            "depends",
            "–",
            "12",
            "**You**",
            "`cloud`",
            "AC-02 (a)",
            "Yes",
            "No",
            "Partial",
            "Encrypts data, patches hosts, and keeps logs.",
            "#x: y",
            "- a",
            "{a: b}",
            "&anchor",
            "“quoted”",
            "it's: a 'text'",
            "日本",
            "x\u0301",
            "🔄",
            "❌",
            "a_b",
            "\u00A0",
            "1.5",
            "null",
            "true",
            "2027-01-31",
            "!",
            "%x",
            "@y",
            "Operates the infrastructure layer, operating system, and platforms, in addition to data protection.");

    static IntStream seeds() {
        return IntStream.range(0, 400);
    }

    private static List<List<String>> table(Random random) {
        int width = 2 + random.nextInt(5);
        int height = 1 + random.nextInt(7);
        var rows = new ArrayList<List<String>>();
        for (int i = 0; i <= height; i++) {
            var row = new ArrayList<String>();
            int cells = i > 0 && random.nextInt(8) == 0 ? 1 + random.nextInt(width) : width;
            for (int j = 0; j < cells; j++) {
                List<String> from = i == 0 || (j == 0 && random.nextBoolean()) ? HEADS : WORDS;
                row.add(from.get(random.nextInt(from.size())));
            }
            rows.add(row);
        }
        return rows;
    }

    private static String markdown(List<List<String>> rows) {
        var page = new StringBuilder("# Page\n\n");
        for (int i = 0; i < rows.size(); i++) {
            var row = new ArrayList<>(rows.get(i));
            page.append("| ").append(String.join(" | ", row)).append(" |\n");
            if (i == 0) {
                page.append("|---".repeat(row.size())).append("|\n");
            }
        }
        return page.toString();
    }

    private static String csv(List<List<String>> rows) {
        var csv = new StringBuilder();
        for (List<String> row : rows) {
            csv.append(String.join(
                            ",",
                            row.stream()
                                    .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                                    .toList()))
                    .append('\n');
        }
        return csv.toString();
    }

    private static String html(List<List<String>> rows) {
        var html = new StringBuilder("<!doctype html><table>\n");
        for (List<String> row : rows) {
            html.append("<tr>");
            row.forEach(cell -> html.append("<td>")
                    .append(cell.replace("&", "&amp;").replace("<", "&lt;"))
                    .append("</td>"));
            html.append("</tr>\n");
        }
        return html.append("</table>").toString();
    }

    private static Importing read(String name, String text) throws IOException {
        var file = SourceFile.of(name, name, text.getBytes(UTF_8));
        return Importing.of(new Importing.Wanted(List.of(file), ImportWishes.NONE, null));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyWordIsSomewhere(int seed) throws IOException {
        var rows = table(new Random(seed));
        for (Importing importing :
                List.of(read("page.md", markdown(rows)), read("page.csv", csv(rows)), read("page.html", html(rows)))) {
            assertEquals(List.of(), importing.unread());
            if (importing.matrices().isEmpty()) {
                assertTrue(!importing.left().isEmpty(), "Neither a matrix nor a word about it");
                continue;
            }
            var made = importing.matrices().get(0);
            var all = words(made.yaml() + " " + made.report());
            for (List<String> row : rows.subList(1, rows.size())) {
                for (String cell : row) {
                    for (String word : words(cell).split(" ", -1)) {
                        assertTrue(
                                isUnderstood(word) || all.contains(word),
                                () -> "“" + word + "” of “" + cell + "” is lost:\n" + markdown(rows) + made.yaml()
                                        + made.report());
                    }
                }
            }
        }
    }

    /** Letters and digits in small letters, single blanks between. */
    private static String words(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}\\p{M}]+", " ")
                .strip();
    }

    /** Words that say who, or in which state, or join others: a matrix says that without them. */
    private static boolean isUnderstood(String word) {
        return List.of(
                        "",
                        "customer",
                        "you",
                        "cloud",
                        "microsoft",
                        "aws",
                        "red",
                        "hat",
                        "and",
                        "shared",
                        "n",
                        "a",
                        "na",
                        "x",
                        "r",
                        "c",
                        "i",
                        "yes",
                        "no",
                        "partial",
                        "for",
                        "fastly",
                        "varies",
                        "open",
                        "until",
                        "overlap",
                        "in",
                        "addition",
                        "to",
                        "as",
                        "1",
                        "true",
                        "provider",
                        "owner")
                .contains(word);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsWrittenIsReadWithoutAMistake(int seed) throws IOException {
        for (var made : read("page.md", markdown(table(new Random(seed)))).matrices()) {
            var file = SourceFile.of("m.matrix.yml", "m.matrix.yml", made.yaml().getBytes(UTF_8));
            var read = MatrixReader.read(file, List.of());
            assertEquals(List.of(), read.findings(), made::yaml);
            Matrix again = read.value().matrix();
            made.matrix()
                    .concerns()
                    .forEach(concern -> made.matrix()
                            .categories()
                            .forEach(category -> assertEquals(
                                    made.matrix().holder(concern, category),
                                    again.holder(concern.id(), category.id()),
                                    made::yaml)));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noBytesCrashIt(int seed) throws IOException {
        var random = new Random(seed);
        var bytes = new byte[random.nextInt(400)];
        random.nextBytes(bytes);
        String page = markdown(table(random));
        int at = random.nextInt(page.length());
        var mixed = page.substring(0, at).getBytes(UTF_8);
        var all = new byte[mixed.length + bytes.length];
        System.arraycopy(mixed, 0, all, 0, mixed.length);
        System.arraycopy(bytes, 0, all, mixed.length, bytes.length);
        for (String name : List.of("x.md", "x.csv", "x.html", "x.xlsx", "x.yml", "x.json", "x")) {
            Importing.of(new Importing.Wanted(List.of(SourceFile.of(name, name, all)), ImportWishes.NONE, null));
            Importing.of(new Importing.Wanted(
                    List.of(SourceFile.of(name, name, bytes)),
                    new ImportWishes(Map.of("x", "a"), ImportWishes.Kind.TABLE, "one", Map.of(), true, null),
                    null));
        }
    }

    @Test
    void aCellThatSpansTheWorldIsBounded() throws IOException {
        var html = "<table>" + "<tr><td rowspan=65535 colspan=65535>x</td></tr>".repeat(300) + "</table>";
        assertTrue(read("page.html", html).matrices().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(ints = {2_000})
    void longTablesAreRead(int rows) throws IOException {
        var page = new StringBuilder("| Concern | IaaS |\n|---|---|\n");
        for (int i = 0; i < rows; i++) {
            page.append("| Task ")
                    .append(i)
                    .append(" | ")
                    .append(i % 3 == 0 ? "Customer" : "AWS")
                    .append(" |\n");
        }
        assertEquals(
                rows,
                read("page.md", page.toString())
                        .matrices()
                        .get(0)
                        .matrix()
                        .concerns()
                        .size());
    }
}
