package dev.demarc.check;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.demarc.model.Notes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sieve lets through what it would if it had never been asked before, and asks only about what is new. */
class SieveTest {

    private static Notes notes(boolean isTelling) {
        return new Notes(
                Notes.NONE.places(),
                isTelling,
                List.of(),
                List.of(),
                List.of(),
                Notes.Tables.NONE,
                Notes.NONE.wording());
    }

    private static Notes[] array(List<Notes> notes) {
        return notes.toArray(Notes[]::new);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8})
    void afterAnyEditsTheSameAreWanted(long seed) {
        var random = new Random(seed);
        var all = new ArrayList<Notes>();
        var sieve = new Sieve();
        for (int step = 0; step < 500; step++) {
            for (int edits = random.nextInt(4); edits > 0; edits--) {
                int at = random.nextInt(all.size() + 1);
                switch (random.nextInt(3)) {
                    case 0 -> all.add(at, notes(random.nextBoolean()));
                    case 1 -> all.subList(Math.max(0, at - 1), at).clear();
                    default -> all.subList(Math.max(0, at - 1), at).replaceAll(any -> notes(random.nextBoolean()));
                }
            }
            // Now and then something else is asked for.
            boolean wanted = step / 50 % 2 == 0;
            Predicate<Notes> wants = each -> each.tellsDuties() == wanted;
            assertArrayEquals(
                    new Sieve().wanted(array(all), wanted, wants),
                    sieve.wanted(array(all), wanted, wants),
                    "seed " + seed + ", step " + step);
        }
    }

    @Test
    void onlyWhatIsNewIsAskedAbout() {
        var all = new ArrayList<Notes>();
        for (int i = 0; i < 10; i++) {
            all.add(notes(i == 7));
        }
        var sieve = new Sieve();
        sieve.wanted(array(all), "", Notes::tellsDuties);
        all.remove(2);
        all.add(5, notes(true));
        var asked = new AtomicInteger();

        int[] wanted = sieve.wanted(array(all), "", notes -> {
            asked.incrementAndGet();
            return notes.tellsDuties();
        });

        assertArrayEquals(new int[] {5, 7}, wanted);
        // Those between the two edits are asked about as well.
        assertEquals(4, asked.get());
    }
}
