package dev.demarc.output;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What lies in a site's folder before anything is written there.
 *
 * @param before what the last build wrote, as its manifest has it
 * @param lying all files, by path; whoever takes one away takes it out here
 * @param foreign those that Demarc didn't write, at a path where the site might want one
 * @param folders all folders; whoever makes one puts it in here
 */
record Look(Manifest before, Map<String, Lying> lying, Set<String> foreign, Set<Path> folders) {

    /** With what the names begin that no file of a site may have. */
    static final String OWN = ".demarc-";

    /**
     * A file as it lay there.
     *
     * @param size in bytes, or -1 for what is no file
     * @param modified in nanoseconds since 1970
     */
    record Lying(long size, long modified) {}

    /**
     * Looks into a folder, and clears away what a killed build left half-done. Follows no links.
     *
     * @param known gives how the last writing left its files, if that is known
     */
    static Look into(Path folder, Supplier<Ledger> known) throws IOException {
        var lying = new HashMap<String, Lying>();
        Set<Path> folders = ConcurrentHashMap.newKeySet();
        int skip = folder.toString().length() + 1;
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) throws IOException {
                if (each.getFileName().toString().startsWith(Landing.TEMPORARY)) {
                    removeAll(each);
                    return FileVisitResult.SKIP_SUBTREE;
                }
                folders.add(each);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (file.getFileName().toString().startsWith(Landing.TEMPORARY)) {
                    Files.delete(file);
                } else {
                    String path = file.toString().substring(skip).replace('\\', '/');
                    long size = attributes.isRegularFile() ? attributes.size() : -1L;
                    lying.put(path, new Lying(size, modified(attributes)));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        var before = Manifest.in(folder, known.get());
        var foreign = new HashSet<String>();
        for (String path : lying.keySet()) {
            if (!before.names(path) && !path.startsWith(OWN)) {
                foreign.add(path);
            }
        }
        return new Look(before, lying, foreign, folders);
    }

    /** When a file was changed last, in nanoseconds since 1970. */
    static long modified(BasicFileAttributes attributes) {
        return attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS);
    }

    private static void removeAll(Path top) throws IOException {
        Files.walkFileTree(top, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path each, @Nullable IOException fault) throws IOException {
                Files.delete(each);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
