package dev.demarc.render;

import dev.demarc.diagnostic.Checked;
import dev.demarc.matrix.Concern;
import dev.demarc.matrix.Duties;
import dev.demarc.matrix.Holder;
import dev.demarc.model.Address;
import dev.demarc.model.Answer;
import dev.demarc.model.BlockSpec;
import dev.demarc.model.Heading;
import dev.demarc.model.Links;
import dev.demarc.model.NavNode;
import dev.demarc.model.Page;
import dev.demarc.model.Settings;
import dev.demarc.model.Site;
import dev.demarc.model.SitePage;
import dev.demarc.render.MatrixPages.Content;
import dev.demarc.render.PageView.Body;
import dev.demarc.render.PageView.Frame;
import dev.demarc.render.PageView.Head;
import dev.demarc.render.PageView.Link;
import dev.demarc.render.PageView.SiteLook;
import dev.demarc.render.PageView.TocEntry;
import dev.demarc.render.PageView.Way;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides what each page of a site shows, and puts it into a view for the templates.
 *
 * <p>Safe for use by many threads. One page's view costs the same in a small wiki and in a large one.
 */
public final class Views {

    private static final int FILES_IN_TOC = 20;
    private static final Address HOME = new Address("index.html");
    private static final Address WHO_DOES_WHAT = new Address("who-does-what.html");
    private static final String SEARCH_WORDS = "search.";

    /** The page of what is found. */
    public static final SitePage SEARCH =
            new SitePage(new Address("search.html"), SitePage.Kind.SEARCH, "search", null, null);

    // What can stand in a style sheet as a colour and nothing else.
    private static final Pattern COLOUR = Pattern.compile("#[0-9A-Fa-f]{3,8}|[A-Za-z]{3,24}");

    private final Site site;
    private final Settings settings;
    private final Theme theme;
    private final Words words;
    private final Figures figures;
    private final Links links;
    private final Sidebar sidebar;
    private final Namesakes namesakes;

    /** Views of a site; of the settings, the theme's and the pages' are used. */
    public Views(Site site, Settings settings, Theme theme, Figures figures) {
        this.site = site;
        this.settings = settings;
        this.theme = theme;
        this.words = theme.words();
        this.figures = figures;
        this.links = Links.of(site);
        this.sidebar = new Sidebar(site.navigation(), theme, HOME);
        this.namesakes = new Namesakes(site, words);
    }

    /**
     * What a page shows.
     *
     * @param prose the filled HTML of its Markdown file; empty if there is none
     * @param placed views that its own blocks show of its own matrix in full; the page doesn't repeat them
     */
    public PageView page(SitePage page, String prose, Set<BlockSpec.View> placed) {
        return view(page, prose, content(page, placed));
    }

    /**
     * What the page of findings shows.
     *
     * @param prose the filled HTML of its Markdown file; empty if there is none
     */
    public PageView findings(SitePage page, String prose, Checkup checkup) {
        return view(page, prose, new FindingsPage(site, page, words, checkup, this::editOf).content());
    }

    private PageView view(SitePage page, String prose, Content content) {
        @Nullable Page text = page.prose();
        String trimmed = prose.stripLeading();
        int end = trimmed.startsWith("<h1") ? trimmed.indexOf("</h1>") : -1;
        String opening = end < 0 ? "" : trimmed.substring(0, end + 5);
        boolean titled = opening.isEmpty()
                && (text == null || prose.isEmpty() || !text.outline().titleInBody());
        String lead = text == null || text.matter().description() == null
                ? content.lead()
                : text.matter().description();
        var body = new Body(
                page.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                title(page),
                opening,
                titled,
                lead,
                content.facts(),
                end < 0 ? prose : trimmed.substring(end + 5));
        return new PageView(
                template(page),
                text == null ? "" : text.place(),
                frame(page, content),
                head(page, lead),
                body,
                content.sections(),
                content.aside(),
                scripts(prose, content));
    }

