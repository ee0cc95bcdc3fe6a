package dev.demarc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.demarc.history.TestRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages tell when a cell last changed hands, and from whom, as commits know it. */
class HandoversTest {

    private static final String PARTIES = "parties: {provider: {name: AWS}, customer: {name: Customer}}";
    private static final String PAGE = "site/cloud.html";

    @TempDir
    Path top;

    private static String[] matrix(String... concerns) {
        var lines = new String[concerns.length + 3];
        lines[0] = PARTIES;
        lines[1] = "categories: {iaas: {name: IaaS}, saas: {name: SaaS}}";
        lines[2] = "concerns:";
        System.arraycopy(concerns, 0, lines, 3, concerns.length);
        return lines;
    }

    /** The list of a page, a line for each cell, without tags. */
    private static String told(String page) {
        int start = page.indexOf("Last changed hands", page.indexOf("<main"));
        int list = start < 0 ? -1 : page.indexOf("<ul>", start);
        return list < 0
                ? ""
                : page.substring(list, page.indexOf("</ul>", list))
                        .replaceAll("<[^>]*>", "")
                        .strip();
    }

    private TestWiki built() {
        var wiki = TestWiki.in(top);
        wiki.run("build").exits(Exit.CLEAN);
        return wiki;
    }

    @Test
    void aCellThatWentToOthersIsToldWithDayAndCommit() {
        try (var repository = TestRepository.in(top)) {
            repository
                    .with("demarc.yml", "changes: true")
                    .with("content/cloud.matrix.yml", matrix("  data: {who: customer}", "  hosts: {who: provider}"))
                    .committed("2026-01-01");
            String moved = repository
                    .with(
                            "content/cloud.matrix.yml",
                            matrix(
                                    "  data: {who: {iaas: customer, saas: {shared: {provider: Its own., customer: All else.}}}}",
                                    "  hosts: {who: provider}"))
                    .committed("2026-02-03");

            var wiki = built();
            assertEquals(
                    "Data, SaaS: Customer → Shared (AWS, Customer), 3 February 2026, commit " + moved.substring(0, 7),
                    told(wiki.read(PAGE)));
            assertTrue(wiki.read(PAGE).contains("href=\"#data.saas\""));
            assertTrue(told(wiki.read("site/cloud/data.html")).startsWith("SaaS: Customer → Shared"));
            assertEquals("", told(wiki.read("site/cloud/hosts.html")));
        }
    }

    @Test
    void ofEachCellTheLastTimeIsToldTheNewestFirst() {
        try (var repository = TestRepository.in(top)) {
            repository
                    .with("demarc.yml", "changes: true")
                    .with("content/cloud.matrix.yml", matrix("  data: {who: customer}", "  hosts: {who: customer}"))
                    .committed("2026-01-01");
            repository
                    .with("content/cloud.matrix.yml", matrix("  data: {who: provider}", "  hosts: {who: customer}"))
                    .committed("2026-01-02");
            repository
                    .with("content/cloud.matrix.yml", matrix("  data: {who: provider}", "  hosts: {who: provider}"))
                    .committed("2026-01-03");
            repository
                    .with(
                            "content/cloud.matrix.yml",
                            matrix("  data: {who: {iaas: provider, saas: customer}}", "  hosts: {who: provider}"))
                    .committed("2026-01-04");

            String told = told(built().read(PAGE)).replaceAll(", commit .*", "");
            assertEquals("""
                    Data, SaaS: AWS → Customer, 4 January 2026
                    Hosts, IaaS: Customer → AWS, 3 January 2026
                    Hosts, SaaS: Customer → AWS, 3 January 2026
                    Data, IaaS: Customer → AWS, 2 January 2026""", told);
        }
    }

    @Test
    void aRenamedConcernKeepsItsPast() {
        try (var repository = TestRepository.in(top)) {
            repository
                    .with("demarc.yml", "changes: true")
                    .with("content/cloud.matrix.yml", matrix("  data: {who: customer}"))
                    .committed("2026-01-01");
            repository
                    .with("content/cloud.matrix.yml", matrix("  data: {who: provider}"))
                    .committed("2026-01-02");
            repository
                    .with(
                            "content/cloud.matrix.yml",
                            matrix("  secrets: {name: All that is secret, renamed-from: [data], who: provider}"))
                    .committed("2026-01-03");

            assertTrue(told(built().read(PAGE))
                    .startsWith("All that is secret, IaaS: Customer → AWS, 2 January 2026, commit "));
        }
    }

