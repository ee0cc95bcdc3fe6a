package dev.demarc.render;

import dev.demarc.comparison.Handover;
import dev.demarc.comparison.Handovers;
import dev.demarc.matrix.Category;
import dev.demarc.matrix.Concern;
import dev.demarc.matrix.Duties;
import dev.demarc.render.PageView.Link;
import dev.demarc.render.Section.Heading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What pages of a matrix tell of its cells that changed hands: of each the last time. */
final class HandedSections {

    /** More are counted, not named: the page is about what holds now. */
    private static final int MOST = 20;

    private final Duties duties;
    private final MatrixWords naming;
    private final Words words;
    private final Handovers handovers;

    HandedSections(Duties duties, MatrixWords naming, Words words, Handovers handovers) {
        this.duties = duties;
        this.naming = naming;
        this.words = words;
        this.handovers = handovers;
    }

    /** Of all its cells; nothing if none is known to have changed hands. That nobody can know is said. */
    Optional<Section> ofMatrix(Heading heading) {
        if (handovers.cut()) {
            return Optional.of(new Section.Sentence(heading, words.of("handed.cut"), Link.NONE));
        }
        var links = new ArrayList<Link>();
        for (Handover each : handovers.last(duties.file().path())) {
            duties.matrix()
                    .concern(each.cell().concern())
                    .ifPresent(concern -> duties.matrix()
                            .category(each.cell().category())
                            .ifPresent(category -> links.add(
                                    link(words.of("cell", concern.name(), category.name()), concern, category, each))));
        }
        return section(heading, links);
    }

    /** Of the cells of one concern, by their categories. */
    Optional<Section> ofConcern(Heading heading, Concern concern) {
        var links = new ArrayList<Link>();
        for (Handover each : handovers.last(duties.file().path())) {
            if (each.cell().concern().equals(concern.id())) {
                duties.matrix()
                        .category(each.cell().category())
                        .ifPresent(category -> links.add(link(category.name(), concern, category, each)));
            }
        }
        return section(heading, links);
    }

    private Optional<Section> section(Heading heading, List<Link> links) {
        if (links.isEmpty()) {
            return Optional.empty();
        }
        var shown = new ArrayList<>(links.subList(0, Math.min(MOST, links.size())));
        int more = links.size() - shown.size();
        if (more > 0) {
            shown.add(Link.of(words.of("andMore", words.number(more)), ""));
        }
        return Optional.of(new Section.Links(heading, shown));
    }

    private Link link(String text, Concern concern, Category category, Handover handover) {
        return Link.of(text, naming.cellHref(concern, category)).with(new HandedWords(words).when(handover));
    }
}
