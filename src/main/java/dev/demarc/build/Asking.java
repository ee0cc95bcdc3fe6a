package dev.demarc.build;

import dev.demarc.matrix.Category;
import dev.demarc.matrix.Concern;
import dev.demarc.matrix.Duties;
import dev.demarc.matrix.Holder;
import dev.demarc.model.Address;
import dev.demarc.search.CellIndex;
import dev.demarc.source.Sources;
import java.io.IOException;
import java.util.List;

/**
 * Who is responsible, for people who ask in a terminal: the same index and the same order as in the site's search. Reads
 * no page.
 *
 * @param answers the best first
 * @param near words of the data that may have been meant, if there is no answer
 * @param unread matrices that couldn't be read, by their places from the wiki's root
 */
public record Asking(List<Answer> answers, List<String> near, List<String> unread) {

    /**
     * One cell.
     *
     * @param duties the matrix that it belongs to
     * @param page the address of its concern's page
     */
    public record Answer(Duties duties, Concern concern, Category category, Address page) {

        /** Who holds it. */
        public Holder holder() {
            return duties.matrix().holder(concern, category);
        }
    }

    /** Copies the lists. */
    public Asking {
        answers = List.copyOf(answers);
        near = List.copyOf(near);
        unread = List.copyOf(unread);
    }

    /**
     * Asks a wiki.
     *
     * @param jobs how many threads read
     */
    public static Asking of(Wiki wiki, Sources sources, int jobs, String question) throws IOException {
        List<Duties> duties;
        try (var build = new SiteBuild(wiki, jobs)) {
            duties = build.duties(sources);
        }
        var found = CellIndex.of(duties).ask(question);
        return new Asking(
                found.cells().stream()
                        .map(cell -> new Answer(
                                cell.duties(),
                                cell.concern(),
                                cell.category(),
                                Address.ofMatrix(cell.duties().file().path())
                                        .below(cell.concern().id())))
                        .toList(),
                found.near(),
                duties.stream()
                        .filter(each -> !each.file().readable())
                        .map(each -> each.file().place())
                        .toList());
    }
}
