package dev.demarc.cli;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Misspelt terms, in pages and in data. */
class WordingTest {

    private static final String[] MATRIX = {
        "title: Duties",
        "parties:",
        "  aws: {name: AWS, description: Runs the datacenter halls.}",
        "  customer: {name: The custmer}",
        "categories: {iaas: {name: Virtual machines}}",
        "concerns:",
        "  backups:",
        "    name: Data of the customer",
        "    who:",
        "      iaas: {customer: \"Keeps a bakcup, and tests the recvery.\"}",
        "  hosts: {who: aws}",
    };

    @TempDir
    Path folder;

    private TestWiki page(String... lines) {
        return TestWiki.in(folder).with("content/index.md", lines);
    }

    @Test
    void aTermIsToldAtItsWordWithTheNearest() {
        page("# Cloud", "", "Security of the *clould*, in the Cloud.")
                .run("check")
                .exits(Exit.CLEAN)
                .finds("content/index.md:3:18 warning near-miss")
                .says("`clould` is one letter away from “cloud”, which this wiki uses twice.")
                .says("Write “cloud”, or list `clould` under `words:` in `demarc.yml`.");
    }

    @Test
    void bothOfTwoPlacesAreTold() {
        page("# Encryption", "", "Encrytion is on; encrytion is tested.")
                .run("check")
                .finds("content/index.md:3:1 warning near-miss", "content/index.md:3:18 warning near-miss")
                .says("`Encrytion` is one letter away");
    }

    @Test
    void aHeadingOfTwoLinesWithAnIdIsReadWhereItStands() {
        page("# Cloud", "", "Here is", "a clould {#here}", "---")
                .run("check")
                .finds("content/index.md:4:3 warning near-miss");
    }

    @Test
    void ofTwoTermsAPersonHasToChoose() {
        page("# Connect", "", "The content, or the contect.")
                .run("check")
                .finds("content/index.md:3:21 warning near-miss")
                .says("Nearest: “connect” and “content”.");
    }

    @Test
    void headingsTablesListsAndQuotesAreRead() {
        page(
                        "# Our cloud, and the clould",
                        "",
                        "| Backup | bakcup |",
                        "|---|---|",
                        "| a \\| b \\| firewal1 | firewwall |",
                        "",
                        "- custmer, our customer, firewall",
                        "",
                        "> encryptoin [and encrypion](#x), encryption")
                .run("check", "--rule", "near-miss")
                .finds(
                        "content/index.md:1:22 warning near-miss",
                        "content/index.md:3:12 warning near-miss",
                        "content/index.md:5:24 warning near-miss",
                        "content/index.md:7:3 warning near-miss",
                        "content/index.md:9:3 warning near-miss",
                        "content/index.md:9:19 warning near-miss");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The cloud, `clould`.",
                "The cloud, <code>clould</code>.",
                "The cloud.\n\n    clould",
                "The cloud.\n\n```\nclould\n```",
                "The cloud.\n\n<div>clould</div>",
                "The cloud, https://clould.example.org and www.clould.org.",
                "The cloud, <https://clould/>.",
                "The cloud, [x](mailto:clould@example.org).",
                "The cloud ![clould](data:image/png;base64,)",
                "The cloud, clould.md, ./clould, clould/, @clould, #clould, --clould, $clould, {clould}.",
                "The cloud, clould_id, my_clould, clould2, clould(), clould=1, clould:x, clould\\_id.",
                "The cloud, cloulds' and many clould**s**.",
                "The cloud, Clould, CLOULD, cloUld.",
                "The cloud, clould\u00e9, clou\u00adld.",
                "The cloud, clould, clould, clould.",
                "The cloud, clouds, cloudy, clout, cloude.",
                "The customer: noncustomer, a multicloud.",
                "Somebody wrote clould without ever writing that word.",
            })
    void whatIsNoMisspeltTermIsNotTold(String text) {
        page("# Home", "", text)
                .run("check", "--rule", "near-miss")
                .exits(Exit.CLEAN)
                .finds();
    }

    @Test
    void aWordOnTwoPagesIsMeant() {
        page("# Cloud", "", "A clould.")
                .with("content/other.md", "# Other", "", "Another clould.")
                .run("check")
                .finds();
    }

    @Test
    void aLongWordThatIsUsedAgainAndAgainIsATerm() {
        String often = "Our starfruits. ".repeat(7);
        page("# One", "", often)
                .with("content/two.md", "# Two", "", often)
                .with("content/three.md", "# Three", "", "Our starfriuts. ", often)
                .run("check")
                .finds("content/three.md:3:5 warning near-miss")
                .says("which this wiki uses 21 times");
    }

    @Test
    void theWordsOfTheSettingsAreRightAndSoAreTheirPlurals() {
        page("# Cloud services", "", "Cloulds for servicies, clould, clould.")
                .with("demarc.yml", "words: [Clould, servicy]")
                .run("check")
                .finds();
    }

    @Test
    void namesAndTextsOfDataAreRead() {
        TestWiki.in(folder)
                .with("content/duties.matrix.yml", MATRIX)
                .with("content/index.md", "# Home", "", "A backup, and its recovery.")
                .run("check", "--rule", "near-miss")
                .finds(
                        "content/duties.matrix.yml:4:24 warning near-miss",
                        "content/duties.matrix.yml:10:33 warning near-miss",
                        "content/duties.matrix.yml:10:55 warning near-miss")
                .says("`custmer` is one letter away from “customer”");
    }

    @Test
    void claimsAndCellsOfCsvAreRead() {
        TestWiki.in(folder)
                .with(
                        "content/duties.matrix.yml",
                        "parties: {aws: ~}",
                        "categories: {iaas: {name: Cloud}}",
                        "concerns: {backups: {name: Backup}}",
                        "cells: cells.csv")
                .with(
                        "content/cells.csv",
                        "concern,category,holder,text",
                        "backups,iaas,aws,\"It takes a bakcup, daily.\"")
                .with(
                        "content/aws.claims.yml",
                        "matrix: duties",
                        "party: aws",
                        "claims: {iaas: {backups: In its clould.}}")
                .run("check", "--rule", "near-miss")
                .finds("content/aws.claims.yml:3:33 warning near-miss", "content/cells.csv:2:30 warning near-miss");
    }

    @Test
    void inAnotherLanguageOnlyNamesOfDataAreRead() {
        TestWiki.in(folder)
                .with("demarc.yml", "language: de")
                .with("content/duties.matrix.yml", MATRIX)
                .with("content/index.md", "# Home", "", "A backup, the clould and the cloud.")
                .run("check", "--rule", "near-miss")
                .finds("content/duties.matrix.yml:4:24 warning near-miss");
    }

    @Test
    void aPageThatIsNotEnglishIsLeftAlone() {
        page(
                        "# Cloud",
                        "",
                        "Verantwortlich bleibt jeder Betreiber, solange nichts vereinbart wurde. Sicherungen liegen woanders,",
                        "werden geprobt, verglichen, gezeichnet, abgelegt, verwahrt, vernichtet, bezeugt. Niemand anders",
                        "entscheidet hierzu, sobald mehrere Beteiligte gemeinsam handeln, obwohl manches ungesagt bleibt,",
                        "zuweilen sogar monatelang, dennoch verbindlich, mitunter schriftlich, bisweilen fernmündlich, jedoch",
                        "keinesfalls stillschweigend, clould cloud.")
                .run("check")
                .finds();
    }
}
