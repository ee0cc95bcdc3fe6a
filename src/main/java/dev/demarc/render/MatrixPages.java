package dev.demarc.render;

import dev.demarc.matrix.Category;
import dev.demarc.matrix.Concern;
import dev.demarc.matrix.Duties;
import dev.demarc.matrix.Holder;
import dev.demarc.matrix.Matrix;
import dev.demarc.matrix.Origin;
import dev.demarc.matrix.Party;
import dev.demarc.matrix.State;
import dev.demarc.model.BlockSpec;
import dev.demarc.model.Download;
import dev.demarc.model.Site;
import dev.demarc.model.SitePage;
import dev.demarc.render.PageView.Fact;
import dev.demarc.render.PageView.Link;
import dev.demarc.render.Section.Caption;
import dev.demarc.render.Section.Cell;
import dev.demarc.render.Section.Change;
import dev.demarc.render.Section.Choice;
import dev.demarc.render.Section.DutyRow;
import dev.demarc.render.Section.Filter;
import dev.demarc.render.Section.Heading;
import dev.demarc.render.Section.Move;
import dev.demarc.render.Section.Place;
import dev.demarc.render.Section.Row;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the pages of one matrix show: its own, and those of its categories, parties and concerns. */
final class MatrixPages {

    private static final List<State> OPEN_STATES = List.of(State.MISSING, State.OVERLAP, State.UNDETERMINED);
    private static final List<State> EVERY_STATE = List.of(State.values());

    private final Site site;
    private final SitePage page;
    private final Duties duties;
    private final Matrix matrix;
    private final Words words;
    private final Figures figures;
    private final MatrixWords naming;
    private final MatrixSections.Evidence evidence;
    private final Anchors anchors;
    private final Namesakes namesakes;
    private final Days days;

    MatrixPages(
            Site site,
            SitePage page,
            Duties duties,
            Words words,
            Figures figures,
            MatrixSections.Evidence evidence,
            Namesakes namesakes,
            Days days) {
        this.days = days;
        this.site = site;
        this.page = page;
        this.duties = duties;
        this.matrix = duties.matrix();
        this.words = words;
        this.figures = figures;
        this.naming = new MatrixWords(site, page, duties, words);
        this.evidence = evidence;
        this.anchors = new Anchors(site, page);
        this.namesakes = namesakes;
    }

    /** What stands beside the sections, and the sections. */
    record Content(String lead, List<Fact> facts, List<Section> sections, List<Section> aside) {}

    Content content(Set<BlockSpec.View> placed) {
        return switch (page.kind()) {
            case MATRIX -> wholeMatrix(placed);
            case CATEGORY -> category(matrix.category(page.id()).orElseThrow(), placed);
            case PARTY -> party(matrix.party(page.id()).orElseThrow());
            case CONCERN -> concern(matrix.concern(page.id()).orElseThrow());
            case ARTICLE, HOME, LIST, WHO_DOES_WHAT, WHO, TAGS, TAG, FINDINGS, CHANGES, SEARCH, NOT_FOUND ->
                throw new IllegalStateException(page.kind() + " belongs to no matrix");
        };
    }

    private MatrixSections sections(Matrix shown) {
        return new MatrixSections(shown, duties, naming, words, figures);
    }

    private Heading heading(String id, String word, Object... values) {
        return anchors.heading(id, words.of(word, values));
    }

