package dev.demarc.check.rules;

import dev.demarc.check.CheckedSite;
import dev.demarc.check.Report;
import dev.demarc.check.SiteRule;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.matrix.Duties;
import dev.demarc.matrix.Origin;
import dev.demarc.model.FrontMatter;
import dev.demarc.model.Page;
import dev.demarc.model.SitePage;
import dev.demarc.source.Location;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A page or a matrix that somebody should have looked through before today. */
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
            tell(
                    duties.matrix().title(),
                    origin.owner(),
                    origin.reviewBy(),
                    duties.file().at("review-by"),
                    report);
        }
        for (SitePage page : checked.site().pages()) {
            Page prose = page.prose();
            if (prose != null && !prose.matter().choices().draft()) {
                FrontMatter.Upkeep upkeep = prose.matter().upkeep();
                var places = checked.notesOf(prose.path()).places();
                tell(
                        prose.title(),
                        upkeep.owner(),
                        upkeep.reviewBy(),
                        Location.in(prose.place(), places.at("front-matter.review-by")),
                        report);
            }
        }
    }

    private void tell(String title, @Nullable String owner, @Nullable LocalDate reviewBy, Location at, Report report) {
        if (reviewBy != null && reviewBy.isBefore(today)) {
            report.at(
                    RuleId.REVIEW_DUE,
                    at,
                    "“%s” should have been looked through by %s.".formatted(title, reviewBy),
                    Words.owner(owner) + "See whether it still holds, then move the date.",
                    reviewBy.toString());
        }
    }
}