    @Test
    void claimsAndTablesOfAMatrixCountToo() {
        String[] table = {"concern,category,holder,text", "data,iaas,customer,", "data,saas,customer,"};
        try (var repository = TestRepository.in(top)) {
            repository
                    .with("demarc.yml", "changes: true")
                    .with(
                            "content/cloud.matrix.yml",
                            PARTIES,
                            "categories: {iaas: {name: IaaS}, saas: {name: SaaS}}",
                            "concerns: {data: ~}",
                            "cells: cells.csv")
                    .with("content/cells.csv", table)
                    .committed("2026-01-01");
            repository
                    .with("content/cells.csv", table[0], table[1], "data,saas,provider,")
                    .committed("2026-01-02");

            assertTrue(told(built().read(PAGE)).startsWith("Data, SaaS: Customer → AWS, 2 January 2026"));
        }
    }

    @Test
    void aRevisionThatCannotBeReadIsPassedOver() {
        try (var repository = TestRepository.in(top)) {
            repository
                    .with("demarc.yml", "changes: true")
                    .with("content/cloud.matrix.yml", matrix("  data: {who: customer}"))
                    .committed("2026-01-01");
            repository.with("content/cloud.matrix.yml", "parties: [").committed("2026-01-02");
            repository
                    .with("content/cloud.matrix.yml", matrix("  data: {who: provider}"))
                    .committed("2026-01-03");

            assertTrue(told(built().read(PAGE)).startsWith("Data, IaaS: Customer → AWS, 3 January 2026"));
        }
    }

    @Test
    void whatWasNotCommittedIsNotTold() {
        try (var repository = TestRepository.in(top)) {
            repository
                    .with("demarc.yml", "changes: true")
                    .with("content/cloud.matrix.yml", matrix("  data: {who: customer}"))
                    .committed("2026-01-01");
            repository.with("content/cloud.matrix.yml", matrix("  data: {who: provider}"));

            assertEquals("", told(built().read(PAGE)));
        }
    }

    @Test
    void aShallowCopySaysThatNobodyKnows() throws IOException {
        try (var repository = TestRepository.in(top)) {
            String last = repository
                    .with("demarc.yml", "changes: true")
                    .with("content/cloud.matrix.yml", matrix("  data: {who: customer}"))
                    .committed("2026-01-01");
            Files.writeString(top.resolve(".git/shallow"), last + "\n");

            assertTrue(built().read(PAGE).contains("lacks older commits"));
        }
    }

    @Test
    void nothingIsToldUnlessTheSettingAsksForIt() {
        try (var repository = TestRepository.in(top)) {
            repository
                    .with("content/cloud.matrix.yml", matrix("  data: {who: customer}"))
                    .committed("2026-01-01");
            repository
                    .with("content/cloud.matrix.yml", matrix("  data: {who: provider}"))
                    .committed("2026-01-02");

            assertFalse(built().read(PAGE).contains("changed hands"));
        }
    }

    @Test
    void aBuildAfterACommitTellsWhatAFreshOneWould() {
        try (var repository = TestRepository.in(top)) {
            repository
                    .with("demarc.yml", "changes: true")
                    .with("content/cloud.matrix.yml", matrix("  data: {who: customer}"))
                    .committed("2026-01-01");
            repository.with("content/cloud.matrix.yml", matrix("  data: {who: provider}"));
            var wiki = built();
            assertEquals("", told(wiki.read(PAGE)));

            repository.committed("2026-01-02");
            built();
            String remembered = wiki.read(PAGE);
            wiki.run("build", "--no-cache").exits(Exit.CLEAN);

            assertEquals(wiki.read(PAGE), remembered);
            assertTrue(told(remembered).startsWith("Data, IaaS: Customer → AWS, 2 January 2026"));
        }
    }

