package dev.demarc.check.external;

import dev.demarc.check.CheckedSite;
import dev.demarc.matrix.Concern;
import dev.demarc.matrix.MatrixFile;
import dev.demarc.matrix.Origin;
import dev.demarc.model.Links;
import dev.demarc.model.Notes;
import dev.demarc.model.Page;
import dev.demarc.model.Settings;
import dev.demarc.model.SitePage;
import dev.demarc.source.Location;
import dev.demarc.source.Order;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A link that leaves the wiki.
 *
 * @param target as written, entities and escapes resolved
 * @param at a link's destination, an image's whole, a value of data
 */
public record OutwardLink(String target, Location at) {

    private static final Comparator<OutwardLink> ORDER = Order.by((OutwardLink link) -> path(link.at))
            .thenComparing(link -> link.at instanceof Location.InFile in ? in.span() : dev.demarc.source.Span.START)
            .thenComparing(OutwardLink::target);

    /**
     * All that leave a wiki: in pages, in the sources and evidence of matrices, in the navigation; sorted by place.
     *
     * @param settings the file that holds the navigation, from the wiki's root
     */
    public static List<OutwardLink> allOf(CheckedSite checked, List<Settings.NavItem> nav, String settings) {
        var links = new ArrayList<OutwardLink>();
        for (SitePage page : checked.site().pages()) {
            Page prose = page.prose();
            if (prose != null) {
                for (Notes.Outward each : checked.notesOf(prose.path()).outward()) {
                    links.add(new OutwardLink(each.target(), Location.in(prose.place(), each.span())));
                }
            }
        }
        checked.site().duties().values().forEach(duties -> ofMatrix(duties.file(), links));
        ofNavigation(nav, settings, links);
        links.sort(ORDER);
        return links;
    }

    private static void ofMatrix(MatrixFile file, List<OutwardLink> links) {
        Origin.Source source = file.matrix().origin().source();
        if (source != null && source.url() != null) {
            links.add(new OutwardLink(source.url(), file.at("source.url")));
        }
        for (Concern concern : file.matrix().concerns()) {
            List<String> evidence = concern.proof().evidence();
            for (int i = 0; i < evidence.size(); i++) {
                if (Links.isElsewhere(evidence.get(i))) {
                    String row = "concerns." + concern.id();
                    links.add(new OutwardLink(evidence.get(i), file.at(row + ".evidence." + i, row)));
                }
            }
        }
    }

    private static void ofNavigation(List<Settings.NavItem> items, String settings, List<OutwardLink> links) {
        for (Settings.NavItem item : items) {
            String target = item.target();
            if (target != null && Links.isElsewhere(target)) {
                links.add(new OutwardLink(target, Location.in(settings, item.at())));
            }
            ofNavigation(item.children(), settings, links);
        }
    }

    private static String path(Location location) {
        return location instanceof Location.InFile in ? in.path() : location.toString();
    }
}
