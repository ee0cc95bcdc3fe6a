package dev.demarc.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AwaitedTest {

    private final AtomicInteger made = new AtomicInteger();

    private Awaited<String, Integer> map() {
        return new Awaited<>(() -> {
            made.incrementAndGet();
            var map = new LinkedHashMap<String, Integer>();
            map.put("b", 1);
            map.put("a", 2);
            return map;
        });
    }

    @Test
    void nothingIsMadeBeforeSomebodyLooks() {
        var map = map();
        assertEquals(0, made.get());
        assertEquals(2, map.get("a"));
        assertEquals(1, made.get());
    }

    @Test
    void itIsTheMapThatWasMade() {
        var map = map();
        var equal = Map.of("a", 2, "b", 1);
        assertEquals(equal, map);
        assertEquals(map, equal);
        assertEquals(equal.hashCode(), map.hashCode());
        assertEquals("{b=1, a=2}", map.toString());
        assertEquals(List.of("b", "a"), List.copyOf(map.keySet()));
        assertEquals(List.of(1, 2), List.copyOf(map.values()));
        assertThrows(UnsupportedOperationException.class, () -> map.put("c", 3));
        assertThrows(UnsupportedOperationException.class, () -> map.keySet().remove("a"));
        assertEquals(1, made.get());
    }

    @Test
    void manyWhoLookAtOnceSeeOne() throws InterruptedException, ExecutionException {
        var map = map();
        var begin = new CountDownLatch(1);
        var pool = Executors.newFixedThreadPool(8);
        try {
            var looks = new ArrayList<Future<Integer>>();
            for (int i = 0; i < 8; i++) {
                looks.add(pool.submit(() -> {
                    begin.await();
                    return map.size();
                }));
            }
            begin.countDown();
            for (Future<Integer> look : looks) {
                assertEquals(2, look.get());
            }
        } finally {
            pool.shutdown();
        }
        assertEquals(1, made.get());
    }

    @Test
    void whatGoesWrongMeetsEverybody() {
        var map = new Awaited<String, Integer>(() -> {
            throw new IllegalStateException("Fault " + made.incrementAndGet());
        });
        assertEquals(
                "Fault 1", assertThrows(IllegalStateException.class, map::size).getMessage());
        assertEquals(
                "Fault 1",
                assertThrows(IllegalStateException.class, () -> map.get("a")).getMessage());
    }
}
