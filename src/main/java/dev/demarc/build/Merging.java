package dev.demarc.build;

import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.output.Artefact;
import dev.demarc.output.Ledger;
import dev.demarc.source.Location;
import dev.demarc.source.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/**
 * The parts of a site that other jobs made, and what a build takes from them.
 *
 * <p>A file is taken if it was made of the very same and arrived whole; all else is made here. So parts that are stale,
 * damaged, missing or another wiki's cost time, and never make the site wrong. What is wrong with them is told, for
 * somebody waits for that time.
 */
public final class Merging {

    /** Nothing was made elsewhere. */
    public static final Merging NONE = new Merging(List.of(), List.of());

    private static final String ONE_STATE =
            "Let all jobs, this one too, build one commit with the same settings and options.";

    /**
     * What is wrong with the parts.
     *
     * @param message for a person, in a sentence
     * @param hint what to do about it
     */
    public record Note(String message, String hint) {}

    /**
     * A folder with a part.
     *
     * @param name how a person knows it
     */
    public record Folder(String name, Path path) {}

    /** One part, and what has become of its files. */
    private static final class Offer {
        final ShardFolder folder;
        final AtomicInteger taken = new AtomicInteger();
        final Set<String> damaged = new ConcurrentSkipListSet<>();
        int other;

        Offer(ShardFolder folder) {
            this.folder = folder;
        }

        Shard shard() {
            return folder.index().shard();
        }

        boolean isAllOther() {
            return other == folder.index().lines().size();
        }
    }

    private final List<Offer> offers;
    private final List<Note> found;

    private Merging(List<Offer> offers, List<Note> found) {
        this.offers = offers;
        this.found = found;
    }

    /** Whether a folder is a part of a site, be it a good one or not. */
    public static boolean isPart(Path folder) {
        return ShardFolder.isAt(folder);
    }

    /**
     * Looks into folders with parts.
     *
     * @throws IOException if one of them isn't there
     */
    public static Merging of(List<Folder> folders) throws IOException {
        var maker = ShardIndex.Maker.current();
        var notes = new ArrayList<Note>();
        var offers = new ArrayList<Offer>();
        boolean whole = true;
        for (Folder folder : once(folders, notes)) {
            Optional<ShardFolder> part = ShardFolder.at(folder.name(), folder.path());
            Optional<Note> refusal = part.isEmpty() ? Optional.of(unreadable(folder)) : otherMaker(part.get(), maker);
            refusal.ifPresentOrElse(notes::add, () -> offers.add(new Offer(part.orElseThrow())));
            whole &= refusal.isEmpty();
        }
        notes.addAll(numbering(offers, whole));
        return new Merging(List.copyOf(offers), List.copyOf(notes));
    }

    private static List<Folder> once(List<Folder> folders, List<Note> notes) throws IOException {
        var byPlace = new LinkedHashMap<Path, Folder>();
        for (Folder folder : folders) {
            Folder same = byPlace.putIfAbsent(folder.path().toRealPath(), folder);
            if (same != null) {
                notes.add(new Note(
                        same.name().equals(folder.name())
                                ? "`%s` is named twice.".formatted(folder.name())
                                : "`%s` and `%s` are one folder.".formatted(same.name(), folder.name()),
                        "Name each part once after `--merge`."));
            }
        }
        return List.copyOf(byPlace.values());
    }

    private static Note unreadable(Folder folder) {
        return new Note(
                "The index of `%s` can't be read, so none of its files are taken.".formatted(folder.name()),
                "Build that part again with this Demarc, and bring it here as it is.");
    }

    private static Optional<Note> otherMaker(ShardFolder part, ShardIndex.Maker maker) {
        var other = part.index().maker();
        if (other.java() != maker.java()) {
            return Optional.of(new Note(
                    "`%s` was made by Java %d, and this is Java %d, so none of its files are taken."
                            .formatted(part.name(), other.java(), maker.java()),
                    "Let all jobs use the same Java."));
        }
        if (!other.equals(maker)) {
            return Optional.of(new Note(
                    "`%s` was made by another Demarc, so none of its files are taken.".formatted(part.name()),
                    "Let all jobs use the same Demarc."));
        }
        return Optional.empty();
    }

    /** What is wrong with which parts they are: two that are the same, those of another split, those that lack. */
    private static List<Note> numbering(List<Offer> offers, boolean whole) {
        var notes = new ArrayList<Note>();
        var byNumber = new LinkedHashMap<Shard, Offer>();
        var counts = new TreeSet<Integer>();
        for (Offer offer : offers) {
            Offer same = byNumber.putIfAbsent(offer.shard(), offer);
            if (same != null) {
                notes.add(new Note(
                        "`%s` and `%s` are both part %s."
                                .formatted(same.folder.name(), offer.folder.name(), offer.shard()),
                        "Give each job a number of its own: `--shard 1/%1$d` to `--shard %1$d/%1$d`."
                                .formatted(offer.shard().count())));
            }
            counts.add(offer.shard().count());
        }
        if (counts.size() > 1) {
            notes.add(new Note(
                    "The parts are not of one whole: `%s` is part %s, `%s` part %s."
                            .formatted(
                                    offers.get(0).folder.name(),
                                    offers.get(0).shard(),
                                    unlike(offers).folder.name(),
                                    unlike(offers).shard()),
                    "Give all jobs the same count: the 3 in `--shard 1/3`."));
        } else if (whole && counts.size() == 1) {
            missing(byNumber.keySet(), counts.first()).ifPresent(notes::add);
        }
        return notes;
    }

