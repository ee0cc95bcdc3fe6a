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

    private static final Safelist SAFE =
            Safelist.relaxed().addAttributes(":all", "id", "class").preserveRelativeLinks(true);

    private static final Document.OutputSettings AS_IT_STANDS = new Document.OutputSettings().prettyPrint(false);

    /** Offsets sort what was found; an element that the parser had to repeat is found once. */
    private static final class Finds {
        private final String html;
        private final TreeMap<Integer, Target> targets = new TreeMap<>();
        private final TreeMap<Integer, HtmlFragment.Id> ids = new TreeMap<>();

        Finds(String html) {
            this.html = html;
        }

        void target(Range at, Use use) {
            String raw = html.substring(at.startPos(), at.endPos());
            int start = at.startPos() + leadingBlanks(raw);
            int end = Math.max(start, at.startPos() + raw.stripTrailing().length());
            put(start, end, use);
        }

        void candidates(Range at) {
            int i = at.startPos();
            while (i < at.endPos()) {
                while (i < at.endPos() && (isBlank(html.charAt(i)) || html.charAt(i) == ',')) {
                    i++;
                }
                int start = i;
                while (i < at.endPos() && !isBlank(html.charAt(i))) {
                    i++;
                }
                int end = i;
                while (end > start && html.charAt(end - 1) == ',') {
                    end--;
                }
                if (end > start) {
                    put(start, end, Use.IMAGE);
                }
                // A comma at the address's end begins the next candidate; else its width or density goes before.
                boolean described = end == i;
                while (described && i < at.endPos() && html.charAt(i) != ',') {
                    i++;
                }
            }
        }

        private void put(int start, int end, Use use) {
            String value = Parser.unescapeEntities(html.substring(start, end), true);
            targets.put(start, new Target(value, use, start, end));
        }

        void id(String value, Range at) {
            if (!value.isBlank()) {
                ids.put(at.startPos(), new HtmlFragment.Id(value, at.startPos(), at.endPos()));
            }
        }

        private static int leadingBlanks(String raw) {
            return raw.length() - raw.stripLeading().length();
        }

        private static boolean isBlank(char c) {
            return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
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
        return new HtmlFragment(List.copyOf(finds.targets.values()), List.copyOf(finds.ids.values()));
    }

    private static List<Node> parse(String html) {
        var parser = Parser.htmlParser().setTrackPosition(true);
        return parser.parseFragmentInput(html, new Element("template"), "");
    }

    private static void look(Element element, Finds finds) {
        String tag = element.normalName();
        for (Attribute attribute : element.attributes()) {
            Range at = attribute.sourceRange().valueRange();
            if (!at.isTracked()) {
                continue;
            }
            String name = attribute.getKey();
            if (name.equals("id") || (name.equals("name") && tag.equals("a"))) {
                finds.id(attribute.getValue(), at);
            } else if (name.equals("srcset") && (tag.equals("img") || tag.equals("source"))) {
                finds.candidates(at);
            } else {
                @Nullable Use use = use(tag, name);
                if (use != null) {
                    finds.target(at, use);
                }
            }
        }
    }

    /** What an attribute's address is used for; nothing if it holds no address. */
    private static @Nullable Use use(String tag, String attribute) {
        return switch (tag + " " + attribute) {
            case "a href", "area href" -> Use.LINK;
            case "img src", "video poster" -> Use.IMAGE;
            case "script src",
                    "iframe src",
                    "audio src",
                    "video src",
                    "source src",
                    "track src",
                    "embed src",
                    "object data",
                    "link href" -> Use.EMBED;
            default -> null;
        };
    }

    @Override
    public String clean(String html) {
        if (isOneTag(html, "</")) {
            String name = name(html, 2);
            return isSafe(name) ? "</" + name + ">" : "";
        }
        String cleaned = Jsoup.clean(html, ANY_BASE, SAFE, AS_IT_STANDS);
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
        return !Jsoup.clean("<" + name + ">", ANY_BASE, SAFE, AS_IT_STANDS).isEmpty();
    }
}
