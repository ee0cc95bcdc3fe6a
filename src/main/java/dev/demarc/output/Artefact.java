package dev.demarc.output;

import dev.demarc.source.Digest;
import java.io.IOException;

/**
 * A file that the site will hold, and the promise of its bytes.
 *
 * @param path from the site's root, with {@code /}
 * @param key the digest of all that the bytes depend on, so that equal keys mean equal bytes; {@link Ledger#UNKNOWN} if
 *     they have to be made to be known
 * @param last whether it tells of the others, and so is made when all of them are
 */
public record Artefact(String path, Promise promise, Digest key, boolean last) {

    /** A file that is made in any order, and always. */
    public Artefact(String path, Promise promise) {
        this(path, promise, Ledger.UNKNOWN, false);
    }

    /** A file that is made in any order, unless one of the same key is there. */
    public Artefact(String path, Promise promise, Digest key) {
        this(path, promise, key, false);
    }

    /** A file that tells of the others. */
    public static Artefact last(String path, Promise promise) {
        return new Artefact(path, promise, Ledger.UNKNOWN, true);
    }

    /** Makes the bytes when somebody asks. Asked twice, it gives the same. */
    public interface Promise {
        /** The bytes; {@link IOException} if what they are copied from can't be read. */
        byte[] bytes() throws IOException;
    }

    /** The promised bytes. */
    public byte[] bytes() throws IOException {
        return promise.bytes();
    }
}
