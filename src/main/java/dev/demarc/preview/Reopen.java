package dev.demarc.preview;

import dev.demarc.source.Sources;
import java.io.IOException;

/** Opens the wiki anew, when its settings changed. */
public interface Reopen {

    /**
     * The wiki as its settings now have it.
     *
     * @throws IOException if that can't be told, with a message for a person
     */
    Sources sources() throws IOException;
}
