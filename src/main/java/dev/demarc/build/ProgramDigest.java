package dev.demarc.build;

import dev.demarc.source.Digest;
import dev.demarc.source.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.stream.Stream;

/** Which Demarc this is: another one may make another site of the same sources. */
final class ProgramDigest {

    // A jar's directory holds the name, size and check sum of everything in it, and stands at its end.
    private static final int DIRECTORY = 256 << 10;

    private ProgramDigest() {}

    /** The digest of all classes and templates that the program consists of. */
    static Digest get() {
        Path home = Program.home();
        try {
            return Files.isDirectory(home) ? ofFolder(home) : ofEnd(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Digest ofEnd(Path jar) throws IOException {
        try (FileChannel channel = FileChannel.open(jar)) {
            long size = channel.size();
            var end = ByteBuffer.allocate((int) Math.min(size, DIRECTORY));
            channel.read(end, size - end.capacity());
            return Fingerprint.of(size, Digest.of(end.array()));
        }
    }

    private static Digest ofFolder(Path folder) throws IOException {
        var parts = new ArrayList<Object>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                parts.add(folder.relativize(file).toString());
                parts.add(Files.size(file));
                parts.add(Files.getLastModifiedTime(file).toMillis());
            }
        }
        return Fingerprint.of(parts);
    }
}
