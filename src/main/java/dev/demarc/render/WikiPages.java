package dev.demarc.render;

import dev.demarc.matrix.Duties;
import dev.demarc.matrix.Matrix;
import dev.demarc.matrix.Party;
import dev.demarc.matrix.State;
import dev.demarc.model.Address;
import dev.demarc.model.NavNode;
import dev.demarc.model.Site;
import dev.demarc.model.SitePage;
import dev.demarc.model.Tag;
import dev.demarc.render.MatrixPages.Content;
import dev.demarc.render.PageView.Fact;
import dev.demarc.render.PageView.Link;
import dev.demarc.render.Section.Card;
import dev.demarc.render.Section.Heading;
import dev.demarc.render.Section.PartyKey;
import dev.demarc.render.Section.Person;
import java.util.ArrayList;
import java.util.List;

/** What pages over the whole wiki show: home, lists, who does what. */
final class WikiPages {

    static final Address TAGS = new Address("tags/index.html");

    /** Of more pages, only folders and matrices are offered to those who are lost. */
    private static final int MOST_NEAREST = 400;

    private final Site site;
    private final SitePage page;
    private final Words words;
    private final Figures figures;
    private final Sidebar sidebar;
    private final Namesakes namesakes;
    private final Days days;
    private final Anchors anchors;

    WikiPages(Site site, SitePage page, Words words, Figures figures, Sidebar sidebar, Namesakes namesakes, Days days) {
        this.days = days;
        this.site = site;
        this.page = page;
        this.words = words;
        this.figures = figures;
        this.sidebar = sidebar;
        this.namesakes = namesakes;
        this.anchors = new Anchors(site, page);
    }

    Content content() {
        return switch (page.kind()) {
            case HOME -> home();
            case LIST -> list();
            case WHO_DOES_WHAT -> whoDoesWhat();
            case WHO -> who();
            case NOT_FOUND -> notFound();
            case TAGS -> tags();
            case TAG -> tag();
            case CHANGES -> new HandedPage(site, page, words, days, anchors).content();
            // What these tell is known only when all other pages are made, or when a reader asks; see FindingsPage.
            case FINDINGS, SEARCH -> new Content("", List.of(), List.of(), List.of());
            case ARTICLE -> article();
            case MATRIX, CATEGORY, PARTY, CONCERN -> throw new IllegalStateException(page.kind() + " has a matrix");
        };
    }

    private Heading heading(String id, String word, Object... values) {
        return anchors.heading(id, words.of(word, values));
    }

    private Content article() {
        return new Content("", List.of(), longList(), List.of());
    }

    /** All pages of this branch, where it is too long for the sidebar. */
    private List<Section> longList() {
        var children = sidebar.longList(page.address());
        return children.isEmpty()
                ? List.of()
                : List.of(new Section.Links(heading("all-pages", "head.allPages"), links(children)));
    }

    private List<Link> links(List<NavNode> nodes) {
        var links = new ArrayList<Link>();
        for (NavNode node : nodes) {
            String note = node.address() == null
                    ? ""
                    : site.page(node.address()).map(WikiPages::description).orElse("");
            links.add(Link.of(node.title(), Sidebar.href(page.address(), node)).with(note));
        }
        return links;
    }

    private static String description(SitePage page) {
        return page.prose() == null
                ? ""
                : MatrixPages.orEmpty(page.prose().matter().description());
    }

    private Content list() {
        var children = sidebar.below(page.address());
        var links = new ArrayList<>(links(children));
        if (links.isEmpty()) {
            for (SitePage other : site.pages()) {
                if (!other.address().equals(page.address())
                        && isIn(page.address().folder(), other)) {
                    links.add(Link.of(other.title(), page.address().hrefTo(other.address()))
                            .with(description(other)));
                }
            }
        }
        return new Content(
                "",
                List.of(Fact.of(words.of("fact.pages"), words.number(links.size()))),
                List.of(new Section.Links(Heading.NONE, links)),
                List.of());
    }

