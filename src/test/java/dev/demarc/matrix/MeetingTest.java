package dev.demarc.matrix;

import static dev.demarc.matrix.Cloud.claims;
import static dev.demarc.matrix.Cloud.overlap;
import static dev.demarc.matrix.Cloud.owned;
import static dev.demarc.matrix.Cloud.shared;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeetingTest {

    private static final List<String> PARTIES = List.of("provider", "customer", "data-team", "web-team");

    private static Holder met(Holder written, String... parties) {
        var files = new ArrayList<ClaimsFile>();
        for (String party : parties) {
            files.add(claims(party + ".claims.yml", party, "backups.iaas"));
        }
        return matrix(written).with(files.toArray(new ClaimsFile[0])).matrix().holder("backups", "iaas");
    }

    private static Cloud matrix(Holder written) {
        return Cloud.matrix().concern("backups").cell("backups", "iaas", written);
    }

    private static Holder holder(String form) {
        return switch (form) {
            case "missing" -> new Holder.Missing();
            case "owned" -> owned("customer");
            case "team" -> owned("data-team");
            case "shared" -> shared("provider", "customer");
            case "overlap" -> overlap("provider", "customer");
            case "outsourced" -> new Holder.Outsourced("provider", "customer", null);
            case "varies" -> new Holder.Varies("It depends.", owned("customer"), List.of());
            case "n/a" -> new Holder.NotApplicable("No disks.");
            default -> new Holder.Undetermined("Open.", "grc", null);
        };
    }

    @ParameterizedTest
    @CsvSource({
        "missing, provider, owned, provider",
        "missing, provider customer, overlap, ''",
        "missing, customer data-team, owned, data-team",
        "missing, data-team web-team, overlap, ''",
        "owned, customer, owned, customer",
        "owned, data-team, owned, data-team",
        "owned, data-team web-team, overlap, ''",
        "owned, provider, overlap, ''",
        "owned, provider customer, overlap, ''",
        "team, customer, owned, data-team",
        "team, web-team, overlap, ''",
        "shared, customer, shared, provider customer",
        "shared, data-team, shared, provider data-team",
        "shared, data-team web-team, overlap, ''",
        "overlap, provider, overlap, ''",
        "overlap, data-team, overlap, ''",
        "outsourced, provider, outsourced, customer",
        "outsourced, customer provider, outsourced, customer",
        "outsourced, data-team web-team, overlap, ''",
        "varies, provider, varies, customer",
        "n/a, provider customer, n/a, ''",
        "undetermined, provider, undetermined, ''",
        "undetermined, provider customer, overlap, ''"
    })
    void aClaimMeetsACell(String written, String claimants, String state, String accountable) {
        Holder met = met(holder(written), claimants.split(" "));
        assertEquals(state + " " + accountable, met.state().word() + " " + String.join(" ", met.accountable()));
    }

    @Test
    void aClaimOfAThirdPartyLeavesTheAgreement() {
        Holder written = shared("provider", "data-team");
        assertEquals(
                List.of("provider", "data-team", "web-team"),
                met(written, "web-team").parties());
    }

    @Test
    void theHoldersOwnWordsAreAdded() {
        assertEquals(
                List.of(new Part("customer", "customer in customer.claims.yml")),
                met(owned("customer"), "customer").parts());
    }

    @Test
    void whatVariesListsTheClaimAsACase() {
        var varies = assertInstanceOf(Holder.Varies.class, met(holder("varies"), "provider"));
        assertEquals(List.of(new Part("provider", "provider in provider.claims.yml")), varies.cases());
    }

    @Test
    void twoFilesOfOnePartyAreReadInTheOrderOfTheirPaths() {
        var duties = Cloud.matrix()
                .concern("backups")
                .with(claims("b.yml", "customer", "backups.iaas"), claims("a.yml", "customer", "backups.iaas"));
        assertEquals(
                List.of(new Part("customer", "customer in a.yml customer in b.yml")),
                duties.matrix().holder("backups", "iaas").parts());
        assertEquals(
                List.of("a.yml:4:5", "b.yml:4:5"),
                duties.voices(new Cell("backups", "iaas")).stream()
                        .map(voice -> voice.place().toString())
                        .toList());
    }

    @Test
    void whatNobodyKnowsIsPassedOver() {
        var duties = Cloud.matrix()
                .concern("backups")
                .with(
                        claims("a.yml", "stranger", "backups.iaas"),
                        claims("b.yml", "customer", "nothing.iaas", "backups.nowhere"));
        assertEquals(State.MISSING, duties.matrix().holder("backups", "iaas").state());
        assertEquals(List.of(), List.copyOf(duties.voices().keySet()));
    }

    @Test
    void anEarlierIdStillReachesItsCell() {
        var duties = Cloud.matrix().concern("backups").with(claims("a.yml", "customer", "old-backups.platform"));
        assertEquals(
                List.of("customer"), duties.matrix().holder("backups", "paas").accountable());
    }

    @Test
    void anUnsettledCellStaysAsItIs() {
        var duties = matrix(owned("customer"))
                .unsettled("backups", "iaas")
                .with(claims("a.yml", "provider", "backups.iaas"));
        assertEquals(owned("customer"), duties.matrix().holder("backups", "iaas"));
    }

    private static Cloud random(Random random) {
        var matrix = Cloud.matrix();
        String[] forms = {"missing", "owned", "team", "shared", "overlap", "outsourced", "varies", "n/a", "undetermined"
        };
        for (String concern : List.of("backups", "patching", "keys")) {
            matrix.concern(concern);
            for (String category : List.of("iaas", "paas")) {
                matrix.cell(concern, category, holder(forms[random.nextInt(forms.length)]));
            }
        }
        return matrix;
    }

    private static List<ClaimsFile> randomClaims(Random random) {
        var files = new ArrayList<ClaimsFile>();
        for (int i = random.nextInt(6); i >= 0; i--) {
            var cells = new ArrayList<String>();
            for (String concern : List.of("backups", "patching", "keys")) {
                for (String category : List.of("iaas", "paas")) {
                    if (random.nextInt(3) == 0) {
                        cells.add(concern + "." + category);
                    }
                }
            }
            files.add(claims(i + ".yml", PARTIES.get(random.nextInt(4)), cells.toArray(new String[0])));
        }
        return files;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void theLawsOfMeetingHold(long seed) {
        var random = new Random(seed);
        for (int run = 0; run < 50; run++) {
            MatrixFile file = random(random).file();
            List<ClaimsFile> files = randomClaims(random);
            assertEquals(file.matrix(), Meeting.of(file, List.of()).matrix(), "nobody claims, seed " + seed);

            Duties together = Meeting.of(file, files);
            var shuffled = new ArrayList<>(files);
            Collections.shuffle(shuffled, random);
            assertEquals(together, Meeting.of(file, shuffled), "another order, seed " + seed);

            var some = files.subList(0, random.nextInt(files.size() + 1));
            Matrix before = Meeting.of(file, some).matrix();
            for (Concern concern : before.concerns()) {
                for (Category category : before.categories()) {
                    if (before.holder(concern, category) instanceof Holder.Overlap) {
                        assertEquals(
                                State.OVERLAP,
                                together.matrix().holder(concern, category).state(),
                                "an overlap stays, seed " + seed);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"owned", "team", "shared", "outsourced", "varies"})
    void theHolderMayClaimWhatItHolds(String form) {
        Holder written = holder(form);
        for (String party : written.accountable()) {
            assertEquals(written.state(), met(written, party).state());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void claimsInTwoStepsMeetAsInOne(long seed) {
        var random = new Random(seed);
        for (int run = 0; run < 50; run++) {
            MatrixFile file = random(random).file();
            List<ClaimsFile> files = randomClaims(random);
            int cut = random.nextInt(files.size() + 1);
            Matrix first = Meeting.of(file, files.subList(0, cut)).matrix();
            var half = new MatrixFile(file.path(), file.place(), first, file.places(), null, file.unsettled(), true);
            Matrix stepwise = Meeting.of(half, files.subList(cut, files.size())).matrix();
            Matrix together = Meeting.of(file, files).matrix();
            for (Concern concern : first.concerns()) {
                for (Category category : first.categories()) {
                    Holder written = file.matrix().holder(concern, category);
                    // These two stay as written after a first claim, so a second step doesn't know of it.
                    if (!(written instanceof Holder.Undetermined) && !(written instanceof Holder.Outsourced)) {
                        Holder expected = together.holder(concern, category);
                        Holder actual = stepwise.holder(concern, category);
                        assertEquals(expected.state(), actual.state(), "seed " + seed);
                        assertEquals(expected.parties(), actual.parties(), "seed " + seed);
                    }
                }
            }
        }
    }
}
