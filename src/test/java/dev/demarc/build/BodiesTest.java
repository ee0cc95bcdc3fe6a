package dev.demarc.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.demarc.model.Body;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BodiesTest {

    private static String text(int edit) {
        return "<p>Edit %05d leads to <a href=\"page.html\">there</a>.</p>".formatted(edit);
    }

    private static String text(Bodies.Kept kept) {
        return kept.body().filled(List.of("page.html")).toString();
    }

    private static Body body(int edit) {
        return new Body(List.of("<p>Edit %05d leads to <a href=\"".formatted(edit), "\">there</a>.</p>"));
    }

    @Test
    void whatIsKeptComesBackFromMemoryAndFromTheFile() throws IOException {
        try (var bodies = new Bodies(100)) {
            var first = bodies.keep(body(1));
            var second = bodies.keep(body(2));

            assertEquals(60, bodies.onDisk());
            assertEquals(text(1), text(first));
            assertEquals(text(2), text(second));
        }
    }

    @Test
    void roomInMemoryIsFreeAgainWhenABodyIsForgotten() throws IOException {
        try (var bodies = new Bodies(100)) {
            bodies.keep(body(1));
            bodies.keepOnly(List.of());
            var next = bodies.keep(body(2));

            assertEquals(0, bodies.onDisk());
            assertEquals(text(2), text(next));
        }
    }

    @Test
    void aThousandEditsLeaveAFileOfTheSizeOfTheWiki() throws IOException {
        try (var bodies = new Bodies(100)) {
            var kept = new ArrayList<Bodies.Kept>();
            for (int page = 0; page < 10; page++) {
                kept.add(bodies.keep(body(page)));
            }
            long longest = 0;
            for (int edit = 10; edit < 1000; edit++) {
                var before = kept.set(edit % 10, bodies.keep(body(edit)));
                bodies.keepOnly(kept);

                longest = Math.max(longest, bodies.onDisk());
                assertEquals(text(edit - 10), text(before), "a request may still show the former state");
                for (int page = 0; page < 10; page++) {
                    assertEquals(text(edit - (edit - page) % 10), text(kept.get(page)));
                }
            }
            assertTrue(longest <= 2 * 10 * 60 + 60, "the file grew to " + longest);
        }
    }
}
