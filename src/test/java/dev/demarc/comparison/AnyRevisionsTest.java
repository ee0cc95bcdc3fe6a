package dev.demarc.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is true of any two revisions. */
class AnyRevisionsTest {

    private static final List<String> HOLDERS = List.of(
            "~",
            "provider",
            "customer",
            "team",
            "{customer: Does it daily.}",
            "{shared: {provider: A., customer: B.}}",
            "{shared: {provider: ~, team: ~}}",
            "{provider: A., customer: B.}",
            "{outsourced: {to: provider, by: customer}}",
            "{outsourced: {to: provider}}",
            "{varies: By size., default: customer}",
            "{varies: By size.}",
            "{n/a: No disks.}",
            "{undetermined: Asked.}");

    private static final List<String> NAMES = List.of(
            "Customer data", "Data of customers", "Keys", "Backups of disks", "Disk backup", "Hosts", "Host keys");

    static LongStream seeds() {
        return LongStream.range(0, 150);
    }

    private static Revision any(Random random) {
        var ids = new ArrayList<>(IntStream.range(0, 9).mapToObj(i -> "c" + i).toList());
        Collections.shuffle(ids, random);
        var concerns = new ArrayList<String>();
        for (String id : ids.subList(0, 1 + random.nextInt(8))) {
            var cells = new ArrayList<String>();
            for (String category : List.of("iaas", "paas")) {
                cells.add(category + ": " + HOLDERS.get(random.nextInt(HOLDERS.size())));
            }
            String name = NAMES.get(random.nextInt(NAMES.size()));
            concerns.add("%s: {name: %s, who: {%s}}".formatted(id, name, String.join(", ", cells)));
        }
        var revision = Revision.of(concerns.toArray(String[]::new));
        return random.nextInt(4) == 0 ? revision.categories("paas: {name: PaaS}", "iaas: {name: IaaS}") : revision;
    }

    private static long count(Comparison comparison, Kind kind) {
        return comparison.of(kind).size();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nothingDiffersFromItself(long seed) {
        var duties = any(new Random(seed)).duties();
        var comparison = Comparison.of(duties, duties);
        assertTrue(comparison.isEmpty());
        assertEquals(List.of(), comparison.reordered());
        assertEquals(comparison.cells().paired(), comparison.cells().unchanged());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theCountsAddUp(long seed) {
        var random = new Random(seed);
        var before = any(random).duties();
        var after = any(random).duties();
        var comparison = Comparison.of(before, after);
        var cells = comparison.cells();
        assertEquals(cells.paired(), cells.changed() + cells.text() + cells.unchanged());
        assertEquals(2 * before.matrix().concerns().size(), cells.paired() + cells.removed());
        assertEquals(2 * after.matrix().concerns().size(), cells.paired() + cells.added());
        assertEquals(cells.changed(), comparison.ofCells().size());
        assertEquals(
                comparison.ofCells().size(),
                comparison.ofCells().stream()
                        .map(Change.OfCell::cells)
                        .distinct()
                        .count());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theWayBackIsTheSameBackwards(long seed) {
        var random = new Random(seed);
        var before = any(random).duties();
        var after = any(random).duties();
        var there = Comparison.of(before, after);
        var back = Comparison.of(after, before);
        assertEquals(count(there, Kind.REMOVED), count(back, Kind.ADDED));
        assertEquals(count(there, Kind.ADDED), count(back, Kind.REMOVED));
        for (Kind same : List.of(Kind.CHANGED_HANDS, Kind.STATE, Kind.RENAMED, Kind.TEXT)) {
            assertEquals(count(there, same), count(back, same), same.word());
        }
        assertEquals(
                count(there, Kind.GAP_OPENED) + count(there, Kind.AGREEMENT_BROKEN),
                count(back, Kind.GAP_CLOSED) + count(back, Kind.AGREEMENT_MADE));
        assertEquals(there.within(), back.within());
        assertEquals(there.reordered(), back.reordered());
        assertEquals(there.cells().removed(), back.cells().added());
        assertEquals(there.cells().unchanged(), back.cells().unchanged());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theMostUrgentGoFirst(long seed) {
        var random = new Random(seed);
        var kinds = Comparison.of(any(random).duties(), any(random).duties()).changes().stream()
                .map(Change::kind)
                .toList();
        assertEquals(kinds.stream().sorted().toList(), kinds);
    }
}
