package dev.demarc.build;

import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.output.CacheFolder;
import dev.demarc.output.Ledger;
import dev.demarc.source.Digest;
import dev.demarc.source.SourceFile;
import dev.demarc.source.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the last build of a wiki into one folder found out, and what this one will. It lies in the wiki's cache folder, and
 * is worth only time: without it, or if it is broken or another program's, all is made anew and comes out the same.
 *
 * <p>Two questions are asked of it. Did anything change at all? If not, there is nothing to read or make. And of each file:
 * would it be made of the same? If so, and it still lies there, it is left.
 */
public final class Recall {

    private static final Once<Optional<EarlierRun>> NOTHING = new Once<>(Optional::empty);

    /** Remembers nothing, and isn't remembered. */
    public static final Recall NONE = new Recall(null, "", NOTHING, Ledger.UNKNOWN, Long.MAX_VALUE, Sharing.NONE);

    private static final long LARGEST_READ = 1 << 20;

    private final @Nullable Path folder;
    private final String name;
    private final Once<Optional<EarlierRun>> earlier;
    private final Digest besides;
    private final long most;
    private final Sharing sharing;
    private Digest inputs = Ledger.UNKNOWN;

    private Recall(
            @Nullable Path folder,
            String name,
            Once<Optional<EarlierRun>> earlier,
            Digest besides,
            long most,
            Sharing sharing) {
        this.most = most;
        this.sharing = sharing;
        this.folder = folder;
        this.name = name;
        this.earlier = earlier;
        this.besides = besides;
    }

    /**
     * What is known of the last build of that wiki into its folder.
     *
     * @param sharing what builds of other copies left, for files that have to be made
     */
    public static Recall of(Wiki wiki, Passes passes, Sharing sharing) {
        if (!passes.equals(Passes.USUAL)) {
            return ofReading(wiki);
        }
        String name = "build-" + Digest.of(wiki.folders().dest().toString());
        Path file = wiki.cache().resolve(name);
        var earlier = new Once<>(() -> read(file));
        // It is long, and nobody wants it before the wiki is listed.
        var reading = new Thread(earlier::get, "demarc-recall");
        reading.setDaemon(true);
        reading.start();
        return new Recall(
                wiki.cache(),
                name,
                earlier,
                besides(wiki),
                wiki.settings().folders().cache().size(),
                sharing);
    }

    /**
     * Remembers nothing and isn't remembered, but says of each file what it is made of: for builds whose files come from
     * elsewhere or go there.
     *
     * @param sharing what builds of other copies left
     */
    public static Recall ofNothing(Wiki wiki, Sharing sharing) {
        return new Recall(null, "", NOTHING, besides(wiki), Long.MAX_VALUE, sharing);
    }

    /** Remembers what is read of the wiki, but nothing of what is made of it: for runs that leave no site. */
    public static Recall ofReading(Wiki wiki) {
        return new Recall(
                wiki.cache(),
                "",
                NOTHING,
                Ledger.UNKNOWN,
                wiki.settings().folders().cache().size(),
                Sharing.NONE);
    }

    private static Digest besides(Wiki wiki) {
        return Fingerprint.of(
                ProgramDigest.get(),
                wiki.settings().withoutCache(),
                wiki.folders().sourcePlace(),
                wiki.folders().left(),
                wiki.folders().drafts(),
                // Where several versions stand side by side, each page leads to the others.
                wiki.versions().all().stream()
                        .flatMap(each -> Stream.of(each.name(), each.key()))
                        .toList());
    }

