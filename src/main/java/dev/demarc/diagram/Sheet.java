package dev.demarc.diagram;

/**
 * The frame of a drawing: its root, its title, its description, its style.
 *
 * @param definitions what stands in {@code defs}
 * @param paper whether a sheet in paper colour lies below all
 */
record Sheet(Drawing drawing, double width, double height, String definitions, boolean paper) {
    /** About as much as stands round a drawing. */
    private static final int FRAME = 1 << 10;

    String draw(String title, String description, String body) {
        return draw(title, description, body, "");
    }

    /**
     * The same with links over it. A picture's parts can't be reached by those who listen; a group's can, and then what is
     * drawn is left out, for the links tell it.
     *
     * @param links one after the other; empty for a mere picture
     */
    String draw(String title, String description, CharSequence body, CharSequence links) {
        String id = Pen.escape(drawing.fullId());
        String w = Pen.n(width);
        String h = Pen.n(height);
        String sheet = paper ? "<path class=\"d-b\" d=\"M0 0h" + w + "v" + h + "H0z\"/>\n" : "";
        String defs = definitions.isEmpty() ? "" : "<defs>" + definitions + "</defs>";
        String style = drawing.width() == Width.FILE ? DiagramCss.forFile(defs, sheet, body) : "";
        boolean linked = links.length() > 0;
        var svg = new StringBuilder(
                FRAME + style.length() + defs.length() + description.length() + body.length() + links.length());
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"dm\" id=\"")
                .append(id);
        svg.append("\" viewBox=\"0 0 ").append(w).append(' ').append(h);
        svg.append("\" width=\"").append(w).append("\" height=\"").append(h).append("\" ");
        svg.append(role(id, linked))
                .append(">\n<title id=\"")
                .append(id)
                .append("-t\">")
                .append(Pen.escape(title));
        svg.append("</title>\n<desc id=\"").append(id).append("-d\">").append(Pen.escape(description));
        svg.append("</desc>\n").append(style).append(defs).append(style.isEmpty() && defs.isEmpty() ? "" : "\n");
        svg.append(sheet).append(linked ? "<g aria-hidden=\"true\">\n" : "").append(body);
        svg.append(linked ? "</g>\n" : "").append(links);
        return svg.append("</svg>\n").toString();
    }

    private static String role(String id, boolean linked) {
        return linked
                ? "role=\"group\" aria-labelledby=\"" + id + "-t\" aria-describedby=\"" + id + "-d\""
                : "role=\"img\" aria-labelledby=\"" + id + "-t " + id + "-d\"";
    }
}
