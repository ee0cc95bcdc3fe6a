package dev.demarc.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.demarc.diagnostic.Checked;
import dev.demarc.diagnostic.Listing;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.diagnostic.Severity;
import dev.demarc.matrix.Concern;
import dev.demarc.model.Settings;
import dev.demarc.source.Location;
import dev.demarc.source.Span;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SettingsReaderTest {

    private static Checked<Settings> read(String text, Map<String, String> environment) {
        return SettingsReader.read(Given.file("demarc.yml", text), new TreeMap<>(environment), "wiki");
    }

    /** Where the one of the example stands. */
    private static final Span WAIVER = Span.of(19, 7, 117);

    private static Checked<Settings> read(String text) {
        return read(text, Map.of());
    }

    private static Settings.Written written(String value, int line, int column, int length) {
        return new Settings.Written(value, Location.in("content/demarc.yml", Span.of(line, column, length)));
    }

    @Test
    void withoutAFileEverythingIsAsItComes() {
        var read = SettingsReader.read(null, new TreeMap<>(Map.of("HOME", "x")), "wiki");
        assertEquals(Checked.clean(Settings.of("wiki")), read);
        assertEquals(Checked.clean(Settings.of("wiki")), read(""));
    }

    @Test
    void theExampleOfTheFormatsIsRead() {
        var read = read("""
                title: Cloud duties
                base-url: https://wiki.example.org/duties
                language: de-CH
                ignore: [archive/**]
                theme: {logo: logo.svg, accent: "#0b5f5a", css: own.css, footer: Ours}
                nav:
                  - index.md
                  - AWS: aws/security.matrix.yml
                  - Guide: [guide/index.md, "guide/*.md"]
                rules:
                  near-miss: off
                  gap: warning
                  broken-link: off
                  review-due: {severity: info, ahead: 14}
                  evidence-missing: {require: required}
                  overlap: {severity: info}
                  paths: {"old/**": {broken-link: warning, evidence-missing: {require: recommended}}}
                  waivers:
                    - {rule: gap, path: aws/*.matrix.yml, target: backups.container, owner: grc, reason: Contract open., until: 2027-01-31}
                links: {ignore: ["https://x/**"], timeout: 10s, rate: 2, retries: 2, cache-days: 7, deadline: 10m, private: false}
                search: {enabled: true, keys: true}
                cache: {folder: .demarc, size: 1GB, remote: "https://c/", read-only: false}
                sources: [{git: "https://g/", branch: main, path: docs, at: other}]
                versions: [{name: v1, ref: v1.0, current: true}]
                html: clean
                edit-url: https://git.example.org/edit/{path}
                words: [Demarc]
                source: docs
                dest: out
                x-own: 1
                """);
        assertEquals(List.of(), Given.findings(read));
        assertEquals(
                new Settings(
                        new Settings.SiteFacts("Cloud duties", null, "https://wiki.example.org/duties/", "de-CH"),
                        new Settings.Folders(
                                "docs",
                                "out",
                                new Settings.Cache(".demarc", 1_000_000_000, "https://c/", false),
                                List.of("archive/**"),
                                List.of(new Settings.GitSource(
                                        written("https://g/", 23, 17, 12),
                                        "main",
                                        null,
                                        "docs",
                                        written("other", 23, 61, 5))),
                                List.of(new Settings.Version(
                                        written("v1", 24, 19, 2), written("v1.0", 24, 28, 4), true))),
                        List.of(
                                new Settings.NavItem(null, "index.md", Span.of(7, 5, 8), List.of()),
                                new Settings.NavItem("AWS", "aws/security.matrix.yml", Span.of(8, 10, 23), List.of()),
                                new Settings.NavItem(
                                        "Guide",
                                        null,
                                        Span.of(9, 5, 5),
                                        List.of(
                                                new Settings.NavItem(
                                                        null, "guide/index.md", Span.of(9, 13, 14), List.of()),
                                                new Settings.NavItem(
                                                        null, "guide/*.md", Span.of(9, 29, 12), List.of())))),
                        new Settings.ThemeSettings(
                                written("logo.svg", 5, 15, 8),
                                "#0b5f5a",
                                null,
                                List.of(written("own.css", 5, 49, 7)),
                                "Ours"),
                        new Settings.PageSettings(
                                Settings.Html.CLEAN, "https://git.example.org/edit/{path}", false, List.of("Demarc")),
                        new Settings.RuleSettings(
                                Map.of(
                                        RuleId.GAP,
                                        new Settings.Weight(Severity.WARNING),
                                        RuleId.NEAR_MISS,
                                        new Settings.Weight(null),
                                        RuleId.BROKEN_LINK,
                                        new Settings.Weight(null),
                                        RuleId.REVIEW_DUE,
                                        new Settings.Weight(Severity.INFO),
                                        RuleId.OVERLAP,
                                        new Settings.Weight(Severity.INFO)),
                                new Settings.Options(14, Concern.Level.REQUIRED),
                                List.of(new Settings.ForPaths(
                                        "old/**",
                                        Map.of(RuleId.BROKEN_LINK, new Settings.Weight(Severity.WARNING)),
                                        new Settings.Options(null, Concern.Level.RECOMMENDED))),
                                List.of(new Settings.Waiver(
                                        RuleId.GAP,
                                        "aws/*.matrix.yml",
                                        "backups.container",
                                        "grc",
                                        "Contract open.",
                                        LocalDate.of(2027, 1, 31),
                                        WAIVER)),
                                new Listing("content/demarc.yml", List.of(WAIVER), List.of(new Span(18, 1, 20, 1)))),
                        Settings.LinkSettings.DEFAULT.ignoring(List.of("https://x/**"))),
                read.value());
    }

    @Test
    void whereResultsAreKeptIsRead() {
        var read =
                read("cache: {folder: kept, size: 1.5MB, remote: 'http://me:it@c.example:8080/wiki', read-only: true}");
        assertEquals(List.of(), Given.findings(read));
        assertEquals(
                new Settings.Cache("kept", 1_500_000, "http://me:it@c.example:8080/wiki", true),
                read.value().folders().cache());
        var none = read("cache: {size: 1GiB, remote: cache.example, read-only: perhaps}");
        assertEquals(
                List.of("1:15 wrong-value size", "1:29 wrong-value remote", "1:55 wrong-value read-only"),
                Given.findings(none));
        assertEquals(Settings.Cache.DEFAULT, none.value().folders().cache());
        var byVariable = read("", Map.of("DEMARC_CACHE_SIZE", "20 kB", "DEMARC_CACHE_READ_ONLY", "true"));
        assertEquals(
                new Settings.Cache(".demarc", 20_000, null, true),
                byVariable.value().folders().cache());
    }

    @Test
    void howLinksAreAskedIsRead() {
        var read = read("links: {timeout: 500ms, rate: 0.5, retries: 0, cache-days: 0, deadline: 2h, private: true}");
        assertEquals(List.of(), Given.findings(read));
        assertEquals(
                new Settings.LinkSettings(List.of(), Duration.ofMillis(500), 0.5, 0, 0, Duration.ofHours(2), true),
                read.value().links());
        var none = read("links: {timeout: 0s, rate: 0, retries: 1.5, cache-days: -1, deadline: 1w, private: maybe}");
        assertEquals(
                List.of(
                        "1:18 wrong-value timeout",
                        "1:28 wrong-value rate",
                        "1:40 wrong-value retries",
                        "1:57 wrong-value cache-days",
                        "1:71 wrong-value deadline",
                        "1:84 wrong-value private"),
                Given.findings(none).stream()
                        .map(each -> each.replace("links.", ""))
                        .toList());
        assertEquals(Settings.LinkSettings.DEFAULT, none.value().links());
        var byVariable = read(
                "", Map.of("DEMARC_LINKS_RATE", "5", "DEMARC_LINKS_DEADLINE", "90s", "DEMARC_LINKS_PRIVATE", "true"));
        assertEquals(List.of(), Given.findings(byVariable));
        assertEquals(
                new Settings.LinkSettings(List.of(), Duration.ofSeconds(10), 5, 2, 7, Duration.ofSeconds(90), true),
                byVariable.value().links());
    }

    @Test
    void theAccentMayDifferInTheDark() {
        var theme = read("theme: {accent: {light: '#000', dark: white}, css: [a.css, b.css]}")
                .value()
                .theme();
        assertEquals(
                new Settings.ThemeSettings(
                        null, "#000", "white", List.of(written("a.css", 1, 53, 5), written("b.css", 1, 60, 5)), null),
                theme);
    }

    @Test
    void aCardIsDrawnOrOnesOwnOrNone() {
        assertEquals(Settings.Card.DRAWN, card("title: A"));
        assertEquals(Settings.Card.DRAWN, card("theme: {card: true}"));
        assertEquals(Settings.Card.NONE, card("theme: {card: false}"));
        assertEquals(new Settings.Card(true, written("img/card.png", 1, 15, 12)), card("theme: {card: img/card.png}"));
        assertEquals(List.of("1:15 wrong-value card"), Given.findings(read("theme: {card: [a.png]}")));
    }

    private static Settings.Card card(String settings) {
        return read(settings).value().theme().card();
    }

    @Test
    void unknownKeysAreErrorsWithTheNearest() {
        var read = read("""
                titel: A
                theme: {loog: a.svg}
                links: {timout: 1s}
                rules: {gpa: off, gap: {sverity: info}, paths: {"a/**": {overlp: off}}, waivers: [{rul: gap, rule: gap, path: a}]}
                sources: [{git: a, brnch: b}]
                """);
        assertEquals(
                List.of(
                        "1:1 unknown-key titel",
                        "2:9 unknown-key loog",
                        "3:9 unknown-key timout",
                        "4:9 unknown-key gpa",
                        "4:25 unknown-key sverity",
                        "4:58 unknown-key overlp",
                        "4:84 unknown-key rul",
                        "5:20 unknown-key brnch"),
                Given.findings(read));
        assertEquals(
                List.of("title", "logo", "timeout", "gap", "severity", "overlap", "rule", "branch"),
                read.findings().stream()
                        .map(finding -> finding.hint().replaceAll("Nearest: `([^`]*)`.*", "$1"))
                        .toList());
        assertEquals(Severity.ERROR, read.findings().get(0).severity());
    }

    @Test
    void wrongValuesAreToldAndTheDefaultStays() {
        var read = read("""
                title: [a]
                base-url: wiki.example.org
                language: "?"
                ignore: archive
                theme: {accent: "a;b"}
                nav: index.md
                html: maybe
                edit-url: https://git.example.org/
                rules: {gap: fatal, waivers: [{rule: gap}, {rule: none, path: a}, {rule: gap, path: a, until: soon}]}
                links: {timeout: 10, rate: fast, private: no}
                cache: {size: big}
                versions: v1
                """);
        assertEquals(
                List.of(
                        "1:8 wrong-value title",
                        "2:11 wrong-value base-url",
                        "3:11 wrong-value language",
                        "4:9 wrong-value ignore",
                        "5:17 wrong-value accent",
                        "6:6 wrong-value nav",
                        "7:7 wrong-value html",
                        "8:11 wrong-value edit-url",
                        "9:14 wrong-value gap",
                        "9:31 wrong-value path",
                        "9:51 wrong-value none",
                        "9:95 wrong-value until",
                        "10:18 wrong-value timeout",
                        "10:28 wrong-value rate",
                        "10:43 wrong-value private",
                        "11:15 wrong-value size",
                        "12:11 wrong-value versions"),
                Given.findings(read));
        assertEquals(Settings.of("wiki"), read.value());
    }

    @Test
    void theEnvironmentComesLast() {
        var read = read(
                "title: A\nignore: [a]\nrules: {gap: info, overlap: info}\n",
                Map.of(
                        "DEMARC_TITLE", "B",
                        "DEMARC_BASE_URL", "http://localhost:4000",
                        "DEMARC_IGNORE", "x/**, y/**",
                        "DEMARC_WORDS", "[one, two]",
                        "DEMARC_RULES_GAP", "off",
                        "DEMARC_RULES_NEAR_MISS", "off",
                        "DEMARC_THEME_ACCENT", "{light: '#fff', dark: '#000'}",
                        "DEMARC_LINKS_CACHE_DAYS", "3",
                        "DEMARC_JOBS", "2",
                        "HOME", "/"));
        assertEquals(List.of(), Given.findings(read));
        var settings = read.value();
        assertEquals("B", settings.site().title());
        assertEquals("http://localhost:4000/", settings.site().baseUrl());
        assertEquals(List.of("x/**", "y/**"), settings.folders().ignore());
        assertEquals(List.of("one", "two"), settings.pages().words());
        assertEquals(
                Map.of(
                        RuleId.GAP, new Settings.Weight(null),
                        RuleId.NEAR_MISS, new Settings.Weight(null),
                        RuleId.OVERLAP, new Settings.Weight(Severity.INFO)),
                settings.rules().severities());
        assertEquals("#000", settings.theme().accentDark());
    }

    @Test
    void aWrongVariableIsNamed() {
        var read = read(
                "",
                Map.of(
                        "DEMARC_BASE_URL", "nowhere",
                        "DEMARC_HTML", "[",
                        "DEMARC_TITEL", "A",
                        "DEMARC_TITLES", "A",
                        "DEMARC_FOO_BAR", "A"));
        assertEquals(
                List.of(
                        "DEMARC_BASE_URL wrong-value base-url",
                        "DEMARC_FOO_BAR unknown-key DEMARC_FOO_BAR",
                        "DEMARC_HTML unreadable",
                        "DEMARC_TITEL unknown-key DEMARC_TITEL",
                        "DEMARC_TITLES unknown-key DEMARC_TITLES"),
                Given.findings(read));
        assertEquals(
                new Location.InEnvironment("DEMARC_BASE_URL"),
                read.findings().get(0).location());
        assertEquals(
                List.of(Severity.ERROR, Severity.INFO, Severity.ERROR, Severity.WARNING, Severity.WARNING),
                read.findings().stream().map(finding -> finding.severity()).toList());
        assertNull(read.value().site().baseUrl());
    }

    @Test
    void unreadableSettingsAreTheDefault() {
        var read = read("title: A\nnav: [\n");
        assertEquals(List.of("2:6 unreadable"), Given.findings(read));
        assertEquals(Settings.of("wiki"), read.value());
    }

    @Test
    void theOptionsOfRulesWantDaysAndLevels() {
        var read = read("rules: {review-due: {ahead: soon}, evidence-missing: {require: requird}, gap: {ahead: 1}}");
        assertEquals(
                List.of("1:29 wrong-value ahead", "1:64 wrong-value require", "1:80 unknown-key ahead"),
                Given.findings(read));
        assertEquals(Settings.Options.NONE, read.value().rules().options());
    }

    private static String without(String text, Integer... gone) {
        var listing = read(text).value().rules().waiverList();
        return Mended.of(text, listing.without(new TreeSet<>(List.of(gone))).values());
    }

    @Test
    void waiversAreTakenOutOfABlockWithTheirLines() {
        String text = """
                rules:
                  waivers:
                    # The first.
                    - {rule: gap, path: a}
                    - rule: gap
                      path: b   # The second.
                    - {rule: gap, path: c}
                title: A
                """;
        assertEquals("""
                rules:
                  waivers:
                    # The first.
                    - {rule: gap, path: a}
                    - {rule: gap, path: c}
                title: A
                """, without(text, 1));
        assertEquals("""
                rules:
                  waivers:
                    # The first.
                title: A
                """, without(text, 0, 1, 2));
        assertEquals(
                Settings.RuleSettings.DEFAULT,
                read(without(text, 0, 1, 2)).value().rules());
    }

    @Test
    void theOnlyWaiverGoesWithItsKey() {
        assertEquals("title: A\nrules:\n", without("title: A\nrules:\n  waivers:\n    - {rule: gap, path: a}\n", 0));
        assertEquals("rules: \n", without("rules: \n  waivers:\n  - rule: gap\n    path: a", 0));
    }

    @Test
    void waiversAreTakenOutOfBracketsWithTheirCommas() {
        String text = "rules: {waivers: [{rule: gap, path: a}, {rule: gap, path: b}, {rule: gap, path: c}]}\n";
        assertEquals("rules: {waivers: [{rule: gap, path: b}, {rule: gap, path: c}]}\n", without(text, 0));
        assertEquals("rules: {waivers: [{rule: gap, path: a}]}\n", without(text, 1, 2));
        assertEquals("rules: {waivers: [{rule: gap, path: b}]}\n", without(text, 0, 2));
        assertEquals("rules: {waivers: []}\n", without(text, 0, 1, 2));
    }

    @Test
    void nothingIsTakenOutOfAListThatIsWrittenOddly() {
        String text = "rules:\n  waivers:\n    -\n      rule: gap\n      path: a\n";
        var rules = read(text).value().rules();
        assertEquals(Listing.NONE, rules.waiverList());
        assertEquals(new Span(4, 7, 5, 14), rules.waivers().get(0).at());
    }
}
