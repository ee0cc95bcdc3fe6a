package dev.demarc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.demarc.cli.TestWiki.Ended;
import dev.demarc.history.GitServer;
import dev.demarc.history.TestRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Other repositories' files come into a wiki, each repository at its own place. */
class GitSourcesTest {

    @TempDir
    Path top;

    private TestRepository team(String name, String... claims) {
        var lines = new ArrayList<>(List.of("matrix: cloud", "party: " + name, "claims:", "  paas:"));
        for (String claim : claims) {
            lines.add("    " + claim);
        }
        return TestRepository.in(top.resolve(name))
                .with("docs/index.md", "# Team " + name, "", "See [the matrix](../../cloud.matrix.yml).")
                .with("docs/" + name + ".claims.yml", lines.toArray(String[]::new))
                .with("README.md", "# Not for the wiki");
    }

    private TestWiki platform(String... sources) {
        return TestWiki.in(top.resolve("platform"))
                .with("demarc.yml", sources)
                .with("content/index.md", "# Duties", "", "- [Payments](teams/payments/index.md)")
                .with(
                        "content/cloud.matrix.yml",
                        "parties: {payments: {name: Payments}, search: {name: Search}}",
                        "categories: {paas: {name: Platform}}",
                        "concerns: {backups: ~, keys: ~}");
    }

    /** A platform with payments alone. */
    private TestWiki small() {
        return platform("sources: [{git: ../payments, path: docs, at: teams/payments}]", "rules: {unused-party: off}");
    }

    private static void assertAsIfMadeAnew(TestWiki wiki, Ended ended) {
        var fresh = wiki.run("build", "--offline", "--no-cache", "--dest", "fresh", "--today", "2026-11-24");
        assertEquals(fresh.out(), ended.out());
        assertEquals(wiki.files("fresh"), wiki.files("site"));
    }

    private static Ended build(TestWiki wiki, String... options) {
        var all = new ArrayList<>(List.of("build", "--today", "2026-11-24"));
        all.addAll(List.of(options));
        return wiki.run(all.toArray(String[]::new));
    }

    @Test
    void claimsOfTwoTeamsMeetInTheMatrixOfAThirdRepository() {
        try (var payments = team("payments", "backups: Nightly.", "keys: Rotates them.");
                var search = team("search", "backups: Hourly.")) {
            payments.committed("2026-01-01");
            search.committed("2026-01-02");
            var wiki = platform(
                    "sources:",
                    "  - {git: ../payments, path: docs, at: teams/payments}",
                    "  - {git: ../search, branch: main, path: docs, at: teams/search}");
            try (var own = TestRepository.in(wiki.folder())) {
                own.committed("2026-01-03");

                build(wiki)
                        .exits(Exit.FINDINGS)
                        .finds("content/teams/search/search.claims.yml:5:5 error overlap")
                        .says("5 |     backups: Hourly.")
                        .says("content/teams/payments/payments.claims.yml:5:5 Payments: “Nightly.”")
                        .says("This file comes from `../search`; mend it there.");
            }
            assertTrue(wiki.read("site/teams/payments/index.html").contains("href=\"../../cloud.html\""));
            assertTrue(wiki.read("site/teams/search/index.html").contains("Team search"));
            assertTrue(wiki.read("site/cloud/backups.html").contains("Hourly."));
            assertFalse(wiki.files("site").keySet().stream().anyMatch(path -> path.contains("README")));
        }
    }

    @Test
    void theNextBuildShowsWhatATeamHasCommitted() {
        try (var payments = team("payments", "backups: Nightly.", "keys: Rotates them.")) {
            payments.committed("2026-01-01");
            var wiki = small();
            assertAsIfMadeAnew(wiki, build(wiki).exits(Exit.CLEAN));
            build(wiki, "-v").tells("nothing changed").tells("`../payments` stands at `teams/payments`: commit ");

            payments.with("docs/index.md", "# Team payments", "", "Not yet committed.");
            build(wiki, "-v").tells("nothing changed");
            payments.committed("2026-01-02");
            assertAsIfMadeAnew(wiki, build(wiki));
            assertTrue(wiki.read("site/teams/payments/index.html").contains("Not yet committed."));

            payments.without("docs/payments.claims.yml").committed("2026-01-03");
            assertAsIfMadeAnew(
                    wiki,
                    build(wiki)
                            .finds(
                                    "content/cloud.matrix.yml:3:12 error gap",
                                    "content/cloud.matrix.yml:3:24 error gap"));
        }
    }

