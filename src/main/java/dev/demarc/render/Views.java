package dev.demarc.render;

import dev.demarc.diagnostic.Checked;
import dev.demarc.matrix.Concern;
import dev.demarc.matrix.Duties;
import dev.demarc.matrix.Holder;
import dev.demarc.model.Address;
import dev.demarc.model.Answer;
import dev.demarc.model.Ask;
import dev.demarc.model.BlockSpec;
import dev.demarc.model.Cards;
import dev.demarc.model.Heading;
import dev.demarc.model.Html;
import dev.demarc.model.Links;
import dev.demarc.model.NavNode;
import dev.demarc.model.Page;
import dev.demarc.model.Settings;
import dev.demarc.model.Site;
import dev.demarc.model.SitePage;
import dev.demarc.model.Tag;
import dev.demarc.model.Versions;
import dev.demarc.render.MatrixPages.Content;
import dev.demarc.render.PageView.Body;
import dev.demarc.render.PageView.Card;
import dev.demarc.render.PageView.Fact;
import dev.demarc.render.PageView.Frame;
import dev.demarc.render.PageView.Head;
import dev.demarc.render.PageView.Link;
import dev.demarc.render.PageView.SiteLook;
import dev.demarc.render.PageView.TocEntry;
import dev.demarc.render.PageView.Way;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
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
    private final Days days;
    private final Versions versions;
    private final boolean cardsDrawn;
    private final LastContents last = new LastContents();

    /**
     * Views of a site; of the settings, the theme's and the pages' are used.
     *
     * @param days what the day it is, and the days on which files were changed, have to say
     * @param versions which others stand beside it
     */
    public Views(Site site, Settings settings, Theme theme, Figures figures, Days days, Versions versions) {
        this.versions = versions;
        this.days = days;
        this.site = site;
        this.settings = settings;
        this.theme = theme;
        this.words = theme.words();
        this.figures = figures;
        this.links = Links.of(site);
        this.sidebar = new Sidebar(site.navigation(), theme, HOME);
        this.namesakes = new Namesakes(site, words);
        this.cardsDrawn = Cards.areDrawn(site);
    }

    /**
     * What a page shows.
     *
     * @param prose the filled HTML of its Markdown file; empty if there is none
     * @param placed views that its own blocks show of its own matrix in full; the page doesn't repeat them
     */
    public PageView page(SitePage page, Html prose, Set<BlockSpec.View> placed) {
        var content = content(page, placed, figures);
        last.keep(page, placed, content);
        return view(page, prose, content);
    }

    /**
     * What the page of findings shows.
     *
     * @param prose the filled HTML of its Markdown file; empty if there is none
     */
    public PageView findings(SitePage page, Html prose, Checkup checkup) {
        return view(
                page,
                prose,
                new FindingsPage(site, page, words, checkup, place -> editOf(place, checkup.source()), days).content());
    }

    private PageView view(SitePage page, Html prose, Content content) {
        @Nullable Page text = page.prose();
        Html trimmed = prose.stripLeading();
        int end = trimmed.startsWith("<h1") ? trimmed.indexOf("</h1>") : -1;
        Html opening = end < 0 ? Html.NONE : trimmed.part(0, end + 5);
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
                facts(page, content),
                end < 0 ? prose : trimmed.part(end + 5, trimmed.length()));
        return new PageView(
                template(page),
                text == null ? "" : text.place(),
                frame(page, content),
                head(page, lead),
                body,
                content.sections(),
                content.aside(),
                scripts(page, prose, content));
    }

    /**
     * Scripts for what only some pages have: figures and tables to filter, Mermaid's diagrams,
     * footnotes, tabs; and for what isn't there.
     */
    private static List<String> scripts(SitePage page, Html prose, Content content) {
        var scripts = new ArrayList<String>();
        @Nullable Page text = page.prose();
        List<Page.Extra> extras = text == null ? List.of() : text.extras();
        if (drawn(content.sections())
                || drawn(content.aside())
                || (text != null && asksForBlocks(text) && prose.indexOf("<div class=\"fig\"") >= 0)) {
            scripts.add("matrix.js");
        }
        if (extras.contains(Page.Extra.MERMAID)) {
            scripts.add("mermaid-draw.js");
        }
        if (extras.contains(Page.Extra.NOTES)) {
            scripts.add("notes.js");
        }
        if (extras.contains(Page.Extra.TABS)) {
            scripts.add("tabs.js");
        }
        if (page.kind() == SitePage.Kind.NOT_FOUND) {
            scripts.add("lost.js");
        }
        return scripts;
    }

    private static boolean drawn(List<Section> sections) {
        for (Section section : sections) {
            if (section instanceof Section.Figure || section instanceof Section.Table) {
                return true;
            }
        }
        return false;
    }

    private static boolean asksForBlocks(Page text) {
        for (Ask ask : text.asks()) {
            if (ask instanceof Ask.Block) {
                return true;
            }
        }
        return false;
    }

    /** The page's own title; who-does-what and the findings, if nobody wrote a page for them, have the theme's word. */
    public String title(SitePage page) {
        if (page.prose() != null) {
            return page.title();
        }
        return switch (page.kind()) {
            case WHO_DOES_WHAT -> words.of("whoDoesWhat");
            case FINDINGS -> words.of("findings");
            case CHANGES -> words.of("changes");
            case SEARCH -> words.of("search");
            case TAGS -> words.of("tags");
            case ARTICLE, HOME, LIST, MATRIX, CATEGORY, PARTY, CONCERN, WHO, TAG, NOT_FOUND -> page.title();
        };
    }

    /** What stands in the title block: what the page's own text says of itself, and what the data says. */
    private List<Fact> facts(SitePage page, Content content) {
        @Nullable Page prose = page.prose();
        var facts = new ArrayList<Fact>();
        if (prose != null && page.matrix().isEmpty()) {
            var upkeep = prose.matter().upkeep();
            facts.addAll(MatrixPages.upkeep(
                    upkeep.owner() == null ? days.owner(prose.place()) : upkeep.owner(),
                    upkeep.reviewBy(),
                    days,
                    words));
        }
        facts.addAll(content.facts());
        String changed = words.date(changed(page));
        if (!changed.isEmpty()) {
            facts.add(Fact.of(words.of("lastChange"), changed));
        }
        var tags = new ArrayList<Link>();
        for (Tag tag : tags(page)) {
            boolean listed = site.page(tag.address())
                    .filter(list -> list.kind() == SitePage.Kind.TAG)
                    .isPresent();
            tags.add(Link.of(tag.name(), listed ? page.address().hrefTo(tag.address()) : ""));
        }
        if (!tags.isEmpty()) {
            facts.add(new Fact(words.of("tags"), tags));
        }
        return facts;
    }

    /** The day on which a page's own files were last changed; nothing if nobody knows. */
    private @Nullable LocalDate changed(SitePage page) {
        @Nullable
        LocalDate last = page.prose() == null ? null : days.changed(page.prose().place());
        @Nullable Duties duties = site.dutiesFor(page).orElse(null);
        @Nullable
        LocalDate data = duties == null ? null : days.changed(duties.file().place());
        return last == null || (data != null && data.isAfter(last)) ? data : last;
    }

    /** A page's tags, each once; by their addresses, for a tag holds all its pages, and comparing them is dear. */
    private Collection<Tag> tags(SitePage page) {
        var tags = new LinkedHashMap<Address, Tag>();
        if (page.prose() != null) {
            for (String tag : page.prose().matter().tags()) {
                if (!tag.isBlank()) {
                    Tag known = site.tag(tag);
                    tags.putIfAbsent(known.address(), known);
                }
            }
        }
        return tags.values();
    }

    /**
     * A page's copy in Markdown. Its links lead to the copies of other pages.
     *
     * @param prose the text of its Markdown file, without front matter and as the copy has it; empty if there is none
     * @param placed as in {@link #page}
     */
    public String markdown(SitePage page, String prose, Set<BlockSpec.View> placed) {
        @Nullable Page text = page.prose();
        var content = last.take(page, placed).orElseGet(() -> content(page, placed, new Undrawn(figures)));
        var sheet = new MarkdownSheet(words, href -> copyOf(page.address(), href), prose.length());
        String body = prose.strip();
        boolean opens = body.startsWith("# ");
        int end = opens ? body.indexOf('\n') : 0;
        boolean titled =
                opens || text == null || body.isEmpty() || !text.outline().titleInBody();
        String lead = text == null || text.matter().description() == null
                ? content.lead()
                : text.matter().description();
        if (titled) {
            sheet.head(title(page), lead, facts(page, content));
        }
        sheet.prose(end < 0 ? "" : body.substring(end));
        for (Section section : content.sections()) {
            sheet.section(section);
        }
        for (Section section : content.aside()) {
            sheet.section(section);
        }
        return sheet.written();
    }

    /** The same of a {@code responsibility} block. */
    public String markdown(SitePage on, Duties duties, BlockSpec spec) {
        var undrawn = new Undrawn(figures);
        var blocks = new Blocks(site, on, duties, spec, words, undrawn, evidence(on, duties));
        var sheet = new MarkdownSheet(words, href -> copyOf(on.address(), href), 0);
        blocks.sections(1).forEach(sheet::section);
        return sheet.written();
    }

    /** Whether a page has a copy in Markdown: not the one for what isn't there, nor the report. */
    public static boolean hasCopy(SitePage page) {
        return page.kind() != SitePage.Kind.NOT_FOUND && page.kind() != SitePage.Kind.FINDINGS;
    }

    /** The address of a page's copy for that of the page; any other comes back as it is. */
    private String copyOf(Address from, String href) {
        int end = href.indexOf('#');
        String path = end < 0 ? href : href.substring(0, end);
        if (!path.endsWith(".html") || Links.isElsewhere(path)) {
            return href;
        }
        @Nullable SitePage page = site.page(from.resolve(path)).orElse(null);
        return page == null || !hasCopy(page)
                ? href
                : from.hrefTo(page.address().asMarkdown()) + (end < 0 ? "" : href.substring(end));
    }

    private Content content(SitePage page, Set<BlockSpec.View> placed, Figures figures) {
        var duties = site.dutiesFor(page).orElse(null);
        boolean ofMatrix = switch (page.kind()) {
            case MATRIX, CATEGORY, PARTY, CONCERN -> true;
            case ARTICLE, HOME, LIST, WHO_DOES_WHAT, WHO, TAGS, TAG, FINDINGS, CHANGES, SEARCH, NOT_FOUND -> false;
        };
        if (!ofMatrix || duties == null) {
            return new WikiPages(site, page, words, figures, sidebar, namesakes, days).content();
        }
        if (!duties.file().readable()) {
            // Why it can't be read stands in the prose: the hall knows the finding.
            return new Content("", List.of(), List.of(), List.of());
        }
        return new MatrixPages(site, page, duties, words, figures, evidence(page, duties), namesakes, days)
                .content(placed);
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
            case CHANGES -> "changes";
            case SEARCH -> "search";
            case TAGS -> "tags";
            case TAG -> "tag";
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
                days.knowsChanges() && site.facts().baseUrl() != null ? at.up() + "feed.xml" : "",
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
        boolean concern =
                page.kind() == SitePage.Kind.CONCERN && !site.navigation().has(at);
        return new Way(
                crumbs(page, branch),
                toc(page, content),
                concern ? concern(page, -1) : link(at, neighbours.previous()),
                concern ? concern(page, 1) : link(at, neighbours.next()),
                edit(page),
                otherVersions(at));
    }

    private PageView.OtherVersions otherVersions(Address at) {
        Versions.Version current = versions.current();
        if (!versions.areSeveral() || current == null) {
            return PageView.OtherVersions.NONE;
        }
        var all = new ArrayList<Link>();
        for (int i = 0; i < versions.all().size(); i++) {
            Versions.Version each = versions.all().get(i);
            boolean own = i == versions.own();
            all.add(new Link(each.name(), own ? "" : versions.hrefTo(each, at), "", own));
        }
        String name = versions.ours().name();
        return new PageView.OtherVersions(
                name,
                all,
                versions.isOlder()
                        ? Link.of(words.of("version.toCurrent", current.name()), versions.hrefTo(current, at))
                                .with(words.of("version.older", name))
                        : Link.NONE);
    }

    /** The page's one address: of an older version's, that of the current one. */
    private String canonical(String baseUrl, Address at) {
        Versions.Version current = versions.current();
        if (current == null || !versions.isOlder()) {
            return baseUrl + HOME.hrefTo(at);
        }
        String top =
                baseUrl.substring(0, baseUrl.length() - versions.ours().folder().length());
        return top + HOME.hrefTo(versions.in(current, at));
    }

    /** The page of the concern that stands so many rows further down in the matrix; concerns aren't in the tree. */
    private Link concern(SitePage page, int further) {
        var concerns =
                site.dutiesFor(page).map(duties -> duties.matrix().concerns()).orElse(List.of());
        for (int i = 0; i < concerns.size(); i++) {
            int wanted = i + further;
            if (concerns.get(i).id().equals(page.id()) && wanted >= 0 && wanted < concerns.size()) {
                return site.page(Address.ofMatrix(page.matrix())
                                .below(concerns.get(wanted).id()))
                        .map(found -> Link.of(found.title(), page.address().hrefTo(found.address())))
                        .orElse(Link.NONE);
            }
        }
        return Link.NONE;
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
        } else if (page.kind() == SitePage.Kind.TAG && site.page(WikiPages.TAGS).isPresent()) {
            crumbs.add(Link.of(words.of("tags"), at.hrefTo(WikiPages.TAGS)));
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
        var entries = new ArrayList<TocEntry>(ofProse(prose));
        // The front page shows its matrices and parties before its prose.
        entries.addAll(page.kind() == SitePage.Kind.HOME ? 0 : entries.size(), ofSections(content));
        return entries.size() < 2 ? List.of() : entries;
    }

    private static List<TocEntry> ofProse(@Nullable Page prose) {
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
        return entries;
    }

    private static List<TocEntry> ofSections(Content content) {
        var entries = new ArrayList<TocEntry>();
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
        return entries;
    }

    private static TocEntry entry(Heading heading) {
        return new TocEntry(heading.text(), "#" + heading.id(), List.of());
    }

    private String edit(SitePage page) {
        @Nullable Page prose = page.prose();
        if (versions.isOlder() || (prose != null && !prose.matter().choices().edit())) {
            return "";
        }
        if (prose != null) {
            return isOfOthers(prose.path()) ? "" : editOf(prose.place());
        }
        return site.dutiesFor(page)
                .map(Duties::file)
                .filter(file -> !isOfOthers(file.path()))
                .map(file -> editOf(file.place()))
                .orElse("");
    }

    /** Whether a file, by its path below the source, comes from another repository, where it is changed too. */
    private boolean isOfOthers(String path) {
        for (var source : settings.folders().sources()) {
            if (path.startsWith(source.at().value() + "/")) {
                return true;
            }
        }
        return false;
    }

    private String editOf(String place, String source) {
        return place.startsWith(source) && isOfOthers(place.substring(source.length())) ? "" : editOf(place);
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
                lead.isEmpty() ? about(page) : lead,
                baseUrl == null || lost ? "" : canonical(baseUrl, page.address()),
                lost ? basePath(baseUrl) : "",
                lost ? HOME.hrefTo(page.address()) : "",
                hasCopy(page) ? page.address().hrefTo(page.address().asMarkdown()) : "",
                baseUrl == null || lost ? Card.NONE : card(page, baseUrl));
    }

    private Card card(SitePage page, String baseUrl) {
        var wanted = settings.theme().card();
        if (!wanted.shown()) {
            return Card.NONE;
        }
        String wiki = site.facts().title();
        if (wanted.own() != null) {
            String path = wanted.own().value();
            String address = Links.isElsewhere(path) ? path : baseUrl + HOME.hrefTo(new Address(path));
            return new Card(address, words.of("card.own", wiki), imageType(path), 0, 0);
        }
        @Nullable Duties duties = Cards.matrixOf(site, page).orElse(null);
        Address at = duties == null ? Cards.WIKI : Cards.of(duties);
        String alt = duties == null
                ? words.of(cardsDrawn ? "card.wiki" : "card.own", wiki)
                : words.of("card.matrix", duties.matrix().title());
        boolean drawn = !site.assets().contains(at.path());
        return new Card(
                baseUrl + HOME.hrefTo(at),
                alt,
                imageType(at.path()),
                drawn ? Cards.WIDTH : 0,
                drawn ? Cards.HEIGHT : 0);
    }

    private static String imageType(String path) {
        return switch (path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)) {
            case "png" -> "image/png";
            case "jpg", "jpeg" -> "image/jpeg";
            case "webp" -> "image/webp";
            case "gif" -> "image/gif";
            default -> "";
        };
    }

    /** What a page that nobody described is about, for those who see a link to it; empty for a page of prose. */
    private String about(SitePage page) {
        String matrix =
                site.dutiesFor(page).map(duties -> duties.matrix().title()).orElse("");
        return switch (page.kind()) {
            case CONCERN -> words.of("about.concern", title(page), matrix);
            case MATRIX -> words.of("about.matrix", title(page));
            case CATEGORY, PARTY -> words.of("about.side", title(page), matrix);
            case LIST -> words.of("about.list", title(page), site.facts().title());
            case SEARCH -> words.of("about.search", site.facts().title());
            case ARTICLE, HOME, WHO_DOES_WHAT, WHO, FINDINGS, CHANGES, TAGS, TAG, NOT_FOUND -> "";
        };
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
                        "canonical", baseUrl == null ? "" : canonical(baseUrl, to),
                        "root", from.up()));
    }
}
