package dev.demarc.html;

import dev.demarc.model.Ask.Use;
import dev.demarc.model.WrittenFile;
import dev.demarc.model.WrittenFile.Target;
import dev.demarc.source.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.Range;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Reads finished files of the site as browsers do, and tells every address and id in them. */
public final class WrittenFiles {

    /** What browsers take from {@code 0; url=there}, the address in quotes or without. */
    private static final Pattern REFRESH =
            Pattern.compile("(?is)[\\s\\d.]*[;,\\s]\\s*url\\s*=\\s*['\"]?(.*?)['\"]?\\s*");

    private final List<Target> targets = new ArrayList<>();
    private final List<WrittenFile.Id> ids = new ArrayList<>();
    private final String text;
    private @Nullable String base;
    private @Nullable String leadsOn;

    private WrittenFiles(String text) {
        this.text = text;
    }

    /** Reads a page. */
    public static WrittenFile html(String text) {
        return new WrittenFiles(text).read(Parser.htmlParser());
    }

    /** Reads a drawing that stands in a file of its own. */
    public static WrittenFile svg(String text) {
        return new WrittenFiles(text).read(Parser.xmlParser());
    }

    private WrittenFile read(Parser parser) {
        Document document = parser.setTrackPosition(true).parseInput(text, "");
        document.traverse((Node node, int depth) -> {
            if (node instanceof Element element) {
                element.attributes().forEach(attribute -> look(element, attribute));
            }
        });
        targets.sort(Order.byInt(Target::start));
        ids.sort(Order.byInt(WrittenFile.Id::start));
        return new WrittenFile(base, leadsOn, targets, ids);
    }

    private void look(Element element, Attribute attribute) {
        Range at = attribute.sourceRange().valueRange();
        if (!at.isTracked()) {
            return;
        }
        String tag = element.normalName();
        String name = attribute.getKey().toLowerCase(Locale.ROOT);
        String value = attribute.getValue();
        if (name.equals("id")) {
            id(element, value, at);
        } else if (name.equals("name") && tag.equals("a")) {
            if (!value.equals(element.id()) && !value.isBlank()) {
                ids.add(new WrittenFile.Id(value, false, at.startPos(), at.endPos()));
            }
        } else if (tag.equals("base") && name.equals("href")) {
            base = base == null ? value.strip() : base;
        } else if (tag.equals("meta") && name.equals("content")) {
            refresh(element, value, at);
        } else if (tag.equals("script") && name.equals("data-to")) {
            leadsOn = value.strip();
            put(at.startPos(), at.endPos(), Use.LINK);
        } else if (Addresses.isSet(tag, name)) {
            Addresses.each(text, at.startPos(), at.endPos(), (start, end) -> put(start, end, Use.IMAGE));
        } else {
            Use use = use(tag, name);
            if (use != null) {
                Addresses.one(text, at.startPos(), at.endPos(), (start, end) -> put(start, end, use));
            }
        }
    }

    /** What is in a {@code <template>} is not on the page. */
    private void id(Element element, String value, Range at) {
        if (!value.isBlank() && element.closest("template") == null) {
            ids.add(new WrittenFile.Id(value, true, at.startPos(), at.endPos()));
        }
    }

    private void refresh(Element meta, String value, Range at) {
        var matcher = REFRESH.matcher(value);
        if (meta.attr("http-equiv").equalsIgnoreCase("refresh")
                && matcher.matches()
                && !matcher.group(1).isBlank()) {
            String to = matcher.group(1).strip();
            leadsOn = to;
            targets.add(new Target(to, Use.LINK, at.startPos(), at.endPos()));
        }
    }

    private static @Nullable Use use(String tag, String attribute) {
        return switch (tag + " " + attribute) {
            case "a xlink:href" -> Use.LINK;
            case "image href", "image xlink:href", "input src" -> Use.IMAGE;
            case "use href", "use xlink:href" -> Use.EMBED;
            default -> Addresses.use(tag, attribute);
        };
    }

    private void put(int start, int end, Use use) {
        targets.add(new Target(Parser.unescapeEntities(text.substring(start, end), true), use, start, end));
    }
}
