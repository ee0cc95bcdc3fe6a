package dev.demarc.data;

import dev.demarc.diagnostic.Checked;
import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.Edit;
import dev.demarc.diagnostic.Nearest;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.model.FrontMatter;
import dev.demarc.source.Located;
import dev.demarc.source.Location;
import dev.demarc.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads what a page says of itself before its text. */
public final class FrontMatterReader {

    private static final String FENCE = "---";
    private static final int LINES = 200;

    /**
     * Front matter, and what lies behind it.
     *
     * @param places where things stand, by name: {@code title}, {@code front-matter.KEY} (its value), {@code
     *     aliases.N} from 0
     * @param unknownKeys keys that nobody here knows, and that aren't plainly misspelt
     * @param bodyStart the offset in the text at which the page's own text begins
     */
    public record Read(FrontMatter matter, Map<String, Span> places, List<Located<String>> unknownKeys, int bodyStart) {
        /** Sorts the names, copies the list. */
        public Read {
            unknownKeys = List.copyOf(unknownKeys);
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
            return Checked.clean(new Read(FrontMatter.NONE, Map.of(), List.of(), 0));
        }
        int body = nextLine(text, close);
        var report = Report.on(place);
        String yaml = text.substring(start, close);
        Node.Mapping plain = PlainLines.read(yaml, 2);
        var tree = plain != null
                ? new Tree(plain, true)
                : Tree.read(yaml, Tree.Format.YAML, "This front matter", new Span(2, 1, 2, 1), report);
        if (beginsBlank(yaml) && !hasKnownKey(tree.root())) {
            // A thematic break, prose, and another one.
            return Checked.clean(new Read(FrontMatter.NONE, Map.of(), List.of(), 0));
        }
        var top = tree.top("This front matter", report);
        if (!tree.readable() || top == null) {
            return new Checked<>(new Read(FrontMatter.NONE, Map.of(), List.of(), body), report.findings());
        }
        var places = new TreeMap<String, Span>();
        var unknown = new ArrayList<Located<String>>();
        var matter = matter(top, report, places, unknown);
        return new Checked<>(new Read(matter, places, unknown, body), report.findings());
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
        return root instanceof Node.Mapping map
                && map.entries().stream().anyMatch(entry -> FrontMatter.KEYS.contains(entry.key()));
    }

    private static FrontMatter matter(
            Node.Mapping top, Report report, Map<String, Span> places, List<Located<String>> unknown) {
        for (Node.Entry entry : top.entries()) {
            places.put("front-matter." + entry.key(), entry.place());
            unknown(entry, report, unknown);
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

    /** A misspelt key is told here; whether others are worth a word shows when all pages are known. */
    private static void unknown(Node.Entry entry, Report report, List<Located<String>> unknown) {
        String key = entry.key();
        if (FrontMatter.KEYS.contains(key) || entry.isOwn()) {
            return;
        }
        var meant = FrontMatter.KEYS.stream()
                .filter(known -> Nearest.distance(key.toLowerCase(Locale.ROOT), known, 1) <= 1)
                .toList();
        if (meant.isEmpty()) {
            // The same few keys stand on every page: one instance serves them all.
            unknown.add(new Located<>(key.intern(), entry.span()));
            return;
        }
        var finding = Diagnostic.of(
                RuleId.FRONT_MATTER_UNKNOWN_KEY,
                report.at(entry.span()),
                "`%s` is not a front-matter key of Demarc.".formatted(key),
                Nearest.hint(key, FrontMatter.KEYS),
                key);
        report.tell(
                meant.size() == 1 && report.at(entry.span()) instanceof Location.InFile at
                        ? finding.mendedBy(new Edit(at, meant.get(0)))
                        : finding);
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
