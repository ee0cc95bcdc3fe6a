package dev.demarc.check.rules;

import dev.demarc.check.CheckedSite;
import dev.demarc.check.Report;
import dev.demarc.check.SiteRule;
import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.diagnostic.Severity;
import dev.demarc.matrix.ClaimsFile;
import dev.demarc.matrix.Duties;
import dev.demarc.matrix.Origin;
import dev.demarc.model.FrontMatter;
import dev.demarc.model.Page;
import dev.demarc.model.SitePage;
import dev.demarc.source.Location;
import dev.demarc.source.Span;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A page, a matrix or a claims file that somebody should have looked through before today. */
public final class ReviewDue implements SiteRule {

    private final LocalDate today;

    /** Looks for what was due before a day; the day itself is not past. */
    public ReviewDue(LocalDate today) {
        this.today = today;
    }

    @Override
    public void check(CheckedSite checked, Report report) {
        for (Duties duties : checked.site().duties().values()) {
            Origin origin = duties.matrix().origin();
            // Most name no day, and a matrix's places are unpacked only for those who ask.
            if (origin.reviewBy() != null) {
                var at = duties.file().at("review-by");
                tell("“" + duties.matrix().title() + "”", origin.owner(), origin.reviewBy(), at, checked, report);
            }
        }
        for (ClaimsFile claims : checked.claims()) {
            ClaimsFile.Upkeep upkeep = claims.upkeep();
            LocalDate due = upkeep.reviewBy() == null ? null : upkeep.reviewBy().value();
            Span at = upkeep.reviewBy() == null ? Span.START : upkeep.reviewBy().span();
            String whose =
                    claims.party() == null ? "" : " of `" + claims.party().value() + "`";
            tell("The claims" + whose, upkeep.owner(), due, Location.in(claims.place(), at), checked, report);
        }
        for (SitePage page : checked.site().pages()) {
            Page prose = page.prose();
            FrontMatter.Upkeep upkeep = prose == null ? null : prose.matter().upkeep();
            if (prose != null
                    && upkeep != null
                    && upkeep.reviewBy() != null
                    && !prose.matter().choices().draft()) {
                Span at = checked.notesOf(prose.path()).places().at("front-matter.review-by");
                tell(
                        "“" + prose.title() + "”",
                        upkeep.owner(),
                        upkeep.reviewBy(),
                        Location.in(prose.place(), at),
                        checked,
                        report);
            }
        }
    }

    private void tell(
            String what,
            @Nullable String owner,
            @Nullable LocalDate reviewBy,
            Location at,
            CheckedSite checked,
            Report report) {
        if (reviewBy == null || !(at instanceof Location.InFile file)) {
            return;
        }
        int ahead = checked.wishes().options().ahead(file.path());
        if (reviewBy.isBefore(today)) {
            report.at(
                    RuleId.REVIEW_DUE,
                    at,
                    "%s should have been looked through by %s.".formatted(what, reviewBy),
                    Words.owner(owner) + "See whether it still holds, then move the date.",
                    reviewBy.toString());
        } else if (ahead >= 0 && !reviewBy.isAfter(today.plusDays(ahead))) {
            report.add(Diagnostic.of(
                            RuleId.REVIEW_DUE,
                            at,
                            "%s should be looked through by %s.".formatted(what, reviewBy),
                            Words.owner(owner) + "See whether it still holds, then move the date.",
                            reviewBy.toString())
                    .as(Severity.INFO));
        }
    }
}
