package dev.demarc.output;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What lies in a site's folder before anything is written there.
 *
 * <p>Most of it lies as the last writing left it. Of those files there is no more to keep than a bit each; who asks for one
 * by its place needs no table.
 */
final class Look {

    /** With what the names begin that no file of a site may have. */
    static final String OWN = ".demarc-";

    /**
     * A file as it lay there.
     *
     * @param size in bytes, or -1 for what is no file
     * @param modified in nanoseconds since 1970
     */
    record Lying(long size, long modified) {}

    private final Ledger known;
    // By their places in the ledger.
    private final BitSet asLeft = new BitSet();
    private final Map<String, Lying> others = new HashMap<>();
    private final Set<String> foreign = new HashSet<>();
    private final Set<Path> folders = ConcurrentHashMap.newKeySet();
    private Manifest before = Manifest.NONE;

    private Look(Ledger known) {
        this.known = known;
    }

    /**
     * Looks into a folder, and clears away what a killed build left half-done. Follows no links.
     *
     * @param known how the last writing left its files; empty if that isn't known
     */
    static Look into(Path folder, Ledger known) throws IOException {
        var look = new Look(known);
        look.walk(folder);
        look.before = Manifest.in(folder, known);
        look.tellForeign();
        return look;
    }

    private void walk(Path folder) throws IOException {
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
                String path = file.toString().substring(skip).replace('\\', '/');
                if (path.startsWith(Landing.TEMPORARY, path.lastIndexOf('/') + 1)) {
                    Files.delete(file);
                } else {
                    lies(path, attributes.isRegularFile() ? attributes.size() : -1, modified(attributes));
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private void lies(String path, long size, long modified) {
        int place = known.place(path);
        if (place >= 0 && known.sizeOf(place) == size && known.modified(place) == modified) {
            asLeft.set(place);
        } else {
            others.put(path, new Lying(size, modified));
        }
    }

    private void tellForeign() {
        for (String path : others.keySet()) {
            if (!before.names(path) && !path.startsWith(OWN)) {
                foreign.add(path);
            }
        }
        if (!before.isOf(known)) {
            asLeft.stream()
                    .mapToObj(known.paths()::get)
                    .filter(path -> !before.names(path))
                    .forEach(foreign::add);
        }
    }

    /** What the last build wrote, as its manifest has it. */
    Manifest before() {
        return before;
    }

    /** Whether all that the last writing left lies there as it was left, and the manifest is the one that went with it. */
    boolean isAllAsLeft() {
        return known.size() > 0 && asLeft.cardinality() == known.size() && before.isOf(known);
    }

    /** Whether the file at a place in the ledger lies as it was left. */
    boolean isAsLeft(int place) {
        return asLeft.get(place);
    }

    /** The file of a path; nothing if none lies there. */
    @Nullable
    Lying at(String path) {
        Lying other = others.get(path);
        if (other != null || asLeft.isEmpty()) {
            return other;
        }
        int place = known.place(path);
        return place >= 0 && asLeft.get(place) ? new Lying(known.sizeOf(place), known.modified(place)) : null;
    }

    /** Whether a file of that path lies there. */
    boolean has(String path) {
        return at(path) != null;
    }

    /** Hears that a file is going to be taken away; whether there was one. */
    boolean remove(String path) {
        int place = known.place(path);
        if (place >= 0 && asLeft.get(place)) {
            asLeft.clear(place);
            return true;
        }
        return others.remove(path) != null;
    }

    /** The paths of all files. */
    List<String> paths() {
        var paths = new ArrayList<>(others.keySet());
        asLeft.stream().mapToObj(known.paths()::get).forEach(paths::add);
        return paths;
    }

    /** Paths of files that Demarc didn't write, where the site might want one. */
    Set<String> foreign() {
        return foreign;
    }

    /** All folders; whoever makes one puts it in here. */
    Set<Path> folders() {
        return folders;
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
