package dev.demarc.check.rules;

import dev.demarc.check.CheckedSite;
import dev.demarc.check.Report;
import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.Edit;
import dev.demarc.diagnostic.Nearest;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.matrix.ClaimsFile;
import dev.demarc.matrix.Duties;
import dev.demarc.matrix.Matrix;
import dev.demarc.source.Located;
import dev.demarc.source.Location;
import dev.demarc.source.Order;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A claims file and the matrix of which it speaks. */
record Claimed(ClaimsFile file, Matrix matrix) {

    /** Readable claims files by path. */
    static List<ClaimsFile> files(CheckedSite checked) {
        return checked.claims().stream()
                .filter(ClaimsFile::readable)
                .sorted(Order.by(ClaimsFile::path))
                .toList();
    }

    /** Readable claims files of matrices that are there and could be read, by path. */
    static List<Claimed> in(CheckedSite checked) {
        var claimed = new ArrayList<Claimed>();
        for (ClaimsFile file : files(checked)) {
            if (file.matrix() != null) {
                checked.site()
                        .dutiesOf(file.matrix().value())
                        .map(Duties::file)
                        .filter(of -> of.readable())
                        .ifPresent(of -> claimed.add(new Claimed(file, of.matrix())));
            }
        }
        return claimed;
    }

    /**
     * Says that the matrix has no such thing.
     *
     * @param beside other ids that stand in the same map
     */
    void tell(
            RuleId rule,
            String what,
            Located<String> id,
            List<String> known,
            Collection<String> beside,
            Report report) {
        var at = Location.in(file.place(), id.span());
        var meant = Nearest.certain(id.value(), known, beside);
        report.add(Diagnostic.of(
                        rule,
                        at,
                        "There is no %s `%s` in “%s”.".formatted(what, id.value(), matrix.title()),
                        Nearest.hint(id.value(), known),
                        id.value())
                .mendedBy(meant.map(name -> Edit.within(at, id.value(), name)).orElse(List.of())));
    }
}
