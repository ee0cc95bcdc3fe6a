package dev.demarc.diagram;

import dev.demarc.matrix.Category;
import dev.demarc.matrix.Concern;

/** Where the cells of a drawing on a page lead, and what is said of each. A file by itself has no links. */
public interface CellLinks {

    /** No links. */
    CellLinks NONE = new CellLinks() {
        @Override
        public String href(Concern concern, Category category) {
            return "";
        }

        @Override
        public String told(Concern concern, Category category) {
            return "";
        }
    };

    /** A cell's place, from the page that shows the drawing; empty if it has none. */
    String href(Concern concern, Category category);

    /** A cell in a sentence, its concern and its category included. */
    String told(Concern concern, Category category);
}
