package dev.demarc.markdown;

import com.vladsch.flexmark.parser.Parser;
import dev.demarc.diagnostic.Checked;
import dev.demarc.model.Heading;
import dev.demarc.model.HtmlFragment;
import dev.demarc.model.Page;
import dev.demarc.model.PageFacts;
import dev.demarc.model.Places;
import dev.demarc.model.ReadPage;
import dev.demarc.model.Settings;
import dev.demarc.source.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;

/** Reads Markdown files. One reader serves a whole build, and all of its threads. */
public final class MarkdownReader {

    private final Settings.Html html;
    private final HtmlFragment.Reader fragments;
    private final Parser parser = Grammar.parser(Dialect.DEMARC);

    /**
     * A reader.
     *
     * @param html what becomes of raw HTML
     * @param fragments who reads it
     */
    public MarkdownReader(Settings.Html html, HtmlFragment.Reader fragments) {
        this.html = html;
        this.fragments = fragments;
    }

    /** Reads a file; no text is refused, and there is nothing to find fault with but what the rules find. */
    public Checked<ReadPage> read(MarkdownSource source) {
        var raw = new RawHtml(html, fragments, false);
        var sheet = new Sheet(Dialect.DEMARC, true, source.text(), source.bodyStart());
        References references = PageWriter.write(sheet, parser.parse(sheet.body), raw, source.takenAnchors());
        var named = new HashMap<String, Span>(source.matterPlaces());
        Span titlePlace = source.matter().title() == null
                ? sheet.titlePlace
                : source.matterPlaces().get("front-matter.title");
        if (titlePlace != null) {
            named.putIfAbsent("title", titlePlace);
        }
        List<String> defined = references.definitions().stream()
                .map(definition -> definition.label)
                .toList();
        var page = new Page(
                source.path(),
                source.place(),
                source.matter(),
                outline(source, sheet.headings),
                sheet.asks,
                sheet.anchors);
        var facts = new PageFacts(
                source.place(),
                sheet.tables,
                sheet.undefined,
                defined,
                sheet.repeatedIds(),
                sheet.looseBindings,
                text(source, sheet));
        return Checked.clean(new ReadPage(page, sheet.out.body(), new Places(sheet.places, named), facts));
    }

    private static PageFacts.Text text(MarkdownSource source, Sheet sheet) {
        String name = source.path().substring(source.path().lastIndexOf('/') + 1);
        boolean index = name.startsWith("index.") || name.startsWith("README.");
        boolean titled = !index
                || source.matter().title() != null
                || source.matter().choices().draft()
                || sheet.headings.stream().anyMatch(heading -> !heading.text().isBlank());
        return new PageFacts.Text(sheet.levels, sheet.images, sheet.silentLinks, sheet.outward, titled);
    }

    private static Page.Outline outline(MarkdownSource source, List<Heading> headings) {
        String title = source.matter().title();
        if (title == null) {
            title = headings.stream()
                    .map(Heading::text)
                    .filter(text -> !text.isBlank())
                    .findFirst()
                    .orElseGet(() -> nameInWords(source.path()));
        }
        return new Page.Outline(title, headings.stream().anyMatch(heading -> heading.level() == 1), headings);
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