    /** Scripts for what only some pages have: figures and tables that can be filtered. */
    private static List<String> scripts(String prose, Content content) {
        boolean matrix = prose.contains("<div class=\"fig\"")
                || Stream.concat(content.sections().stream(), content.aside().stream())
                        .anyMatch(section -> section instanceof Section.Figure || section instanceof Section.Table);
        return matrix ? List.of("matrix.js") : List.of();
    }

    /** The page's own title; who-does-what and the findings, if nobody wrote a page for them, have the theme's word. */
    public String title(SitePage page) {
        if (page.prose() != null) {
            return page.title();
        }
        return switch (page.kind()) {
            case WHO_DOES_WHAT -> words.of("whoDoesWhat");
            case FINDINGS -> words.of("findings");
            case SEARCH -> words.of("search");
            case ARTICLE, HOME, LIST, MATRIX, CATEGORY, PARTY, CONCERN, WHO, NOT_FOUND -> page.title();
        };
    }

    private Content content(SitePage page, Set<BlockSpec.View> placed) {
        var duties = site.dutiesFor(page).orElse(null);
        boolean ofMatrix = switch (page.kind()) {
            case MATRIX, CATEGORY, PARTY, CONCERN -> true;
            case ARTICLE, HOME, LIST, WHO_DOES_WHAT, WHO, FINDINGS, SEARCH, NOT_FOUND -> false;
        };
        if (!ofMatrix || duties == null) {
            return new WikiPages(site, page, words, figures, sidebar, namesakes).content();
        }
        if (!duties.file().readable()) {
            // Why it can't be read stands in the prose: the hall knows the finding.
            return new Content("", List.of(), List.of(), List.of());
        }
        return new MatrixPages(site, page, duties, words, figures, evidence(page, duties), namesakes).content(placed);
    }

    private MatrixSections.Evidence evidence(SitePage page, Duties duties) {
        String path = duties.file().path();
        String folder = path.substring(0, path.lastIndexOf('/') + 1);
        return (Concern concern) -> {
            var proofs = new ArrayList<Link>();
            for (String written : concern.proof().evidence()) {
                proofs.add(proof(page, folder, written));
            }
            return proofs;
        };
    }

    private Link proof(SitePage page, String folder, String written) {
        Answer answer = links.answer(page, folder, written);
        if (answer instanceof Answer.Found found) {
            String title = found.page() == null
                    ? written.substring(written.lastIndexOf('/') + 1)
                    : site.page(found.page()).map(SitePage::title).orElse(written);
            return Link.of(title, found.href());
        }
        return Link.of(written, answer instanceof Answer.Elsewhere ? MatrixPages.web(written) : "");
    }

    /** The name of the template that makes a page, without its ending. */
    public String template(SitePage page) {
        @Nullable Page prose = page.prose();
        String wanted = prose == null ? "page" : prose.matter().choices().template();
        if (!wanted.equals("page")) {
            return wanted;
        }
        return switch (page.kind()) {
            case ARTICLE -> "page";
            case HOME -> "home";
            case LIST -> "list";
            case MATRIX -> "matrix";
            case CATEGORY -> "category";
            case PARTY -> "party";
            case CONCERN -> "concern";
            case WHO_DOES_WHAT -> "who-does-what";
            case WHO -> "who";
            case FINDINGS -> "findings";
            case SEARCH -> "search";
            case NOT_FOUND -> "404";
        };
    }

    private Frame frame(SitePage page, Content content) {
        Address at = page.address();
        Address branch = inTree(page);
        return new Frame(
                look(at),
                at.hrefTo(HOME),
                sidebar.sections(at, branch),
                site.page(WHO_DOES_WHAT).isPresent() ? at.hrefTo(WHO_DOES_WHAT) : "",
                settings.pages().search().enabled() ? settings.pages().search().keys() ? "keys" : "button" : "",
                sidebar.html(at, branch),
                way(page, branch, content));
    }

