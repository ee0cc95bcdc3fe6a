package dev.demarc.preview;

import dev.demarc.build.LiveBuild;
import dev.demarc.source.Sources;
import dev.demarc.source.WikiFolders;
import java.io.IOException;
import java.time.LocalDate;
import java.util.function.Supplier;

/** Opens the wiki: at first, and anew whenever its settings changed. */
public interface Opening {

    /** Lists the files of a wiki. */
    interface Listing {
        /**
         * The files as they lie there now.
         *
         * @throws IOException if they can't be listed
         */
        Sources list() throws IOException;
    }

    /**
     * A wiki, opened.
     *
     * @param build made for these settings; who opens it closes it
     * @param folders where its files lie
     * @param listing lists them, when somebody watches over them
     * @param today the day that counts as today; a preview may be open for many
     */
    record Opened(LiveBuild build, WikiFolders folders, Listing listing, Supplier<LocalDate> today) {
        /** A wiki whose files are listed already. */
        Opened(LiveBuild build, Sources sources) {
            this(build, sources.folders(), () -> sources, sources::today);
        }
    }

    /**
     * The wiki as its settings now have it.
     *
     * @throws IOException if that can't be told, with a message for a person
     */
    Opened open() throws IOException;
}
