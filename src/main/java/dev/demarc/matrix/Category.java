package dev.demarc.matrix;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column: one service category.
 *
 * @param examples services that belong to it
 * @param renamedFrom ids that it had before
 */
public record Category(
        String id,
        String name,
        @Nullable String description,
        List<String> examples,
        List<String> also,
        List<String> renamedFrom) {

    /** Copies the lists. */
    public Category {
        examples = List.copyOf(examples);
        also = List.copyOf(also);
        renamedFrom = List.copyOf(renamedFrom);
    }
}
