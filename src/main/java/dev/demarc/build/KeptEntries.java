package dev.demarc.build;

import dev.demarc.output.CacheFolder;
import dev.demarc.output.Ledger;
import dev.demarc.source.Digest;
import dev.demarc.source.Packer;
import dev.demarc.source.Unpacker;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Many entries in one file of the cache folder, each under a name and the digest of all that it was made of. The file is an
 * index and the entries, one after the other; an entry is read when it is asked for, so that a large file needs no memory.
 *
 * <p>Index and entries end with check sums of their own. What is broken is as good as not there: it is worth only time.
 */
final class KeptEntries implements AutoCloseable {

    /**
     * An entry that is to be kept.
     *
     * @param packing its bytes, sealed; asked for only if they aren't there yet
     */
    record Wanted(String name, Digest key, Supplier<byte[]> packing) {}

    private record Entry(Digest key, long offset, int length) {}

    /** Neighbours in the former file that are written as one: most entries stay, and in their order. */
    private static final class Stretch {
        private final byte @Nullable [] bytes;
        private final OutputStream to;
        private int from;
        private int end;

        Stretch(byte @Nullable [] bytes, OutputStream to) {
            this.bytes = bytes;
            this.to = to;
        }

        /** Goes on with these, or writes what there is and begins with them. */
        void add(int offset, int length) throws IOException {
            if (offset != end || end - from > MOST_AT_ONCE) {
                write();
                from = offset;
            }
            end = offset + length;
        }

        /** Writes what there is. */
        void write() throws IOException {
            if (bytes != null && end > from) {
                to.write(bytes, from, end - from);
            }
            from = end;
        }
    }

    private static final int FORM = 3;

    /** The file ends with the place and the length of its index. */
    private static final int FOOT = Long.BYTES + Integer.BYTES;

    private static final int TOGETHER = 256;

    /** What is written at once is copied out of the heap at once. */
    private static final int MOST_AT_ONCE = 1 << 18;

    /** Of a smaller file all is read at once: to read thousands of entries one by one takes longer. */
    private static final long AT_ONCE = 64L << 20;

    private final @Nullable Path folder;
    private final String name;
    private final Digest besides;
    private Map<String, Entry> entries = Map.of();
    private byte[] along = new byte[0];
    private byte @Nullable [] whole;
    private Digest state = Ledger.UNKNOWN;
    private final boolean isFirst;
    private @Nullable FileChannel file;

    /**
     * What is kept.
     *
     * @param folder in which the file lies; nothing for nowhere
     * @param besides what all entries depend on; of others, none is there
     */
    KeptEntries(@Nullable Path folder, String name, Digest besides) {
        this.folder = folder;
        this.name = name;
        this.besides = besides;
        this.isFirst = folder == null || !Files.exists(folder);
        if (!isFirst && folder != null) {
            open(folder.resolve(name));
        }
    }

    private void open(Path path) {
        try {
            FileChannel opened = FileChannel.open(path, StandardOpenOption.READ);
            file = opened;
            long size = opened.size();
            if (size < FOOT) {
                return;
            }
            var foot = ByteBuffer.wrap(read(opened, size - FOOT, FOOT));
            long start = foot.getLong();
            int length = foot.getInt();
            if (length < 0 || start < 0 || start + length != size - FOOT) {
                return;
            }
            byte[] index = read(opened, start, length);
            var in = Unpacker.sealed(index);
            if (in.number() != FORM || !in.digest().equals(besides)) {
                return;
            }
            byte[] told = in.bytes();
            int count = in.count();
            var found = new ConcurrentHashMap<String, Entry>(count * 2);
            long offset = 0;
            for (int i = 0; i < count; i++) {
                String called = in.text();
                var entry = new Entry(in.digest(), offset, in.count());
                offset += entry.length();
                found.put(called, entry);
            }
            along = told;
            entries = found;
            whole = offset <= AT_ONCE && offset == start ? read(opened, 0, (int) offset) : null;
            state = Digest.of(index);
        } catch (IOException | IllegalArgumentException e) {
            // Nothing is kept yet, or it is broken.
            entries = Map.of();
        }
    }

