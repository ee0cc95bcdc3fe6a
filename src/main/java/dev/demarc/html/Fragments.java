package dev.demarc.html;

import dev.demarc.model.Ask.Use;
import dev.demarc.model.HtmlFragment;
import dev.demarc.model.HtmlFragment.Target;
import java.util.List;
import java.util.TreeMap;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.Range;
import org.jsoup.parser.Parser;
import org.jsoup.safety.Safelist;
import org.jspecify.annotations.Nullable;

/**
 * Reads pieces of raw HTML as browsers do.
 *
 * <p>Markdown gives inline HTML one tag at a time, so a piece may be a lone start tag, or an end tag. It is read as if
 * it stood in a {@code <template>}, where table cells and all else may stand alone.
 */
public final class Fragments implements HtmlFragment.Reader {

    /** Relative links are checked against some address; it is never written. */
    private static final String ANY_BASE = "https://wiki.invalid/";

    /** Set up when HTML is first made safe: most wikis have none, and need not wait for it. */
    private static final class Cleaning {
        static final Safelist SAFE =
                Safelist.relaxed().addAttributes(":all", "id", "class").preserveRelativeLinks(true);

        static final Document.OutputSettings AS_IT_STANDS = new Document.OutputSettings().prettyPrint(false);
    }

    /** Offsets sort what was found; an element that the parser had to repeat is found once. */
    private static final class Finds {
        private final String html;
        private final TreeMap<Integer, Target> targets = new TreeMap<>();
        private final TreeMap<Integer, HtmlFragment.Id> ids = new TreeMap<>();
        private final TreeMap<Integer, HtmlFragment.Image> images = new TreeMap<>();
        private final TreeMap<Integer, HtmlFragment.SilentLink> silent = new TreeMap<>();

        Finds(String html) {
            this.html = html;
        }

        void target(Range at, Use use) {
            Addresses.one(html, at.startPos(), at.endPos(), (start, end) -> put(start, end, use, null));
        }

        void source(Range at, HtmlFragment.Tag tag) {
            Addresses.one(html, at.startPos(), at.endPos(), (start, end) -> put(start, end, Use.IMAGE, tag));
        }

        void candidates(Range at) {
            Addresses.each(html, at.startPos(), at.endPos(), (start, end) -> put(start, end, Use.IMAGE, null));
        }

        private void put(int start, int end, Use use, HtmlFragment.@Nullable Tag tag) {
            String value = Parser.unescapeEntities(html.substring(start, end), true);
            targets.put(start, new Target(value, use, start, end, tag));
        }

        void id(String value, Range at) {
            if (!value.isBlank()) {
                ids.put(at.startPos(), new HtmlFragment.Id(value, at.startPos(), at.endPos()));
            }
        }
    }

    @Override
    public HtmlFragment read(String html) {
        var finds = new Finds(html);
        for (Node node : parse(html)) {
            node.traverse((each, depth) -> {
                if (each instanceof Element element) {
                    look(element, finds);
                }
            });
        }
        return new HtmlFragment(
                List.copyOf(finds.targets.values()),
                List.copyOf(finds.ids.values()),
                List.copyOf(finds.images.values()),
                List.copyOf(finds.silent.values()));
    }

    private static List<Node> parse(String html) {
        var parser = Parser.htmlParser().setTrackPosition(true);
        return parser.parseFragmentInput(html, new Element("template"), "");
    }

    private static void look(Element element, Finds finds) {
        String tag = element.normalName();
        if (tag.equals("img")) {
            image(element, finds);
        } else if (tag.equals("a") && element.hasAttr("href")) {
            link(element, finds);
        }
        for (Attribute attribute : element.attributes()) {
            Range at = attribute.sourceRange().valueRange();
            if (!at.isTracked()) {
                continue;
            }
            String name = attribute.getKey();
            boolean named = name.equals("name") && tag.equals("a");
            if (name.equals("id") || named) {
                // Old pages name a place twice in one tag, for browsers of two ages.
                finds.id(named && attribute.getValue().equals(element.id()) ? "" : attribute.getValue(), at);
            } else if (Addresses.isSet(tag, name)) {
                finds.candidates(at);
            } else if (tag.equals("img") && name.equals("src")) {
                finds.source(at, tag(element));
            } else {
                @Nullable Use use = Addresses.use(tag, name);
                if (use != null) {
                    finds.target(at, use);
                }
            }
        }
    }

    private static HtmlFragment.Tag tag(Element element) {
        Range at = element.sourceRange();
        return new HtmlFragment.Tag(at.startPos(), at.endPos());
    }

    private static void image(Element image, Finds finds) {
        String role = image.attr("role");
        boolean decorative = (image.hasAttr("alt") && image.attr("alt").isBlank())
                || role.equals("presentation")
                || role.equals("none")
                || image.attr("aria-hidden").equals("true");
        boolean named = !image.hasAttr("alt") && isNamed(image);
        if (!decorative && !named && image.sourceRange().isTracked()) {
            var tag = tag(image);
            finds.images.put(tag.start(), new HtmlFragment.Image(image.attr("src"), image.attr("alt"), tag));
        }
    }

    /** Of a link that is cut into several pieces of HTML, nobody knows here what stands in it. */
    private static void link(Element link, Finds finds) {
        Range end = link.endSourceRange();
        boolean whole = link.sourceRange().isTracked() && end.isTracked() && end.endPos() > end.startPos();
        if (whole && link.text().isBlank() && !link.attr("aria-hidden").equals("true") && !isNamed(link)) {
            for (Element inside : link.getAllElements()) {
                boolean toldElsewhere = inside.normalName().equals("img") && !inside.hasAttr("alt");
                if (isNamed(inside) || toldElsewhere) {
                    return;
                }
            }
            var tag = tag(link);
            finds.silent.put(tag.start(), new HtmlFragment.SilentLink(link.attr("href"), tag));
        }
    }

    private static boolean isNamed(Element element) {
        return !element.attr("aria-label").isBlank()
                || !element.attr("aria-labelledby").isBlank()
                || !element.attr("title").isBlank()
                || !element.attr("alt").isBlank();
    }

    @Override
    public String clean(String html) {
        if (isOneTag(html, "</")) {
            String name = name(html, 2);
            return isSafe(name) ? "</" + name + ">" : "";
        }
        String cleaned = Jsoup.clean(html, ANY_BASE, Cleaning.SAFE, Cleaning.AS_IT_STANDS);
        String end = "</" + (isOneTag(html, "<") ? name(html, 1) : "") + ">";
        return cleaned.endsWith(end) ? cleaned.substring(0, cleaned.length() - end.length()) : cleaned;
    }

    private static boolean isOneTag(String html, String opening) {
        return html.startsWith(opening)
                && html.endsWith(">")
                && html.indexOf('<', 1) < 0
                && html.length() > opening.length()
                && Character.isLetter(html.charAt(opening.length()));
    }

    private static String name(String tag, int from) {
        int end = from;
        while (end < tag.length() && Character.isLetterOrDigit(tag.charAt(end))) {
            end++;
        }
        return tag.substring(from, end).toLowerCase(java.util.Locale.ROOT);
    }

    private static boolean isSafe(String name) {
        return !Jsoup.clean("<" + name + ">", ANY_BASE, Cleaning.SAFE, Cleaning.AS_IT_STANDS)
                .isEmpty();
    }
}
