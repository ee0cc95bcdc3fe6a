package dev.demarc.render;

import dev.demarc.model.Site;
import dev.demarc.model.SitePage;
import dev.demarc.render.Section.Heading;
import java.util.HashSet;
import java.util.Set;

/** Gives headings that data makes an anchor that nothing else on the page has. */
final class Anchors {

    private final Site site;
    private final SitePage page;
    private final Set<String> given = new HashSet<>();

    Anchors(Site site, SitePage page) {
        this.site = site;
        this.page = page;
    }

    Heading heading(String id, String text) {
        String free = id;
        for (int i = 1; site.hasAnchor(page, free) || !given.add(free); i++) {
            free = id + "-" + i;
        }
        return new Heading(free, text);
    }
}
