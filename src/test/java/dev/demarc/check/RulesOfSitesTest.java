package dev.demarc.check;

import static dev.demarc.matrix.Cloud.claims;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.matrix.ClaimsFile;
import dev.demarc.matrix.Cloud;
import dev.demarc.matrix.Duties;
import dev.demarc.model.Ask;
import dev.demarc.model.History;
import dev.demarc.model.LinkSites;
import dev.demarc.model.Links;
import dev.demarc.model.Notes;
import dev.demarc.model.Places;
import dev.demarc.model.Site;
import dev.demarc.source.Span;
import dev.demarc.wording.Wording;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesOfSitesTest {

    private static final Duties CLOUD = Cloud.matrix()
            .concern("backups")
            .cell("backups", "iaas", Cloud.owned("customer"))
            .named("cloud", "aws/cloud.matrix.yml")
            .with();

    private static List<Diagnostic> check(Site site, List<String> ignored, ClaimsFile... claims) {
        var notes = new TreeMap<String, Notes>();
        var places = new Places(List.of(Span.of(7, 3, 5)), Map.of());
        notes.put(
                "a/from.md",
                new Notes(places, false, List.of(), List.of(), List.of(), Notes.Tables.NONE, Wording.none("")));
        notes.put(
                "tables.md",
                new Notes(
                        new Places(List.of(), Map.of()),
                        true,
                        List.of(),
                        List.of(),
                        List.of(),
                        Notes.Tables.NONE,
                        Wording.none("")));
        return Catalogue.ofSite(
                new CheckedSite(
                        site,
                        Links.of(site),
                        PageNotes.of(List.copyOf(notes.keySet()), List.copyOf(notes.values())),
                        List.of(claims),
                        History.NONE,
                        new RuleMemory(),
                        new CheckedSite.Wishes(ignored, List.of(), false, RuleOptions.NONE),
                        site.pages()),
                LocalDate.of(2026, 11, 24),
                (rules, check) -> rules.stream().map(check).toList());
    }

    private static List<Diagnostic> link(Ask.Link link, String... ignored) {
        Site site = LinkSites.site()
                .page("a/from.md", List.of(link))
                .page("a/other.md")
                .page("b/backup.md")
                .asset("a/plan.png")
                .draft("a/soon.md")
                .matrix(CLOUD)
                .build();
        return check(site, List.of(ignored));
    }

    private static List<String> lines(List<Diagnostic> findings) {
        return findings.stream()
                .map(f -> f.location() + " " + f.rule() + " " + f.target())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "othr.md, LINK, broken-link, Nearest: `other.md`.",
        "/docs/b/backup/#setup, LINK, broken-link, Nearest: `../b/backup.md#setup`.",
        "backup.md#setup, LINK, broken-link, Nearest: `../b/backup.md#setup`.",
        "gone.pdf, EMBED, broken-link, 'Links begin at this file''s folder, or with a `/` at the top; write the file, or take the link out.'",
        "gone.md, DEFINITION, broken-link, 'Links begin at this file''s folder, or with a `/` at the top; write the file, or take the link out.'",
        "soon.md, LINK, broken-link, 'Take `draft: true` out of it, or take the link out until it is ready.'",
        "other.html, LINK, broken-link, Write `other.md`.",
        "other.md#setpu, LINK, broken-anchor, Nearest: `#setup`; or write `{#setpu}` behind the heading that is meant.",
        "other.md#Setup, LINK, broken-anchor, Nearest: `#setup`; or write `{#Setup}` behind the heading that is meant.",
        "Other.md, LINK, wrong-case, Write `other.md`.",
        "Plan.png, IMAGE, wrong-case, Write `plan.png`.",
        "../../x.md, LINK, outside-source, 'Move it below the source, or link to its address on the web.'",
        "../../x.png, IMAGE, outside-source, 'Move it below the source, or link to its address on the web.'",
        "plam.png, IMAGE, missing-image, Nearest: `plan.png`.",
        "x.png, IMAGE, missing-image, 'Put the file there, or take the image out.'",
        "../aws/cloud.matrix.yml#bakups, LINK, unknown-concern, Nearest: `backups`. Known here: `backups`.",
        "../aws/cloud.matrix.yml#iaass, LINK, unknown-category, 'Nearest: `iaas`, `paas`. Known here: `iaas`, `paas`.'",
        "../aws/cloud.matrix.yml#backups.saas, LINK, unknown-category, 'Nearest: `iaas`, `paas`. Known here: `iaas`, `paas`.'"
    })
    void aLinkThatLeadsNowhereIsOneFinding(String target, Ask.Use use, String rule, String hint) {
        List<Diagnostic> findings = link(new Ask.Link(target, use));
        assertEquals(List.of("content/a/from.md:7:3 " + rule + " " + target), lines(findings));
        assertEquals(hint, findings.get(0).hint());
    }

    @ParameterizedTest
    @CsvSource({
        "other.md, LINK",
        "plan.png, IMAGE",
        "https://example.org/gone.png, IMAGE",
        "mailto:x@example.org, LINK",
        "other.md#setup, LINK",
        "../aws/cloud.matrix.yml#backups, LINK"
    })
    void aLinkThatLeadsSomewhereIsNone(String target, Ask.Use use) {
        assertEquals(List.of(), link(new Ask.Link(target, use)));
    }

    @Test
    void aTargetThatIsIgnoredIsNotTold() {
        assertEquals(List.of(), link(new Ask.Link("api/gone.html", Ask.Use.LINK), "api/**"));
    }

    @Test
    void aMissingPictureOfDutiesCanBeDrawn() {
        Site site = LinkSites.site()
                .page("tables.md", List.of(new Ask.Link("x.png", Ask.Use.IMAGE)))
                .page("aws/page.md", List.of(new Ask.Link("y.png", Ask.Use.IMAGE)))
                .matrix(CLOUD)
                .build();
        String hint = "A picture of who does what can be drawn from the data: write a `responsibility` block with"
                + " `view: stack` in its place.";
        assertEquals(
                List.of(hint, hint),
                check(site, List.of()).stream().map(Diagnostic::hint).toList());
    }

    private static List<String> claimed(ClaimsFile... claims) {
        return lines(check(LinkSites.site().matrix(CLOUD).build(), List.of(), claims));
    }

    @Test
    void claimsOfWhatIsThereAreFine() {
        assertEquals(
                List.of(),
                claimed(
                        claims("a.yml", "customer", "backups.iaas"),
                        claims("b.yml", "provider", "old-backups.platform")));
    }

    @Test
    void claimsOfWhatIsNotThereAreToldAtTheirPlace() {
        assertEquals(List.of("a.yml:2:8 unknown-party custmer"), claimed(claims("a.yml", "custmer", "backups.iaas")));
        assertEquals(
                List.of("a.yml:3:3 unknown-category saas"),
                claimed(claims("a.yml", "customer", "backups.saas", "backups.saas")));
        assertEquals(List.of("a.yml:4:5 unknown-concern bakups"), claimed(claims("a.yml", "customer", "bakups.iaas")));
    }

    @Test
    void aClaimsFileOfNoMatrixIsToldAndNothingElse() {
        var file = claims("a.yml", "stranger", "nothing.nowhere");
        Site site = LinkSites.site().page("x.md").build();
        assertEquals(List.of("a.yml:1:9 unknown-matrix cloud"), lines(check(site, List.of(), file)));
    }

    @Test
    void twoClaimsOfOnePartyInTwoFilesAreToldAtTheSecond() {
        assertEquals(
                List.of("b.yml:4:5 duplicate-key backups.iaas"),
                claimed(claims("b.yml", "customer", "backups.iaas"), claims("a.yml", "customer", "backups.iaas")));
    }

    @Test
    void twoMatricesOfOneIdAreToldAtTheSecond() {
        var first = Cloud.matrix().named("cloud", "a.matrix.yml").place("matrix", 1);
        var second = Cloud.matrix().named("cloud", "b.matrix.yml").place("matrix", 2);
        Site site = LinkSites.site().matrix(first.with()).matrix(second.with()).build();
        assertEquals(List.of("b.matrix.yml:2:3 duplicate-key cloud"), lines(check(site, List.of())));
    }
}
