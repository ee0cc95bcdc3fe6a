package dev.demarc.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.demarc.comparison.Handover;
import dev.demarc.comparison.Handovers;
import dev.demarc.diagnostic.Checked;
import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.diagnostic.Findings;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.diagnostic.Severity;
import dev.demarc.diagnostic.Waived;
import dev.demarc.matrix.Category;
import dev.demarc.matrix.Cell;
import dev.demarc.matrix.Concern;
import dev.demarc.matrix.Duties;
import dev.demarc.matrix.Holder;
import dev.demarc.matrix.Matrix;
import dev.demarc.matrix.MatrixFile;
import dev.demarc.matrix.Origin;
import dev.demarc.matrix.Part;
import dev.demarc.matrix.Party;
import dev.demarc.matrix.State;
import dev.demarc.model.Address;
import dev.demarc.model.BlockSpec;
import dev.demarc.model.FrontMatter;
import dev.demarc.model.Heading;
import dev.demarc.model.Html;
import dev.demarc.model.NavNode;
import dev.demarc.model.Navigation;
import dev.demarc.model.Page;
import dev.demarc.model.Settings;
import dev.demarc.model.Site;
import dev.demarc.model.SitePage;
import dev.demarc.model.TestSites;
import dev.demarc.model.Versions;
import dev.demarc.source.Located;
import dev.demarc.source.Location;
import dev.demarc.source.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A small wiki with one matrix that has every state, and a few articles. */
final class SampleWiki {

    static final String FILE = "aws/security.matrix.yml";
    static final Address MATRIX = new Address("aws/security.html");

    private static final Handovers HANDOVERS = new Handovers(
            false,
            new TreeMap<>(Map.of(
                    FILE,
                    List.of(new Handover(
                            "0123456789abcdef0123456789abcdef01234567",
                            1_770_000_000,
                            new Cell("customer-data", "container"),
                            new Handover.Hold(State.OWNED, List.of("AWS <i>&\"'")),
                            new Handover.Hold(State.SHARED, List.of("AWS <i>&\"'", "Customer")))))));

    /** Nothing is over, nobody knows when a file was changed, and one cell came into other hands. */
    static final Days NO_DAYS = new Days() {
        @Override
        public boolean isOver(LocalDate day) {
            return false;
        }

        @Override
        public boolean knowsChanges() {
            return false;
        }

        @Override
        public @Nullable LocalDate changed(String place) {
            return null;
        }

        @Override
        public Handovers handovers() {
            return HANDOVERS;
        }

        @Override
        public @Nullable String owner(String place) {
            return null;
        }
    };

    /** Draws boxes instead of diagrams, with the ids that a diagram would have. */
    static final Figures FIGURES = new Figures() {
        @Override
        public String inline(Matrix matrix, BlockSpec.View view, String id) {
            return svg(matrix, id, 896);
        }

        @Override
        public String narrow(Matrix matrix, BlockSpec.View view, String id) {
            return svg(matrix, id + "-n", 320);
        }

        @Override
        public boolean staircaseFits(Matrix matrix) {
            return false;
        }

        @Override
        public String micro(Matrix matrix) {
            return "<svg viewBox=\"0 0 200 84\" aria-hidden=\"true\"><path class=\"d-t1\" d=\"M0 40h200v44H0z\"/></svg>";
        }

        private String svg(Matrix matrix, String id, int width) {
            return ("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"dm\" id=\"%s\" viewBox=\"0 0 %d 200\" width=\"%d\""
                            + " height=\"200\" role=\"img\" aria-labelledby=\"%s-t\"><title id=\"%s-t\">%s</title>"
                            + "<path class=\"d-t2\" d=\"M0 0h%dv100H0z\"/><path class=\"d-t1\" d=\"M0 100h%dv100H0z\"/></svg>")
                    .formatted(id, width, width, id, id, Escaped.of(matrix.title()), width, width);
        }
    };

    final Settings settings;
    final Site site;
    final Duties duties;

    private SampleWiki(Settings settings, Duties duties, int articles) {
        this.settings = settings;
        this.duties = duties;
        this.site = site(settings.site(), duties, articles);
    }

    static SampleWiki small() {
        return new SampleWiki(settings("Cloud duties", "en"), duties("", true), 3);
    }

    /** The same with {@code mark} at the end of every text. */
    static SampleWiki marked(String mark) {
        return new SampleWiki(settings("Cloud duties" + mark, "en"), duties(mark, true), 3);
    }

    static SampleWiki unreadable() {
        return new SampleWiki(settings("Cloud duties", "en"), duties("", false), 3);
    }

    static SampleWiki ofArticles(int articles) {
        return new SampleWiki(settings("Cloud duties", "en"), duties("", true), articles);
    }

