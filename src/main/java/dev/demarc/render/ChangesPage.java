package dev.demarc.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.demarc.comparison.Comparison;
import dev.demarc.diagnostic.Checked;
import dev.demarc.model.Site;
import dev.demarc.render.PageView.Fact;
import dev.demarc.render.PageView.Link;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What changed between two states of a wiki, as one HTML file that needs no other. */
public final class ChangesPage {

    /**
     * One of the two states.
     *
     * @param name what it is called
     * @param commit the beginning of its commit's name, if it is one
     */
    public record End(
            String name, @Nullable String commit, @Nullable LocalDate day) {}

    /** A file that can't be read, and what the state is called in which it can't. */
    public record Unread(String place, String at) {}

    /**
     * What the report is about.
     *
     * @param command that tells the same in a terminal
     */
    public record About(End before, End after, String command, List<Unread> unread) {
        /** Copies the list. */
        public About {
            unread = List.copyOf(unread);
        }
    }

    private final Theme theme;
    private final Figures figures;
    private final Site nowhere;
    private final Words words;

    /**
     * Reports in the look of a wiki.
     *
     * @param nowhere a site of no pages, so that nothing in the report leads out of it
     */
    public ChangesPage(Theme theme, Figures figures, Site nowhere) {
        this.theme = theme;
        this.figures = figures;
        this.nowhere = nowhere;
        this.words = theme.words();
    }

    /** The report; findings are mistakes in a template of the wiki's own. */
    public Checked<String> of(About about, List<Comparison> comparisons) {
        var matters = new ArrayList<ChangesView.Matter>();
        var overview = new ArrayList<Link>();
        for (Comparison comparison : comparisons) {
            var matter = new ChangedMatrix(comparison, "m" + (matters.size() + 1), nowhere, words, figures).matter();
            matters.add(matter);
            overview.add(Link.of(matter.title().text(), "#" + matter.anchor()).with(counts(matter)));
        }
        var view = new ChangesView(
                nowhere.facts().language(),
                css(),
                lead(comparisons),
                List.of(
                        fact("diff.before", about.before()),
                        fact("diff.after", about.after()),
                        Fact.of(words.of("fact.terminal"), about.command())),
                overview.size() > 1 ? overview : List.of(),
                matters,
                about.unread().stream()
                        .map(each -> words.of("diff.unread", each.place(), each.at()))
                        .toList());
        return theme.fragment("diff", Map.of("report", view));
    }

    /** The theme's sheet. What would end it early is taken apart; in CSS, that changes nothing but texts. */
    private String css() {
        return new String(theme.asset("assets/demarc.css"), UTF_8).replace("</", "<\\/");
    }

    private String lead(List<Comparison> comparisons) {
        if (comparisons.isEmpty()) {
            return words.of("diff.none");
        }
        int changed = 0;
        int paired = 0;
        for (Comparison each : comparisons) {
            changed += each.cells().changed();
            paired += each.cells().paired();
        }
        return paired == 0 ? "" : words.of("diff.lead", changed, paired);
    }

    private Fact fact(String word, End end) {
        String commit = end.commit();
        var told = new ArrayList<String>();
        if (commit != null && !commit.equals(end.name())) {
            told.add(commit);
        }
        if (end.day() != null) {
            told.add(words.date(end.day()));
        }
        return new Fact(words.of(word), List.of(Link.of(end.name(), "").with(String.join(words.of("comma"), told))));
    }

    private String counts(ChangesView.Matter matter) {
        var told = new ArrayList<String>();
        matter.counts().forEach(count -> told.add(words.of("diff.count", count.word(), count.number())));
        return String.join(words.of("comma"), told);
    }
}
