package dev.demarc.model;

import dev.demarc.source.Located;
import dev.demarc.source.Span;
import dev.demarc.wording.Wording;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the rules that look at the whole wiki want to know of a page; kept for the whole run, so it is small.
 *
 * @param places where its parts stand
 * @param tellsDuties whether its tables tell who does what
 * @param outward links that leave the wiki
 * @param foreignKeys keys of its front matter that Demarc doesn't know, and that aren't plainly misspelt
 * @param ignores comments that say what isn't to be told of it
 * @param wording its words
 */
public record Notes(
        Places places,
        boolean tellsDuties,
        List<Outward> outward,
        List<Located<String>> foreignKeys,
        List<Ignore> ignores,
        Wording wording) {

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

    /**
     * A comment that says which findings aren't to be told.
     *
     * @param span the comment
     * @param rules ids as written; known or not
     * @param reason empty if none is given
     * @param from the first line that it counts for
     * @param to the last one; {@link Integer#MAX_VALUE} for the page's end
     * @param whole what is taken out with the comment, so that nothing is left of it
     */
    public record Ignore(Span span, List<Located<String>> rules, String reason, int from, int to, Span whole) {
        /** Copies the list. */
        public Ignore {
            rules = List.copyOf(rules);
        }

        /** Whether what stands in a line is meant. */
        public boolean covers(int line) {
            return from <= line && line <= to;
        }
    }

    /** Of a page that couldn't be read. */
    public static final Notes NONE =
            new Notes(new Places(List.of(), Map.of()), false, List.of(), List.of(), List.of(), Wording.none(""));

    /** Copies the lists. */
    public Notes {
        outward = List.copyOf(outward);
        foreignKeys = List.copyOf(foreignKeys);
        ignores = List.copyOf(ignores);
    }
}
