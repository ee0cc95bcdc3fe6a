package dev.demarc.output;

import dev.demarc.source.Digest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the files of a site were made of, and how they lay on the disk afterwards. Unlike the manifest it stands outside
 * the site, for it holds times, and may be thrown away.
 */
public final class Ledger {

    /** Knows nothing. */
    public static final Ledger EMPTY = new Ledger(new LinkedHashMap<>());

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

    private final Map<String, Line> lines;

    /** A ledger of files, by their paths from the site's root, and in the order of these. The map is the ledger's from now on. */
    public Ledger(Map<String, Line> lines) {
        // No tree: each file is looked up, and their paths are long and begin alike.
        this.lines = Collections.unmodifiableMap(lines);
    }

    /** All files, by path and in the order of these. */
    public Map<String, Line> lines() {
        return lines;
    }

    /** Whether a file was made of what a key stands for; of {@link #UNKNOWN} nobody knows. */
    public boolean isMadeOf(String path, Digest key) {
        Line line = lines.get(path);
        return line != null && !key.equals(UNKNOWN) && line.key().equals(key);
    }
}
