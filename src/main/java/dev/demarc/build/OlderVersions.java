package dev.demarc.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.Nearest;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.history.Past;
import dev.demarc.history.PastFiles;
import dev.demarc.history.RemoteFiles;
import dev.demarc.model.Settings;
import dev.demarc.model.Versions;
import dev.demarc.output.Artefact;
import dev.demarc.output.CacheFolder;
import dev.demarc.source.Digest;
import dev.demarc.source.Mount;
import dev.demarc.source.SourceFile;
import dev.demarc.source.Sources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The versions of a wiki that stand beside its current one: each made of its own commit's files and settings, in the look of
 * the current one. A version is built when its commit, the look or Demarc changed, and else its files are left.
 */
public final class OlderVersions implements AutoCloseable {

    /** There is one of the whole site. */
    private static final Set<String> OF_THE_SITE = Set.of("404.html", "feed.xml", "llms.txt", "sitemap.xml");

    private static final String FINDINGS = "findings.html";
    private static final String HEAD = "demarc version 1";

    /**
     * The place of a version's folder among the site's other files.
     *
     * @param message what is wrong with it
     * @param hint what to do next
     */
    public record Collision(String message, String hint) {}

    private final List<Older> older = new ArrayList<>();
    private final List<Diagnostic> faults = new ArrayList<>();
    private final List<GitSources.Note> notes = new ArrayList<>();
    private final List<Versions.Version> all = new ArrayList<>();
    private final int jobs;
    private final GitSources.Way way;
    private final String token;
    private Wiki wiki;
    private SortedSet<String> current = Collections.emptySortedSet();

    private OlderVersions(Wiki wiki, int jobs, GitSources.Way way, String token) {
        this.way = way;
        this.token = token;
        this.wiki = wiki;
        this.jobs = jobs;
    }

    /**
     * The versions that a wiki's settings name. Where none are, nothing is looked for.
     *
     * @param jobs how many threads build one
     * @param way how other repositories may be asked of which nothing is kept
     * @param token what {@code DEMARC_SOURCES_TOKEN} holds
     * @throws IOException if the cache folder can't be written
     */
    public static OlderVersions of(Wiki wiki, int jobs, GitSources.Way way, String token) throws IOException {
        var versions = new OlderVersions(wiki, jobs, way, token);
        if (!wiki.settings().folders().versions().isEmpty()) {
            versions.gather();
        }
        return versions;
    }

    private void gather() throws IOException {
        var files = new PastFiles(wiki.folders().root(), wiki.cache());
        var named = wiki.settings().folders().versions();
        var own = wiki;
        for (Settings.Version version : named) {
            PastFiles.Taken taken = version.ref() == null ? null : taken(files, version.ref());
            if (version.current()) {
                all.add(new Versions.Version(version.name().value(), "", new Digest(0, 0), () -> current));
                if (taken != null && holds(taken.folder().resolve(wiki.folders().sourcePlace()), version)) {
                    own = own.with(Versions.NONE, readFrom(taken));
                }
            } else if (taken != null) {
                Wiki opened = opened(taken, version);
                if (holds(opened.folders().source(), version)) {
                    var each = new Older(version.name().value(), all.size(), brought(opened, version), taken);
                    older.add(each);
                    all.add(new Versions.Version(each.name, each.folder(), each.key, each::paths));
                }
            }
        }
        if (faults.isEmpty()) {
            for (int i = 0; i < all.size(); i++) {
                if (all.get(i).isCurrent()) {
                    wiki = own.with(new Versions(all, i), own.folders().mounts());
                }
            }
            tidy();
        }
    }

    private PastFiles.@Nullable Taken taken(PastFiles files, Settings.Written ref) throws IOException {
        try {
            var taken = files.at(ref.value());
            if (taken.isPresent()) {
                return taken.get();
            }
            var past = new Past(wiki.folders().root());
            faults.add(Diagnostic.of(
                    RuleId.WRONG_VALUE,
                    ref.place(),
                    "There is no revision `%s` in this repository.".formatted(ref.value()),
                    past.names().isEmpty()
                            ? "Versions come from the wiki's own commits: keep it in a git repository."
                            : Nearest.hint(ref.value(), past.names())
                                    + (past.isShallow()
                                            ? " This copy has the latest commits only; fetch the others."
                                            : ""),
                    "ref"));
        } catch (RemoteFiles.Unavailable e) {
            faults.add(Diagnostic.of(
                    RuleId.WRONG_VALUE,
                    ref.place(),
                    "The revision `%s` %s.".formatted(ref.value(), e.why()),
                    e.hint(),
                    "ref"));
        }
        return null;
    }

