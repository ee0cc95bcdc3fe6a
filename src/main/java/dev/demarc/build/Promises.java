package dev.demarc.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.matrix.Category;
import dev.demarc.matrix.Duties;
import dev.demarc.matrix.Matrix;
import dev.demarc.model.Address;
import dev.demarc.model.BlockSpec.View;
import dev.demarc.model.Cards;
import dev.demarc.model.Changes;
import dev.demarc.model.Download;
import dev.demarc.model.Site;
import dev.demarc.model.SitePage;
import dev.demarc.output.Artefact;
import dev.demarc.output.Ledger;
import dev.demarc.render.Checkup;
import dev.demarc.render.Theme;
import dev.demarc.render.Views;
import dev.demarc.source.Digest;
import dev.demarc.source.SourceFile;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The files of a site, each made when somebody asks for it, and what making the pages has shown. */
final class Promises {

    private static final Set<String> SEARCH_FILES = Set.of("assets/search.css", "assets/search.js");
    private static final Set<String> MERMAID_FILES = Set.of("assets/mermaid-draw.js", "assets/mermaid.min.js");

    private final Site site;
    private final Framing framing;
    private final DrawnFigures figures;
    private final @Nullable Searching searching;
    private final @Nullable DrawnCards cards;
    private final Changes changes;
    private final Feed feed;
    private final PageKeys keys;
    private final Recall recall;
    private final Map<Address, List<Diagnostic>> shown = new ConcurrentHashMap<>();
    // Only pages show something when they are made.
    private final Set<String> paths = new TreeSet<>();

    /**
     * Promises of one site.
     *
     * @param searching nothing if the wiki isn't to be searched
     * @param cards nothing if none are to be drawn
     * @param changes when pages were last changed
     * @param feed of what was changed last
     * @param recall what making pages showed that needn't be made again, and who may have made them elsewhere
     */
    Promises(
            Site site,
            Framing framing,
            DrawnFigures figures,
            @Nullable Searching searching,
            @Nullable DrawnCards cards,
            Changes changes,
            Feed feed,
            PageKeys keys,
            Recall recall) {
        this.keys = keys;
        this.recall = recall;
        this.searching = searching;
        this.cards = cards;
        this.changes = changes;
        this.feed = feed;
        this.site = site;
        this.framing = framing;
        this.figures = figures;
        pages().forEach(page -> paths.add(page.address().path()));
        if (keys != PageKeys.NONE) {
            var made = new TreeMap<String, Digest>();
            pages().forEach(page -> made.put(page.address().path(), keys.of(page)));
            recall.shown(made).forEach((path, findings) -> shown.put(new Address(path), findings));
        }
    }

    /** What making each page has shown, by its path, where it showed something. */
    SortedMap<String, List<Diagnostic>> shownByPath() {
        var all = new TreeMap<String, List<Diagnostic>>();
        shown.forEach((address, findings) -> {
            if (!findings.isEmpty()) {
                all.put(address.path(), findings);
            }
        });
        return all;
    }

    /**
     * All files of the site, by path.
     *
     * @param assets files of the source, by path
     * @param texts Markdown files, by path
     * @param checkup what the page of findings tells: asks for {@link #shown}, and so for all other pages
     * @param ahead does what can be done of that before all pages are made
     */
    SortedMap<String, Artefact> artefacts(
            Theme theme,
            Map<String, SourceFile> assets,
            Map<String, SourceFile> texts,
            Supplier<Checkup> checkup,
            Runnable ahead) {
        var artefacts = new TreeMap<String, Artefact>();
        boolean hasMermaid = site.pages().stream()
                .anyMatch(page -> page.prose() != null && page.prose().hasMermaid());
        for (String path : theme.assets()) {
            if ((searching != null || !SEARCH_FILES.contains(path)) && (hasMermaid || !MERMAID_FILES.contains(path))) {
                put(artefacts, path, () -> theme.asset(path));
            }
        }
        if (searching != null) {
            searching.addTo(artefacts, keys);
        }
        for (String asset : site.assets()) {
            SourceFile file = assets.get(asset);
            if (file == null) {
                throw new IllegalStateException("No file for the asset " + asset);
            }
            put(artefacts, asset, () -> copied(file));
        }
        for (SitePage page : pages()) {
            Digest key = page.kind() == SitePage.Kind.FINDINGS ? Ledger.UNKNOWN : keys.of(page);
            String path = page.address().path();
            artefacts.put(path, new Artefact(path, () -> page(page), key));
            if (Views.hasCopy(page)) {
                String copy = page.address().asMarkdown().path();
                artefacts.put(copy, new Artefact(copy, () -> framing.markdown(page, text(page, texts)), key));
            }
        }
        site.findings().ifPresent(page -> {
            String path = page.address().path();
            artefacts.put(path, Artefact.last(path, new Artefact.Promise() {
                @Override
                public byte[] bytes() {
                    return framing.frame(page, checkup.get());
                }

                @Override
                public void prepare() {
                    ahead.run();
                }
            }));
        });
        site.redirects().forEach((from, to) -> put(artefacts, from.path(), () -> framing.redirect(from, to)));
        Cards.drawn(site).forEach(duties -> {
            addFigures(artefacts, duties);
            addDownloads(artefacts, duties);
        });
        if (cards != null) {
            cards.addTo(artefacts, keys);
        }
        if (site.facts().baseUrl() != null) {
            put(artefacts, "sitemap.xml", this::sitemap);
        }
        if (feed.isWanted() && !artefacts.containsKey(Feed.PATH)) {
            put(artefacts, Feed.PATH, () -> feed.xml().getBytes(UTF_8));
        }
        if (!artefacts.containsKey("llms.txt")) {
            put(artefacts, "llms.txt", () -> LlmsFile.of(site).getBytes(UTF_8));
        }
        return recall.sharing()
                .offered(
                        artefacts,
                        keys,
                        recall.ledger(),
                        paths,
                        (path, findings) -> shown.put(new Address(path), findings));
    }

