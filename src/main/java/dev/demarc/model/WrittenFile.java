package dev.demarc.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a finished file of the site and leads somewhere, or can be led to. Offsets count UTF-16 code units of
 * the file's text.
 *
 * @param base what {@code <base href>} says; nothing without one
 * @param leadsOn where a page sends its reader by itself; nothing for nearly all
 * @param targets every address in it, in the order of the text
 * @param ids all that a fragment can name, in the order of the text
 */
public record WrittenFile(@Nullable String base, @Nullable String leadsOn, List<Target> targets, List<Id> ids) {

    /**
     * An address.
     *
     * @param value with entities resolved, percent-encoding kept
     */
    public record Target(String value, Ask.Use use, int start, int end) {}

    /**
     * A name of a place on the page.
     *
     * @param unique whether it is an {@code id}, which may stand but once; a {@code name} of {@code <a>} may repeat one
     */
    public record Id(String value, boolean unique, int start, int end) {}

    /** Copies the lists. */
    public WrittenFile {
        targets = List.copyOf(targets);
        ids = List.copyOf(ids);
    }
}
