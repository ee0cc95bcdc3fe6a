package dev.demarc.preview;

import dev.demarc.source.WikiFolders;
import io.methvin.watcher.DirectoryChangeEvent;
import io.methvin.watcher.DirectoryWatcher;
import io.methvin.watcher.visitor.FileTreeVisitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Looks after single files that lie beside the wiki's own folders and come into its pages: the code of a repository around
 * its guide, and the list of its owners. Only their folders are watched, not what lies below them.
 */
final class BesideWatch implements AutoCloseable {

    private final Executor executor;
    private final Consumer<Change> changes;
    private volatile Set<Path> files = Set.of();
    private Set<Path> watched = Set.of();
    private @Nullable DirectoryWatcher watcher;

    BesideWatch(Executor executor, Consumer<Change> changes) {
        this.executor = executor;
        this.changes = changes;
    }

    /** Watches these files instead of those before; those that the wiki's own watch sees are left to it. */
    synchronized void follow(Set<Path> wanted, WikiFolders folders) throws IOException {
        var beside = new TreeSet<Path>();
        for (Path file : wanted) {
            if (!Watch.sees(file, folders)) {
                beside.add(file);
            }
        }
        var tops = new TreeSet<Path>();
        for (Path file : beside) {
            Path folder = file.getParent();
            while (folder != null && !Files.isDirectory(folder)) {
                folder = folder.getParent();
            }
            if (folder != null) {
                tops.add(folder);
            }
        }
        // A folder that wasn't there may have come since.
        if (beside.equals(files) && tops.equals(watched)) {
            return;
        }
        boolean isFirst = watched.isEmpty();
        close();
        files = Set.copyOf(beside);
        watched = Set.copyOf(tops);
        if (!tops.isEmpty()) {
            var watching = DirectoryWatcher.builder()
                    .paths(List.copyOf(tops))
                    .fileHashing(false)
                    .fileTreeVisitor((start, onFolder, onFile) -> visit(start, tops, onFolder, onFile))
                    .listener(this::hear)
                    .build();
            watcher = watching;
            if (watching.watchAsync(executor).isCompletedExceptionally()) {
                close();
                throw new IOException("The system may not have enough watches left.");
            }
            if (!isFirst) {
                // What changed before the new watch began was seen by nobody.
                beside.stream().filter(Files::isRegularFile).map(Change::of).forEach(changes);
            }
        }
    }

    /** A folder that came later is heard of only if it is visited too; what lies in it may have come before that. */
    private void visit(Path start, Set<Path> tops, FileTreeVisitor.Callback onFolder, FileTreeVisitor.Callback onFile)
            throws IOException {
        if (tops.contains(start)) {
            onFolder.call(start);
            return;
        }
        for (Path file : files) {
            if (file.startsWith(start)) {
                Path at = start;
                for (Path step : start.relativize(file)) {
                    if (Files.isDirectory(at)) {
                        onFolder.call(at);
                    }
                    at = at.resolve(step);
                }
                if (Files.isRegularFile(file)) {
                    onFile.call(file);
                }
            }
        }
    }

    private void hear(DirectoryChangeEvent event) {
        Path path = event.path();
        boolean touches = path != null && files.stream().anyMatch(file -> file.startsWith(path));
        if (event.eventType() == DirectoryChangeEvent.EventType.OVERFLOW) {
            changes.accept(Change.ofEverything());
        } else if (touches) {
            changes.accept(Change.of(path));
        }
    }

    @Override
    public synchronized void close() throws IOException {
        var old = watcher;
        watcher = null;
        files = Set.of();
        watched = Set.of();
        if (old != null) {
            old.close();
        }
    }
}