    /**
     * Takes over what making pages showed that were made of the same.
     *
     * @param same whether a page would be
     */
    void takeOver(Promises before, Predicate<SitePage> same) {
        for (SitePage page : pages()) {
            List<Diagnostic> known = before.shown.get(page.address());
            if (known != null && same.test(page)) {
                shown.putIfAbsent(page.address(), known);
            }
        }
    }

    /** Says that a file was taken that another job made, and what that showed. */
    void hasTaken(String path, ShardIndex.Line made) {
        if (paths.contains(path)) {
            shown.put(new Address(path), made.shown());
        }
        if (!made.shared()) {
            recall.sharing().lacks(path);
        }
    }

    /** The site's pages, and the one that only a search needs. */
    private List<SitePage> pages() {
        var pages = new ArrayList<>(site.pages());
        SitePage search = searching == null ? null : searching.page();
        if (search != null) {
            pages.add(search);
        }
        return pages;
    }

    private static void put(SortedMap<String, Artefact> artefacts, String path, Artefact.Promise promise) {
        artefacts.put(path, new Artefact(path, promise));
    }

    private static byte[] copied(SourceFile file) throws java.io.IOException {
        try {
            return file.bytes();
        } finally {
            file.release();
        }
    }

    private static String text(SitePage page, Map<String, SourceFile> texts) throws java.io.IOException {
        SourceFile file = page.prose() == null ? null : texts.get(page.prose().path());
        if (file == null) {
            return "";
        }
        try {
            return file.text();
        } catch (CharacterCodingException e) {
            return ""; // Told where it was read.
        } finally {
            file.release();
        }
    }

    /** The name of the template that makes a page, without its ending. */
    String template(SitePage page) {
        return framing.template(page);
    }

    private byte[] page(SitePage page) {
        var framed = framing.frame(page);
        shown.put(page.address(), framed.findings());
        return framed.value();
    }

    /**
     * What making the pages shows; those that nobody has asked for are made now. The page of findings is made without any,
     * for what its own template and text show.
     *
     * @param goOn asked before each page; throws if nobody wants to know any more
     */
    List<Diagnostic> shown(Workers workers, Runnable goOn) {
        var missing = new ArrayList<SitePage>();
        for (SitePage page : pages()) {
            if (!shown.containsKey(page.address())) {
                missing.add(page);
            }
        }
        workers.each(missing, page -> {
            goOn.run();
            return page(page);
        });
        var all = new ArrayList<Diagnostic>();
        new TreeMap<>(shown).values().forEach(all::addAll);
        return all;
    }

    /** Names in a matrix that its drawing has no room for. */
    List<String> cutNames(Duties duties) {
        return duties.isDrawable() ? figures.cutNames(duties.matrix()) : List.of();
    }

    private void addFigures(SortedMap<String, Artefact> artefacts, Duties duties) {
        Matrix matrix = duties.matrix();
        String own = Address.ofMatrix(duties.file().path()).own();
        addFigure(artefacts, own + "stack.svg", matrix, View.STACK, matrix.id() + "-stack");
        addFigure(artefacts, own + "matrix.svg", matrix, View.MATRIX, matrix.id() + "-matrix");
        if (figures.staircaseFits(matrix)) {
            addFigure(artefacts, own + "staircase.svg", matrix, View.STAIRCASE, matrix.id() + "-staircase");
        }
        for (Category category : matrix.categories()) {
            Matrix column = matrix.only(List.of(), List.of(category.id()));
            String id = matrix.id() + "-" + category.id() + "-stack";
            addFigure(artefacts, own + category.id() + "-stack.svg", column, View.STACK, id);
        }
    }

    private void addFigure(SortedMap<String, Artefact> artefacts, String path, Matrix matrix, View view, String id) {
        if (!artefacts.containsKey(path)) {
            artefacts.put(
                    path,
                    new Artefact(path, () -> figures.file(matrix, view, id).getBytes(UTF_8), keys.ofShape(path)));
        }
    }

    private void addDownloads(SortedMap<String, Artefact> artefacts, Duties duties) {
        var downloads = new Downloads(changes);
        String own = Address.ofMatrix(duties.file().path()).own();
        for (Download download : Download.of(duties.matrix())) {
            String path = own + download.file();
            if (!artefacts.containsKey(path)) {
                artefacts.put(path, new Artefact(path, () -> downloads.bytes(duties, download), keys.ofShape(path)));
            }
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