    private Content wholeMatrix(Set<BlockSpec.View> placed) {
        var parts = sections(matrix);
        var shown = new ArrayList<Section>();
        if (!placed.contains(BlockSpec.View.STACK)) {
            Section.Figure figure = parts.figure(
                    heading("line", "head.line"),
                    BlockSpec.View.STACK,
                    matrix.id() + "-stack",
                    new Caption(matrix.title(), words.of("caption.stack")),
                    List.of(),
                    false);
            // The states are explained once, below the table.
            shown.add(placed.contains(BlockSpec.View.TABLE) ? figure : figure.withoutSigns());
        }
        if (!placed.contains(BlockSpec.View.TABLE)) {
            shown.add(new Section.Table(
                    heading("table", "head.table"),
                    parts.grid(words.of("caption.table", matrix.title()), true),
                    parts.legend(false),
                    downloads(),
                    filters()));
        }
        new HandedSections(duties, naming, words, days.handovers())
                .ofMatrix(heading("handed", "head.handed"))
                .ifPresent(section -> {
                    shown.add(section);
                    site.changes()
                            .ifPresent(all -> shown.add(new Section.Sentence(
                                    Section.Heading.NONE,
                                    words.of("handed.all"),
                                    Link.of(words.of("changes"), page.address().hrefTo(all.address())))));
                });
        var sharers = parts.sharers();
        if (!sharers.isEmpty()) {
            shown.add(new Section.Parts(
                    heading("shared-cells", "head.sharedCells"),
                    words.of("caption.shared", matrix.title()),
                    sharers,
                    parts.shared(sharers, false)));
        }
        if (!placed.contains(BlockSpec.View.GAPS)) {
            var open = parts.open(
                    heading("open", "head.open"),
                    words.of("caption.open", matrix.title()),
                    List.of(State.MISSING, State.OVERLAP, State.UNDETERMINED, State.VARIES, State.NOT_APPLICABLE),
                    false,
                    "");
            if (!open.rows().isEmpty()) {
                shown.add(open);
            }
        }
        shown.add(new Section.Links(heading("by-category", "head.categories"), categoryLinks()));
        shown.add(new Section.Links(heading("by-party", "head.parties"), partyLinks()));
        if (!matrix.origin().omits().isEmpty()) {
            var omitted = new ArrayList<Fact>();
            matrix.origin().omits().forEach((id, reason) -> omitted.add(Fact.of(id, reason)));
            shown.add(new Section.Facts(heading("left-out", "head.omits"), omitted));
        }
        addSource(shown);
        return new Content(orEmpty(matrix.description()), matrixFacts(), shown, List.of());
    }

    private List<Link> downloads() {
        var links = new ArrayList<Link>();
        links.add(naming.download(words.of("download.stack"), "stack.svg"));
        links.add(naming.download(words.of("download.matrix"), "matrix.svg"));
        if (figures.staircaseFits(matrix)) {
            links.add(naming.download(words.of("download.staircase"), "staircase.svg"));
        }
        for (Download each : Download.of(matrix)) {
            links.add(naming.download(words.of(each.word()), each.file()));
        }
        return links;
    }

    private List<Filter> filters() {
        var parties = new ArrayList<Choice>();
        for (Party party : sections(matrix).partiesFromTop()) {
            parties.add(new Choice(party.id(), party.name(), List.of(naming.key(party))));
        }
        var categories = new ArrayList<Choice>();
        for (Category category : matrix.categories()) {
            categories.add(new Choice(category.id(), category.name(), List.of()));
        }
        var filters = new ArrayList<Filter>();
        filters.add(new Filter("party", words.of("party"), words.of("filter.everyone"), parties));
        filters.add(new Filter("category", words.of("category"), words.of("filter.all"), categories));
        var states = states();
        if (states.size() > 1) {
            filters.add(new Filter("state", words.of("filter.state"), words.of("filter.all"), states));
        }
        var byName = new Choice("name", words.of("filter.byName"), List.of());
        filters.add(new Filter("sort", words.of("filter.sort"), words.of("filter.asWritten"), List.of(byName)));
        return filters;
    }

    /** The states that occur, in their usual order. */
    private List<Choice> states() {
        var occurring = EnumSet.noneOf(State.class);
        for (Concern concern : matrix.concerns()) {
            for (Category category : matrix.categories()) {
                occurring.add(matrix.holder(concern, category).state());
            }
        }
        var states = new ArrayList<Choice>();
        for (State state : occurring) {
            String name = MatrixWords.stateName(state);
            states.add(new Choice(name, words.of("state." + name), List.of()));
        }
        return states;
    }

    private List<Link> categoryLinks() {
        var links = new ArrayList<Link>();
        for (Category category : matrix.categories()) {
            links.add(naming.link(category).with(examples(category)));
        }
        return links;
    }

    private List<Link> partyLinks() {
        var tally = Tally.of(matrix);
        var links = new ArrayList<Link>();
        for (Party party : sections(matrix).partiesFromTop()) {
            links.add(naming.link(party.name(), party.id()).with(holdings(tally, party)));
        }
        return links;
    }

    /** “24 of 40”, and how many it shares, if any. */
    private String holdings(Tally tally, Party party) {
        String alone = words.of("of", tally.holds(party.id()), tally.cells());
        int shares = tally.shares(party.id());
        return shares == 0 ? alone : words.of("and", alone, words.count("sharedCells", shares));
    }

    private static String examples(Category category) {
        return String.join(", ", category.examples());
    }

    private void addSource(List<Section> shown) {
        Origin.Source source = matrix.origin().source();
        if (source == null) {
            return;
        }
        String title = source.title() == null ? orEmpty(source.url()) : source.title();
        String text = source.retrieved() == null
                ? words.of("disclaimer")
                : words.of("disclaimer.retrieved", words.date(source.retrieved()));
        shown.add(new Section.Sentence(heading("source", "source"), text, Link.of(title, web(source.url()))));
    }

