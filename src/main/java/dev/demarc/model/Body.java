package dev.demarc.model;

import java.util.List;

/**
 * A page's finished HTML, with a hole for each of the page's asks, in their order.
 *
 * <p>Asks without a hole (unused definitions) come after those with one. What fills a hole is already escaped for its
 * place: an attribute's value for a link, HTML for a block.
 *
 * @param pieces the HTML before the first hole, between holes, and after the last
 */
public record Body(List<String> pieces) {

    /** A page without text. */
    public static final Body EMPTY = new Body(List.of(""));

    /** Copies the pieces. */
    public Body {
        pieces = List.copyOf(pieces);
        if (pieces.isEmpty()) {
            throw new IllegalArgumentException("A body has one piece more than it has holes");
        }
    }

    /** How many holes there are. */
    public int holes() {
        return pieces.size() - 1;
    }
}
