package dev.demarc.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counts as a change, and as which. */
class ComparisonTest {

    private static final String SHARED = "{shared: {provider: Its part., customer: Its part.}}";

    /** Each change in a few words. */
    private static List<String> told(Comparison comparison) {
        var told = new ArrayList<String>();
        for (Change change : comparison.changes()) {
            String word = change.kind().word();
            if (change instanceof Change.OfCell cell) {
                told.add(word + " " + cell.cells().after());
            } else if (change instanceof Change.Lone lone) {
                told.add(word + " " + lone.what().word() + " " + lone.id()
                        + (lone.maybe() == null ? "" : " maybe " + lone.maybe()));
            } else if (change instanceof Change.Renamed renamed) {
                var pair = renamed.pair();
                told.add(word + " " + renamed.what().word() + " " + pair.older() + " " + pair.newer() + " "
                        + pair.by().word() + (pair.merged() ? " merged" : ""));
            } else if (change instanceof Change.OfText text) {
                told.add(word + " " + text.cells().after());
            } else if (change instanceof Change.OfName name) {
                told.add(word + " " + name.what().word() + " " + name.id() + " " + name.field());
            }
        }
        return told;
    }

    private static Comparison cell(String before, String after) {
        return Revision.of("backups: {who: {iaas: %s, paas: customer}}".formatted(before))
                .to(Revision.of("backups: {who: {iaas: %s, paas: customer}}".formatted(after)));
    }

    private static Change.Hands hands(Change.OfCell change) {
        return Objects.requireNonNull(change.hands());
    }

    private static String who(String form) {
        return switch (form) {
            case "missing" -> "~";
            case "shared" -> SHARED;
            case "all" -> "{shared: {provider: A., customer: B., vendor: C.}}";
            case "overlap" -> "{provider: Does it., customer: Does it.}";
            case "outsourced" -> "{outsourced: {to: provider, by: customer}}";
            case "for-nobody" -> "{outsourced: {to: provider}}";
            case "varies" -> "{varies: It depends., default: customer}";
            case "varies-open" -> "{varies: It depends.}";
            case "n/a" -> "{n/a: No disks.}";
            case "open" -> "{undetermined: Asked., owner: grc, until: 2027-01-31}";
            default -> form;
        };
    }

    @ParameterizedTest
    @CsvSource({
        "customer, missing, gap-opened",
        "customer, open, gap-opened",
        "shared, missing, gap-opened",
        "varies, missing, gap-opened",
        "outsourced, for-nobody, gap-opened",
        "varies, varies-open, gap-opened",
        "shared, overlap, agreement-broken",
        "customer, overlap, agreement-broken",
        "outsourced, overlap, agreement-broken",
        "customer, provider, changed-hands",
        "customer, shared, changed-hands",
        "shared, customer, changed-hands",
        "outsourced, provider, changed-hands",
        "varies, provider, changed-hands",
        "missing, customer, gap-closed",
        "open, shared, gap-closed",
        "missing, varies, gap-closed",
        "overlap, shared, agreement-made",
        "overlap, customer, agreement-made",
        "customer, outsourced, state",
        "outsourced, customer, state",
        "customer, varies, state",
        "customer, n/a, state",
        "n/a, customer, state",
        "n/a, missing, state",
        "missing, open, state",
        "missing, overlap, state",
        "overlap, missing, state",
    })
    void aCellIsOfOneKind(String before, String after, String kind) {
        var comparison = cell(who(before), who(after));
        assertEquals(List.of(kind + " backups.iaas"), told(comparison));
        assertEquals(new Comparison.Cells(2, 1, 0, 1, 0, 0), comparison.cells());
    }

    @ParameterizedTest
    @CsvSource({
        "customer, provider, MOVED, provider, customer",
        "customer, shared, JOINED, provider, ''",
        "shared, provider, LEFT, '', customer",
        "shared, all, JOINED, vendor, ''",
    })
    void handsAreToldByWhoCameAndWhoWent(String before, String after, Change.How how, String joined, String left) {
        var change = assertInstanceOf(
                Change.OfCell.class, cell(who(before), who(after)).changes().get(0));
        var hands = hands(change);
        assertEquals(how, hands.how());
        assertEquals(joined, String.join(" ", hands.joined()));
        assertEquals(left, String.join(" ", hands.left()));
        assertNull(hands.within());
    }

    @ParameterizedTest
    @CsvSource({"customer, team, MOVED", "team, customer, MOVED"})
    void fromAPartyToItsTeamAndBackIsWithinTheParty(String before, String after, Change.How how) {
        var comparison = cell(before, after);
        var change = assertInstanceOf(Change.OfCell.class, comparison.changes().get(0));
        assertEquals(how, hands(change).how());
        assertEquals("customer", hands(change).within());
        assertEquals(1, comparison.within());
    }

