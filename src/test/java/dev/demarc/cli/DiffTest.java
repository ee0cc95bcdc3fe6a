package dev.demarc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.demarc.history.TestRepository;
import dev.demarc.html.ValidHtml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code demarc diff}: two revisions as people make them, and what is told of them. */
class DiffTest {

    private static final Path DOMAIN = Path.of("src/test/resources/domain");
    private static final String OLD = "azure-old.matrix.yml";
    private static final String NEW = "azure-2026.matrix.yml";

    @TempDir
    Path top;

    private TestRepository repository;
    private TestWiki wiki;

    @BeforeEach
    void aRepository() {
        repository = TestRepository.in(top);
        wiki = TestWiki.in(top);
    }

    @AfterEach
    void closed() {
        repository.close();
    }

    private static JsonNode tree(String json) {
        return JsonMapper.shared().readTree(json);
    }

    private JsonNode json(String... arguments) {
        var all = new ArrayList<>(List.of("diff", "--format", "json"));
        all.addAll(List.of(arguments));
        return tree(wiki.run(all.toArray(String[]::new)).exits(Exit.CLEAN).out());
    }

    /** A matrix of one row for each line, in a file of that name. */
    private void matrix(String path, String... concerns) {
        var lines = new ArrayList<>(List.of(
                "parties: {provider: {name: AWS}, customer: {name: Customer}, team: {name: Team, part-of: customer}}",
                "categories: {iaas: {name: IaaS}, paas: {name: PaaS}}",
                "concerns:"));
        for (String concern : concerns) {
            lines.add("  " + concern);
        }
        repository.with(path, lines.toArray(String[]::new));
    }

    private void azure(boolean declared) throws IOException {
        wiki.copyFile(DOMAIN.resolve(OLD));
        repository.committed("2025-12-01");
        repository.without(OLD);
        String now = Files.readString(DOMAIN.resolve(NEW));
        Files.writeString(top.resolve(NEW), declared ? now : now.replaceAll("(?m)^ *renamed-from: .*\n", ""));
        repository.committed("2026-01-12");
    }

    @Test
    void theRevisionOfAzuresModelIsToldWhole() throws IOException {
        azure(true);
        var told = json("HEAD~1..HEAD");
        assertEquals(1, told.size());
        // As text, so that the order of keys counts too.
        assertEquals(
                tree(Files.readString(DOMAIN.resolve("expected-azure-diff.json")))
                        .toString(),
                told.get(0).toString());
    }

    @Test
    void theRevisionOfAzuresModelInWords() throws IOException {
        azure(true);
        String expected = """
                azure  azure-old → azure-2026: 2 cells changed hands, 1 concern removed, 1 added, 3 renamed

                changed hands
                  Client devices · SaaS    Customer  → Shared (Microsoft, Customer)   Microsoft joins
                  Applications · SaaS      Microsoft → Shared (Microsoft, Customer)   Customer joins
                removed
                  Identity and directory infrastructure    Customer 2, Shared 2
                added
                  Configurations and settings              Customer 4
                renamed
                  Information and data → Customer data
                  Accounts and identities → Identities and users
                  Devices (mobile and PCs) → Client devices
                3 texts and 1 name changed (--all lists them)
                """;
        assertEquals(
                expected, wiki.run("diff", "HEAD~1..HEAD").exits(Exit.CLEAN).out());
    }

    @Test
    void withoutAWordAboutTheRenamingRowsAreLost() throws IOException {
        azure(false);
        assertEquals("""
                azure  azure-old → azure-2026: 1 cell changed hands, 4 concerns removed, 4 added

                changed hands
                  Applications · SaaS    Microsoft → Shared (Microsoft, Customer)   Customer joins
                removed
                  Information and data                     Customer 4   maybe renamed to `customer-data`
                  Devices (mobile and PCs)                 Customer 4
                  Accounts and identities                  Customer 4   maybe renamed to `identities-and-users`
                  Identity and directory infrastructure    Customer 2, Shared 2
                added
                  Customer data                            Customer 4   maybe renamed: `renamed-from: [information-and-data]`
                  Configurations and settings              Customer 4
                  Identities and users                     Customer 4   maybe renamed: `renamed-from: [accounts-and-identities]`
                  Client devices                           Customer 3, Shared 1
                3 texts and 1 name changed (--all lists them)
                """, wiki.run("diff", "HEAD~1..HEAD").exits(Exit.CLEAN).out());
        var changes = json("HEAD~1..HEAD").get(0).get("changes");
        assertEquals("customer-data", changes.get(1).get("maybe").asString());
    }

