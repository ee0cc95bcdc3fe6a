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
import dev.demarc.source.Order;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which files a site has, and who makes each. It holds for all runs that share the site and the look: what changes between
 * them is only of which run a file is asked.
 */
final class FileList {

    private static final String PAGE = ".html";
    private static final String COPY = ".md";
    private static final Set<String> SEARCH_FILES = Set.of("assets/search.css", "assets/search.js");
    private static final Set<String> MERMAID_FILES = Set.of("assets/mermaid-draw.js", "assets/mermaid.min.js");

    /** How a file is promised by a run. */
    interface Making {
        Artefact by(Promises run);
    }

    private final Site site;
    private final @Nullable SitePage search;
    // By hash: paths have long beginnings in common, and who wants them in order has to sort them anyway.
    // Without pages, for the site knows them: a preview lists this anew after each title that is edited.
    private final Map<String, Making> besides = new HashMap<>();
    // Drawings, downloads and cards; no pages either.
    private final Once<Map<String, Making>> ofMatrices;

    /**
     * The files of a site.
     *
     * @param crafts of the first run that will be asked for them
     */
    FileList(Site site, Theme theme, Promises.Crafts crafts) {
        this.site = site;
        Searching searching = crafts.searching();
        this.search = searching == null ? null : searching.page();
        DrawnFigures figures = crafts.figures();
        DrawnCards cards = crafts.cards();
        this.ofMatrices = new Once<>(() -> ofMatrices(figures, cards));
        addTheme(theme, searching != null);
        if (searching != null) {
            searching.paths().forEach(path -> besides.put(path, by -> by.search(path)));
        }
        site.assets().forEach(path -> besides.put(path, by -> new Artefact(path, () -> by.copied(path))));
        if (site.facts().baseUrl() != null) {
            besides.put("sitemap.xml", by -> ofShape("sitemap.xml", this::sitemap, by));
        }
        if (crafts.feed().isWanted()) {
            besides.putIfAbsent(
                    Feed.PATH,
                    by -> new Artefact(Feed.PATH, () -> by.feed().xml().getBytes(UTF_8)));
        }
        besides.putIfAbsent(
                "llms.txt", by -> ofShape("llms.txt", () -> LlmsFile.of(site).getBytes(UTF_8), by));
    }

    private Map<String, Making> ofMatrices(DrawnFigures figures, @Nullable DrawnCards cards) {
        var files = new HashMap<String, Making>();
        Cards.drawn(site).forEach(duties -> {
            addFigures(duties, figures, files);
            addDownloads(duties, files);
        });
        if (cards != null) {
            cards.promises().forEach((path, promise) -> files.putIfAbsent(path, by -> ofShape(path, promise, by)));
        }
        return files;
    }

    /** One of them, and who makes it. */
    private record Made(String path, Making making) {}

    /**
     * All files, as a run promises them, by path. Pages and their copies are in order already, so all are merged, a few
     * comparisons each; a tree would compare each with a dozen others that begin alike.
     */
    SortedMap<String, Artefact> files(Promises run) {
        var others = new TreeMap<>(ofMatrices.get());
        others.putAll(besides);
        var pages = new ArrayList<Made>();
        var copies = new ArrayList<Made>();
        for (SitePage page : pages()) {
            pages.add(new Made(page.address().path(), making(page)));
            if (Views.hasCopy(page)) {
                copies.add(new Made(page.address().asMarkdown().path(), copying(page)));
            }
        }
        var redirects = new ArrayList<Made>();
        site.redirects().forEach((from, to) -> redirects.add(new Made(from.path(), leading(from, to))));
        var all = new ArrayList<Made>();
        others.forEach((path, making) -> all.add(new Made(path, making)));
        var files = new InOrder<Artefact>(all.size() + pages.size() + copies.size() + redirects.size());
        for (Made file : merged(merged(merged(all, pages), copies), redirects)) {
            files.put(file.path(), file.making().by(run));
        }
        return new TreeMap<>(files);
    }

    /**
     * Those of the files that hang on more than the shape of the wiki, by path.
     *
     * @param pages the pages that do
     */
    SortedMap<String, Artefact> files(Promises run, Collection<Address> pages) {
        var paths = new TreeSet<>(besides.keySet());
        for (Address address : pages) {
            SitePage page = page(address);
            paths.add(address.path());
            if (page != null && Views.hasCopy(page)) {
                paths.add(address.asMarkdown().path());
            }
        }
        site.redirects().keySet().forEach(from -> paths.add(from.path()));
        var files = new TreeMap<String, Artefact>();
        for (String path : paths) {
            Making making = find(path);
            if (making == null) {
                throw new IllegalStateException("A file that is listed isn't found: " + path);
            }
            files.put(path, making.by(run));
        }
        return files;
    }