    @Test
    void aTeamThatTakesItsPartysPlaceAmongOthersIsWithinIt() {
        var comparison = cell(SHARED, "{shared: {provider: Its part., team: Its part.}}");
        var change = assertInstanceOf(Change.OfCell.class, comparison.changes().get(0));
        assertEquals(Change.How.PARTLY, hands(change).how());
        assertEquals("customer", hands(change).within());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{customer: Daily.} | {customer: Weekly.}",
                "{customer: Daily.} | customer",
                "{n/a: No disks.} | {n/a: No need.}",
                "{undetermined: Asked., until: 2027-01-31} | {undetermined: Asked., until: 2027-06-30}",
                "{varies: By size., default: customer} | {varies: By price., default: customer}",
            })
    void wordsAloneAreOfTheLastKind(String before, String after) {
        var comparison = cell(before, after);
        assertEquals(List.of("text backups.iaas"), told(comparison));
        assertEquals(new Comparison.Cells(2, 0, 1, 1, 0, 0), comparison.cells());
    }

    @Test
    void whoWorksCountsAlthoughTheSameAnswer() {
        assertEquals(
                List.of("state backups.iaas"),
                told(cell("{outsourced: {to: provider, by: customer}}", "{outsourced: {to: team, by: customer}}")));
    }

    @Test
    void theOrderOfPartsSaysNothing() {
        var before = Revision.of("backups: {who: {shared: {provider: A., customer: B.}}}")
                .parties("provider: ~", "customer: ~");
        var after = Revision.of("backups: {who: {shared: {customer: B., provider: A.}}}")
                .parties("customer: ~", "provider: ~");
        var comparison = before.to(after);
        assertTrue(comparison.isEmpty());
        assertEquals(List.of(What.PARTY), comparison.reordered());
    }

    @Test
    void aRenamedPartyHasHandedNothingOver() {
        var before = Revision.of("backups: {who: {iaas: customer, paas: " + SHARED + "}}");
        var after = Revision.of(
                        "backups: {who: {iaas: client, paas: {shared: {provider: Its part., client: Its part.}}}}")
                .parties(
                        "provider: {name: AWS}",
                        "client: {name: The client, renamed-from: [customer]}",
                        "team: {name: Team, part-of: client}",
                        "vendor: {name: Vendor}");
        assertEquals(List.of("renamed party customer client renamed-from"), told(before.to(after)));
    }

    @Test
    void aCellOfARenamedPartyThatWentToItsTeamIsWithinIt() {
        var before = Revision.of("backups: {who: customer}").parties("customer: ~");
        var after = Revision.of("backups: {who: team}")
                .parties("client: {renamed-from: [customer]}", "team: {part-of: client}");
        var comparison = before.to(after);
        assertEquals(2, comparison.within());
        assertEquals("client", hands(comparison.ofCells().get(0)).within());
    }

    @Test
    void rowsAndColumnsComeAndGoWithTheirCells() {
        var before = Revision.of("backups: {who: customer}", "hosts: {who: provider}");
        var after = Revision.of("backups: {who: customer}", "keys: {who: " + SHARED + "}")
                .categories("iaas: {name: IaaS}", "saas: {name: SaaS}");
        var comparison = before.to(after);
        assertEquals(
                List.of("removed category paas", "removed concern hosts", "added category saas", "added concern keys"),
                told(comparison));
        assertEquals(new Comparison.Cells(1, 0, 0, 1, 3, 3), comparison.cells());
        var hosts = assertInstanceOf(Change.Lone.class, comparison.changes().get(1));
        assertEquals(List.of("iaas", "paas"), List.copyOf(hosts.cells().keySet()));
        var saas = assertInstanceOf(Change.Lone.class, comparison.changes().get(2));
        assertEquals(List.of("backups", "keys"), List.copyOf(saas.cells().keySet()));
    }

    @Test
    void aRenamedRowIsComparedLikeAnyOther() {
        var before = Revision.of("backups: {who: customer}");
        var after = Revision.of("snapshots: {renamed-from: [backups], who: provider}");
        assertEquals(
                List.of(
                        "changed-hands snapshots.iaas",
                        "changed-hands snapshots.paas",
                        "renamed concern backups snapshots renamed-from"),
                told(before.to(after)));
    }

    @Test
    void whatIsMuchAlikeIsTheSame() {
        var before = Revision.of("disk-backup: {name: Backup of disks, who: customer}");
        var after = Revision.of("backups: {name: Disk backups, who: customer}");
        var comparison = before.to(after);
        assertEquals(List.of("renamed concern disk-backup backups likeness"), told(comparison));
        var renamed =
                assertInstanceOf(Change.Renamed.class, comparison.changes().get(0));
        assertEquals(1, renamed.pair().likeness());
    }

    @Test
    void whatIsHalfAlikeMayBeTheSame() {
        var before = Revision.of("info-data: {name: Info and data, who: customer}");
        var after = Revision.of("customer-data: {name: Customer data, who: customer}");
        assertEquals(
                List.of("removed concern info-data maybe customer-data", "added concern customer-data maybe info-data"),
                told(before.to(after)));
    }

    @Test
    void aRowThatWasSplitPairsWithTheLikelier() {
        var before = Revision.of("data: {name: Customer data, who: customer}");
        var after = Revision.of(
                "keys: {name: Keys, renamed-from: [data], who: provider}",
                "records: {name: Customer records and data, renamed-from: [data], who: customer}");
        assertEquals(
                List.of("added concern keys", "renamed concern data records renamed-from"), told(before.to(after)));
    }

    @Test
    void ofRowsThatWereMergedEachIsComparedWithTheNewOne() {
        var before = Revision.of("disks: {who: customer}", "tapes: {who: provider}");
        var after = Revision.of("media: {renamed-from: [disks, tapes], who: customer}");
        var comparison = before.to(after);
        assertEquals(
                List.of(
                        "changed-hands media.iaas",
                        "changed-hands media.paas",
                        "renamed concern disks media renamed-from",
                        "renamed concern tapes media renamed-from merged"),
                told(comparison));
        assertEquals(new Comparison.Cells(4, 2, 0, 2, 0, 0), comparison.cells());
        var change = comparison.ofCells().get(0);
        assertTrue(change.cells().merged());
        assertEquals("tapes.iaas", change.cells().before().toString());
    }

    @Test
    void aRowMayBeMergedIntoOneThatStays() {
        var before = Revision.of("disks: {who: customer}", "tapes: {who: customer}");
        var after = Revision.of("disks: {renamed-from: [tapes], who: customer}");
        assertEquals(List.of("renamed concern tapes disks renamed-from merged"), told(before.to(after)));
    }

    @Test
    void anIdThatWasGivenTwiceFindsTheOneOfTheOlderRevision() {
        var before = Revision.of("one: {who: customer}");
        var after = Revision.of("three: {renamed-from: [two, one], who: customer}");
        assertEquals(List.of("renamed concern one three renamed-from"), told(before.to(after)));
    }

    @Test
    void namesOfWhatKeepsItsIdAreWords() {
        var before = Revision.of("backups: {name: Backups, who: customer}");
        var after = Revision.of("backups: {name: All backups, who: customer}")
                .titled("Our cloud")
                .parties(
                        "provider: {name: Amazon}",
                        "customer: {name: Customer}",
                        "team: {name: Team, part-of: customer}",
                        "vendor: {name: Vendor}")
                .categories("iaas: {name: Machines}", "paas: {name: PaaS}");
        assertEquals(
                List.of(
                        "text matrix cloud title",
                        "text party provider name",
                        "text category iaas name",
                        "text concern backups name"),
                told(before.to(after)));
    }

    @Test
    void claimsCountAsWhatIsWritten() {
        var before = Revision.of("backups: {who: {iaas: customer}}").claim("customer", "paas", "backups");
        var after = Revision.of("backups: {who: {iaas: customer}}")
                .claim("customer", "paas", "backups")
                .claim("provider", "iaas", "backups");
        assertEquals(List.of("agreement-broken backups.iaas"), told(before.to(after)));
        assertEquals(List.of("agreement-made backups.iaas"), told(after.to(before)));
        assertEquals(
                List.of("gap-opened backups.paas"), told(before.to(Revision.of("backups: {who: {iaas: customer}}"))));
    }

    @Test
    void kindsGoFromTheMostUrgentOn() {
        var before = Revision.of(
                "a: {who: customer}",
                "b: {who: ~}",
                "c: {who: customer}",
                "d: {who: {customer: Daily.}}",
                "e: {who: customer}");
        var after = Revision.of(
                "f: {who: team}",
                "d: {who: {customer: Weekly.}}",
                "c: {who: provider}",
                "b: {who: customer}",
                "a: {who: ~}");
        var comparison = before.to(after);
        assertEquals(
                List.of("gap-opened", "changed-hands", "gap-closed", "removed", "added", "text"),
                comparison.changes().stream()
                        .map(change -> change.kind().word())
                        .distinct()
                        .toList());
        assertEquals(List.of(What.CONCERN), comparison.reordered());
    }

    @Test
    void aMatrixMayComeAndGo() {
        var duties = Revision.of("backups: {who: customer}").duties();
        assertEquals(List.of("added matrix cloud"), told(Comparison.ofAdded(duties)));
        assertEquals(List.of("removed matrix cloud"), told(Comparison.ofRemoved(duties)));
        assertEquals(
                new Comparison.Cells(0, 0, 0, 0, 2, 0),
                Comparison.ofRemoved(duties).cells());
    }
}
