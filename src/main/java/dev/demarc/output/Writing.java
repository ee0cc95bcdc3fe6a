package dev.demarc.output;

import dev.demarc.output.Look.Lying;
import dev.demarc.output.Outputs.Failure;
import dev.demarc.output.Outputs.Written;
import dev.demarc.source.Digest;
import dev.demarc.source.Order;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One writing of a site into a folder, step by step. */
final class Writing {

    /** What became of one artefact. */
    private sealed interface Outcome {
        record Landed(Ledger.Line lies) implements Outcome {}

        record Same(Ledger.Line lies) implements Outcome {}

        /** It lies as it is known, and would be made of the same. */
        record AsKnown() implements Outcome {}

        /** @param stays whether what lies there is left: it could not be replaced, but is whole */
        record Failed(String message, boolean stays) implements Outcome {}
    }

    private static final Outcome AS_KNOWN = new Outcome.AsKnown();

    // Few enough that threads end together, enough that they seldom meet at the counter.
    private static final int RUN = 8;

    private final Path folder;
    private final List<Artefact> artefacts;
    private final List<String> paths;
    // Where each is known, or -1.
    private final int[] places;
    // Whether all other files that are known are wanted too, and lie there.
    private final boolean amongOthers;
    private final Look look;
    private final Manifest before;
    private final Ledger known;
    private final Set<String> foreign;
    private final Set<Path> folders;
    private final SortedSet<Path> emptied = new TreeSet<>(Comparator.reverseOrder());
    private Ledger ledger = Ledger.EMPTY;
    private Path landing;
    private boolean sameFiles;
    private int removed;

    private Writing(
            Path folder,
            List<Artefact> artefacts,
            List<String> paths,
            int[] places,
            boolean amongOthers,
            Look look,
            Ledger known) {
        this.folder = folder;
        this.landing = folder;
        this.artefacts = artefacts;
        this.paths = paths;
        this.places = places;
        this.amongOthers = amongOthers;
        this.look = look;
        this.before = look.before();
        this.foreign = look.foreign();
        this.folders = look.folders();
        this.known = known;
    }

    /**
     * A writing that is still to be done.
     *
     * @param look what lies in the folder
     * @param known how the last writing left its files
     */
    static Writing of(Path folder, Collection<Artefact> artefacts, Look look, Ledger known) {
        if (hasPathsOf(known, artefacts)) {
            int[] places = new int[artefacts.size()];
            Arrays.setAll(places, place -> place);
            return new Writing(folder, List.copyOf(artefacts), known.paths(), places, false, look, known);
        }
        var sorted = sorted(artefacts);
        var paths = checked(sorted);
        return new Writing(folder, List.copyOf(sorted), paths, places(paths, known.paths()), false, look, known);
    }

    /** The same of some of the files that are known, and all lie there. */
    static Writing again(Path folder, Collection<Artefact> some, Look look, Ledger known) {
        var sorted = sorted(some);
        var paths = checked(sorted);
        int[] places = paths.stream().mapToInt(known::place).toArray();
        return new Writing(folder, List.copyOf(sorted), paths, places, true, look, known);
    }

    /** They come in order, most often: then this costs a comparison each, and a tree of them would cost a dozen. */
    private static List<Artefact> sorted(Collection<Artefact> artefacts) {
        var sorted = new ArrayList<>(artefacts);
        sorted.sort(Order.by(Artefact::path));
        return sorted;
    }

    /** Whether these are the very files that are known: then their paths are sorted, and good. */
    private static boolean hasPathsOf(Ledger known, Collection<Artefact> artefacts) {
        List<String> paths = known.paths();
        if (paths.size() != artefacts.size()) {
            return false;
        }
        int place = 0;
        for (Artefact artefact : artefacts) {
            if (!artefact.path().equals(paths.get(place++))) {
                return false;
            }
        }
        return true;
    }

    private static List<String> checked(List<Artefact> sorted) {
        var paths = new ArrayList<String>(sorted.size());
        String last = null;
        for (Artefact artefact : sorted) {
            String path = artefact.path();
            if (!Manifest.isBelow(path) || path.startsWith(Look.OWN)) {
                throw new IllegalArgumentException("No path of a site's file: " + path);
            }
            if (path.equals(last)) {
                throw new IllegalArgumentException("Two artefacts want the path " + path);
            }
            paths.add(path);
            last = path;
        }
        return paths;
    }

