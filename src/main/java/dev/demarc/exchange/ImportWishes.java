package dev.demarc.exchange;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person says of a table that is to be read, beyond what stands in it.
 *
 * @param aliases words of cells and heads, and what they mean: the id of a party, {@code shared}, or {@code n/a}
 * @param as what the file is, if it isn't to be found out
 * @param category the id of the one category that the file speaks of
 * @param names names for concerns by their ids, or by what they are called in the file
 * @param one whether several tables become one matrix, each a category of it
 * @param id of the matrix; nothing for the file's name
 */
public record ImportWishes(
        Map<String, String> aliases,
        @Nullable Kind as,
        @Nullable String category,
        Map<String, String> names,
        boolean one,
        @Nullable String id) {

    /** What a file can be. */
    public enum Kind {
        /** Tables whose cells name parties. */
        TABLE,
        /** Demarc's own list of cells. */
        CSV,
        /** A chart of roles: responsible, accountable, consulted, informed. */
        RACI,
        /** A customer responsibility matrix, with the summary of controls beside it. */
        CRM,
        /** The questionnaire of the Cloud Security Alliance. */
        CAIQ;

        /** The word for it on the command line. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Nothing is wished. */
    public static final ImportWishes NONE = new ImportWishes(Map.of(), null, null, Map.of(), false, null);

    /** Copies the maps, in their order. */
    public ImportWishes {
        aliases = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(aliases));
        names = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(names));
    }
}