    /** The page, or the nearest page above it that stands in the tree. */
    private Address inTree(SitePage page) {
        if (site.navigation().has(page.address()) || page.matrix().isEmpty()) {
            return page.address();
        }
        return Address.ofMatrix(page.matrix());
    }

    private SiteLook look(Address at) {
        var look = settings.theme();
        var css = new ArrayList<String>();
        for (Settings.Written sheet : look.css()) {
            css.add(address(at, sheet));
        }
        String accent = colour(look.accent());
        String dark = colour(look.accentDark());
        return new SiteLook(
                site.facts().title(),
                MatrixPages.orEmpty(look.footer()),
                at.up(),
                look.logo() == null ? "" : address(at, look.logo()),
                css,
                accent,
                dark.isEmpty() ? accent : dark);
    }

    private static String address(Address at, Settings.Written path) {
        return at.hrefTo(new Address(path.value()));
    }

    private static String colour(@Nullable String written) {
        return written != null && COLOUR.matcher(written).matches() ? written : "";
    }

    private Way way(SitePage page, Address branch, Content content) {
        Address at = page.address();
        var neighbours = site.navigation().neighbours(at);
        return new Way(
                crumbs(page, branch),
                toc(page, content),
                link(at, neighbours.previous()),
                link(at, neighbours.next()),
                edit(page));
    }

    private static Link link(Address at, @Nullable NavNode node) {
        return node == null ? Link.NONE : Link.of(node.title(), Sidebar.href(at, node));
    }

    private List<Link> crumbs(SitePage page, Address branch) {
        if (page.kind() == SitePage.Kind.HOME || page.kind() == SitePage.Kind.NOT_FOUND) {
            return List.of();
        }
        Address at = page.address();
        var crumbs = new ArrayList<Link>();
        crumbs.add(Link.of(words.of("home"), at.hrefTo(HOME)));
        for (NavNode above : site.navigation().above(branch)) {
            if (!HOME.equals(above.address())) {
                crumbs.add(link(at, above));
            }
        }
        if (page.kind() == SitePage.Kind.WHO) {
            crumbs.add(Link.of(words.of("whoDoesWhat"), at.hrefTo(WHO_DOES_WHAT)));
        } else if (!branch.equals(at)) {
            @Nullable NavNode entry = site.navigation().entry(branch);
            site.page(branch)
                    .map(matrix -> entry == null ? matrix.title() : entry.title())
                    .ifPresent(title -> crumbs.add(Link.of(title, at.hrefTo(branch))));
        }
        return crumbs;
    }

    private static List<TocEntry> toc(SitePage page, Content content) {
        @Nullable Page prose = page.prose();
        if (prose != null && !prose.matter().choices().toc()) {
            return List.of();
        }
        var entries = new ArrayList<TocEntry>();
        var headings = prose == null ? List.<Heading>of() : prose.outline().headings();
        for (int i = 0; i < headings.size(); i++) {
            Heading heading = headings.get(i);
            if (heading.level() == 2) {
                var below = new ArrayList<TocEntry>();
                for (int j = i + 1; j < headings.size() && headings.get(j).level() > 2; j++) {
                    if (headings.get(j).level() == 3) {
                        below.add(entry(headings.get(j)));
                    }
                }
                entries.add(new TocEntry(heading.text(), "#" + heading.id(), below));
            }
        }
        for (Section section : content.sections()) {
            if (!section.heading().id().isEmpty()) {
                var below =
                        section instanceof Section.Found found && found.files().size() <= FILES_IN_TOC
                                ? found.files().stream()
                                        .map(file -> new TocEntry(
                                                file.heading().text(),
                                                "#" + file.heading().id(),
                                                List.of()))
                                        .toList()
                                : List.<TocEntry>of();
                entries.add(new TocEntry(
                        section.heading().text(), "#" + section.heading().id(), below));
            }
        }
        return entries.size() < 2 ? List.of() : entries;
    }

