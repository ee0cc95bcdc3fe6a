package dev.demarc.check;

import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.Edit;
import dev.demarc.diagnostic.Nearest;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.matrix.Category;
import dev.demarc.matrix.Concern;
import dev.demarc.matrix.Duties;
import dev.demarc.matrix.Matrix;
import dev.demarc.matrix.Party;
import dev.demarc.model.BlockSpec;
import dev.demarc.model.Site;
import dev.demarc.source.Located;
import dev.demarc.source.Location;
import dev.demarc.source.Span;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks the ids that a {@code responsibility} block names. */
public final class BlockCheck {

    private BlockCheck() {}

    /**
     * What a block names that isn't there.
     *
     * @param duties the matrix that it shows; nothing if it could not be found
     * @param place the file that holds it
     * @param at its first line, for a block that names no matrix where it has to
     */
    public static List<Diagnostic> of(BlockSpec spec, @Nullable Duties duties, Site site, String place, Span at) {
        var report = new Report();
        Located<String> named = spec.matrix();
        if (duties == null && named == null) {
            report.at(
                    RuleId.WRONG_VALUE,
                    Location.in(place, at),
                    "This block doesn't say which matrix it shows.",
                    Nearest.hint("", site.matrixIds()) + " Write one of them after `matrix:`.",
                    null);
        } else if (duties == null && named != null) {
            String message = "There is no matrix `%s` in the wiki.".formatted(named.value());
            tell(RuleId.UNKNOWN_MATRIX, message, named, site.matrixIds(), place, report);
        } else if (duties != null && duties.file().readable()) {
            checkIds(spec, duties.matrix(), place, report);
        }
        return report.found();
    }

    private static void checkIds(BlockSpec spec, Matrix matrix, String place, Report report) {
        Located<String> party = spec.party();
        if (party != null && matrix.party(party.value()).isEmpty()) {
            var known = matrix.parties().stream().map(Party::id).toList();
            tell(RuleId.UNKNOWN_PARTY, noSuch("party", party, matrix), party, known, place, report);
        }
        var categories = matrix.categories().stream().map(Category::id).toList();
        for (Located<String> id : spec.categories()) {
            if (matrix.presentCategory(id.value()).isEmpty()) {
                tell(RuleId.UNKNOWN_CATEGORY, noSuch("category", id, matrix), id, categories, place, report);
            }
        }
        var concerns = matrix.concerns().stream().map(Concern::id).toList();
        for (Located<String> id : spec.concerns()) {
            if (matrix.presentConcern(id.value()).isEmpty()) {
                tell(RuleId.UNKNOWN_CONCERN, noSuch("concern", id, matrix), id, concerns, place, report);
            }
        }
    }

    private static String noSuch(String what, Located<String> id, Matrix matrix) {
        return "There is no %s `%s` in “%s”.".formatted(what, id.value(), matrix.title());
    }

    private static void tell(
            RuleId rule, String message, Located<String> id, Collection<String> known, String place, Report report) {
        var at = Location.in(place, id.span());
        var meant = Nearest.certain(id.value(), known);
        report.add(Diagnostic.of(rule, at, message, Nearest.hint(id.value(), known), id.value())
                .mendedBy(meant.map(name -> Edit.within(at, id.value(), name)).orElse(List.of())));
    }
}
