package dev.demarc.check;

import static dev.demarc.matrix.Cloud.claims;
import static dev.demarc.matrix.Cloud.overlap;
import static dev.demarc.matrix.Cloud.owned;
import static dev.demarc.matrix.Cloud.shared;
import static dev.demarc.matrix.Cloud.silent;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.demarc.check.rules.Spoken;
import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.matrix.ClaimsFile;
import dev.demarc.matrix.Cloud;
import dev.demarc.matrix.Concern;
import dev.demarc.matrix.Duties;
import dev.demarc.matrix.Holder;
import dev.demarc.matrix.Origin;
import dev.demarc.matrix.Part;
import dev.demarc.model.History;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RulesOfMatricesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    private static List<Diagnostic> all(Duties duties) {
        return Catalogue.ofDuties(duties, new Catalogue.Around(Spoken.NOTHING, List.of(), TODAY, History.NONE));
    }

    /** Most tests fill a cell or two of a matrix of four parties; who has none is the matter of other tests. */
    private static List<Diagnostic> of(Duties duties) {
        return all(duties).stream().filter(f -> f.rule() != RuleId.UNUSED_PARTY).toList();
    }

    private static List<String> found(Duties duties) {
        return of(duties).stream()
                .map(f -> f.location() + " " + f.severity().word() + " " + f.rule() + " " + f.target())
                .toList();
    }

    private static Cloud held(String concern, Holder iaas) {
        return Cloud.matrix().concern(concern).cell(concern, "iaas", iaas).cell(concern, "paas", owned("provider"));
    }

    @Test
    void aCellThatNobodyHoldsIsAGapAtItsRow() {
        var duties = Cloud.matrix().concern("backups").cell("backups", "iaas", owned("customer"));
        assertEquals(List.of("cloud.matrix.yml:11:3 error gap backups.paas"), found(duties.with()));
    }

    @Test
    void aKeyWithoutAValueIsTheGapsPlace() {
        var duties = Cloud.matrix()
                .concern("backups")
                .cell("backups", "iaas", owned("customer"))
                .cell("backups", "paas", new Holder.Missing());
        assertEquals(List.of("cloud.matrix.yml:13:3 error gap backups.paas"), found(duties.with()));
    }

    @Test
    void aRowOfWhichNobodySaidAnythingIsOneGap() {
        assertEquals(
                List.of("cloud.matrix.yml:10:3 error gap backups"),
                found(Cloud.matrix().concern("backups").with()));
    }

    @Test
    void aColumnThatThreeRowsPassOverIsOneGap() {
        var matrix = Cloud.matrix().place("categories.paas", 5);
        for (String concern : List.of("backups", "keys", "patching")) {
            matrix.concern(concern).cell(concern, "iaas", owned("customer"));
        }
        var findings = of(matrix.with());
        assertEquals(
                List.of("Nobody holds anything in “PaaS”: 3 concerns are open."),
                findings.stream().map(Diagnostic::message).toList());
        assertEquals(List.of("cloud.matrix.yml:5:3 error gap paas"), found(matrix.with()));
    }

    @Test
    void aGapInAnInformationalConcernIsAdvice() {
        var matrix =
                Cloud.matrix().concern("tips", Concern.Level.INFORMATIONAL).cell("tips", "iaas", owned("customer"));
        assertEquals(List.of("cloud.matrix.yml:11:3 info gap tips.paas"), found(matrix.with()));
    }

    @Test
    void whatIsUnknownInThisRunIsNoGap() {
        var matrix = Cloud.matrix().concern("backups").cell("backups", "iaas", owned("customer"));
        var unread = new ClaimsFile("a.yml", "a.yml", null, null, ClaimsFile.Upkeep.NONE, List.of(), false);
        assertEquals(List.of(), found(matrix.with(unread)));
        assertEquals(List.of(), found(matrix.with(claims("a.yml", "custmer", "backups.paas"))));
        assertEquals(List.of(), found(matrix.unsettled("backups", "paas").with()));
    }

    @Test
    void aClaimFillsAGap() {
        var matrix = Cloud.matrix().concern("backups").cell("backups", "iaas", owned("customer"));
        assertEquals(List.of(), found(matrix.with(claims("a.yml", "provider", "backups.paas"))));
    }

    @Test
    void twoPartiesInOneCellOverlap() {
        var findings = of(held("backups", overlap("provider", "customer")).with());
        assertEquals(
                List.of("provider and customer both claim “backups” in “IaaS”, and never agreed to share it."),
                findings.stream().map(Diagnostic::message).toList());
        assertEquals(
                List.of("cloud.matrix.yml:12:3 error overlap backups.iaas"),
                found(held("backups", overlap("provider", "customer")).with()));
    }

    @Test
    void twoClaimsOverlapAtTheLaterOne() {
        var duties = Cloud.matrix()
                .concern("backups")
                .cell("backups", "paas", owned("provider"))
                .with(claims("b.yml", "provider", "backups.iaas"), claims("a.yml", "customer", "backups.iaas"));
        assertEquals(List.of("b.yml:4:5 error overlap backups.iaas"), found(duties));
        assertEquals(
                "[Related[location=a.yml:4:5, message=customer: “customer in a.yml”]]",
                of(duties).get(0).related().toString());
    }

    @Test
    void aClaimFromOutsideTheAgreementOverlapsAtTheCell() {
        var duties = held("backups", shared("provider", "data-team")).with(claims("a.yml", "web-team", "backups.iaas"));
        assertEquals(List.of("cloud.matrix.yml:12:3 error overlap backups.iaas"), found(duties));
        assertEquals(
                "web-team claims “backups” in “IaaS”, outside the agreement of provider and data-team:"
                        + " “web-team in a.yml” in `a.yml:4:5`.",
                of(duties).get(0).message());
    }

    @Test
    void aTeamThatClaimsForItsPartyDoesNotOverlap() {
        assertEquals(
                List.of(),
                found(held("backups", owned("customer")).with(claims("a.yml", "data-team", "backups.iaas"))));
    }

    @Test
    void aClaimOfWhatDoesNotApplyContradicts() {
        var duties = held("disks", new Holder.NotApplicable("No disks."))
                .with(claims("a.yml", "customer", "disks.iaas"), claims("b.yml", "provider", "disks.iaas"));
        assertEquals(List.of("a.yml:4:5 warning contradiction disks.iaas"), found(duties));
        assertEquals(
                List.of(),
                found(held("disks", new Holder.NotApplicable("No disks.")).with()));
    }

    @Test
    void aClaimOfAnOpenQuestionContradicts() {
        var open = new Holder.Undetermined("Contract open.", "grc", TODAY);
        assertEquals(
                List.of("a.yml:4:5 warning contradiction disks.iaas"),
                found(held("disks", open).with(claims("a.yml", "customer", "disks.iaas"))));
    }

    @Test
    void whoDoesTheWorkIsNotWhoAnswersForIt() {
        assertEquals(
                List.of("cloud.matrix.yml:12:3 error outsourced-without-accountable cdn.iaas"),
                found(held("cdn", new Holder.Outsourced("provider", null, null)).with()));
        assertEquals(
                List.of("cloud.matrix.yml:12:3 error outsourced-without-accountable cdn.iaas"),
                found(held("cdn", new Holder.Outsourced("provider", "provider", null))
                        .with()));
        assertEquals(
                List.of(),
                found(held("cdn", new Holder.Outsourced("provider", "customer", null))
                        .with()));
    }

    @Test
    void whatVariesNeedsADefault() {
        assertEquals(
                List.of("cloud.matrix.yml:12:3 warning varies-without-default cni.iaas"),
                found(held("cni", new Holder.Varies("Own plugin?", null, List.of()))
                        .with()));
        assertEquals(
                List.of(),
                found(held("cni", new Holder.Varies("Own plugin?", owned("customer"), List.of()))
                        .with()));
    }

    private static List<String> messages(Duties duties) {
        return of(duties).stream().map(Diagnostic::message).toList();
    }

    @Test
    void aPartyWithoutACellIsTold() {
        var unused = all(held("backups", owned("data-team")).with());
        assertEquals(
                List.of("“web-team” has no cell in “Cloud”."),
                unused.stream().map(Diagnostic::message).toList());
        assertEquals("cloud.matrix.yml:1:1", unused.get(0).location().toString());
        var silent = held("backups", shared("data-team", "web-team"));
        assertEquals(List.of(), all(silent.with()));
        var worker = held("backups", new Holder.Outsourced("web-team", "data-team", null));
        assertEquals(List.of(), all(worker.with()));
    }

    @Test
    void aPartyThatClaimsOrMayHaveBeenMeantIsNotUnused() {
        var matrix = held("backups", owned("data-team"));
        assertEquals(List.of(), all(matrix.with(claims("a.yml", "web-team", "nothing.iaas"))));
        assertEquals(List.of(), all(matrix.with(claims("a.yml", "web-taem", "backups.iaas"))));
        assertEquals(List.of(), all(matrix.unsettled("backups", "paas").with()));
    }

    private static Cloud threeRows(Holder iaas) {
        var matrix = Cloud.matrix().place("categories.iaas", 4);
        for (String concern : List.of("disks", "keys", "patching")) {
            matrix.concern(concern).cell(concern, "iaas", iaas).cell(concern, "paas", owned("provider"));
        }
        return matrix;
    }

    @Test
    void aCategoryInWhichNothingAppliesIsUnused() {
        var matrix = threeRows(new Holder.NotApplicable("No machines."));
        assertEquals(List.of("cloud.matrix.yml:4:3 warning unused-category iaas"), found(matrix.with()));
        assertEquals(List.of("No concern of “Cloud” applies to “IaaS”."), messages(matrix.with()));
        var two = held("disks", new Holder.NotApplicable("No machines."));
        assertEquals(List.of(), found(two.with()));
        assertEquals(
                List.of(),
                found(matrix.cell("patching", "iaas", owned("customer")).with()));
    }

    @Test
    void aSharedCellTellsEachPart() {
        var half = new Holder.Shared(List.of(new Part("provider", "Its part."), new Part("customer", null)));
        var duties = threeRows(shared("provider", "customer"));
        assertEquals(List.of(), found(duties.with()));
        duties.cell("keys", "iaas", half);
        assertEquals(List.of("cloud.matrix.yml:32:3 warning shared-without-parts keys.iaas"), found(duties.with()));
        assertEquals(
                List.of("“keys” in “IaaS” is shared, but the part of customer isn't told."), messages(duties.with()));
        assertEquals(List.of(), found(duties.with(claims("a.yml", "customer", "keys.iaas"))), "a claim tells it");
    }

    @Test
    void aMatrixThatTellsFewPartsIsOneFinding() {
        var matrix = threeRows(silent("provider", "customer")).place("matrix", 1);
        assertEquals(List.of("cloud.matrix.yml:1:3 warning shared-without-parts cloud"), found(matrix.with()));
        assertEquals(List.of("“Cloud” shares 3 cells; in 3 of them not every part is told."), messages(matrix.with()));
        assertEquals(
                List.of("cloud.matrix.yml:12:3 warning shared-without-parts disks.iaas"),
                found(held("disks", silent("provider", "customer"))
                        .cell("disks", "iaas", silent("provider", "customer"))
                        .place("cells.disks.iaas", 12)
                        .with()));
        assertEquals(
                List.of("“disks” in “IaaS” is shared, but the parts of provider and customer aren't told."),
                messages(held("disks", silent("provider", "customer")).with()));
    }

    @Test
    void whatNobodyHoldsOnPurposeHasAReason() {
        var open = new Holder.Undetermined(null, null, null);
        assertEquals(
                List.of("cloud.matrix.yml:12:3 warning reason-missing disks.iaas"),
                found(held("disks", open).with()));
        assertEquals(
                List.of(
                        "“disks” in “IaaS” is an open question, but it isn't told why, who will settle it and by when."),
                messages(held("disks", open).with()));
        assertEquals(
                List.of("“disks” in “IaaS” is not applicable, but it isn't told why."),
                messages(held("disks", new Holder.NotApplicable(null)).with()));
        assertEquals(
                List.of(),
                found(held("disks", new Holder.NotApplicable("No disks.")).with()));
        assertEquals(
                List.of(),
                found(held("disks", new Holder.Undetermined("Contract open.", "grc", TODAY))
                        .with()));
    }

    @Test
    void anOpenQuestionIsOverdueTheDayAfter() {
        var yesterday = new Holder.Undetermined("Contract open.", "grc", TODAY.minusDays(1));
        var findings = of(held("disks", yesterday).with());
        assertEquals(
                List.of("cloud.matrix.yml:12:3 warning overdue disks.iaas"),
                found(held("disks", yesterday).with()));
        var overdue = findings.get(findings.size() - 1);
        assertEquals("The open question who holds “disks” in “IaaS” was due on 2026-11-23.", overdue.message());
        assertEquals("Owner: grc. Settle it, or move the date.", overdue.hint());
    }

    private static Duties from(@org.jspecify.annotations.Nullable String url, String... categories) {
        var source = url == null ? null : new Origin.Source(null, url, null);
        var matrix = Cloud.matrix().place("categories", 3).origin(new Origin(source, null, null, Map.of()));
        matrix.concern("disks").cell("disks", "iaas", owned("provider")).cell("disks", "paas", owned("customer"));
        for (String category : categories) {
            matrix.category(category).cell("disks", category, owned("customer"));
        }
        return matrix.with();
    }

    @Test
    void aModelThatIsKnownIsTakenWholeOrLessOnPurpose() {
        String nist = "https://csrc.nist.gov/pubs/sp/800/145/final";
        assertEquals(List.of("cloud.matrix.yml:3:3 info category-left-out saas"), found(from(nist)));
        assertEquals(List.of("NIST's model also has SaaS."), messages(from(nist)));
        assertEquals(List.of(), found(from(nist, "saas")));
        assertEquals(List.of(), found(from(null)), "everyday words name no model");
        String azure = "https://learn.microsoft.com/azure/security/fundamentals/shared-responsibility";
        assertEquals(List.of("Azure's model also has on-premises and SaaS."), messages(from(azure)));
        assertEquals(List.of(), found(from(azure, "saas", "on-prem")));
        assertEquals(
                List.of("AWS's model also has abstracted services (Amazon S3, Amazon DynamoDB)."),
                messages(from(null, "infrastructure-services", "container")));
    }

    @Test
    void aLongMatrixMakesALongDiagram() {
        var matrix = Cloud.matrix().place("matrix", 1);
        for (int i = 1; i <= 25; i++) {
            String concern = "row-" + i;
            matrix.concern(concern).cell(concern, "iaas", owned("provider")).cell(concern, "paas", owned("customer"));
        }
        assertEquals(List.of(), found(matrix.with()));
        matrix.concern("last").cell("last", "iaas", owned("provider")).cell("last", "paas", owned("customer"));
        assertEquals(List.of("cloud.matrix.yml:1:3 info diagram-long cloud"), found(matrix.with()));
        assertEquals(List.of("The 26 rows of “Cloud” make a long diagram."), messages(matrix.with()));
    }

    @Test
    void moreThanFivePartiesRepeatColours() {
        var matrix = Cloud.matrix();
        for (String concern : List.of("one", "two", "three")) {
            matrix.concern(concern)
                    .cell(concern, "iaas", owned("party-" + concern))
                    .cell(concern, "paas", owned("other-" + concern));
        }
        assertEquals(
                List.of("6 parties hold cells of “Cloud”; colours repeat from the sixth."),
                messages(new Duties(matrix.file(), matrix.file().matrix(), Map.of(), List.of())));
    }
}
