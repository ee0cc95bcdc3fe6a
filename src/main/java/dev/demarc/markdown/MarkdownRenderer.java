package dev.demarc.markdown;

import dev.demarc.model.Crafts;
import dev.demarc.model.HtmlFragment;
import dev.demarc.model.Settings;
import java.util.List;

/** Turns Markdown into HTML without a wiki around it: links stay as they are written. */
public final class MarkdownRenderer {

    private MarkdownRenderer() {}

    /** The HTML of a text; CommonMark's and GitHub's as their specifications have it, without ids or wrappers. */
    public static String render(String markdown, Dialect dialect, Crafts crafts) {
        int start = dialect == Dialect.DEMARC ? bodyStart(markdown) : 0;
        var raw = new RawHtml(Settings.Html.ALLOW, NOBODY, dialect == Dialect.GFM);
        var sheet = new Sheet(dialect, Phrases.ENGLISH, false, markdown, start);
        PageWriter.write(sheet, raw, List.of(), crafts);
        return sheet.out.html.toString();
    }

    /** Where the body begins, after front matter between two lines of three dashes. */
    private static int bodyStart(String text) {
        int first = text.indexOf('\n');
        if (first < 0 || !text.substring(0, first).stripTrailing().equals("---")) {
            return 0;
        }
        for (int line = first + 1; line < text.length(); ) {
            int end = text.indexOf('\n', line);
            String written = text.substring(line, end < 0 ? text.length() : end);
            if (written.stripTrailing().equals("---")) {
                return end < 0 ? text.length() : end + 1;
            }
            if (end < 0) {
                break;
            }
            line = end + 1;
        }
        return 0;
    }

    private static final HtmlFragment.Reader NOBODY = new HtmlFragment.Reader() {
        @Override
        public HtmlFragment read(String html) {
            return HtmlFragment.NONE;
        }

        @Override
        public String clean(String html) {
            return html;
        }
    };
}
