package dev.demarc.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.Listing;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.diagnostic.Severity;
import dev.demarc.model.Settings.ForPaths;
import dev.demarc.model.Settings.Options;
import dev.demarc.model.Settings.RuleSettings;
import dev.demarc.model.Settings.Waiver;
import dev.demarc.model.Settings.Weight;
import dev.demarc.source.Location;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JudgeTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    private static Diagnostic finding(RuleId rule, String path, @Nullable String target) {
        return Diagnostic.of(rule, Location.in(path), "Something is wrong.", "Mend it.", target);
    }

    private static List<String> judged(RuleSettings rules, Diagnostic... found) {
        return Judge.judge(List.of(found), agreed(rules)).list().stream()
                .map(f -> f.location() + " " + f.severity().word())
                .toList();
    }

    private static Agreed agreed(RuleSettings rules) {
        return new Agreed(
                rules,
                TODAY,
                "content/",
                "demarc.yml",
                Map.of(),
                new Agreed.Looked(Set.of("content/a.md"), Set.of("content/a.md"), Set.of(RuleId.OVERDUE)));
    }

    private static RuleSettings rules(Map<RuleId, Weight> severities, List<ForPaths> paths, List<Waiver> waivers) {
        return new RuleSettings(severities, Options.NONE, paths, waivers, Listing.NONE);
    }

    private static Waiver waiver(String path, @Nullable String target, @Nullable LocalDate until) {
        return new Waiver(RuleId.GAP, path, target, "grc", "Contract open.", until, null);
    }

    private static List<String> waived(Waiver waiver) {
        return judged(
                rules(Map.of(), List.of(), List.of(waiver)),
                finding(RuleId.GAP, "content/aws/x.matrix.yml", "backups.iaas"),
                finding(RuleId.GAP, "content/aws/y.matrix.yml", null),
                finding(RuleId.OVERLAP, "content/aws/z.matrix.yml", "backups.iaas"));
    }

    private static final String X = "content/aws/x.matrix.yml:1:1 error";
    private static final String Y = "content/aws/y.matrix.yml:1:1 error";
    private static final String Z = "content/aws/z.matrix.yml:1:1 error";

    @Test
    void aRuleWeighsWhatTheSettingsSayOrIsOff() {
        var rules = rules(
                Map.of(RuleId.GAP, new Weight(Severity.WARNING), RuleId.OVERLAP, new Weight(null)),
                List.of(),
                List.of());
        assertEquals(
                List.of("a.md:1:1 warning"),
                judged(rules, finding(RuleId.GAP, "a.md", null), finding(RuleId.OVERLAP, "a.md", null)));
    }

    @Test
    void adviceIsNotMadeHeavier() {
        var rules = rules(Map.of(RuleId.GAP, new Weight(Severity.ERROR)), List.of(), List.of());
        assertEquals(
                List.of("a.md:1:1 info"),
                judged(rules, finding(RuleId.GAP, "a.md", null).as(Severity.INFO)));
    }

    @Test
    void theLastPatternThatMatchesWins() {
        var rules = rules(
                Map.of(),
                List.of(
                        new ForPaths("old/**", Map.of(RuleId.BROKEN_LINK, new Weight(Severity.WARNING)), Options.NONE),
                        new ForPaths(
                                "old/kept/**", Map.of(RuleId.BROKEN_LINK, new Weight(Severity.INFO)), Options.NONE)),
                List.of());
        assertEquals(
                List.of("content/new/a.md:1:1 error", "content/old/a.md:1:1 warning", "content/old/kept/a.md:1:1 info"),
                judged(
                        rules,
                        finding(RuleId.BROKEN_LINK, "content/old/a.md", null),
                        finding(RuleId.BROKEN_LINK, "content/old/kept/a.md", null),
                        finding(RuleId.BROKEN_LINK, "content/new/a.md", null)));
    }

    @Test
    void aWaiverHidesItsRuleAtItsPathsAndTargets() {
        assertEquals(List.of(Z), waived(waiver("aws/*.matrix.yml", null, null)));
        assertEquals(List.of(Z), waived(waiver("content/aws/*.matrix.yml", null, null)));
        assertEquals(List.of(Y, Z), waived(waiver("aws/*.matrix.yml", "backups.*", null)));
        assertEquals(List.of(X, Y, Z), waived(waiver("gcp/*.matrix.yml", null, null)));
    }

    @Test
    void aWaiverHidesNothingOnceItsLastDayIsPast() {
        assertEquals(List.of(Z), waived(waiver("aws/", null, TODAY)));
        assertEquals(List.of(X, Y, Z), waived(waiver("aws/", null, TODAY.minusDays(1))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"old", "old/", "/old", "/old/", "content/old/", "old/**", "**/old/"})
    void aFolderIsNamedAsInGitignore(String pattern) {
        var rules = rules(
                Map.of(),
                List.of(new ForPaths(pattern, Map.of(RuleId.BROKEN_LINK, new Weight(null)), Options.NONE)),
                List.of());
        assertEquals(
                List.of("content/older/a.md:1:1 error", "templates/x.peb:1:1 error"),
                judged(
                        rules,
                        finding(RuleId.BROKEN_LINK, "content/old/a.md", null),
                        finding(RuleId.BROKEN_LINK, "content/old/deep/er/a.md", null),
                        finding(RuleId.BROKEN_LINK, "content/older/a.md", null),
                        finding(RuleId.BROKEN_LINK, "templates/x.peb", null)));
    }

    @Test
    void whatIsWrongWithTheSettingsIsNotWaived() {
        var rules = rules(Map.of(), List.of(), List.of(waiver("**", null, null)));
        assertEquals(
                List.of("demarc.yml:1:1 error"),
                judged(rules, finding(RuleId.GAP, "demarc.yml", null), finding(RuleId.GAP, "a.md", null)));
    }

    @Test
    void aWaiverOfARuleThatDidNotRunIsNotCalledUnused() {
        var overdue = new Waiver(RuleId.OVERDUE, "a.md", null, null, null, null, null);
        var rules =
                rules(Map.of(), List.of(), List.of(overdue, waiver("a.md", null, null), waiver("b.md", null, null)));
        var told = Judge.judgeAll(List.of(), agreed(rules)).list();
        assertEquals(
                List.of(
                        "The waiver for `gap` in `a.md` has nothing left to hide. Take it out.",
                        "The waiver for `gap` in `b.md` has nothing left to hide. No file is called so: paths begin at the"
                                + " wiki's root or at the source. Mend the path, or take the waiver out."),
                told.stream().map(each -> each.message() + " " + each.hint()).toList());
    }
}
