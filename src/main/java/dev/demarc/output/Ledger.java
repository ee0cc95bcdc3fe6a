package dev.demarc.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.demarc.source.Digest;
import dev.demarc.source.Packer;
import dev.demarc.source.Unpacker;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the files of a site were made of, and how they lay on the disk afterwards. Unlike the manifest it stands outside
 * the site, for it holds times, and may be thrown away.
 *
 * <p>It is read and written by each run, and most of the time of one that changes a page went into it as a table of objects.
 * So it is two arrays, which are read and written at once, and what stays as it was is shared with the ledger before.
 */
public final class Ledger {

    /**
     * One file.
     *
     * @param key all that it was made of; {@link #UNKNOWN} if nobody said
     * @param content its bytes' digest
     * @param size in bytes
     * @param modified when it was last changed, in nanoseconds since 1970
     */
    public record Line(Digest key, Digest content, long size, long modified) {}

    /** The key of a file that is always made. */
    public static final Digest UNKNOWN = new Digest(0, 0);

    // The columns of a line.
    private static final int KEY = 0;
    private static final int CONTENT = 2;
    private static final int SIZE = 4;
    private static final int MODIFIED = 5;
    private static final int COLUMNS = 6;

    /** Knows nothing. */
    public static final Ledger EMPTY = new Ledger(new Paths(new String[0]), new long[0], UNKNOWN);

    private final Paths paths;
    private final long[] columns;
    private final Digest manifest;

    private Ledger(Paths paths, long[] columns, Digest manifest) {
        this.paths = paths;
        this.columns = columns;
        this.manifest = manifest;
    }

    /**
     * Paths from the site's root, sorted, with a table of where each is. What was read stays bytes until somebody wants them all:
     * who asks where one is compares a few.
     */
    private static final class Paths {

        /** Paths as they are kept. */
        private static final class Packed {
            final byte[] bytes;
            // Where each ends, among the bytes.
            final int[] ends;

            Packed(byte[] bytes, int[] ends) {
                this.bytes = bytes;
                this.ends = ends;
            }

            boolean isAt(int place, byte[] path) {
                int from = place == 0 ? 0 : ends[place - 1];
                return Arrays.equals(bytes, from, ends[place], path, 0, path.length);
            }

            /** They lay on a disk under these names, so each letter has its bytes. */
            String[] all() {
                var all = new String[ends.length];
                int from = 0;
                for (int i = 0; i < all.length; i++) {
                    all[i] = new String(bytes, from, ends[i] - from, UTF_8);
                    from = ends[i];
                }
                return all;
            }
        }

        private String @Nullable [] all;
        private @Nullable Packed packed;
        // A path's place, from 1; paths begin alike, so that looking for one between others would compare long
        // beginnings.
        private int @Nullable [] table;

        Paths(String[] all) {
            this.all = all;
        }

        private Paths(Packed packed, int[] table) {
            this.packed = packed;
            this.table = table;
        }

        int size() {
            Packed bytes = packed;
            return bytes == null ? all().length : bytes.ends.length;
        }

        synchronized String[] all() {
            String[] known = all;
            if (known == null) {
                if (packed == null) {
                    throw new IllegalStateException("Paths are texts, or bytes");
                }
                known = packed.all();
                all = known;
            }
            return known;
        }

        /** Whether that is the path at a place. */
        boolean isAt(int place, String path) {
            Packed bytes = packed;
            return bytes == null ? all()[place].equals(path) : bytes.isAt(place, path.getBytes(UTF_8));
        }

        /** The place of a path; -1 if it isn't there. */
        int find(String path) {
            int[] slots = table();
            int slot = slot(path, slots.length);
            while (slots[slot] != 0) {
                int place = slots[slot] - 1;
                if (isAt(place, path)) {
                    return place;
                }
                slot = (slot + 1) & (slots.length - 1);
            }
            return -1;
        }

        private synchronized int[] table() {
            int[] known = table;
            if (known == null) {
                String[] paths = all();
                known = new int[Math.max(16, Integer.highestOneBit(paths.length) * 4)];
                for (int place = 0; place < paths.length; place++) {
                    int slot = slot(paths[place], known.length);
                    while (known[slot] != 0) {
                        slot = (slot + 1) & (known.length - 1);
                    }
                    known[slot] = place + 1;
                }
                table = known;
            }
            return known;
        }

        private static int slot(String path, int slots) {
            int hash = path.hashCode() * 0x9E3779B9;
            return (hash >>> 16 ^ hash) & (slots - 1);
        }

        /** As the letters of all, where each ends, and the table: whoever reads it needn't look at each path. */
        void pack(Packer out) {
            Packed bytes = packed();
            out.bytes(bytes.bytes).numbers(bytes.ends).numbers(table());
        }

        private synchronized Packed packed() {
            Packed known = packed;
            if (known == null) {
                String[] paths = all();
                var letters = new ByteArrayOutputStream(paths.length * 64);
                int[] ends = new int[paths.length];
                for (int i = 0; i < paths.length; i++) {
                    letters.writeBytes(paths[i].getBytes(UTF_8));
                    ends[i] = letters.size();
                }
                known = new Packed(letters.toByteArray(), ends);
                packed = known;
            }
            return known;
        }

        static Paths unpacked(Unpacker in) {
            var packed = new Packed(in.bytes(), in.numbers());
            return new Paths(packed, in.numbers());
        }
    }

    /** Writes it as bytes. */
    public void pack(Packer out) {
        paths.pack(out);
        out.numbers(columns).digest(manifest);
    }

