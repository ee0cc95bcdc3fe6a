package dev.demarc.build;

import dev.demarc.model.Page;
import dev.demarc.model.SiteAssembly;
import dev.demarc.render.Theme;
import dev.demarc.render.Views;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run of a build, as the next one sees it: what was made in it goes on to hold where it would be made of the very same.
 * Most often one paragraph changed, and then that is nearly everything.
 *
 * @param made the site
 * @param theme the very instance that the run before had, if it is the same
 * @param own the same theme, which knows of the mistakes in pieces that the pages of this site share
 * @param views what its pages show
 * @param promises its files
 */
@SuppressWarnings("ReferenceEquality") // what is unchanged is the very instance
record Run(SiteBuild.Assembled made, Theme theme, KnownDays days, Theme own, Views views, Promises promises) {

    /** The run before, if it had the very site and the look of another. */
    static @Nullable Run ofSameSite(@Nullable Run before, SiteBuild.Assembled made, Theme theme, KnownDays days) {
        return before != null && before.made == made && before.isLookOf(theme, days) ? before : null;
    }

    /** The run before, if pages showed in it the same of all others. */
    static @Nullable Run ofSameShape(@Nullable Run before, SiteBuild.Assembled made, Theme theme, KnownDays days) {
        return before != null && before.isLookOf(theme, days) && before.hasShapeOf(made.parts()) ? before : null;
    }

    private boolean isLookOf(Theme look, KnownDays known) {
        return theme == look && days.equals(known);
    }

    /** Whether pages may show the same of all others, as {@link PageKeys} has it. */
    private boolean hasShapeOf(SiteAssembly.Parts parts) {
        var own = made.parts();
        return own == parts
                || (SiteBuild.areSame(own.duties(), parts.duties())
                        && own.assets().equals(parts.assets())
                        && showTheSame(own.pages(), parts.pages()));
    }

    private static boolean showTheSame(List<Page> some, List<Page> others) {
        boolean same = some.size() == others.size();
        for (int i = 0; same && i < some.size(); i++) {
            same = some.get(i) == others.get(i)
                    || PageKeys.withoutAsks(some.get(i)).equals(PageKeys.withoutAsks(others.get(i)));
        }
        return same;
    }
}
