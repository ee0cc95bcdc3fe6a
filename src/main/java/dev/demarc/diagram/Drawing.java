package dev.demarc.diagram;

/**
 * How a drawing is wanted.
 *
 * @param id the drawing's id without the narrow form's ending, unlike any other on the page: {@code aws-security-stack}
 */
public record Drawing(Width width, String id, DiagramWords words) {

    /** The id as it stands in the drawing. */
    public String fullId() {
        return width == Width.NARROW ? id + "-n" : id;
    }
}