    /** Whether a revision has the folder in which its pages should lie; it is told if not. */
    private boolean holds(Path source, Settings.Version version) {
        Settings.Written ref = version.ref();
        boolean there = Files.isDirectory(source);
        if (!there && ref != null) {
            faults.add(Diagnostic.of(
                    RuleId.WRONG_VALUE,
                    ref.place(),
                    "The revision `%s` has no folder `%s` that holds the wiki."
                            .formatted(ref.value(), source.getFileName()),
                    "Name a revision in which the wiki is there.",
                    "ref"));
        }
        return there;
    }

    /** The current version's files, where they aren't those of the work tree. */
    private List<Mount> readFrom(PastFiles.Taken taken) {
        var mounts = new ArrayList<>(wiki.folders().mounts());
        mounts.add(new Mount(
                "",
                taken.folder().resolve(wiki.folders().sourcePlace()),
                "commit " + taken.commit().substring(0, 8),
                new TreeMap<>()));
        return mounts;
    }

    /** A version with its own settings, but for what it has in common with the current one. */
    private Wiki opened(PastFiles.Taken taken, Settings.Version version) {
        Path root = taken.folder();
        String baseUrl = wiki.settings().site().baseUrl();
        return Wiki.open(new Wiki.Wanted(
                        root,
                        root.resolve("demarc.yml"),
                        new TreeMap<>(),
                        wiki.folders().dest(),
                        baseUrl == null ? null : baseUrl + version.name().value() + "/",
                        wiki.folders().drafts()))
                .value()
                .beside(wiki);
    }

    /** The same with the files of other repositories, as they are kept. */
    private Wiki brought(Wiki opened, Settings.Version version) throws IOException {
        if (opened.settings().folders().sources().isEmpty()) {
            return opened;
        }
        var brought = GitSources.of(opened, wiki.folders().root(), way, token);
        notes.addAll(brought.notes());
        for (Diagnostic fault : brought.faults()) {
            notes.add(new GitSources.Note(
                    "Version `%s` lacks files: %s".formatted(version.name().value(), fault.message()), fault.hint()));
        }
        return brought.wiki();
    }

    /** What goes wrong before anything is built; nothing can be built then. */
    public List<Diagnostic> faults() {
        return List.copyOf(faults);
    }

    /** What somebody should know of the versions. */
    public List<GitSources.Note> notes() {
        return List.copyOf(notes);
    }

    /** The current version, which knows of the others. */
    public Wiki wiki() {
        return wiki;
    }

    /** Whether there are none, and the current version is the whole site. */
    public boolean areNone() {
        return older.isEmpty();
    }

    /** The files of the current version and of all others. */
    public SortedMap<String, Artefact> with(SortedMap<String, Artefact> ofCurrent) {
        if (older.isEmpty()) {
            return ofCurrent;
        }
        current = new TreeSet<>(ofCurrent.keySet());
        var files = new TreeMap<>(ofCurrent);
        for (Older each : older) {
            for (String path : each.paths()) {
                var others = new ArrayList<Boolean>();
                all.forEach(version -> others.add(version.paths().get().contains(path)));
                files.put(
                        each.folder() + path,
                        new Artefact(
                                each.folder() + path,
                                () -> each.bytes(path),
                                Fingerprint.of(each.key, path, others),
                                path.equals(FINDINGS)));
            }
        }
        return files;
    }

    /** Where a version's folder isn't its own; empty if each has one. */
    public Optional<Collision> collision(SortedMap<String, Artefact> ofCurrent) {
        for (Older each : older) {
            var there = ofCurrent.tailMap(each.folder());
            if (!there.isEmpty() && there.firstKey().startsWith(each.folder())) {
                return Optional.of(new Collision(
                        "The version `%s` is to stand in `%s`, and `%s` of the current version lies there."
                                .formatted(each.name, each.folder(), there.firstKey()),
                        "Give the version another name under `versions:`, or the folder of the wiki."));
            }
        }
        return Optional.empty();
    }

    /** What the versions that were built now have to be told, in words: how much, and no more. */
    public List<String> untold() {
        var words = new ArrayList<String>();
        for (Older each : older) {
            each.found()
                    .ifPresent(count -> words.add("Version %s was built: %d %s, which are not told."
                            .formatted(each.name, count, count == 1 ? "finding" : "findings")));
        }
        return words;
    }

    private Path kept() {
        return wiki.cache().resolve("versions");
    }

