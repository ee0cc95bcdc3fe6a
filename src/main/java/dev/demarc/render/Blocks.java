package dev.demarc.render;

import dev.demarc.matrix.Category;
import dev.demarc.matrix.Concern;
import dev.demarc.matrix.Duties;
import dev.demarc.matrix.Matrix;
import dev.demarc.matrix.Party;
import dev.demarc.model.BlockSpec;
import dev.demarc.model.Site;
import dev.demarc.model.SitePage;
import dev.demarc.render.PageView.Link;
import dev.demarc.render.Section.Caption;
import dev.demarc.render.Section.Heading;
import dev.demarc.render.Section.Holding;
import dev.demarc.source.Located;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a {@code responsibility} block shows in the middle of somebody's prose. */
final class Blocks {

    private final SitePage on;
    private final Duties duties;
    private final BlockSpec spec;
    private final Words words;
    private final Figures figures;
    private final MatrixWords naming;
    private final MatrixSections sections;
    private final MatrixSections.Evidence evidence;

    Blocks(
            Site site,
            SitePage on,
            Duties duties,
            BlockSpec spec,
            Words words,
            Figures figures,
            MatrixSections.Evidence evidence) {
        this.on = on;
        this.duties = duties;
        this.spec = spec;
        this.words = words;
        this.figures = figures;
        this.evidence = evidence;
        this.naming = new MatrixWords(site, on, duties, words);
        this.sections = new MatrixSections(shown(duties.matrix()), duties, naming, words, figures);
    }

    private Matrix shown(Matrix matrix) {
        var narrowed = matrix.only(values(spec.concerns()), values(spec.categories()));
        @Nullable String party = party();
        if (party == null) {
            return narrowed;
        }
        // A party's view has its cells and its parts of shared ones; a row in which it has none tells nothing of it.
        var rows = new ArrayList<String>();
        for (Concern concern : narrowed.concerns()) {
            for (Category category : narrowed.categories()) {
                if (narrowed.holder(concern, category).parties().contains(party)) {
                    rows.add(concern.id());
                    break;
                }
            }
        }
        return rows.isEmpty() ? narrowed : narrowed.only(rows, List.of());
    }

    private static List<String> values(List<Located<String>> located) {
        return located.stream().map(Located::value).toList();
    }

    private @Nullable String party() {
        return spec.party() == null ? null : spec.party().value();
    }

    /** Whether it is the whole table on the matrix's own page, whose cells are addresses. */
    private boolean isFullTable(int ordinal) {
        return ordinal == 1
                && on.kind() == SitePage.Kind.MATRIX
                && on.matrix().equals(duties.file().path())
                && spec.party() == null
                && spec.categories().isEmpty()
                && spec.concerns().isEmpty();
    }

    List<Section> sections(int ordinal) {
        String title = spec.caption() == null ? duties.matrix().title() : spec.caption();
        String id = MatrixSections.figureId(duties, spec) + (ordinal > 1 ? "-" + ordinal : "");
        return switch (spec.view()) {
            case TABLE -> List.of(table(title, ordinal));
            case STACK, MATRIX, STAIRCASE -> List.of(figure(title, id));
            case LIST -> List.of(new Section.Holdings(Heading.NONE, title, holdings()));
            case GAPS ->
                List.of(sections.open(
                        Heading.NONE, title, MatrixPages.openStates(), false, words.of("none.gaps", title)));
        };
    }

    private Section table(String title, int ordinal) {
        @Nullable String party = party();
        if (party != null) {
            var rows = sections.rows(party, evidence, concern -> "");
            String caption = spec.caption() == null ? naming.name(party) : spec.caption();
            return rows.isEmpty()
                    ? new Section.Sentence(Heading.NONE, words.of("none.checklist", naming.name(party)), Link.NONE)
                    : new Section.Duty(
                            Heading.NONE,
                            naming.key(party),
                            "",
                            caption,
                            List.of(words.of("concern"), words.of("duty")),
                            rows.stream()
                                    .map(row -> new Section.DutyRow("", row.concern(), row.tasks(), List.of()))
                                    .toList());
        }
        return new Section.Table(
                Heading.NONE,
                sections.grid(title, isFullTable(ordinal)),
                sections.legend(false),
                List.of(naming.download(words.of("download.matrix"), "matrix.svg")),
                List.of());
    }

    private Section figure(String title, String id) {
        // A staircase tells only matrices whose boundary steps; for others the matrix says the same.
        BlockSpec.View view = spec.view() == BlockSpec.View.STAIRCASE && !figures.staircaseFits(sections.matrix())
                ? BlockSpec.View.MATRIX
                : spec.view();
        boolean one = view == BlockSpec.View.STACK && spec.categories().size() == 1;
        String file = (one ? spec.categories().get(0).value() + "-" : "") + view.word() + ".svg";
        boolean drawn = view != BlockSpec.View.STAIRCASE || figures.staircaseFits(duties.matrix());
        return sections.figure(
                Heading.NONE,
                view,
                id,
                new Caption(title, words.of(one ? "caption.category" : "caption." + view.word())),
                drawn ? List.of(naming.download(words.of("download.svg"), file)) : List.of(),
                true);
    }

    private List<Holding> holdings() {
        var holdings = new ArrayList<Holding>();
        for (Party party : sections.partiesFromTop()) {
            if (spec.party() != null && !spec.party().value().equals(party.id())) {
                continue;
            }
            var rows = sections.rows(party.id(), concern -> List.of(), concern -> "");
            if (!rows.isEmpty()) {
                holdings.add(new Holding(naming.key(party), rows));
            }
        }
        return holdings;
    }
}