    private static Optional<EarlierRun> read(Path file) {
        try {
            return EarlierRun.of(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            // It is worth only time.
            return Optional.empty();
        }
    }

    /** Whether anybody asks what files are made of, be it now or later. */
    public boolean isOn() {
        return !besides.equals(Ledger.UNKNOWN);
    }

    /** What builds of other copies left on a server. */
    Sharing sharing() {
        return sharing;
    }

    /** The program and the settings, which every file depends on. */
    Digest besides() {
        return besides;
    }

    /** The files that the last build left; none if there was none. */
    public Ledger ledger() {
        return earlier().map(EarlierRun.Outcome::ledger).orElse(Ledger.EMPTY);
    }

    /** Whether the last build left all files that there are in a wiki of that shape. */
    boolean isOfShape(Digest shape) {
        return earlier().map(run -> run.shape().equals(shape)).orElse(false);
    }

    /**
     * Whether the last build left each page as it was read.
     *
     * @param reads the digest of what is kept of the pages that were read, with that of the commits
     */
    boolean isOfReads(Digest reads) {
        return earlier().map(run -> run.reads().equals(reads)).orElse(false);
    }

    /** What making pages showed the last time, by path, where it showed something. */
    Map<String, List<Diagnostic>> shown() {
        return earlier().map(EarlierRun.Outcome::shown).orElseGet(Collections::emptySortedMap);
    }

    /** Paths of pages of which some link led nowhere the last time. */
    Set<String> astray() {
        return earlier().map(EarlierRun.Outcome::astray).orElse(Set.of());
    }

    /** What rules of matrices found the last time; nothing if that isn't known. */
    @Nullable
    MatrixFindings<Digest> ofMatrices() {
        return earlier().map(EarlierRun.Outcome::ofMatrices).orElse(null);
    }

    private Optional<EarlierRun.Outcome> earlier() {
        return earlier.get().map(EarlierRun::outcome);
    }

    /** Where what was found out is kept; nothing for nowhere. */
    @Nullable
    Path folder() {
        return folder;
    }

    /**
     * What the last run told, if this one would tell the same and make the same files.
     *
     * @param past what all that commits tell hangs on; empty if they aren't asked
     */
    Optional<Built.Told> unchanged(Sources sources, String past, Workers workers) throws IOException {
        var known = earlier.get();
        if (known.isEmpty() || !known.get().inputs().equals(inputs(sources, past, workers))) {
            return Optional.empty();
        }
        for (Map.Entry<String, Digest> each : known.get().asked().entrySet()) {
            Path asked = sources.folders().file(each.getKey());
            if (!state(asked, sources.file(asked)).equals(each.getValue())) {
                return Optional.empty();
            }
        }
        return Optional.of(known.get().outcome().told());
    }

    /** The digest of all that a run depends on, but for the files that it looks for besides. */
    private Digest inputs(Sources sources, String past, Workers workers) throws IOException {
        if (inputs.equals(Ledger.UNKNOWN)) {
            var all = new ArrayList<SourceFile>(sources.content());
            all.addAll(sources.templates());
            var digests = workers.each(all, Recall::digest);
            var parts = new ArrayList<Object>(
                    List.of(besides, past, sources.today(), sources.refused(), CodeOwners.text(sources.folders())));
            for (int i = 0; i < all.size(); i++) {
                parts.add(all.get(i).place());
                parts.add(digests.get(i));
            }
            inputs = Fingerprint.of(parts);
        }
        return inputs;
    }

    private static Digest digest(SourceFile file) {
        try {
            return file.digest();
        } catch (IOException e) {
            // What can't be read is told of where it is read, and that is what the run depends on.
            return Digest.of("unreadable " + e.getClass().getName());
        } finally {
            file.release();
        }
    }

    /**
     * With what a file that is no source comes into a run: its content, or, if it is large, when it was changed. If it isn't
     * there, with what is there instead, for that is told as nearest.
     */
    private static Digest state(Path asked, Optional<SourceFile> file) throws IOException {
        Path folder = asked.getParent();
        if (file.isEmpty()) {
            return Fingerprint.of("absent", folder == null ? List.of() : names(folder));
        }
        long size = Files.size(asked);
        return size <= LARGEST_READ
                ? digest(file.get())
                : Fingerprint.of(size, Files.getLastModifiedTime(asked).toMillis());
    }

    private static List<String> names(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> held = Files.list(folder)) {
            return held.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }

    /**
     * Keeps what a run found out.
     *
     * @param past what all that commits tell hangs on, as it was before the run
     */
    void keep(Sources sources, String past, Workers workers, EarlierRun.Outcome outcome) {
        if (folder == null || !isOn()) {
            return;
        }
        try {
            var asked = new TreeMap<String, Digest>();
            for (var each : sources.looked().entrySet()) {
                asked.put(sources.folders().place(each.getKey()), state(each.getKey(), each.getValue()));
            }
            var run = new EarlierRun(inputs(sources, past, workers), asked, outcome);
            CacheFolder.keep(folder, name, run.packed());
        } catch (IOException e) {
            // The next build takes longer; nothing else is lost.
            forget();
        }
    }

    /** Lets go the oldest of what is kept, if it is too much. */
    void bound() {
        if (folder != null) {
            CacheFolder.bound(folder, most);
        }
    }

    /** Forgets the last build: what lies in its folder now is something else. */
    public void forget() {
        if (folder != null && isOn()) {
            try {
                Files.deleteIfExists(folder.resolve(name));
            } catch (IOException e) {
                // Then the files' times and sizes will contradict it.
                return;
            }
        }
    }
}
