package dev.demarc.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.demarc.build.Importing;
import dev.demarc.check.Catalogue;
import dev.demarc.check.rules.Spoken;
import dev.demarc.data.BatchLine;
import dev.demarc.data.BlockReader;
import dev.demarc.data.ClaimsReader;
import dev.demarc.data.FrontMatterReader;
import dev.demarc.data.MatrixReader;
import dev.demarc.data.SettingsReader;
import dev.demarc.diagnostic.Diagnostic;
import dev.demarc.exchange.ImportWishes;
import dev.demarc.exchange.workbook.Form;
import dev.demarc.exchange.workbook.FormSheet;
import dev.demarc.exchange.workbook.Unreadable;
import dev.demarc.html.Fragments;
import dev.demarc.markdown.Dialect;
import dev.demarc.markdown.MarkdownReader;
import dev.demarc.markdown.MarkdownRenderer;
import dev.demarc.markdown.MarkdownSource;
import dev.demarc.matrix.Meeting;
import dev.demarc.model.Ask;
import dev.demarc.model.Crafts;
import dev.demarc.model.FrontMatter;
import dev.demarc.model.History;
import dev.demarc.model.LinkSites;
import dev.demarc.model.Links;
import dev.demarc.model.ReadPage;
import dev.demarc.model.Settings;
import dev.demarc.model.Site;
import dev.demarc.source.Location;
import dev.demarc.source.SourceFile;
import dev.demarc.source.Span;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;

/**
 * No text crashes a reader, and what a reader says of it stands in it. In the ordinary run the kept inputs are read; with
 * {@code JAZZER_FUZZ=1} and {@code -Dtest='ReadersFuzzTest#markdown'} new ones are sought for ten minutes.
 */
@Tag("fuzz")
class ReadersFuzzTest {

    private static final String TIME = "10m";
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final SourceFile CSV =
            file("cells.csv", "concern,category,holder,text\nbackups,iaas,customer,Makes them.\n".getBytes(UTF_8));
    private static final Site SITE = LinkSites.site()
            .page("a/from.md", "other.md")
            .page("a/other.md")
            .page("index.md")
            .asset("a/plan.png")
            .draft("a/soon.md")
            .build();
    private static final Links LINKS = Links.of(SITE);

    private static SourceFile file(String path, byte[] bytes) {
        return SourceFile.of(path, path, bytes);
    }

    private static void stand(String text, Collection<Diagnostic> findings) {
        for (Diagnostic finding : findings) {
            if (finding.location() instanceof Location.InFile at && !at.path().endsWith(".csv")) {
                stands(text, at.span());
            }
        }
    }

    /** A span ends where a line of the text does, at the latest. */
    private static void stands(String text, Span span) {
        String[] lines = text.split("\r\n|\r|\n", -1);
        if (span.endLine() > lines.length) {
            throw new AssertionError("Line %d of %d".formatted(span.endLine(), lines.length));
        }
        String line = lines[span.endLine() - 1];
        if (span.endColumn() > line.codePointCount(0, line.length()) + 2) {
            throw new AssertionError("Column %d of line %d".formatted(span.endColumn(), span.endLine()));
        }
    }

    @FuzzTest(maxDuration = TIME)
    void markdown(byte[] bytes) {
        String text = new String(bytes, UTF_8);
        for (Settings.Html html : Settings.Html.values()) {
            var front = FrontMatterReader.read(text, "page.md");
            stand(text, front.findings());
            ReadPage page = new MarkdownReader(html, new Fragments(), Crafts.NONE)
                    .read(new MarkdownSource(
                            "page.md",
                            "page.md",
                            text,
                            front.value().bodyStart(),
                            FrontMatter.NONE,
                            Map.of(),
                            List.of("backups")))
                    .value();
            if (page.body().holes() > page.page().asks().size()
                    || page.places().asks().size() != page.page().asks().size()) {
                throw new AssertionError("Each hole has its ask, and each ask its place");
            }
            page.places().asks().forEach(span -> stands(text, span));
            page.facts().text().outward().forEach(link -> stands(text, link.span()));
            stand(text, Catalogue.ofPage(page.facts()));
            for (Ask ask : page.page().asks()) {
                if (ask instanceof Ask.Link link) {
                    LINKS.answer(SITE.pageOf("a/from.md").orElseThrow(), "a/", link.target());
                }
            }
        }
        for (Dialect dialect : Dialect.values()) {
            MarkdownRenderer.render(text, dialect, Crafts.NONE);
        }
    }