    private static Settings settings(String title, String language) {
        var plain = Settings.of(title);
        return new Settings(
                new Settings.SiteFacts(title, "Who secures what.", "https://wiki.example.org/duties/", language),
                plain.folders(),
                plain.nav(),
                new Settings.ThemeSettings(
                        written("logo.svg"),
                        "#0b5f5a",
                        "#6cc9bd",
                        List.of(written("own.css")),
                        "Kept by the cloud team"),
                new Settings.PageSettings(Settings.Html.ALLOW, "https://git.example.org/edit/{path}", false, List.of()),
                plain.rules(),
                plain.links());
    }

    private static Settings.Written written(String path) {
        return new Settings.Written(path, Location.in("demarc.yml"));
    }

    Theme theme() {
        return Theme.of(List.of(), "en").value();
    }

    Views views() {
        return views(theme());
    }

    Views views(Theme theme) {
        return new Views(site, settings, theme, FIGURES, NO_DAYS, Versions.NONE);
    }

    SitePage page(String address) {
        return site.page(new Address(address)).orElseThrow();
    }

    /** The page's HTML, with the prose that its file would have. */
    String html(String address) {
        return render(theme(), view(address)).value();
    }

    /** The same of any view, as a text. */
    static Checked<String> render(Theme theme, PageView view) {
        Checked<byte[]> page = theme.render(view);
        return new Checked<>(new String(page.value(), UTF_8), page.findings());
    }

    PageView view(String address) {
        return view(views(), page(address));
    }

    static PageView view(Views views, SitePage page) {
        return page.kind() == SitePage.Kind.FINDINGS
                ? views.findings(page, Html.NONE, checkup("<i>&\"'", 60))
                : views.page(page, Html.of(prose(page)), Set.of());
    }

    /** A check that found something of every kind, with a mark in each text; one rule's findings so many times. */
    static Checkup checkup(String mark, int many) {
        var found = new ArrayList<Diagnostic>();
        String matrix = "content/" + FILE;
        found.add(Diagnostic.of(
                        RuleId.GAP,
                        Location.in(matrix, Span.of(3, 5, 4)),
                        "Nobody is responsible for “Logs`" + mark + "`”.",
                        "Name somebody" + mark + ".",
                        "log-retention.abstracted")
                .with(List.of(new Diagnostic.Related(Location.in("content/guide/b.md"), "“All" + mark + "”"))));
        for (int i = 1; i <= many; i++) {
            found.add(Diagnostic.of(
                            RuleId.BROKEN_LINK,
                            Location.in("content/guide/a.md", Span.of(i, 3, 300)),
                            "There is no file `gone" + mark + i + ".md`.",
                            "Write it.",
                            null)
                    .as(i % 2 == 0 ? Severity.ERROR : Severity.WARNING));
        }
        found.add(Diagnostic.of(
                RuleId.VIEW_FALLBACK, Location.in("content/guide/c.md"), "Odd \u0001\u202E\uFFFE", "Do.", null));
        found.add(Diagnostic.of(
                RuleId.TEMPLATE_ERROR, Location.in("theme/page.peb"), "It can’t be read.", "Mend it.", null));
        var waived = Diagnostic.of(
                RuleId.OVERLAP, Location.in(matrix, Span.of(9, 1, 2)), "Two claim it" + mark + ".", "Agree.", null);
        return new Checkup(
                Findings.of(
                        found,
                        List.of(
                                new Waived(waived, "grc" + mark, "Open" + mark, LocalDate.of(2027, 1, 31)),
                                new Waived(waived, null, null, null))),
                new Checkup.LookedAt(12, 1, 40, 7, 99),
                LocalDate.of(2026, 11, 24),
                "content/",
                new Checkup.Shelf() {
                    @Override
                    public boolean has(String file) {
                        return file.startsWith("content/");
                    }

                    @Override
                    public Optional<String> line(String file, int number) {
                        return Optional.of("\tA line " + mark + " [x](gone.md) \u0001" + "long ".repeat(60));
                    }

                    @Override
                    public Checkup.AboutRule about(RuleId rule) {
                        return new Checkup.AboutRule(
                                rule == RuleId.GAP ? new Address("guide/b.html") : new Address("gone.html"),
                                "https://demarc.example.org/guide/rules/" + rule.id() + ".html");
                    }
                });
    }

    static String prose(SitePage page) {
        if (page.prose() == null) {
            return "";
        }
        return page.prose().outline().titleInBody()
                ? "<h1 id=\"main\">" + Escaped.of(page.title())
                        + "</h1>\n<h2 id=\"security\">Security</h2>\n<p>Text.</p>\n<h2 id=\"more\">More</h2><p>Text.</p>"
                : "<p>Own words.</p>";
    }

