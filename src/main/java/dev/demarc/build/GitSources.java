package dev.demarc.build;

import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.history.RemoteFiles;
import dev.demarc.history.Tokens;
import dev.demarc.model.Settings;
import dev.demarc.source.Mount;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * A wiki into which the files of other repositories came.
 *
 * @param wiki reads them as if they lay in its source
 * @param fetched what was taken, in words, one sentence for each source
 * @param notes what somebody should know: of which repositories the files may be old
 * @param faults for what reasons the wiki can't be read as its settings want it
 */
public record GitSources(Wiki wiki, List<String> fetched, List<Note> notes, List<Diagnostic> faults) {

    /**
     * Something that isn't as it should be, and goes on all the same.
     *
     * @param message what
     * @param hint what to do next
     */
    public record Note(String message, String hint) {}

    /** How much may be asked of the network. */
    public enum Way {
        /** Each repository is asked once. */
        NEWEST,
        /** Only those are asked of which nothing is kept. */
        KEPT,
        /** None is. */
        OFFLINE
    }

    /** Copies the lists. */
    public GitSources {
        fetched = List.copyOf(fetched);
        notes = List.copyOf(notes);
        faults = List.copyOf(faults);
    }

    /**
     * Brings them in.
     *
     * @param token what {@code DEMARC_SOURCES_TOKEN} holds, or nothing but white space
     * @throws IOException if the cache folder can't be written
     */
    public static GitSources of(Wiki wiki, Way way, String token) throws IOException {
        return of(wiki, wiki.folders().root(), way, token);
    }

    /** The same, where paths begin at another folder than the wiki's root. */
    static GitSources of(Wiki wiki, Path root, Way way, String token) throws IOException {
        List<Settings.GitSource> sources = wiki.settings().folders().sources();
        var hosts = new TreeSet<String>();
        sources.forEach(source -> hosts.add(host(source)));
        hosts.remove("");
        var notes = new ArrayList<Note>();
        var tokens = Tokens.of(token, hosts);
        if (tokens.isEmpty()) {
            notes.add(new Note(
                    "`DEMARC_SOURCES_TOKEN` holds one token, and the sources lie on several hosts; it is shown to none.",
                    "Write for each host which token it gets: `git.example.org=TOKEN other.example=TOKEN`."));
        }
        var fetching = new Fetching(
                new RemoteFiles(wiki.cache(), tokens.orElse(Tokens.NONE)), RemoteFiles.Way.valueOf(way.name()));
        var open = new ArrayList<Settings.GitSource>();
        for (Settings.GitSource source : sources) {
            if (!isTaken(wiki, source)) {
                open.add(source);
            }
        }
        fetching.get(open.stream().map(source -> wanted(root, source)).toList());
        var mounts = new ArrayList<Mount>();
        var fetched = new ArrayList<String>();
        var faults = new ArrayList<Diagnostic>();
        for (Settings.GitSource source : sources) {
            if (!open.contains(source)) {
                faults.add(taken(source));
                continue;
            }
            try {
                var state = fetching.state(wanted(root, source));
                String git = source.git().value();
                if (state.stale() != null) {
                    notes.add(new Note(
                            "`%s` %s, so what is kept of it is used: %s."
                                    .formatted(git, state.stale(), state.of().inWords()),
                            "Run it again when the repository can be reached, or with `--offline` to leave it alone."));
                }
                fetched.add("`%s` stands at `%s`: %s"
                        .formatted(git, source.at().value(), state.of().inWords()));
                mounts.add(new Mount(
                        source.at().value(), state.folder(), git, state.of().refused()));
            } catch (RemoteFiles.Unavailable e) {
                faults.add(Diagnostic.of(
                        RuleId.UNREADABLE,
                        source.git().place(),
                        "The repository `%s` %s.".formatted(source.git().value(), e.why()),
                        e.hint(),
                        "git"));
            }
        }
        return new GitSources(wiki.with(wiki.versions(), mounts), fetched, notes, faults);
    }

    private static RemoteFiles.Wanted wanted(Path root, Settings.GitSource source) {
        String git = source.git().value();
        return new RemoteFiles.Wanted(
                isWeb(git) ? git : local(root, git), source.branch(), source.tag(), source.path());
    }

    private static boolean isWeb(String git) {
        String lower = git.toLowerCase(Locale.ROOT);
        return lower.startsWith("https://") || lower.startsWith("http://");
    }

    private static String host(Settings.GitSource source) {
        String git = source.git().value();
        String host = isWeb(git) ? URI.create(git).getHost() : null;
        return host == null ? "" : host;
    }

    private static String local(Path root, String git) {
        try {
            return git.toLowerCase(Locale.ROOT).startsWith("file:")
                    ? Path.of(URI.create(git)).toString()
                    : root.resolve(git).normalize().toString();
        } catch (IllegalArgumentException e) {
            // Whoever looks for it will find nothing there, and say so.
            return git;
        }
    }

    /** Whether the wiki has files of its own where those of a source are to stand. */
    private static boolean isTaken(Wiki wiki, Settings.GitSource source) throws IOException {
        Path there;
        try {
            there = wiki.folders().source().resolve(source.at().value());
        } catch (InvalidPathException e) {
            return false;
        }
        if (!Files.isDirectory(there)) {
            return Files.exists(there);
        }
        boolean[] found = {false};
        Files.walkFileTree(there, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                found[0] |= !file.getFileName().toString().startsWith(".");
                return found[0] ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
            }
        });
        return found[0];
    }

    private static Diagnostic taken(Settings.GitSource source) {
        return Diagnostic.of(
                RuleId.WRONG_VALUE,
                source.at().place(),
                "`%s` holds files of this wiki, and those of `%s` are to stand there."
                        .formatted(source.at().value(), source.git().value()),
                "Give them another folder with `at:`, or move what lies there.",
                "at");
    }
}
