package dev.demarc.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.demarc.output.CacheFolder;
import dev.demarc.output.Landing;
import dev.demarc.output.Lock;
import dev.demarc.source.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Files of other repositories at a branch or tag, kept as plain files in a cache folder. What was fetched once is there
 * without a network too.
 *
 * <p>Each state has a folder of its own that no later one changes, so whoever reads it isn't disturbed. No type of JGit's is
 * named here, or checking this class would load it.
 */
public final class RemoteFiles {

    /** How much may be asked of the network. */
    public enum Way {
        /** The repository is asked for its newest state. */
        NEWEST,
        /** It is asked only if nothing of it is kept. */
        KEPT,
        /** It isn't asked. */
        OFFLINE
    }

    /**
     * What is wanted.
     *
     * @param address of the repository: on the web, or its folder on this disk
     * @param branch nothing for the tag, or for the repository's main branch
     * @param path the folder that is wanted, without slashes at its ends; empty for all
     */
    public record Wanted(
            String address,
            @Nullable String branch,
            @Nullable String tag,
            String path) {

        /** The reference, as git names it. */
        String reference() {
            return branch != null ? "refs/heads/" + branch : tag != null ? "refs/tags/" + tag : "HEAD";
        }
    }

    /**
     * What there is.
     *
     * @param folder holds the files
     * @param stale why it may not be the newest, as half a sentence; nothing if it was asked for and is
     */
    public record State(Path folder, KeptState of, @Nullable String stale) {}

    /** What is wanted can't be had. */
    public static final class Unavailable extends Exception {

        private static final long serialVersionUID = 1L;

        private final String hint;
        private final boolean certain;

        Unavailable(String message, String hint, boolean certain) {
            super(message);
            this.hint = hint;
            this.certain = certain;
        }

        /** What is wrong, as half a sentence that goes on from the repository's name. */
        public String why() {
            return String.valueOf(getMessage());
        }

        /** What to do next. */
        public String hint() {
            return hint;
        }

        /** Whether the repository itself said so, so that it won't be otherwise the next time. */
        boolean isCertain() {
            return certain;
        }
    }

    /** What is kept of one reference is kept otherwise by a Demarc that keeps other files. */
    private static final int FORM = 1;

    /** More packs than that are slower to look through than to fetch anew. */
    private static final int MOST_PACKS = 20;

    private final Path cache;
    private final Tokens tokens;

    /**
     * Files of other repositories.
     *
     * @param cache the wiki's cache folder
     */
    public RemoteFiles(Path cache, Tokens tokens) {
        this.cache = cache;
        this.tokens = tokens;
    }

    /**
     * The files that are wanted.
     *
     * @throws Unavailable if they can't be had, and nothing of them is kept
     * @throws IOException if the cache folder can't be written
     */
    public State get(Wanted wanted, Way way) throws Unavailable, IOException {
        Path own = folder(wanted);
        Optional<KeptState> kept = kept(own);
        if (way != Way.NEWEST && kept.isPresent()) {
            return state(own, kept.get(), null);
        }
        if (way == Way.OFFLINE) {
            throw new Unavailable(
                    "isn't kept here, and `--offline` fetches nothing", "Run once without `--offline`.", true);
        }
        try {
            return state(own, fetched(wanted, own), null);
        } catch (Unavailable e) {
            if (kept.isEmpty() || e.isCertain()) {
                throw e;
            }
            return state(own, kept.get(), e.why());
        }
    }

    private static State state(Path own, KeptState of, @Nullable String stale) {
        return new State(own.resolve(of.commit()), of, stale);
    }

    private Path sources() {
        return cache.resolve("sources");
    }

    private Path folder(Wanted wanted) {
        return sources()
                .resolve(Digest.of(String.join("\n", "" + FORM, wanted.address(), wanted.reference(), wanted.path()))
                        .toString());
    }

    private static Optional<KeptState> kept(Path own) throws IOException {
        try {
            return KeptState.of(Files.readString(own.resolve(KeptState.NAME), UTF_8))
                    .filter(state -> Files.isDirectory(own.resolve(state.commit())));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private KeptState fetched(Wanted wanted, Path own) throws Unavailable, IOException {
        CacheFolder.made(cache);
        Files.createDirectories(own);
        Lock lock = Lock.of(own.toRealPath(), () -> {});
        try {
            // Another run may have been here while this one waited.
            KeptState before = kept(own).orElse(null);
            Path git = own.resolve("git");
            if (hasManyPacks(git)) {
                delete(git);
            }
            Path landing = own.resolve(Landing.TEMPORARY + "files");
            delete(landing);
            KeptState now = Transfer.of(wanted, git, before, landing, tokens);
            if (!now.equals(before)) {
                land(now, landing, own);
                leaveNewest(now, before, own);
            }
            return now;
        } finally {
            lock.close();
        }
    }

    private static void land(KeptState state, Path landing, Path own) throws IOException {
        Path folder = own.resolve(state.commit());
        if (Files.isDirectory(folder)) {
            delete(landing);
        } else {
            Files.move(landing, folder);
        }
        CacheFolder.keep(own, KeptState.NAME, state.written().getBytes(UTF_8));
    }

    private static void leaveNewest(KeptState now, @Nullable KeptState before, Path own) throws IOException {
        for (Path each : listed(own)) {
            String name = each.getFileName().toString();
            boolean isState = name.length() == now.commit().length() && Files.isDirectory(each);
            if (isState && !name.equals(now.commit()) && (before == null || !name.equals(before.commit()))) {
                delete(each);
            }
        }
    }

    private static boolean hasManyPacks(Path git) throws IOException {
        Path packs = git.resolve("objects/pack");
        return Files.isDirectory(packs)
                && listed(packs).stream()
                                .filter(each -> each.toString().endsWith(".pack"))
                                .count()
                        > MOST_PACKS;
    }

    private static List<Path> listed(Path folder) throws IOException {
        try (Stream<Path> held = Files.list(folder)) {
            return held.toList();
        }
    }

    /** Takes away a folder with all that is in it, if it is there. */
    static void delete(Path top) throws IOException {
        if (!Files.exists(top)) {
            return;
        }
        try (Stream<Path> all = Files.walk(top)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
