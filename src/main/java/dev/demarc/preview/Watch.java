package dev.demarc.preview;

import dev.demarc.source.WikiFolders;
import io.methvin.watcher.DirectoryChangeEvent;
import io.methvin.watcher.DirectoryWatcher;
import io.methvin.watcher.visitor.FileTreeVisitor;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Looks after the source, the templates and the settings of a wiki, and nothing beside them.
 *
 * <p>The root is watched too, without what else lies in it: settings and templates may come later.
 */
final class Watch implements AutoCloseable {

    private final WikiFolders folders;
    private final Consumer<Change> changes;
    private final DirectoryWatcher watcher;
    // Until the watch has begun: where they were listed a moment ago, nobody has to walk over thousands of files again.
    private volatile Set<Path> known;

    private Watch(WikiFolders folders, Set<Path> known, Consumer<Change> changes) throws IOException {
        this.known = known;
        this.folders = folders;
        this.changes = changes;
        this.watcher = DirectoryWatcher.builder()
                .paths(tops())
                .fileHashing(false)
                .fileTreeVisitor(this::visit)
                .listener(this::hear)
                .build();
    }

    /**
     * Starts to watch; when this returns, no later change in these folders is missed.
     *
     * @param known the folders of the source and the theme; none to look for them
     */
    static Watch over(WikiFolders folders, Set<Path> known, Executor executor, Consumer<Change> changes)
            throws IOException {
        var watch = new Watch(folders, known, changes);
        var watching = watch.watcher.watchAsync(executor);
        if (watching.isCompletedExceptionally()) {
            watch.close();
            throw new IOException("The folder `%s` can't be watched; the system may not have enough watches left."
                    .formatted(folders.root()));
        }
        watch.known = Set.of();
        return watch;
    }

    private List<Path> tops() {
        var tops = new ArrayList<Path>();
        for (Path top : List.of(folders.root(), folders.source(), folders.templates())) {
            if (Files.isDirectory(top) && tops.stream().noneMatch(top::startsWith)) {
                tops.add(top);
            }
        }
        return tops;
    }

    private void visit(Path start, FileTreeVisitor.Callback onFolder, FileTreeVisitor.Callback onFile)
            throws IOException {
        if (!known.isEmpty()) {
            for (Path folder : aroundKnown(start)) {
                onFolder.call(folder);
            }
            return;
        }
        Files.walkFileTree(start, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (!leadsToWiki(folder)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                onFolder.call(folder);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (isOfWiki(file)) {
                    onFile.call(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                // Gone again, or not ours to read: the build will say so.
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private Set<Path> aroundKnown(Path start) {
        var around = new TreeSet<Path>();
        around.add(start);
        for (Path folder : known) {
            for (Path each = folder; each != null && each.startsWith(start) && around.add(each); ) {
                each = each.getParent();
            }
        }
        around.removeIf(folder -> !leadsToWiki(folder));
        return around;
    }

    private void hear(DirectoryChangeEvent event) {
        if (event.eventType() == DirectoryChangeEvent.EventType.OVERFLOW) {
            changes.accept(Change.ofEverything());
        } else if (isOfWiki(event.path())) {
            changes.accept(Change.of(event.path()));
        }
    }

    private boolean isOfWiki(Path path) {
        return sees(path, folders);
    }

    /** Whether a wiki's watch sees what becomes of a file. */
    static boolean sees(Path path, WikiFolders folders) {
        return path.equals(folders.settings())
                || isIn(path, folders.templates())
                || (isIn(path, folders.source()) && !path.startsWith(folders.dest()));
    }

    private boolean leadsToWiki(Path folder) {
        return isOfWiki(folder)
                || folders.source().startsWith(folder)
                || folders.templates().startsWith(folder)
                || folder.equals(folders.root());
    }

    /** Whether it lies in that folder, and neither it nor a folder between is hidden. */
    private static boolean isIn(Path path, Path top) {
        if (!path.startsWith(top)) {
            return false;
        }
        for (Path step : top.relativize(path)) {
            if (step.toString().startsWith(".")) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        watcher.close();
    }
}
