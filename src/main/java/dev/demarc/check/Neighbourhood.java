package dev.demarc.check;

import dev.demarc.diagnostic.Nearest;
import dev.demarc.model.Address;
import dev.demarc.model.Answer;
import dev.demarc.model.History;
import dev.demarc.model.Page;
import dev.demarc.model.Site;
import dev.demarc.model.SitePage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
    private static final Set<String> INDEXES = Set.of("index.md", "index.markdown", "readme.md", "readme.markdown");

    private final CheckedSite checked;
    private final Map<String, List<String>> answered = new HashMap<>();
    private @Nullable Map<String, List<String>> byName;
    private final TreeMap<String, List<String>> byFolder = new TreeMap<>();
    private @Nullable String source;
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

    /** Paths below the source that were probably meant, the likeliest first; at most three. */
    public List<String> meant(String path) {
        List<String> known = answered.get(path);
        if (known == null) {
            known = search(path);
            answered.put(path, known);
        }
        return known;
    }

    /** The one path that can only have been meant; nothing if there are several, or none. */
    public Optional<String> certain(String path) {
        Optional<String> moved = moved(path).map(History.Move::to);
        if (moved.isPresent()) {
            return moved;
        }
        List<String> meant = meant(path);
        if (meant.size() != 1) {
            return Optional.empty();
        }
        String only = meant.get(0);
        if (!name(only).equals(name(path))) {
            // An ending is no part of the name, or every short name would be a long one.
            int dot = name(path).lastIndexOf('.');
            String ending = dot < 0 || !only.endsWith(name(path).substring(dot))
                    ? ""
                    : name(path).substring(dot);
            String written = name(path).substring(0, name(path).length() - ending.length());
            String found = name(only).substring(0, name(only).length() - ending.length());
            return Nearest.certain(written, List.of(found)).map(near -> only);
        }
        // Every folder may have an index: that of another one is hardly the same page.
        boolean isIndex = INDEXES.contains(name(only).toLowerCase(Locale.ROOT));
        return isIndex ? Nearest.certain(path, meant) : Optional.of(only);
    }

    /** Where the past says that a path below the source went, below the source too, if it is there now. */
    public Optional<History.Move> moved(String path) {
        String source = source();
        return checked.history()
                .move(source + path)
                .filter(move -> move.to().startsWith(source))
                .map(move -> new History.Move(move.to().substring(source.length()), move.commit()))
                .filter(move ->
                        site().pageOf(move.to()).isPresent() || site().assets().contains(move.to()));
    }

    /**
     * A hint that names what was probably meant; empty if nothing is near. What moved goes first, and alone.
     *
     * @param written how a path is written where it is wanted
     */
    public String hint(String path, UnaryOperator<String> written) {
        Optional<History.Move> move = moved(path);
        if (move.isPresent()) {
            String commit = move.get().commit();
            return "It was moved to `%s`%s."
                    .formatted(written.apply(move.get().to()), commit == null ? "" : " by commit " + commit);
        }
        var quoted = new ArrayList<String>();
        meant(path).forEach(each -> quoted.add("`" + written.apply(each) + "`"));
        int last = quoted.size() - 1;
        return switch (quoted.size()) {
            case 0 -> "";
            case 1 -> "Nearest: " + quoted.get(0) + ".";
            default -> "Nearest: " + String.join(", ", quoted.subList(0, last)) + " and " + quoted.get(last) + ".";
        };
    }

    /** The source folder from the wiki's root, as any file of it tells. */
    private String source() {
        var known = source;
        if (known == null) {
            known = site().pages().stream()
                    .map(SitePage::prose)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .map(page -> above(page.place(), page.path()))
                    .or(() -> site().duties().values().stream()
                            .findFirst()
                            .map(of -> above(of.file().place(), of.file().path())))
                    .orElse("");
            source = known;
        }
        return known;
    }

    private static String above(String place, String path) {
        return place.substring(0, place.length() - path.length());
    }

    /** Whether something lies in a folder of that path. */
    public boolean isFolder(String path) {
        index();
        String next = byFolder.ceilingKey(path + "/");
        return !path.isEmpty() && next != null && next.startsWith(path + "/");
    }

    /** Whether a link of the same file would lead somewhere, written otherwise. */
    public boolean isThere(LinkRule.BrokenAsk broken, String target) {
        String folder = folder(broken.from().path());
        return checked.links().answer(broken.on(), folder, target) instanceof Answer.Found;
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
        meant.addAll(routed(path));
        return List.copyOf(meant).subList(0, Math.min(NAMED, meant.size()));
    }

    /**
     * Pages that another generator would have put at an address: {@code guide/setup} for {@code setup.md} or {@code
     * setup/README.md} in some folder. The more of the address a path ends with, the likelier it is.
     */
    private List<String> routed(String path) {
        String stem = path.endsWith(".html") ? path.substring(0, path.length() - 5) : path;
        if (name(stem).isEmpty() || name(stem).indexOf('.') >= 0) {
            return List.of();
        }
        var found = new TreeMap<Integer, List<String>>(Comparator.reverseOrder());
        for (String end : List.of(".md", "/README.md", "/index.md")) {
            String meant = stem + end;
            for (String each : index().getOrDefault(name(meant), List.of())) {
                int common = commonEnd(meant, each);
                if (common >= name(stem).length() + end.length()) {
                    found.computeIfAbsent(common, length -> new ArrayList<>()).add(each);
                }
            }
        }
        return found.isEmpty() ? List.of() : found.firstEntry().getValue();
    }

    /** How many characters the ends of two paths share, whole names only. */
    private static int commonEnd(String one, String other) {
        int common = 0;
        int i = 1;
        while (i <= one.length()
                && i <= other.length()
                && one.charAt(one.length() - i) == other.charAt(other.length() - i)) {
            common = one.charAt(one.length() - i) == '/' ? i - 1 : common;
            i++;
        }
        boolean whole = (i > one.length() || one.charAt(one.length() - i) == '/')
                && (i > other.length() || other.charAt(other.length() - i) == '/');
        return whole ? i - 1 : common;
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
