package dev.demarc.build;

import dev.demarc.model.Ask;
import dev.demarc.model.Links;
import dev.demarc.model.Page;
import dev.demarc.model.SiteAssembly;
import dev.demarc.model.SitePage;
import dev.demarc.render.Theme;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One run of a build, as the next one sees it: what making a page showed holds on for each that would be made of the very
 * same. Most often one paragraph changed, and all other pages would.
 *
 * @param parts what the site was assembled from
 * @param theme the very instance that the run before had, if it is the same
 * @param reads the Markdown files, by path; an unchanged one is the very instance of the run before
 * @param outward whether links may lead to files of the repository that are no sources
 */
@SuppressWarnings("ReferenceEquality") // what is unchanged is the very instance
record Run(
        SiteAssembly.Parts parts,
        Links links,
        Theme theme,
        KnownDays days,
        Map<String, PageRead> reads,
        boolean outward,
        Promises promises) {

    /** Takes over from the run before what needn't be found out again. */
    void follow(Run before) {
        if (theme == before.theme && days.equals(before.days) && hasShapeOf(before)) {
            promises.takeOver(before.promises, page -> isMadeOfTheSame(page, before));
        }
    }

    /** Whether pages may show the same of all others, as {@link PageKeys} has it. */
    private boolean hasShapeOf(Run before) {
        return parts == before.parts
                || (SiteBuild.areSame(parts.duties(), before.parts.duties())
                        && parts.assets().equals(before.parts.assets())
                        && showTheSame(parts.pages(), before.parts.pages()));
    }

    private static boolean showTheSame(List<Page> some, List<Page> others) {
        boolean same = some.size() == others.size();
        for (int i = 0; same && i < some.size(); i++) {
            same = some.get(i) == others.get(i)
                    || PageKeys.withoutAsks(some.get(i)).equals(PageKeys.withoutAsks(others.get(i)));
        }
        return same;
    }

    private boolean isMadeOfTheSame(SitePage page, Run before) {
        Page prose = page.prose();
        if (prose == null) {
            return true;
        }
        @Nullable PageRead read = reads.get(prose.path());
        return read != null
                && read == before.reads.get(prose.path())
                && prose.asks().stream().allMatch(ask -> isAnsweredTheSame(page, prose, ask, before));
    }

    private boolean isAnsweredTheSame(SitePage page, Page prose, Ask ask, Run before) {
        if (ask instanceof Ask.Excerpt) {
            // What it shows isn't among the sources.
            return false;
        }
        if (!outward || links == before.links || !(ask instanceof Ask.Link link)) {
            return true;
        }
        String folder = prose.path().substring(0, prose.path().lastIndexOf('/') + 1);
        return links.answer(page, folder, link.target())
                .href()
                .equals(before.links.answer(page, folder, link.target()).href());
    }
}