    @Test
    void oldStatesAreLetGo() throws IOException {
        try (var payments = team("payments", "backups: ~", "keys: ~")) {
            var wiki = small();
            for (int day = 1; day <= 5; day++) {
                payments.with("docs/index.md", "# Day " + day).committed("2026-01-0" + day);
                build(wiki).exits(Exit.CLEAN);
            }
            try (Stream<Path> all = Files.walk(top.resolve("platform/.demarc/sources"))) {
                assertEquals(2, all.filter(each -> each.endsWith("index.md")).count());
            }
        }
    }

    @Test
    void whatWasFetchedIsThereWhenTheRepositoryIsNot() throws IOException {
        var wiki = small();
        try (var payments = team("payments", "backups: ~", "keys: ~")) {
            payments.committed("2026-01-01");
            build(wiki).exits(Exit.CLEAN);
        }
        Files.move(top.resolve("payments"), top.resolve("away"));

        build(wiki)
                .exits(Exit.CLEAN)
                .tells("demarc: `../payments` is not there, so what is kept of it is used: commit ")
                .tells(" of 2026-01-01.");
        assertEquals(
                List.of(),
                build(wiki, "--offline")
                        .exits(Exit.CLEAN)
                        .err()
                        .lines()
                        .filter(line -> line.startsWith("demarc:"))
                        .toList());
        assertEquals("", wiki.run("who", "backups").exits(Exit.CLEAN).err());
    }

    @Test
    void whatIsNowhereIsToldAtItsPlaceAndNothingIsBuilt() {
        small().run("build")
                .exits(Exit.USAGE)
                .says("demarc.yml:1:17 error unreadable")
                .says("The repository `../payments` is not there.")
                .says("→ Mend the path");
        small().run("check", "--offline").exits(Exit.USAGE).says("isn't kept here, and `--offline` fetches nothing.");
        assertFalse(Files.exists(top.resolve("platform/site")));
    }

    @Test
    void anUnknownBranchTagOrFolderIsToldWithTheNearest() {
        try (var payments = team("payments", "backups: ~")) {
            payments.committed("2026-01-01");
            payments.tagged("v1.0");
            platform("sources: [{git: ../payments, branch: mian, at: p}]")
                    .run("build")
                    .exits(Exit.USAGE)
                    .says("The repository `../payments` has no branch `mian`.")
                    .says("Nearest: `main`.");
            platform("sources: [{git: ../payments, tag: v1, at: p}]")
                    .run("build")
                    .says("has no tag `v1`.")
                    .says("`v1.0`");
            platform("sources: [{git: ../payments, path: doc, at: p}]")
                    .run("build")
                    .says("has no folder `doc`.")
                    .says("Nearest: `docs`.");
        }
    }

    @Test
    void aTagStaysWhereItIsAndTheRepositorysNameIsThePlace() {
        try (var payments = team("payments", "backups: ~", "keys: ~")) {
            payments.with("index.md", "# As tagged").committed("2026-01-01");
            payments.tagged("v1.0");
            payments.with("index.md", "# Later").committed("2026-01-02");
            var wiki = platform("sources: [{git: ../payments, tag: v1.0}]").with("content/index.md", "# Duties");

            build(wiki);

            assertTrue(wiki.read("site/payments/index.html").contains("As tagged"));
        }
    }

