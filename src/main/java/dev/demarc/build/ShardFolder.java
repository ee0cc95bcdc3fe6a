package dev.demarc.build;

import dev.demarc.source.Digest;
import dev.demarc.source.WikiFolders;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A folder with a part of a site, as it came from whoever made it. Nothing in it is believed: a file counts if it is a
 * plain one inside the folder and holds what the index says.
 */
final class ShardFolder {

    /** What a file may hold, in bytes. Only what is made has a key, and no page comes near. */
    private static final int MOST = 256 << 20;

    private final String name;
    private final Path folder;
    private final ShardIndex index;

    private ShardFolder(String name, Path folder, ShardIndex index) {
        this.name = name;
        this.folder = folder;
        this.index = index;
    }

    /** Whether a folder says of itself that it holds a part of a site. */
    static boolean isAt(Path folder) {
        return Files.isRegularFile(folder.resolve(WikiFolders.PART_INDEX), LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Reads the index of a part.
     *
     * @param name how a person knows the folder
     * @return empty if the index is damaged, or another version's
     */
    static Optional<ShardFolder> at(String name, Path folder) {
        try {
            Path real = folder.toRealPath();
            return read(real.resolve(WikiFolders.PART_INDEX), ShardIndex.MOST)
                    .flatMap(ShardIndex::of)
                    .map(index -> new ShardFolder(name, real, index));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    String name() {
        return name;
    }

    ShardIndex index() {
        return index;
    }

    /** A file's bytes; empty if they are not there, or not those that the index tells of. */
    Optional<byte[]> content(String path, ShardIndex.Line line) {
        try {
            Path file = folder.resolve(path);
            // A folder on the way may be a link.
            return file.toRealPath().startsWith(folder)
                    ? read(file, MOST)
                            .filter(bytes -> bytes.length == line.size()
                                    && Digest.of(bytes).equals(line.content()))
                    : Optional.empty();
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** A plain file's bytes. Pipes, devices and links are not even opened. */
    private static Optional<byte[]> read(Path file, int most) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try (SeekableByteChannel channel =
                Files.newByteChannel(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            long size = channel.size();
            if (size > most) {
                return Optional.empty();
            }
            var bytes = ByteBuffer.allocate((int) size);
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // Until all of it is there, or it was cut short meanwhile.
            }
            return bytes.hasRemaining() ? Optional.empty() : Optional.of(bytes.array());
        }
    }
}
