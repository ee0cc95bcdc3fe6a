package dev.demarc.model;

import dev.demarc.diagnostic.Listing;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.diagnostic.Severity;
import dev.demarc.matrix.Concern;
import dev.demarc.source.Location;
import dev.demarc.source.Span;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What {@code demarc.yml}, the environment and the command line say. Stages receive slices of it, never the whole. */
public record Settings(
        SiteFacts site,
        Folders folders,
        List<NavItem> nav,
        ThemeSettings theme,
        PageSettings pages,
        RuleSettings rules,
        LinkSettings links) {

    /**
     * What the site is called.
     *
     * @param baseUrl where it is published, ending with a slash; nothing if it isn't told
     * @param language a BCP 47 tag
     */
    public record SiteFacts(
            String title,
            @Nullable String description,
            @Nullable String baseUrl,
            String language) {}

    /**
     * Folders as written, relative to the wiki's root.
     *
     * @param source nothing for the default
     * @param ignore patterns below the source
     * @param sources other repositories whose files come into the wiki
     * @param versions states of the wiki that stand side by side; none if there is but one
     */
    public record Folders(
            @Nullable String source,
            String dest,
            Cache cache,
            List<String> ignore,
            List<GitSource> sources,
            List<Version> versions) {
        /** With nothing from other repositories, and nothing from other times. */
        public Folders(@Nullable String source, String dest, Cache cache, List<String> ignore) {
            this(source, dest, cache, ignore, List.of(), List.of());
        }

        /** Copies the lists. */
        public Folders {
            ignore = List.copyOf(ignore);
            sources = List.copyOf(sources);
            versions = List.copyOf(versions);
        }
    }

    /**
     * Files of another repository that come into the wiki.
     *
     * @param git its address, or its path from the wiki's root
     * @param branch the branch that is taken; nothing for its tag, or for the repository's main branch
     * @param tag the tag that is taken
     * @param path the folder of that repository that is taken, without slashes at its ends; empty for all of it
     * @param at the folder below the source in which it comes to stand, likewise
     */
    public record GitSource(
            Written git, @Nullable String branch, @Nullable String tag, String path, Written at) {}

    /**
     * A state of the wiki.
     *
     * @param name what readers see, and its folder in the site
     * @param ref which revision it is, as git writes it; nothing for the work tree
     * @param current whether it stands at the site's top
     */
    public record Version(Written name, @Nullable Written ref, boolean current) {}

    /**
     * Where what runs found out is kept for later ones. It is worth only time: no file of the site depends on it.
     *
     * @param folder as written, relative to the wiki's root
     * @param size how many bytes the folder may hold
     * @param remote the address of a server on which builds of other copies share it; nothing for none
     * @param readOnly whether nothing is left on that server
     */
    public record Cache(String folder, long size, @Nullable String remote, boolean readOnly) {

        /** What holds where nothing is said. */
        public static final Cache DEFAULT = new Cache(".demarc", 1_000_000_000, null, false);
    }

    /** The same, but for where results are kept: who keeps them elsewhere may still make the same site. */
    public Settings withoutCache() {
        return new Settings(
                site,
                new Folders(
                        folders.source(),
                        folders.dest(),
                        Cache.DEFAULT,
                        folders.ignore(),
                        folders.sources(),
                        folders.versions()),
                nav,
                theme,
                pages,
                rules,
                links);
    }

    /**
     * What somebody wrote in the settings, and where: it may have to be mended when the wiki is known.
     *
     * @param place in the settings file, or a variable
     */
    public record Written(String value, Location place) {}

    /**
     * One entry of {@code nav}.
     *
     * @param title nothing if the target's own is meant
     * @param target a path or pattern below the source, or a URL; nothing for a mere group
     * @param at where its target is written, else its title
     */
    public record NavItem(@Nullable String title, @Nullable String target, Span at, List<NavItem> children) {
        /** Copies the list. */
        public NavItem {
            children = List.copyOf(children);
        }
    }

    /**
     * The look.
     *
     * @param logo a path below the source
     * @param css paths below the source
     */
    public record ThemeSettings(
            @Nullable Written logo,
            @Nullable String accent,
            @Nullable String accentDark,
            List<Written> css,
            @Nullable String footer,
            Card card) {
        /** With the cards as they come. */
        public ThemeSettings(
                @Nullable Written logo,
                @Nullable String accent,
                @Nullable String accentDark,
                List<Written> css,
                @Nullable String footer) {
            this(logo, accent, accentDark, css, footer, Card.DRAWN);
        }

        /** Copies the list. */
        public ThemeSettings {
            css = List.copyOf(css);
        }
    }

    /**
     * The picture that others show with a link to a page.
     *
     * @param shown whether there is one
     * @param own a path below the source, for all pages; nothing if Demarc is to draw it
     */
    public record Card(boolean shown, @Nullable Written own) {

        /** What holds where nothing is said. */
        public static final Card DRAWN = new Card(true, null);

        /** No picture. */
        public static final Card NONE = new Card(false, null);
    }

    /** What becomes of raw HTML in Markdown. */
    public enum Html {
        ALLOW,
        CLEAN,
        ESCAPE;

        /** The word for it in settings. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * How pages are read.
     *
     * @param editUrl an address with {@code {path}} in it
     * @param changes whether the repository is asked when pages were last changed
     * @param words the wiki's own vocabulary
     * @param highlight whether code is coloured
     */
    public record PageSettings(
            Html html,
            @Nullable String editUrl,
            boolean changes,
            List<String> words,
            Search search,
            boolean highlight) {
        /** With the search as it comes, and coloured code. */
        public PageSettings(Html html, @Nullable String editUrl, boolean changes, List<String> words) {
            this(html, editUrl, changes, words, Search.DEFAULT, true);
        }

        /** Copies the list. */
        public PageSettings {
            words = List.copyOf(words);
        }
    }

    /**
     * How the wiki is searched.
     *
     * @param enabled whether it can be
     * @param keys whether keys open the search, besides its button
     */
    public record Search(boolean enabled, boolean keys) {

        /** What holds where nothing is said. */
        public static final Search DEFAULT = new Search(true, true);
    }

    /**
     * How findings are judged.
     *
     * @param severities a rule's weight; an empty option means off
     * @param options what some rules take besides
     * @param paths both for paths that match a pattern, the last match wins
     * @param waiverList where the settings list the waivers
     */
    public record RuleSettings(
            Map<RuleId, Weight> severities,
            Options options,
            List<ForPaths> paths,
            List<Waiver> waivers,
            Listing waiverList) {
        /** Sorts and copies. */
        public RuleSettings {
            severities = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(severities));
            paths = List.copyOf(paths);
            waivers = List.copyOf(waivers);
        }

        /** Every rule as it comes. */
        public static final RuleSettings DEFAULT =
                new RuleSettings(Map.of(), Options.NONE, List.of(), List.of(), Listing.NONE);
    }

    /**
     * A rule's weight.
     *
     * @param severity nothing means off
     */
    public record Weight(@Nullable Severity severity) {}

    /**
     * What some rules can be asked for.
     *
     * @param ahead how many days before a review is due it is told; nothing means not at all
     * @param require concerns of that level and of those above it want evidence; nothing means that none does
     */
    public record Options(@Nullable Integer ahead, Concern.@Nullable Level require) {

        /** Nothing beyond what rules do by themselves. */
        public static final Options NONE = new Options(null, null);
    }

    /** Weights and options for the paths that match a pattern. */
    public record ForPaths(String pattern, Map<RuleId, Weight> severities, Options options) {
        /** Sorts the rules. */
        public ForPaths {
            severities = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(severities));
        }
    }

    /**
     * A finding that somebody has agreed to live with for a while.
     *
     * @param path a pattern of paths from the wiki's root or from the source
     * @param target a pattern of targets; nothing means any
     * @param at where the settings file has it; nothing if the environment does
     */
    public record Waiver(
            RuleId rule,
            String path,
            @Nullable String target,
            @Nullable String owner,
            @Nullable String reason,
            @Nullable LocalDate until,
            @Nullable Span at) {}

    /**
     * How links are checked; all but the first for those that leave the wiki.
     *
     * @param ignore patterns of targets about which nothing is said
     * @param timeout how long one answer may take
     * @param rate how many requests a second one host gets
     * @param retries how often is asked again what may come right by itself
     * @param cacheDays for how many days a good answer counts; 0 remembers nothing
     * @param deadline how long all answers together may take
     * @param asksPrivate whether addresses of private networks and of this machine are asked
     */
    public record LinkSettings(
            List<String> ignore,
            Duration timeout,
            double rate,
            int retries,
            int cacheDays,
            Duration deadline,
            boolean asksPrivate) {

        /** What holds where nothing is said. */
        public static final LinkSettings DEFAULT =
                new LinkSettings(List.of(), Duration.ofSeconds(10), 2, 2, 7, Duration.ofMinutes(10), false);

        /** Copies the list. */
        public LinkSettings {
            ignore = List.copyOf(ignore);
        }

        /** The same with other patterns. */
        public LinkSettings ignoring(List<String> patterns) {
            return new LinkSettings(patterns, timeout, rate, retries, cacheDays, deadline, asksPrivate);
        }
    }

    /** A wiki without {@code demarc.yml}. */
    public static Settings of(String title) {
        return new Settings(
                new SiteFacts(title, null, null, "en"),
                new Folders(null, "site", Cache.DEFAULT, List.of()),
                List.of(),
                new ThemeSettings(null, null, null, List.of(), null),
                new PageSettings(Html.ALLOW, null, false, List.of()),
                RuleSettings.DEFAULT,
                LinkSettings.DEFAULT);
    }

    /** Copies the list. */
    public Settings {
        nav = List.copyOf(nav);
    }
}
