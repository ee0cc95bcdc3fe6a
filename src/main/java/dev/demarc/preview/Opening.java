package dev.demarc.preview;

import dev.demarc.build.LiveBuild;
import dev.demarc.source.Sources;
import java.io.IOException;

/** Opens the wiki: at first, and anew whenever its settings changed. */
public interface Opening {

    /**
     * A wiki, opened.
     *
     * @param build made for these settings; who opens it closes it
     * @param sources its files
     */
    record Opened(LiveBuild build, Sources sources) {}

    /**
     * The wiki as its settings now have it.
     *
     * @throws IOException if that can't be told, with a message for a person
     */
    Opened open() throws IOException;
}