    /** All of both, in order, as both are; of two of one path the other one. */
    private static List<Made> merged(List<Made> some, List<Made> others) {
        var all = new ArrayList<Made>(some.size() + others.size());
        int i = 0;
        for (Made other : others) {
            int order = -1;
            while (i < some.size() && (order = some.get(i).path().compareTo(other.path())) < 0) {
                all.add(some.get(i++));
            }
            i += order == 0 && i < some.size() ? 1 : 0;
            all.add(other);
        }
        all.addAll(some.subList(i, some.size()));
        return all;
    }

    /** The file of a path; nothing if there is none. */
    @Nullable
    Making find(String path) {
        Address address = new Address(path);
        Address to = site.redirects().get(address);
        if (to != null) {
            return leading(address, to);
        }
        SitePage page = page(address);
        if (page != null) {
            return making(page);
        }
        SitePage copied = path.endsWith(COPY) ? page(new Address(withoutEnding(path) + PAGE)) : null;
        if (copied != null && Views.hasCopy(copied)) {
            return copying(copied);
        }
        Making besides = this.besides.get(path);
        // What is asked for in vain is most often a page that has gone.
        return besides != null || path.endsWith(PAGE)
                ? besides
                : ofMatrices.get().get(path);
    }

    private static String withoutEnding(String path) {
        return path.substring(0, path.length() - COPY.length());
    }

    /** The page of an address, with the one that only a search needs; nothing if there is none. */
    @Nullable
    SitePage page(Address address) {
        return search != null && search.address().equals(address)
                ? search
                : site.page(address).orElse(null);
    }

    /** All pages, by address; with the one that only a search needs. */
    List<SitePage> pages() {
        var all = new ArrayList<>(site.pages());
        if (search != null) {
            int place = Collections.binarySearch(all, search, Order.by(SitePage::address));
            all.add(place < 0 ? -place - 1 : place + 1, search);
        }
        return all;
    }

    /** Whether there is a page at a path: only they show something when they are made. */
    boolean isPage(String path) {
        return page(new Address(path)) != null;
    }

    private void addTheme(Theme theme, boolean searched) {
        boolean hasMermaid = site.pages().stream()
                .anyMatch(page -> page.prose() != null && page.prose().extras().contains(Page.Extra.MERMAID));
        for (String path : theme.assets()) {
            if ((searched || !SEARCH_FILES.contains(path)) && (hasMermaid || !MERMAID_FILES.contains(path))) {
                besides.put(path, by -> ofShape(path, () -> theme.asset(path), by));
            }
        }
    }

    private static Making making(SitePage page) {
        String path = page.address().path();
        return page.kind() == SitePage.Kind.FINDINGS
                ? by -> Artefact.last(path, () -> by.findings(page))
                : by -> new Artefact(path, () -> by.page(page), by.keyOf(page));
    }

    private static Making copying(SitePage page) {
        String copy = page.address().asMarkdown().path();
        return by -> new Artefact(copy, () -> by.markdown(page), by.keyOf(page));
    }

    private static Making leading(Address from, Address to) {
        return by -> new Artefact(from.path(), () -> by.framing().redirect(from, to));
    }

    /** What hangs on the shape of the wiki alone. */
    private static Artefact ofShape(String path, Artefact.Promise promise, Promises by) {
        return new Artefact(path, promise, by.keys().ofShape(path));
    }

    private static void addFigures(Duties duties, DrawnFigures figures, Map<String, Making> files) {
        Matrix matrix = duties.matrix();
        String own = Address.ofMatrix(duties.file().path()).own();
        addFigure(own + "stack.svg", matrix, View.STACK, matrix.id() + "-stack", files);
        addFigure(own + "matrix.svg", matrix, View.MATRIX, matrix.id() + "-matrix", files);
        if (figures.staircaseFits(matrix)) {
            addFigure(own + "staircase.svg", matrix, View.STAIRCASE, matrix.id() + "-staircase", files);
        }
        for (Category category : matrix.categories()) {
            String path = own + category.id() + "-stack.svg";
            String id = matrix.id() + "-" + category.id() + "-stack";
            Matrix column = matrix.only(List.of(), List.of(category.id()));
            addFigure(path, column, View.STACK, id, files);
        }
    }

    private static void addFigure(String path, Matrix matrix, View view, String id, Map<String, Making> files) {
        files.putIfAbsent(
                path,
                by -> ofShape(path, () -> by.figures().file(matrix, view, id).getBytes(UTF_8), by));
    }

    private static void addDownloads(Duties duties, Map<String, Making> files) {
        String own = Address.ofMatrix(duties.file().path()).own();
        for (Download download : Download.of(duties.matrix())) {
            String path = own + download.file();
            files.putIfAbsent(path, by -> ofShape(path, () -> by.downloads().bytes(duties, download), by));
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
