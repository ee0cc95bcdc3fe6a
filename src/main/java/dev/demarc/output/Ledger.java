package dev.demarc.output;

import dev.demarc.source.Digest;
import dev.demarc.source.Packer;
import dev.demarc.source.Unpacker;
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

    /** Paths from the site's root, sorted, with a table of where each is. */
    private static final class Paths {
        final String[] all;
        final List<String> list;
        // A path's place, from 1; paths begin alike, so that looking for one between others would compare long
        // beginnings.
        private int @Nullable [] table;
        private byte @Nullable [] packed;

        Paths(String[] all) {
            this.all = all;
            this.list = Collections.unmodifiableList(Arrays.asList(all));
        }

        /** The place of a path; -1 if it isn't there. */
        int find(String path) {
            int[] slots = table();
            int slot = slot(path, slots.length);
            while (slots[slot] != 0) {
                int place = slots[slot] - 1;
                if (all[place].equals(path)) {
                    return place;
                }
                slot = (slot + 1) & (slots.length - 1);
            }
            return -1;
        }

        private synchronized int[] table() {
            int[] known = table;
            if (known == null) {
                known = new int[Math.max(16, Integer.highestOneBit(all.length) * 4)];
                for (int place = 0; place < all.length; place++) {
                    int slot = slot(all[place], known.length);
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

        synchronized byte[] packed() {
            byte[] known = packed;
            if (known == null) {
                known = new Packer(all.length * 64).texts(Arrays.asList(all)).bytes();
                packed = known;
            }
            return known;
        }

        static Paths unpacked(byte[] packed) {
            var paths = new Paths(new Unpacker(packed).texts().toArray(String[]::new));
            paths.packed = packed;
            return paths;
        }
    }

    /** Writes it as bytes. */
    public void pack(Packer out) {
        out.bytes(paths.packed()).numbers(columns).digest(manifest);
    }

    /**
     * Reads what {@link #pack} wrote.
     *
     * @throws IllegalArgumentException if that isn't it
     */
    public static Ledger unpacked(Unpacker in) {
        var paths = Paths.unpacked(in.bytes());
        long[] columns = in.longNumbers();
        if (columns.length != paths.all.length * COLUMNS) {
            throw new IllegalArgumentException("Each file has its line");
        }
        return new Ledger(paths, columns, in.digest());
    }

    /** All files, by their paths from the site's root, sorted. */
    public List<String> paths() {
        return paths.list;
    }

    /** How many files there are. */
    public int size() {
        return paths.all.length;
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
        return paths == other.paths || Arrays.equals(paths.all, other.paths.all);
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
        private String[] paths;
        private long[] columns;
        private int size;
        private boolean same = true;

        /**
         * A ledger without a line.
         *
         * @param before the one before, with which the new one may have much in common
         * @param room how many files there may be
         */
        Draft(Ledger before, int room) {
            this.before = before;
            this.paths = new String[room];
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

        /** Takes a file as it was before, where it had that place. */
        void addAgain(int place) {
            if (same && place == size) {
                // Its place among those before is as good as theirs was.
                paths[size++] = before.paths.all[place];
            } else {
                take(before.paths.all[place]);
            }
            System.arraycopy(before.columns, place * COLUMNS, columns, (size - 1) * COLUMNS, COLUMNS);
        }

        /** Takes some files in a row as they were before. */
        void addAgain(int from, int to) {
            if (same && from == size) {
                System.arraycopy(before.paths.all, from, paths, size, to - from);
                System.arraycopy(before.columns, from * COLUMNS, columns, size * COLUMNS, (to - from) * COLUMNS);
                size += to - from;
            } else {
                for (int place = from; place < to; place++) {
                    addAgain(place);
                }
            }
        }

        private void take(String path) {
            if (size > 0 && paths[size - 1].compareTo(path) >= 0) {
                throw new IllegalArgumentException("`%s` after `%s`".formatted(path, paths[size - 1]));
            }
            same &= size < before.size() && before.paths.all[size].equals(path);
            paths[size++] = path;
        }

        /** All that was taken. */
        Ledger done() {
            if (size == 0) {
                return EMPTY;
            }
            boolean all = size == paths.length;
            return new Ledger(
                    same && size == before.size() ? before.paths : new Paths(all ? paths : Arrays.copyOf(paths, size)),
                    all ? columns : Arrays.copyOf(columns, size * COLUMNS),
                    UNKNOWN);
        }
    }
}
