package dev.demarc.check;

import dev.demarc.model.Answer;
import dev.demarc.model.Ask;
import dev.demarc.model.Page;
import dev.demarc.model.Places;
import dev.demarc.model.SitePage;
import dev.demarc.source.Globs;
import dev.demarc.source.Location;
import dev.demarc.source.Span;
import java.util.List;

/** Asks for every link of the wiki where it leads, once, and shows those that lead nowhere to the rules. */
final class LinkWalk implements SiteRule {

    private final List<LinkRule> rules;

    LinkWalk(List<LinkRule> rules) {
        this.rules = rules;
    }

    @Override
    public void check(CheckedSite checked, Report report) {
        var ignored = Globs.of(checked.wishes().ignoredTargets());
        var near = new Neighbourhood(checked);
        for (SitePage page : checked.site().pages()) {
            Page prose = page.prose();
            if (prose != null) {
                walk(checked, page, prose, ignored, near, report);
            }
        }
    }

    private void walk(
            CheckedSite checked, SitePage page, Page prose, Globs ignored, Neighbourhood near, Report report) {
        String folder = prose.path().substring(0, prose.path().lastIndexOf('/') + 1);
        Places places = checked.notesOf(prose.path()).places();
        List<Span> spans = places.asks();
        List<Ask> asks = prose.asks();
        for (int i = 0; i < asks.size(); i++) {
            if (asks.get(i) instanceof Ask.Link link
                    && checked.links().answer(page, folder, link.target()) instanceof Answer.Broken broken
                    && !ignored.match(link.target())) {
                var at = Location.in(prose.place(), i < spans.size() ? spans.get(i) : Span.START);
                var address = Location.in(prose.place(), places.addressOf(i));
                var ask = new LinkRule.BrokenAsk(page, prose, link, broken, at, address);
                rules.forEach(rule -> rule.check(ask, near, report));
            }
        }
    }
}
