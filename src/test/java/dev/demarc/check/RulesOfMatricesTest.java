package dev.demarc.check;

import static dev.demarc.matrix.Cloud.claims;
import static dev.demarc.matrix.Cloud.overlap;
import static dev.demarc.matrix.Cloud.owned;
import static dev.demarc.matrix.Cloud.shared;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.matrix.ClaimsFile;
import dev.demarc.matrix.Cloud;
import dev.demarc.matrix.Concern;
import dev.demarc.matrix.Duties;
import dev.demarc.matrix.Holder;
import java.util.List;
import org.junit.jupiter.api.Test;

class RulesOfMatricesTest {

    private static List<String> found(Duties duties) {
        return Catalogue.ofDuties(duties).stream()
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
        var findings = Catalogue.ofDuties(matrix.with());
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
        var unread = new ClaimsFile("a.yml", "a.yml", null, null, List.of(), false);
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
        var findings = Catalogue.ofDuties(
                held("backups", overlap("provider", "customer")).with());
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
                Catalogue.ofDuties(duties).get(0).related().toString());
    }

    @Test
    void aClaimFromOutsideTheAgreementOverlapsAtTheCell() {
        var duties = held("backups", shared("provider", "data-team")).with(claims("a.yml", "web-team", "backups.iaas"));
        assertEquals(List.of("cloud.matrix.yml:12:3 error overlap backups.iaas"), found(duties));
        assertEquals(
                "web-team claims “backups” in “IaaS”, outside the agreement of provider and data-team.",
                Catalogue.ofDuties(duties).get(0).message());
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
        var open = new Holder.Undetermined("Contract open.", "grc", null);
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
}
