package dev.demarc.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.demarc.diagnostic.Checked;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.diagnostic.Severity;
import dev.demarc.model.Settings;
import dev.demarc.source.Location;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SettingsReaderTest {

    private static Checked<Settings> read(String text, Map<String, String> environment) {
        return SettingsReader.read(Given.file("demarc.yml", text), new TreeMap<>(environment), "wiki");
    }

    private static Checked<Settings> read(String text) {
        return read(text, Map.of());
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
                  overlap: {severity: info}
                  paths: {"old/**": {broken-link: warning}}
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
                        new Settings.Folders("docs", "out", List.of("archive/**")),
                        List.of(
                                new Settings.NavItem(null, "index.md", List.of()),
                                new Settings.NavItem("AWS", "aws/security.matrix.yml", List.of()),
                                new Settings.NavItem(
                                        "Guide",
                                        null,
                                        List.of(
                                                new Settings.NavItem(null, "guide/index.md", List.of()),
                                                new Settings.NavItem(null, "guide/*.md", List.of())))),
                        new Settings.ThemeSettings("logo.svg", "#0b5f5a", null, List.of("own.css"), "Ours"),
                        new Settings.PageSettings(
                                Settings.Html.CLEAN, "https://git.example.org/edit/{path}", List.of("Demarc")),
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
                                List.of(new Settings.ForPaths(
                                        "old/**", Map.of(RuleId.BROKEN_LINK, new Settings.Weight(Severity.WARNING)))),
                                List.of(new Settings.Waiver(
                                        RuleId.GAP,
                                        "aws/*.matrix.yml",
                                        "backups.container",
                                        "grc",
                                        "Contract open.",
                                        LocalDate.of(2027, 1, 31)))),
                        new Settings.LinkSettings(List.of("https://x/**"))),
                read.value());
    }

    @Test
    void theAccentMayDifferInTheDark() {
        var theme = read("theme: {accent: {light: '#000', dark: white}, css: [a.css, b.css]}")
                .value()
                .theme();
        assertEquals(new Settings.ThemeSettings(null, "#000", "white", List.of("a.css", "b.css"), null), theme);
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
}