    @FuzzTest(maxDuration = TIME)
    void yaml(byte[] bytes) {
        var matrix = MatrixReader.read(file("m.matrix.yml", bytes), List.of(CSV));
        var claims = ClaimsReader.read(file("c.claims.yml", bytes));
        var settings = SettingsReader.read(file("demarc.yml", bytes), new TreeMap<>(), "Wiki");
        String text = new String(bytes, UTF_8);
        Stream.of(matrix, claims, settings).forEach(read -> {
            if (read.findings().stream().noneMatch(each -> each.rule().id().equals("unreadable"))) {
                stand(text, read.findings());
            }
        });
        Catalogue.ofDuties(
                Meeting.of(matrix.value(), List.of(claims.value())),
                new Catalogue.Around(Spoken.NOTHING, List.of(), TODAY, History.NONE));
    }

    @FuzzTest(maxDuration = TIME)
    void workbook(byte[] bytes) {
        try {
            Form form = Form.read(bytes);
            for (FormSheet sheet : form.sheets()) {
                if (sheet.put(sheet.lastRow(), 2, "Filled.")) {
                    Form.read(form.bytes());
                }
            }
        } catch (Unreadable e) {
            if (e.why().isEmpty()) {
                throw new AssertionError("It says why", e);
            }
        }
    }

    @FuzzTest(maxDuration = TIME)
    void json(byte[] bytes) {
        MatrixReader.read(file("m.matrix.json", bytes), List.of(CSV));
        ClaimsReader.read(file("c.claims.json", bytes));
        BatchLine.read(new String(bytes, UTF_8));
    }

    @FuzzTest(maxDuration = TIME)
    void csv(byte[] bytes) {
        String yaml = """
                parties: {provider: , customer: }
                categories: {iaas: , paas: }
                concerns: {backups: , patching: }
                cells: cells.csv
                """;
        var read = MatrixReader.read(file("m.matrix.yml", yaml.getBytes(UTF_8)), List.of(file("cells.csv", bytes)));
        Catalogue.ofDuties(
                Meeting.of(read.value(), List.of()),
                new Catalogue.Around(Spoken.NOTHING, List.of(), TODAY, History.NONE));
    }

    @FuzzTest(maxDuration = TIME)
    void block(byte[] bytes) {
        String text = new String(bytes, UTF_8);
        BlockReader.read(text, "page.md", Span.of(3, 1, 4));
    }

    @FuzzTest(maxDuration = TIME)
    void link(byte[] bytes) {
        String target = new String(bytes, UTF_8);
        LINKS.answer(SITE.pageOf("a/from.md").orElseThrow(), "a/", target);
    }

    @FuzzTest(maxDuration = TIME)
    void html(byte[] bytes) {
        String html = new String(bytes, UTF_8);
        var fragments = new Fragments();
        fragments.read(html).targets().forEach(target -> {
            if (target.start() > target.end() || target.end() > html.length()) {
                throw new AssertionError("%s is not in the text".formatted(target));
            }
        });
        fragments.clean(html);
    }

    @FuzzTest(maxDuration = TIME)
    void tables(byte[] bytes) throws IOException {
        for (String name : List.of("page.md", "page.html", "page.csv", "book.xlsx")) {
            var wanted = new Importing.Wanted(List.of(file(name, bytes)), ImportWishes.NONE, null);
            for (Importing.Made made : Importing.of(wanted).matrices()) {
                var again = MatrixReader.read(file("m.matrix.yml", made.yaml().getBytes(UTF_8)), List.of());
                if (!again.findings().isEmpty()) {
                    throw new AssertionError("%s in %s".formatted(again.findings(), made.yaml()));
                }
            }
        }
    }
}
