package dev.demarc.markdown;

/**
 * Writes a diagram in Mermaid's language: its source as code, and what a script of the theme needs to draw it. Without
 * script the code is all there is.
 */
public final class MermaidBlock {

    private MermaidBlock() {}

    /**
     * The HTML of a diagram.
     *
     * @param title to stand below the drawing; may be empty
     * @param code the HTML of its source
     */
    public static String html(String title, String code, Phrases.Code words) {
        var out = new StringBuilder(code.length() + 256);
        out.append("<div class=\"fig drawn\" data-mermaid");
        attribute(out, "title", title);
        // No text yet: what a page says is what the search finds, and its first paragraph may tell of it elsewhere.
        attribute(out, "diagram", words.diagram());
        attribute(out, "source", words.source());
        attribute(out, "fault", words.fault());
        return out.append('>').append(code).append("</div>").toString();
    }

    private static void attribute(StringBuilder out, String name, String value) {
        if (!value.isEmpty()) {
            out.append(" data-").append(name).append("=\"");
            Escape.text(out, value);
            out.append('"');
        }
    }
}
