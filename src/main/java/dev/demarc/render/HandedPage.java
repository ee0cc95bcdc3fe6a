package dev.demarc.render;

import dev.demarc.comparison.Handover;
import dev.demarc.matrix.Category;
import dev.demarc.matrix.Concern;
import dev.demarc.matrix.Duties;
import dev.demarc.model.Site;
import dev.demarc.model.SitePage;
import dev.demarc.render.MatrixPages.Content;
import dev.demarc.render.PageView.Fact;
import dev.demarc.render.PageView.Link;
import dev.demarc.render.Section.Heading;
import dev.demarc.source.Order;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** What the page of changes tells: each time that a cell came into other hands, over all matrices, day by day. */
final class HandedPage {

    /** Older ones are counted: who asks for more than a year or two asks {@code demarc diff}. */
    private static final int MOST = 200;

    private record Told(Handover handover, Duties duties, Concern concern, Category category) {}

    private final Site site;
    private final SitePage page;
    private final Words words;
    private final Days days;
    private final Anchors anchors;

    HandedPage(Site site, SitePage page, Words words, Days days, Anchors anchors) {
        this.site = site;
        this.page = page;
        this.words = words;
        this.days = days;
        this.anchors = anchors;
    }

    Content content() {
        var facts = new ArrayList<Fact>();
        if (days.knowsChanges() && site.facts().baseUrl() != null) {
            facts.add(new Fact(
                    words.of("fact.feed"),
                    List.of(Link.of("feed.xml", page.address().up() + "feed.xml"))));
        }
        return new Content(words.of("lead.changes"), facts, sections(), List.of());
    }

    private List<Section> sections() {
        if (days.handovers().cut()) {
            return List.of(new Section.Sentence(Heading.NONE, words.of("handed.cut"), Link.NONE));
        }
        var all = all();
        if (all.isEmpty()) {
            return List.of(new Section.Sentence(Heading.NONE, words.of("none.handed"), Link.NONE));
        }
        var byDay = new LinkedHashMap<LocalDate, List<Link>>();
        for (Told told : all.subList(0, Math.min(MOST, all.size()))) {
            byDay.computeIfAbsent(told.handover().day(), day -> new ArrayList<>())
                    .add(link(told));
        }
        var shown = new ArrayList<Section>();
        byDay.forEach(
                (day, links) -> shown.add(new Section.Links(anchors.heading(day.toString(), words.date(day)), links)));
        if (all.size() > MOST) {
            shown.add(new Section.Sentence(
                    Heading.NONE, words.of("andMore", words.number(all.size() - MOST)), Link.NONE));
        }
        return shown;
    }

    /** The newest first; those of one commit in the order of the matrices, and of the cells in each. */
    private List<Told> all() {
        var all = new ArrayList<Told>();
        for (Duties duties : site.duties().values()) {
            for (Handover each : days.handovers().of(duties.file().path())) {
                Concern concern = duties.matrix().concern(each.cell().concern()).orElse(null);
                Category category =
                        duties.matrix().category(each.cell().category()).orElse(null);
                if (concern != null && category != null) {
                    all.add(new Told(each, duties, concern, category));
                }
            }
        }
        all.sort(Order.byLong((Told told) -> told.handover().second()).reversed());
        return all;
    }

    private Link link(Told told) {
        var naming = new MatrixWords(site, page, told.duties(), words);
        String cell = words.of("cell", told.concern().name(), told.category().name());
        String title = told.duties().matrix().title();
        return Link.of(cell, naming.cellHref(told.concern(), told.category()))
                .with(new HandedWords(words).inMatrix(title, told.handover()));
    }
}
