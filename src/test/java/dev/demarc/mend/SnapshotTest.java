package dev.demarc.mend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a mended text takes its file's place. */
class SnapshotTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("a.md"), "old");
    }

    private static Snapshot of(String place, Path file) {
        return Snapshot.empty().with(place, file);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aFileIsReplacedAndNothingLeftBeside() throws IOException {
        assertEquals(Optional.empty(), of("a.md", file).replace("a.md", "new"));
        assertEquals("new", Files.readString(file));
        assertEquals(List.of("a.md"), names());
    }

    @Test
    void aFileThatSomebodyChangedMeanwhileStays() throws IOException {
        var snapshot = of("a.md", file);
        assertEquals(Optional.of("old"), snapshot.text("a.md"));
        Files.writeString(file, "their own");
        assertEquals(Optional.empty(), snapshot.text("a.md"));
        assertEquals(Optional.of("it has changed meanwhile"), snapshot.replace("a.md", "new"));
        assertEquals("their own", Files.readString(file));
    }

    @Test
    void aFileThatIsGoneStaysGone() throws IOException {
        var snapshot = of("a.md", file);
        Files.delete(file);
        assertEquals(Optional.of("it is no longer there"), snapshot.replace("a.md", "new"));
        assertEquals(List.of(), names());
    }

    @Test
    void rightsAndTheByteOrderMarkStay() throws IOException {
        Files.write(file, "\uFEFFold".getBytes(UTF_8));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-x--x"));
        var snapshot = of("a.md", file);
        assertEquals(Optional.of("old"), snapshot.text("a.md"));
        assertEquals(Optional.empty(), snapshot.replace("a.md", "new"));
        assertEquals("\uFEFFnew", Files.readString(file));
        assertEquals("rwxr-x--x", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void aLinkStaysALinkAndItsFileIsReplaced() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link.md"), file);
        assertEquals(Optional.empty(), of("link.md", link).replace("link.md", "new"));
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("new", Files.readString(file));
    }

    @Test
    void whatAKilledRunLeftBehindIsClearedAway() throws IOException {
        var first = of("a.md", file);
        Files.writeString(temporary(), "half");
        assertEquals(Optional.empty(), first.replace("a.md", "new"));
        assertEquals(List.of("a.md"), names());
    }

    @Test
    void aFileThatCantBeWrittenStaysWhole() throws IOException {
        // Rights don't stop a privileged user; something in the way stops anybody.
        Files.createDirectories(temporary().resolve("in the way"));
        assertEquals(
                Optional.of("another run is about to, or something stands in the way beside it"),
                of("a.md", file).replace("a.md", "new"));
        assertEquals("old", Files.readString(file));
    }

    private Path temporary() {
        return folder.resolve(".demarc-tmp-" + dev.demarc.source.Digest.of("a.md"));
    }
}
