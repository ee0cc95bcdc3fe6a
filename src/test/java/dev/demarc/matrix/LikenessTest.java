package dev.demarc.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikenessTest {

    private static final double EXACT = 1e-9;

    @ParameterizedTest
    @CsvSource({
        "Information and data, Customer data, 0.5",
        "Accounts and identities, Identities and users, 0.5",
        "Devices (mobile and PCs), Client devices, 0.4",
        "Identity and directory infrastructure, Configurations and settings, 0",
        "Policy, policies, 1",
        "Access, Acces, 0",
        "Backup of the disks, disk backups, 1",
        "AWS, Amazon Web Services, 0",
    })
    void namesAreAlikeByTheWordsThatTheyShare(String one, String other, double likeness) {
        assertEquals(likeness, Likeness.ofNames(one, other), EXACT);
        assertEquals(likeness, Likeness.ofNames(other, one), EXACT);
    }

    @Test
    void namesOfSmallWordsAloneAreAlikeIfTheyAreEqual() {
        assertEquals(1, Likeness.ofNames("The A", "The A"), EXACT);
        assertEquals(0, Likeness.ofNames("The A", "To"), EXACT);
    }

    @Test
    void concernsAreAlikeByTheirCellsToo() {
        var before = matrix(List.of("info-data"), "customer", "customer");
        assertEquals(
                List.of(new Likeness.Pair("info-data", "customer-data", 0.6 * 0.5 + 0.4)),
                Likeness.between(before, matrix(List.of("customer-data"), "customer", "customer"))
                        .concerns());
        assertEquals(
                List.of(),
                Likeness.between(before, matrix(List.of("customer-data"), "customer", "provider"))
                        .concerns());
    }

    @Test
    void namesThatDifferInMostWordsAreNotAlikeWhateverTheirCells() {
        var before = matrix(List.of("mobile-and-desk-devices"), "customer", "customer");
        var after = matrix(List.of("client-devices"), "customer", "customer");
        assertEquals(0, Likeness.between(before, after).ofConcerns("mobile-and-desk-devices", "client-devices"), EXACT);
    }

    @Test
    void ofTwoThatAreAsAlikeNoneIsTaken() {
        var before = matrix(List.of("info-data"), "customer", "customer");
        var after = matrix(List.of("customer-data", "user-data"), "customer", "customer");
        assertEquals(List.of(), Likeness.between(before, after).concerns());
    }

    @Test
    void theLikerOfTwoIsTaken() {
        var before = matrix(List.of("customer-data-stores"), "customer", "customer");
        var after = matrix(List.of("customer-data", "data-stores-customer"), "customer", "customer");
        assertEquals(
                List.of(new Likeness.Pair("customer-data-stores", "data-stores-customer", 1)),
                Likeness.between(before, after).concerns());
    }

    @Test
    void aRenamedPartyHasNotHandedAnythingOver() {
        var before = matrix(List.of("info-data"), "customer", "customer");
        var same = matrix(List.of("customer-data"), "client", "client");
        var parties = List.of(new Party(
                "client", "Client", 1, "C", null, new Party.PartyWords(null, null, List.of("customer")), List.of()));
        var after = new Matrix(
                same.id(), same.heading(), same.origin(), parties, same.categories(), same.concerns(), same.cells());
        assertEquals(
                List.of(new Likeness.Pair("info-data", "customer-data", 0.6 * 0.5 + 0.4)),
                Likeness.between(before, after).concerns());
        assertEquals(List.of(), Likeness.between(before, after).parties());
    }

    private static Matrix matrix(List<String> concerns, String iaas, String paas) {
        Map<Cell, Holder> cells = new TreeMap<>();
        for (String concern : concerns) {
            cells.put(new Cell(concern, "iaas"), new Holder.Owned(new Part(iaas, null)));
            cells.put(new Cell(concern, "paas"), new Holder.Owned(new Part(paas, null)));
        }
        return new Matrix(
                "cloud",
                new Matrix.Heading("Cloud", null),
                Origin.NONE,
                List.of(party("provider", 1), party("customer", 2)),
                List.of(category("iaas"), category("paas")),
                concerns.stream().map(LikenessTest::concern).toList(),
                cells);
    }

    private static Party party(String id, int number) {
        return new Party(id, id, number, id.substring(0, 1), null, new Party.PartyWords(null, null), List.of());
    }

    private static Category category(String id) {
        return new Category(id, id, null, List.of(), List.of(), List.of());
    }

    private static Concern concern(String id) {
        return new Concern(id, id.replace('-', ' '), null, null, Concern.Proof.NONE, List.of(), List.of());
    }
}
