package dev.demarc.diagram;

/**
 * How a drawing is wanted.
 *
 * @param id the drawing's id without the narrow form's ending, unlike any other on the page: {@code aws-security-stack}
 * @param links of its cells; a file has none, whatever they are
 */
public record Drawing(Width width, String id, DiagramWords words, CellLinks links) {

    /** A drawing whose cells lead nowhere. */
    public Drawing(Width width, String id, DiagramWords words) {
        this(width, id, words, CellLinks.NONE);
    }

    /** The id as it stands in the drawing. */
    public String fullId() {
        return width == Width.NARROW ? id + "-n" : id;
    }
}
