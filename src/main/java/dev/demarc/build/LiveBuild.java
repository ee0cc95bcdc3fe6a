package dev.demarc.build;

import dev.demarc.source.Sources;
import java.io.IOException;

/** A build that may be run again and again, and remembers what it made. */
public interface LiveBuild {

    /**
     * Reads the wiki and promises its site.
     *
     * @throws IOException if the wiki can't be read at all
     */
    Built run(Sources sources) throws IOException;
}
