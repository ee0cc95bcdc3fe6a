package dev.demarc.markdown;

import dev.demarc.markdown.Part.Raw;
import org.jspecify.annotations.Nullable;

/** How a list is shown below a comment that says so. Elsewhere it reads as the list that it is. */
enum Arrangement {
    /** Alternatives, of which one is seen: {@code <!-- tabs -->}. Each item begins with its label. */
    TABS,
    /** Ways to go on: {@code <!-- cards -->}. Each item begins with a link. */
    CARDS;

    /** What a comment wants of the list right below it; nothing if it is another, or none is there. */
    static @Nullable Arrangement of(Raw comment, String written) {
        if (comment.kind != Raw.Kind.HTML || !(comment.next() instanceof Part.Listing list)) {
            return null;
        }
        String html = written.strip();
        if (!html.startsWith("<!--") || !html.endsWith("-->") || html.length() < 7) {
            return null;
        }
        String word = html.substring(4, html.length() - 3).strip();
        Arrangement wanted = word.equals("tabs") ? TABS : word.equals("cards") ? CARDS : null;
        return wanted != null && allBeginWithText(list) ? wanted : null;
    }

    private static boolean allBeginWithText(Part.Listing list) {
        for (Part item = list.firstChild(); item != null; item = item.next()) {
            if (!(item.firstChild() instanceof Part.Prose prose) || prose.next() instanceof Part.Meaning) {
                return false;
            }
        }
        return true;
    }
}
