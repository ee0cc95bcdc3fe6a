package dev.demarc.preview;

import dev.demarc.build.Built;
import dev.demarc.build.LiveBuild;
import dev.demarc.source.SourceFile;
import dev.demarc.source.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The site as it was last built, and how it follows the wiki. */
final class LiveSite implements AutoCloseable {

    /**
     * One state of the site; requests hold on to the one with which they began.
     *
     * @param version counts the states, from 1
     * @param fault why the newest files are not in it, if they are not
     */
    record State(
            Sources sources,
            Built built,
            long version,
            @Nullable String fault) {}

    private static final int LONGEST_WAIT = 30;

    private final Opening opening;
    private final Consumer<String> log;
    // Told whenever there is a newer state.
    private final Object changed = new Object();
    private volatile State state;
    private Opening.Opened opened;
    // The one before the last change of settings: requests that began with it may still redeem what it promised.
    private @Nullable LiveBuild retired;
    private boolean closed;
    // What a run that failed has not taken in; only the thread that builds looks at it.
    private final Set<Path> owed = new LinkedHashSet<>();
    private boolean settingsOwed;

    /**
     * A site.
     *
     * @param first the wiki, opened
     * @param sources its files
     */
    LiveSite(Opening opening, Opening.Opened first, Sources sources, Consumer<String> log) throws IOException {
        this.opening = opening;
        this.log = log;
        this.opened = first;
        this.state = new State(sources, first.build().run(sources), 1, null);
    }

    State state() {
        return state;
    }

    /**
     * A newer state than that of a version, which is being made.
     *
     * @throws IOException if it takes more than half a minute
     */
    State after(long version) throws IOException {
        synchronized (changed) {
            try {
                for (int waited = 0; state.version() <= version && waited < LONGEST_WAIT; waited++) {
                    changed.wait(1_000);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (state.version() <= version) {
                throw new IOException("The wiki is still being built; ask again.");
            }
            return state;
        }
    }

    private void change(State newer) {
        synchronized (changed) {
            state = newer;
            changed.notifyAll();
        }
    }

    /** A state that nobody has seen yet. */
    record Ahead(Sources sources, Built built) {}

    /** Builds what the change will ask for if nothing else comes; nothing if that isn't to be done ahead. */
    @Nullable
    Ahead ahead(Change change) {
        var now = state;
        if (settingsOwed || isOfSettings(change, now)) {
            return null;
        }
        var all = new LinkedHashSet<>(owed);
        all.addAll(change.paths());
        try {
            var sources = after(all, now);
            return new Ahead(sources, opened.build().run(sources));
        } catch (IOException | RuntimeException e) {
            // It will fail again, and then be told.
            return null;
        }
    }

    /**
     * Builds what the change asks for; if that can't be done, the last good state stays, and says why.
     *
     * @param ahead what was built for this very change, and nothing since; nothing if it is still to be built
     */
    void take(Change change, @Nullable Ahead ahead) {
        var now = state;
        owed.addAll(change.paths());
        settingsOwed |= isOfSettings(change, now);
        try {
            if (ahead != null) {
                change(new State(ahead.sources(), ahead.built(), now.version() + 1, null));
            } else if (settingsOwed) {
                openAnew(now.version());
            } else {
                var sources = after(owed, now);
                change(new State(sources, opened.build().run(sources), now.version() + 1, null));
            }
            owed.clear();
            settingsOwed = false;
        } catch (IOException | RuntimeException e) {
            String fault = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            log.accept("The last good state stays: " + fault);
            change(new State(now.sources(), now.built(), now.version() + 1, fault));
        }
    }

    private Sources after(Set<Path> changed, State now) throws IOException {
        return now.sources()
                .with(touched(now.sources(), changed))
                .on(opened.today().get());
    }

    /**
     * Whether a new day has begun since the state was made: what falls due on it is to be told. A wiki that can't be built
     * waits for who mends it, on any day.
     */
    boolean isOfAnotherDay() {
        return state.fault() == null
                && !state.sources().today().equals(opened.today().get());
    }

    private static boolean isOfSettings(Change change, State now) {
        return change.all() || change.paths().contains(now.sources().folders().settings());
    }

    private void openAnew(long version) throws IOException {
        var fresh = opening.open();
        Built built;
        Sources sources;
        try {
            sources = fresh.listing().list();
            built = fresh.build().run(sources);
        } catch (IOException | RuntimeException e) {
            if (fresh.build() != opened.build()) {
                fresh.build().close();
            }
            throw e;
        }
        change(new State(sources, built, version + 1, null));
        replace(fresh);
    }

    private synchronized void replace(Opening.Opened fresh) throws IOException {
        if (closed) {
            fresh.build().close();
            return;
        }
        if (fresh.build() != opened.build()) {
            if (retired != null) {
                retired.close();
            }
            retired = opened.build();
        }
        opened = fresh;
    }

    /** Leaves for the next preview what this one read when it began. */
    void keepRead() {
        LiveBuild now;
        synchronized (this) {
            now = opened.build();
        }
        now.keepRead();
    }

    /** A folder that came or went stands for all that was in it. */
    private static Collection<Path> touched(Sources sources, Set<Path> changed) {
        var touched = new ArrayList<>(changed);
        for (Path path : changed) {
            if (!Files.isRegularFile(path)) {
                addBelow(path, sources.content(), touched);
                addBelow(path, sources.templates(), touched);
            }
        }
        return touched;
    }

    private static void addBelow(Path folder, List<SourceFile> files, List<Path> touched) {
        for (SourceFile each : files) {
            Path file = each.file();
            if (file != null && file.startsWith(folder)) {
                touched.add(file);
            }
        }
    }

    /** Lets the builds go. */
    @Override
    public synchronized void close() throws IOException {
        closed = true;
        if (retired != null) {
            retired.close();
        }
        opened.build().close();
    }
}