    /** The place of each of some paths among others, or -1; both are sorted. */
    private static int[] places(List<String> some, List<String> others) {
        int[] places = new int[some.size()];
        int at = 0;
        for (int i = 0; i < places.length; i++) {
            int order = -1;
            while (at < others.size() && (order = others.get(at).compareTo(some.get(i))) < 0) {
                at++;
            }
            places[i] = order == 0 && at < others.size() ? at : -1;
        }
        return places;
    }

    /** Whether the site has a file of that path. Asked of few, so a table of all would cost more than it saves. */
    private boolean has(String path) {
        return Collections.binarySearch(paths, path) >= 0;
    }

    Written run(int jobs) throws IOException {
        if (amongOthers) {
            sameFiles = true;
            return conclude(landAll(Map.of(), jobs));
        }
        // Where the same files were written, none is in another's way.
        boolean areKnown = foreign.isEmpty() && paths.equals(known.paths());
        var inTheWay = areKnown ? Map.<String, String>of() : obstacles();
        List<String> intended = inTheWay.isEmpty()
                ? paths
                : paths.stream().filter(path -> !inTheWay.containsKey(path)).toList();
        // Then there are no others, and none has to go.
        sameFiles = intended.equals(before.paths());
        if (!sameFiles && !intended.stream().allMatch(before::names)) {
            before.and(intended).write(folder);
        }
        clearTheWay();
        if (!isFresh()) {
            return conclude(landAll(inTheWay, jobs));
        }
        landing = folder.resolve(Landing.TEMPORARY + "site");
        var outcomes = landAll(inTheWay, jobs);
        moveIntoPlace();
        return conclude(outcomes);
    }

