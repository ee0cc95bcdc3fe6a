package dev.demarc.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.demarc.history.TestRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {

    private static final String[] BEFORE = {
        "parties: {provider: {name: AWS}, customer: {name: Customer}}",
        "categories: {iaas: ~, paas: ~}",
        "concerns:",
        "  info-data: {who: customer}",
        "  hosts: {who: {iaas: provider, paas: provider}}",
    };

    @TempDir
    Path top;

    @Test
    void anIdThatWasChangedWithoutAWordIsTold() {
        try (var repository = TestRepository.in(top)) {
            repository.with("cloud.matrix.yml", BEFORE).committed("2026-01-01");
            var wiki = TestWiki.in(top)
                    .with(
                            "cloud.matrix.yml",
                            BEFORE[0],
                            BEFORE[1],
                            BEFORE[2],
                            "  information-data: {who: customer}",
                            BEFORE[4]);

            wiki.run("check")
                    .exits(Exit.CLEAN)
                    .finds("cloud.matrix.yml:4:3 warning renamed-not-declared")
                    .says("`information-data` looks like `info-data` under another id")
                    .says("add `renamed-from: [info-data]`");

            wiki.with(
                    "cloud.matrix.yml",
                    BEFORE[0],
                    BEFORE[1],
                    BEFORE[2],
                    "  information-data: {renamed-from: [info-data], who: customer}",
                    BEFORE[4]);
            wiki.run("check").exits(Exit.CLEAN).finds();
        }
    }

    @Test
    void partiesAndCategoriesAreToldByTheirNames() {
        try (var repository = TestRepository.in(top)) {
            repository.with("cloud.matrix.yml", BEFORE).committed("2026-01-01");
            TestWiki.in(top)
                    .with(
                            "cloud.matrix.yml",
                            "parties: {aws: {name: AWS}, customer: {name: Customer}}",
                            "categories: {infrastructure: {name: Iaas}, paas: ~}",
                            "concerns:",
                            "  info-data: {who: customer}",
                            "  hosts: {who: aws}")
                    .run("check")
                    .finds(
                            "cloud.matrix.yml:1:11 warning renamed-not-declared",
                            "cloud.matrix.yml:2:14 warning renamed-not-declared");
        }
    }

    @Test
    void aRowThatIsNewIsNotARenamedOne() {
        try (var repository = TestRepository.in(top)) {
            repository.with("cloud.matrix.yml", BEFORE).committed("2026-01-01");
            TestWiki.in(top)
                    .with("cloud.matrix.yml", BEFORE[0], BEFORE[1], BEFORE[2], "  keys: {who: customer}", BEFORE[4])
                    .run("check")
                    .finds();
        }
    }

    @Test
    void theRevisionOfAzuresMatrixLosesTwoRowsUnlessTheyAreDeclared() throws IOException {
        Path now = Path.of("content/azure/security.matrix.yml");
        String declared = Files.readString(now);
        String undeclared =
                declared.replaceAll("(?m)^ *renamed-from: .*\n", "").replaceAll("renamed-from: \\[[^]]*], ", "");
        try (var repository = TestRepository.in(top)) {
            TestWiki.copyOf("azure-before", top);
            repository.committed("2025-12-01");

            Files.writeString(top.resolve("azure.matrix.yml"), declared);
            assertEquals(0, renamed(TestWiki.in(top).run("check")));

            Files.writeString(top.resolve("azure.matrix.yml"), undeclared);
            var ended = TestWiki.in(top).run("check");
            assertEquals(2, renamed(ended));
            ended.says("`customer-data` looks like `information-and-data`");
            ended.says("`identities-and-users` looks like `accounts-and-identities`");
        }
    }

    @Test
    void nothingOfGitIsLoadedWhereThereIsNone() throws IOException {
        TestWiki.in(top).with("cloud.matrix.yml", BEFORE).with("index.md", "# Wiki", "", "[gone](gone.md)");

        String loaded = loaded("check", top.toString());

        assertTrue(loaded.contains(" dev.demarc.history.Past "), loaded);
        assertFalse(loaded.contains(" org.eclipse.jgit."), loaded);
    }

    @Test
    void aBuildOfACleanWikiLoadsNothingOfGit() throws IOException {
        try (var repository = TestRepository.in(top)) {
            repository.with("cloud.matrix.yml", BEFORE).committed("2026-01-01");

            assertFalse(loaded("build", top.toString()).contains(" org.eclipse.jgit."));
        }
    }

    /** The classes that a run of its own loads. */
    private static String loaded(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.demarc.cli.Demarc"));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), UTF_8);
    }

    private static long renamed(TestWiki.Ended ended) {
        return ended.findings().stream()
                .filter(each -> each.endsWith("renamed-not-declared"))
                .count();
    }

    @Test
    void whatWasCommittedIsToldAgainstAnOlderRevision() {
        try (var repository = TestRepository.in(top)) {
            repository.with("wiki/cloud.matrix.yml", BEFORE).committed("2026-01-01");
            repository.tagged("v1");
            repository
                    .moved("wiki/cloud.matrix.yml", "wiki/moved.matrix.yml")
                    .with(
                            "wiki/moved.matrix.yml",
                            "matrix: cloud",
                            BEFORE[0],
                            BEFORE[1],
                            BEFORE[2],
                            "  information-data: {who: customer}",
                            BEFORE[4])
                    .committed("2026-01-02");
            var wiki = TestWiki.in(top.resolve("wiki"));

            wiki.run("check").exits(Exit.CLEAN).finds();
            wiki.run("check", "--since", "v1", "--strict")
                    .exits(Exit.FINDINGS)
                    .finds("moved.matrix.yml:5:3 warning renamed-not-declared");
            wiki.run("check", "--since", "HEAD~1").finds("moved.matrix.yml:5:3 warning renamed-not-declared");
            wiki.run("check", "--since", "main").finds();
        }
    }

    @Test
    void theTableOfAMatrixIsReadAsItWas() {
        String[] table = {
            "concern,category,holder,text",
            "info-data,iaas,customer,",
            "info-data,paas,customer,",
            "hosts,iaas,provider,",
            "hosts,paas,provider,"
        };
        String[] matrix = {
            "parties: {provider: {name: AWS}, customer: {name: Customer}}",
            "categories: {iaas: ~, paas: ~}",
            "concerns: {info-data: ~, hosts: ~}",
            "cells: cells.csv"
        };
        try (var repository = TestRepository.in(top)) {
            repository
                    .with("content/cloud.matrix.yml", matrix)
                    .with("content/cells.csv", table)
                    .committed("2026-01-01");
            TestWiki.in(top)
                    .with(
                            "content/cloud.matrix.yml",
                            matrix[0],
                            matrix[1],
                            "concerns: {information-data: ~, hosts: ~}",
                            matrix[3])
                    .with("content/cells.csv", String.join("\n", table).replace("info-data", "information-data"))
                    .run("check")
                    .finds("content/cloud.matrix.yml:3:12 warning renamed-not-declared");
        }
    }

    @Test
    void anUnknownRevisionIsToldWithTheNearest() {
        try (var repository = TestRepository.in(top)) {
            repository.with("cloud.matrix.yml", BEFORE).committed("2026-01-01");
            TestWiki.in(top)
                    .run("check", "--since", "mian")
                    .exits(Exit.USAGE)
                    .tells("There is no revision `mian` in this repository.")
                    .tells("Nearest: `main`.");
        }
    }

    @Test
    void withoutARepositoryThereIsNoRevision() {
        TestWiki.in(top)
                .with("cloud.matrix.yml", BEFORE)
                .run("check", "--since", "main")
                .exits(Exit.USAGE)
                .tells("There are no commits here among which `main` could be.");
    }

    @Test
    void anEarlierIdThatIsStillInUseIsToldWithoutARepository() {
        TestWiki.in(top)
                .with(
                        "cloud.matrix.yml",
                        BEFORE[0],
                        BEFORE[1],
                        BEFORE[2],
                        "  info-data: {who: customer}",
                        "  hosts: {renamed-from: [servers, info-data], who: provider}",
                        "  keys: {renamed-from: [keys], who: provider}")
                .run("check")
                .finds(
                        "cloud.matrix.yml:5:35 warning renamed-not-declared",
                        "cloud.matrix.yml:6:25 warning renamed-not-declared");
    }

    @Test
    void aShallowCopyIsNotComparedUnlessTheRevisionIsNamed() throws IOException {
        try (var repository = TestRepository.in(top)) {
            String last = repository.with("cloud.matrix.yml", BEFORE).committed("2026-01-01");
            Files.writeString(top.resolve(".git/shallow"), last + "\n");
            var wiki = TestWiki.in(top)
                    .with(
                            "cloud.matrix.yml",
                            BEFORE[0],
                            BEFORE[1],
                            BEFORE[2],
                            "  information-data: {who: customer}",
                            BEFORE[4]);

            wiki.run("check").finds();
            wiki.run("check", "--since", "main").finds("cloud.matrix.yml:4:3 warning renamed-not-declared");
        }
    }

    @Test
    void evidenceThatMovedIsToldWithItsCommit() {
        String[] matrix = {
            BEFORE[0],
            BEFORE[1],
            BEFORE[2],
            "  info-data: {who: customer, evidence: [proof.md]}",
            "  hosts: {who: provider}",
        };
        try (var repository = TestRepository.in(top)) {
            repository
                    .with("content/aws/cloud.matrix.yml", matrix)
                    .with("content/aws/proof.md", "# Proof", "", "It was seen.")
                    .committed("2026-01-01");
            String commit = repository
                    .moved("content/aws/proof.md", "content/evidence/data.md")
                    .committed("2026-01-02");

            TestWiki.in(top)
                    .run("check")
                    .finds("content/aws/cloud.matrix.yml:4:41 error evidence-missing")
                    .says("It was moved to `../evidence/data.md` by commit " + commit.substring(0, 8) + ".");
        }
    }

    @Test
    void whatAnImportLeftOpenIsAdviceForThirtyDays() {
        String[] matrix = {
            BEFORE[0],
            "categories: {iaas: ~}",
            BEFORE[2],
            "  info-data: {who: {iaas: {undetermined: \"Imported: “mostly us”\"}}}",
            "  hosts: {who: {iaas: {undetermined: \"Imported: \\x41 or B\"}}}",
            "  keys: {who: {iaas: {undetermined: Nobody asked.}}}",
            "  disks: {who: provider}",
            "  zones: {who: customer}",
        };
        try (var repository = TestRepository.in(top)) {
            repository.with("index.md", "# Wiki").committed("2026-01-01");
            repository.with("cloud.matrix.yml", matrix).committed("2026-02-01");
            var wiki = TestWiki.in(top);

            wiki.run("check", "--today", "2026-03-02")
                    .finds(
                            "cloud.matrix.yml:4:21 info reason-missing",
                            "cloud.matrix.yml:5:17 info reason-missing",
                            "cloud.matrix.yml:6:16 warning reason-missing");
            wiki.run("check", "--today", "2026-03-03")
                    .finds(
                            "cloud.matrix.yml:4:21 warning reason-missing",
                            "cloud.matrix.yml:5:17 warning reason-missing",
                            "cloud.matrix.yml:6:16 warning reason-missing");
        }
    }
}