    private static byte[] read(FileChannel from, long offset, int length) throws IOException {
        var buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            if (from.read(buffer, offset + buffer.position()) < 0) {
                throw new IOException("The file ends before its time");
            }
        }
        return buffer.array();
    }

    /** Whether no run before this one kept anything, of whatever kind. */
    boolean isFirst() {
        return isFirst;
    }

    /** A digest of all that is kept, by its keys; {@link Ledger#UNKNOWN} if nothing is. */
    Digest state() {
        return state;
    }

    /** The entry of that name, whatever it was made of; nothing if there is none. */
    @Nullable
    Unpacker find(String called) {
        Entry entry = entries.get(called);
        return entry == null ? null : find(called, entry.key());
    }

    /** What was kept along with the entries; no bytes if there are none. */
    byte[] along() {
        return along;
    }

    /** Whether there is an entry of that name, whatever it was made of. */
    boolean names(String called) {
        return entries.containsKey(called);
    }

    /** The entry of that name and key; nothing if it isn't there. */
    @Nullable
    Unpacker find(String called, Digest key) {
        Entry entry = entries.get(called);
        FileChannel from = file;
        if (entry == null || from == null || !entry.key().equals(key)) {
            return null;
        }
        byte[] all = whole;
        try {
            return all == null
                    ? Unpacker.sealed(read(from, entry.offset(), entry.length()))
                    : Unpacker.sealed(all, (int) entry.offset(), entry.length());
        } catch (IOException | IllegalArgumentException e) {
            entries.remove(called);
            return null;
        }
    }

    /** Whether just these are kept. */
    boolean holds(List<Wanted> wanted) {
        return folder == null
                || (entries.size() == wanted.size() && wanted.stream().allMatch(this::isThere));
    }

    private boolean isThere(Wanted wanted) {
        Entry entry = entries.get(wanted.name());
        return entry != null && entry.key().equals(wanted.key());
    }

    /**
     * Keeps these and no others. Those that are there already are copied. After it nothing is found any more.
     *
     * @param told kept along with them
     */
    void keep(List<Wanted> wanted, byte[] told, Workers workers) throws IOException {
        if (folder == null) {
            return;
        }
        var index = new Packer(1 << 16).number(FORM).digest(besides).bytes(told).count(wanted.size());
        long length = 0;
        try (var written = CacheFolder.begin(folder, name)) {
            var copied = new Stretch(whole, written.out());
            for (int i = 0; i < wanted.size(); i += TOGETHER) {
                var some = wanted.subList(i, Math.min(i + TOGETHER, wanted.size()));
                // What is at hand is written from where it lies.
                var packed = workers.each(some, each -> whole != null && isThere(each) ? null : packed(each));
                for (int j = 0; j < some.size(); j++) {
                    Wanted each = some.get(j);
                    byte[] bytes = packed.get(j);
                    Entry there = entries.get(each.name());
                    int many;
                    if (bytes != null) {
                        many = bytes.length;
                        copied.write();
                        written.out().write(bytes);
                    } else if (whole != null && there != null) {
                        many = there.length();
                        copied.add((int) there.offset(), many);
                    } else {
                        throw new IllegalStateException("What is packed, or at hand, stays so: " + each.name());
                    }
                    index.text(each.name()).digest(each.key()).count(many);
                    length += many;
                }
            }
            copied.write();
            byte[] last = index.seal().bytes();
            written.out().write(last);
            byte[] foot = ByteBuffer.allocate(FOOT)
                    .putLong(length)
                    .putInt(last.length)
                    .array();
            written.out().write(foot);
            // Some systems put no file in the place of one that is open.
            close();
            entries = Map.of();
            whole = null;
            state = Ledger.UNKNOWN;
            written.land();
            state = Digest.of(last);
        }
    }

    private byte[] packed(Wanted wanted) {
        Entry there = entries.get(wanted.name());
        FileChannel from = file;
        if (there != null && from != null && isThere(wanted)) {
            try {
                return read(from, there.offset(), there.length());
            } catch (IOException e) {
                return wanted.packing().get();
            }
        }
        return wanted.packing().get();
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