    /** Every page of the site. */
    SortedMap<String, String> all() {
        var theme = theme();
        var views = views(theme);
        var all = new TreeMap<String, String>();
        for (SitePage page : site.pages()) {
            all.put(page.address().path(), render(theme, view(views, page)).value());
        }
        return all;
    }

    static BlockSpec block(BlockSpec.View view, @Nullable String party, String... categories) {
        var wanted = new ArrayList<Located<String>>();
        for (String category : categories) {
            wanted.add(new Located<>(category, Span.START));
        }
        return new BlockSpec(
                null, view, party == null ? null : new Located<>(party, Span.START), wanted, List.of(), null);
    }

    private static Duties duties(String m, boolean readable) {
        var parties = List.of(
                new Party(
                        "provider",
                        "AWS" + m,
                        1,
                        "A",
                        null,
                        new Party.PartyWords("Security of the cloud" + m, null),
                        List.of()),
                new Party(
                        "customer",
                        "Customer" + m,
                        2,
                        "C",
                        null,
                        new Party.PartyWords("Security in the cloud" + m, "Runs workloads" + m),
                        List.of()),
                new Party("fastly", "Fastly" + m, 3, "F", "customer", new Party.PartyWords(null, null), List.of()));
        var categories = List.of(
                new Category(
                        "infrastructure",
                        "Infrastructure services" + m,
                        "Own machines." + m,
                        List.of("Amazon EC2" + m, "Amazon EBS"),
                        List.of(),
                        List.of()),
                new Category("container", "Container services" + m, null, List.of("Amazon RDS"), List.of(), List.of()),
                new Category(
                        "abstracted", "Abstracted services" + m, null, List.of("Amazon S3"), List.of(), List.of()));
        var concerns = List.of(
                concern("customer-data", "Customer data" + m, "Data" + m),
                new Concern(
                        "encryption-at-rest",
                        "Encryption at rest" + m,
                        "Data" + m,
                        "Stored bytes are unreadable without a key." + m,
                        new Concern.Proof(
                                Concern.Level.REQUIRED,
                                List.of("../guide/a.md", "https://example.org/proof?a=1&b=2", "javascript:alert(1)"),
                                Map.of("nist-800-53", List.of("SC-28" + m))),
                        List.of("SSE" + m),
                        List.of()),
                concern("backups", "Backups" + m, "Platform" + m),
                concern("edge", "Edge delivery" + m, "Platform" + m),
                concern("support", "Support" + m, "Platform" + m),
                concern("hardware", "Hardware" + m, null),
                concern("log-retention", "Log retention" + m, null));
        Map<Cell, Holder> cells = new LinkedHashMap<>();
        for (Category category : categories) {
            cells.put(new Cell("customer-data", category.id()), owned("customer", "Classifies it." + m));
            cells.put(new Cell("hardware", category.id()), owned("provider", null));
            cells.put(
                    new Cell("edge", category.id()),
                    new Holder.Outsourced("fastly", "customer", "Caches at the edge." + m));
        }
        cells.put(new Cell("encryption-at-rest", "infrastructure"), owned("customer", "Encrypts its volumes." + m));
        cells.put(
                new Cell("encryption-at-rest", "container"),
                new Holder.Overlap(
                        List.of(new Part("provider", "Encrypts." + m), new Part("customer", "Encrypts too." + m))));
        cells.put(
                new Cell("encryption-at-rest", "abstracted"),
                new Holder.Shared(List.of(
                        new Part("provider", "Encrypts objects by default." + m),
                        new Part("customer", "Chooses the key." + m))));
        cells.put(new Cell("backups", "infrastructure"), owned("customer", "Takes and tests them." + m));
        cells.put(new Cell("backups", "container"), new Holder.NotApplicable("Nothing to keep" + m));
        cells.put(
                new Cell("support", "infrastructure"),
                new Holder.Varies(
                        "on the support plan" + m, new Holder.Owned(new Part("provider", "Answers." + m)), List.of()));
        cells.put(
                new Cell("support", "container"),
                new Holder.Undetermined("Contract open." + m, "grc" + m, LocalDate.of(2027, 1, 31)));
        cells.put(new Cell("support", "abstracted"), new Holder.Varies("on the region" + m, null, List.of()));
        var origin = new Origin(
                new Origin.Source("AWS model" + m, "https://aws.amazon.com/model", LocalDate.of(2026, 11, 1)),
                "platform-security" + m,
                LocalDate.of(2027, 6, 30),
                Map.of("serverless", "Told elsewhere" + m));
        var matrix = new Matrix(
                "aws-security",
                new Matrix.Heading("AWS shared responsibility" + m, "Who secures what on AWS." + m),
                origin,
                parties,
                categories,
                concerns,
                cells);
        var file = new MatrixFile(FILE, "content/" + FILE, matrix, Map.of(), null, Set.of(), readable);
        return new Duties(file, matrix, Map.of(), List.of());
    }

