package dev.demarc.data;

import dev.demarc.diagnostic.Checked;
import dev.demarc.diagnostic.Nearest;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.model.FrontMatter;
import dev.demarc.source.Span;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what a page says of itself before its text. */
public final class FrontMatterReader {

    private static final String FENCE = "---";
    private static final int LINES = 200;
    private static final List<String> KEYS = List.of(
            "title",
            "description",
            "weight",
            "tags",
            "aliases",
            "draft",
            "owner",
            "review-by",
            "template",
            "toc",
            "search",
            "edit");

    /** Keys that other generators know, and that an old wiki may well keep. */
    private static final Set<String> FOREIGN = Set.of(
            "author",
            "authors",
            "categories",
            "comments",
            "content_type",
            "contributors",
            "cover",
            "created",
            "custom_edit_url",
            "date",
            "features",
            "feature",
            "footer",
            "has_children",
            "has_toc",
            "head",
            "hero",
            "hide",
            "icon",
            "id",
            "image",
            "images",
            "keywords",
            "lang",
            "lastUpdated",
            "lastmod",
            "last_modified_at",
            "layout",
            "license",
            "linkTitle",
            "linktitle",
            "manager",
            "math",
            "menu",
            "modified",
            "nav_exclude",
            "nav_order",
            "navbar",
            "navigation",
            "next",
            "outline",
            "outputs",
            "pageClass",
            "parent",
            "permalink",
            "prev",
            "publishDate",
            "published",
            "redirect_from",
            "redirect_to",
            "redirects",
            "resources",
            "series",
            "services",
            "sidebar",
            "slug",
            "status",
            "subtitle",
            "summary",
            "taxonomies",
            "topic",
            "translationKey",
            "type",
            "uid",
            "updated",
            "url",
            "version");

    private static final Pattern FOREIGN_FAMILY =
            Pattern.compile("(ms|rss|og|twitter)[.:].*|(sidebar|pagination|hide|toc|collapse|docs)_.*");

    /**
     * Front matter, and what lies behind it.
     *
     * @param places where things stand, by name: {@code title}, {@code front-matter.KEY} (its value), {@code
     *     aliases.N} from 0
     * @param bodyStart the offset in the text at which the page's own text begins
     */
    public record Read(FrontMatter matter, Map<String, Span> places, int bodyStart) {
        /** Sorts the names. */
        public Read {
            places = java.util.Collections.unmodifiableMap(new TreeMap<>(places));
        }
    }

    private FrontMatterReader() {}

    /**
     * Reads a page's front matter, if it has one.
     *
     * @param text the whole page
     * @param place its file, from the wiki's root
     */
    public static Checked<Read> read(String text, String place) {
        int start = afterFence(text);
        int close = start < 0 ? -1 : closing(text, start);
        if (close < 0) {
            return Checked.clean(new Read(FrontMatter.NONE, Map.of(), 0));
        }
        int body = nextLine(text, close);
        var report = Report.on(place);
        String yaml = text.substring(start, close);
        var tree = Tree.read(yaml, Tree.Format.YAML, "This front matter", new Span(2, 1, 2, 1), report);
        if (beginsBlank(yaml) && !hasKnownKey(tree.root())) {
            // A thematic break, prose, and another one.
            return Checked.clean(new Read(FrontMatter.NONE, Map.of(), 0));
        }
        var top = tree.top("This front matter", report);
        if (!tree.readable() || top == null) {
            return new Checked<>(new Read(FrontMatter.NONE, Map.of(), body), report.findings());
        }
        var places = new TreeMap<String, Span>();
        var matter = matter(top, report, places);
        return new Checked<>(new Read(matter, places, body), report.findings());
    }

    /** Where the second line begins, if the first is a fence. */
    private static int afterFence(String text) {
        int from = text.startsWith("\uFEFF") ? 1 : 0;
        int next = nextLine(text, from);
        return text.substring(from, next).stripTrailing().equals(FENCE) && next < text.length() ? next : -1;
    }

    private static int closing(String text, int start) {
        int line = start;
        for (int count = 0; count < LINES && line < text.length(); count++) {
            int next = nextLine(text, line);
            if (text.startsWith(FENCE, line)
                    && text.substring(line, next).stripTrailing().equals(FENCE)) {
                return line;
            }
            line = next;
        }
        return -1;
    }

    private static int nextLine(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                return i + 1;
            } else if (c == '\r') {
                return i + 1 < text.length() && text.charAt(i + 1) == '\n' ? i + 2 : i + 1;
            }
        }
        return text.length();
    }

    private static boolean beginsBlank(String yaml) {
        return !yaml.isEmpty() && yaml.substring(0, nextLine(yaml, 0)).isBlank() && !yaml.isBlank();
    }

    private static boolean hasKnownKey(Node root) {
        return root instanceof Node.Mapping map && map.entries().stream().anyMatch(entry -> KEYS.contains(entry.key()));
    }

    private static FrontMatter matter(Node.Mapping top, Report report, Map<String, Span> places) {
        for (Node.Entry entry : top.entries()) {
            places.put("front-matter." + entry.key(), entry.place());
            unknown(entry, top.keys(), report);
        }
        var keys = Keys.of(top, "", report);
        keys.told("title").ifPresent(entry -> places.put("title", entry.value().span()));
        var choices = new FrontMatter.Choices(
                keys.flag("draft", false),
                template(keys),
                keys.flag("toc", true),
                keys.flag("search", true),
                keys.flag("edit", true));
        return new FrontMatter(
                keys.text("title"),
                keys.text("description"),
                weight(keys, report),
                new FrontMatter.Upkeep(keys.text("owner"), keys.date("review-by")),
                tags(keys),
                aliases(keys, report, places),
                choices);
    }

    private static void unknown(Node.Entry entry, List<String> beside, Report report) {
        String key = entry.key();
        if (KEYS.contains(key) || entry.isOwn()) {
            return;
        }
        boolean foreign = FOREIGN.contains(key) || FOREIGN_FAMILY.matcher(key).matches();
        if (!foreign || KEYS.stream().anyMatch(known -> Nearest.distance(key, known, 1) <= 1)) {
            report.tell(report.unknownKey(
                    RuleId.FRONT_MATTER_UNKNOWN_KEY, entry, "a front-matter key of Demarc", KEYS, beside));
        }
    }

    private static String template(Keys keys) {
        String name = keys.text("template");
        return name == null || name.isEmpty() ? "page" : name;
    }

    private static @Nullable Double weight(Keys keys, Report report) {
        return keys.told("weight")
                .map(entry -> Keys.number(entry.value(), "weight", report))
                .orElse(null);
    }

    private static List<String> tags(Keys keys) {
        boolean one = keys.told("tags")
                .filter(entry -> entry.value() instanceof Node.Scalar)
                .isPresent();
        String tag = one ? keys.text("tags") : null;
        return tag == null ? keys.texts("tags") : List.of(tag);
    }

    private static List<String> aliases(Keys keys, Report report, Map<String, Span> places) {
        var items = keys.told("aliases")
                .map(entry -> Keys.items(entry.value(), "aliases", report))
                .orElse(List.of());
        for (int i = 0; i < items.size(); i++) {
            places.put("aliases." + i, items.get(i).span());
        }
        return items.stream().map(Keys.Located::text).toList();
    }
}
