package dev.demarc.build;

import dev.demarc.diagnostic.Checked;
import dev.demarc.model.SiteAssembly;
import dev.demarc.render.ChangesPage;
import dev.demarc.render.Theme;
import dev.demarc.render.Words;
import dev.demarc.source.Sources;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** What changed, as one HTML file in the look of the wiki. */
public final class ChangesReport {

    private ChangesReport() {}

    /**
     * The file; findings are mistakes in templates of the wiki's own.
     *
     * @param sources the wiki's files of now, for its theme
     * @param command that tells the same in a terminal
     */
    public static Checked<String> of(Wiki wiki, Sources sources, Differing differing, String command) {
        Checked<Theme> theme =
                Theme.of(sources.templates(), wiki.settings().site().language());
        var look = theme.value();
        var nowhere = SiteAssembly.of(new SiteAssembly.Parts(
                        wiki.settings().site(),
                        List.of(),
                        List.of(),
                        List.of(),
                        new TreeSet<>(),
                        new SiteAssembly.Wanted(false, false),
                        new SiteAssembly.Named("", "")))
                .value();
        var page = new ChangesPage(look, DrawnFigures.with(look.words()), nowhere)
                .of(
                        new ChangesPage.About(
                                end(differing.before(), look.words()),
                                end(differing.after(), look.words()),
                                command,
                                unread(differing)),
                        differing.comparisons());
        var findings = new ArrayList<>(theme.findings());
        findings.addAll(page.findings());
        return new Checked<>(page.value(), findings);
    }

    private static ChangesPage.End end(Differing.State state, Words words) {
        Differing.Commit commit = state.commit();
        if (commit != null) {
            return new ChangesPage.End(state.name(), commit.name(), commit.day());
        }
        boolean isHere = state.name().equals(Revisions.WORK_TREE);
        return new ChangesPage.End(isHere ? words.of("diff.workTree") : state.name(), null, null);
    }

    private static List<ChangesPage.Unread> unread(Differing differing) {
        return differing.unread().stream()
                .map(each -> new ChangesPage.Unread(each.place(), each.at()))
                .toList();
    }
}
