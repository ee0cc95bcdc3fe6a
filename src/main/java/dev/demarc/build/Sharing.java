package dev.demarc.build;

import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.PackedFindings;
import dev.demarc.output.Artefact;
import dev.demarc.output.Ledger;
import dev.demarc.source.Digest;
import dev.demarc.source.Packer;
import dev.demarc.source.Unpacker;
import dev.demarc.store.Bundle;
import dev.demarc.store.HttpStore;
import dev.demarc.store.Index;
import dev.demarc.store.Patience;
import dev.demarc.store.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finished files that builds of a wiki leave for each other on a server, so that a fresh copy needn't make them.
 *
 * <p>Under the digest of the wiki's shape lies an index, and in it a blob for every {@value #PARCEL} files. So a build asks
 * for some dozens of things, not for thousands. Each file lies there with its key, and stands for one that is wanted only
 * if the keys are equal. An edited paragraph leaves the shape as it was: one page has another key then, and some of the
 * search's files, and all others are taken. Only the blobs of those are left anew.
 *
 * <p>Names on the server are SHA-256, and what comes is compared with them. The keys inside are 128 bits that tell apart
 * what differs by chance or by an edit, not what somebody made to be alike. So who may write to the server is trusted with
 * the site, as with any such cache; others get {@code read-only}, or better no right to write.
 */
public final class Sharing implements AutoCloseable {

    /** Small enough that an edit leaves little anew, large enough that a thousand pages are some twenty requests. */
    private static final int PARCEL = 128;

    // Fewer are made before a server could answer.
    private static final int WORTH_ASKING = 32;

    private static final int AHEAD = 6;
    private static final Duration FETCHING = Duration.ofSeconds(5);
    private static final Duration LEAVING = Duration.ofSeconds(10);

    /** Asks nobody, and leaves nothing. */
    public static final Sharing NONE = new Sharing("", true, "", told -> {});

    private final String url;
    private final boolean readOnly;
    private final String token;
    private final Consumer<String> notes;
    private final Set<String> taken = ConcurrentHashMap.newKeySet();
    private final Set<String> lacking = ConcurrentHashMap.newKeySet();
    private final Patience fetching = new Patience(FETCHING);
    private final Patience leaving = new Patience(LEAVING);
    private @Nullable Group group;
    private Predicate<String> isPage = path -> false;
    private @Nullable ExecutorService porters;
    private @Nullable HttpStore store;

    private Sharing(String url, boolean readOnly, String token, Consumer<String> notes) {
        this.url = url;
        this.readOnly = readOnly;
        this.token = token;
        this.notes = notes;
    }

    /**
     * What the settings say of a server. Nobody is asked yet.
     *
     * @param token shown to the server; empty for none
     * @param notes told in a sentence, once, if the build goes on without the server
     */
    public static Sharing of(Wiki wiki, String token, Consumer<String> notes) {
        var settings = wiki.settings().folders().cache();
        String url = settings.remote();
        return url == null ? NONE : new Sharing(url, settings.readOnly(), token, notes);
    }

    /**
     * The same server, of which files are only taken. Jobs that make a share each would leave there parcels that lack the
     * others' files, one over the other.
     */
    public Sharing readOnly() {
        return new Sharing(url, true, token, notes);
    }

    /** What lies under one key on the server. */
    private static final class Group {
        final String key;
        final List<Parcel> parcels = new ArrayList<>();
        final CompletableFuture<Index> index = new CompletableFuture<>();

        Group(String key) {
            this.key = key;
        }
    }

    /** One parcel among those of its group that follow it. */
    private record Place(Group group, int number) {
        Parcel parcel() {
            return group.parcels.get(number);
        }
    }

    /** Loads what it takes to ask, while other work is done; only where there is so much to make that it will be asked. */
    void warmUp(Ledger known) {
        if (isOn() && known.size() == 0) {
            porters().execute(this::store);
        }
    }

    /** Whether there is a server to ask. */
    boolean isOn() {
        return !url.isEmpty();
    }

    private synchronized HttpStore store() {
        var begun = store;
        if (begun == null) {
            begun = new HttpStore(url, token, notes);
            store = begun;
        }
        return begun;
    }

    private synchronized ExecutorService porters() {
        var begun = porters;
        if (begun == null) {
            begun = Executors.newFixedThreadPool(AHEAD, task -> {
                var thread = new Thread(task, "demarc-porter");
                thread.setDaemon(true);
                return thread;
            });
            porters = begun;
        }
        return begun;
    }

