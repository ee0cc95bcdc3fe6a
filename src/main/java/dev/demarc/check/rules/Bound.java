package dev.demarc.check.rules;

import dev.demarc.check.CheckedSite;
import dev.demarc.check.Report;
import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.Edit;
import dev.demarc.diagnostic.Nearest;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.matrix.Category;
import dev.demarc.matrix.Concern;
import dev.demarc.matrix.Duties;
import dev.demarc.matrix.Matrix;
import dev.demarc.matrix.Party;
import dev.demarc.model.Binding;
import dev.demarc.model.BoundTable;
import dev.demarc.model.Page;
import dev.demarc.model.SitePage;
import dev.demarc.source.Located;
import dev.demarc.source.Location;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A table of a page, and the part of a matrix to which its comment binds it.
 *
 * @param place the page's file, from the wiki's root
 * @param party of whom alone it speaks, if of one
 * @param categories the columns of the matrix that it is about, in the matrix's order
 * @param concerns the rows, alike
 */
record Bound(
        String place,
        BoundTable table,
        Duties duties,
        @Nullable Party party,
        List<Category> categories,
        List<Concern> concerns) {

    Matrix matrix() {
        return duties.matrix();
    }

    /** All bound tables of the wiki whose comments name only what is there; what others name is told elsewhere. */
    static List<Bound> in(CheckedSite checked) {
        var all = new ArrayList<Bound>();
        each(
                checked,
                (page, prose, table) ->
                        of(checked, page, prose, table, new Report()).ifPresent(all::add));
        return all;
    }

    /** Tells what the comments name that isn't there. */
    static void tellUnknown(CheckedSite checked, Report report) {
        each(checked, (page, prose, table) -> of(checked, page, prose, table, report));
    }

    private interface Each {
        void table(SitePage page, Page prose, BoundTable table);
    }

    private static void each(CheckedSite checked, Each each) {
        checked.eachPage(
                Bound.class,
                "",
                notes -> !notes.tables().bound().isEmpty(),
                (page, prose, notes) -> notes.tables().bound().forEach(table -> each.table(page, prose, table)));
    }

    private static Optional<Bound> of(CheckedSite checked, SitePage page, Page prose, BoundTable table, Report report) {
        Binding binding = table.binding();
        Duties duties = duties(checked, page, prose, binding, report);
        if (duties == null || !duties.file().readable()) {
            return Optional.empty();
        }
        Matrix matrix = duties.matrix();
        var names = new Names(prose.place(), matrix, report);
        Located<String> party = binding.party();
        boolean known = party == null || matrix.party(party.value()).isPresent();
        if (party != null && !known) {
            names.tell(
                    RuleId.UNKNOWN_PARTY,
                    "party",
                    party,
                    matrix.parties().stream().map(Party::id).toList());
        }
        var categories = names.resolve(
                RuleId.UNKNOWN_CATEGORY,
                "category",
                binding.categories(),
                matrix.categories().stream().map(Category::id).toList(),
                id -> matrix.presentCategory(id).map(Category::id));
        var concerns = names.resolve(
                RuleId.UNKNOWN_CONCERN,
                "concern",
                binding.concerns(),
                matrix.concerns().stream().map(Concern::id).toList(),
                id -> matrix.presentConcern(id).map(Concern::id));
        if (!known || categories.isEmpty() || concerns.isEmpty()) {
            return Optional.empty();
        }
        Matrix narrowed = matrix.only(concerns.get(), categories.get());
        return Optional.of(new Bound(
                prose.place(),
                table,
                duties,
                party == null ? null : matrix.knownParty(party.value()),
                narrowed.categories(),
                narrowed.concerns()));
    }

    private static @Nullable Duties duties(
            CheckedSite checked, SitePage page, Page prose, Binding binding, Report report) {
        Located<String> named = binding.matrix();
        if (named == null) {
            Duties own = checked.site().dutiesFor(page).orElse(null);
            if (own == null) {
                report.at(
                        RuleId.WRONG_VALUE,
                        Location.in(prose.place(), binding.span()),
                        "This comment doesn't say to which matrix it binds the table.",
                        Nearest.hint("", checked.site().matrixIds()) + " Write one of them after `matrix=`.",
                        "matrix");
            }
            return own;
        }
        Duties found = checked.site().dutiesNamed(named.value(), prose.path()).orElse(null);
        boolean allRead = checked.site().duties().values().stream()
                .allMatch(duties -> duties.file().readable());
        if (found == null && allRead) {
            var at = new Location.InFile(prose.place(), named.span());
            report.add(mended(
                    Diagnostic.of(
                            RuleId.UNKNOWN_MATRIX,
                            at,
                            "There is no matrix `%s` in the wiki.".formatted(named.value()),
                            Nearest.hint(named.value(), checked.site().matrixIds()),
                            named.value()),
                    at,
                    named.value(),
                    checked.site().matrixIds()));
        }
        return found;
    }

    /** The same finding, and the one name that is near, if there is one. */
    static Diagnostic mended(Diagnostic finding, Location.InFile at, String written, Collection<String> known) {
        List<String> near = Nearest.allTo(written, known);
        return near.size() == 1 ? finding.mendedBy(new Edit(at, near.get(0))) : finding;
    }

    /** Looks ids up in a matrix, and tells those that it doesn't have. */
    private record Names(String place, Matrix matrix, Report report) {

        /** The present ids; nothing if one of them is unknown. */
        Optional<List<String>> resolve(
                RuleId rule,
                String what,
                List<Located<String>> written,
                List<String> known,
                Function<String, Optional<String>> present) {
            var ids = new ArrayList<String>();
            for (Located<String> id : written) {
                Optional<String> found = present.apply(id.value());
                found.ifPresent(ids::add);
                if (found.isEmpty()) {
                    tell(rule, what, id, known);
                }
            }
            return ids.size() == written.size() ? Optional.of(ids) : Optional.empty();
        }

        void tell(RuleId rule, String what, Located<String> id, List<String> known) {
            var at = new Location.InFile(place, id.span());
            report.add(mended(
                    Diagnostic.of(
                            rule,
                            at,
                            "There is no %s `%s` in “%s”.".formatted(what, id.value(), matrix.title()),
                            Nearest.hint(id.value(), known),
                            id.value()),
                    at,
                    id.value(),
                    known));
        }
    }
}
