package dev.demarc.model;

import dev.demarc.source.Located;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code responsibility} block asks for.
 *
 * @param matrix an id, or the path of a matrix's file; nothing on a page that belongs to a matrix
 * @param party an id: only this party's side
 * @param concerns ids; empty means all
 */
public record BlockSpec(
        @Nullable Located<String> matrix,
        View view,
        @Nullable Located<String> party,
        List<Located<String>> categories,
        List<Located<String>> concerns,
        @Nullable String caption) {

    /** How a matrix is shown. */
    public enum View {
        TABLE,
        STACK,
        MATRIX,
        STAIRCASE,
        LIST,
        GAPS;

        /** The word for it in blocks and file names. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Copies the lists. */
    public BlockSpec {
        categories = List.copyOf(categories);
        concerns = List.copyOf(concerns);
    }
}
