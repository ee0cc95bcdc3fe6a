package dev.demarc.check.rules;

import dev.demarc.check.CheckedSite;
import dev.demarc.check.Report;
import dev.demarc.check.SiteRule;
import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.Nearest;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.diagnostic.Severity;
import dev.demarc.model.FrontMatter;
import dev.demarc.model.Page;
import dev.demarc.source.Located;
import dev.demarc.source.Location;
import dev.demarc.source.Order;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Keys of front matter that Demarc doesn't know.
 *
 * <p>An old wiki keeps keys of the tool that it was written for, often on every page: those are told once for the whole
 * wiki, as advice. What is one letter from a key of ours is told where the page is read.
 */
public final class ForeignKeys implements SiteRule {

    /** A key that stands on so many pages is no slip. */
    private static final int MEANT = 10;

    private static final int NAMED = 20;

    /** Keys of Jekyll, Hugo, Docusaurus, VitePress, MkDocs, Docs for Microsoft Learn, and their kin. */
    private static final Set<String> KNOWN = Set.of(
            "author",
            "authors",
            "categories",
            "category",
            "comments",
            "content_type",
            "contributors",
            "cover",
            "created",
            "custom_edit_url",
            "date",
            "excerpt",
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
            "order",
            "outline",
            "outputs",
            "pageClass",
            "parent",
            "permalink",
            "position",
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

    private static final Pattern FAMILY =
            Pattern.compile("(ms|rss|og|twitter)[.:].*|(sidebar|pagination|hide|toc|collapse|docs)_.*");

    private record Standing(Page page, Located<String> key) {
        Location at() {
            return Location.in(page.place(), key.span());
        }
    }

    @Override
    public void check(CheckedSite checked, Report report) {
        var standing = new ArrayList<Standing>();
        Map<String, Integer> pages = new HashMap<>();
        checked.eachPage(ForeignKeys.class, "", notes -> !notes.foreignKeys().isEmpty(), (page, prose, notes) -> {
            for (Located<String> key : notes.foreignKeys()) {
                standing.add(new Standing(prose, key));
                pages.merge(key.value(), 1, Integer::sum);
            }
        });
        standing.sort(Order.by((Standing each) -> each.page.place()).thenComparing(each -> each.key.span()));
        var foreign = new TreeMap<String, Integer>();
        @Nullable Standing first = null;
        for (Standing each : standing) {
            String key = each.key.value();
            int count = pages.getOrDefault(key, 0);
            if (count >= MEANT || KNOWN.contains(key) || FAMILY.matcher(key).matches()) {
                foreign.put(key, count);
                first = first == null ? each : first;
            } else {
                report.at(
                        RuleId.FRONT_MATTER_UNKNOWN_KEY,
                        each.at(),
                        "`%s` is not a front-matter key of Demarc.".formatted(key),
                        Nearest.hint(key, FrontMatter.KEYS) + " A key of your own begins with `x-`.",
                        key);
            }
        }
        if (first != null) {
            report.add(Diagnostic.of(
                            RuleId.FRONT_MATTER_UNKNOWN_KEY,
                            first.at(),
                            "Front matter here has keys that other tools read, and Demarc doesn't: %s."
                                    .formatted(named(foreign)),
                            "Leave them where another tool still wants them; else take them out.",
                            null)
                    .as(Severity.INFO));
        }
    }

    /** The keys and on how many pages each stands, the most frequent first. */
    private static String named(Map<String, Integer> keys) {
        List<Map.Entry<String, Integer>> sorted = keys.entrySet().stream()
                .sorted(Order.by((Map.Entry<String, Integer> each) -> -each.getValue()))
                .toList();
        String named = sorted.stream()
                .limit(NAMED)
                .map(each -> "`%s` (%d %s)"
                        .formatted(each.getKey(), each.getValue(), each.getValue() == 1 ? "page" : "pages"))
                .collect(Collectors.joining(", "));
        return sorted.size() <= NAMED ? named : named + " and " + (sorted.size() - NAMED) + " more";
    }
}
