package dev.demarc.markdown;

import dev.demarc.model.Body;
import java.util.ArrayList;
import java.util.List;

/** HTML in the making, with holes. */
final class Pieces {

    final StringBuilder html;
    private final List<String> done = new ArrayList<>();

    Pieces(int size) {
        this.html = new StringBuilder(size);
    }

    /** Leaves a hole here. */
    void hole() {
        done.add(html.toString());
        html.setLength(0);
    }

    Body body() {
        done.add(html.toString());
        return new Body(done);
    }
}