    /** An address that a reader may follow; empty for anything that isn't on the web. */
    static String web(@Nullable String url) {
        String lower = url == null ? "" : url.toLowerCase(Locale.ROOT);
        return lower.startsWith("https://") || lower.startsWith("http://") ? orEmpty(url) : "";
    }

    private List<Fact> matrixFacts() {
        var tally = Tally.of(matrix);
        var facts = new ArrayList<Fact>();
        facts.add(Fact.of(words.of("matrix"), matrix.id()));
        addUpkeep(facts);
        Origin.Source source = matrix.origin().source();
        if (source != null) {
            String title = source.title() == null ? orEmpty(source.url()) : source.title();
            facts.add(new Fact(words.of("source"), List.of(Link.of(title, web(source.url())))));
        }
        for (Party party : sections(matrix).partiesFromTop()) {
            facts.add(Fact.of(party.name(), words.of("of", tally.holds(party.id()), tally.cells())));
        }
        addCount(facts, "fact.shared", tally.of(State.SHARED), tally.cells());
        addCount(facts, "fact.open", tally.open(), tally.cells());
        return facts;
    }

    private void addCount(List<Fact> facts, String word, int count, int of) {
        if (count > 0) {
            facts.add(Fact.of(words.of(word), words.of("of", count, of)));
        }
    }

    private void addUpkeep(List<Fact> facts) {
        String owner = matrix.origin().owner();
        facts.addAll(upkeep(
                owner == null ? days.owner(duties.file().place()) : owner,
                matrix.origin().reviewBy(),
                days,
                words));
    }

    /** Who keeps a page, and by when it wants a look; that the day has passed stands beside it. */
    static List<Fact> upkeep(@Nullable String owner, @Nullable LocalDate reviewBy, Days days, Words words) {
        var facts = new ArrayList<Fact>();
        if (owner != null) {
            facts.add(Fact.of(words.of("owner"), owner));
        }
        if (reviewBy != null) {
            Link due = Link.of(words.date(reviewBy), "");
            facts.add(new Fact(
                    words.of("reviewBy"), List.of(days.isOver(reviewBy) ? due.with(words.of("overdue")) : due)));
        }
        return facts;
    }

    private Content category(Category category, Set<BlockSpec.View> placed) {
        var shownMatrix = matrix.only(List.of(), List.of(category.id()));
        var parts = sections(shownMatrix);
        var tally = Tally.of(shownMatrix);
        var aside = new ArrayList<Section>();
        if (!placed.contains(BlockSpec.View.STACK)) {
            aside.add(parts.figure(
                    Heading.NONE,
                    BlockSpec.View.STACK,
                    matrix.id() + "-" + category.id() + "-stack",
                    new Caption(category.name(), words.of("caption.category")),
                    List.of(naming.download(words.of("download.svg"), category.id() + "-stack.svg")),
                    false));
        }
        var shown = new ArrayList<Section>();
        for (Party party : parts.partiesFromTop()) {
            addDuty(shown, parts, party, category, tally);
        }
        addShared(shown, parts, category);
        var open = parts.open(
                heading("open", "head.open"),
                words.of("caption.open", category.name()),
                EVERY_STATE,
                true,
                words.of("none.open"));
        shown.add(open);
        if (matrix.categories().size() > 1) {
            shown.add(moves(category));
        }
        addSource(shown);
        return new Content(orEmpty(category.description()), categoryFacts(category, tally), shown, aside);
    }

    private void addDuty(List<Section> shown, MatrixSections parts, Party party, Category category, Tally tally) {
        var rows = parts.rows(
                party.id(),
                evidence,
                concern -> party.id().equals(naming.rowOf(matrix.holder(concern, category))) ? concern.id() : "");
        Heading heading = heading("does-" + party.id(), "head.does", party.name());
        if (rows.isEmpty()) {
            shown.add(new Section.Sentence(heading, words.of("none.does", party.name(), category.name()), Link.NONE));
            return;
        }
        String counted = holdings(tally, party);
        String note = party.band() == null ? counted : words.of("band", party.band(), counted);
        shown.add(new Section.Duty(heading, naming.key(party), note, party.name(), columns(rows), rows));
    }

    private List<String> columns(List<DutyRow> rows) {
        boolean proven = rows.stream().anyMatch(row -> !row.evidence().isEmpty());
        return proven
                ? List.of(words.of("concern"), words.of("duty"), words.of("evidence"))
                : List.of(words.of("concern"), words.of("duty"));
    }

