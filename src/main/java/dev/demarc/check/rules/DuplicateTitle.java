package dev.demarc.check.rules;

import dev.demarc.check.CheckedSite;
import dev.demarc.check.Report;
import dev.demarc.check.SiteRule;
import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.Diagnostic.Related;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.model.Page;
import dev.demarc.model.SitePage;
import dev.demarc.source.Location;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Two pages of one folder with one title. */
public final class DuplicateTitle implements SiteRule {

    @Override
    public void check(CheckedSite checked, Report report) {
        Map<List<String>, Page> first = new HashMap<>();
        for (SitePage page : checked.site().pages()) {
            Page prose = page.prose();
            // What data makes is called as the data says; its text adds no second title.
            if (prose != null && page.subject() == null) {
                Page other = first.putIfAbsent(List.of(page.address().folder(), page.title()), prose);
                if (other != null) {
                    tell(checked, prose, other, report);
                }
            }
        }
    }

    private static void tell(CheckedSite checked, Page page, Page other, Report report) {
        report.add(Diagnostic.of(
                        RuleId.DUPLICATE_TITLE,
                        place(checked, page),
                        "Two pages of this folder are called “%s”; the other is `%s`."
                                .formatted(page.title(), other.place()),
                        "Give one of them a title of its own: menus and search show no more than that.",
                        page.title())
                .with(List.of(new Related(place(checked, other), "The other."))));
    }

    private static Location place(CheckedSite checked, Page page) {
        return Location.in(page.place(), checked.notesOf(page.path()).places().at("title"));
    }
}