    /** Takes away what belongs to no version any more. */
    private void tidy() throws IOException {
        var used = new TreeSet<String>();
        older.forEach(each -> used.add(each.taken.commit()));
        older.forEach(each -> used.add(each.list()));
        for (Mount mount : wiki.folders().mounts()) {
            if (mount.folder().startsWith(kept())) {
                used.add(kept().relativize(mount.folder()).getName(0).toString());
            }
        }
        PastFiles.keepOnly(kept(), used);
    }

    /** One of them. */
    private final class Older {
        final String name;
        final PastFiles.Taken taken;
        final Digest key;
        private final int number;
        private final Wiki files;
        private final Sources sources;
        private @Nullable SortedSet<String> paths;
        private @Nullable SiteBuild build;
        private @Nullable Built built;

        Older(String name, int number, Wiki files, PastFiles.Taken taken) throws IOException {
            this.name = name;
            this.number = number;
            this.files = files;
            this.taken = taken;
            var shared = shared();
            // What was late when it was written is late in it for ever: it is a matter of the current version.
            this.sources = files.sources(taken.day()).sharing(shared);
            var parts = new ArrayList<Object>(List.of(
                    ProgramDigest.get(),
                    name,
                    taken.commit(),
                    files.settings().withoutCache(),
                    wiki.settings().folders().versions()));
            for (Mount mount : files.folders().mounts()) {
                parts.add(mount.at());
                parts.add(mount.folder().getFileName().toString());
            }
            for (List<SourceFile> some : List.of(sources.templates(), shared)) {
                for (SourceFile file : some) {
                    parts.add(file.path());
                    parts.add(file.digest());
                    file.release();
                }
            }
            this.key = Fingerprint.of(parts);
        }

        String folder() {
            return name + "/";
        }

        /** The file in which its paths are kept. */
        String list() {
            return "version-" + key + ".txt";
        }

        /** Files that the look names, as the current version has them. */
        private List<SourceFile> shared() {
            var theme = wiki.settings().theme();
            var named = new ArrayList<>(theme.css());
            if (theme.logo() != null) {
                named.add(theme.logo());
            }
            if (theme.card().own() != null) {
                named.add(theme.card().own());
            }
            var shared = new ArrayList<SourceFile>();
            for (Settings.Written each : named) {
                file(each.value())
                        .ifPresent(file -> shared.add(
                                SourceFile.of(each.value(), wiki.folders().place(file), file)));
            }
            return shared;
        }

        private Optional<Path> file(String path) {
            try {
                Path source = wiki.folders().source();
                return Optional.of(source.resolve(path).normalize())
                        .filter(file -> file.startsWith(source) && Files.isRegularFile(file));
            } catch (InvalidPathException e) {
                // It is told as a file of the look that isn't there.
                return Optional.empty();
            }
        }

        /** The paths of all its files, below its folder: remembered, or found by reading it. */
        synchronized SortedSet<String> paths() {
            var known = paths;
            if (known == null) {
                try {
                    known = remembered().orElse(null);
                    if (known == null) {
                        known = new TreeSet<>(built().artefacts().keySet());
                        known.removeAll(OF_THE_SITE);
                        var lines = new ArrayList<>(List.of(HEAD));
                        lines.addAll(known);
                        lines.add("");
                        CacheFolder.keep(
                                kept(), list(), String.join("\n", lines).getBytes(UTF_8));
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                paths = known;
            }
            return known;
        }

        private Optional<SortedSet<String>> remembered() throws IOException {
            try {
                String text = Files.readString(kept().resolve(list()), UTF_8);
                var lines = text.lines().toList();
                return text.endsWith("\n") && lines.get(0).equals(HEAD)
                        ? Optional.of(new TreeSet<>(lines.subList(1, lines.size())))
                        : Optional.empty();
            } catch (NoSuchFileException e) {
                return Optional.empty();
            }
        }

        private synchronized Built built() throws IOException {
            var known = built;
            if (known == null) {
                var begun = new SiteBuild(
                        files.with(new Versions(all, number), files.folders().mounts()), jobs);
                build = begun;
                known = begun.run(sources);
                built = known;
            }
            return known;
        }

        byte[] bytes(String path) throws IOException {
            Artefact artefact = built().artefacts().get(path);
            if (artefact == null) {
                throw new IOException("version " + name + " has no such file any more; run it again");
            }
            return artefact.bytes();
        }

        /** How much is to be said of it; empty if it wasn't built now. */
        synchronized Optional<Integer> found() {
            return built == null
                    ? Optional.empty()
                    : Optional.of(built.findings().list().size());
        }

        synchronized void close() throws IOException {
            if (build != null) {
                build.close();
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (Older each : older) {
            each.close();
        }
    }
}
