package dev.demarc.output;

import dev.demarc.source.Digest;
import java.io.IOException;
import java.util.function.Supplier;

/**
 * A file that the site will hold, and the promise of its bytes.
 *
 * @param path from the site's root, with {@code /}
 * @param keying gives the key when somebody asks
 * @param last whether it tells of the others, and so is made when all of them are
 */
public record Artefact(String path, Promise promise, Supplier<Digest> keying, boolean last) {

    /** A file that is made in any order, and always. */
    public Artefact(String path, Promise promise) {
        this(path, promise, Ledger.UNKNOWN);
    }

    /** A file that is made in any order, unless one of the same key is there. */
    public Artefact(String path, Promise promise, Digest key) {
        this(path, promise, key, false);
    }

    /** The same, whether it tells of the others or not. */
    public Artefact(String path, Promise promise, Digest key, boolean last) {
        this(path, promise, () -> key, last);
    }

    /** The same, where much has to be done to know the key. Asked twice, it gives the same. */
    public Artefact(String path, Promise promise, Supplier<Digest> keying) {
        this(path, promise, keying, false);
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

    /**
     * The digest of all that the bytes depend on, so that equal keys mean equal bytes; {@link Ledger#UNKNOWN} if they have to
     * be made to be known.
     */
    public Digest key() {
        return keying.get();
    }

    /** The promised bytes. */
    public byte[] bytes() throws IOException {
        return promise.bytes();
    }
}