    @Test
    void twoFilesNeedNoRepository() throws IOException {
        TestWiki bare = TestWiki.in(top.resolve("bare"));
        Files.createDirectories(bare.folder());
        bare.copyFile(DOMAIN.resolve(OLD)).copyFile(DOMAIN.resolve(NEW));
        var told = tree(
                bare.run("diff", OLD, NEW, "--format", "json").exits(Exit.CLEAN).out());
        assertEquals(
                tree(Files.readString(DOMAIN.resolve("expected-azure-diff.json")))
                        .toString(),
                told.get(0).toString());
        bare.run("diff", OLD, "gone.matrix.yml").exits(Exit.USAGE).tells("There is no file `gone.matrix.yml`.");
        bare.with("broken.matrix.yml", "matrix: [");
        bare.run("diff", OLD, "broken.matrix.yml").exits(Exit.USAGE).tells("`broken.matrix.yml` can't be read");
    }

    @Test
    void nothingIsToldOfWhatStayed() {
        matrix("cloud.matrix.yml", "backups: {who: customer}");
        repository.committed("2026-01-01");
        wiki.run("diff").exits(Exit.CLEAN).says("No responsibility changed: 1 matrix was compared.\n");
        wiki.run("diff", "--format", "markdown").says("No responsibility changed: 1 matrix was compared.\n");
        assertEquals(
                "[]\n", wiki.run("diff", "--format", "json").exits(Exit.CLEAN).out());
        wiki.run("diff", "--exit-code=any").exits(Exit.CLEAN);
    }

    @Test
    void aRevisionAloneIsComparedWithTheFilesAsTheyLieThere() {
        matrix("cloud.matrix.yml", "backups: {who: customer}");
        repository.committed("2026-01-01");
        matrix("cloud.matrix.yml", "backups: {who: provider}");
        repository.committed("2026-01-02");
        matrix("cloud.matrix.yml", "backups: {who: {iaas: provider}}");

        wiki.run("diff").says("cloud: 1 gap opened\n\ngap opened\n  Backups · PaaS    AWS → nobody\n");
        wiki.run("diff", "HEAD~1").says("cloud: 1 gap opened, 1 cell changed hands\n");
        wiki.run("diff", "HEAD~1..HEAD").says("cloud: 2 cells changed hands\n");
        wiki.run("diff", "HEAD~1..").says("cloud: 2 cells changed hands\n");
        wiki.run("diff", "HEAD~1", "HEAD").says("cloud: 2 cells changed hands\n");
        wiki.run("diff", "HEAD..HEAD~1").says("Backups · IaaS    AWS → Customer\n");
    }

    @Test
    void nothingIsWritten() {
        matrix("cloud.matrix.yml", "backups: {who: customer}");
        repository.committed("2026-01-01");
        matrix("cloud.matrix.yml", "backups: {who: provider}");
        SortedMap<String, String> before = wiki.files("");
        wiki.run("diff", "--format", "html").exits(Exit.CLEAN);
        wiki.run("diff", "HEAD").exits(Exit.CLEAN);
        assertEquals(before, wiki.files(""));
    }

    @Test
    void threeDotsMeanSinceTheyParted() {
        matrix("cloud.matrix.yml", "backups: {who: customer}", "keys: {who: customer}");
        repository.committed("2026-01-01");
        repository.tagged("fork");
        matrix("cloud.matrix.yml", "backups: {who: provider}", "keys: {who: customer}");
        repository.committed("2026-01-02");
        repository.tagged("main-now");
        repository.switched("work", "fork");
        matrix("cloud.matrix.yml", "backups: {who: customer}", "keys: {who: provider}");
        repository.committed("2026-01-03");

        wiki.run("diff", "main-now..work").says("cloud: 4 cells changed hands\n");
        var ended = wiki.run("diff", "main-now...work").says("cloud: 2 cells changed hands\n");
        assertFalse(ended.out().contains("Backups"), ended.out());
    }

