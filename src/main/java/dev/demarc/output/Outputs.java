package dev.demarc.output;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The folder that a site is written to, held by one build at a time.
 *
 * <p>Files land whole. Only what Demarc wrote is ever replaced or removed: a manifest in the folder names it, and is
 * written before the first file that it is true of. So a build that was killed anywhere is made right by the next.
 */
public final class Outputs implements AutoCloseable {

    /** What came of opening a folder. */
    public sealed interface Opened {

        /** It can be written to, and nobody else does until it is closed. */
        record Ready(Outputs outputs) implements Opened {}

        /**
         * It is not for a site.
         *
         * @param message what is wrong, for a person
         * @param hint how to go on
         */
        record Refused(String message, String hint) implements Opened {}
    }

    /**
     * What writing did.
     *
     * @param written files that are new or have new bytes
     * @param unchanged files that lay there already, byte for byte, and were not touched
     * @param removed files of earlier builds that the site no longer has
     * @param failures files that could not be made or written, by path
     */
    public record Written(int written, int unchanged, int removed, List<Failure> failures) {
        /** Copies the failures. */
        public Written {
            failures = List.copyOf(failures);
        }
    }

    /**
     * A file that the site lacks, though it should have it.
     *
     * @param path from the site's root
     * @param message why, in a sentence
     */
    public record Failure(String path, String message) {}

    /** A look that was begun early. */
    private record Ahead(Supplier<Ledger> known, Future<Look> begun) {
        Look look() throws IOException {
            try {
                return begun.get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof IOException fault) {
                    throw fault;
                }
                throw new IllegalStateException("Looking into a folder fails by the disk alone", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while looking into the site's folder", e);
            }
        }
    }

    private final Path folder;
    private final Lock lock;
    private Ledger ledger = Ledger.EMPTY;
    private @Nullable Ahead ahead;

    private Outputs(Path folder, Lock lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Opens a folder for writing, making it if there is none.
     *
     * <p>It must not be the source nor hold it, and lie in it only if the source is the wiki's root, which leaves it
     * out. One with files in it but no manifest is somebody else's. Symbolic links are followed before anything is
     * compared. If another build holds the folder, this one waits for it.
     *
     * @param dest the folder
     * @param root the wiki's root
     * @param source where the wiki's pages lie
     * @param waiting told in a sentence, once, if there is another build to wait for
     */
    public static Opened open(Path dest, Path root, Path source, Consumer<String> waiting) throws IOException {
        Path folder = real(dest);
        var refused = refusal(dest, folder, real(root), real(source));
        if (refused != null) {
            return refused;
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            return new Opened.Refused(
                    "The destination `%s` can't be made: %s.".formatted(dest, Landing.words(e)),
                    "Name a folder that you may write to.");
        }
        String sentence = "Another build is writing to `%s`; waiting for it.".formatted(dest);
        return new Opened.Ready(new Outputs(folder, Lock.of(folder, () -> waiting.accept(sentence))));
    }

    private static Opened.@Nullable Refused refusal(Path dest, Path folder, Path root, Path source) throws IOException {
        String elsewhere = "Name another folder with `--dest`, or as `dest:` in `demarc.yml`.";
        if (folder.equals(source)) {
            return new Opened.Refused("The destination `%s` is the source itself.".formatted(dest), elsewhere);
        }
        if (source.startsWith(folder)) {
            return new Opened.Refused("The destination `%s` holds the source.".formatted(dest), elsewhere);
        }
        if (folder.startsWith(source) && !source.equals(root)) {
            return new Opened.Refused("The destination `%s` lies inside the source.".formatted(dest), elsewhere);
        }
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(folder)) {
            return new Opened.Refused("The destination `%s` is not a folder.".formatted(dest), elsewhere);
        }
        // In this order: a build that writes its first site meanwhile has its manifest there before its first file.
        var stranger = firstVisibleFile(folder);
        if (stranger != null && !Files.exists(folder.resolve(Manifest.NAME))) {
            return new Opened.Refused(
                    "The destination `%s` holds files that Demarc did not write, `%s` for one."
                            .formatted(
                                    dest, folder.relativize(stranger).toString().replace('\\', '/')),
                    "Empty it if nobody needs them, or name another folder with `--dest`.");
        }
        return null;
    }

