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
 * Looks after single files that pages show and that lie beside the wiki's own folders, as the code of a repository does
 * around its guide. Only their folders are watched, not what lies below them.
 */
final class ShownWatch implements AutoCloseable {

    private final Executor executor;
    private final Consumer<Change> changes;
    private volatile Set<Path> files = Set.of();
    private @Nullable DirectoryWatcher watcher;

    ShownWatch(Executor executor, Consumer<Change> changes) {
        this.executor = executor;
        this.changes = changes;
    }

    /** Watches these files instead of those before; those that the wiki's own watch sees are left to it. */
    synchronized void follow(Set<Path> shown, WikiFolders folders) throws IOException {
        var beside = new TreeSet<Path>();
        for (Path file : shown) {
            if (!Watch.sees(file, folders)) {
                beside.add(file);
            }
        }
        if (beside.equals(files)) {
            return;
        }
        close();
        files = Set.copyOf(beside);
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
        if (!tops.isEmpty()) {
            var watching = DirectoryWatcher.builder()
                    .paths(List.copyOf(tops))
                    .fileHashing(false)
                    .fileTreeVisitor((start, onFolder, onFile) -> visit(start, tops, onFolder))
                    .listener(this::hear)
                    .build();
            watcher = watching;
            if (watching.watchAsync(executor).isCompletedExceptionally()) {
                close();
                throw new IOException("The system may not have enough watches left.");
            }
        }
    }

    private static void visit(Path start, Set<Path> tops, FileTreeVisitor.Callback onFolder) throws IOException {
        if (tops.contains(start)) {
            onFolder.call(start);
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
        if (old != null) {
            old.close();
        }
    }
}
