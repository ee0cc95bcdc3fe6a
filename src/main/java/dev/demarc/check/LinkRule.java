package dev.demarc.check;

import dev.demarc.model.Answer;
import dev.demarc.model.Ask;
import dev.demarc.model.Page;
import dev.demarc.model.SitePage;
import dev.demarc.source.Location;

/** Looks at links that lead nowhere. */
public interface LinkRule {

    /**
     * A link that leads nowhere.
     *
     * @param on the page that asks
     * @param from the file that holds the link
     * @param at a link's destination; an image's whole
     * @param address where the destination stands, with the angle brackets around it
     */
    record BrokenAsk(SitePage on, Page from, Ask.Link ask, Answer.Broken answer, Location at, Location address) {

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