    @ParameterizedTest
    @CsvSource({
        "{who: customer}, {who: {iaas: customer}}, FINDINGS, FINDINGS",
        "{who: customer}, '{who: {iaas: {provider: A., customer: B.}, paas: customer}}', FINDINGS, FINDINGS",
        "{who: customer}, {who: provider}, FINDINGS, FINDINGS",
        "{who: customer}, {who: team}, FINDINGS, FINDINGS",
        "{who: {iaas: customer}}, {who: customer}, CLEAN, FINDINGS",
        "'{name: Backups, who: customer}', '{name: Copies, who: customer}', CLEAN, CLEAN",
    })
    void theExitCodeTellsIfItIsAsked(String before, String after, Exit grave, Exit any) {
        matrix("cloud.matrix.yml", "backups: " + before);
        repository.committed("2026-01-01");
        matrix("cloud.matrix.yml", "backups: " + after);
        wiki.run("diff").exits(Exit.CLEAN);
        wiki.run("diff", "--exit-code").exits(grave);
        wiki.run("diff", "--exit-code", "HEAD").exits(grave);
        wiki.run("diff", "--exit-code=any").exits(any);
        wiki.run("diff", "--exit-code", "any", "HEAD", "--format", "json").exits(any);
        wiki.run("diff", "--exit-code=all").exits(Exit.USAGE).tells("`--exit-code` stands alone, or with `any`.");
    }

    @Test
    void matricesComeAndGo() {
        matrix("old.matrix.yml", "backups: {who: customer}");
        matrix("stays.matrix.yml", "backups: {who: customer}");
        repository.committed("2026-01-01");
        repository.without("old.matrix.yml");
        matrix("young.matrix.yml", "keys: {who: {iaas: provider, paas: customer}}");
        assertEquals("""
                old: 1 matrix removed

                removed
                  Old (matrix)    Customer 2

                young: 1 matrix added

                added
                  Young (matrix)    AWS 1, Customer 1
                """, wiki.run("diff").exits(Exit.CLEAN).out());
        var told = json();
        assertEquals(2, told.size());
        assertTrue(told.get(0).get("after").isNull());
        assertTrue(told.get(1).get("before").isNull());
        assertEquals(
                "[{\"kind\":\"added\",\"what\":\"matrix\",\"id\":\"young\"}]",
                told.get(1).get("changes").toString());
        assertEquals(2, told.get(1).get("summary").get("cells").get("added").asInt());
        wiki.run("diff", "--exit-code").exits(Exit.CLEAN);
        wiki.run("diff", "--exit-code=any").exits(Exit.FINDINGS);
    }

    @Test
    void aMatrixOfAnotherIdInTheSameFileIsTheSame() {
        repository.with(
                "cloud.matrix.yml",
                "matrix: one",
                "parties: {a: ~, b: ~}",
                "categories: {x: ~}",
                "concerns: {k: {who: a}}");
        repository.committed("2026-01-01");
        repository.with(
                "cloud.matrix.yml",
                "matrix: two",
                "parties: {a: ~, b: ~}",
                "categories: {x: ~}",
                "concerns: {k: {who: b}}");
        wiki.run("diff").says("two: 1 cell changed hands, 1 matrix renamed").says("one → two (matrix) (same file)");
        assertEquals(
                "{\"kind\":\"renamed\",\"what\":\"matrix\",\"before\":\"one\",\"after\":\"two\",\"by\":\"path\"}",
                json().get(0).get("changes").get(1).toString());
    }

    @Test
    void aMatrixThatMovedIsTheSame() {
        matrix("old/cloud.matrix.yml", "backups: {who: customer}");
        repository.committed("2026-01-01");
        repository.without("old/cloud.matrix.yml");
        matrix("new/cloud.matrix.yml", "backups: {who: provider}");
        wiki.run("diff").says("cloud  old/cloud.matrix.yml → new/cloud.matrix.yml: 2 cells changed hands\n");
    }

    @Test
    void oneMatrixOrTwoCanBeChosen() {
        matrix("one.matrix.yml", "backups: {who: customer}");
        matrix("two.matrix.yml", "backups: {who: customer}");
        repository.committed("2026-01-01");
        matrix("one.matrix.yml", "backups: {who: provider}");
        matrix("two.matrix.yml", "backups: {who: team}");
        var one = wiki.run("diff", "--matrix", "one").says("one: 2 cells changed hands");
        assertFalse(one.out().contains("two"), one.out());
        wiki.run("diff", "--matrix", "one..two")
                .says("two  one → two: 2 cells within Customer\n")
                .says("Backups · IaaS    Customer → Team   within Customer\n");
        wiki.run("diff", "--matrix", "onee")
                .exits(Exit.USAGE)
                .tells("There is no matrix `onee` in the older revision.")
                .tells("Nearest: `one`");
        wiki.run("diff", "--matrix", "one..twoo").exits(Exit.USAGE).tells("in the newer revision.");
    }

