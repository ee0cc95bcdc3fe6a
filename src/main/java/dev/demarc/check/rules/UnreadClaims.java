package dev.demarc.check.rules;

import dev.demarc.check.CheckedSite;
import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.matrix.ClaimsFile;
import dev.demarc.matrix.Duties;
import dev.demarc.source.Location;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Claims that can't be read, and what isn't known because of it.
 *
 * <p>They might have filled what looks like a gap, so no gap is told of their matrix: the finding about the file says how
 * many there may be.
 */
public final class UnreadClaims {

    private final Map<String, Duties> byPlace = new HashMap<>();

    /** Those of a wiki. */
    public UnreadClaims(CheckedSite site) {
        for (Duties duties : site.site().duties().values()) {
            for (ClaimsFile claims : duties.claims()) {
                if (!claims.readable()) {
                    byPlace.put(claims.place(), duties);
                }
            }
        }
    }

    /** The same findings, those about such files with what isn't known. */
    public List<Diagnostic> added(List<Diagnostic> found) {
        return byPlace.isEmpty() ? found : found.stream().map(this::added).toList();
    }

    private Diagnostic added(Diagnostic finding) {
        Duties duties = finding.rule() == RuleId.UNREADABLE && finding.location() instanceof Location.InFile at
                ? byPlace.get(at.path())
                : null;
        int unknown = duties == null ? 0 : Gap.count(duties);
        if (duties == null || unknown == 0) {
            return finding;
        }
        String cells = unknown == 1 ? "One cell of “%s” is" : unknown + " cells of “%s” are";
        return finding.hinting(
                finding.hint() + " " + cells.formatted(duties.matrix().title()) + " unknown until then.");
    }
}
