package dev.demarc.build;

import dev.demarc.history.RemoteFiles;
import dev.demarc.history.RemoteFiles.Unavailable;
import dev.demarc.history.RemoteFiles.Wanted;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Brings in what several sources want, some at a time, since most of it is waiting for others. */
final class Fetching {

    /** Enough that nobody waits for a row of slow hosts, and not so many that one host has to mind. */
    private static final int AT_ONCE = 4;

    /** What became of one: exactly one of these is there. */
    private record Outcome(
            RemoteFiles.@Nullable State state,
            @Nullable Unavailable unavailable,
            @Nullable IOException fault) {}

    private final RemoteFiles files;
    private final RemoteFiles.Way way;
    private final Map<Wanted, Outcome> outcomes = new HashMap<>();

    Fetching(RemoteFiles files, RemoteFiles.Way way) {
        this.files = files;
        this.way = way;
    }

    /** Brings in all of them. What is wanted twice is fetched once. */
    void get(List<Wanted> wanted) {
        var each = List.copyOf(new LinkedHashSet<>(wanted));
        if (each.isEmpty()) {
            return;
        }
        try (var workers = new Workers(Math.min(AT_ONCE, each.size()))) {
            var found = workers.each(each, this::outcome);
            for (int i = 0; i < found.size(); i++) {
                outcomes.put(each.get(i), found.get(i));
            }
        }
    }

    private Outcome outcome(Wanted wanted) {
        try {
            return new Outcome(files.get(wanted, way), null, null);
        } catch (Unavailable e) {
            return new Outcome(null, e, null);
        } catch (IOException e) {
            return new Outcome(null, null, e);
        }
    }

    /**
     * What was brought in.
     *
     * @throws Unavailable if it can't be had
     * @throws IOException if the cache folder couldn't be written
     */
    RemoteFiles.State state(Wanted wanted) throws Unavailable, IOException {
        Outcome outcome = outcomes.get(wanted);
        if (outcome == null) {
            throw new IllegalStateException("Nobody asked for " + wanted.path());
        }
        if (outcome.unavailable() != null) {
            throw outcome.unavailable();
        }
        if (outcome.fault() != null) {
            throw outcome.fault();
        }
        if (outcome.state() == null) {
            throw new IllegalStateException("Something becomes of everything");
        }
        return outcome.state();
    }
}