    private void addShared(List<Section> shown, MatrixSections parts, Category category) {
        Heading heading = heading("shared-cells", "head.shared");
        var sharers = parts.sharers();
        if (sharers.isEmpty()) {
            shown.add(new Section.Sentence(heading, words.of("none.shared"), Link.NONE));
        } else {
            shown.add(new Section.Parts(
                    heading, words.of("caption.shared", category.name()), sharers, parts.shared(sharers, true)));
        }
    }

    private List<Fact> categoryFacts(Category category, Tally tally) {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(words.of("matrix"), List.of(naming.matrixLink())));
        if (!category.examples().isEmpty()) {
            facts.add(Fact.of(words.of("examples"), String.join(words.of("comma"), category.examples())));
        }
        for (Party party : sections(matrix).partiesFromTop()) {
            facts.add(Fact.of(party.name(), words.of("of", tally.holds(party.id()), tally.cells())));
        }
        addCount(facts, "fact.shared", tally.of(State.SHARED), tally.cells());
        addCount(facts, "fact.open", tally.open(), tally.cells());
        addUpkeep(facts);
        return facts;
    }

    private Section moves(Category from) {
        var rows = new ArrayList<Move>();
        for (Category to : matrix.categories()) {
            if (to.id().equals(from.id())) {
                continue;
            }
            var changes = new ArrayList<Change>();
            for (Concern concern : matrix.concerns()) {
                Holder before = matrix.holder(concern, from);
                Holder after = matrix.holder(concern, to);
                if (!sameHands(before, after)) {
                    changes.add(new Change(naming.link(concern), box(before), box(after)));
                }
            }
            rows.add(new Move(naming.link(to), changes, keeps(from, to)));
        }
        return new Section.Moves(heading("moves", "head.moves"), rows);
    }

    private static boolean sameHands(Holder before, Holder after) {
        return before.state() == after.state() && before.parties().equals(after.parties());
    }

    private Cell box(Holder holder) {
        Cell cell = naming.cell(holder, new Place("", "", ""));
        return new Cell(cell.state(), cell.look(), cell.place(), cell.keys(), cell.word(), "", "");
    }

    private List<String> keeps(Category from, Category to) {
        var keeps = new ArrayList<String>();
        for (Party party : sections(matrix).partiesFromTop()) {
            int held = 0;
            int still = 0;
            for (Concern concern : matrix.concerns()) {
                if (matrix.holder(concern, from).accountable().contains(party.id())) {
                    held++;
                    if (matrix.holder(concern, to).accountable().contains(party.id())) {
                        still++;
                    }
                }
            }
            if (held > 0) {
                keeps.add(words.of("keeps", party.name(), still, held));
            }
        }
        return keeps;
    }

    private Content party(Party party) {
        var parts = sections(matrix);
        var tally = Tally.of(matrix);
        var rows = parts.rows(party.id(), evidence, Concern::id);
        var shown = new ArrayList<Section>();
        Heading heading = heading("checklist", "head.checklist");
        String note =
                party.band() == null ? holdings(tally, party) : words.of("band", party.band(), holdings(tally, party));
        shown.add(
                rows.isEmpty()
                        ? new Section.Sentence(heading, words.of("none.checklist", party.name()), Link.NONE)
                        : new Section.Duty(heading, naming.key(party), note, party.name(), columns(rows), rows));
        addOwnParts(shown, party);
        addOthers(shown, party);
        addSource(shown);
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(words.of("matrix"), List.of(naming.matrixLink())));
        if (party.partOf() != null) {
            facts.add(new Fact(words.of("partOf"), List.of(naming.link(naming.name(party.partOf()), party.partOf()))));
        }
        facts.add(Fact.of(words.of("fact.holds"), words.of("of", tally.holds(party.id()), tally.cells())));
        addCount(facts, "fact.shares", tally.shares(party.id()), tally.cells());
        addCount(facts, "fact.disputes", tally.disputes(party.id()), tally.cells());
        addUpkeep(facts);
        String lead = party.description() == null ? orEmpty(party.band()) : party.description();
        return new Content(lead, facts, shown, List.of());
    }

    private void addOwnParts(List<Section> shown, Party party) {
        var concerns = new ArrayList<String>();
        for (Concern concern : matrix.concerns()) {
            for (Category category : matrix.categories()) {
                Holder holder = matrix.holder(concern, category);
                if (MatrixWords.isShared(holder) && holder.parties().contains(party.id())) {
                    concerns.add(concern.id());
                    break;
                }
            }
        }
        if (concerns.isEmpty()) {
            return;
        }
        var parts = sections(matrix.only(concerns, List.of()));
        var sharers = parts.sharers();
        shown.add(new Section.Parts(
                heading("shared-cells", "head.partyShares", party.name()),
                words.of("caption.shared", party.name()),
                sharers,
                parts.shared(sharers, false)));
    }

    /** Concerns in which a party has no part: its page still has their anchors, and says who holds them. */
    private void addOthers(List<Section> shown, Party party) {
        var parts = sections(matrix);
        var rows = new ArrayList<Row>();
        for (Concern concern : matrix.concerns()) {
            if (!parts.tasks(concern, party.id()).isEmpty()) {
                continue;
            }
            var cells = new LinkedHashMap<List<String>, Cell>();
            var sentences = new LinkedHashSet<String>();
            for (Category category : matrix.categories()) {
                Cell cell = box(matrix.holder(concern, category));
                cells.putIfAbsent(List.of(cell.look(), cell.word(), cell.note(), cell.title()), cell);
                sentences.add(naming.sentence(matrix.holder(concern, category)));
            }
            rows.add(new Row(
                    concern.id(),
                    naming.link(concern),
                    List.copyOf(cells.values()),
                    List.of(),
                    String.join(" ", sentences)));
        }
        if (!rows.isEmpty()) {
            shown.add(new Section.Rows(
                    heading("others", "head.others"),
                    words.of("caption.others", party.name()),
                    words.of("concern"),
                    rows,
                    ""));
        }
    }

    private Content concern(Concern concern) {
        var shown = new ArrayList<Section>();
        var rows = new ArrayList<Row>();
        for (Category category : matrix.categories()) {
            Holder holder = matrix.holder(concern, category);
            Cell cell = naming.cell(concern, category, false);
            rows.add(new Row(
                    "", naming.link(category), List.of(cell), told(naming.parts(holder)), naming.sentence(holder)));
        }
        shown.add(new Section.Holder(heading("who", "head.who"), words.of("caption.who", concern.name()), rows));
        for (Category category : matrix.categories()) {
            Holder holder = matrix.holder(concern, category);
            if (MatrixWords.isShared(holder)) {
                // The provider stands left of the line, as in tables.
                var parts = new ArrayList<>(naming.parts(holder));
                Collections.reverse(parts);
                shown.add(new Section.Sides(heading("parts-" + category.id(), "head.sides", category.name()), parts));
            }
        }
        if (!concern.proof().controls().isEmpty()) {
            var controls = new ArrayList<Fact>();
            concern.proof()
                    .controls()
                    .forEach((framework, ids) -> controls.add(Fact.of(framework, String.join(words.of("comma"), ids))));
            shown.add(new Section.Facts(heading("controls", "head.controls"), controls));
        }
        var proofs = evidence.apply(concern);
        if (!proofs.isEmpty()) {
            shown.add(new Section.Links(heading("evidence", "evidence"), proofs));
        }
        new HandedSections(duties, naming, words, days.handovers())
                .ofConcern(heading("handed", "head.handed"), concern)
                .ifPresent(shown::add);
        var elsewhere = namesakes.of(page, duties, concern);
        if (!elsewhere.isEmpty()) {
            shown.add(new Section.Links(heading("elsewhere", "head.elsewhere"), elsewhere));
        }
        addSource(shown);
        return new Content(orEmpty(concern.description()), concernFacts(concern), shown, List.of());
    }

    private static List<Section.Part> told(List<Section.Part> parts) {
        return parts.stream().filter(part -> !part.text().isEmpty()).toList();
    }

    private List<Fact> concernFacts(Concern concern) {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(words.of("matrix"), List.of(naming.matrixLink())));
        if (concern.group() != null) {
            facts.add(Fact.of(words.of("group"), concern.group()));
        }
        if (concern.level() != null) {
            facts.add(Fact.of(
                    words.of("level"),
                    words.of("level." + concern.level().name().toLowerCase(Locale.ROOT))));
        }
        if (!concern.also().isEmpty()) {
            facts.add(Fact.of(words.of("also"), String.join(words.of("comma"), concern.also())));
        }
        var tally = Tally.of(matrix, concern);
        addCount(facts, "fact.open", tally.open(), tally.cells());
        addUpkeep(facts);
        return facts;
    }

    /** States that somebody has to settle. */
    static List<State> openStates() {
        return OPEN_STATES;
    }

    static String orEmpty(@org.jspecify.annotations.Nullable String text) {
        return text == null ? "" : text;
    }
}