    /**
     * The same files, each taken from the server if it lies there and somebody asks for it.
     *
     * @param known the files that lie in the site's folder already
     * @param isPage whether the file of a path shows something when it is made
     * @param shown told what making a page showed that was taken
     */
    SortedMap<String, Artefact> offered(
            SortedMap<String, Artefact> artefacts,
            PageKeys keys,
            Ledger known,
            Predicate<String> isPage,
            BiConsumer<String, List<Diagnostic>> shown) {
        if (!isOn() || keys == PageKeys.NONE) {
            return artefacts;
        }
        long wanted = artefacts.values().stream()
                .filter(each -> isWanted(each, known))
                .count();
        if (wanted == 0 || (wanted < WORTH_ASKING && known.size() > 0)) {
            return artefacts;
        }
        this.isPage = isPage;
        var all = group(keys.shape(), List.copyOf(artefacts.values()), known);
        group = all;
        fetchIndex(all);
        var offered = new TreeMap<>(artefacts);
        for (int i = 0; i < all.parcels.size(); i++) {
            var place = new Place(all, i);
            place.parcel().keyed().stream()
                    .filter(each -> isWanted(each, known))
                    .forEach(each -> offered.put(
                            each.path(), new Artefact(each.path(), () -> bytes(place, each, shown), each.key())));
        }
        return offered;
    }

    private static boolean isWanted(Artefact artefact, Ledger known) {
        return !artefact.key().equals(Ledger.UNKNOWN) && !known.isMadeOf(artefact.path(), artefact.key());
    }

    /** Java's own tables of letters come into pages too, and differ from version to version. */
    private static Group group(Digest shape, List<Artefact> artefacts, Ledger known) {
        int java = Runtime.version().feature();
        var group = new Group(Sha256.of("demarc shared cache 2\njava %d\n%s\n".formatted(java, shape)));
        for (int from = 0; from < artefacts.size(); from += PARCEL) {
            var some = artefacts.subList(from, Math.min(from + PARCEL, artefacts.size()));
            boolean wanted = some.stream().anyMatch(each -> isWanted(each, known));
            group.parcels.add(new Parcel("%06d".formatted(from / PARCEL), some, wanted));
        }
        return group;
    }

    private void fetchIndex(Group group) {
        if (group.parcels.stream().allMatch(each -> each.keyed().isEmpty())) {
            group.index.complete(Index.EMPTY);
            return;
        }
        porters().execute(() -> {
            var found = Index.EMPTY;
            try {
                found = store().index(group.key).orElse(Index.EMPTY);
            } finally {
                for (Parcel each : group.parcels) {
                    each.lies(found.blobs().get(each.name()));
                }
                group.index.complete(found);
            }
        });
    }

    private byte[] bytes(Place place, Artefact artefact, BiConsumer<String, List<Diagnostic>> shown)
            throws IOException {
        fetchFrom(place);
        var entries = place.parcel().entries();
        Map<String, Bundle.Entry> come =
                entries.isDone() ? entries.join() : fetching.spendOn(most -> await(entries, most));
        Bundle.Entry entry = come.remove(artefact.path());
        if (entry != null && isTold(entry, shown)) {
            taken.add(artefact.path());
            return entry.content();
        }
        return artefact.bytes();
    }

