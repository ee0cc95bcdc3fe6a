package dev.demarc.check.rules;

import dev.demarc.check.CheckedSite;
import dev.demarc.check.Neighbourhood;
import dev.demarc.check.Report;
import dev.demarc.check.SiteRule;
import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.Edit;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.model.Address;
import dev.demarc.model.Answer;
import dev.demarc.model.Links;
import dev.demarc.model.Notes;
import dev.demarc.model.Page;
import dev.demarc.model.Site;
import dev.demarc.model.SitePage;
import dev.demarc.source.Location;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A link to the published site, from the site itself. */
public final class AbsoluteLinkToSelf implements SiteRule {

    @Override
    public void check(CheckedSite checked, Report report) {
        String base = checked.site().facts().baseUrl();
        if (base == null) {
            return;
        }
        checked.eachPage(AbsoluteLinkToSelf.class, "", notes -> !notes.outward().isEmpty(), (page, prose, notes) -> {
            for (Notes.Outward link : notes.outward()) {
                String rest = below(base, link.target());
                if (rest != null && !checked.isIgnored(link.target())) {
                    check(checked, page, prose, link, rest, report);
                }
            }
        });
    }

    /** What follows the site's own address, whatever the scheme; nothing if a link leads elsewhere. */
    private static @Nullable String below(String base, String target) {
        String own = withoutScheme(base);
        String written = withoutScheme(target);
        int host = own.indexOf('/');
        String bare = own.substring(0, own.length() - 1);
        if (written.equalsIgnoreCase(bare) && written.length() == bare.length()) {
            return "";
        }
        boolean below = written.length() >= own.length()
                && written.substring(0, host)
                        .toLowerCase(Locale.ROOT)
                        .equals(own.substring(0, host).toLowerCase(Locale.ROOT))
                && written.startsWith(own.substring(host), host);
        return below ? written.substring(own.length()) : null;
    }

    private static String withoutScheme(String url) {
        int host = url.regionMatches(true, 0, "https://", 0, 8)
                ? 8
                : url.regionMatches(true, 0, "http://", 0, 7) ? 7 : url.startsWith("//") ? 2 : 0;
        return url.substring(host);
    }

    private static void check(
            CheckedSite checked, SitePage on, Page from, Notes.Outward link, String rest, Report report) {
        int hash = rest.indexOf('#');
        String fragment = hash < 0 ? "" : rest.substring(hash);
        String before = hash < 0 ? rest : rest.substring(0, hash);
        int query = before.indexOf('?');
        String path = Links.decode(query < 0 ? before : before.substring(0, query));
        Optional<String> source =
                source(checked.site(), path.isEmpty() || path.endsWith("/") ? path + "index.html" : path);
        if (source.isEmpty()) {
            return;
        }
        String written = Neighbourhood.written(from, source.get()) + fragment;
        Diagnostic finding = Diagnostic.of(
                RuleId.ABSOLUTE_LINK_TO_SELF,
                Location.in(from.place(), link.span()),
                "`%s` leads out to the published site; from a preview or a copy, readers leave it."
                        .formatted(link.target()),
                link.address() == null
                        ? "Write a link with words: `[…](%s)`.".formatted(written)
                        : "Write `%s`.".formatted(written),
                link.target());
        String folder = from.path().substring(0, from.path().lastIndexOf('/') + 1);
        boolean right = checked.links().answer(on, folder, written) instanceof Answer.Found;
        report.add(
                right && link.address() != null
                        ? finding.mendedBy(
                                Edit.within(Location.in(from.place(), link.address()), link.target(), written))
                        : finding);
    }

    /** What a source calls an address of the site: a Markdown or matrix file, an asset, or a page that data makes. */
    private static Optional<String> source(Site site, String path) {
        SitePage page = site.page(new Address(path)).orElse(null);
        if (page == null) {
            boolean known = site.assets().contains(path) || site.redirects().containsKey(new Address(path));
            return known ? Optional.of(path) : Optional.empty();
        }
        Page prose = page.prose();
        if (page.kind() == SitePage.Kind.MATRIX) {
            return Optional.of(page.matrix());
        }
        return Optional.of(prose != null ? prose.path() : path);
    }
}
