package dev.demarc.check;

import dev.demarc.model.Answer;
import dev.demarc.model.Ask;
import dev.demarc.model.Page;
import dev.demarc.model.Places;
import dev.demarc.model.SitePage;
import dev.demarc.source.Location;
import dev.demarc.source.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Asks for every link of the wiki where it leads, once, and shows those that lead nowhere to the rules. */
final class LinkWalk implements SiteRule {

    private final List<LinkRule> rules;

    LinkWalk(List<LinkRule> rules) {
        this.rules = rules;
    }

    @Override
    public void check(CheckedSite checked, Report report) {
        var near = new Neighbourhood(checked);
        for (SitePage page : checked.astray()) {
            Page prose = page.prose();
            if (prose != null) {
                walk(checked, page, prose, near, report);
            }
        }
    }

    private void walk(CheckedSite checked, SitePage page, Page prose, Neighbourhood near, Report report) {
        String folder = prose.path().substring(0, prose.path().lastIndexOf('/') + 1);
        Places places = checked.notesOf(prose.path()).places();
        List<Span> spans = places.asks();
        List<Ask> asks = prose.asks();
        Set<Location> told = new HashSet<>();
        for (int i = 0; i < asks.size(); i++) {
            if (asks.get(i) instanceof Ask.Link link
                    && checked.links().answer(page, folder, link.target()) instanceof Answer.Broken broken
                    && !checked.isIgnored(link.target())) {
                var at = Location.in(prose.place(), i < spans.size() ? spans.get(i) : Span.START);
                var address = Location.in(prose.place(), places.addressOf(i));
                var ask = new LinkRule.BrokenAsk(page, prose, link, broken, at, address);
                // Several links may go by one definition: that is where the mistake is, once.
                if (told.add(at)) {
                    rules.forEach(rule -> rule.check(ask, near, report));
                }
            }
        }
    }
}
