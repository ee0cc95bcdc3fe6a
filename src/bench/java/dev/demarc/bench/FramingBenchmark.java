package dev.demarc.bench;

import dev.demarc.diagnostic.Checked;
import dev.demarc.model.Html;
import dev.demarc.render.PageView;
import dev.demarc.render.Theme;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;

/** What the built-in theme's templates cost for a page, its prose and its sidebar being there as HTML already. */
public class FramingBenchmark extends Measured {

    private static final int ENTRIES = 25;

    private final Theme theme = Theme.of(List.of(), "en").value();
    private final PageView view = view();

    /** Puts a frame round 20 kB of HTML, as a build does for each page that it makes. */
    @Benchmark
    public Checked<byte[]> frame() {
        return theme.render(view);
    }

    private static PageView view() {
        var toc = new ArrayList<PageView.TocEntry>();
        var sidebar = new StringBuilder("<ul>");
        for (int i = 0; i < ENTRIES; i++) {
            sidebar.append("<li><a href=\"page-")
                    .append(i)
                    .append(".html\">Page ")
                    .append(i)
                    .append("</a></li>");
            if (i % 4 == 0) {
                toc.add(new PageView.TocEntry("Heading " + i, "#heading-" + i, List.of()));
            }
        }
        var link = PageView.Link.of("Home", "../index.html");
        var frame = new PageView.Frame(
                new PageView.SiteLook("Duties", "Kept by the cloud team", "../", "", "", List.of(), "", ""),
                "../index.html",
                List.of(link, link, link),
                "../who.html",
                "keys",
                Html.of(sidebar.append("</ul>").toString()),
                new PageView.Way(List.of(link, link), toc, link, link, "", PageView.OtherVersions.NONE));
        var head = new PageView.Head("en", "Page · Duties", "About a page.", "", "", "", "page.md", PageView.Card.NONE);
        var body = new PageView.Body(
                "article",
                "Page",
                Html.NONE,
                true,
                "About a page.",
                List.of(PageView.Fact.of("Owner", "Cloud team")),
                Html.of("<p>" + Texts.prose(20_000) + "</p>"));
        return new PageView("page", "content/a/page.md", frame, head, body, List.of(), List.of(), List.of());
    }
}