    private static Concern concern(String id, String name, @Nullable String group) {
        return new Concern(id, name, group, null, Concern.Proof.NONE, List.of(), List.of());
    }

    private static Holder owned(String party, @Nullable String text) {
        return new Holder.Owned(new Part(party, text));
    }

    private static Site site(Settings.SiteFacts facts, Duties duties, int articles) {
        var pages = new ArrayList<SitePage>();
        pages.add(new SitePage(
                new Address("index.html"),
                SitePage.Kind.HOME,
                facts.title(),
                null,
                prose("index.md", facts.title(), false)));
        pages.add(new SitePage(
                new Address("404.html"), SitePage.Kind.NOT_FOUND, "Nobody is responsible for this page", null, null));
        pages.add(new SitePage(
                new Address("who-does-what.html"),
                SitePage.Kind.WHO_DOES_WHAT,
                "Who does what",
                new SitePage.Subject("", ""),
                null));
        pages.add(new SitePage(new Address("findings.html"), SitePage.Kind.FINDINGS, "findings", null, null));
        pages.add(new SitePage(new Address("changes.html"), SitePage.Kind.CHANGES, "changes", null, null));
        pages.add(new SitePage(
                new Address("tags/index.html"), SitePage.Kind.TAGS, "tags", new SitePage.Subject("", ""), null));
        pages.add(new SitePage(
                new Address("tags/keys.html"), SitePage.Kind.TAG, "Keys", new SitePage.Subject("", "keys"), null));
        pages.add(new SitePage(new Address("guide/index.html"), SitePage.Kind.LIST, "Guide", null, null));
        var guide = new ArrayList<NavNode>();
        for (int i = 0; i < articles; i++) {
            String name = i < 26 ? String.valueOf((char) ('a' + i)) : "page" + i;
            var page = new SitePage(
                    new Address("guide/" + name + ".html"),
                    SitePage.Kind.ARTICLE,
                    "Article " + name,
                    null,
                    prose("guide/" + name + ".md", "Article " + name, true));
            pages.add(page);
            guide.add(NavNode.page(page.title(), page.address(), List.of()));
        }
        var below = new ArrayList<NavNode>();
        var matrix = duties.matrix();
        pages.add(new SitePage(MATRIX, SitePage.Kind.MATRIX, matrix.title(), new SitePage.Subject(FILE, ""), null));
        if (duties.file().readable()) {
            matrix.categories()
                    .forEach(category -> add(pages, below, SitePage.Kind.CATEGORY, category.id(), category.name()));
            matrix.parties()
                    .forEach(party ->
                            add(pages, below, SitePage.Kind.PARTY, party.id(), "What " + party.name() + " does"));
            matrix.concerns()
                    .forEach(concern ->
                            add(pages, new ArrayList<>(), SitePage.Kind.CONCERN, concern.id(), concern.name()));
            matrix.parties()
                    .forEach(party -> pages.add(new SitePage(
                            new Address("who-does-what/" + party.id() + ".html"),
                            SitePage.Kind.WHO,
                            party.name(),
                            new SitePage.Subject("", party.name()),
                            null)));
        }
        var top = List.of(
                NavNode.page(facts.title(), new Address("index.html"), List.of()),
                NavNode.page(matrix.title(), MATRIX, below),
                NavNode.page("Guide", new Address("guide/index.html"), guide),
                new NavNode(
                        "Elsewhere",
                        null,
                        null,
                        List.of(new NavNode("Example", null, "https://example.org/", List.of()))));
        return TestSites.of(
                facts,
                pages,
                List.of(duties),
                new TreeSet<>(Set.of("logo.svg", "own.css")),
                Navigation.of(top, pages.size()));
    }

    private static void add(List<SitePage> pages, List<NavNode> below, SitePage.Kind kind, String id, String title) {
        pages.add(new SitePage(MATRIX.below(id), kind, title, new SitePage.Subject(FILE, id), null));
        below.add(NavNode.page(title, MATRIX.below(id), List.of()));
    }

    private static Page prose(String path, String title, boolean titleInBody) {
        var headings = titleInBody
                ? List.of(
                        new Heading(1, "main", title),
                        new Heading(2, "security", "Security"),
                        new Heading(2, "more", "More"))
                : List.<Heading>of();
        return new Page(
                path,
                "content/" + path,
                FrontMatter.NONE,
                new Page.Outline(title, titleInBody, headings),
                List.of(),
                List.of(),
                List.of());
    }
}
