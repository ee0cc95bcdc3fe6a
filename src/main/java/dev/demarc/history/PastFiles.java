package dev.demarc.history;

import dev.demarc.output.CacheFolder;
import dev.demarc.output.Landing;
import dev.demarc.output.Lock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A wiki's own files as its repository has them at a branch, a tag or a commit, as plain files in its cache folder: each
 * commit's in a folder of its own, which never changes.
 */
public final class PastFiles {

    /**
     * A commit's files.
     *
     * @param folder holds what the wiki's root held then
     * @param day on which the commit was made, in UTC
     */
    public record Taken(Path folder, String commit, LocalDate day) {}

    private final Path root;
    private final Path cache;

    /**
     * The past files of a wiki.
     *
     * @param cache its cache folder
     */
    public PastFiles(Path root, Path cache) {
        this.root = root;
        this.cache = cache;
    }

    /** Takes away all that lies in a folder, but for what has one of these names. */
    public static void keepOnly(Path folder, Set<String> names) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> held = Files.list(folder)) {
            for (Path each : held.toList()) {
                String name = each.getFileName().toString();
                if (!names.contains(name) && !name.startsWith(".")) {
                    RemoteFiles.delete(each);
                }
            }
        }
    }

    /**
     * The files of a revision, as git writes it; of a branch that only the repository's origin has, its last state there.
     *
     * @return nothing if there is no such revision, or no repository
     * @throws RemoteFiles.Unavailable if they can't be had, because they are too many or the wiki wasn't there yet
     * @throws IOException if the cache folder can't be written
     */
    public Optional<Taken> at(String revision) throws IOException, RemoteFiles.Unavailable {
        Checkout checkout = Checkout.around(root).orElse(null);
        if (checkout == null) {
            return Optional.empty();
        }
        try (var commits = Commits.of(checkout)) {
            var commit = commits.named(revision);
            if (commit.isEmpty()) {
                return Optional.empty();
            }
            Path versions = CacheFolder.made(cache).resolve("versions");
            Path folder = versions.resolve(commit.get().name());
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(versions);
                Lock lock = Lock.of(versions.toRealPath(), () -> {});
                try {
                    if (!Files.isDirectory(folder)) {
                        Path landing = versions.resolve(Landing.TEMPORARY + "files");
                        RemoteFiles.delete(landing);
                        commits.copy(commit.get(), landing);
                        Files.move(landing, folder);
                    }
                } finally {
                    lock.close();
                }
            }
            return Optional.of(new Taken(folder, commit.get().name(), Commits.dayOf(commit.get())));
        }
    }
}
