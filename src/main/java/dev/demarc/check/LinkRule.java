package dev.demarc.check;

import dev.demarc.diagnostic.Edit;
import dev.demarc.model.Answer;
import dev.demarc.model.Ask;
import dev.demarc.model.Page;
import dev.demarc.model.SitePage;
import dev.demarc.source.Location;
import dev.demarc.source.Span;
import java.util.List;

/** Looks at links that lead nowhere. */
public interface LinkRule {

    /**
     * A link that leads nowhere.
     *
     * @param on the page that asks
     * @param from the file that holds the link
     * @param span a link's destination; an image's whole
     * @param address where its address alone stands; empty if nothing can be written over it
     */
    record BrokenAsk(SitePage on, Page from, Ask.Link ask, Answer.Broken answer, Span span, Span address) {

        /** Where it stands. */
        public Location at() {
            return Location.in(from.place(), span);
        }

        /** What writes another address over it, as far as that can be done. */
        public List<Edit> edits(String target) {
            boolean empty = address.line() == address.endLine() && address.column() == address.endColumn();
            return empty
                    ? List.of()
                    : List.of(new Edit(new Location.InFile(from.place(), address), target.replace(" ", "%20")));
        }

        /** The link as written. */
        public String target() {
            return ask.target();
        }

        /** Whether a picture was wanted. */
        public boolean isImage() {
            return ask.use() == Ask.Use.IMAGE;
        }
    }

    /** Reports it, if that is this rule's matter. */
    void check(BrokenAsk broken, Neighbourhood near, Report report);
}
