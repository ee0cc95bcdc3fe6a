package dev.demarc.build;

import dev.demarc.model.Body;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the bodies of pages between reading and framing. The first 64 MB stay in memory; what comes later goes to a
 * temporary file, so that a wiki of 100,000 pages needs no more memory than one of 5,000.
 *
 * <p>A build that runs for days keeps only what its last run needs: see {@link #keepOnly}.
 */
final class Bodies implements AutoCloseable {

    private static final long IN_MEMORY = 64L << 20;

    /** One body, kept. */
    interface Kept {
        /** The body as it was put in. */
        PackedBody body();

        /** The same file with its body at hand: not what is known of it, if that is all. */
        default PageRead whole(PageRead known) {
            return known;
        }
    }

    private static final class InMemory implements Kept {
        private final byte[] bytes;

        InMemory(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public PackedBody body() {
            return new PackedBody(bytes);
        }
    }

    private record Place(FileChannel file, long offset) {}

    private static final class InFile implements Kept {
        private volatile Place place;
        private final int length;

        InFile(Place place, int length) {
            this.place = place;
            this.length = length;
        }

        @Override
        public PackedBody body() {
            try {
                return new PackedBody(bytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        byte[] bytes() throws IOException {
            var buffer = ByteBuffer.allocate(length);
            Place at = place;
            while (buffer.hasRemaining()) {
                if (at.file().read(buffer, at.offset() + buffer.position()) < 0) {
                    throw new IOException("The temporary file of pages was cut short");
                }
            }
            return buffer.array();
        }
    }

    private final long inMemory;
    private long held;
    private long end;
    private @Nullable FileChannel file;
    // The file before the last move: whoever still shows a state of then reads on in it.
    private @Nullable FileChannel former;

    Bodies() {
        this(IN_MEMORY);
    }

    /** Bodies of which so many bytes stay in memory. */
    Bodies(long inMemory) {
        this.inMemory = inMemory;
    }

    /** Keeps a body. */
    Kept keep(Body body) {
        byte[] bytes = PackedBody.of(body).bytes();
        synchronized (this) {
            if (held + bytes.length <= inMemory) {
                held += bytes.length;
                return new InMemory(bytes);
            }
            try {
                return new InFile(append(bytes), bytes.length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * Forgets all bodies but these. Their room in memory is free for others at once. The file is written anew when more
     * of it is forgotten than needed, and at least as much as may stay in memory; so what was forgotten can be read until
     * that happens a second time, which takes as many edits again.
     */
    synchronized void keepOnly(Collection<Kept> needed) throws IOException {
        long inArrays = 0;
        long inFile = 0;
        for (Kept kept : needed) {
            if (kept instanceof InMemory memory) {
                inArrays += memory.bytes.length;
            } else if (kept instanceof InFile on) {
                inFile += on.length;
            }
        }
        held = inArrays;
        if (end - inFile > Math.max(inFile, inMemory)) {
            moveOnly(needed);
        }
    }

    private void moveOnly(Collection<Kept> needed) throws IOException {
        if (former != null) {
            former.close();
        }
        former = file;
        file = null;
        end = 0;
        for (Kept kept : needed) {
            if (kept instanceof InFile on) {
                on.place = append(on.bytes());
            }
        }
    }

    /** How long the file of bodies is, in bytes. */
    synchronized long onDisk() {
        return end;
    }

    private Place append(byte[] bytes) throws IOException {
        FileChannel to = file;
        if (to == null) {
            var path = Files.createTempFile("demarc-pages", ".tmp");
            to = FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
            file = to;
        }
        var place = new Place(to, end);
        var buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            end += to.write(buffer, end);
        }
        return place;
    }

    @Override
    public synchronized void close() throws IOException {
        for (FileChannel open : Arrays.asList(file, former)) {
            if (open != null) {
                open.close();
            }
        }
    }
}
