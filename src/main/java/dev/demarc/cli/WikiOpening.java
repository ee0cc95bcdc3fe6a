package dev.demarc.cli;

import dev.demarc.build.AsOf;
import dev.demarc.build.GitSources;
import dev.demarc.build.Wiki;
import dev.demarc.diagnostic.Checked;
import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.Findings;
import dev.demarc.diagnostic.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the wiki that is meant, and reads its settings. */
final class WikiOpening {

    private static final String SETTINGS = "demarc.yml";

    private final Options options;
    private final Console console;
    private final @Nullable Telling telling;
    private final boolean upwards;

    /**
     * Opening of a wiki.
     *
     * @param telling how faults of the settings are told; nothing for text on standard error
     */
    WikiOpening(Options options, Console console, @Nullable Telling telling) {
        this(options, console, telling, false);
    }

    private WikiOpening(Options options, Console console, @Nullable Telling telling, boolean upwards) {
        this.upwards = upwards;
        this.options = options;
        this.console = console;
        this.telling = telling;
    }

    /** Opening of the wiki around the current folder, for commands whose parameters name no folder. */
    static WikiOpening upwards(Options options, Console console) {
        return new WikiOpening(options, console, null, true);
    }

    /** The wiki; empty if its settings are wrong, which has been told then. */
    Optional<Wiki> open(@Nullable Path dest) throws Usage, IOException {
        Path config = config();
        Path root = root(config);
        var opened = read(config, root, dest);
        if (isRefused(opened.findings(), root)) {
            return Optional.empty();
        }
        Wiki wiki = withSource(opened.value());
        if (wiki.settings().folders().sources().isEmpty()) {
            return Optional.of(asOf(wiki));
        }
        var brought = brought(wiki, upwards ? GitSources.Way.KEPT : GitSources.Way.NEWEST);
        return isRefused(brought.faults(), root) ? Optional.empty() : Optional.of(asOf(brought.wiki()));
    }

    /** The wiki of the day that was asked for; what lies in other repositories is that of now. */
    private Wiki asOf(Wiki wiki) throws Usage, IOException {
        LocalDate day = options.dayAsOf();
        if (day == null) {
            return wiki;
        }
        var then = AsOf.of(wiki, day);
        if (then.refused().isPresent()) {
            throw new Usage(then.refused().get().message(), then.refused().get().hint());
        }
        return then.wiki().orElse(wiki);
    }

    /** Tells findings of the settings; whether with one of them nothing can be done. */
    boolean isRefused(List<Diagnostic> found, Path root) throws Usage, IOException {
        var findings = Findings.of(found.stream().filter(this::isToldNow).toList());
        var places = new FilePlaces(root, console.folder());
        if (findings.count(Severity.ERROR) > 0 && telling != null) {
            telling.tell(findings, places);
        } else if (!findings.list().isEmpty()) {
            new TextPrinter(places, options.colour(), true).print(findings, console.err());
        }
        boolean refused = findings.count(Severity.ERROR) > 0;
        if (refused) {
            console.err().println("demarc: The settings want mending first; nothing was built.");
        }
        return refused;
    }

    /** The wiki with the files of other repositories; what should be known of them is told. */
    private GitSources brought(Wiki wiki, GitSources.Way way) throws IOException {
        var brought = GitSources.of(
                wiki,
                options.has(Options.OFFLINE) ? GitSources.Way.OFFLINE : way,
                console.variable("DEMARC_SOURCES_TOKEN"));
        for (GitSources.Note note : brought.notes()) {
            console.err().println("demarc: " + note.message());
            console.err().println("  → " + note.hint());
        }
        if (options.has("-v")) {
            brought.fetched().forEach(console.err()::println);
        }
        return brought;
    }

    /**
     * The wiki once more, after its settings changed while a command runs.
     *
     * @throws IOException if the settings are wrong, with the first mistake
     */
    Wiki openAnew() throws Usage, IOException {
        Path config = config();
        var opened = read(config, root(config), null);
        refuse(opened.findings());
        Wiki wiki = withSource(opened.value());
        if (wiki.settings().folders().sources().isEmpty()) {
            return wiki;
        }
        // What the settings named before was fetched when the command began.
        var brought = brought(wiki, GitSources.Way.KEPT);
        refuse(brought.faults());
        return brought.wiki();
    }

    private static void refuse(List<Diagnostic> found) throws IOException {
        for (Diagnostic finding : Findings.of(found).list()) {
            if (finding.severity() == Severity.ERROR) {
                throw new IOException(finding.location() + " " + finding.message() + " " + finding.hint());
            }
        }
    }

    private Checked<Wiki> read(@Nullable Path config, Path root, @Nullable Path dest) throws Usage {
        return Wiki.open(new Wiki.Wanted(
                root,
                config == null ? root.resolve(SETTINGS) : config,
                console.environment(),
                dest,
                baseUrl(),
                options.has("--drafts")));
    }

    private Wiki withSource(Wiki wiki) throws Usage {
        Path source = wiki.folders().source();
        if (!Files.isDirectory(source)) {
            throw new Usage(
                    "The source `"
                            + new FilePlaces(wiki.folders().root(), console.folder())
                                    .shown(wiki.folders().place(source))
                            + "` is not a folder.",
                    "Set `source:` in demarc.yml to the folder that holds the Markdown, or make it.");
        }
        return wiki;
    }

    /** Advice on settings, such as a variable that means nothing here, is for those who ask for more. */
    private boolean isToldNow(Diagnostic finding) {
        return finding.severity() != Severity.INFO || options.has("-v");
    }

    private @Nullable Path config() throws Usage {
        String option = options.text("--config");
        String named = option != null ? option : console.variable("DEMARC_CONFIG");
        if (named.isEmpty()) {
            return null;
        }
        Path config = options.path(named);
        if (!Files.isRegularFile(config)) {
            throw new Usage(
                    "There is no settings file `" + named + "`.",
                    "Check the path of " + (option != null ? "`--config`" : "`DEMARC_CONFIG`") + ", or leave it out.");
        }
        return config;
    }

    private Path root(@Nullable Path config) throws Usage {
        Path named = upwards ? null : options.folder();
        if (named != null) {
            if (!Files.isDirectory(named)) {
                throw new Usage(
                        "`" + named.getFileName() + "` is not a folder.",
                        Files.exists(named)
                                ? "Name the folder that holds the wiki, not a file in it."
                                : "There is nothing at that path; name the folder that holds the wiki.");
            }
            return named;
        }
        if (config != null) {
            Path parent = config.getParent();
            return parent == null ? console.folder() : parent;
        }
        for (Path at = console.folder(); at != null; at = at.getParent()) {
            if (Files.isRegularFile(at.resolve(SETTINGS))) {
                return at;
            }
        }
        return console.folder();
    }

    private @Nullable String baseUrl() throws Usage {
        String url = options.text("--base-url");
        if (url != null && !url.startsWith("https://") && !url.startsWith("http://")) {
            throw new Usage(
                    "`--base-url` wants an address that begins with https:// or http://, not “" + url + "”.",
                    "Write it whole, as https://wiki.example.org/duties/.");
        }
        return url;
    }
}