    /** A page is taken with what making it would have shown, or not at all. */
    private boolean isTold(Bundle.Entry entry, BiConsumer<String, List<Diagnostic>> shown) {
        if (!isPage.test(entry.path())) {
            return true;
        }
        try {
            shown.accept(entry.path(), PackedFindings.unpack(new Unpacker(entry.shown())));
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private Map<String, Bundle.Entry> await(CompletableFuture<Map<String, Bundle.Entry>> entries, Duration most) {
        try {
            return entries.get(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            store().giveUp("is too slow");
        } catch (ExecutionException e) {
            throw new IllegalStateException("A parcel that can't be had is empty", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new HashMap<>();
    }

    /** Fetches a parcel and those that will be asked for next. */
    private void fetchFrom(Place place) {
        var parcels = place.group().parcels;
        for (int i = place.number(); i < Math.min(place.number() + AHEAD, parcels.size()); i++) {
            Parcel parcel = parcels.get(i);
            if (parcel.isFirstAsked()) {
                porters().execute(() -> {
                    Map<String, Bundle.Entry> found = Map.of();
                    try {
                        found = fetched(place.group(), parcel);
                    } finally {
                        parcel.holds(found);
                    }
                });
            }
        }
    }

    private Map<String, Bundle.Entry> fetched(Group group, Parcel parcel) {
        // The index was asked for before any parcel was, so somebody is at it.
        group.index.join();
        var blob = parcel.lying();
        return blob == null
                ? Map.of()
                : store().blob(blob, FETCHING).flatMap(Bundle::of).orElse(Map.of());
    }

    /** How many files came from the server. */
    int taken() {
        return taken.size();
    }

    /** Whether a file came from the server. */
    boolean gave(String path) {
        return taken.contains(path);
    }

    /** Says that the server lacks a file, as somebody knows who asked it before. */
    void lacks(String path) {
        lacking.add(path);
    }

    /**
     * Leaves for others what the server lacks, once all is written.
     *
     * @param site where the files lie now
     * @param ledger how they lie there
     * @param shown what making pages showed, by path
     * @return how many files
     */
    int leave(Path site, Ledger ledger, Map<String, List<Diagnostic>> shown) {
        Group all = group;
        if (all == null || readOnly) {
            return 0;
        }
        // Where all came from parts, nobody waited for it, and what the server has would be left there again.
        all.index.join();
        return store().isOn() ? leave(all, site, ledger, shown) : 0;
    }

    private int leave(Group group, Path site, Ledger left, Map<String, List<Diagnostic>> shown) {
        var going = new TreeMap<String, CompletableFuture<Index.@Nullable Blob>>();
        var blobs = new TreeMap<String, Index.Blob>();
        int files = 0;
        for (Parcel parcel : group.parcels) {
            var lying = parcel.lying();
            if (lying != null && parcel.isCurrent() && !lacksAny(parcel)) {
                blobs.put(parcel.name(), lying);
            } else if (!parcel.keyed().isEmpty()) {
                files += parcel.keyed().size();
                going.put(
                        parcel.name(),
                        CompletableFuture.supplyAsync(() -> leave(packed(parcel, site, left, shown)), porters()));
            }
        }
        for (var each : going.entrySet()) {
            Index.Blob blob = each.getValue().join();
            if (blob != null) {
                blobs.put(each.getKey(), blob);
            }
        }
        // The index comes last: who finds it finds all that it names.
        boolean isLeft = !going.isEmpty() && leaving.spendOn(most -> store().leave(group.key, new Index(blobs), most));
        return isLeft ? files : 0;
    }

    private boolean lacksAny(Parcel parcel) {
        return parcel.keyed().stream().anyMatch(each -> lacking.contains(each.path()));
    }

    private Index.@Nullable Blob leave(byte[] content) {
        return leaving.spendOn(most -> store().leave(content, most)).orElse(null);
    }

    private byte[] packed(Parcel parcel, Path site, Ledger left, Map<String, List<Diagnostic>> shown) {
        var entries = new ArrayList<Bundle.Entry>();
        long size = 0;
        for (Artefact each : parcel.keyed()) {
            Ledger.Line line = left.line(each.path());
            if (line != null && line.key().equals(each.key()) && size + line.size() < Bundle.MOST / 2) {
                var content = content(site.resolve(each.path()), line);
                if (content.isPresent()) {
                    size += line.size();
                    byte[] findings =
                            isPage.test(each.path()) ? packed(shown.getOrDefault(each.path(), List.of())) : new byte[0];
                    entries.add(new Bundle.Entry(each.path(), each.key(), content.get(), findings));
                }
            }
        }
        return Bundle.packed(entries);
    }

    private static byte[] packed(List<Diagnostic> findings) {
        var out = new Packer();
        PackedFindings.pack(out, findings);
        return out.bytes();
    }

    /** What was written, if nobody has meddled with it since. */
    private static Optional<byte[]> content(Path file, Ledger.Line line) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            return Digest.of(bytes).equals(line.content()) ? Optional.of(bytes) : Optional.empty();
        } catch (IOException e) {
            // Then others make it themselves.
            return Optional.empty();
        }
    }

    /** Asks no more. */
    @Override
    public synchronized void close() {
        var begun = porters;
        if (begun != null) {
            begun.shutdownNow();
        }
    }
}
