package dev.demarc.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FingerprintTest {

    private record Inner(String text, boolean flag) {}

    private record Outer(@Nullable Inner inner, List<Integer> numbers, LocalDate day) {}

    private static final LocalDate DAY = LocalDate.of(2026, 11, 29);

    @Test
    void whatIsEqualHasOne() {
        assertEquals(
                Fingerprint.of(new Outer(new Inner("a", true), List.of(1, 2), DAY)),
                Fingerprint.of(new Outer(new Inner("a", true), List.of(1, 2), DAY)));
        assertEquals(
                Fingerprint.of(Map.of("a", 1, "b", 2, "c", 3)),
                Fingerprint.of(new TreeMap<>(Map.of("c", 3, "b", 2, "a", 1))));
    }

    @Test
    void everythingInAValueCounts() {
        var one = new Outer(new Inner("a", true), List.of(1, 2), DAY);
        for (Outer other : List.of(
                new Outer(new Inner("b", true), List.of(1, 2), DAY),
                new Outer(new Inner("a", false), List.of(1, 2), DAY),
                new Outer(null, List.of(1, 2), DAY),
                new Outer(new Inner("a", true), List.of(12), DAY),
                new Outer(new Inner("a", true), List.of(1, 2), DAY.plusDays(1)))) {
            assertNotEquals(Fingerprint.of(one), Fingerprint.of(other), other.toString());
        }
    }

    @Test
    void whereOneTextEndsAndTheNextBeginsCounts() {
        assertNotEquals(Fingerprint.of("ab", "c"), Fingerprint.of("a", "bc"));
        assertNotEquals(Fingerprint.of(List.of("a"), "b"), Fingerprint.of(List.of("a", "b")));
        assertNotEquals(Fingerprint.of("1"), Fingerprint.of(1));
        assertNotEquals(Fingerprint.of((Object) null), Fingerprint.of(""));
    }

    @Test
    void anOrderThatSomebodyMeantCounts() {
        var one = new LinkedHashMap<String, Integer>();
        one.put("a", 1);
        one.put("b", 2);
        var other = new LinkedHashMap<String, Integer>();
        other.put("b", 2);
        other.put("a", 1);
        assertNotEquals(Fingerprint.of(one), Fingerprint.of(other));
    }

    @Test
    void whatIsNoValueIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Fingerprint.of(new Object()));
        assertThrows(IllegalArgumentException.class, () -> Fingerprint.of(new HashMap<>(Map.of("a", 1, "b", 2))));
        assertThrows(IllegalArgumentException.class, () -> Fingerprint.of(new int[] {1}));
    }
}
