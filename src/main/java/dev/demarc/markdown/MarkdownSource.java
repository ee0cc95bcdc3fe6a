package dev.demarc.markdown;

import dev.demarc.model.FrontMatter;
import dev.demarc.source.Span;
import java.util.List;
import java.util.Map;

/**
 * One Markdown file to read.
 *
 * @param path below the source
 * @param place from the wiki's root
 * @param text of the whole file
 * @param bodyStart where the body begins, after the front matter, in UTF-16 code units
 * @param matter what stands before
 * @param matterPlaces its places by name, as {@link dev.demarc.model.Places} names them
 * @param takenAnchors ids that stand on the page already: a heading of the same slug gets {@code -1}
 */
public record MarkdownSource(
        String path,
        String place,
        String text,
        int bodyStart,
        FrontMatter matter,
        Map<String, Span> matterPlaces,
        List<String> takenAnchors) {

    /** Copies the lists; guards that the body begins in the text. */
    public MarkdownSource {
        if (bodyStart < 0 || bodyStart > text.length()) {
            throw new IllegalArgumentException("The body of " + place + " can't begin at " + bodyStart);
        }
        matterPlaces = Map.copyOf(matterPlaces);
        takenAnchors = List.copyOf(takenAnchors);
    }

    /** A file without front matter on a page without other anchors. */
    static MarkdownSource of(String path, String text) {
        return new MarkdownSource(path, path, text, 0, FrontMatter.NONE, Map.of(), List.of());
    }
}
