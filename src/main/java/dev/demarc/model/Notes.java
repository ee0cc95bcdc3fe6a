package dev.demarc.model;

import dev.demarc.source.Located;
import dev.demarc.source.Span;
import dev.demarc.wording.Wording;
import java.util.List;
import java.util.Map;

/**
 * What the rules that look at the whole wiki want to know of a page; kept for the whole run, so it is small.
 *
 * @param places where its parts stand
 * @param tellsDuties whether its tables tell who does what
 * @param outward links that leave the wiki
 * @param foreignKeys keys of its front matter that belong to other tools
 * @param wording its words
 */
public record Notes(
        Places places, boolean tellsDuties, List<Outward> outward, List<Located<String>> foreignKeys, Wording wording) {

    /**
     * A link that leaves the wiki.
     *
     * @param target with entities and backslash escapes resolved
     * @param span a link's destination; an image's whole
     */
    public record Outward(String target, Ask.Use use, Span span) {}

    /** Of a page that couldn't be read. */
    public static final Notes NONE =
            new Notes(new Places(List.of(), Map.of()), false, List.of(), List.of(), Wording.none(""));

    /** Copies the lists. */
    public Notes {
        outward = List.copyOf(outward);
        foreignKeys = List.copyOf(foreignKeys);
    }
}
