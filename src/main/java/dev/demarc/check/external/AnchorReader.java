package dev.demarc.check.external;

import java.io.InputStream;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who knows what places a page of the web has. */
@FunctionalInterface
public interface AnchorReader {

    /**
     * The places of a page.
     *
     * @param ids to which a link can lead
     * @param settled whether that is all; a page that a script fills has more than can be seen in it
     */
    record Anchors(Set<String> ids, boolean settled) {
        /** Copies the ids. */
        public Anchors {
            ids = Set.copyOf(ids);
        }
    }

    /**
     * Reads a page.
     *
     * @param charset what the server says of its characters; nothing if the page itself has to tell
     */
    Anchors read(InputStream html, @Nullable String charset);
}