    @Test
    void whatCannotBeReadIsOneLine() {
        matrix("cloud.matrix.yml", "backups: {who: customer}");
        repository.committed("2026-01-01");
        repository.with("cloud.matrix.yml", "parties: [");
        assertEquals(
                "`cloud.matrix.yml` can't be read (work tree), so “cloud” was not compared.\n",
                wiki.run("diff").exits(Exit.CLEAN).out());
        wiki.run("diff", "--format", "markdown")
                .says(
                        "**Not compared**\n\n- `cloud.matrix.yml` can’t be read (`work tree`), so “cloud” was not compared.");
        wiki.run("diff", "--format", "html").says("cloud.matrix.yml can’t be read (work tree)");
        assertEquals(
                "[{\"matrix\":\"cloud\",\"after\":{\"file\":\"cloud.matrix.yml\",\"readable\":false},\"changes\":[]}]",
                json().toString());
        wiki.run("diff", "--exit-code").exits(Exit.FINDINGS);

        repository.committed("2026-01-02");
        matrix("cloud.matrix.yml", "backups: {who: customer}");
        wiki.run("diff").says("can't be read (HEAD), so");
    }

    @Test
    void claimsOfEachRevisionCount() {
        matrix("cloud.matrix.yml", "backups: {who: {iaas: customer}}");
        repository.with(
                "team.claims.yml", "matrix: cloud", "party: customer", "claims: {paas: {backups: Takes them.}}");
        repository.committed("2026-01-01");
        repository.with(
                "team.claims.yml", "matrix: cloud", "party: provider", "claims: {iaas: {backups: Takes them.}}");
        wiki.run("diff")
                .says("cloud: 1 gap opened, 1 agreement broken\n")
                .says("  Backups · PaaS    Customer → nobody\n")
                .says("  Backups · IaaS    Customer → Overlap (AWS, Customer)   no longer agreed\n");
        repository.with("team.claims.yml", "matrix: [");
        wiki.run("diff").tells("`team.claims.yml` can't be read (work tree), so what it claims is missing there.");
    }

    @Test
    void cellsInATableAreReadOfEachRevision() {
        String[] matrix = {
            "matrix: cloud", "parties: {a: ~, b: ~}", "categories: {x: ~}", "concerns: {k: ~}", "cells: cloud.cells.csv"
        };
        repository
                .with("data/cloud.matrix.yml", matrix)
                .with("data/cloud.cells.csv", "concern,category,holder,text", "k,x,a,");
        repository.committed("2026-01-01");
        repository.with("data/cloud.cells.csv", "concern,category,holder,text", "k,x,b,");
        wiki.run("diff").says("  K · X    A → B\n");
    }

    @Test
    void settingsOfNowChooseTheFiles() {
        matrix("content/cloud.matrix.yml", "backups: {who: customer}");
        matrix("content/archive/past.matrix.yml", "backups: {who: customer}");
        matrix("elsewhere.matrix.yml", "backups: {who: customer}");
        repository.committed("2026-01-01");
        repository.with("demarc.yml", "title: Wiki", "ignore: [archive/**]");
        matrix("content/cloud.matrix.yml", "backups: {who: provider}");
        matrix("content/archive/past.matrix.yml", "backups: {who: provider}");
        matrix("elsewhere.matrix.yml", "backups: {who: provider}");
        var told = json();
        assertEquals(1, told.size());
        assertEquals(
                "content/cloud.matrix.yml", told.get(0).get("after").get("file").asString());
    }

    @Test
    void aWikiMayLieDeepInItsRepository() {
        matrix("docs/wiki/content/cloud.matrix.yml", "backups: {who: customer}");
        repository.with("docs/wiki/demarc.yml", "title: Wiki");
        repository.committed("2026-01-01");
        matrix("docs/wiki/content/cloud.matrix.yml", "backups: {who: provider}");
        TestWiki.in(top.resolve("docs/wiki/content")).run("diff").says("cloud: 2 cells changed hands");
        wiki.run("diff", "--config", "docs/wiki/demarc.yml").says("cloud: 2 cells changed hands");
    }