    /** Whether each file that is known lies as it was left. */
    boolean isAsLeft() {
        for (int place = 0; place < known.size(); place++) {
            if (!look.isAsLeft(place)) {
                String path = known.paths().get(place);
                Lying there = look.at(path);
                if (there == null || !lies(path, there, place)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether nothing of the site is there yet: then it is made beside its place, and comes there as a whole. */
    private boolean isFresh() {
        if (paths.stream().anyMatch(look::has)) {
            return false;
        }
        var there = new HashSet<String>();
        look.paths().forEach(path -> there.add(top(path)));
        folders.forEach(each -> there.add(top(folder.relativize(each).toString())));
        return paths.stream().map(Writing::top).noneMatch(there::contains);
    }

    private static String top(String path) {
        int slash = path.replace('\\', '/').indexOf('/');
        return slash < 0 ? path : path.substring(0, slash);
    }

    /** One move an entry of the site's root. To move 16,000 files one by one took a twentieth of a build. */
    private void moveIntoPlace() throws IOException {
        if (Files.isDirectory(landing)) {
            try (var entries = Files.newDirectoryStream(landing)) {
                for (Path entry : entries) {
                    Files.move(entry, folder.resolve(entry.getFileName()), StandardCopyOption.ATOMIC_MOVE);
                }
            }
            Files.delete(landing);
        }
        landing = folder;
    }

    /** Paths that can't be written, each with the reason: another file of the site, or one that isn't ours. */
    private Map<String, String> obstacles() {
        var foreignFolders = new HashMap<String, String>();
        for (String path : foreign) {
            parentsOf(path).forEach(parent -> foreignFolders.merge(parent, path, Writing::first));
        }
        var reasons = new HashMap<String, String>();
        var above = new HashMap<String, Optional<String>>();
        for (Artefact artefact : artefacts) {
            String path = artefact.path();
            obstacleAbove(path, above).ifPresent(reason -> reasons.put(path, reason));
            if (foreign.contains(path) || foreignFolders.containsKey(path)) {
                String stranger = foreignFolders.getOrDefault(path, path);
                reasons.put(path, "`%s`, which Demarc did not write, is in the way.".formatted(stranger));
            }
        }
        return reasons;
    }

    /**
     * Why nothing can lie in the folder of a path.
     *
     * @param known the same of folders, for all files in one have the same
     */
    private Optional<String> obstacleAbove(String path, Map<String, Optional<String>> known) {
        int slash = path.lastIndexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        String parent = path.substring(0, slash);
        Optional<String> reason = known.get(parent);
        if (reason == null) {
            if (has(parent)) {
                reason = Optional.of("`%s` is a file of the site, so nothing can lie below it.".formatted(parent));
            } else if (foreign.contains(parent)) {
                reason = Optional.of("`%s`, which Demarc did not write, is in the way.".formatted(parent));
            } else {
                reason = obstacleAbove(parent, known);
            }
            known.put(parent, reason);
        }
        return reason;
    }

    private static String first(String a, String b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    private static List<String> parentsOf(String path) {
        var parents = new ArrayList<String>();
        for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
            parents.add(path.substring(0, slash));
        }
        return parents;
    }

    /** A file became a folder, or a folder a file: then the old has to go before the new can come. */
    private void clearTheWay() throws IOException {
        if (sameFiles) {
            return;
        }
        var staying = new HashSet<>(paths);
        var gone = before.paths().stream().filter(old -> !staying.contains(old)).toList();
        Set<String> needed = new HashSet<>();
        if (!gone.isEmpty()) {
            paths.forEach(path -> needed.addAll(parentsOf(path)));
        }
        for (String old : gone) {
            if (needed.contains(old) || parentsOf(old).stream().anyMatch(staying::contains)) {
                remove(old);
            }
        }
        removeEmptied();
    }

    private void remove(String path) throws IOException {
        if (look.remove(path)) {
            Files.deleteIfExists(folder.resolve(path));
            removed++;
            parentsOf(path).forEach(parent -> emptied.add(folder.resolve(parent)));
        }
    }

    /** Removes the folders that removed files leave empty, the deepest first. */
    private void removeEmptied() throws IOException {
        for (Path each : emptied) {
            try {
                Files.delete(each);
                folders.remove(each);
            } catch (DirectoryNotEmptyException | NoSuchFileException e) {
                // Something else lies in it, so it stays; or it went with another.
            }
        }
        emptied.clear();
    }

    private Outcome[] landAll(Map<String, String> inTheWay, int jobs) {
        var outcomes = new Outcome[artefacts.size()];
        var next = new AtomicInteger();
        Runnable work = () -> {
            for (int from = next.getAndAdd(RUN); from < outcomes.length; from = next.getAndAdd(RUN)) {
                for (int i = from; i < Math.min(from + RUN, outcomes.length); i++) {
                    if (!artefacts.get(i).last()) {
                        outcomes[i] = outcome(i, inTheWay);
                    }
                }
            }
        };
        int threads = Math.min(jobs, (outcomes.length + RUN - 1) / RUN);
        if (threads <= 1) {
            work.run();
        } else {
            together(work, threads, () -> next.set(outcomes.length));
        }
        for (int i = 0; i < outcomes.length; i++) {
            if (artefacts.get(i).last()) {
                outcomes[i] = outcome(i, inTheWay);
            }
        }
        return outcomes;
    }

    private Outcome outcome(int number, Map<String, String> inTheWay) {
        Artefact artefact = artefacts.get(number);
        String reason = inTheWay.get(artefact.path());
        return reason != null ? new Outcome.Failed(reason, false) : land(artefact, number);
    }

    private static void together(Runnable work, int threads, Runnable stop) {
        var pool = Executors.newFixedThreadPool(threads);
        try {
            var running = new ArrayList<Future<?>>();
            for (int i = 0; i < threads; i++) {
                running.add(pool.submit(work));
            }
            for (Future<?> each : running) {
                each.get();
            }
        } catch (ExecutionException e) {
            stop.run();
            if (e.getCause() instanceof RuntimeException fault) {
                throw fault;
            }
            if (e.getCause() instanceof Error fault) {
                throw fault;
            }
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            stop.run();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while writing the site", e);
        } finally {
            pool.shutdown();
            awaitEnd(pool);
        }
    }

    /** Nobody may write any more when the lock is given back. */
    private static void awaitEnd(ExecutorService pool) {
        boolean interrupted = false;
        for (boolean ended = false; !ended; ) {
            try {
                ended = pool.awaitTermination(1, TimeUnit.HOURS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Outcome land(Artefact artefact, int number) {
        int place = places[number];
        if (place >= 0 && known.isMadeOf(place, artefact.key())) {
            if (look.isAsLeft(place)) {
                return AS_KNOWN;
            }
            String path = paths.get(number);
            Lying there = look.at(path);
            if (there != null && lies(path, there, place)) {
                return new Outcome.Same(seen(known.line(place), there.modified()));
            }
        }
        byte[] bytes;
        try {
            bytes = artefact.bytes();
        } catch (IOException e) {
            return new Outcome.Failed("It can't be made: %s.".formatted(Landing.words(e)), false);
        }
        String path = artefact.path();
        try {
            Path file = landing.resolve(path);
            var digest = Digest.of(bytes);
            // The manifest's digest can't prove what lies there now, a person may have edited it. Reading 20 kB from
            // the system's cache costs a fraction of writing them.
            if (isThere(path, bytes.length) && Arrays.equals(Files.readAllBytes(file), bytes)) {
                return new Outcome.Same(new Ledger.Line(artefact.key(), digest, bytes.length, lastSeen(path)));
            }
            makeFolder(file.getParent());
            if (landing.equals(folder)) {
                Landing.land(bytes, file, file.resolveSibling(Landing.TEMPORARY + number));
            } else {
                writeWhole(file, bytes);
            }
            // Asked here, by all threads: to walk over 11,000 files afterwards took a twentieth of a build.
            long modified = Look.modified(Files.readAttributes(file, BasicFileAttributes.class));
            return new Outcome.Landed(new Ledger.Line(artefact.key(), digest, bytes.length, modified));
        } catch (InvalidPathException e) {
            return new Outcome.Failed("This system has no such name for a file; is its locale UTF-8?", false);
        } catch (IOException e) {
            return new Outcome.Failed("It can't be written: %s.".formatted(Landing.words(e)), true);
        }
    }

    /** What breaks off must not come to its place with the others: nobody could tell it from a file of somebody else's. */
    private static void writeWhole(Path file, byte[] bytes) throws IOException {
        try {
            Landing.writeNew(file, bytes);
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /** Whether the file is as it was left; where only its time is another one, as in a copy, its bytes are looked at. */
    private boolean lies(String path, Lying there, int place) {
        if (there.size() != known.sizeOf(place)) {
            return false;
        }
        try {
            return there.modified() == known.modified(place)
                    || Digest.of(Files.readAllBytes(folder.resolve(path))).equals(known.content(place));
        } catch (IOException e) {
            return false;
        }
    }

    private static Ledger.Line seen(Ledger.Line line, long modified) {
        return new Ledger.Line(line.key(), line.content(), line.size(), modified);
    }

    /** When a file was last changed before this writing began. */
    private long lastSeen(String path) {
        Lying there = look.at(path);
        return there == null ? 0 : there.modified();
    }

    private boolean isThere(String path, long size) {
        Lying there = look.at(path);
        return there != null && there.size() == size;
    }

    private void makeFolder(@Nullable Path parent) throws IOException {
        if (parent != null && !folders.contains(parent)) {
            Files.createDirectories(parent);
            folders.add(parent);
        }
    }

    private Written conclude(Outcome[] outcomes) throws IOException {
        int others = amongOthers ? known.size() - outcomes.length : 0;
        var lines = new Ledger.Draft(known, outcomes.length + others);
        var kept = new TreeSet<String>();
        var failures = new ArrayList<Failure>();
        int written = 0;
        int unchanged = others;
        int next = 0;
        for (int i = 0; i < outcomes.length; i++) {
            String path = paths.get(i);
            if (amongOthers) {
                lines.addAgain(next, places[i]);
                next = places[i] + 1;
            }
            if (outcomes[i] instanceof Outcome.AsKnown) {
                unchanged++;
                lines.addAgain(places[i], places[i] + 1);
            } else if (outcomes[i] instanceof Outcome.Landed landed) {
                written++;
                lines.add(path, landed.lies());
            } else if (outcomes[i] instanceof Outcome.Same same) {
                unchanged++;
                lines.add(path, same.lies());
            } else if (outcomes[i] instanceof Outcome.Failed failed) {
                failures.add(new Failure(path, failed.message()));
                if (failed.stays() && before.names(path) && look.has(path)) {
                    kept.add(path);
                }
            }
        }
        if (amongOthers) {
            lines.addAgain(next, known.size());
        }
        ledger = lines.done();
        if (!sameFiles || !failures.isEmpty()) {
            for (String old : before.paths()) {
                if (!ledger.names(old) && !kept.contains(old)) {
                    remove(old);
                }
            }
        }
        removeEmptied();
        var manifest = before.replacedBy(ledger, kept).write(folder);
        if (kept.isEmpty()) {
            ledger = ledger.with(manifest);
        }
        return new Written(written, unchanged, removed, failures);
    }

    /** How the files lie now that they are written. */
    Ledger ledger() {
        return ledger;
    }
}
