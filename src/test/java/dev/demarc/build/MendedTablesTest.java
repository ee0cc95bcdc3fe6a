package dev.demarc.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.Edit;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.source.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A drifted table, after its findings' edits, says what the data says. */
@Tag("once")
class MendedTablesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    private static final String[] NAMES = {
        "Alpha",
        "Be*ta",
        "Gamma | delta",
        "Epsilon, zeta",
        "Eta and theta",
        "Iota_kappa",
        "Lambda (mu)",
        "Nu & xi",
        "Omi-cron",
        "[Pi]",
        "Rho <b>",
        "Sigma for tau",
        "Alpha"
    };

    @TempDir
    Path root;

    private List<Diagnostic> drift() throws IOException {
        var wiki = Wiki.open(new Wiki.Wanted(root, root.resolve("demarc.yml"), new TreeMap<>(), null, null, false))
                .value();
        try (var build = new SiteBuild(wiki, 1)) {
            return build.run(wiki.sources(TODAY)).findings().list().stream()
                    .filter(finding -> finding.rule() == RuleId.DRIFT)
                    .toList();
        }
    }

    /** Carries out all edits, each once. */
    private static String mended(String text, List<Diagnostic> findings) {
        var edits = new LinkedHashSet<Edit>();
        findings.forEach(finding -> edits.addAll(finding.edits()));
        var lines = new ArrayList<>(List.of(text.split("\n", -1)));
        var ordered = new ArrayList<>(edits);
        ordered.sort(Comparator.comparing((Edit edit) -> edit.at().span()).reversed());
        Span before = null;
        for (Edit edit : ordered) {
            Span span = edit.at().span();
            assertEquals(span.line(), span.endLine());
            boolean crosses = before != null && before.line() == span.line() && span.endColumn() > before.column();
            assertEquals(false, crosses, () -> "edits cross each other: " + ordered);
            before = span;
            String line = lines.get(span.line() - 1);
            lines.set(
                    span.line() - 1,
                    line.substring(0, span.column() - 1) + edit.text() + line.substring(span.endColumn() - 1));
        }
        return String.join("\n", lines);
    }

    private static String cell(Random random) {
        String[] forms = {
            "a",
            "b",
            "{a: Does it.}",
            "{shared: {a: One., b: Other.}}",
            "{shared: {b: One., c: Other.}}",
            "{outsourced: {to: c, by: a}}",
            "{varies: It may., default: b}",
            "{varies: It may., default: {shared: {a: x, c: y}}}",
            "{n/a: None.}",
            "{undetermined: Open., owner: x, until: 2099-01-02}",
            "{a: One., b: Other.}",
            ""
        };
        return forms[random.nextInt(forms.length)];
    }

    private static String word(Random random) {
        String[] words = {"a", "b", "Shared", "n/a", "", "Varies", "c for b", "**b**", "✓", "x", "something", "Open"};
        return words[random.nextInt(words.length)];
    }

    private static String matrix(Random random, int concerns, int categories) {
        var yaml = new StringBuilder("matrix: m\nparties:\n");
        for (String party : List.of("a", "b", "c")) {
            yaml.append("  %s: {name: '%s'}\n".formatted(party, NAMES[random.nextInt(NAMES.length)]));
        }
        yaml.append("categories:\n");
        for (int i = 0; i < categories; i++) {
            yaml.append("  k%d: {name: '%s %d'}\n".formatted(i, NAMES[random.nextInt(NAMES.length)], i % 2));
        }
        yaml.append("concerns:\n");
        for (int i = 0; i < concerns; i++) {
            yaml.append("  r%d:\n    name: '%s %s'\n    who:\n"
                    .formatted(i, NAMES[random.nextInt(NAMES.length)], i % 3 == 0 ? "rows" : "row"));
            for (int k = 0; k < categories; k++) {
                yaml.append("      k%d: %s\n".formatted(k, cell(random)));
            }
        }
        return yaml.toString();
    }

    private static String table(Random random, int concerns, int categories) {
        boolean turned = random.nextBoolean();
        boolean even = random.nextBoolean();
        boolean open = !even && random.nextInt(4) == 0;
        String in = random.nextInt(3) == 0 ? "> " : "";
        int rows = turned ? categories : concerns;
        int columns = turned ? concerns : categories;
        var grid = new ArrayList<List<String>>();
        var head = new ArrayList<String>(List.of("What"));
        for (int column = random.nextInt(2); column < columns; column++) {
            head.add((turned ? "r" : "k") + column);
        }
        head.add("Examples");
        grid.add(head);
        for (int row = random.nextInt(3); row < rows; row++) {
            var cells = new ArrayList<String>(List.of((turned ? "k" : "r") + row));
            for (int column = 1; column < head.size(); column++) {
                cells.add(word(random));
            }
            grid.add(cells);
        }
        String party = random.nextInt(3) == 0 ? " party=b" : "";
        var text = new StringBuilder(in + "<!-- demarc: matrix=m" + party + " -->\n");
        for (int row = 0; row < grid.size(); row++) {
            text.append(in).append(open ? "" : "|");
            for (int i = 0; i < grid.get(row).size(); i++) {
                String padded = even
                        ? "%-12s".formatted(grid.get(row).get(i))
                        : grid.get(row).get(i);
                boolean last = i == grid.get(row).size() - 1;
                text.append(' ').append(padded).append(open && last ? " x" : " |");
            }
            text.append('\n');
            if (row == 0) {
                text.append(in)
                        .append("|")
                        .append((even ? "--------------|" : "---|").repeat(head.size()))
                        .append('\n');
            }
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100, 200, 300})
    void aMendedTableAgreesAndNothingIsLeftToMend(int first) throws IOException {
        for (int seed = first; seed < first + 15; seed++) {
            var random = new Random(seed);
            int concerns = 1 + random.nextInt(5);
            int categories = 1 + random.nextInt(4);
            Files.writeString(root.resolve("m.matrix.yml"), matrix(random, concerns, categories));
            Path page = root.resolve("page.md");
            String written = "# T\n\n" + table(random, concerns, categories) + "\nEnd.\n";
            Files.writeString(page, written);
            String mended = mended(written, drift());
            Files.writeString(page, mended);
            String what = "seed " + seed + "\n" + written + "\n" + mended;
            assertEquals(
                    List.of(),
                    drift().stream()
                            .filter(finding -> !finding.edits().isEmpty())
                            .map(Diagnostic::message)
                            .toList(),
                    what);
            assertEquals(mended, mended(mended, drift()), what);
        }
    }

    @Test
    void anEvenTableStaysEven() throws IOException {
        Files.writeString(root.resolve("m.matrix.yml"), """
                matrix: m
                parties: {p: {name: Microsoft}, c: {name: Customer}}
                categories: {iaas: {name: IaaS}, paas: {name: PaaS}}
                concerns:
                  data: {name: Data, who: c}
                  apps: {name: Apps, who: {iaas: c, paas: {shared: {p: Runs., c: Sets up.}}}}
                  hosts: {name: Physical hosts, who: p}
                """);
        String written = """
                # T

                - In a list

                  <!-- demarc: matrix=m -->
                  | Concern    | `PaaS`    |
                  | ---------- | --------: |
                  | [Data](#t) |  Customer |
                  | Apps       | Microsoft |
                """;
        Files.writeString(root.resolve("page.md"), written);
        assertEquals("""
                # T

                - In a list

                  <!-- demarc: matrix=m -->
                  | Concern        | `PaaS`                      | IaaS      |
                  | -------------- | --------------------------: | --------- |
                  | [Data](#t)     |                    Customer | Customer  |
                  | Apps           | Shared: Microsoft, Customer | Customer  |
                  | Physical hosts |                   Microsoft | Microsoft |
                """, mended(written, drift()));
    }
}
