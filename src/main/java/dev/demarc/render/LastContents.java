package dev.demarc.render;

import dev.demarc.model.Address;
import dev.demarc.model.BlockSpec;
import dev.demarc.model.SitePage;
import dev.demarc.render.MatrixPages.Content;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * What the pages showed that were made last. A page and its copy in Markdown are most often made one after the other, and
 * show the same; few are kept, for a copy may never be asked for.
 */
final class LastContents {

    private static final int KEPT = 64;

    private record Kept(Address page, Set<BlockSpec.View> placed, Content content) {}

    private final AtomicReferenceArray<Kept> kept = new AtomicReferenceArray<>(KEPT);

    void keep(SitePage page, Set<BlockSpec.View> placed, Content content) {
        kept.set(slot(page), new Kept(page.address(), Set.copyOf(placed), content));
    }

    /** What that page shows when its own blocks show these views, if it is still known; then it is known no more. */
    Optional<Content> take(SitePage page, Set<BlockSpec.View> placed) {
        Kept found = kept.get(slot(page));
        if (found == null
                || !found.page().equals(page.address())
                || !found.placed().equals(placed)) {
            return Optional.empty();
        }
        kept.set(slot(page), null);
        return Optional.of(found.content());
    }

    private static int slot(SitePage page) {
        return Math.floorMod(page.address().hashCode(), KEPT);
    }
}
