package dev.demarc.model;

import dev.demarc.source.Located;
import dev.demarc.source.Span;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the rules that look at the whole wiki want to know of a page; kept for the whole run, so it is small.
 *
 * @param places where its parts stand
 * @param tellsDuties whether its tables tell who does what
 * @param outward links that leave the wiki
 * @param foreignKeys keys of its front matter that belong to other tools
 */
public record Notes(Places places, boolean tellsDuties, List<Outward> outward, List<Located<String>> foreignKeys) {

    /**
     * A link that leaves the wiki.
     *
     * @param target with entities and backslash escapes resolved
     * @param span a link's destination; an image's whole
     * @param address where its address alone stands, which another one may be written over; nothing where readers see
     *     the address itself
     */
    public record Outward(
            String target, Ask.Use use, Span span, @Nullable Span address) {}

    /** Of a page that couldn't be read. */
    public static final Notes NONE = new Notes(new Places(List.of(), Map.of()), false, List.of(), List.of());

    /** Copies the lists. */
    public Notes {
        outward = List.copyOf(outward);
        foreignKeys = List.copyOf(foreignKeys);
    }
}