    /** Whether a page is a folder's own: an article, a matrix or the list of a folder in it. */
    private static boolean isIn(String folder, SitePage other) {
        return switch (other.kind()) {
            case ARTICLE, MATRIX -> other.address().folder().equals(folder);
            case LIST -> {
                String path = other.address().folder();
                int parent = path.lastIndexOf('/', path.length() - 2) + 1;
                yield parent > 0 && path.substring(0, parent).equals(folder);
            }
            case HOME, CATEGORY, PARTY, CONCERN, WHO_DOES_WHAT, WHO, TAGS, TAG, FINDINGS, CHANGES, SEARCH, NOT_FOUND ->
                false;
        };
    }

    private Content home() {
        var shown = new ArrayList<Section>();
        var cards = new ArrayList<Card>();
        int cells = 0;
        int open = 0;
        for (Duties duties : site.duties().values()) {
            if (!duties.file().readable()) {
                continue;
            }
            var tally = Tally.of(duties.matrix());
            cells += tally.cells();
            open += tally.open();
            cards.add(card(duties, tally));
        }
        var facts = new ArrayList<Fact>();
        facts.add(Fact.of(words.of("fact.pages"), words.number(site.checked())));
        if (!cards.isEmpty()) {
            facts.add(Fact.of(words.of("fact.matrices"), words.number(cards.size())));
            facts.add(Fact.of(words.of("fact.cells"), words.number(cells)));
            facts.add(Fact.of(words.of("fact.open"), words.number(open)));
            shown.add(new Section.Cards(heading("matrices", "head.matrices"), cards));
            shown.add(new Section.People(heading("parties", "head.people"), people()));
        } else if (page.prose() == null) {
            shown.add(new Section.Links(Heading.NONE, links(sidebar.below(page.address()))));
        }
        if (page.prose() != null || !cards.isEmpty()) {
            shown.addAll(longList());
        }
        if (!site.tags().isEmpty() && site.page(TAGS).isPresent()) {
            String count = String.valueOf(site.tags().size());
            facts.add(new Fact(
                    words.of("tags"), List.of(Link.of(count, page.address().hrefTo(TAGS)))));
        }
        site.changes()
                .ifPresent(all -> facts.add(new Fact(
                        words.of("fact.changes"),
                        List.of(Link.of(words.of("changes"), page.address().hrefTo(all.address()))))));
        site.findings()
                .ifPresent(found -> facts.add(new Fact(
                        words.of("fact.check"),
                        List.of(Link.of(words.of("findings"), page.address().hrefTo(found.address()))))));
        return new Content(MatrixPages.orEmpty(site.facts().description()), facts, shown, List.of());
    }

    private Card card(Duties duties, Tally tally) {
        Matrix matrix = duties.matrix();
        var naming = new MatrixWords(site, page, duties, words);
        var keys = new ArrayList<PartyKey>();
        for (Party party : matrix.parties()) {
            keys.add(naming.key(party));
        }
        var counts = new ArrayList<String>();
        counts.add(words.count("categories", matrix.categories().size()));
        counts.add(words.count("concerns", matrix.concerns().size()));
        if (tally.of(State.SHARED) > 0) {
            counts.add(words.of("sharedCount", tally.of(State.SHARED)));
        }
        if (tally.open() > 0) {
            counts.add(words.count("openCells", tally.open()));
        }
        return new Card(
                naming.matrixLink(), MatrixPages.orEmpty(matrix.description()), figures.micro(matrix), keys, counts);
    }