    /**
     * Reads what {@link #pack} wrote.
     *
     * @throws IllegalArgumentException if that isn't it
     */
    public static Ledger unpacked(Unpacker in) {
        var paths = Paths.unpacked(in);
        long[] columns = in.longNumbers();
        if (columns.length != paths.size() * COLUMNS) {
            throw new IllegalArgumentException("Each file has its line");
        }
        return new Ledger(paths, columns, in.digest());
    }

    /** All files, by their paths from the site's root, sorted. */
    public List<String> paths() {
        return Collections.unmodifiableList(Arrays.asList(paths.all()));
    }

    /** How many files there are. */
    public int size() {
        return paths.size();
    }

    /** The line of a file; nothing if there is none. */
    public @Nullable Line line(String path) {
        int place = paths.find(path);
        return place < 0 ? null : line(place);
    }

    /** The line of the file at a place among {@link #paths}. */
    Line line(int place) {
        int at = place * COLUMNS;
        return new Line(digest(at + KEY), digest(at + CONTENT), columns[at + SIZE], columns[at + MODIFIED]);
    }

    private Digest digest(int at) {
        return new Digest(columns[at], columns[at + 1]);
    }

    /** Whether there is a file of that path. */
    boolean names(String path) {
        return place(path) >= 0;
    }

    /** The place of a file among {@link #paths}; -1 if there is none of that path. */
    int place(String path) {
        return paths.find(path);
    }

    /** Whether a file was made of what a key stands for; of {@link #UNKNOWN} nobody knows. */
    public boolean isMadeOf(String path, Digest key) {
        int place = key.equals(UNKNOWN) ? -1 : paths.find(path);
        return place >= 0 && isMadeOf(place, key);
    }

    /** The same of the file at a place among {@link #paths}. */
    boolean isMadeOf(int place, Digest key) {
        int at = place * COLUMNS + KEY;
        return !key.equals(UNKNOWN) && columns[at] == key.high() && columns[at + 1] == key.low();
    }

    /** The digest of the bytes of the file at a place. */
    Digest content(int place) {
        return digest(place * COLUMNS + CONTENT);
    }

    /** Whether two files have bytes of the same digest, each at that place. */
    boolean hasContentOf(Ledger other, int place) {
        int at = place * COLUMNS + CONTENT;
        return columns[at] == other.columns[at] && columns[at + 1] == other.columns[at + 1];
    }

    /** The size in bytes of the file at a place. */
    long sizeOf(int place) {
        return columns[place * COLUMNS + SIZE];
    }

    /** When the file at a place was last changed, in nanoseconds since 1970. */
    long modified(int place) {
        return columns[place * COLUMNS + MODIFIED];
    }

    /** Whether both are of the same files. */
    boolean hasPathsOf(Ledger other) {
        return paths == other.paths || Arrays.equals(paths.all(), other.paths.all());
    }

    /** The digest of the manifest that was written with these files; {@link #UNKNOWN} if that isn't known. */
    Digest manifest() {
        return manifest;
    }

    /** The same with the digest of the manifest that was written with these files. */
    Ledger with(Digest written) {
        return new Ledger(paths, columns, written);
    }

    /** Takes the lines of a new ledger, in the order of their paths. */
    static final class Draft {

        private final Ledger before;
        private final int room;
        private final long[] columns;
        // As long as they are those before, nobody needs them.
        private String @Nullable [] paths;
        private int size;

        /**
         * A ledger without a line.
         *
         * @param before the one before, with which the new one may have much in common
         * @param room how many files there may be
         */
        Draft(Ledger before, int room) {
            this.before = before;
            this.room = room;
            this.columns = new long[room * COLUMNS];
        }

        /** Takes a file. */
        void add(String path, Line line) {
            take(path);
            int at = (size - 1) * COLUMNS;
            columns[at + KEY] = line.key().high();
            columns[at + KEY + 1] = line.key().low();
            columns[at + CONTENT] = line.content().high();
            columns[at + CONTENT + 1] = line.content().low();
            columns[at + SIZE] = line.size();
            columns[at + MODIFIED] = line.modified();
        }

        /** Takes some files in a row as they were before. */
        void addAgain(int from, int to) {
            if (paths == null && from == size) {
                // Their places among those before are as good as theirs were.
                size += to - from;
            } else {
                for (int place = from; place < to; place++) {
                    take(before.paths.all()[place]);
                }
            }
            System.arraycopy(
                    before.columns, from * COLUMNS, columns, (size - to + from) * COLUMNS, (to - from) * COLUMNS);
        }

        private void take(String path) {
            String[] own = paths;
            if (own == null && size < before.size() && before.paths.isAt(size, path)) {
                size++;
                return;
            }
            if (own == null) {
                own = new String[room];
                System.arraycopy(before.paths.all(), 0, own, 0, size);
                paths = own;
            }
            if (size > 0 && own[size - 1].compareTo(path) >= 0) {
                throw new IllegalArgumentException("`%s` after `%s`".formatted(path, own[size - 1]));
            }
            own[size++] = path;
        }

        /** All that was taken. */
        Ledger done() {
            if (size == 0) {
                return EMPTY;
            }
            String[] own = paths;
            Paths all = before.paths;
            if (own != null) {
                all = new Paths(size == room ? own : Arrays.copyOf(own, size));
            } else if (size < before.size()) {
                all = new Paths(Arrays.copyOf(before.paths.all(), size));
            }
            return new Ledger(all, size == room ? columns : Arrays.copyOf(columns, size * COLUMNS), UNKNOWN);
        }
    }
}