    @Test
    void aWikisOwnFolderIsNotCovered() {
        try (var payments = team("payments", "backups: ~")) {
            payments.committed("2026-01-01");
            small().with("content/teams/payments/own.md", "# Own")
                    .run("build")
                    .exits(Exit.USAGE)
                    .finds("demarc.yml:1:46 error wrong-value")
                    .says("`teams/payments` holds files of this wiki, and those of `../payments` are to stand there.");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{at: x}|1:11|A source needs `git`",
                "{git: a, at: ../x}|1:24|a path of folders",
                "{git: a, at: .x}|1:24|a path of folders",
                "{git: a, path: x/../.., at: x}|1:26|a path of folders",
                "{git: a, branch: b, tag: c, at: x}|1:31|this one has both",
                "{git: a, branch: 'b*', at: x}|1:28|the name of a branch",
                "{git: 'git@git.example.org:a/b.git'}|1:17|Demarc has no ssh",
                "{git: 'ssh://git.example.org/a/b.git'}|1:17|Demarc has no ssh",
                "{git: 'https://me:secret@git.example.org/b'}|1:17|holds no name and no password",
                "{git: 'ext::sh -c touch'}|1:17|Demarc has no ssh",
                "{git: 'ftp://git.example.org/b'}|1:17|an address that begins with https:// or http://",
                "{git: a, at: x}, {git: b, at: x}|1:41|Two sources can't both stand at `x`.",
                "{git: a, at: x/y}, {git: b, at: x}|1:43|lie one in the other",
            })
    void aSourceThatCannotBeUsedIsAFaultOfTheSettings(String source, String place, String message) {
        var ended = platform("sources: [" + source + "]").run("check").exits(Exit.USAGE);
        ended.says("demarc.yml:" + place + " error wrong-value").says(message);
        assertFalse((ended.out() + ended.err()).lines().anyMatch(line -> line.contains("secret") && !isQuoted(line)));
    }

    /** The line of the settings itself is shown under the finding. */
    private static boolean isQuoted(String line) {
        return line.contains("sources: [");
    }

    @Test
    void nothingOfARepositoryLeadsOutOfIt() throws IOException {
        Files.writeString(top.resolve("secret.md"), "# Secret");
        try (var payments = team("payments", "backups: ~", "keys: ~")) {
            payments.with(
                    "docs/code.md",
                    "# Code",
                    "",
                    "```yaml file=../../../demarc.yml",
                    "```",
                    "",
                    "```yaml file=own.yml",
                    "```");
            payments.with("docs/own.yml", "own: true");
            Files.createSymbolicLink(top.resolve("payments/docs/out.md"), top.resolve("secret.md"));
            Files.createSymbolicLink(top.resolve("payments/docs/up.md"), Path.of("../README.md"));
            Files.createSymbolicLink(top.resolve("payments/docs/same.md"), Path.of("./index.md"));
            payments.committed("2026-01-01");
            var wiki = small();

            build(wiki)
                    .finds(
                            "content/teams/payments/code.md:3:4 error outside-source",
                            "content/teams/payments/out.md:1:1 warning outside-source",
                            "content/teams/payments/same.md:1:3 warning duplicate-title",
                            "content/teams/payments/up.md:1:1 warning outside-source")
                    .says("`../../../demarc.yml` is none of the files that came with this page.");
            assertTrue(wiki.read("site/teams/payments/code.html").contains("own"));
            assertTrue(wiki.read("site/teams/payments/same.html").contains("Team payments"));
            assertFalse(wiki.files(".").values().stream().anyMatch(text -> text.contains("Secret")));
        }
    }

    @Test
    void filesOfOthersAreNeverMended() {
        try (var payments = team("payments", "backups: ~", "keys: ~")) {
            payments.with("docs/more.md", "# More", "", "[There](indx.md)").committed("2026-01-01");
            var wiki = small().with("content/own.md", "# Own", "", "[There](indx.md)");

            var ended = wiki.run("check", "--fix").exits(Exit.FINDINGS);

            ended.finds("content/teams/payments/more.md:3:9 error broken-link")
                    .says("This file comes from `../payments`; mend it there.")
                    .tells("1 finding in files of other repositories: they are mended there, and never from here.")
                    .tells("Mended 1 finding in 1 file.");
            assertTrue(wiki.read("content/own.md").contains("(index.md)"));
            assertFalse(Files.exists(wiki.folder().resolve("content/teams")));
        }
    }

