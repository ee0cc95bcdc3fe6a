package dev.demarc.build;

import dev.demarc.source.Sources;
import java.io.IOException;

/** A build that may be run again and again, and remembers what it made. */
public interface LiveBuild extends AutoCloseable {

    /**
     * Reads the wiki and promises its site. What the run before promised still holds, but its findings may be given up.
     *
     * @throws IOException if the wiki can't be read at all
     */
    Built run(Sources sources) throws IOException;

    /** Says that there will soon be a first run: what it needs may be made ready meanwhile. */
    default void getReady() {}

    /** Leaves for later runs, of any process, what the last run read; a state that they can't use is worth only time. */
    default void keepRead() {}

    /** Lets go what the build holds; after it, nothing that it promised can be redeemed. */
    @Override
    default void close() throws IOException {}
}