    /** The days of the page that tells of all matrices, each with its lines, without tags. */
    private static String allTold(TestWiki wiki) {
        var page = Jsoup.parse(wiki.read("site/changes.html"));
        return page.select("main h2, main h2 ~ ul > li").eachText().stream()
                .map(line -> line.replaceAll(", commit [0-9a-f]{7}$|#$", ""))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void onePageTellsOfAllMatricesDayByDay() {
        try (var repository = TestRepository.in(top)) {
            repository
                    .with("demarc.yml", "title: W", "changes: true", "base-url: https://example.org/")
                    .with("content/cloud.matrix.yml", matrix("  data: {who: customer}"))
                    .with("content/a/shop.matrix.yml", matrix("  till: {who: customer}"))
                    .committed("2026-01-01");
            repository
                    .with("content/cloud.matrix.yml", matrix("  data: {who: {iaas: customer, saas: provider}}"))
                    .with("content/a/shop.matrix.yml", matrix("  till: {who: {iaas: provider, saas: customer}}"))
                    .committed("2026-01-02");
            repository
                    .with("content/cloud.matrix.yml", matrix("  data: {who: customer}"))
                    .committed("2026-02-03");

            var wiki = built();
            assertEquals("""
                    3 February 2026
                    Data, SaaS: Cloud: AWS → Customer
                    2 January 2026
                    Till, IaaS: Shop: Customer → AWS
                    Data, SaaS: Cloud: Customer → AWS""", allTold(wiki));
            String page = wiki.read("site/changes.html");
            assertTrue(page.contains("href=\"a/shop.html#till.iaas\""), page);
            assertTrue(page.contains("href=\"feed.xml\">feed.xml</a>"), page);
            assertTrue(wiki.read("site/index.html").contains("href=\"changes.html\">What changed hands</a>"));
            assertTrue(wiki.read("site/a/shop.html").contains("href=\"../changes.html\">What changed hands</a>"));
            assertTrue(wiki.read("site/changes.md").contains("2 January 2026"));
        }
    }

    @Test
    void thePageSaysThatNothingIsTold() throws IOException {
        try (var repository = TestRepository.in(top)) {
            String last = repository
                    .with("demarc.yml", "changes: true")
                    .with("content/cloud.matrix.yml", matrix("  data: {who: customer}"))
                    .committed("2026-01-01");
            assertTrue(built().read("site/changes.html").contains("No cell has changed hands yet."));
            Files.writeString(top.resolve(".git/shallow"), last + "\n");
            assertTrue(built().read("site/changes.html").contains("lacks older commits"));
        }
    }

    @Test
    void aPageOfTheWikisOwnWithThatAddressKeepsItsTextAbove() {
        var wiki = TestWiki.in(top)
                .with("demarc.yml", "changes: true")
                .with("content/cloud.matrix.yml", matrix("  data: {who: customer}"))
                .with("content/changes.md", "# News", "", "What is new.");
        wiki.run("build").exits(Exit.CLEAN);
        String page = wiki.read("site/changes.html");
        assertTrue(page.indexOf("What is new.") < page.indexOf("No cell has changed hands yet."), page);

        wiki.with("demarc.yml", "title: W").run("build").exits(Exit.CLEAN);
        assertFalse(wiki.read("site/changes.html").contains("changed hands"));
    }

    @Test
    void theFeedNamesCellsThatChangedHandsAmongThePages() {
        try (var repository = TestRepository.in(top)) {
            repository
                    .with("demarc.yml", "title: Wiki", "changes: true", "base-url: https://example.org/w/")
                    .with("content/cloud.matrix.yml", matrix("  data: {who: customer}"))
                    .with("content/a.md", "# A")
                    .committed("2026-01-01");
            String moved = repository
                    .with("content/cloud.matrix.yml", matrix("  data: {who: {iaas: customer, saas: provider}}"))
                    .committed("2026-01-02");
            repository.with("content/a.md", "# A", "", "More.").committed("2026-01-03");

            String feed = built().read("site/feed.xml");
            String cell = "https://example.org/w/cloud.html#data.saas";
            String entry = "<entry><title>Data · SaaS: Customer → AWS</title><id>" + cell + "@" + moved
                    + "</id><link href=\"" + cell + "\"/><updated>2026-01-02T12:00:00Z</updated>"
                    + "<summary>Cloud</summary></entry>";
            assertTrue(feed.contains(entry), feed);
            assertTrue(feed.indexOf("<title>A</title>") < feed.indexOf(entry), "the newest first");
            assertEquals(3, feed.split("<entry>", -1).length - 1, feed);
        }
    }
}
