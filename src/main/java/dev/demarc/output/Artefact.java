package dev.demarc.output;

import java.io.IOException;

/**
 * A file that the site will hold, and the promise of its bytes.
 *
 * @param path from the site's root, with {@code /}
 * @param last whether it tells of the others, and so is made when all of them are
 */
public record Artefact(String path, Promise promise, boolean last) {

    /** A file that is made in any order. */
    public Artefact(String path, Promise promise) {
        this(path, promise, false);
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