    private static Offer unlike(List<Offer> offers) {
        int count = offers.get(0).shard().count();
        return offers.stream()
                .filter(each -> each.shard().count() != count)
                .findFirst()
                .orElseThrow();
    }

    private static Optional<Note> missing(Set<Shard> there, int count) {
        var missing = new ArrayList<String>();
        for (int number = 1; number <= count; number++) {
            var shard = new Shard(number, count);
            if (!there.contains(shard)) {
                missing.add(shard.toString());
            }
        }
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        String which = missing.size() == 1
                ? "Part %s is missing, so its files are made here.".formatted(missing.get(0))
                : "Parts %s are missing, so their files are made here.".formatted(String.join(", ", missing));
        return Optional.of(new Note(which, "Name the folders of all %d parts after `--merge`.".formatted(count)));
    }

    /**
     * The same files, each taken from a part if one has it.
     *
     * @param told of each file that was taken, with what its part says of it
     */
    SortedMap<String, Artefact> offered(
            SortedMap<String, Artefact> artefacts, Sources sources, BiConsumer<String, ShardIndex.Line> told) {
        if (offers.isEmpty()) {
            return artefacts;
        }
        var offered = new TreeMap<>(artefacts);
        var places = new Places(sources);
        // Of two that have a file, the first is asked first.
        for (int i = offers.size() - 1; i >= 0; i--) {
            Offer offer = offers.get(i);
            offer.folder.index().lines().forEach((path, line) -> {
                Artefact otherwise = offered.get(path);
                if (otherwise != null && fits(otherwise, line) && places.areOf(line.shown())) {
                    offered.put(path, new Artefact(path, () -> bytes(offer, otherwise, line, told), otherwise.key()));
                } else {
                    offer.other++;
                }
            });
        }
        return offered;
    }

    private static boolean fits(Artefact wanted, ShardIndex.Line line) {
        return !wanted.key().equals(Ledger.UNKNOWN) && wanted.key().equals(line.key());
    }

    private static byte[] bytes(
            Offer offer, Artefact otherwise, ShardIndex.Line line, BiConsumer<String, ShardIndex.Line> told)
            throws IOException {
        Optional<byte[]> content = offer.folder.content(otherwise.path(), line);
        if (content.isEmpty()) {
            offer.damaged.add(otherwise.path());
            return otherwise.bytes();
        }
        offer.taken.incrementAndGet();
        told.accept(otherwise.path(), line);
        return content.get();
    }

    /**
     * The files that findings may speak of. A finding is told with the line that it is about, and nobody who forges one
     * shall have a line told of a file that the wiki doesn't consist of.
     */
    private static final class Places {
        private final Set<String> read = new HashSet<>();
        private final Path root;

        Places(Sources sources) {
            sources.content().forEach(file -> read.add(file.place()));
            sources.templates().forEach(file -> read.add(file.place()));
            root = sources.folders().root();
        }

        boolean areOf(List<Diagnostic> findings) {
            return findings.stream()
                    .allMatch(finding -> isOne(finding.location())
                            && finding.related().stream().allMatch(other -> isOne(other.location())));
        }

        /** The built-in theme's files lie nowhere. */
        private boolean isOne(Location location) {
            try {
                return !(location instanceof Location.InFile at)
                        || read.contains(at.path())
                        || !Files.exists(root.resolve(at.path()))
                        || Files.isDirectory(root.resolve(at.path()));
            } catch (InvalidPathException e) {
                return false;
            }
        }
    }

    /** How many files were taken, in all and of each part, in words: once the site is written. */
    public String taken() {
        int all = 0;
        var each = new ArrayList<String>();
        for (Offer offer : offers) {
            all += offer.taken.get();
            each.add(offer.taken + " of `" + offer.folder.name() + "`");
        }
        return all + (all == 1 ? " file was" : " files were") + " taken from parts"
                + (each.isEmpty() ? "" : ": " + String.join(", ", each));
    }

    /** What is wrong with the parts as far as that shows before anything is taken. */
    public List<Note> found() {
        return found;
    }

    /** What is wrong with them besides, once the site is written. */
    public List<Note> shown() {
        var notes = new ArrayList<Note>();
        for (Offer offer : offers) {
            int all = offer.folder.index().lines().size();
            if (offer.other > 0 && offer.isAllOther()) {
                notes.add(new Note(
                        "`%s` is of another state of the wiki, so none of its %d files were taken."
                                .formatted(offer.folder.name(), all),
                        ONE_STATE));
            } else if (offer.other > 0) {
                notes.add(new Note(
                        "%d of the %d files in `%s` are of another state of the wiki, and were made anew."
                                .formatted(offer.other, all, offer.folder.name()),
                        ONE_STATE));
            }
            if (!offer.damaged.isEmpty()) {
                notes.add(new Note(
                        "%d of the %d files in `%s` are missing or not what its index says, and were made anew: `%s`%s."
                                .formatted(
                                        offer.damaged.size(),
                                        all,
                                        offer.folder.name(),
                                        offer.damaged.iterator().next(),
                                        offer.damaged.size() > 1 ? " for one" : ""),
                        "Bring the part here as it was written: all of its files, and no byte changed."));
            }
        }
        return notes;
    }
}
