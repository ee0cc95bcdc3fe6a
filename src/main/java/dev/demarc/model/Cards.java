package dev.demarc.model;

import dev.demarc.matrix.Duties;
import java.util.List;
import java.util.Optional;

/** The pictures that others show with links to pages: one for each matrix and the pages below it, one for all else. */
public final class Cards {

    /** How wide a drawn card is, in points. */
    public static final int WIDTH = 1200;

    /** How high a drawn card is, in points. */
    public static final int HEIGHT = 630;

    /** Where the wiki's card stands. */
    public static final Address WIKI = new Address("card.png");

    private Cards() {}

    /** Where a matrix's card stands. */
    public static Address of(Duties duties) {
        return new Address(Address.ofMatrix(duties.file().path()).own() + WIKI.path());
    }

    /** Matrices that have a card, by the paths of their files: there is something to draw of them, and they have a page. */
    public static List<Duties> drawn(Site site) {
        return site.duties().values().stream()
                .filter(duties -> isDrawn(site, duties))
                .toList();
    }

    /** Whether any matrix has a card. */
    public static boolean areDrawn(Site site) {
        return site.duties().values().stream().anyMatch(duties -> isDrawn(site, duties));
    }

    /** The matrix whose card goes with a page; nothing means the wiki's. */
    public static Optional<Duties> matrixOf(Site site, SitePage page) {
        return switch (page.kind()) {
            case MATRIX, CATEGORY, PARTY, CONCERN -> site.dutiesFor(page).filter(duties -> isDrawn(site, duties));
            case ARTICLE, HOME, LIST, WHO_DOES_WHAT, WHO, TAGS, TAG, FINDINGS, CHANGES, SEARCH, NOT_FOUND ->
                Optional.empty();
        };
    }

    private static boolean isDrawn(Site site, Duties duties) {
        return duties.isDrawable() && site.pageOf(duties, "") != null;
    }
}
