package dev.demarc.check;

import dev.demarc.diagnostic.Edit;
import dev.demarc.diagnostic.Nearest;
import dev.demarc.matrix.Duties;
import dev.demarc.model.Address;
import dev.demarc.model.Answer;
import dev.demarc.model.Page;
import dev.demarc.model.Site;
import dev.demarc.model.SitePage;
import dev.demarc.source.Location;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The files that somebody may have meant by a path that isn't there: those of the same name elsewhere, and those of the
 * same folder with a name that is nearly the same.
 *
 * <p>Indexed when the first link is broken, so that a wiki without broken links pays nothing. A wiki in which thousands
 * are broken has other troubles than spelling: comparing stops after {@link #MOST_COMPARED} names.
 */
public final class Neighbourhood {

    private static final int MOST_COMPARED = 2_000_000;
    private static final int NAMED = 3;

    private final CheckedSite checked;
    private final Map<String, Meant> answered = new HashMap<>();
    private @Nullable Map<String, List<String>> byName;
    private @Nullable String source;
    private final TreeMap<String, List<String>> byFolder = new TreeMap<>();
    private int compared;

    /** The neighbourhood of a wiki's files. */
    public Neighbourhood(CheckedSite checked) {
        this.checked = checked;
    }

    /** The wiki. */
    public Site site() {
        return checked.site();
    }

    /** Whether a page stands beside a matrix, or holds tables that tell who does what. */
    public boolean isBesideDuties(Page page) {
        if (checked.notesOf(page.path()).tellsDuties()) {
            return true;
        }
        String folder = folder(page.path());
        for (String matrix : site().duties().tailMap(folder).keySet()) {
            if (!matrix.startsWith(folder)) {
                return false;
            }
            if (matrix.indexOf('/', folder.length()) < 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * What was meant by a path below the source that isn't there.
     *
     * @param paths the likeliest first, at most three
     * @param moved whether the past tells that the first is where the file went
     */
    public record Meant(List<String> paths, boolean moved) {
        /** Copies the list. */
        public Meant {
            paths = List.copyOf(paths);
        }

        /** The path that was meant, if there is no doubt: it moved there, or there is but one. */
        public Optional<String> certain() {
            return moved || paths.size() == 1 ? Optional.of(paths.get(0)) : Optional.empty();
        }

        /**
         * The hint that names them; empty if there are none.
         *
         * @param written how a path is written where it is wanted
         */
        public String hint(UnaryOperator<String> written) {
            if (paths.isEmpty()) {
                return "";
            }
            var quoted = new ArrayList<String>();
            paths.forEach(path -> quoted.add("`" + written.apply(path) + "`"));
            int last = quoted.size() - 1;
            String joined =
                    last == 0 ? quoted.get(0) : String.join(", ", quoted.subList(0, last)) + " and " + quoted.get(last);
            return moved ? "It moved to " + quoted.get(0) + ", as git tells." : "Nearest: " + joined + ".";
        }
    }

    /** What was probably meant by a path that isn't there. */
    public Meant meant(String path) {
        Meant known = answered.get(path);
        if (known == null) {
            known = moved(path).map(to -> new Meant(List.of(to), true)).orElseGet(() -> new Meant(search(path), false));
            answered.put(path, known);
        }
        return known;
    }

    /** Where the past says that a file went, if it is there now. */
    private Optional<String> moved(String path) {
        String source = source();
        return checked.history()
                .movedTo(source + path)
                .filter(place -> place.startsWith(source))
                .map(place -> place.substring(source.length()))
                .filter(now -> site().pageOf(now).isPresent() || site().assets().contains(now));
    }

    /** The source folder from the wiki's root, as any file of it tells. */
    private String source() {
        var known = source;
        if (known == null) {
            known = site().pages().stream()
                    .map(SitePage::prose)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .map(page -> page.place()
                            .substring(0, page.place().length() - page.path().length()))
                    .or(() -> site().duties().values().stream()
                            .findFirst()
                            .map(Duties::file)
                            .map(file -> file.place()
                                    .substring(
                                            0,
                                            file.place().length() - file.path().length())))
                    .orElse("");
            source = known;
        }
        return known;
    }

    /** Whether something lies in a folder of that path. */
    public boolean isFolder(String path) {
        String folder = path + "/";
        index();
        return !path.isEmpty()
                && byFolder.ceilingKey(folder) != null
                && byFolder.ceilingKey(folder).startsWith(folder);
    }

    private List<String> search(String path) {
        var index = index();
        var meant = new LinkedHashSet<String>();
        List<String> sameName = index.getOrDefault(name(path), List.of());
        var sameFolder = byFolder.getOrDefault(folder(path), List.of());
        if (compared < MOST_COMPARED) {
            compared += sameFolder.size();
            var names = new ArrayList<String>(sameFolder.size());
            sameFolder.forEach(each -> names.add(name(each)));
            Nearest.allTo(name(path), names).forEach(near -> meant.add(folder(path) + near));
        }
        // A misspelt folder is nearer than another one that happens to hold a file of that name.
        meant.addAll(Nearest.allTo(path, sameName));
        meant.addAll(sameName);
        return List.copyOf(meant).subList(0, Math.min(NAMED, meant.size()));
    }

    private Map<String, List<String>> index() {
        var index = byName;
        if (index == null) {
            index = new HashMap<>();
            var paths = new TreeSet<>(site().pageSources());
            paths.addAll(site().assets());
            for (String path : paths) {
                index.computeIfAbsent(name(path), n -> new ArrayList<>()).add(path);
                byFolder.computeIfAbsent(folder(path), f -> new ArrayList<>()).add(path);
            }
            byName = index;
        }
        return index;
    }

    /** What writes a path over another one in YAML; empty if it would need quotes. */
    public List<Edit> edits(Location at, String path) {
        return at instanceof Location.InFile in ? PlainPath.edits(in, path) : List.of();
    }

    /** Whether a link of the same file would lead somewhere, written otherwise. */
    public boolean isThere(LinkRule.BrokenAsk broken, String target) {
        String folder = folder(broken.from().path());
        return checked.links().answer(broken.on(), folder, target) instanceof Answer.Found;
    }

    /** How a link to a path is written in a file, percent-encoded where it has to be. */
    public static String written(Page from, String path) {
        String href = new Address(from.path()).hrefTo(new Address(path));
        return href.isEmpty() ? name(path) : href;
    }

    /** The same with the part after {@code #} that the broken link had. */
    public static String written(LinkRule.BrokenAsk broken, String path) {
        int hash = broken.target().indexOf('#');
        return written(broken.from(), path) + (hash < 0 ? "" : broken.target().substring(hash));
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String folder(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }
}
