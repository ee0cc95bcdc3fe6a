package dev.demarc.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.demarc.matrix.Category;
import dev.demarc.matrix.Duties;
import dev.demarc.matrix.Matrix;
import dev.demarc.model.Address;
import dev.demarc.model.BlockSpec.View;
import dev.demarc.model.Cards;
import dev.demarc.model.Download;
import dev.demarc.model.Page;
import dev.demarc.model.Site;
import dev.demarc.model.SitePage;
import dev.demarc.output.Artefact;
import dev.demarc.render.Theme;
import dev.demarc.render.Views;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which files a site has, and who makes each. It holds for all runs that share the site and the look: what changes between
 * them is only of which run a file is asked.
 */
final class FileList {

    private static final Set<String> SEARCH_FILES = Set.of("assets/search.css", "assets/search.js");
    private static final Set<String> MERMAID_FILES = Set.of("assets/mermaid-draw.js", "assets/mermaid.min.js");

    /** How a file is promised by a run. */
    interface Making {
        Artefact by(Promises run);
    }

    private final Site site;
    // By hash: paths have long beginnings in common, and who wants them in order has to sort them anyway.
    private final Map<String, Making> files = new HashMap<>();
    private final List<SitePage> pages;
    private final Set<String> pagePaths = new HashSet<>();

    /**
     * The files of a site.
     *
     * @param crafts of the first run that will be asked for them
     */
    FileList(Site site, Theme theme, Promises.Crafts crafts) {
        this.site = site;
        Searching searching = crafts.searching();
        @Nullable SitePage search = searching == null ? null : searching.page();
        var all = new ArrayList<>(site.pages());
        if (search != null) {
            int place = Collections.binarySearch(all, search, Comparator.comparing(SitePage::address));
            all.add(place < 0 ? -place - 1 : place + 1, search);
        }
        this.pages = Collections.unmodifiableList(all);
        pages.forEach(page -> pagePaths.add(page.address().path()));
        addTheme(theme, searching != null);
        if (searching != null) {
            searching.paths().forEach(path -> files.put(path, by -> by.search(path)));
        }
        site.assets().forEach(path -> files.put(path, by -> new Artefact(path, () -> by.copied(path))));
        pages.forEach(this::addPage);
        site.findings().ifPresent(page -> {
            String path = page.address().path();
            files.put(path, by -> Artefact.last(path, () -> by.findings(page)));
        });
        site.redirects()
                .forEach((from, to) -> files.put(
                        from.path(),
                        by -> new Artefact(from.path(), () -> by.framing().redirect(from, to))));
        Cards.drawn(site).forEach(duties -> {
            addFigures(duties, crafts.figures());
            addDownloads(duties);
        });
        DrawnCards cards = crafts.cards();
        if (cards != null) {
            cards.promises()
                    .forEach((path, promise) -> files.putIfAbsent(
                            path, by -> new Artefact(path, promise, by.keys().ofShape(path))));
        }
        if (site.facts().baseUrl() != null) {
            files.put("sitemap.xml", by -> new Artefact("sitemap.xml", this::sitemap));
        }
        if (crafts.feed().isWanted()) {
            files.putIfAbsent(
                    Feed.PATH,
                    by -> new Artefact(Feed.PATH, () -> by.feed().xml().getBytes(UTF_8)));
        }
        files.putIfAbsent(
                "llms.txt",
                by -> new Artefact("llms.txt", () -> LlmsFile.of(site).getBytes(UTF_8)));
    }

    /** All files, by path, in no order. */
    Map<String, Making> files() {
        return files;
    }

    /** All pages, by address; with the one that only a search needs. */
    List<SitePage> pages() {
        return pages;
    }

    /** The paths of all pages: only they show something when they are made. */
    Set<String> pagePaths() {
        return pagePaths;
    }

    private void addTheme(Theme theme, boolean searched) {
        boolean hasMermaid = site.pages().stream()
                .anyMatch(page -> page.prose() != null && page.prose().extras().contains(Page.Extra.MERMAID));
        for (String path : theme.assets()) {
            if ((searched || !SEARCH_FILES.contains(path)) && (hasMermaid || !MERMAID_FILES.contains(path))) {
                files.put(path, by -> new Artefact(path, () -> theme.asset(path)));
            }
        }
    }

    private void addPage(SitePage page) {
        String path = page.address().path();
        files.put(path, by -> new Artefact(path, () -> by.page(page), by.keyOf(page)));
        if (Views.hasCopy(page)) {
            String copy = page.address().asMarkdown().path();
            files.put(copy, by -> new Artefact(copy, () -> by.markdown(page), by.keyOf(page)));
        }
    }

    private void addFigures(Duties duties, DrawnFigures figures) {
        Matrix matrix = duties.matrix();
        String own = Address.ofMatrix(duties.file().path()).own();
        addFigure(own + "stack.svg", matrix, View.STACK, matrix.id() + "-stack");
        addFigure(own + "matrix.svg", matrix, View.MATRIX, matrix.id() + "-matrix");
        if (figures.staircaseFits(matrix)) {
            addFigure(own + "staircase.svg", matrix, View.STAIRCASE, matrix.id() + "-staircase");
        }
        for (Category category : matrix.categories()) {
            String path = own + category.id() + "-stack.svg";
            String id = matrix.id() + "-" + category.id() + "-stack";
            Matrix column = matrix.only(List.of(), List.of(category.id()));
            addFigure(path, column, View.STACK, id);
        }
    }

    private void addFigure(String path, Matrix matrix, View view, String id) {
        files.putIfAbsent(
                path,
                by -> new Artefact(
                        path,
                        () -> by.figures().file(matrix, view, id).getBytes(UTF_8),
                        by.keys().ofShape(path)));
    }

    private void addDownloads(Duties duties) {
        String own = Address.ofMatrix(duties.file().path()).own();
        for (Download download : Download.of(duties.matrix())) {
            String path = own + download.file();
            files.putIfAbsent(
                    path,
                    by -> new Artefact(
                            path,
                            () -> by.downloads().bytes(duties, download),
                            by.keys().ofShape(path)));
        }
    }

    /** All pages but the one for what isn't there, as sitemaps.org wants it. */
    private byte[] sitemap() {
        var xml = new StringBuilder("""
                <?xml version="1.0" encoding="UTF-8"?>
                <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
                """);
        var root = new Address("sitemap.xml");
        for (SitePage page : site.pages()) {
            if (page.kind() != SitePage.Kind.NOT_FOUND) {
                xml.append("<url><loc>")
                        .append((site.facts().baseUrl() + root.hrefTo(page.address())).replace("&", "&amp;"))
                        .append("</loc></url>\n");
            }
        }
        return xml.append("</urlset>\n").toString().getBytes(UTF_8);
    }
}