    private static TocEntry entry(Heading heading) {
        return new TocEntry(heading.text(), "#" + heading.id(), List.of());
    }

    private String edit(SitePage page) {
        @Nullable Page prose = page.prose();
        if (prose != null && !prose.matter().choices().edit()) {
            return "";
        }
        @Nullable
        String place = prose != null
                ? prose.place()
                : site.dutiesFor(page).map(duties -> duties.file().place()).orElse(null);
        return place == null ? "" : editOf(place);
    }

    /** Where a file can be changed, by its path from the wiki's root; empty if nobody told. */
    private String editOf(String place) {
        @Nullable String url = settings.pages().editUrl();
        return url == null ? "" : MatrixPages.web(url.replace("{path}", HOME.hrefTo(new Address(place))));
    }

    private Head head(SitePage page, String lead) {
        String siteTitle = site.facts().title();
        String title = page.kind() == SitePage.Kind.HOME || title(page).equals(siteTitle)
                ? title(page)
                : words.of("windowTitle", title(page), siteTitle);
        @Nullable String baseUrl = site.facts().baseUrl();
        boolean lost = page.kind() == SitePage.Kind.NOT_FOUND;
        return new Head(
                site.facts().language(),
                title,
                lead,
                baseUrl == null || lost ? "" : baseUrl + HOME.hrefTo(page.address()),
                lost ? basePath(baseUrl) : "",
                lost ? HOME.hrefTo(page.address()) : "");
    }

    private static String basePath(@Nullable String baseUrl) {
        String path = baseUrl == null ? null : URI.create(baseUrl).getRawPath();
        return path == null || path.isEmpty() ? "/" : path.endsWith("/") ? path : path + "/";
    }

    /**
     * The HTML of a {@code responsibility} block whose ids are known to exist.
     *
     * @param ordinal from 1: its place among the blocks with the same {@link #figureId} on its page
     */
    public Checked<String> block(SitePage on, Duties duties, BlockSpec spec, int ordinal) {
        var blocks = new Blocks(site, on, duties, spec, words, figures, evidence(on, duties));
        return theme.fragment("partials/block", Map.of("sections", blocks.sections(ordinal)));
    }

    /** A cell in running text, as HTML: the look of what stands in it. */
    public String box(Duties duties, Holder holder) {
        SitePage on = site.pageOf(duties, "");
        var naming = new MatrixWords(site, on == null ? SEARCH : on, duties, words);
        var cell = naming.cell(holder, new Section.Place("", "", ""));
        return theme.piece("partials/boxes", Map.of("cells", List.of(cell))).strip();
    }

    /** The theme's words that begin with {@code search.}, by what follows. */
    public SortedMap<String, String> searchWords() {
        var found = new TreeMap<String, String>();
        words.forEach((key, word) -> {
            if (key.startsWith(SEARCH_WORDS)) {
                found.put(key.substring(SEARCH_WORDS.length()), word);
            }
        });
        return found;
    }

    /** The id that a block's figure has on its page, before it is numbered. */
    public static String figureId(Duties duties, BlockSpec spec) {
        return MatrixSections.figureId(duties, spec);
    }

    /** A box that shows a finding where the thing that it is about can't be shown. */
    public String fault(String message, String hint) {
        var section = new Section.Fault(Section.Heading.NONE, message, hint);
        return theme.piece("partials/block", Map.of("sections", List.of(section)));
    }

    /** A page that sends its reader on to another address, the {@code #fragment} with them. */
    public String redirect(Address from, Address to) {
        String href = from.hrefTo(to);
        String title = site.page(to).map(SitePage::title).orElse(to.path());
        @Nullable String baseUrl = site.facts().baseUrl();
        return theme.piece(
                "redirect",
                Map.of(
                        "language", site.facts().language(),
                        "target", Link.of(title, href.isEmpty() ? "./" : href),
                        "canonical", baseUrl == null ? "" : baseUrl + HOME.hrefTo(to),
                        "root", from.up()));
    }
}
