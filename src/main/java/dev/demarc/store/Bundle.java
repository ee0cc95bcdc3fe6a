package dev.demarc.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.demarc.source.Digest;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** Finished files that lie in one blob. A request for each would take longer than to make them. */
public final class Bundle {

    /** What a bundle may hold in all, in bytes, before it is compressed: more is not packed, and not unpacked. */
    public static final int MOST = 256 << 20;

    private static final int FORM = 0x444d5231;

    // Pages repeat their frame: the quicker levels find that as well, and 6 takes three times as long for a tenth less.
    private static final int LEVEL = 3;

    /** A finished file. */
    public static final class Entry {
        private final String path;
        private final Digest key;
        private final byte[] content;
        private final byte[] shown;

        /**
         * A finished file. Neither array is copied.
         *
         * @param path from the site's root
         * @param key all that it was made of
         * @param content its bytes
         * @param shown what making it showed, in the form of whoever makes it
         */
        public Entry(String path, Digest key, byte[] content, byte[] shown) {
            this.path = path;
            this.key = key;
            this.content = content;
            this.shown = shown;
        }

        /** Where it lies, from the site's root. */
        public String path() {
            return path;
        }

        /** All that it was made of. */
        public Digest key() {
            return key;
        }

        /** Its bytes. */
        public byte[] content() {
            return content;
        }

        /** What making it showed. */
        public byte[] shown() {
            return shown;
        }
    }

    private Bundle() {}

    /** Files as the bytes of one blob: the same for the same files. */
    public static byte[] packed(Collection<Entry> entries) {
        var bytes = new ByteArrayOutputStream(1 << 16);
        var deflater = new Deflater(LEVEL);
        try (var out = new DataOutputStream(new DeflaterOutputStream(bytes, deflater, 1 << 15))) {
            out.writeInt(FORM);
            out.writeInt(entries.size());
            for (Entry entry : entries) {
                write(out, entry.path().getBytes(UTF_8));
                out.writeLong(entry.key().high());
                out.writeLong(entry.key().low());
                write(out, entry.content());
                write(out, entry.shown());
            }
        } catch (IOException e) {
            throw new IllegalStateException("Memory can always be written to", e);
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** What was packed, by path; empty if the bytes are something else, cut off, or blow up beyond {@link #MOST}. */
    public static Optional<Map<String, Entry>> of(byte[] blob) {
        try (var in =
                new DataInputStream(new BufferedInputStream(new InflaterInputStream(new ByteArrayInputStream(blob))))) {
            if (in.readInt() != FORM) {
                return Optional.empty();
            }
            var room = new Room();
            var entries = new HashMap<String, Entry>();
            for (int i = in.readInt(); i > 0; i--) {
                String path = new String(room.read(in), UTF_8);
                var key = new Digest(in.readLong(), in.readLong());
                entries.put(path, new Entry(path, key, room.read(in), room.read(in)));
            }
            return Optional.of(entries);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** How much may still be read: a few bytes can be made that inflate to more than any memory holds. */
    private static final class Room {
        private long left = MOST;

        byte[] read(DataInputStream in) throws IOException {
            int length = in.readInt();
            if (length < 0 || length > left) {
                throw new IOException("Too large");
            }
            left -= length + Long.BYTES;
            byte[] bytes = in.readNBytes(length);
            if (bytes.length < length) {
                throw new IOException("Cut off");
            }
            return bytes;
        }
    }
}
