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
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Two pages of one folder with one title. */
public final class DuplicateTitle implements SiteRule {

    private static final int BITS = 20;

    /** Goes over titles, each with a number that those of one folder that are alike share. */
    private interface Each {
        void title(SitePage page, Page prose, int number);
    }

    @Override
    public void check(CheckedSite checked, Report report) {
        // Hardly any title stands twice: which may, tells a number of each, and only these are compared.
        var once = new BitSet(1 << BITS);
        var twice = new BitSet(1 << BITS);
        each(checked, (page, prose, number) -> {
            if (once.get(number)) {
                twice.set(number);
            }
            once.set(number);
        });
        Map<List<String>, Page> first = new HashMap<>();
        each(checked, (page, prose, number) -> {
            if (twice.get(number)) {
                Page other = first.putIfAbsent(List.of(page.address().folder(), page.title()), prose);
                if (other != null) {
                    tell(checked, prose, other, report);
                }
            }
        });
    }

    private static void each(CheckedSite checked, Each each) {
        String folder = "";
        for (SitePage page : checked.site().pages()) {
            Page prose = page.prose();
            // What data makes is called as the data says; its text adds no second title.
            if (prose != null && page.subject() == null) {
                String path = page.address().path();
                // Pages of a folder follow each other, most often.
                boolean isThere = path.startsWith(folder) && path.indexOf('/', folder.length()) < 0;
                folder = isThere ? folder : page.address().folder();
                int hash = 31 * folder.hashCode() + page.title().hashCode();
                each.title(page, prose, (hash * 0x9E3779B9) >>> (Integer.SIZE - BITS));
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
