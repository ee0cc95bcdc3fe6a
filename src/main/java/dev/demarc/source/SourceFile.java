package dev.demarc.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One file as it was when it was first looked at.
 *
 * <p>Two are equal when path and digest are; one whose digest nobody has asked for is equal to itself alone, because what
 * lies on disk may have changed since. The bytes are read once, by the first who asks, and let go by {@link #release};
 * whoever asks later reads them anew.
 */
public final class SourceFile {

    private final String path;
    private final String place;
    private final @Nullable Path file;
    private volatile byte @Nullable [] bytes;
    private volatile @Nullable Digest digest;

    private SourceFile(String path, String place, @Nullable Path file, byte @Nullable [] bytes) {
        this.path = path;
        this.place = place;
        this.file = file;
        this.bytes = bytes;
    }

    /**
     * A file on disk, not yet read.
     *
     * @param path below the folder that is read, with {@code /}
     * @param place from the wiki's root, for people
     */
    public static SourceFile of(String path, String place, Path file) {
        return new SourceFile(path, place, file, null);
    }

    /** A file that is only in memory: a built-in template, or a test's. */
    public static SourceFile of(String path, String place, byte[] bytes) {
        return new SourceFile(path, place, null, bytes.clone());
    }

    /** Below the folder that is read, with {@code /}. */
    public String path() {
        return path;
    }

    /** From the wiki's root, with {@code /}: what findings name. */
    public String place() {
        return place;
    }

    /** Where it lies; empty for one that is only in memory. */
    public @Nullable Path file() {
        return file;
    }

    /** The last part of the path. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The content's digest, reading the file if nobody has. */
    public Digest digest() throws IOException {
        var known = digest;
        if (known == null) {
            known = Digest.of(bytes());
            digest = known;
        }
        return known;
    }

    /** The content's digest, if somebody has asked for it. */
    public @Nullable Digest knownDigest() {
        return digest;
    }

    /**
     * Says that the file, which nobody has read, has the content of a digest.
     *
     * @see Trace
     */
    public void recognise(Digest content) {
        if (digest == null) {
            digest = content;
        }
    }

    /**
     * Whether what lies there is still what was looked at first. After it the content is at hand.
     *
     * @throws IOException if it can't be read any more
     */
    public boolean isAsBefore() throws IOException {
        return digest().equals(Digest.of(bytes()));
    }

    /** The content. Not to be changed. */
    public byte[] bytes() throws IOException {
        var held = bytes;
        if (held == null) {
            if (file == null) {
                throw new IllegalStateException(path + " is only in memory, and was let go");
            }
            held = Files.readAllBytes(file);
            bytes = held;
        }
        return held;
    }

    /**
     * The content as text, without a byte order mark.
     *
     * @throws java.nio.charset.CharacterCodingException if it isn't UTF-8
     */
    public String text() throws IOException {
        byte[] all = bytes();
        int start = all.length >= 3 && all[0] == (byte) 0xEF && all[1] == (byte) 0xBB && all[2] == (byte) 0xBF ? 3 : 0;
        if (isAscii(all)) {
            // Copied at once: the quick compiler looks at each byte for UTF-8.
            return new String(all, start, all.length - start, ISO_8859_1);
        }
        var quick = new String(all, start, all.length - start, UTF_8);
        if (quick.indexOf('\uFFFD') < 0) {
            return quick;
        }
        // Either the file holds that very character, or the decoder put it in place of what isn't UTF-8.
        return UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(all, start, all.length - start))
                .toString();
    }

    private static boolean isAscii(byte[] bytes) {
        int any = 0;
        int i = 0;
        // Under the quick compiler eight at a time take two thirds of what one does, and less than half of a buffer's
        // long.
        for (; i + 7 < bytes.length; i += 8) {
            any |= bytes[i]
                    | bytes[i + 1]
                    | bytes[i + 2]
                    | bytes[i + 3]
                    | bytes[i + 4]
                    | bytes[i + 5]
                    | bytes[i + 6]
                    | bytes[i + 7];
        }
        for (; i < bytes.length; i++) {
            any |= bytes[i];
        }
        return any >= 0;
    }

    /** Lets the bytes go, so that a big wiki needn't fit into memory. */
    public void release() {
        if (file != null) {
            bytes = null;
        }
    }

    /**
     * Where a file lies in a list of some.
     *
     * @param sorted by their paths
     * @return its index; if there is none, −1 less the index at which it would lie
     */
    public static int indexIn(List<SourceFile> sorted, String path) {
        int low = 0;
        int high = sorted.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = sorted.get(middle).path().compareTo(path);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (this == other) {
            return true;
        }
        if (!(other instanceof SourceFile that) || !path.equals(that.path) || !place.equals(that.place)) {
            return false;
        }
        var own = digest;
        return own != null && own.equals(that.digest);
    }

    @Override
    public int hashCode() {
        return path.hashCode();
    }

    @Override
    public String toString() {
        return place;
    }
}
