package dev.demarc.markdown;

import dev.demarc.diagnostic.Checked;
import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.model.Crafts;
import dev.demarc.model.Heading;
import dev.demarc.model.HtmlFragment;
import dev.demarc.model.Page;
import dev.demarc.model.PageFacts;
import dev.demarc.model.Places;
import dev.demarc.model.ReadPage;
import dev.demarc.model.Settings;
import dev.demarc.source.Location;
import dev.demarc.source.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads Markdown files. One reader serves a whole build, and all of its threads. */
public final class MarkdownReader {

    private final Settings.Html html;
    private final HtmlFragment.Reader fragments;
    private final Crafts crafts;

    /**
     * A reader.
     *
     * @param html what becomes of raw HTML
     * @param fragments who reads it
     * @param crafts what becomes of code and formulas
     */
    public MarkdownReader(Settings.Html html, HtmlFragment.Reader fragments, Crafts crafts) {
        this.html = html;
        this.fragments = fragments;
        this.crafts = crafts;
    }

    /** Reads a file; no text is refused. Findings are of formulas that can't be set; the rest is for the rules to find. */
    public Checked<ReadPage> read(MarkdownSource source) {
        return read(source, Phrases.ENGLISH);
    }

    /** The same in another language than English. */
    public Checked<ReadPage> read(MarkdownSource source, Phrases phrases) {
        var raw = new RawHtml(html, fragments, false);
        var sheet = new Sheet(Dialect.DEMARC, phrases, true, source.text(), source.bodyStart());
        References references = PageWriter.write(sheet, raw, source.takenAnchors(), crafts);
        var named = new HashMap<String, Span>(source.matterPlaces());
        Optional<Integer> titling = titling(source, sheet.headings);
        Span titlePlace = source.matter().title() == null
                ? titling.map(i -> sheet.levels.get(i).span()).orElse(null)
                : source.matterPlaces().get("front-matter.title");
        if (titlePlace != null) {
            named.putIfAbsent("title", titlePlace);
        }
        var page = new Page(
                source.path(),
                source.place(),
                source.matter(),
                outline(source, sheet.headings),
                sheet.asks,
                sheet.anchors,
                List.copyOf(sheet.extras));
        named.putAll(sheet.addresses);
        var facts = new PageFacts(
                source.place(),
                sheet.tables,
                sheet.undefined,
                references.labels(),
                sheet.repeatedIds(),
                sheet.looseBindings,
                text(source, sheet));
        var read = new ReadPage(
                page,
                sheet.out.body(),
                new Places(sheet.places, named),
                facts,
                sheet.words.done(source.place(), sheet::span));
        return new Checked<>(read, unset(source, sheet));
    }

    private static List<Diagnostic> unset(MarkdownSource source, Sheet sheet) {
        return sheet.unset.stream()
                .map(what -> Diagnostic.of(
                        RuleId.WRONG_VALUE,
                        Location.in(source.place(), what.span()),
                        "This formula can't be set: there is `%s` in it."
                                .formatted(what.value().replace("`", "")),
                        "Write it otherwise; until then it stands as it is written. The guide's page on Markdown tells what"
                                + " formulas know. A dollar sign that is meant as such is written `\\$`.",
                        what.value()))
                .toList();
    }

    private static PageFacts.Text text(MarkdownSource source, Sheet sheet) {
        boolean titled = !isIndex(source)
                || source.matter().title() != null
                || source.matter().choices().draft()
                || sheet.headings.stream().anyMatch(heading -> !heading.text().isBlank());
        return new PageFacts.Text(sheet.levels, sheet.images, sheet.silentLinks, sheet.outward, sheet.ignores, titled);
    }

    private static Page.Outline outline(MarkdownSource source, List<Heading> headings) {
        String title = source.matter().title();
        if (title == null) {
            title = titling(source, headings)
                    .map(i -> headings.get(i).text())
                    .orElseGet(() -> nameInWords(source.path()));
        }
        return new Page.Outline(title, headings.stream().anyMatch(heading -> heading.level() == 1), headings);
    }

    /**
     * The number of the heading that gives a page its title. One below level 1 heads a part: a file's name says more of
     * the whole than “Examples” does; but an index has no name of its own.
     */
    private static Optional<Integer> titling(MarkdownSource source, List<Heading> headings) {
        int lowest = isIndex(source) ? 6 : 1;
        for (int i = 0; i < headings.size(); i++) {
            if (headings.get(i).level() <= lowest && !headings.get(i).text().isBlank()) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    private static boolean isIndex(MarkdownSource source) {
        String name = source.path().substring(source.path().lastIndexOf('/') + 1);
        return name.startsWith("index.") || name.startsWith("README.");
    }

    /** A file's name in words; an index is called as its folder. */
    static String nameInWords(String path) {
        String[] parts = path.split("/", -1);
        String name = parts[parts.length - 1];
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        if (stem.equals("index") || stem.equals("README")) {
            if (parts.length == 1) {
                return "Home";
            }
            stem = parts[parts.length - 2];
        }
        String words = stem.replace('-', ' ').replace('_', ' ').strip();
        if (words.isEmpty()) {
            return stem;
        }
        int first = words.offsetByCodePoints(0, 1);
        return words.substring(0, first).toUpperCase(Locale.ROOT) + words.substring(first);
    }
}
