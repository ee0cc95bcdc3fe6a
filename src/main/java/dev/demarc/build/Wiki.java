package dev.demarc.build;

import dev.demarc.check.Agreed;
import dev.demarc.check.Judge;
import dev.demarc.data.BaselineReader;
import dev.demarc.data.SettingsReader;
import dev.demarc.diagnostic.Baseline;
import dev.demarc.diagnostic.Checked;
import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.Findings;
import dev.demarc.diagnostic.Nearest;
import dev.demarc.history.Past;
import dev.demarc.model.Address;
import dev.demarc.model.Settings;
import dev.demarc.model.Versions;
import dev.demarc.source.Mount;
import dev.demarc.source.SourceFile;
import dev.demarc.source.Sources;
import dev.demarc.source.WikiFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A wiki as it is on disk, with its settings.
 *
 * @param settings from the command line, the environment and {@code demarc.yml}, in this order
 * @param versions those that stand side by side in its site, as this one sees them
 */
public record Wiki(WikiFolders folders, Settings settings, Versions versions) {

    /** One that stands alone. */
    public Wiki(WikiFolders folders, Settings settings) {
        this(folders, settings, Versions.NONE);
    }

    /** The same among other versions, with files that lie elsewhere. */
    Wiki with(Versions others, List<Mount> mounts) {
        return new Wiki(folders.with(mounts), settings, others);
    }

    /**
     * An older version, as it stands beside its current one: with its own text, data and settings, in the look of the
     * current one, and with its cache.
     */
    Wiki beside(Wiki current) {
        var own = folders;
        var now = current.settings;
        var cache = now.folders().cache();
        var pages = settings.pages();
        return new Wiki(
                new WikiFolders(
                        own.root(),
                        own.settings(),
                        own.source(),
                        current.folders.templates(),
                        own.dest(),
                        own.left(),
                        own.drafts()),
                new Settings(
                        settings.site(),
                        new Settings.Folders(
                                settings.folders().source(),
                                settings.folders().dest(),
                                new Settings.Cache(current.cache().toString(), cache.size(), null, true),
                                settings.folders().ignore(),
                                settings.folders().sources(),
                                List.of()),
                        settings.nav(),
                        now.theme(),
                        new Settings.PageSettings(
                                pages.html(),
                                now.pages().editUrl(),
                                false,
                                pages.words(),
                                pages.search(),
                                pages.highlight()),
                        settings.rules(),
                        settings.links()));
    }

    /**
     * What is asked for from outside.
     *
     * @param root the folder of {@code demarc.yml}, or the one that was named
     * @param config the settings file, which need not be there
     * @param environment variables, of which those that begin with {@code DEMARC_} count
     * @param dest where the site goes, if that isn't left to the settings
     * @param baseUrl where the site will be published, likewise
     * @param drafts whether drafts are built
     */
    public record Wanted(
            Path root,
            Path config,
            SortedMap<String, String> environment,
            @Nullable Path dest,
            @Nullable String baseUrl,
            boolean drafts) {}

    /** Reads the settings, and finds the folders. Findings are those of the settings. */
    public static Checked<Wiki> open(Wanted wanted) {
        Path root = wanted.root().toAbsolutePath().normalize();
        Path config = wanted.config().toAbsolutePath().normalize();
        SourceFile file = Files.isRegularFile(config)
                ? SourceFile.of(
                        config.getFileName().toString(),
                        root.relativize(config).toString().replace('\\', '/'),
                        config)
                : null;
        Path name = root.getFileName();
        var read = SettingsReader.read(file, wanted.environment(), name == null ? "Wiki" : name.toString());
        var settings = fromRepository(withBaseUrl(read.value(), wanted.baseUrl()), root);
        return new Checked<>(new Wiki(folders(root, config, settings, wanted), settings), read.findings());
    }

