package dev.demarc.data;

import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.model.Settings;
import dev.demarc.source.Span;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code sources}: which other repositories' files come into a wiki, and where they stand in it. */
final class GitSourceReader {

    private static final List<String> KEYS = List.of("git", "branch", "tag", "path", "at");
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://.*");

    /** As ssh has it: {@code git@git.example.org:team/duties.git}; a single letter is a drive. */
    private static final Pattern HOST_AND_PATH = Pattern.compile("([^/\\\\:@]+@[^/\\\\:]+|[\\w.-]{2,}):(?!//).*");

    private static final Pattern WITH_NAME = Pattern.compile("[^/]*//[^/]*@.*");

    /** What git allows in names, more or less: the repository itself will say. */
    private static final Pattern NAME = Pattern.compile("(?!-)(?!.*\\.\\.)[^\\s\\p{Cntrl}~^:?*\\[\\\\]+");

    private static final Pattern ENDING = Pattern.compile("/*(\\.git)?/*$");

    private final String path;
    private final Report report;
    private final List<Settings.GitSource> sources = new ArrayList<>();

    private GitSourceReader(String path, Report report) {
        this.path = path;
        this.report = report;
    }

    /** The sources of a list; those that can't be used are told, and left out. */
    static List<Settings.GitSource> read(Node value, String path, Report report) {
        var reader = new GitSourceReader(path, report);
        if (!(value instanceof Node.Sequence list)) {
            Keys.items(value, path, report);
            return List.of();
        }
        for (Node item : list.items()) {
            var map = Keys.map(item, path, report);
            if (map != null) {
                reader.source(map);
            }
        }
        return reader.sources;
    }

    private void source(Node.Mapping map) {
        var keys = Keys.of(map, "a source", path, report, KEYS);
        boolean hasGit = SettingsReader.require(keys, "git", map, "a source", report);
        String git = keys.text("git");
        String branch = name(keys, "branch");
        String tag = name(keys, "tag");
        String folder = keys.told("path").isPresent() ? folder(keys, "path") : "";
        if (branch != null && tag != null) {
            var entry = keys.told("tag").orElseThrow();
            report.tell(
                    RuleId.WRONG_VALUE,
                    entry.span(),
                    "A source has a branch or a tag, and this one has both.",
                    "Take one of them out.",
                    "tag");
        }
        if (!hasGit || git == null || folder == null || !isAddress(git, keys)) {
            return;
        }
        Span at = keys.told("at")
                .orElseGet(() -> keys.told("git").orElseThrow())
                .value()
                .span();
        String stands = keys.told("at").isPresent() ? folder(keys, "at") : nameOf(git);
        if (stands == null || !isFree(stands, at)) {
            return;
        }
        sources.add(new Settings.GitSource(
                new Settings.Written(
                        git, report.at(keys.told("git").orElseThrow().value().span())),
                branch,
                tag,
                folder,
                new Settings.Written(stands, report.at(at))));
    }

    private @Nullable String name(Keys keys, String key) {
        String name = keys.text(key);
        if (name == null || NAME.matcher(name).matches()) {
            return name;
        }
        wrong(keys, key, "the name of a " + key, "Write it as git lists it: `main`, or `v1.2`.");
        return null;
    }

    /** A path of folders, none of which leads back or is hidden. */
    private @Nullable String folder(Keys keys, String key) {
        String written = keys.text(key);
        if (written == null) {
            return null;
        }
        String bare = written.replaceAll("^(\\./|/)+|/+$", "");
        boolean whole = key.equals("path") && (bare.isEmpty() || bare.equals("."));
        if (whole) {
            return "";
        }
        for (String part : bare.split("/", -1)) {
            if (part.isEmpty() || part.startsWith(".") || part.indexOf('\\') >= 0) {
                wrong(
                        keys,
                        key,
                        "a path of folders",
                        key.equals("at")
                                ? "Write where its pages shall stand below the wiki's source: `teams/payments`."
                                : "Write which folder of that repository is meant, from its top: `docs`.");
                return null;
            }
        }
        return bare;
    }

    private void wrong(Keys keys, String key, String wanted, String hint) {
        report.wrong(keys.path(key), keys.told(key).orElseThrow(), wanted, hint);
    }

    private boolean isAddress(String git, Keys keys) {
        var scheme = SCHEME.matcher(git);
        if (!scheme.matches()) {
            return !HOST_AND_PATH.matcher(git).matches() || tellNoSsh(keys);
        }
        return switch (scheme.group(1).toLowerCase(Locale.ROOT)) {
            case "https", "http" -> isWeb(git, keys);
            case "file" -> true;
            case "ssh" -> tellNoSsh(keys);
            default -> {
                wrong(
                        keys,
                        "git",
                        "an address that begins with https:// or http://, or a path",
                        "Write the address from which the repository is cloned, or the path of a copy on this disk.");
                yield false;
            }
        };
    }

    private boolean tellNoSsh(Keys keys) {
        report.tell(
                RuleId.WRONG_VALUE,
                keys.told("git").orElseThrow().value().span(),
                "Demarc has no ssh with which to fetch this repository.",
                "Write its address that begins with https://, with a token in `DEMARC_SOURCES_TOKEN` if it wants one; or the"
                        + " path of a copy on this disk.",
                "git");
        return false;
    }

    private boolean isWeb(String git, Keys keys) {
        if (WITH_NAME.matcher(git).matches()) {
            report.tell(
                    RuleId.WRONG_VALUE,
                    keys.told("git").orElseThrow().value().span(),
                    "An address in the settings holds no name and no password.",
                    "Take what stands before the `@` out, and put it into the variable `DEMARC_SOURCES_TOKEN`.",
                    "git");
            return false;
        }
        try {
            var uri = new URI(git);
            if (uri.getHost() != null && uri.getRawQuery() == null && uri.getRawFragment() == null) {
                return true;
            }
        } catch (URISyntaxException e) {
            // Told below, as every address that is none.
        }
        wrong(keys, "git", "the address of a repository", "Write it whole: `https://git.example.org/team/duties.git`.");
        return false;
    }

    /** What a repository is called: the last part of its address. */
    private static String nameOf(String git) {
        String bare = ENDING.matcher(git).replaceFirst("");
        return bare.substring(Math.max(bare.lastIndexOf('/'), bare.lastIndexOf('\\')) + 1);
    }

    private boolean isFree(String stands, Span at) {
        if (stands.isEmpty() || stands.startsWith(".") || stands.indexOf(':') >= 0) {
            report.tell(
                    RuleId.WRONG_VALUE,
                    at,
                    "It isn't told where the files of this source stand.",
                    "Write `at:` with a folder below the wiki's source: `at: teams/payments`.",
                    "at");
            return false;
        }
        Optional<Settings.GitSource> other = sources.stream()
                .filter(each -> (each.at().value() + "/").startsWith(stands + "/")
                        || (stands + "/").startsWith(each.at().value() + "/"))
                .findFirst();
        other.ifPresent(each -> report.tell(Diagnostic.of(
                        RuleId.WRONG_VALUE,
                        report.at(at),
                        each.at().value().equals(stands)
                                ? "Two sources can't both stand at `%s`.".formatted(stands)
                                : "`%s` and `%s` lie one in the other, and two sources can't."
                                        .formatted(each.at().value(), stands),
                        "Give each a folder of its own with `at:`.",
                        "at")
                .with(List.of(new Diagnostic.Related(
                        each.at().place(), "`" + each.git().value() + "` stands here.")))));
        return other.isEmpty();
    }
}