    @Test
    void wordsAreListedIfAsked() {
        matrix("cloud.matrix.yml", "backups: {name: Backups, who: {customer: Daily.}}", "keys: {who: customer}");
        repository.committed("2026-01-01");
        matrix(
                "cloud.matrix.yml",
                "backups: {name: Copies, who: {iaas: {customer: Weekly.}, paas: {customer: Daily.}}}",
                "keys: {who: customer}");
        assertEquals(
                "cloud: 1 text and 1 name changed (--all lists them)\n",
                wiki.run("diff").out());
        assertEquals("""
                cloud: 1 text and 1 name changed

                words
                  Backups → Copies
                  Copies · IaaS
                    - Customer: Daily.
                    + Customer: Weekly.
                """, wiki.run("diff", "--all").out());
    }

    @Test
    void coloursAreForTerminals() {
        matrix("cloud.matrix.yml", "backups: {who: customer}");
        repository.committed("2026-01-01");
        matrix("cloud.matrix.yml", "backups: {who: {iaas: customer}}");
        assertFalse(wiki.run("diff").out().contains("\u001B"));
        wiki.run("diff", "--color", "always").says("\u001B[1;31mgap opened\u001B[0m\n");
    }

    @Test
    void markdownIsACommentOnAMergeRequest() throws IOException {
        azure(true);
        assertEquals(
                """
                ## What changed hands

                `HEAD~1` → `HEAD`

                ### Azure shared responsibility

                `azure`, azure-old → azure-2026: 2 cells changed hands, 1 concern removed, 1 added, 3 renamed

                | Concern | Category | Before | After | Change |
                |---|---|---|---|---|
                | Client devices | SaaS | Customer | Shared (Microsoft, Customer) | **changed hands**: Microsoft joins |
                | Applications | SaaS | Microsoft | Shared (Microsoft, Customer) | **changed hands**: Customer joins |

                **Removed**

                - Identity and directory infrastructure: Customer 2, Shared 2

                **Added**

                - Configurations and settings: Customer 4

                **Renamed**

                - Information and data → Customer data
                - Accounts and identities → Identities and users
                - Devices (mobile and PCs) → Client devices

                <details><summary>3 texts and 1 name changed</summary>

                - On-prem → On-premises (category)
                - Applications · PaaS
                  - Microsoft: Runs part of the application stack.
                  - Customer: Configures the application, secures its code, controls access.
                - Network controls · IaaS
                  - Customer: Configures all network security, firewalls and segments included.
                - Network controls · PaaS
                  - Microsoft: Gives a baseline of network security.
                  - Customer: Configures network controls of the application.

                </details>
                """,
                wiki.run("diff", "HEAD~1..HEAD", "--format", "markdown")
                        .exits(Exit.CLEAN)
                        .out());
    }

    @Test
    void nothingInACommentIsMoreThanText() {
        matrix("cloud.matrix.yml", "backups: {name: 'A | b *c* <b> @ada #12 https://x.example', who: customer}");
        repository.committed("2026-01-01");
        matrix("cloud.matrix.yml", "backups: {name: 'A | b *c* <b> @ada #12 https://x.example', who: provider}");
        wiki.run("diff", "--format", "markdown")
                .says("| A \\| b \\*c\\* &lt;b&gt; @<!-- -->ada #<!-- -->12 https://<!-- -->x.example | IaaS |");
    }

    @Test
    void aCommentEndsBeforeAForgeCutsItOff() {
        String[] before = rows("customer");
        matrix("cloud.matrix.yml", before);
        repository.committed("2026-01-01");
        matrix("cloud.matrix.yml", rows("provider"));
        String comment =
                wiki.run("diff", "--format", "markdown").exits(Exit.CLEAN).out();
        assertTrue(comment.length() <= 60_000, () -> comment.length() + " characters");
        assertTrue(comment.length() > 59_000, () -> comment.length() + " characters");
        long shown = comment.lines().filter(line -> line.startsWith("| A row")).count();
        assertTrue(comment.contains("… and " + (1_200 - shown) + " more changes"), comment.substring(59_000));
    }