    private static WikiFolders folders(Path root, Path config, Settings settings, Wanted wanted) {
        String source = settings.folders().source();
        Path content = root.resolve("content");
        Path chosen = source != null ? root.resolve(source) : Files.isDirectory(content) ? content : root;
        Path dest = wanted.dest() != null
                ? wanted.dest()
                : root.resolve(settings.folders().dest());
        var left = new ArrayList<>(settings.folders().ignore());
        Path cache = root.resolve(settings.folders().cache().folder()).normalize();
        if (cache.startsWith(chosen.normalize()) && !cache.equals(chosen.normalize())) {
            left.add("/" + chosen.normalize().relativize(cache).toString().replace('\\', '/') + "/");
        }
        return new WikiFolders(root, config, chosen, root.resolve("templates"), dest, left, wanted.drafts());
    }

    /** Folders of versions that the settings name and that aren't built in this run, each ending with a slash. */
    List<String> unbuilt() {
        return versions.areSeveral()
                ? List.of()
                : settings.folders().versions().stream()
                        .filter(each -> !each.current())
                        .map(each -> each.name().value() + "/")
                        .toList();
    }

    /** Where earlier runs kept what they found out. */
    public Path cache() {
        return folders.root().resolve(settings.folders().cache().folder()).normalize();
    }

    /** In `edit-url`, a path is the repository's; elsewhere it is the wiki's, which may lie deeper. */
    private static Settings fromRepository(Settings settings, Path root) {
        String url = settings.pages().editUrl();
        String prefix = url == null ? "" : new Past(root).prefix();
        if (url == null || prefix.isEmpty()) {
            return settings;
        }
        var pages = settings.pages();
        return new Settings(
                settings.site(),
                settings.folders(),
                settings.nav(),
                settings.theme(),
                new Settings.PageSettings(
                        pages.html(),
                        url.replace("{path}", Address.encoded(prefix) + "{path}"),
                        pages.changes(),
                        pages.words(),
                        pages.search(),
                        pages.highlight()),
                settings.rules(),
                settings.links());
    }

    private static Settings withBaseUrl(Settings settings, @Nullable String baseUrl) {
        if (baseUrl == null) {
            return settings;
        }
        var site = settings.site();
        return new Settings(
                new Settings.SiteFacts(
                        site.title(),
                        site.description(),
                        baseUrl.endsWith("/") ? baseUrl : baseUrl + "/",
                        site.language()),
                settings.folders(),
                settings.nav(),
                settings.theme(),
                settings.pages(),
                settings.rules(),
                settings.links());
    }

    /**
     * Lists the wiki's files.
     *
     * @throws IOException if the source can't be listed
     */
    public Sources sources(LocalDate today) throws IOException {
        return Sources.of(folders, today);
    }

    /**
     * Why the wiki can't be compared with a revision.
     *
     * @param message what is wrong
     * @param hint what to do next
     */
    public record Incomparable(String message, String hint) {}

    /**
     * Why the wiki can't be compared with a revision; empty if it can.
     *
     * @param otherwise what to do where there is no repository
     */
    public Optional<Incomparable> incomparable(String revision, String otherwise) {
        var past = new Past(folders.root());
        if (past.knows(revision)) {
            return Optional.empty();
        }
        List<String> names = past.names();
        if (names.isEmpty()) {
            return Optional.of(new Incomparable(
                    "There are no commits here among which `%s` could be.".formatted(revision), otherwise));
        }
        String fetch = past.isShallow() ? " This copy has the latest commits only; fetch the others." : "";
        return Optional.of(new Incomparable(
                "There is no revision `%s` in this repository.".formatted(revision),
                "Name a branch, a tag or a commit. " + Nearest.hint(revision, names) + fetch));
    }

    /** Findings that aren't of a run itself, as the settings weigh them. */
    public Findings weighed(Iterable<Diagnostic> found) {
        return Judge.judge(found, Agreed.on(settings.rules(), folders.sourcePlace()));
    }

    /** Reads a baseline of this wiki. Findings are those of the baseline itself: with any, it can't be relied on. */
    public Checked<Baseline> baseline(Path file) {
        return BaselineReader.read(SourceFile.of(place(file), place(file), file));
    }

    /** How findings name a file: from the wiki's root, or whole if it lies elsewhere. */
    public String place(Path file) {
        Path root = folders.root();
        String place = file.startsWith(root) ? root.relativize(file).toString() : file.toString();
        return place.replace('\\', '/');
    }
}
