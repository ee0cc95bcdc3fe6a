package dev.demarc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.demarc.check.external.FaultyServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code check --external}: links of pages, data and navigation, followed to a server on this machine. */
class ExternalTest {

    @TempDir
    Path folder;

    private final FaultyServer server = new FaultyServer();

    @AfterEach
    void close() {
        server.close();
    }

    private TestWiki wiki() {
        return TestWiki.in(folder)
                .withVariable("DEMARC_LINKS_PRIVATE", "true")
                .withVariable("DEMARC_LINKS_RATE", "1000")
                .withVariable("DEMARC_LINKS_RETRIES", "0");
    }

    @Test
    void everyPlaceThatLeadsOutIsFollowedAndEachAddressOnce() {
        server.on("/ok", 200).on("/gone", 410).redirect("/old", 301, "/ok");
        var wiki = wiki().with(
                        "demarc.yml",
                        "nav:",
                        "  - index.md",
                        "  - \"*.matrix.yml\"",
                        "  - Source: " + server.url("/gone"))
                .with(
                        "content/index.md",
                        "# Home",
                        "",
                        "[a](" + server.url("/gone") + ") and <" + server.url("/old") + ">, [c][c], ![d]("
                                + server.url("/lost") + "), `" + server.url("/code") + "`",
                        "",
                        "[c]: " + server.url("/ok"),
                        "",
                        "<a href=\"" + server.url("/gone") + "\">x</a> " + server.url("/ok"))
                .with(
                        "content/duties.matrix.yml",
                        "title: Duties",
                        "source: {title: Model, url: \"" + server.url("/old") + "\"}",
                        "parties: {aws: {name: AWS}}",
                        "categories: {iaas: {name: IaaS}}",
                        "concerns:",
                        "  backups: {who: aws, evidence: [" + server.url("/gone") + "]}");
        int at = server.url("/gone").length();
        wiki.run("check", "--external", "--today", "2026-11-24")
                .exits(Exit.FINDINGS)
                .finds(
                        "content/duties.matrix.yml:2:29 warning external-moved",
                        "content/duties.matrix.yml:6:34 error external-broken",
                        "content/index.md:3:5 error external-broken",
                        "content/index.md:3:%d warning external-moved".formatted(5 + at + 7),
                        "content/index.md:3:%d error external-broken".formatted(5 + at + 7 + at - 1 + 11),
                        "content/index.md:7:10 error external-broken",
                        "demarc.yml:4:13 error external-broken")
                .tells(", 4 external links: ");
        assertEquals(
                List.of("HEAD /gone", "GET /gone", "HEAD /lost", "GET /lost", "HEAD /ok", "HEAD /old", "HEAD /ok"),
                server.requests());
        wiki.run("check", "--external", "--today", "2026-11-25").tells(", 4 external links (2 from the cache): ");
        assertEquals(11, server.requests().size());
        assertTrue(Files.exists(folder.resolve(".demarc/external-links.txt")));
    }

    @Test
    void withoutTheOptionNothingIsAskedAndWaiversWait() {
        var wiki = wiki().with(
                        "demarc.yml",
                        "rules:",
                        "  waivers:",
                        "    - {rule: external-broken, path: index.md, target: \"" + server.url("/gone")
                                + "\", reason: Theirs.}",
                        "    - {rule: external-moved, path: index.md, reason: Ours.}")
                .with("content/index.md", "# Home", "", "[a](" + server.url("/gone") + ")");
        wiki.run("check").exits(Exit.CLEAN).finds();
        assertEquals(List.of(), server.requests());
        assertFalse(Files.exists(folder.resolve(".demarc")));
        wiki.run("check", "--external").exits(Exit.CLEAN).finds("demarc.yml:4:7 warning waiver-unused");
    }

    @Test
    void aCacheOfAnotherNameIsNoPartOfTheWiki() {
        server.on("/ok", 200);
        var wiki = wiki().with("demarc.yml", "cache: {folder: known}")
                .with("index.md", "# Home", "", "[a](" + server.url("/ok") + ")");
        wiki.run("check", "--external").exits(Exit.CLEAN).finds();
        assertTrue(Files.exists(folder.resolve("known/external-links.txt")));
        wiki.run("build").exits(Exit.CLEAN);
        assertFalse(Files.exists(folder.resolve("site/known")));
    }
}
