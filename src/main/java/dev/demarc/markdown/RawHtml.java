package dev.demarc.markdown;

import dev.demarc.model.HtmlFragment;
import dev.demarc.model.Links;
import dev.demarc.model.Settings;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;

/** What becomes of HTML in Markdown: it stays, is made harmless, or is shown as text. */
final class RawHtml {

    private static final Set<String> FILTERED =
            Set.of("title", "textarea", "style", "xmp", "iframe", "noembed", "noframes", "script", "plaintext");

    private static final Set<String> VOID = Set.of(
            "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr");

    private static final Set<String> HARMLESS = Set.of("http", "https", "mailto", "tel", "ftp", "ftps", "sms", "xmpp");

    private final Settings.Html mode;
    private final HtmlFragment.Reader fragments;
    private final boolean filter;
    private final Deque<String> open = new ArrayDeque<>();

    /**
     * A way with HTML.
     *
     * @param filter whether GitHub's tag filter takes the meaning from some tags
     */
    RawHtml(Settings.Html mode, HtmlFragment.Reader fragments, boolean filter) {
        this.mode = mode;
        this.fragments = fragments;
        this.filter = filter;
    }

    /**
     * Whether a target that leads elsewhere could run something: where HTML isn't trusted, links of Markdown aren't
     * either.
     */
    boolean refuses(String target) {
        int colon = target.indexOf(':');
        return mode != Settings.Html.ALLOW
                && colon > 0
                && Links.isElsewhere(target)
                && !target.startsWith("data:image/")
                && !target.startsWith("//")
                && !HARMLESS.contains(target.substring(0, colon).toLowerCase(Locale.ROOT));
    }

    /** A whole block. */
    String block(String html) {
        return switch (mode) {
            case ALLOW -> filter ? filtered(html) : html;
            case CLEAN -> fragments.clean(html);
            case ESCAPE -> html.startsWith("<!--") ? "" : "<p>" + escaped(html.stripTrailing()) + "</p>\n";
        };
    }

    /** One tag in running text; what it opens and nobody closes, {@link #closeAll} does. */
    String inline(String html) {
        return switch (mode) {
            case ALLOW -> filter ? filtered(html) : html;
            case CLEAN -> cleaned(html);
            case ESCAPE -> html.startsWith("<!--") ? "" : escaped(html);
        };
    }

    private String cleaned(String html) {
        boolean closing = html.startsWith("</");
        String name = name(html, closing ? 2 : 1);
        if (name.isEmpty()) {
            return "";
        }
        if (closing) {
            if (!open.contains(name)) {
                return "";
            }
            var out = new StringBuilder();
            String last;
            do {
                last = open.pop();
                out.append("</").append(last).append('>');
            } while (!last.equals(name));
            return out.toString();
        }
        String whole = fragments
                .clean(html + (VOID.contains(name) ? "" : "</" + name + ">"))
                .strip();
        String end = "</" + name + ">";
        if (VOID.contains(name) || !whole.startsWith("<" + name) || !whole.endsWith(end)) {
            return VOID.contains(name) ? whole : "";
        }
        open.push(name);
        return whole.substring(0, whole.length() - end.length());
    }

    /** What is still open at the end of a block of running text. */
    String closeAll() {
        if (open.isEmpty()) {
            return "";
        }
        var out = new StringBuilder();
        while (!open.isEmpty()) {
            out.append("</").append(open.pop()).append('>');
        }
        return out.toString();
    }

    /** What stands in it that the site has to know; a parser is asked only if it may hold something. */
    HtmlFragment read(String html) {
        boolean may = html.contains("href")
                || html.contains("src")
                || html.contains("poster")
                || html.contains("id=")
                || html.contains("name=")
                || hasCapitals(html);
        return may && mode != Settings.Html.ESCAPE ? fragments.read(html) : HtmlFragment.NONE;
    }

    private static boolean hasCapitals(String html) {
        for (int i = 0; i < html.length(); i++) {
            char c = html.charAt(i);
            if (c == '=') {
                char before = i > 0 ? html.charAt(i - 1) : ' ';
                if ((before >= 'A' && before <= 'Z') || before == ' ') {
                    return true;
                }
            }
        }
        return false;
    }

    private static String filtered(String html) {
        StringBuilder out = null;
        for (int i = html.indexOf('<'); i >= 0; i = html.indexOf('<', i + 1)) {
            int from = i + 1 < html.length() && html.charAt(i + 1) == '/' ? i + 2 : i + 1;
            if (FILTERED.contains(name(html, from))) {
                out = out == null ? new StringBuilder(html) : out;
                int shift = out.length() - html.length();
                out.replace(i + shift, i + shift + 1, "&lt;");
            }
        }
        return out == null ? html : out.toString();
    }

    private static String name(String html, int from) {
        int to = from;
        while (to < html.length() && Scan.isAlphanumeric(html.charAt(to))) {
            to++;
        }
        return html.substring(from, to).toLowerCase(Locale.ROOT);
    }

    private static String escaped(String html) {
        var out = new StringBuilder(html.length() + 16);
        Escape.text(out, html);
        return out.toString();
    }
}