    private List<Person> people() {
        var people = new ArrayList<Person>();
        namesakes.parties().forEach((name, sides) -> {
            int holds = 0;
            int shares = 0;
            int disputes = 0;
            var matrices = new ArrayList<Link>();
            for (Namesakes.Side side : sides) {
                var tally = Tally.of(side.duties().matrix());
                String party = side.party().id();
                holds += tally.holds(party);
                shares += tally.shares(party);
                disputes += tally.disputes(party);
                var naming = new MatrixWords(site, page, side.duties(), words);
                matrices.add(naming.link(side.duties().matrix().title(), party));
            }
            people.add(new Person(namesakes.party(page, name), holds, shares, disputes, matrices));
        });
        return people;
    }

    private Content whoDoesWhat() {
        return new Content(
                words.of("lead.whoDoesWhat"),
                List.of(),
                List.of(new Section.People(Heading.NONE, people())),
                List.of());
    }

    private Content who() {
        var shown = new ArrayList<Section>();
        int holds = 0;
        int shares = 0;
        int cells = 0;
        for (Namesakes.Side side : namesakes.parties().getOrDefault(page.id(), List.of())) {
            Duties duties = side.duties();
            Matrix matrix = duties.matrix();
            var naming = new MatrixWords(site, page, duties, words);
            var parts = new MatrixSections(matrix, duties, naming, words, figures);
            var tally = Tally.of(matrix);
            holds += tally.holds(side.party().id());
            shares += tally.shares(side.party().id());
            cells += tally.cells();
            Heading heading = anchors.heading(matrix.id(), matrix.title());
            var rows = parts.rows(side.party().id(), concern -> List.of(), concern -> "");
            String counted = words.of("of", tally.holds(side.party().id()), tally.cells());
            shown.add(
                    rows.isEmpty()
                            ? new Section.Sentence(
                                    heading,
                                    words.of("none.checklist", side.party().name()),
                                    Link.NONE)
                            : new Section.Duty(
                                    heading,
                                    naming.key(side.party()),
                                    counted,
                                    words.of("inMatrix", side.party().name(), matrix.title()),
                                    List.of(words.of("concern"), words.of("duty")),
                                    rows));
        }
        return new Content(
                words.of("lead.who", page.id()),
                List.of(
                        Fact.of(words.of("fact.holds"), words.of("of", holds, cells)),
                        Fact.of(words.of("fact.shares"), words.of("of", shares, cells)),
                        Fact.of(words.of("fact.matrices"), words.number(shown.size()))),
                shown,
                List.of());
    }

    private Content tags() {
        var links = new ArrayList<Link>();
        for (Tag tag : site.tags().values()) {
            links.add(Link.of(tag.name(), page.address().hrefTo(tag.address()))
                    .with(words.count("pages", tag.pages().size())));
        }
        return new Content(
                words.of("lead.tags"), List.of(), List.of(new Section.Links(Heading.NONE, links)), List.of());
    }

    private Content tag() {
        var links = new ArrayList<Link>();
        Tag tag = site.tags().get(page.id());
        for (SitePage tagged : tag == null ? List.<SitePage>of() : tag.pages()) {
            links.add(Link.of(tagged.title(), page.address().hrefTo(tagged.address()))
                    .with(description(tagged)));
        }
        return new Content(
                words.of("lead.tag", words.count("pages", links.size()), tag == null ? page.title() : tag.name()),
                List.of(),
                List.of(new Section.Links(Heading.NONE, links)),
                List.of());
    }

    private Content notFound() {
        boolean few = site.checked() <= MOST_NEAREST;
        var links = new ArrayList<Link>();
        for (SitePage other : site.pages()) {
            boolean head = other.address().path().endsWith("index.html") || other.kind() == SitePage.Kind.MATRIX;
            boolean apart = other.kind() == SitePage.Kind.NOT_FOUND || other.kind() == SitePage.Kind.FINDINGS;
            if (!apart && (few || head) && links.size() < MOST_NEAREST) {
                links.add(Link.of(other.title(), page.address().hrefTo(other.address())));
            }
        }
        return new Content(
                words.of("lead.notFound"),
                List.of(),
                List.of(new Section.Nearest(heading("nearest", "head.nearest"), links)),
                List.of());
    }
}
