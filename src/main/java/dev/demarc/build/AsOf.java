package dev.demarc.build;

import dev.demarc.history.Past;
import dev.demarc.history.PastFiles;
import dev.demarc.history.RemoteFiles;
import dev.demarc.model.Versions;
import dev.demarc.source.Mount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A wiki as it was at the end of a day: its text and data come from the last commit of that day, its settings and its look
 * are those of now.
 *
 * @param wiki nothing if it can't be had
 * @param refused why not
 */
public record AsOf(Optional<Wiki> wiki, Optional<Wiki.Incomparable> refused) {

    /**
     * Takes the files of then from the repository, into the wiki's cache folder.
     *
     * @param day in UTC
     * @throws IOException if the cache folder can't be written
     */
    public static AsOf of(Wiki wiki, LocalDate day) throws IOException {
        var past = new Past(wiki.folders().root());
        if (!past.isKept()) {
            return refused("No repository is here, so nobody knows what the wiki was.", "Run it in a git repository.");
        }
        if (past.isShallow()) {
            return refused(
                    "This copy of the repository lacks older commits, so nobody knows what the wiki was.",
                    "Fetch all of them: `git fetch --unshallow`.");
        }
        var commit = past.commitOn(day);
        if (commit.isEmpty()) {
            return refused(
                    "Nothing had been committed by %s, as far back as is looked.".formatted(day),
                    "Name a later day; the last 2,000 commits of the branch are looked through.");
        }
        try {
            var taken = new PastFiles(wiki.folders().root(), wiki.cache()).at(commit.get());
            if (taken.isPresent()) {
                Path source = taken.get().folder().resolve(wiki.folders().sourcePlace());
                if (Files.isDirectory(source)) {
                    return new AsOf(Optional.of(read(wiki, source, commit.get())), Optional.empty());
                }
            }
        } catch (RemoteFiles.Unavailable e) {
            return refused("The wiki of %s %s.".formatted(day, e.why()), e.hint());
        }
        return refused(
                "The wiki wasn't there yet on %s.".formatted(day),
                "Name a later day, or set `source` to where it lay.");
    }

    private static Wiki read(Wiki wiki, Path source, String commit) {
        var mounts = new ArrayList<>(wiki.folders().mounts());
        mounts.add(new Mount("", source, "commit " + commit.substring(0, 8), new TreeMap<>()));
        return wiki.with(Versions.NONE, mounts);
    }

    private static AsOf refused(String message, String hint) {
        return new AsOf(Optional.empty(), Optional.of(new Wiki.Incomparable(message, hint)));
    }
}
