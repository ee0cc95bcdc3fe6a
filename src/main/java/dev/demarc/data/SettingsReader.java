package dev.demarc.data;

import dev.demarc.diagnostic.Checked;
import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.Listing;
import dev.demarc.diagnostic.Nearest;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.diagnostic.Severity;
import dev.demarc.matrix.Concern;
import dev.demarc.model.Settings;
import dev.demarc.source.Lines;
import dev.demarc.source.Location;
import dev.demarc.source.SourceFile;
import dev.demarc.source.Span;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code demarc.yml}, and the environment over it. */
public final class SettingsReader {

    private static final String PREFIX = "DEMARC_";

    /** Variables that are no settings: the command line, the launcher and the cache read them. */
    private static final Set<String> OTHERS = Set.of(
            "DEMARC_JOBS",
            "DEMARC_COLOR",
            "DEMARC_CONFIG",
            "DEMARC_JAVA_OPTIONS",
            "DEMARC_CACHE_TOKEN",
            "DEMARC_SOURCES_TOKEN");

    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*");
    private static final Pattern TIME = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
    private static final int MOST_RETRIES = 10;
    private static final int MOST_DAYS = 3_650;
    private static final int MOST_A_SECOND = 1_000;
    private static final Pattern SIZE = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)\\s*([kKMGT]?)B");
    private static final Pattern COLOUR = Pattern.compile("#([0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})"
            + "|[a-zA-Z]{3,30}|(rgb|rgba|hsl|hsla|hwb|lab|lch|oklab|oklch|color)\\([-0-9a-zA-Z.,%/ ]{1,80}\\)");

    private static final Pattern DAYS = Pattern.compile("\\d{1,4}");

    private static final Pattern WAIVERS_KEY = Pattern.compile("\\s*waivers:\\s*(#.*)?");

    private static final Map<String, List<String>> OPTIONS =
            Map.of("review-due", List.of("ahead"), "evidence-missing", List.of("require"));

    /** What has been read so far; the environment comes last and wins. */
    private static final class Draft {
        String title;

        @Nullable
        String description;

        @Nullable
        String baseUrl;

        String language = "en";

        @Nullable
        String source;

        String dest = "site";
        String cache = Settings.Cache.DEFAULT.folder();
        long cacheSize = Settings.Cache.DEFAULT.size();

        @Nullable
        String remote;

        boolean readOnly;
        List<String> ignore = List.of();
        List<Settings.GitSource> sources = List.of();
        List<Settings.Version> versions = List.of();
        List<Settings.NavItem> nav = List.of();

        Settings.@Nullable Written logo;

        @Nullable
        String accent;

        @Nullable
        String accentDark;

        List<Settings.Written> css = List.of();

        @Nullable
        String footer;

        Settings.Card card = Settings.Card.DRAWN;
        Settings.Html html = Settings.Html.ALLOW;
        boolean highlight = true;

        @Nullable
        String editUrl;

        List<String> words = List.of();
        boolean searched = Settings.Search.DEFAULT.enabled();
        boolean searchKeys = Settings.Search.DEFAULT.keys();
        final Weights weights = new Weights();
        List<Settings.ForPaths> paths = List.of();
        List<Settings.Waiver> waivers = List.of();
        Listing waiverList = Listing.NONE;
        List<String> ignoredLinks = List.of();
        Duration timeout = Settings.LinkSettings.DEFAULT.timeout();
        double rate = Settings.LinkSettings.DEFAULT.rate();
        int retries = Settings.LinkSettings.DEFAULT.retries();
        int cacheDays = Settings.LinkSettings.DEFAULT.cacheDays();
        Duration deadline = Settings.LinkSettings.DEFAULT.deadline();
        boolean asksPrivate;
        boolean changes;

        Draft(String title) {
            this.title = title;
        }

        Settings settings() {
            return new Settings(
                    new Settings.SiteFacts(title, description, baseUrl, language),
                    new Settings.Folders(
                            source,
                            dest,
                            new Settings.Cache(cache, cacheSize, remote, readOnly),
                            ignore,
                            sources,
                            versions),
                    nav,
                    new Settings.ThemeSettings(logo, accent, accentDark, css, footer, card),
                    new Settings.PageSettings(
                            html, editUrl, changes, words, new Settings.Search(searched, searchKeys), highlight),
                    new Settings.RuleSettings(weights.severities, weights.options(), paths, waivers, waiverList),
                    new Settings.LinkSettings(ignoredLinks, timeout, rate, retries, cacheDays, deadline, asksPrivate));
        }
    }

    /** What is said of rules at one level: for the whole wiki, or for a pattern of paths. */
    private static final class Weights {
        final Map<RuleId, Settings.Weight> severities = new TreeMap<>();

        @Nullable
        Integer ahead;

        Concern.@Nullable Level require;

        Settings.Options options() {
            return new Settings.Options(ahead, require);
        }
    }

    /** Takes one value in. */
    private interface Setting {
        void read(Node value, String path, Report report);
    }

    private final Draft draft;
    private final @Nullable SourceFile file;
    private final Map<String, Setting> known = new LinkedHashMap<>();

    private SettingsReader(@Nullable SourceFile file, String folderName) {
        this.file = file;
        draft = new Draft(folderName);
        text("title", value -> draft.title = value);
        text("description", value -> draft.description = value);
        known.put("base-url", this::baseUrl);
        known.put("language", this::language);
        text("source", value -> draft.source = value);
        text("dest", value -> draft.dest = value);
        known.put("nav", (value, path, report) -> draft.nav = nav(value, path, report));
        known.put("theme", group("the theme"));
        known.put("theme.logo", (value, path, report) -> draft.logo = written(value, path, report));
        known.put("theme.accent", this::accent);
        known.put("theme.css", (value, path, report) -> draft.css = oneOrMore(value, path, report));
        text("theme.footer", value -> draft.footer = value);
        known.put("theme.card", this::card);
        known.put("edit-url", this::editUrl);
        known.put(
                "changes",
                (value, path, report) -> draft.changes = Boolean.TRUE.equals(Keys.flag(value, path, report)));
        known.put("ignore", (value, path, report) -> draft.ignore = Keys.texts(value, path, report));
        known.put("words", (value, path, report) -> draft.words = Keys.texts(value, path, report));
        known.put("html", this::html);
        known.put(
                "highlight",
                (value, path, report) -> draft.highlight = !Boolean.FALSE.equals(Keys.flag(value, path, report)));
        known.put("rules", this::rules);
        known.put("rules.paths", this::rulePaths);
        known.put("rules.waivers", this::waivers);
        known.put("links", group("`links`"));
        known.put("links.ignore", (value, path, report) -> draft.ignoredLinks = Keys.texts(value, path, report));
        time("links.timeout", value -> draft.timeout = value);
        known.put("links.rate", this::rate);
        whole("links.retries", MOST_RETRIES, value -> draft.retries = value);
        whole("links.cache-days", MOST_DAYS, value -> draft.cacheDays = value);
        time("links.deadline", value -> draft.deadline = value);
        known.put("links.private", this::asksPrivate);
        known.put("search", group("`search`"));
        known.put("search.enabled", this::searched);
        known.put("search.keys", this::searchKeys);
        known.put("cache", group("the cache"));
        text("cache.folder", value -> draft.cache = value);
        known.put("cache.size", this::cacheSize);
        known.put("cache.remote", this::remote);
        known.put("cache.read-only", this::readOnly);
        known.put("sources", (value, path, report) -> draft.sources = GitSourceReader.read(value, path, report));
        known.put("versions", (value, path, report) -> draft.versions = VersionReader.read(value, path, report));
    }

    /**
     * Reads the settings of a wiki.
     *
     * @param file {@code demarc.yml}, if there is one
     * @param environment all variables; only those that begin with {@code DEMARC_} are looked at
     * @param folderName what the site is called if nobody says
     * @return settings always, with the default for what can't be used. An unknown variable is a warning if it is one
     *     edit from a known one, and else advice
     */
    public static Checked<Settings> read(
            @Nullable SourceFile file, SortedMap<String, String> environment, String folderName) {
        var reader = new SettingsReader(file, folderName);
        var report = Report.on(file == null ? "demarc.yml" : file.place());
        if (file != null) {
            var tree = Tree.read(file, report);
            var top = tree.top("This file", report);
            if (tree.readable() && top != null) {
                reader.keys(top, "", "`demarc.yml`", report);
            }
        }
        reader.environment(environment, report);
        return new Checked<>(reader.draft.settings(), report.findings());
    }

    private void keys(Node.Mapping map, String above, String thing, Report report) {
        var here = below(above);
        for (Node.Entry entry : map.entries()) {
            var setting = known.get(above + entry.key());
            if (setting != null && here.contains(entry.key())) {
                if (!entry.value().isNothing()) {
                    setting.read(entry.value(), above + entry.key(), report);
                }
            } else if (!entry.isOwn()) {
                report.unknownKey(entry, thing, here, map.keys());
            }
        }
    }

    /** The known keys of a level. */
    private List<String> below(String above) {
        return known.keySet().stream()
                .filter(path -> path.startsWith(above) && path.indexOf('.', above.length()) < 0)
                .map(path -> path.substring(above.length()))
                .toList();
    }

    private Setting group(String thing) {
        return (value, path, report) -> {
            var map = Keys.map(value, path, report);
            if (map != null) {
                keys(map, path + ".", thing, report);
            }
        };
    }

    private interface Taken {
        void take(String value);
    }

    private void text(String path, Taken taken) {
        known.put(path, (value, written, report) -> {
            String text = Keys.text(value, written, report);
            if (text != null) {
                taken.take(text);
            }
        });
    }

    private void environment(SortedMap<String, String> environment, Report report) {
        var paths = new TreeMap<String, String>();
        known.keySet().forEach(path -> paths.put(variable(path), path));
        rules().forEach(rule -> paths.put(variable("rules." + rule), "rules." + rule));
        for (Map.Entry<String, String> variable : environment.entrySet()) {
            String name = variable.getKey();
            if (name.startsWith(PREFIX)
                    && !OTHERS.contains(name)
                    && !variable.getValue().isBlank()) {
                var about = report.about(name);
                String path = paths.get(name);
                if (path == null) {
                    unknownVariable(name, paths.keySet(), about);
                } else {
                    variable(path, variable.getValue(), about);
                }
            }
        }
    }

    private void variable(String path, String written, Report report) {
        var tree = Tree.read(written, Tree.Format.YAML, "This variable", Span.START, report);
        if (!tree.readable()) {
            return;
        }
        var setting = known.get(path);
        if (setting == null) {
            rule(path.substring("rules.".length()), tree.root(), path, report, draft.weights);
        } else {
            setting.read(isList(path) ? byCommas(tree.root()) : tree.root(), path, report);
        }
    }

    private static boolean isList(String path) {
        return Set.of("ignore", "words", "theme.css", "links.ignore").contains(path);
    }

    private static Node byCommas(Node value) {
        if (!(value instanceof Node.Scalar scalar)) {
            return value;
        }
        var items = new ArrayList<Node>();
        for (String item : scalar.text().split(",", -1)) {
            if (!item.isBlank()) {
                items.add(new Node.Scalar(item.strip(), true, scalar.span()));
            }
        }
        return new Node.Sequence(items, scalar.span());
    }

    private static String variable(String path) {
        return PREFIX + path.toUpperCase(Locale.ROOT).replace('-', '_').replace('.', '_');
    }

    private static void unknownVariable(String name, Set<String> variables, Report report) {
        var all = new ArrayList<>(variables);
        all.addAll(OTHERS);
        boolean near = all.stream().anyMatch(known -> Nearest.distance(name, known, 1) <= 1);
        var nearest = Nearest.to(name, all);
        report.tell(Diagnostic.of(
                        RuleId.UNKNOWN_KEY,
                        report.at(Span.START),
                        "No setting is called `%s`.".formatted(name),
                        nearest.map("Nearest: `%s`."::formatted)
                                .orElse(
                                        "A variable is called `DEMARC_` and the key's path in capitals, as `DEMARC_BASE_URL`."),
                        name)
                .as(near ? Severity.WARNING : Severity.INFO));
    }

    private void baseUrl(Node value, String path, Report report) {
        String url = Keys.text(value, path, report);
        if (url == null) {
            return;
        }
        if (isWeb(url)) {
            draft.baseUrl = url.endsWith("/") ? url : url + "/";
        } else {
            report.wrong(
                    path,
                    value,
                    value.span(),
                    "an address on the web",
                    "Write it whole: `https://wiki.example.org/duties/`.");
        }
    }

    private static boolean isWeb(String url) {
        try {
            var uri = new URI(url);
            String scheme = uri.getScheme();
            return scheme != null
                    && (scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https"))
                    && uri.getHost() != null
                    && uri.getQuery() == null
                    && uri.getFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private void editUrl(Node value, String path, Report report) {
        String url = Keys.text(value, path, report);
        if (url != null && url.contains("{path}") && isWeb(url.replace("{path}", "path"))) {
            draft.editUrl = url;
        } else if (url != null) {
            report.wrong(
                    path,
                    value,
                    value.span(),
                    "an address on the web with `{path}` in it",
                    "Put `{path}` where the file's path belongs: `https://git.example.org/wiki/edit/main/{path}`.");
        }
    }

    private void language(Node value, String path, Report report) {
        String tag = Keys.text(value, path, report);
        if (tag != null && LANGUAGE.matcher(tag).matches()) {
            draft.language = tag;
        } else if (tag != null) {
            report.wrong(path, value, value.span(), "a language tag", "Write `en`, `de-CH` and the like.");
        }
    }

    private void html(Node value, String path, Report report) {
        String word = Keys.text(value, path, report);
        if (word == null) {
            return;
        }
        var words = new ArrayList<String>();
        for (Settings.Html html : Settings.Html.values()) {
            if (html.word().equals(word)) {
                draft.html = html;
                return;
            }
            words.add(html.word());
        }
        report.wrong(path, value, value.span(), "`allow`, `clean` or `escape`", Nearest.hint(word, words));
    }

    private void accent(Node value, String path, Report report) {
        if (value instanceof Node.Mapping map) {
            var keys = Keys.of(map, "an accent", path, report, List.of("light", "dark"));
            keys.told("light").ifPresent(entry -> draft.accent = colour(entry.value(), keys.path("light"), report));
            keys.told("dark").ifPresent(entry -> draft.accentDark = colour(entry.value(), keys.path("dark"), report));
        } else {
            draft.accent = colour(value, path, report);
        }
    }

    private void card(Node value, String path, Report report) {
        if (value instanceof Node.Scalar scalar
                && !scalar.quoted()
                && scalar.text().equals("false")) {
            draft.card = Settings.Card.NONE;
        } else if (value instanceof Node.Scalar scalar
                && !scalar.quoted()
                && scalar.text().equals("true")) {
            draft.card = Settings.Card.DRAWN;
        } else {
            var own = written(value, path, report);
            draft.card = own == null ? draft.card : new Settings.Card(true, own);
        }
    }

    private static @Nullable String colour(Node value, String path, Report report) {
        if (value instanceof Node.Scalar scalar && COLOUR.matcher(scalar.text()).matches()) {
            return scalar.text();
        }
        report.wrong(path, value, value.span(), "a colour", "Write it as CSS does, in quotes: `\"#0b5f5a\"`.");
        return null;
    }

    private static List<Settings.Written> oneOrMore(Node value, String path, Report report) {
        if (!(value instanceof Node.Sequence list)) {
            var one = written(value, path, report);
            return one == null ? List.of() : List.of(one);
        }
        var all = new ArrayList<Settings.Written>();
        for (Node item : list.items()) {
            var one = written(item, path, report);
            if (one != null) {
                all.add(one);
            }
        }
        return all;
    }

    private static Settings.@Nullable Written written(Node value, String path, Report report) {
        String text = Keys.text(value, path, report);
        return text == null ? null : new Settings.Written(text.strip(), report.at(value.span()));
    }

    private void time(String path, Consumer<Duration> taken) {
        known.put(path, (value, written, report) -> {
            var time = value instanceof Node.Scalar scalar ? TIME.matcher(scalar.text()) : null;
            if (time == null || !time.matches() || Long.parseLong(time.group(1)) == 0) {
                report.wrong(
                        written,
                        value,
                        value.span(),
                        "a length of time",
                        "Write a number above 0 and its unit: `500ms`, `10s`, `10m`.");
            } else {
                long count = Long.parseLong(time.group(1));
                taken.accept(
                        switch (time.group(2)) {
                            case "ms" -> Duration.ofMillis(count);
                            case "s" -> Duration.ofSeconds(count);
                            case "m" -> Duration.ofMinutes(count);
                            case "h" -> Duration.ofHours(count);
                            default -> Duration.ofDays(count);
                        });
            }
        });
    }

    /** A number without a fraction, from 0. */
    private void whole(String path, int most, IntConsumer taken) {
        known.put(path, (value, written, report) -> {
            Double number = Keys.number(value, written, report);
            if (number == null) {
                return;
            }
            if (number < 0 || number > most || number != Math.rint(number)) {
                report.wrong(
                        written,
                        value,
                        value.span(),
                        "a whole number from 0 to " + most,
                        "Write digits without sign and point.");
            } else {
                taken.accept(number.intValue());
            }
        });
    }

    private void rate(Node value, String path, Report report) {
        Double number = Keys.number(value, path, report);
        if (number != null && (number <= 0 || number > MOST_A_SECOND)) {
            report.wrong(
                    path,
                    value,
                    value.span(),
                    "a number above 0, up to " + MOST_A_SECOND,
                    "Write how many requests a second one host may get: `2`, or `0.5` for one in two seconds.");
        } else if (number != null) {
            draft.rate = number;
        }
    }

    private void asksPrivate(Node value, String path, Report report) {
        draft.asksPrivate = Boolean.TRUE.equals(Keys.flag(value, path, report));
    }

    private void searched(Node value, String path, Report report) {
        draft.searched = !Boolean.FALSE.equals(Keys.flag(value, path, report));
    }

    private void searchKeys(Node value, String path, Report report) {
        draft.searchKeys = !Boolean.FALSE.equals(Keys.flag(value, path, report));
    }

    private void cacheSize(Node value, String path, Report report) {
        var size = value instanceof Node.Scalar scalar ? SIZE.matcher(scalar.text()) : null;
        if (size == null || !size.matches()) {
            report.wrong(path, value, value.span(), "a size", "Write a number and its unit: `500MB`, `1GB`.");
        } else {
            // Of a thousand each, as those who sell disks count.
            int thousands = " KMGT"
                    .indexOf(size.group(2).isEmpty() ? " " : size.group(2).toUpperCase(Locale.ROOT));
            draft.cacheSize = (long) (Double.parseDouble(size.group(1)) * Math.pow(1000, thousands));
        }
    }

    private void remote(Node value, String path, Report report) {
        String url = Keys.text(value, path, report);
        if (url != null && isWeb(url)) {
            draft.remote = url;
        } else if (url != null) {
            report.wrong(
                    path,
                    value,
                    value.span(),
                    "an address on the web",
                    "Write it whole, without `?` and `#`: `https://cache.example.org/wiki/`.");
        }
    }

    private void readOnly(Node value, String path, Report report) {
        draft.readOnly = Boolean.TRUE.equals(Keys.flag(value, path, report));
    }

    /** Tells a key that should be there and isn't. */
    static boolean require(Keys keys, String key, Node.Mapping map, String thing, Report report) {
        if (keys.told(key).isPresent()) {
            return true;
        }
        var span = map.span();
        report.tell(
                RuleId.WRONG_VALUE,
                Span.of(span.line(), span.column(), 0),
                "%s needs `%s`, and this one has none.".formatted(capital(thing), key),
                "Write `%s: …`.".formatted(key),
                key);
        return false;
    }

    private static String capital(String thing) {
        return thing.substring(0, 1).toUpperCase(Locale.ROOT) + thing.substring(1);
    }

    private static List<Settings.NavItem> nav(Node value, String path, Report report) {
        var items = new ArrayList<Settings.NavItem>();
        if (!(value instanceof Node.Sequence list)) {
            report.wrong(
                    path,
                    value,
                    value.span(),
                    "a list",
                    "Write one entry a line after `- `: `- Guide: guide/index.md`.");
            return items;
        }
        for (Node item : list.items()) {
            if (item instanceof Node.Mapping map) {
                map.entries().forEach(entry -> items.add(navItem(entry, path, report)));
            } else if (item instanceof Node.Scalar scalar && !scalar.isNothing()) {
                items.add(new Settings.NavItem(null, scalar.text().strip(), scalar.span(), List.of()));
            } else {
                report.wrong(
                        path,
                        item,
                        item.span(),
                        "a path, or a title with its path",
                        "Write `- Guide: guide/index.md`.");
            }
        }
        return items;
    }

    private static Settings.NavItem navItem(Node.Entry entry, String path, Report report) {
        String below = path + "." + entry.key();
        if (entry.value() instanceof Node.Sequence) {
            return new Settings.NavItem(entry.key(), null, entry.span(), nav(entry.value(), below, report));
        }
        if (entry.value() instanceof Node.Mapping || entry.value().isNothing()) {
            report.wrong(below, entry, "a path, an address or a list", "Write `- Guide: guide/index.md`.");
            return new Settings.NavItem(entry.key(), null, entry.span(), List.of());
        }
        return new Settings.NavItem(
                entry.key(),
                Keys.text(entry.value(), below, report),
                entry.value().span(),
                List.of());
    }

    private static List<String> rules() {
        return Arrays.stream(RuleId.values()).map(RuleId::id).toList();
    }

    private void rules(Node value, String path, Report report) {
        var map = Keys.map(value, path, report);
        if (map == null) {
            return;
        }
        for (Node.Entry entry : map.entries()) {
            String below = path + "." + entry.key();
            if (entry.value().isNothing() || entry.isOwn()) {
                continue;
            }
            switch (entry.key()) {
                case "paths" -> rulePaths(entry.value(), below, report);
                case "waivers" -> waivers(entry.value(), below, report);
                default -> rule(entry, below, report, draft.weights);
            }
        }
    }

    private static void rule(Node.Entry entry, String path, Report report, Weights weights) {
        var all = rules();
        if (all.contains(entry.key())) {
            rule(entry.key(), entry.value(), path, report, weights);
        } else {
            var known = new ArrayList<>(all);
            known.add("paths");
            known.add("waivers");
            report.tell(
                    RuleId.UNKNOWN_KEY,
                    entry.span(),
                    "There is no rule `%s`.".formatted(entry.key()),
                    Nearest.hint(entry.key(), known),
                    entry.key());
        }
    }

    private static void rule(String rule, Node value, String path, Report report, Weights weights) {
        var severities = weights.severities;
        if (!(value instanceof Node.Mapping map)) {
            weigh(rule, value, path, report, severities);
            return;
        }
        var known = new ArrayList<>(List.of("severity"));
        known.addAll(OPTIONS.getOrDefault(rule, List.of()));
        var keys = Keys.of(map, "the rule `" + rule + "`", path, report, known);
        keys.told("severity").ifPresent(entry -> weigh(rule, entry.value(), keys.path("severity"), report, severities));
        if (known.contains("ahead")) {
            keys.told("ahead").ifPresent(entry -> weights.ahead = days(entry.value(), keys.path("ahead"), report));
        }
        if (known.contains("require")) {
            keys.told("require")
                    .ifPresent(entry -> weights.require = level(entry.value(), keys.path("require"), report));
        }
    }

    private static @Nullable Integer days(Node value, String path, Report report) {
        if (value instanceof Node.Scalar scalar && DAYS.matcher(scalar.text()).matches()) {
            return Integer.valueOf(scalar.text());
        }
        report.wrong(path, value, value.span(), "a number of days", "Write digits only: `14`.");
        return null;
    }

    private static Concern.@Nullable Level level(Node value, String path, Report report) {
        var words = new ArrayList<String>();
        for (Concern.Level level : Concern.Level.values()) {
            String word = level.name().toLowerCase(Locale.ROOT);
            if (value instanceof Node.Scalar scalar && scalar.text().equals(word)) {
                return level;
            }
            words.add(word);
        }
        report.wrong(
                path,
                value,
                value.span(),
                "a level",
                Nearest.hint(value instanceof Node.Scalar scalar ? scalar.text() : "", words));
        return null;
    }

    private static void weigh(
            String rule, Node value, String path, Report report, Map<RuleId, Settings.Weight> severities) {
        var weight = weight(value);
        if (weight == null) {
            report.wrong(
                    path,
                    value,
                    value.span(),
                    "`off`, `info`, `warning` or `error`",
                    Nearest.hint(
                            value instanceof Node.Scalar scalar ? scalar.text() : "",
                            List.of("off", "info", "warning", "error")));
        } else {
            RuleId.of(rule).ifPresent(id -> severities.put(id, weight));
        }
    }

    private static Settings.@Nullable Weight weight(Node value) {
        if (value instanceof Node.Scalar scalar) {
            if (scalar.text().equals("off")) {
                return new Settings.Weight(null);
            }
            for (Severity severity : Severity.values()) {
                if (severity.word().equals(scalar.text())) {
                    return new Settings.Weight(severity);
                }
            }
        }
        return null;
    }

    private void rulePaths(Node value, String path, Report report) {
        var map = Keys.map(value, path, report);
        if (map == null) {
            return;
        }
        var paths = new ArrayList<Settings.ForPaths>();
        for (Node.Entry pattern : map.entries()) {
            String below = path + "." + pattern.key();
            var rules = Keys.map(pattern.value(), below, report);
            if (rules != null) {
                var weights = new Weights();
                rules.entries().forEach(entry -> rule(entry, below + "." + entry.key(), report, weights));
                paths.add(new Settings.ForPaths(pattern.key(), weights.severities, weights.options()));
            }
        }
        draft.paths = paths;
    }

    private void waivers(Node value, String path, Report report) {
        if (!(value instanceof Node.Sequence list)) {
            report.wrong(path, value, value.span(), "a list", "Write one waiver a line after `- `.");
            return;
        }
        var waivers = new ArrayList<Settings.Waiver>();
        for (Node item : list.items()) {
            var map = Keys.map(item, path, report);
            if (map != null) {
                var waiver = waiver(map, path, report);
                if (waiver != null) {
                    waivers.add(waiver);
                }
            }
        }
        draft.waivers = waivers;
        draft.waiverList = Listing.NONE;
        if (!waivers.isEmpty() && report.at(Span.START) instanceof Location.InFile at) {
            draft.waiverList = listing(at.path(), list);
        }
    }

    /** Where each waiver stands; none, if they are written in a way from which nothing is taken easily. */
    private Listing listing(String place, Node.Sequence list) {
        var spans = list.items().stream().map(Node::span).toList();
        String text = file == null ? null : Tree.text(file, Report.silent());
        if (text == null) {
            return Listing.NONE;
        }
        var lines = Lines.of(text);
        Span begin = list.span();
        String opening = lines.line(begin.line());
        if (opening.startsWith("[", opening.offsetByCodePoints(0, begin.column() - 1))) {
            return new Listing(place, spans, List.of());
        }
        var whole = new ArrayList<Span>();
        for (Span span : spans) {
            String head = lines.line(span.line());
            String tail = lines.line(span.endLine());
            int from = head.offsetByCodePoints(0, span.column() - 1);
            int to = tail.offsetByCodePoints(0, span.endColumn() - 1);
            String behind = tail.substring(to).strip();
            if (!head.substring(0, from).strip().equals("-") || !(behind.isEmpty() || behind.startsWith("#"))) {
                return Listing.NONE;
            }
            boolean last = span.endLine() == lines.count();
            int first = spans.size() == 1 ? keyLine(lines, span.line()) : span.line();
            whole.add(
                    last
                            ? new Span(first, 1, span.endLine(), tail.codePointCount(0, tail.length()) + 1)
                            : new Span(first, 1, span.endLine() + 1, 1));
        }
        return new Listing(place, spans, whole);
    }

    /** The line of the list's key, if it stands right above its only entry: without it, it says nothing. */
    private static int keyLine(Lines lines, int entry) {
        boolean above = entry > 1 && WAIVERS_KEY.matcher(lines.line(entry - 1)).matches();
        return above ? entry - 1 : entry;
    }

    private static Settings.@Nullable Waiver waiver(Node.Mapping map, String path, Report report) {
        var keys =
                Keys.of(map, "a waiver", path, report, List.of("rule", "path", "target", "owner", "reason", "until"));
        var until = keys.date("until");
        String pattern = keys.text("path");
        boolean hasRule = require(keys, "rule", map, "a waiver", report);
        boolean hasPath = require(keys, "path", map, "a waiver", report);
        String rule = keys.text("rule");
        if (!hasRule || !hasPath || rule == null || pattern == null) {
            return null;
        }
        var all = rules();
        if (!all.contains(rule)) {
            report.tell(
                    RuleId.WRONG_VALUE,
                    keys.told("rule").orElseThrow().value().span(),
                    "There is no rule `%s`.".formatted(rule),
                    Nearest.hint(rule, all),
                    rule);
        }
        // A waiver whose end can't be read must not hide anything for ever.
        boolean endless = until == null && keys.told("until").isPresent();
        return endless
                ? null
                : RuleId.of(rule)
                        .map(id -> new Settings.Waiver(
                                id,
                                pattern,
                                keys.text("target"),
                                keys.text("owner"),
                                keys.text("reason"),
                                until,
                                report.at(map.span()) instanceof Location.InFile ? map.span() : null))
                        .orElse(null);
    }
}
