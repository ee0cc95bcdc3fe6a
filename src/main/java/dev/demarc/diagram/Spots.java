package dev.demarc.diagram;

import dev.demarc.matrix.Category;
import dev.demarc.matrix.Concern;

/**
 * What lies over a drawing on a page: each cell's whole area, which tells the cell and leads to it.
 *
 * <p>The areas come last, so that whatever is drawn in a cell is one with it. A drawing without links has none.
 */
final class Spots {
    private final CellLinks links;
    private final StringBuilder all = new StringBuilder();

    Spots(Drawing drawing) {
        this.links = drawing.width() == Width.FILE ? CellLinks.NONE : drawing.links();
    }

    /** Adds a cell's area. */
    void add(Concern concern, Category category, double x, double y, double width, double height) {
        String href = links.href(concern, category);
        if (!href.isEmpty()) {
            all.append("<a href=\"").append(Pen.escape(href)).append("\"><title>");
            all.append(Pen.escape(links.told(concern, category)));
            all.append("</title><path class=\"d-l\" d=\"");
            Pen.box(all, x, y, width, height);
            all.append("\"/></a>\n");
        }
    }

    /** All areas. */
    CharSequence all() {
        return all;
    }
}
