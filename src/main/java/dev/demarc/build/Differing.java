package dev.demarc.build;

import dev.demarc.comparison.Comparison;
import dev.demarc.data.MatrixReader;
import dev.demarc.diagnostic.Checked;
import dev.demarc.history.Past;
import dev.demarc.matrix.Duties;
import dev.demarc.matrix.MatrixFile;
import dev.demarc.matrix.Meeting;
import dev.demarc.source.Order;
import dev.demarc.source.SourceFile;
import dev.demarc.source.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which responsibilities changed hands between two states of a wiki, matrix by matrix. Both are read by the readers of
 * now; nothing is written, and no page is read.
 *
 * @param before what the older state is called
 * @param after what the newer state is called
 * @param comparisons of the matrices that differ, by their ids
 * @param unread matrices that can't be compared, since one state of them can't be read; by path
 * @param unreadClaims claims files that were left out for the same reason
 * @param compared how many matrices were compared, those that are as they were included
 */
public record Differing(
        State before,
        State after,
        List<Comparison> comparisons,
        List<Unread> unread,
        List<Unread> unreadClaims,
        int compared) {

    /**
     * A state of a wiki, as people call it.
     *
     * @param name a revision as it was asked for, {@code work tree}, or a file
     * @param commit the commit that it means, if it means one
     */
    public record State(String name, @Nullable Commit commit) {}

    /** A commit: the beginning of its name, and the day on which it was made, in UTC. */
    public record Commit(String name, LocalDate day) {}

    /**
     * A file that can't be read.
     *
     * @param id of its matrix, as far as that can be told; empty for a claims file
     * @param place from the wiki's root
     * @param at what the state is called in which it can't be read
     * @param isOlder whether that is the older state
     */
    public record Unread(String id, String place, String at, boolean isOlder) {}

    /**
     * Matrices that are to be compared, and no others.
     *
     * @param before the older one's id
     * @param after the newer one's id
     */
    public record Choice(String before, String after) {}

    /** Copies the lists. */
    public Differing {
        comparisons = List.copyOf(comparisons);
        unread = List.copyOf(unread);
        unreadClaims = List.copyOf(unreadClaims);
    }

    /** Two states, read. */
    public static final class Both {
        private final State before;
        private final State after;
        private final List<Duties> older;
        private final List<Duties> newer;
        private final List<Unread> unreadClaims;

        private Both(State before, State after, List<Duties> older, List<Duties> newer, List<Unread> unreadClaims) {
            this.before = before;
            this.after = after;
            this.older = older;
            this.newer = newer;
            this.unreadClaims = unreadClaims;
        }

        /** Ids of the matrices that the older state has. */
        public Set<String> olderIds() {
            return ids(older);
        }

        /** Ids of the matrices that the newer state has. */
        public Set<String> newerIds() {
            return ids(newer);
        }

        /**
         * Compares them.
         *
         * @param choice nothing for all matrices
         */
        public Differing compare(@Nullable Choice choice) {
            return choice == null || choice.before().equals(choice.after())
                    ? new Comparing(this, choice == null ? null : choice.before()).all()
                    : new Comparing(this, null).two(choice);
        }
    }

    /**
     * Reads two states of a wiki.
     *
     * @param revisions which the repository is known to have
     * @param jobs how many threads read
     */
    public static Both read(Wiki wiki, Revisions revisions, LocalDate today, int jobs) throws IOException {
        var past = new Past(wiki.folders().root());
        var bygone = new Bygone(past, wiki.folders());
        Sources older = bygone.data(revisions.before(), today).orElseThrow(() -> unreadable(revisions.before()));
        String named = revisions.after();
        Sources newer =
                named == null ? wiki.sources(today) : bygone.data(named, today).orElseThrow(() -> unreadable(named));
        var before = new State(revisions.before(), commit(past, revisions.before()));
        var after = new State(revisions.newer(), named == null ? null : commit(past, named));
        try (var build = new SiteBuild(wiki, jobs)) {
            var then = build.duties(older);
            var unread = new ArrayList<Unread>();
            build.unreadClaims(older).forEach(place -> unread.add(new Unread("", place, before.name(), true)));
            var now = build.duties(newer);
            build.unreadClaims(newer).forEach(place -> unread.add(new Unread("", place, after.name(), false)));
            return new Both(before, after, then, now, unread);
        }
    }

    private static IOException unreadable(String revision) {
        return new IOException("the files of `" + revision + "` can't be read from the repository");
    }

    private static @Nullable Commit commit(Past past, String revision) {
        return past.commit(revision)
                .map(found -> new Commit(found.name(), found.day()))
                .orElse(null);
    }

    /**
     * Compares two files with each other, whatever their ids; no claims file is read.
     *
     * @param before a name for the older file, as people gave it
     */
    public static Differing ofFiles(Path older, String before, Path newer, String after) throws IOException {
        Duties then = file(older, before);
        Duties now = file(newer, after);
        var both = new Both(new State(before, null), new State(after, null), List.of(then), List.of(now), List.of());
        return new Comparing(both, null)
                .two(new Choice(then.matrix().id(), now.matrix().id()));
    }

    private static Duties file(Path file, String named) throws IOException {
        var matrix = SourceFile.of(name(file), named, file);
        var tables = new ArrayList<SourceFile>();
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            try (Stream<Path> beside = Files.list(folder)) {
                beside.filter(each -> name(each).endsWith(".csv"))
                        .sorted()
                        .forEach(each -> tables.add(SourceFile.of(name(each), name(each), each)));
            }
        }
        Checked<MatrixFile> read = MatrixReader.read(matrix, tables);
        return Meeting.of(read.value(), List.of());
    }

    private static String name(Path file) {
        Path name = file.getFileName();
        return name == null ? "" : name.toString();
    }

    private static Set<String> ids(List<Duties> all) {
        var ids = new TreeSet<String>();
        all.forEach(each -> ids.add(each.matrix().id()));
        return ids;
    }

    /** Which matrix of the newer state is which of the older one. */
    private static final class Comparing {

        private final Both both;
        private final @Nullable String only;
        private final List<Duties> left;
        private final List<Comparison> comparisons = new ArrayList<>();
        private final List<Unread> unread = new ArrayList<>();
        private int compared;

        Comparing(Both both, @Nullable String only) {
            this.both = both;
            this.only = only;
            this.left = new ArrayList<>(both.older);
        }

        /** Matrices pair by id; several of one id by path too; then by path alone. What can't be read has no id. */
        Differing all() {
            var alone = new ArrayList<>(both.newer);
            pair(alone, (then, now) -> sameId(then, now) && samePath(then, now));
            pair(alone, (then, now) -> sameId(then, now) && areReadable(then, now));
            pair(alone, Comparing::samePath);
            pair(alone, Comparing::sameId);
            alone.stream().filter(this::isWanted).forEach(now -> {
                if (isRead(now, false)) {
                    add(Comparison.ofAdded(now));
                }
            });
            left.stream().filter(this::isWanted).forEach(then -> {
                if (isRead(then, true)) {
                    add(Comparison.ofRemoved(then));
                }
            });
            return told();
        }

        Differing two(Choice choice) {
            Duties then = named(both.older, choice.before());
            Duties now = named(both.newer, choice.after());
            boolean thenRead = isRead(then, true);
            if (isRead(now, false) && thenRead) {
                add(Comparison.of(then, now));
            }
            return told();
        }

        private static Duties named(List<Duties> all, String id) {
            return all.stream()
                    .filter(each -> each.matrix().id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no matrix " + id));
        }

        /** Takes those that are the same out of both lists. */
        private void pair(List<Duties> alone, BiPredicate<Duties, Duties> same) {
            for (Iterator<Duties> each = alone.iterator(); each.hasNext(); ) {
                Duties now = each.next();
                for (int i = 0; i < left.size(); i++) {
                    if (same.test(left.get(i), now)) {
                        Duties then = left.remove(i);
                        each.remove();
                        if (isWanted(then) || isWanted(now)) {
                            compare(then, now);
                        }
                        break;
                    }
                }
            }
        }

        private static boolean sameId(Duties then, Duties now) {
            return then.matrix().id().equals(now.matrix().id());
        }

        private static boolean samePath(Duties then, Duties now) {
            return then.file().path().equals(now.file().path());
        }

        private static boolean areReadable(Duties then, Duties now) {
            return then.file().readable() && now.file().readable();
        }

        private boolean isWanted(Duties duties) {
            return only == null || only.equals(duties.matrix().id());
        }

        private void compare(Duties then, Duties now) {
            if (!then.file().readable() && !now.file().readable()) {
                // Nothing is known of it, and nothing is new: it is for a check to tell.
                return;
            }
            boolean thenRead = isRead(then, true);
            if (isRead(now, false) && thenRead) {
                add(sameId(then, now) ? Comparison.of(then, now) : Comparison.ofRenamed(then, now));
            }
        }

        private boolean isRead(Duties duties, boolean isOlder) {
            if (!duties.file().readable()) {
                unread.add(new Unread(
                        duties.matrix().id(),
                        duties.file().place(),
                        (isOlder ? both.before : both.after).name(),
                        isOlder));
            }
            return duties.file().readable();
        }

        private void add(Comparison comparison) {
            compared++;
            if (!comparison.isEmpty()) {
                comparisons.add(comparison);
            }
        }

        private Differing told() {
            comparisons.sort(Order.by(Comparison::id)
                    .thenComparing(each -> each.last().file().path()));
            unread.sort(Order.by(Unread::place));
            return new Differing(both.before, both.after, comparisons, unread, both.unreadClaims, compared);
        }
    }
}
