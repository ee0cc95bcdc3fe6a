package dev.demarc.preview;

import dev.demarc.build.Built;
import dev.demarc.build.LiveBuild;
import dev.demarc.diagnostic.Severity;
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
final class LiveSite {

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

    private final LiveBuild build;
    private final Reopen reopen;
    private final Consumer<String> log;
    private volatile State state;
    // What a run that failed has not taken in; only the thread that builds looks at it.
    private final Set<Path> owed = new LinkedHashSet<>();
    private boolean settingsOwed;

    LiveSite(LiveBuild build, Reopen reopen, Sources first, Consumer<String> log) throws IOException {
        this.build = build;
        this.reopen = reopen;
        this.log = log;
        this.state = new State(first, build.run(first), 1, null);
    }

    State state() {
        return state;
    }

    /** Builds what the change asks for; if that can't be done, the last good state stays, and says why. */
    void take(Change change) {
        var now = state;
        owed.addAll(change.paths());
        settingsOwed |=
                change.all() || change.paths().contains(now.sources().folders().settings());
        try {
            var sources = settingsOwed ? reopen.sources() : now.sources().with(touched(now.sources(), owed));
            var built = build.run(sources);
            state = new State(sources, built, now.version() + 1, null);
            owed.clear();
            settingsOwed = false;
            log.accept(summary(change, built));
        } catch (IOException | RuntimeException e) {
            String fault = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            state = new State(now.sources(), now.built(), now.version() + 1, fault);
            log.accept("The last good state stays: " + fault);
        }
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

    private String summary(Change change, Built built) {
        int errors = built.findings().count(Severity.ERROR);
        int warnings = built.findings().count(Severity.WARNING);
        String what = change.paths().size() == 1
                ? state.sources().folders().place(change.paths().iterator().next())
                : change.paths().size() + " changes";
        return "Rebuilt after %s: %s, %s.".formatted(what, some(errors, "error"), some(warnings, "warning"));
    }

    private static String some(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
