package dev.demarc.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.demarc.source.Digest;
import dev.demarc.source.SourceFile;
import dev.demarc.source.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that lies as an earlier run saw it isn't read again, and one that may have changed always is. */
class SourceTracesTest {

    private static final Digest PROGRAM = Digest.of("the program");

    /** As if all files lay there for long. */
    private static final SourceTraces.Trust AT_ONCE = new SourceTraces.Trust() {
        @Override
        public boolean isSettled(Trace trace, long now) {
            return true;
        }
    };

    @TempDir
    Path root;

    private Path page;
    private Path cache;

    @BeforeEach
    void aPageThatARunHasRead() throws IOException {
        page = Files.writeString(root.resolve("page.md"), "Once");
        cache = Files.createDirectory(root.resolve(".demarc"));
        assertNull(recognised(AT_ONCE, PROGRAM));
    }

    /** What the next run knows of the page before it reads it; then it reads it, and keeps that. */
    private @Nullable Digest recognised(SourceTraces.Trust trust, Digest program) throws IOException {
        var file = SourceFile.of("page.md", "page.md", page);
        var traces = new SourceTraces(cache, root, program, trust);
        try (var workers = new Workers(1)) {
            traces.recognise(List.of(file), System.currentTimeMillis(), workers);
        }
        Digest known = file.knownDigest();
        assertEquals(known == null ? Digest.of(Files.readAllBytes(page)) : known, file.digest());
        traces.keep();
        return known;
    }

    @Test
    void aFileThatLiesAsItLayIsKnown() throws IOException {
        assertEquals(Digest.of("Once"), recognised(AT_ONCE, PROGRAM));
        assertEquals(Digest.of("Once"), recognised(AT_ONCE, PROGRAM));
    }

    @Test
    void otherContentOfTheSameSizeAndTimeIsNot() throws IOException {
        var time = Files.getLastModifiedTime(page);
        Files.writeString(page, "Ecno");
        Files.setLastModifiedTime(page, time);

        assertNull(recognised(AT_ONCE, PROGRAM));
        assertEquals(Digest.of("Ecno"), recognised(AT_ONCE, PROGRAM));
    }

    @Test
    void anotherFileInItsPlaceIsNot() throws IOException {
        Path other = Files.writeString(root.resolve("other"), "Ecno");
        Files.setLastModifiedTime(other, Files.getLastModifiedTime(page));
        Files.delete(page);
        Files.move(other, page);

        assertNull(recognised(AT_ONCE, PROGRAM));
    }

    @Test
    void aFileThatHasJustBeenWrittenMayBeWrittenAgainUnseen() throws IOException {
        Files.writeString(page, "Twice");

        assertNull(recognised(SourceTraces.DUE, PROGRAM));
        assertNull(recognised(SourceTraces.DUE, PROGRAM));
    }

    @Test
    void aTimeIsSettledWhenTheNextStepOfTheClockHasBegun() {
        var trace = new Trace(4, 0, TimeUnit.SECONDS.toNanos(1_000), 1);

        assertFalse(trace.isSettled(1_000_000));
        assertFalse(trace.isSettled(1_002_000));
        assertTrue(trace.isSettled(1_002_001));
        assertFalse(trace.isSettled(0), "A clock that goes after is not believed");
    }

    @Test
    void anotherProgramMayHaveOtherDigests() throws IOException {
        assertNull(recognised(AT_ONCE, Digest.of("another program")));
    }

    @Test
    void whatIsBrokenIsNotBelieved() throws IOException {
        Path kept = cache.resolve("traces-" + Digest.of(root.toString()));
        byte[] whole = Files.readAllBytes(kept);
        for (int i = 0; i < whole.length; i++) {
            byte[] broken = whole.clone();
            broken[i] ^= 0x11;
            Files.write(kept, broken);
            assertNull(recognised(AT_ONCE, PROGRAM), "byte " + i);
        }
        Files.write(kept, new byte[3]);
        assertNull(recognised(AT_ONCE, PROGRAM));
        assertNotNull(recognised(AT_ONCE, PROGRAM), "It was mended");
    }
}
