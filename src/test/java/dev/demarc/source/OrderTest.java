package dev.demarc.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OrderTest {

    private record Place(String file, int line, long column) {}

    /** Few values of each, so that many are alike in some. */
    private static List<Place> places(int seed) {
        var random = new Random(seed);
        var all = new ArrayList<Place>();
        for (int i = random.nextInt(40); i > 0; i--) {
            all.add(new Place("abc".substring(random.nextInt(3)), random.nextInt(3), random.nextInt(3) - 1L));
        }
        return all;
    }

    private static void assertSame(Comparator<Place> javas, Comparator<Place> ours) {
        for (int seed = 0; seed < 50; seed++) {
            var sorted = places(seed);
            var others = new ArrayList<>(sorted);
            sorted.sort(javas);
            others.sort(ours);
            assertEquals(sorted, others);
        }
    }

    @Test
    void itOrdersAsJavasComparatorDoes() {
        assertSame(
                Comparator.comparing(Place::file).thenComparingInt(Place::line).thenComparingLong(Place::column),
                Order.by(Place::file).thenComparingInt(Place::line).thenComparingLong(Place::column));
        assertSame(
                Comparator.comparingInt(Place::line).reversed().thenComparing(Place::file),
                Order.byInt(Place::line).reversed().thenComparing(Place::file));
        assertSame(
                Comparator.comparingLong(Place::column).thenComparing(Place::file, Comparator.reverseOrder()),
                Order.byLong(Place::column).thenComparing(Place::file, Comparator.reverseOrder()));
        assertSame(
                Comparator.comparing(Place::file, Comparator.reverseOrder())
                        .thenComparing(Comparator.comparing(Place::line)),
                Order.by(Place::file, Comparator.<String>reverseOrder()).thenComparing(Order.by(Place::line)));
    }
}
