package dev.demarc.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.demarc.model.Body;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the bodies of pages between reading and framing. The first 64 MB stay in memory; what comes later goes to a
 * temporary file, so that a wiki of 100,000 pages needs no more memory than one of 5,000.
 */
final class Bodies implements AutoCloseable {

    private static final long IN_MEMORY = 64L << 20;

    /** One body, kept. */
    interface Kept {
        /** The body as it was put in. */
        Body body();
    }

    private static final class InMemory implements Kept {
        private final byte[] bytes;

        InMemory(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public Body body() {
            return unpack(bytes);
        }
    }

    private final class InFile implements Kept {
        private final long offset;
        private final int length;

        InFile(long offset, int length) {
            this.offset = offset;
            this.length = length;
        }

        @Override
        public Body body() {
            var buffer = ByteBuffer.allocate(length);
            try {
                FileChannel from = file();
                while (buffer.hasRemaining()) {
                    if (from.read(buffer, offset + buffer.position()) < 0) {
                        throw new IOException("The temporary file of pages was cut short");
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return unpack(buffer.array());
        }
    }

    private long held;
    private long end;
    private @Nullable FileChannel channel;

    /** Keeps a body. */
    Kept keep(Body body) {
        byte[] bytes = pack(body);
        synchronized (this) {
            if (held + bytes.length <= IN_MEMORY) {
                held += bytes.length;
                return new InMemory(bytes);
            }
            try {
                var kept = new InFile(end, bytes.length);
                var buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    end += file().write(buffer, end);
                }
                return kept;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private synchronized FileChannel file() throws IOException {
        FileChannel open = channel;
        if (open == null) {
            var path = Files.createTempFile("demarc-pages", ".tmp");
            open = FileChannel.open(
                    path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
            channel = open;
        }
        return open;
    }

    /** The number of pieces, the length of each, and then all of them, in UTF-8. */
    private static byte[] pack(Body body) {
        var pieces = new ArrayList<byte[]>(body.pieces().size());
        int length = 4;
        for (String piece : body.pieces()) {
            byte[] bytes = piece.getBytes(UTF_8);
            pieces.add(bytes);
            length += 4 + bytes.length;
        }
        var buffer = ByteBuffer.allocate(length).putInt(pieces.size());
        pieces.forEach(bytes -> buffer.putInt(bytes.length).put(bytes));
        return buffer.array();
    }

    private static Body unpack(byte[] bytes) {
        var buffer = ByteBuffer.wrap(bytes);
        int count = buffer.getInt();
        var pieces = new ArrayList<String>(count);
        for (int i = 0; i < count; i++) {
            int length = buffer.getInt();
            pieces.add(new String(bytes, buffer.position(), length, UTF_8));
            buffer.position(buffer.position() + length);
        }
        return new Body(pieces);
    }

    @Override
    public synchronized void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