    /** The real path of as much as there is of it, and the rest as written. */
    private static Path real(Path path) throws IOException {
        Path absolute = path.toAbsolutePath().normalize();
        for (Path there = absolute; there != null; there = there.getParent()) {
            if (Files.exists(there)) {
                return there.toRealPath().resolve(there.relativize(absolute)).normalize();
            }
        }
        return absolute;
    }

    private static @Nullable Path firstVisibleFile(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return null;
        }
        var visible = new SimpleFileVisitor<Path>() {

            private @Nullable Path first;

            @Override
            public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) {
                return isHidden(each) && !each.equals(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (isHidden(file)) {
                    return FileVisitResult.CONTINUE;
                }
                first = file;
                return FileVisitResult.TERMINATE;
            }
        };
        Files.walkFileTree(folder, visible);
        return visible.first;
    }

    private static boolean isHidden(Path path) {
        return path.getFileName().toString().startsWith(".");
    }

    /**
     * Makes the folder hold these files, and none that an earlier build left.
     *
     * <p>Each promise is asked for its bytes once, by one of several threads, and what it gave is dropped when it is
     * written. One that fails is told of, and the others go on. Those that are to come last are asked when all others are
     * done, by the thread that calls this.
     *
     * @param jobs how many threads, at least 1
     * @throws IllegalArgumentException if two artefacts have one path, or a path leads out of the site
     */
    public Written write(Collection<Artefact> artefacts, int jobs) throws IOException {
        return write(artefacts, jobs, Ledger.EMPTY);
    }

    /**
     * The same, where files that lie as an earlier writing left them, and would be made of the same, aren't made anew.
     *
     * @param known what that writing gave
     */
    public Written write(Collection<Artefact> artefacts, int jobs, Ledger known) throws IOException {
        return done(Writing.of(folder, artefacts, look(known), known), jobs);
    }

    /**
     * The same, where an earlier writing left just the files that are wanted, and all but some would be made of the same: these
     * are left, and need no promise.
     *
     * @param some files that it left too
     * @param known what it gave
     * @return nothing if it left none of that path, or if one of all these files doesn't lie as it was left: then nothing is
     *     written, and each has to be promised
     */
    public Optional<Written> writeAgain(Collection<Artefact> some, int jobs, Ledger known) throws IOException {
        Look look = look(known);
        boolean areKnown = look.isAllAsLeft() && some.stream().allMatch(each -> known.names(each.path()));
        return areKnown ? Optional.of(done(Writing.again(folder, some, look, known), jobs)) : Optional.empty();
    }

    private Written done(Writing writing, int jobs) throws IOException {
        ahead = null; // What lies there is going to be something else.
        var written = writing.run(jobs);
        ledger = writing.ledger();
        return written;
    }

    /** How the files lay when the last writing ended, and what they were made of. */
    public Ledger ledger() {
        return ledger;
    }

    /**
     * Whether the folder holds the files of a ledger as they were left, and none that the ledger doesn't know but a
     * manifest does.
     */
    public boolean holds(Ledger ledger) throws IOException {
        if (ledger.size() == 0) {
            return false;
        }
        var look = look(ledger);
        return look.isAllAsLeft()
                || (look.before().paths().equals(ledger.paths())
                        && Writing.of(folder, List.of(), look, ledger).isAsLeft());
    }

    /**
     * Begins to look at what lies in the folder, which the first who writes or asks will want to know: meanwhile others
     * read the wiki.
     *
     * @param known gives what they will say the last writing gave; asked by another thread
     */
    public void lookAhead(Supplier<Ledger> known) {
        var begun = new FutureTask<>(() -> Look.into(folder, known.get()));
        ahead = new Ahead(known, begun);
        var thread = new Thread(begun, "demarc-look");
        thread.setDaemon(true);
        thread.start();
    }

    @SuppressWarnings("ReferenceEquality") // another one is another writing's
    private Look look(Ledger known) throws IOException {
        var begun = ahead;
        if (begun == null) {
            return Look.into(folder, known);
        }
        Look look = begun.look();
        return begun.known.get() == known ? look : Look.into(folder, known);
    }

    /** Lets the next build have the folder. */
    @Override
    public void close() throws IOException {
        var begun = ahead;
        if (begun != null) {
            // It clears away what is half-done, which is for nobody to do without the lock.
            begun.look();
        }
        lock.close();
    }
}