    @Test
    void pagesOfOthersAreNotEditedHere() {
        try (var payments = team("payments", "backups: ~", "keys: ~")) {
            payments.committed("2026-01-01");
            var wiki = platform(
                    "edit-url: https://git.example.org/edit/{path}",
                    "sources: [{git: ../payments, path: docs, at: teams/payments}]");
            build(wiki).exits(Exit.CLEAN);
            assertTrue(wiki.read("site/index.html").contains("https://git.example.org/edit/content/index.md"));
            assertFalse(wiki.read("site/teams/payments/index.html").contains("https://git.example.org/edit"));
        }
    }

    @Test
    void partsOfSeveralJobsHoldThemToo() {
        try (var payments = team("payments", "backups: ~", "keys: ~")) {
            payments.committed("2026-01-01");
            var wiki = small();
            build(wiki, "--shard", "1/2", "--dest", "part1").exits(Exit.CLEAN);
            build(wiki, "--shard", "2/2", "--dest", "part2", "--offline").exits(Exit.CLEAN);
            var ended = build(wiki, "--merge", "part1", "part2").exits(Exit.CLEAN);
            assertFalse(ended.err().contains("made anew"), ended.err());
            assertAsIfMadeAnew(wiki, ended);
        }
    }

    @Test
    void aServerIsShownTheTokenOfItsHostAndNobodyElseSeesIt() throws IOException {
        try (var payments = team("payments", "backups: ~", "keys: ~")) {
            payments.committed("2026-01-01");
            try (var server = GitServer.of(top.resolve("payments"), "ada:s3cret")) {
                var wiki = platform("sources: [{git: \"" + server.address() + "\", path: docs, at: teams/payments}]");

                wiki.run("build")
                        .exits(Exit.USAGE)
                        .says("wants a token, or another one.")
                        .says("`DEMARC_SOURCES_TOKEN`");
                wiki.withVariable("DEMARC_SOURCES_TOKEN", "git.example.org=ada:s3cret");
                wiki.run("build").exits(Exit.USAGE);
                assertEquals(List.of(), server.shown());

                wiki.withVariable("DEMARC_SOURCES_TOKEN", "ada:s3cret");
                var ended = build(wiki, "-v").exits(Exit.CLEAN);
                assertFalse((ended.out() + ended.err()).contains("s3cret"));
                assertFalse(wiki.files(".").values().stream().anyMatch(text -> text.contains("s3cret")));
                build(wiki, "-v").tells("nothing changed");
            }
        }
    }

    @Test
    void severalAreFetchedAtOnceAndToldInTheOrderOfTheSettings() throws IOException {
        try (var payments = team("payments", "backups: ~");
                var search = team("search", "keys: ~")) {
            payments.committed("2026-01-01");
            search.committed("2026-01-02");
            // Each of the two answers only once the other one is asked.
            var both = new CyclicBarrier(2);
            try (var one = GitServer.of(top.resolve("payments"), null).waitingFor(both);
                    var other = GitServer.of(top.resolve("search"), null).waitingFor(both)) {
                var wiki = platform(
                        "sources:",
                        "  - {git: \"" + other.address() + "\", path: docs, at: teams/search}",
                        "  - {git: ../gone, at: teams/gone}",
                        "  - {git: \"" + one.address() + "\", path: docs, at: teams/payments}",
                        "  - {git: ../nothing, at: teams/nothing}");
                String said = wiki.run("build").exits(Exit.USAGE).out();
                assertTrue(said.contains("`../gone` is not there"), said);
                assertTrue(said.indexOf("`../gone` is") < said.indexOf("`../nothing` is"), said);

                wiki.with(
                        "demarc.yml",
                        "sources:",
                        "  - {git: \"" + other.address() + "\", path: docs, at: teams/search}",
                        "  - {git: \"" + one.address() + "\", path: docs, at: teams/payments}",
                        "  - {git: \"" + one.address() + "\", path: docs, at: teams/again}");
                String told = build(wiki, "-v").err();
                int first = told.indexOf("teams/search`: commit");
                int second = told.indexOf("teams/payments`: commit");
                assertTrue(first >= 0 && second > first && told.indexOf("teams/again`: commit") > second, told);
            }
        }
    }

    @Test
    void withoutSourcesNothingIsFetched() {
        var wiki = platform("title: Alone").with("content/index.md", "# Duties");
        build(wiki);
        assertFalse(Files.exists(wiki.folder().resolve(".demarc/sources")));
    }
}