    private static String[] rows(String party) {
        return IntStream.range(0, 600)
                .mapToObj(i -> "row-%d: {name: A row that has the number %d, who: %s}".formatted(i, i, party))
                .toArray(String[]::new);
    }

    @Test
    void aPageStandsAloneAndIsValid() throws IOException {
        azure(true);
        wiki.run("diff", "HEAD~1..HEAD", "--format", "html", "-o", "out/changes.html")
                .exits(Exit.CLEAN);
        byte[] html = Files.readAllBytes(top.resolve("out/changes.html"));
        // The validator's CSS is older than layers, which browsers have had since 2022.
        assertEquals(
                List.of(),
                ValidHtml.errors(html).stream()
                        .filter(each -> !each.contains("“@layer”"))
                        .toList());
        String page = Files.readString(top.resolve("out/changes.html"));
        assertFalse(page.matches("(?s).*<(link|script|img)\\b.*"), "it needs another file");
        assertFalse(page.matches("(?s).*url\\((?!#).*"), "its style needs another file");
        assertTrue(page.contains("id=\"m1-before-n\"") && page.contains("id=\"m1-after-n\""), "both drawings");
        assertTrue(page.contains("<h4>Client devices, SaaS"), page);
        assertTrue(page.contains("Joined: Microsoft."), page);
        assertEquals(
                2,
                IntStream.range(0, 9)
                        .filter(i -> page.contains("<li id=\"m1-" + i + "\""))
                        .count());
    }

    @Test
    void aPageShowsWhatCameAndWentInTheWikisLanguage() {
        matrix("content/old.matrix.yml", "backups: {who: customer}");
        repository.with("demarc.yml", "title: Wiki", "language: de");
        repository.committed("2026-01-01");
        repository.without("content/old.matrix.yml");
        matrix("content/young.matrix.yml", "keys: {name: '<Keys>', who: customer}");
        String page = wiki.run("diff", "--format", "html").exits(Exit.CLEAN).out();
        assertTrue(page.contains("<html lang=\"de\">"), page);
        assertTrue(page.contains("content/young.matrix.yml ist neu."), page);
        assertTrue(page.contains("content/old.matrix.yml ist entfallen."), page);
        assertTrue(page.contains("<a href=\"#m2\">Young</a>"), page);
        assertFalse(page.contains("<Keys>"), "a name is no markup");
        assertEquals(
                List.of(),
                ValidHtml.errors(page.getBytes(UTF_8)).stream()
                        .filter(each -> !each.contains("“@layer”"))
                        .toList());
    }

    @Test
    void aMistakeInATemplateOfTheWikisOwnIsTold() {
        matrix("cloud.matrix.yml", "backups: {who: customer}");
        repository.with("templates/diff.peb", "{{ report.nothing }}");
        repository.committed("2026-01-01");
        wiki.run("diff", "--format", "html").tells("templates/diff.peb:1").tells("template-error");
    }

    @Test
    void whatIsNoRevisionIsToldWithWhatWasMeant() {
        matrix("cloud.matrix.yml", "backups: {who: customer}");
        repository.committed("2026-01-01");
        repository.tagged("v1.0");
        wiki.run("diff", "v1.00")
                .exits(Exit.USAGE)
                .tells("There is no revision `v1.00`")
                .tells("Nearest: `v1.0`");
        wiki.run("diff", "v1.0..nowhere").exits(Exit.USAGE).tells("There is no revision `nowhere`");
        wiki.run("diff", "cloud.matrix.yml")
                .exits(Exit.USAGE)
                .tells("That is a file.")
                .tells("`--matrix ID`");
        wiki.run("diff", "--format", "xml").exits(Exit.USAGE).tells("There is no format `xml` here.");
        wiki.run("diff", "a", "b", "c").exits(Exit.USAGE);
    }

    @Test
    void withoutRepositoryOrCommitItSaysWhatToDo() throws IOException {
        wiki.run("diff").exits(Exit.USAGE).tells("There are no commits here among which `HEAD` could be.");
        repository.close();
        try (var files = Files.walk(top.resolve(".git"))) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
        wiki.run("diff")
                .exits(Exit.USAGE)
                .tells("There are no commits here among which `HEAD` could be.")
                .tells("compare two files: `demarc diff OLD.matrix.yml NEW.matrix.yml`");
    }
}
