package dev.demarc.diagram;

/**
 * The frame of a drawing: its root, its title, its description, its style.
 *
 * @param definitions what stands in {@code defs}
 * @param paper whether a sheet in paper colour lies below all
 */
record Sheet(Drawing drawing, double width, double height, String definitions, boolean paper) {

    String draw(String title, String description, String body) {
        return draw(title, description, body, "");
    }

    /**
     * The same with links over it. A picture's parts can't be reached by those who listen; a group's can, and then what is
     * drawn is left out, for the links tell it.
     *
     * @param links one after the other; empty for a mere picture
     */
    String draw(String title, String description, String body, String links) {
        String id = Pen.escape(drawing.fullId());
        String w = Pen.n(width);
        String h = Pen.n(height);
        String sheet = paper ? "<path class=\"d-b\" d=\"M0 0h" + w + "v" + h + "H0z\"/>\n" : "";
        String defs = definitions.isEmpty() ? "" : "<defs>" + definitions + "</defs>";
        String style = drawing.width() == Width.FILE ? DiagramCss.forFile(defs + sheet + body) : "";
        String head = style + defs;
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"dm\" id=\"" + id + "\" viewBox=\"0 0 " + w + " " + h
                + "\" width=\"" + w + "\" height=\"" + h + "\" " + role(id, !links.isEmpty()) + ">\n<title id=\"" + id
                + "-t\">" + Pen.escape(title) + "</title>\n<desc id=\"" + id + "-d\">"
                + Pen.escape(description) + "</desc>\n" + head + (head.isEmpty() ? "" : "\n") + sheet
                + (links.isEmpty() ? body : "<g aria-hidden=\"true\">\n" + body + "</g>\n" + links) + "</svg>\n";
    }

    private static String role(String id, boolean linked) {
        return linked
                ? "role=\"group\" aria-labelledby=\"" + id + "-t\" aria-describedby=\"" + id + "-d\""
                : "role=\"img\" aria-labelledby=\"" + id + "-t " + id + "-d\"";
    }
}
